// What an experiment is: a plain object that JSON can hold. Physics (`system`, `control`, `feedback`) and numerics
// (`method`) are separate keys. Units are free as long as they agree; in the catalogue kT = 1 and friction = 1. With the key
// `units`, numbers are in these base units, and the door takes texts with any unit beside numbers.

import type { SystemEntropy } from "./boundaryLaws.js";
import type { Feedback } from "./feedback/feedback.js";
import type { NetworkExperiment } from "./network/network.js";
import type { ReactionExperiment } from "./reaction/reaction.js";
import type { Cycles, Ensemble, InformationFlow, Schedule, Table, Temperature, Walls } from "./terms.js";

export type { Biased, Cycles, Ensemble, RampPoint, Schedule, Table, Temperature } from "./terms.js";

/** U(x) as formula text over x and the named fields, and the fields' values at t = 0-. */
export interface Potential {
  readonly energy: string;
  readonly fields: Readonly<Record<string, number>>;
  /** Functions that the energy and a force may call. */
  readonly tables?: Readonly<Record<string, Table>> | undefined;
}

/**
 * Boltzmann in the fields and kT at t = 0-, drawn by an inverse-CDF table whose error in probability is below 1e-10. With a kT
 * or fields of its own it is the equilibrium of another system, and there is no free energy change.
 */
export interface EquilibriumStart {
  readonly kind: "equilibrium";
  readonly kT?: number | undefined;
  readonly fields?: Readonly<Record<string, number>> | undefined;
}

/** All trajectories at one place; the names are those of the variables, and of velocities (at rest unless given). */
export interface PointStart {
  readonly kind: "point";
  readonly at: Readonly<Record<string, number>>;
}

/**
 * A normal law of the variables; `covariance` by rows, in the order of `system.variables`. Underdamped: of the variables alone,
 * the velocities are then of the bath; or of the variables followed by their velocities.
 */
export interface GaussianStart {
  readonly kind: "gaussian";
  readonly mean: Readonly<Record<string, number>>;
  readonly covariance: readonly (readonly number[])[];
}

/** One variable: a density through points, straight between them and 0 outside; of any normalisation. */
export interface TableStart {
  readonly kind: "table";
  readonly x: readonly number[];
  readonly density: readonly number[];
}

/**
 * The steady state in the fields at t = 0-. Solved: where forces are linear, a normal law by Lyapunov's equation. With a burn-in:
 * what is left of `from` after that time, of which nothing is booked.
 */
export interface SteadyStart {
  readonly kind: "steady";
  readonly burnIn?: number | undefined;
  readonly from?: Law | undefined;
}

/** A law that can be drawn from. */
export type Law = EquilibriumStart | PointStart | GaussianStart | TableStart;
export type Start = Law | SteadyStart;

/** A variable's own bath and mass, where they differ from the system's. */
export interface Variable {
  readonly kT?: Temperature | undefined;
  readonly friction?: number | undefined;
  readonly mass?: number | undefined;
}

/**
 * For each variable x, with F = -dU/dx + force_x:
 *   overdamped    dx = F/friction dt + sqrt(2 kT/friction) dB
 *   underdamped   dx = v dt,  mass dv = (F - friction v) dt + sqrt(2 friction kT) dB;  the velocity of x is called v_x
 */
export interface Langevin {
  readonly dynamics: "overdamped" | "underdamped";
  /** 1 to 4 variables by name; one, x, unless given. */
  readonly variables?: Readonly<Record<string, Variable>> | undefined;
  readonly potential: Potential;
  /** Non-conservative force as formula text over the variables and fields, added to -dU/dv: on the only one, or by name. */
  readonly force?: string | Readonly<Record<string, string>> | undefined;
  /** Length of the ring that the potential and the force live on; x itself is not wrapped. */
  readonly period?: number | undefined;
  /** Walls: a number reflects, { absorbing } holds whatever reaches it; a formula of the fields reflects and may move (scheme "reflected"). */
  readonly walls?: Walls | undefined;
  /** Temperature of each variable that has none of its own. */
  readonly kT: Temperature;
  /** Force coefficient, force per velocity; of each variable that has none of its own. May be 0 where there is a mass. */
  readonly friction: number;
  /** Of each variable that has none of its own; of underdamped systems. */
  readonly mass?: number | undefined;
  readonly start: Start;
  /** Accepts a potential that does not confine at every moment of the protocol. */
  readonly allowEscape: boolean;
}

