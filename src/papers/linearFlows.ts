// Linear systems of two variables, the second of which may be the memory of a demon:
//   dx = (a x + b y) dt + sqrt(2 Dx) dB,   dy = (c x + d y) dt + sqrt(2 Dy) dB'
// In the steady state the pair is normal with the covariance S, A S + S A^T + 2 D = 0, I = ln(Sxx Syy/det S)/2, and x's own motion
// makes of it
//   Idot_x = [dSxx/Sxx - (dSxx Syy - 2 Sxy dSxy)/det S]/2,   dSxx = 2 (a Sxx + b Sxy) + 2 Dx,   dSxy = a Sxy + b Syy;
// along a path it is the Stratonovich integral of d ln p(y|x)/dx along x.
import { derived, type EstimateRequest, mean } from "../estimate/request.js";
import { experiment, overdamped, point, schedule, steady } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import type { Budget } from "./claim.js";

/** Of two variables. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly Dx: number;
  readonly Dy: number;
}

export interface Covariance {
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** S, from its three equations. */
export function steadyPair({ a, b, c, d, Dx, Dy }: Pair): Covariance {
  const xy = ((c * Dx) / a + (b * Dy) / d) / (a + d - b * c * (1 / a + 1 / d));
  return { xx: -(Dx + b * xy) / a, xy, yy: -(Dy + c * xy) / d };
}

/** The same pair, the second variable first. */
export const exchanged = ({ a, b, c, d, Dx, Dy }: Pair): Pair => ({ a: d, b: c, c: b, d: a, Dx: Dy, Dy: Dx });

/** Idot of the first variable. */
export function flowOfFirst(pair: Pair): number {
  const { xx, xy, yy } = steadyPair(pair);
  const { a, b, Dx } = pair;
  const grown = 2 * (a * xx + b * xy) + 2 * Dx;
  return (grown / xx - (grown * yy - 2 * xy * (a * xy + b * yy)) / (xx * yy - xy * xy)) / 2;
}

/** Of the second. */
export const flowOfSecond = (pair: Pair): number => flowOfFirst(exchanged(pair));

/** Names of the two variables. */
export type Names = readonly [x: string, y: string];

/** <x^2>, <x y> and <y^2>, sampled. */
const moments = ([x, y]: Names): Readonly<Record<"xx" | "xy" | "yy", EstimateRequest>> => ({
  xx: mean(`${x}^2`),
  xy: mean(`${x}*${y}`),
  yy: mean(`${y}^2`),
});

export const DETERMINANT = "(xx*yy - xy^2)";

/** A function of the sampled covariance, in xx, xy and yy. */
export const ofCovariance = (formula: string, names: Names): EstimateRequest =>
  derived(formula, moments(names));

/** I, in terms of the covariance. */
export const INFORMATION = `log(xx*yy/${DETERMINANT})/2`;

/** Idot of the first variable, in terms of the covariance. */
export function flowFormula({ a, b, Dx }: Pair): string {
  const grown = `(2*(${a}*xx + (${b})*xy) + ${2 * Dx})`;
  return `(${grown}/xx - (${grown}*yy - 2*xy*(${a}*xy + (${b})*yy))/${DETERMINANT})/2`;
}

/** Idot of the second one. */
export const flowFormulaOfSecond = (pair: Pair): string =>
  flowFormula(exchanged(pair)).replace(/xx|yy/g, (s) => (s === "xx" ? "yy" : "xx"));

/** d ln p(y|x)/dx in the steady state. */
export function pull(pair: Pair, [x, y]: Names): string {
  const { xx, xy, yy } = steadyPair(pair);
  const determinant = xx * yy - xy * xy;
  return `${1 / xx - yy / determinant}*${x} + ${xy / determinant}*${y}`;
}

/** D and the force by name. */
export type Forces = Readonly<Record<string, { readonly D: number; readonly force: string }>>;

/** As good as no noise, and a bath all the same. */
export const COLD = 1e-12;
/** Times of relaxation until nothing is left of the start: e^-16. */
const RELAXED = 8;

type System = Omit<Parameters<typeof overdamped>[0], "start">;

/** Variables with friction 1. */
export const forced = (forces: Forces): System => ({
  variables: Object.fromEntries(Object.entries(forces).map(([name, { D }]) => [name, { kT: D }])),
  potential: { energy: `0*${Object.keys(forces)[0]}`, fields: {} },
  force: Object.fromEntries(Object.entries(forces).map(([name, { force }]) => [name, force])),
  kT: 1,
  friction: 1,
  allowEscape: true,
});

/** The law that is left of a point after 8/rate, rate the slowest one: exact at any step. */
export const relaxed = (system: System, rate: number, { trajectories, seed }: Budget): LangevinExperiment =>
  experiment({
    system: overdamped({
      ...system,
      start: point(Object.fromEntries(Object.keys(system.variables ?? {}).map((name) => [name, 0]))),
    }),
    method: { scheme: "exactLinear", dt: RELAXED / rate, heat: "stepwise" },
    control: schedule({ duration: RELAXED / rate }),
    ensemble: { trajectories, seed },
  });

/** The steady state for a time, in steps, with columns. */
export const followed = (
  system: System,
  duration: number,
  columns: Readonly<Record<string, string>>,
  { trajectories, seed, dt }: Budget & { readonly dt: number },
): LangevinExperiment =>
  experiment({
    system: overdamped({ ...system, start: steady() }),
    method: { scheme: "heun", dt, heat: "stepwise", bias: "measure" },
    control: schedule({ duration }),
    record: { keep: [], columns },
    ensemble: { trajectories, seed, point: 1 },
  });

/** The slowest rate of the pair, from its trace and determinant. */
export function slowest({ a, b, c, d }: Pair): number {
  const half = -(a + d) / 2;
  const root = half * half - (a * d - b * c);
  return root > 0 ? half - Math.sqrt(root) : half;
}

/** More trajectories, of one step each. */
export const many = (budget: Budget, factor = 10): Budget => ({
  ...budget,
  trajectories: factor * budget.trajectories,
});
