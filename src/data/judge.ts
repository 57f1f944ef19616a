// A sample through the same statistics, estimators and checks as a run: leaf by leaf of 1024 rows, merged along the same tree.
import type { Situation } from "../check/check.js";
import { type Check, needsOf, verdicts } from "../check/index.js";
import { readChecks } from "../check/schema.js";
import type { Verdict } from "../check/verdict.js";
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, estimateFrom, mean, statisticsFor } from "../estimate/request.js";
import { SpecError } from "../spec/error.js";
import { readFormula } from "../spec/formulas.js";
import { columnsOf, formulasFor, statesOf } from "../stats/leaf.js";
import {
  formulasOf,
  mergeAll,
  type Request,
  type State,
  union,
  type Values,
  valuesOf,
} from "../stats/request.js";
import { Tree } from "../stats/tree.js";
import { quantitiesOf, type Sample, type Side, scopeOf } from "./sample.js";
import { leavesOf } from "./table.js";

/** What is said of a sample: the part of a run's `Result` that needs no run. */
export interface Judgement {
  /** Rows, and those of the reversed runs. */
  readonly rows: number;
  readonly reversedRows: number;
  /** Means of the quantities, and what was asked for, by name. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  readonly verdicts: readonly Verdict[];
}

export interface JudgeOptions {
  readonly checks?: readonly Check[] | undefined;
  /** Further estimates by name. */
  readonly estimates?: Readonly<Record<string, EstimateRequest>> | undefined;
}

/**
 * Reads a sample once and judges it. Memory does not grow with the number of rows.
 * @throws SpecError before any verdict, with row and column, where a number is missing.
 */
export async function judgeSample(
  sample: Sample,
  { checks = [], estimates: asked = {} }: JudgeOptions,
): Promise<Judgement> {
  readChecks(checks, "checks");
  const { kT, forward, reverse, experiment } = sample;
  const columns = quantitiesOf(forward);
  const situation: Omit<Situation, "level"> = {
    kT,
    columns,
    reverse: reverse === null ? null : quantitiesOf(reverse),
    experiment,
  };
  const means = Object.keys(forward.columns).map((name): [string, EstimateRequest] => [name, mean(name)]);
  const wanted = { ...Object.fromEntries(means), ...asked };
  const requests = [...Object.values(wanted), ...needsOf(checks, situation)];
  const { values, ...sizes } = await gathered(sample, requests.flatMap(statisticsFor));
  const estimate = (request: EstimateRequest): Estimate => estimateFrom(request, values);
  return {
    ...sizes,
    estimates: Object.fromEntries(Object.entries(wanted).map(([name, request]) => [name, estimate(request)])),
    verdicts: verdicts(checks, situation, estimate),
  };
}

/**
 * Values of statistics over all rows of both directions.
 * @throws SpecError where there are no rows, or no reversed ones for what is asked of them.
 */
export async function gathered(
  { forward, reverse }: Sample,
  requests: readonly Request[],
): Promise<{ rows: number; reversedRows: number; values: Values }> {
  const statistics = union(requests);
  const ahead = statistics.filter(({ run }) => run !== "reverse");
  const back = statistics.filter(({ run }) => run === "reverse");
  if (reverse === null && back.length > 0) {
    throw new SpecError(
      "reverse",
      "a table of reversed runs is needed for what is asked of them, none given",
    );
  }
  const found = await pushed(forward, ahead);
  const turned = reverse === null ? { rows: 0, states: [] } : await pushed(reverse, back);
  const values = valuesOf([...ahead, ...back], [...found.states, ...turned.states]);
  return { rows: found.rows, reversedRows: turned.rows, values };
}

/** The states of all rows of a side. @throws SpecError where there are none. */
async function pushed(
  side: Side,
  statistics: readonly Request[],
): Promise<{ rows: number; states: readonly State[] }> {
  const known = [...quantitiesOf(side), "kT"];
  for (const text of statistics.flatMap(formulasOf)) readFormula(text, side.table.source, known);
  const formulas = formulasFor(statistics);
  const tree = new Tree<readonly State[]>(mergeAll(statistics));
  let rows = 0;
  let index = 0;
  for await (const leaf of leavesOf(side.table, Object.values(side.columns))) {
    const size = leaf[0]?.length ?? 0;
    tree.add({
      level: 0,
      index,
      state: statesOf(statistics, columnsOf(formulas, scopeOf(side, leaf), size)),
    });
    rows += size;
    index += 1;
  }
  const states = tree.root();
  if (states === undefined) throw new SpecError(side.table.source, "at least one row is needed, none given");
  return { rows, states };
}
