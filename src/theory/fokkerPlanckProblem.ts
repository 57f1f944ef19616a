// What the Fokker-Planck solver takes and gives, as plain data.
import type { Node } from "../formula/syntax.js";
import type { Walls } from "../formula/walls.js";
import type { Fields, Line } from "./movingEnergy.js";

/** An interval of time in which all fields move on straight lines. */
export interface Stretch extends Line {
  readonly length: number;
}

/** Where the particle starts, if not in equilibrium. */
export type Law =
  | {
      readonly kind: "density";
      /** p(x) up to a factor. */
      readonly density: (x: Float64Array) => Float64Array;
      /** The range that holds all of it, and the length on which it varies. */
      readonly low: number;
      readonly high: number;
      readonly width: number;
    }
  | { readonly kind: "point"; readonly at: number };

/** A driven overdamped particle in one dimension, on the line, between walls or on a ring. Units are free as long as they agree. */
export interface Problem {
  /** U as a formula of x and the fields; on a ring it repeats after the period. */
  readonly energy: Node;
  /** Non-conservative force as a formula of x and the fields. */
  readonly force?: Node | null | undefined;
  /** A number, or driven by the fields. */
  readonly kT: number | ((fields: Fields) => number);
  /** Force per velocity. */
  readonly friction: number;
  /** Length of the ring. */
  readonly period?: number | undefined;
  readonly walls?: Walls | undefined;
  /** Fields at 0-. */
  readonly start: Fields;
  /** The start; equilibrium in the fields at 0- unless given. */
  readonly law?: Law | undefined;
  /** The start is that times `weight(x)` (default 1), normalised. */
  readonly weight?: ((x: number) => number) | undefined;
  /** One after the other; where the fields of neighbours differ there is a quench. */
  readonly stretches: readonly Stretch[];
  /** Fields at tau+. */
  readonly end: Fields;
  /** Where the right side begins (default 0, or the point of the start); `weight` may jump there and nowhere else. */
  readonly threshold?: number | undefined;
  /** The s of the wanted <exp(-s W/kT)>; s = 1 is always there. None where kT is driven. */
  readonly tilts?: readonly number[] | undefined;
  /** Times at which moments and the density are wanted too, in ascending order. */
  readonly times?: readonly number[] | undefined;
}

/** Names as in the catalogue of claims. NaN, or absent, where there is no such number. */
export interface Named {
  /** <W> and its variance: an energy and its square. */
  readonly W_mean: number;
  readonly W_var: number;
  /** Work of the non-conservative force, Stratonovich. */
  readonly forceWork_mean?: number;
  readonly forceWork_var?: number;
  /** <Q> into the bath = W_mean + forceWork_mean - dU. */
  readonly Q_mean: number;
  /** <U(tau+)> - <U(0-)>. */
  readonly dU: number;
  /** F(tau+) - F(0-), in equilibrium. */
  readonly dF: number;
  /** W_mean - dF. */
  readonly Wdiss: number;
  /** Change of -∫ p ln p, in nats. */
  readonly dS_sys: number;
  /** <∫ dQ/kT>. */
  readonly dS_bath: number;
  /** dS_sys + dS_bath, in nats. */
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
  /** At tau, on the line. */
  readonly x_mean: number;
  readonly x_var: number;
  /** Of x(tau) - x(0), turns counted, on a ring. */
  readonly X_mean?: number;
  readonly X_var?: number;
  /** <cos(2 pi x/L)> and <sin(2 pi x/L)> at tau, on a ring. */
  readonly cos_mean?: number;
  readonly sin_mean?: number;
  /** Share that an absorbing wall holds at tau. */
  readonly held_low?: number;
  readonly held_high?: number;
}

/**
 * `mgf_s` = <exp(-s W/kT)>. It is Infinity where the tilted density runs into the ends of the grid: the mean does not
 * exist, or rests on places where exp(-U/kT) is below 1e-26. It is NaN where the steps are too long for the tilt (s
 * outside 0…1 and slow driving).
 */
export type Values = Named & Readonly<Record<`mgf_${number}`, number>>;

/** Moments at one of the wanted times: of x on the line, of x - x(0) on a ring, and of the work so far. */
export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly W_mean: number;
  readonly W_var: number;
}

/** What there is at one of the wanted times. */
export interface Instant {
  readonly moments: Moments;
  readonly density: Float64Array;
}

export interface Solution {
  readonly values: Values;
  /** Middles of the cells, and the density there at 0 and at tau. */
  readonly x: Float64Array;
  readonly first: Float64Array;
  readonly density: Float64Array;
  readonly instants: readonly Instant[];
  /** P(x < c) at tau at the faces between the cells of the coarsest mesh. */
  readonly faces: Float64Array;
  readonly below: Float64Array;
}

export interface Extrapolated extends Solution {
  /** Estimated absolute error of each value. */
  readonly errors: Values;
  readonly instantErrors: readonly Moments[];
  readonly belowErrors: Float64Array;
}
