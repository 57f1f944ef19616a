// The main road: experiment -> plan -> ensemble -> estimates -> verdicts.

import { type Check, needsOf, verdicts } from "../check/index.js";
import { readChecks } from "../check/schema.js";
import { weakOrder } from "../estimate/bias.js";
import type { Estimate } from "../estimate/estimate.js";
import { type EstimateRequest, estimateFrom, mean, statisticsFor } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { names } from "../formula/syntax.js";
import { columnNames } from "../plan/ledger.js";
import { type Plan, plan } from "../plan/plan.js";
import { SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { readFormula } from "../spec/formulas.js";
import { validate } from "../spec/validate.js";
import { commonTemperature, namesOf } from "../spec/variables.js";
import { formulasOf, type Request, union, valuesOf } from "../stats/request.js";
import { biasOf } from "./bias.js";
import { type Ensemble, type EnsembleOptions, ensemble } from "./ensemble.js";
import { provenance } from "./provenance.js";
import { Interrupted, type Result } from "./result.js";
import { pairedOf } from "./shipment.js";

export interface RunOptions extends EnsembleOptions {
  readonly checks?: readonly Check[] | undefined;
  /** Further estimates by name. */
  readonly estimates?: Readonly<Record<string, EstimateRequest>> | undefined;
}

/** Means that every run reports. */
const ALWAYS = ["work", "forceWork", "heat", "energyChange", "shadowWork", "freeEnergyChange", "information"];

/** Names of the estimates that a run of this experiment always reports. */
export function reported(experiment: Experiment): string[] {
  const columns = columnNames(plan(experiment).book);
  return ALWAYS.filter((name) => columns.includes(name));
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
  const { checks = [], estimates: asked = {} } = options;
  refuseOptions(options, namesOf(experiment.system));
  const columns = columnNames(planned.book);
  const situation = { kT: commonTemperature(experiment.system), columns, reverse: null, experiment };
  const wanted: Record<string, EstimateRequest> = {
    ...Object.fromEntries(ALWAYS.filter((name) => columns.includes(name)).map((name) => [name, mean(name)])),
    ...asked,
  };
  const requests = [...Object.values(wanted), ...needsOf(checks, situation)];
  const statistics = union(requests.flatMap(statisticsFor));
  for (const text of statistics.flatMap(formulasOf)) readColumn(text, "estimates", columns);
  const { keep } = experiment.record;
  for (const [i, text] of keep.entries()) readColumn(text, `record.keep[${i}]`, columns);
  refuseTooMuch(experiment);

  const found = await ensemble(planned, statistics, keep, options);
  const estimate = estimator(found, statistics, planned);
  const steps = planned.steps * found.trajectories;
  const seconds = (performance.now() - began) / 1000;
  const result: Result = {
    experiment,
    provenance: provenance(experiment.ensemble.seed, planned.kernel.variables),
    trajectories: found.trajectories,
    quenches: planned.quenches,
    estimates: Object.fromEntries(Object.entries(wanted).map(([name, request]) => [name, estimate(request)])),
    verdicts: found.trajectories > 0 ? verdicts(checks, situation, estimate) : [],
    columns: Object.fromEntries(keep.map((text, i) => [text, found.columns[i] as Float64Array])),
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
  found: Ensemble,
  statistics: readonly Request[],
  { experiment }: Plan,
): (request: EstimateRequest) => Estimate {
  const values = valuesOf(statistics, found.states);
  const bias = biasOf(found.pairs, pairedOf(statistics), (request) =>
    weakOrder(experiment, statisticsFor(request).flatMap(formulasOf).flatMap(columnsIn)),
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
