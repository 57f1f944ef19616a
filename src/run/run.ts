// The main road: experiment -> plan -> ensemble -> estimates -> verdicts.

import { BACKWARD } from "../check/backward.js";
import type { Situation } from "../check/check.js";
import { type Check, needsOf, verdicts } from "../check/index.js";
import { askable, readChecks, refuseUninformed } from "../check/schema.js";
import { weakOrder } from "../estimate/bias.js";
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, estimateFrom, mean, statisticsFor } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { names } from "../formula/syntax.js";
import { type Plan, plan } from "../plan/plan.js";
import { SpecError } from "../spec/error.js";
import { type Experiment, isLangevin, isNetwork } from "../spec/experiment.js";
import { readFormula } from "../spec/formulas.js";
import { reverse } from "../spec/reverse.js";
import { validate } from "../spec/validate.js";
import { formulasOf, type Request, union, valuesOf } from "../stats/request.js";
import { LEAF } from "../stats/tree.js";
import { biasOf } from "./bias.js";
import { comparedWith, type With } from "./comparison.js";
import { cyclesOf } from "./cycles.js";
import { type EnsembleOptions, ensemble, type Prefix } from "./ensemble.js";
import { gridOf } from "./grid.js";
import { pairedOf } from "./pairs.js";
import { provenance } from "./provenance.js";
import { replay } from "./replay.js";
import { Interrupted, type Result } from "./result.js";
import { unitsOf } from "./units.js";
import { decided, looksAt, needsOfUntil, precise, type Until } from "./until.js";
import { waitsOf } from "./waits.js";

export interface RunOptions extends EnsembleOptions {
  readonly checks?: readonly Check[] | undefined;
  /** Further estimates by name. */
  readonly estimates?: Readonly<Record<string, EstimateRequest>> | undefined;
  /** Ends the run at a prefix of 2^k leaves at which this holds; `trajectories` is then the most that are run. */
  readonly until?: Until | undefined;
  /**
   * Holds what the run finds against an equation that is solved: Fokker-Planck's for one overdamped variable without feedback, the master
   * equation for a network.
   */
  readonly compare?: With | undefined;
}

/** Names of the estimates that a run of this experiment always reports. */
export function reported(experiment: Experiment): readonly string[] {
  return plan(validate(experiment)).reported;
}

/** Bytes of kept columns above which a run is refused. */
const MOST_KEPT = 4 * 2 ** 30;

/**
 * Runs an experiment: `trajectories` independent trajectories, their ledger, estimates with errors, and a verdict per check.
 * @throws SpecError before any worker starts; NumericalFailure; Interrupted with what was done when `signal` aborts.
 */
export async function run(spec: Experiment, options: RunOptions = {}): Promise<Result> {
  const began = performance.now();
  const experiment = validate(spec);
  const planned = plan(experiment);
  const { checks = [], estimates: asked = {}, until } = options;
  refuseOptions(options, askable(experiment));
  refuseUninformed(checks, "checks", experiment);
  const { columns } = planned;
  const wanted: Record<string, EstimateRequest> = {
    ...Object.fromEntries(planned.reported.map((name) => [name, mean(name)])),
    ...asked,
  };
  const enough = until === undefined ? null : needsOfUntil(until, wanted, checks.length);
  const other = options.compare === undefined ? null : comparedWith(options.compare, experiment, columns);
  const inquiry = inquire(
    planned,
    [...Object.values(wanted), ...Object.values(enough ?? {}), ...(other?.requests ?? [])],
    checks,
  );
  const { situation, reversed } = inquiry;
  const [statistics, backward] = [inquiry.statistics.filter(isForward), inquiry.statistics.filter(isReverse)];
  for (const text of statistics.flatMap(formulasOf)) readColumn(text, "estimates", columns);
  for (const text of backward.flatMap(formulasOf)) readColumn(text, "estimates", situation.reverse ?? []);
  const { keep, paths } = experiment.record;
  for (const [i, text] of keep.entries()) readColumn(text, `record.keep[${i}]`, columns);
  refuseTooMuch(experiment);

  const grid = gridOf(experiment);
  const cycles = cyclesOf(experiment, planned.additive);
  const forward = union([...statistics, ...(grid?.statistics ?? []), ...(cycles?.statistics ?? [])]);
  const all = [...forward, ...backward];
  const at = until === undefined ? [] : looksAt(Math.ceil(experiment.ensemble.trajectories / LEAF));
  const looks = Math.max(1, at.length);
  const ends = (prefix: Prefix): boolean => {
    const estimate = estimator(prefix, all, planned);
    if (until === undefined || until === "decided")
      return decided(verdicts(checks, situation, estimate, looks));
    return enough !== null && precise(until, estimate(enough.mean), estimate(enough.tail));
  };
  const found = await ensemble(
    [
      { plan: planned, statistics: forward, keep },
      ...(reversed === null ? [] : [{ plan: reversed, statistics: backward, keep: [] }]),
    ],
    options,
    { at: at.slice(0, -1), ends },
  );
  const estimate = estimator(found, all, planned);
  // of networks the jumps that happened, where there are any
  const own = planned.kind !== "langevin" ? (estimate(mean("jumps")).value ?? 0) : planned.steps;
  const backwards = reversed === null ? 0 : planned.kind !== "langevin" ? own : reversed.steps;
  const steps = Math.round((own + backwards) * found.trajectories);
  const seconds = (performance.now() - began) / 1000;
  const result: Result = {
    experiment,
    provenance: provenance(experiment.ensemble.seed, planned.template),
    trajectories: found.trajectories,
    ...(experiment.stop === undefined
      ? {}
      : { censored: found.trajectories - countOf(estimate(mean("stopped")), found.trajectories) }),
    ...(until === undefined ? {} : { until: { rule: until, looks } }),
    quenches: planned.quenches,
    ...(reversed === null ? {} : { reversed: { quenches: reversed.quenches } }),
    estimates: Object.fromEntries(Object.entries(wanted).map(([name, request]) => [name, estimate(request)])),
    ...(isLangevin(experiment) && experiment.units !== undefined
      ? { units: unitsOf(experiment, wanted) }
      : {}),
    verdicts: found.trajectories > 0 ? verdicts(checks, situation, estimate, looks) : [],
    ...(other === null || found.trajectories === 0 ? {} : { compare: other.compared(estimate) }),
    columns: Object.fromEntries(keep.map((text, i) => [text, found.columns[i] as Float64Array])),
    ...(cycles === null || found.trajectories === 0 ? {} : { cycles: cycles.resultFrom(estimate) }),
    ...(grid === null || found.trajectories === 0
      ? {}
      : { grid: grid.resultFrom(estimate, valuesOf(all, found.states)) }),
    ...(isNetwork(experiment) && experiment.record.waiting !== undefined
      ? { waits: waitsOf(experiment, experiment.record.waiting) }
      : {}),
    ...(paths === undefined ? {} : { paths: replay(experiment, paths.trajectories, { every: 1, ...paths }) }),
    timing: {
      seconds,
      workers: found.workers,
      steps,
      nsPerStep: steps > 0 ? (seconds * 1e9 * found.workers) / steps : 0,
    },
  };
  if (found.interrupted) throw new Interrupted(result);
  return result;
}