/** See docs/schemes.md for the map, the orders and what is exact. */
export type OverdampedScheme = "euler" | "heun" | "leimkuhlerMatthews" | "mala" | "exactLinear" | "reflected";
export type UnderdampedScheme = "euler" | "baoab" | "obabo" | "aboba" | "oabao" | "exactLinear";
export type Scheme = OverdampedScheme | UnderdampedScheme;

export interface Method {
  /** Overdamped: "heun", weak order 2, unless another is named. Underdamped: "baoab". */
  readonly scheme: Scheme;
  /** Splittings of underdamped motion with rescaled time: free diffusion and drift are then exact (Sivak et al. 2014). */
  readonly rescaled?: boolean | undefined;
  /** Largest step; each stretch between breakpoints is cut into equal steps of at most this length. */
  readonly dt: number;
  /** "closed": Q = W - dU at the end. "stepwise": Q from force and displacement at each step, never from W - dU. */
  readonly heat: "closed" | "stepwise";
  /** "float32": unit normals of float32 resolution. "reference": full f64, about three times slower. */
  readonly noise: "float32" | "reference";
  /** "measure": some blocks are run again at dt/2 on the same Brownian path, which gives the time-step bias; "closely": eight times as many. */
  readonly bias: "none" | "measure" | "closely";
}

/** Moments and densities at many times. */
export interface Grid {
  /** In ascending order, or { every }: 0, every, 2 every … up to the duration. With cycles, times of one cycle. */
  readonly times: readonly number[] | { readonly every: number };
  /** Formulas of the state at each time. */
  readonly of: readonly string[];
  /** [low, high, bins] by formula. */
  readonly histograms: Readonly<Record<string, readonly [low: number, high: number, bins: number]>>;
}

export interface Recording {
  /** Columns to return per trajectory: names of the ledger or formulas of them. */
  readonly keep: readonly string[];
  /** Further columns by name: formulas that may call integral, leftIntegral, along, ito, change, max, min, count, firstTime, final, at and leg. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly grid?: Grid | undefined;
  /** Trajectories whose paths are returned, a point every so many steps. */
  readonly paths?: { readonly trajectories: readonly number[]; readonly every: number } | undefined;
  /** Books the columns systemEntropy and entropyProduction. */
  readonly systemEntropy?: SystemEntropy | undefined;
  /** On a ring: books the columns housekeepingHeat, housekeepingEntropy, excessHeat and excessEntropy. */
  readonly housekeeping?: boolean | undefined;
  /** Of linear forces: two variables, books what the motion of each makes of their mutual information. */
  readonly informationFlow?: InformationFlow | undefined;
}

/** Base units: energies in kT at `temperature`, lengths and times in these, all else in their products. */
export interface Units {
  /** "300 K", "25 Celsius". */
  readonly temperature: string;
  /** "nm". */
  readonly length: string;
  /** "us". */
  readonly time: string;
  /** A unit of each variable that is no length, for its dimension: { phi: "rad" }. */
  readonly variables?: Readonly<Record<string, string>> | undefined;
}

export interface LangevinExperiment {
  readonly units?: Units | undefined;
  readonly system: Langevin;
  readonly method: Method;
  readonly control?: Schedule | undefined;
  readonly cycles?: Cycles | undefined;
  readonly feedback?: Feedback | undefined;
  readonly record: Recording;
  /** A trajectory ends when this condition first holds: comparisons of what a recorded column may hold. */
  readonly stop?: string | undefined;
  readonly ensemble: Ensemble;
}

/** Langevin motion, jumps of a network, or reactions between counts. */
export type Experiment = LangevinExperiment | NetworkExperiment | ReactionExperiment;

export const isNetwork = (experiment: Experiment): experiment is NetworkExperiment =>
  experiment.system.dynamics === "network";

export const isReaction = (experiment: Experiment): experiment is ReactionExperiment =>
  experiment.system.dynamics === "reactions";

export const isLangevin = (experiment: Experiment): experiment is LangevinExperiment =>
  !isNetwork(experiment) && !isReaction(experiment);
