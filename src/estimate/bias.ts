// The time-step bias of any estimate, from pairs of runs at dt and dt/2 on the same Brownian paths.
//   D = estimate(dt/2) - estimate(dt) over the pairs;  bias = estimate(dt) - limit = -D/(1 - r), r = 2^-p, p the weak order
// The error has two parts: of D, by the jackknife over groups of blocks (the noise is shared, so D is far sharper than either
// estimate); and of the next order in dt, which one difference cannot tell from the first. With a bias c h^p + d h^(p+1) the value
// above is too large by
//   t = d h^(p+1) (r/2)/(1 - r) = [D' - r D]/[(1 - r/2)(1 - r)],   D' = estimate(dt/4) - estimate(dt/2) of other pairs
// Before D' is known, t is taken for a normal variable of deviation |bias| (r/4)/(1 - r): the next order is half as large as the
// first. With D' and its error it has mean and variance by Bayes' rule, and the error is the root of
//   error(D)^2/(1 - r)^2 + mean(t)^2 + variance(t).
// So a difference that does not shrink as the order says widens the error.
import { recordedOf } from "../formula/recorded.js";
import { calls, names } from "../formula/syntax.js";
import type { Langevin, LangevinExperiment, Method, Scheme } from "../spec/experiment.js";
import { type ReadRecord, recordOf } from "../spec/record.js";
import { stateOf } from "../spec/variables.js";
import type { Bias } from "./estimate.js";

const WEAK_ORDER: Readonly<Record<Scheme, 1 | 2>> = {
  euler: 1,
  heun: 2,
  leimkuhlerMatthews: 1,
  mala: 1,
  exactLinear: 2,
  reflected: 1,
  baoab: 2,
  obabo: 2,
  aboba: 2,
  oabao: 2,
};

/** Weak order, or nothing to measure. */
export type Order = 1 | 2 | "exact";

/**
 * Weak order of the average of something made of these columns; additive noise. A wall is met with order 1 by either scheme,
 * and what is booked along the chord of a step, force times displacement, misses what the path does beside the chord, which
 * is of order h a unit of time wherever there are currents. `exact` says that the law of states and work is that of continuous
 * time (plan/exactLinear.ts): then so are averages of what follows from them alone.
 */
export function weakOrder(experiment: LangevinExperiment, columns: readonly string[], exact = false): Order {
  const { system, method, record, stop } = experiment;
  if (stop !== undefined) return 1;
  const recorded = columns.filter(
    (name) => Object.hasOwn(record.columns ?? {}, name.replace(/Reached$/, "")) || GRID.test(name),
  );
  if (recorded.length > 0) {
    const others = columns.filter((name) => !recorded.includes(name));
    const made = recorded.flatMap((name) => madeOf(experiment, name));
    return made.includes(null) ? 1 : weakOrder(experiment, [...others, ...(made as string[])], exact);
  }
  if (exact && columns.every((name) => isExact(system, method, name))) return "exact";
  const heats = (name: string): boolean =>
    /^(heat|heat_.*|bathEntropy|shadowWork|entropyProduction|housekeeping(Heat|Entropy))$/.test(name);
  const forced = system.force !== undefined;
  const alongChords = (name: string): boolean =>
    system.dynamics === "overdamped" &&
    ((forced && name === "forceWork") || ((forced || method.heat === "stepwise") && heats(name)));
  return system.walls !== undefined || columns.some(alongChords) ? 1 : WEAK_ORDER[method.scheme];
}

/** Whether a column follows from places, velocities and work. */
function isExact(system: Langevin, { heat }: Method, column: string): boolean {
  const closed = heat === "closed" && system.force === undefined;
  const states = stateOf(system).flatMap((name) => [name, `${name}Start`]);
  const known = ["work", "energyChange", "freeEnergyChange", "kT", "outcome", "logLikelihood", "information"];
  const heats = ["heat", "bathEntropy", "forceWork", "shadowWork"];
  return states.includes(column) || known.includes(column) || (closed && heats.includes(column));
}

/** Column of a formula on the time grid (plan/snapshots.ts). */
const GRID = /^grid\.\d+\.(\d+)/;

/** Read once for each experiment. */
const reads = new WeakMap<LangevinExperiment, ReadRecord>();

/** Columns that a recorded one is made of; null among them where a recorded function is of order 1. */
function madeOf(experiment: LangevinExperiment, column: string): (string | null)[] {
  const known = reads.get(experiment) ?? recordOf(experiment);
  reads.set(experiment, known);
  const [, formula] = GRID.exec(column) ?? [];
  const node = formula === undefined ? known.columns[column] : known.states[Number(formula)];
  if (node === undefined) return [null]; // whether something was reached
  const found: (string | null)[] = [];
  // a path that has a slope is followed along its chords to order 2
  const smooth = experiment.system.dynamics === "underdamped";
  calls(node, (call) => {
    const row = recordedOf(call);
    if (row !== null && row.order === 1 && !(smooth && call.name === "along")) found.push(null);
  });
  const { fields } = experiment.system.potential;
  names(node, (name) => {
    if (!Object.hasOwn(fields, name)) found.push(name);
  });
  return found;
}

/** A difference of estimates, over all groups of blocks and without each of them. */
export interface Difference {
  readonly whole: number;
  readonly without: readonly number[];
}

/** How large the next order is beside the first before anything is known of it. */
const NEXT = 0.5;

/** Null from fewer than two groups, or where an estimate has no value. `second` is D', where it was measured. */
export function biasFrom(first: Difference, second: Difference | null, order: Order): Bias | null {
  if (order === "exact") return { value: 0, error: 0 };
  const spread = variance(first);
  if (spread === null) return null;
  const r = order === 1 ? 1 / 2 : 1 / 4;
  const value = -first.whole / (1 - r);
  const squared = spread / (1 - r) / (1 - r) + nextOrder(first.whole, spread, second, r);
  return { value, error: Math.sqrt(squared), order };
}

/** mean(t)^2 + variance(t). */
function nextOrder(whole: number, spread: number, second: Difference | null, r: number): number {
  const deviation = (NEXT * whole * (r / 2)) / (1 - r) / (1 - r);
  const prior = deviation * deviation;
  const other = second === null ? null : variance(second);
  if (second === null || other === null || prior === 0) return prior;
  const scale = (1 - r / 2) * (1 - r);
  const t = (second.whole - r * whole) / scale;
  const noise = (other + r * r * spread) / (scale * scale);
  const share = prior / (prior + noise);
  return share * t * share * t + share * noise;
}

/** Of the jackknife over groups. */
function variance({ whole, without }: Difference): number | null {
  const groups = without.length;
  if (groups < 2 || !Number.isFinite(whole)) return null;
  const centre = without.reduce((sum, d) => sum + d, 0) / groups;
  return ((groups - 1) / groups) * without.reduce((sum, d) => sum + (d - centre) * (d - centre), 0);
}