/** Of how many trajectories a column of 0 and 1 is 1. */
const countOf = ({ value }: Estimate, trajectories: number): number =>
  Math.round((value ?? 0) * trajectories);

type Inquiry = {
  readonly situation: Omit<Situation, "level">;
  readonly statistics: readonly Request[];
  /** The plan of the reversed experiment, where anything is asked of it. */
  readonly reversed: Plan | null;
};

const isReverse = ({ run }: Request): boolean => run === "reverse";
const isForward = (request: Request): boolean => !isReverse(request);

/** What the estimates and checks ask for, of the run and of reversed runs where the experiment can be reversed. */
function inquire(
  { experiment, columns, kT }: Plan,
  estimates: readonly EstimateRequest[],
  checks: readonly Check[],
): Inquiry {
  const of = (reverse: readonly string[] | null): Omit<Inquiry, "reversed"> => {
    const situation = { kT, columns, reverse, experiment };
    const requests = [...estimates, ...needsOf(checks, situation)];
    return { situation, statistics: union(requests.flatMap(statisticsFor)) };
  };
  // planned only where something is asked of it
  const both = of(experiment.feedback === undefined ? columns : [...columns, ...BACKWARD]);
  if (!both.statistics.some(isReverse)) return { ...both, reversed: null };
  try {
    const reversed = plan(reverse({ ...experiment, record: { keep: [] } }));
    return { ...of(reversed.columns), reversed };
  } catch (error) {
    // a check without reversed runs says so; an estimate that asks for them cannot be made
    if (!(error instanceof SpecError) || estimates.flatMap(statisticsFor).some(isReverse)) throw error;
    return { ...of(null), reversed: null };
  }
}

const readColumn = (text: string, path: string, columns: readonly string[]): unknown =>
  readFormula(text, path, [...columns, "kT"]);

/** The columns that a formula mentions. */
function columnsIn(formula: string): string[] {
  const found: string[] = [];
  names(parse(formula), (name) => found.push(name));
  return found;
}

function refuseOptions(
  { workers = 1, chunkLeaves = 1, checks = [] }: RunOptions,
  variables: readonly string[],
): void {
  if (!Number.isInteger(workers) || workers < 1) {
    throw new SpecError("workers", `a whole number of at least 1 is needed, ${workers} given`);
  }
  const exponents = Array.from({ length: 21 }, (_, k) => 2 ** k);
  if (!exponents.includes(chunkLeaves)) {
    throw new SpecError("chunkLeaves", `a power of 2 from 1 to 2^20 is needed, ${chunkLeaves} given`);
  }
  readChecks(checks, "checks", variables);
}

function refuseTooMuch({ ensemble: { trajectories }, record: { keep } }: Experiment): void {
  const bytes = 8 * trajectories * keep.length;
  if (bytes > MOST_KEPT) {
    throw new SpecError(
      "record.keep",
      `columns that fit into ${MOST_KEPT / 2 ** 30} GB are needed, ${keep.length} columns of ${trajectories} trajectories take ${(bytes / 2 ** 30).toFixed(1)} GB`,
    );
  }
}

/** Estimates with their biases, each computed once. */
function estimator(
  found: Prefix,
  statistics: readonly Request[],
  { experiment, exact }: Plan,
): (request: EstimateRequest) => Estimate {
  const values = valuesOf(statistics, found.states);
  const bias = biasOf(found.pairs, pairedOf(statistics), (request) =>
    isLangevin(experiment)
      ? weakOrder(experiment, statisticsFor(request).flatMap(formulasOf).flatMap(columnsIn), exact)
      : "exact",
  );
  const known = new Map<string, Estimate>();
  return (request) => {
    const key = JSON.stringify(request);
    const ready = known.get(key);
    if (ready !== undefined) return ready;
    const estimate = { ...estimateFrom(request, values), bias: bias(request) };
    known.set(key, estimate);
    return estimate;
  };
}
