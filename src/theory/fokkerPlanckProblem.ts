// What the Fokker-Planck solver takes and gives, as plain data.
import type { Node } from "../formula/syntax.js";
import type { Fields, Line } from "./movingEnergy.js";

/** An interval of time in which all fields move on straight lines. */
export interface Stretch extends Line {
  readonly length: number;
}

/** A driven overdamped particle in one dimension. Units are free as long as they agree. */
export interface Problem {
  /** U as a formula of x and the fields. */
  readonly energy: Node;
  readonly kT: number;
  /** Force per velocity. */
  readonly friction: number;
  /** Fields at 0-. */
  readonly start: Fields;
  /** The start is equilibrium in those fields times `weight(x)` (default 1), normalised. */
  readonly weight?: ((x: number) => number) | undefined;
  /** One after the other; where the fields of neighbours differ there is a quench. */
  readonly stretches: readonly Stretch[];
  /** Fields at tau+. */
  readonly end: Fields;
  /** Where the right side begins (default 0); `weight` may jump there and nowhere else. */
  readonly threshold?: number | undefined;
  /** The s of the wanted <exp(-s W/kT)>; s = 1 is always there. */
  readonly tilts?: readonly number[] | undefined;
}

/** Names as in the catalogue of claims. */
export interface Named {
  /** <W> and its variance: an energy and its square. */
  readonly W_mean: number;
  readonly W_var: number;
  /** <Q> into the bath = W_mean - dU. */
  readonly Q_mean: number;
  /** <U(tau+)> - <U(0-)>. */
  readonly dU: number;
  /** F(tau+) - F(0-), in equilibrium. */
  readonly dF: number;
  /** W_mean - dF. */
  readonly Wdiss: number;
  /** Change of -∫ p ln p, in nats. */
  readonly dS_sys: number;
  /** dS_sys + Q_mean/kT, in nats. */
  readonly Sigma: number;
  /** D(p(tau) || equilibrium at tau+), in nats. */
  readonly KL_final_eq: number;
  /** P(x > threshold) at tau. */
  readonly p_right: number;
  /** <W> of those; NaN where there are none. */
  readonly W_mean_right: number;
  /** <exp(-W/kT) 1[x > threshold]>. */
  readonly expW_right: number;
  /** <x^2> at tau, and in equilibrium at tau+. */
  readonly x2_final: number;
  readonly x2_eq: number;
}

/**
 * `mgf_s` = <exp(-s W/kT)>. It is Infinity where the tilted density runs into the ends of the grid: the mean does not
 * exist, or rests on places where exp(-U/kT) is below 1e-26. It is NaN where the steps are too long for the tilt (s
 * outside 0…1 and slow driving).
 */
export type Values = Named & Readonly<Record<`mgf_${number}`, number>>;

export interface Solution {
  readonly values: Values;
  /** Middles of the cells, and the density there at tau. */
  readonly x: Float64Array;
  readonly density: Float64Array;
}

export interface Extrapolated extends Solution {
  /** Estimated absolute error of each value. */
  readonly errors: Values;
}
