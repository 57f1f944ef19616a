// Builders of the parts of an experiment. Each returns the plain object that JSON would hold; texts with units become numbers in
// `experiment`.
import type {
  EquilibriumStart,
  Experiment,
  GaussianStart,
  Langevin,
  LangevinExperiment,
  Law,
  PointStart,
  RampPoint,
  Schedule,
  TableStart,
} from "./experiment.js";
import type { Channel } from "./feedback/feedback.js";
import type { Network, NetworkExperiment, NetworkLaw } from "./network/network.js";
import type { ReactionExperiment, Reactions } from "./reaction/reaction.js";
import type { Given, Quantity } from "./units/given.js";
import { validate } from "./validate.js";

/** Boltzmann in the fields and kT at t = 0-, or (of a potential) in others. */
export const equilibrium = (
  other: { readonly kT?: number; readonly fields?: Readonly<Record<string, number>> } = {},
): EquilibriumStart => ({ kind: "equilibrium", ...other });

/** One variable: a density through points, straight between them, 0 outside, of any normalisation. */
export const table = (x: readonly number[], density: readonly number[]): TableStart => ({
  kind: "table",
  x,
  density,
});

/** All trajectories at one place: variables or coordinates by name, or a state of a network. */
export function point(at: string): { readonly kind: "point"; readonly at: string };
export function point(at: Readonly<Record<string, Quantity>>): PointStart;
export function point(at: string | Readonly<Record<string, Quantity>>): unknown {
  return { kind: "point", at };
}

/** The steady state in the fields at t = 0-: solved, or what is left of `from` after a time `burnIn`. */
export const steady = <From extends Law | NetworkLaw = never>(
  by: { readonly burnIn?: number; readonly from?: From } = {},
): { readonly kind: "steady"; readonly burnIn?: number; readonly from?: From } => ({
  kind: "steady",
  ...by,
});

/** A normal law with the covariance by rows, in the order of the variables; or the channel that reads with normal noise. */
export function gaussian(
  mean: Readonly<Record<string, Quantity>>,
  covariance: readonly (readonly Quantity[])[],
): GaussianStart;
export function gaussian(channel: { readonly deviation: Quantity }): GaussianChannel;
export function gaussian(given: object, covariance?: unknown): unknown {
  return covariance === undefined
    ? { kind: "gaussian", ...given }
    : { kind: "gaussian", mean: given, covariance };
}

type GaussianChannel = Channel & { readonly kind: "gaussian" };

/** Overdamped motion of 1 to 4 variables: dv = F_v/friction_v dt + sqrt(2 kT_v/friction_v) dB_v. */
export const overdamped = (system: Given<System>): Langevin =>
  ({ dynamics: "overdamped", allowEscape: false, ...system }) as Langevin;

/** Underdamped motion of 1 to 4 variables: dx = v_x dt, mass dv_x = (F_x - friction v_x) dt + sqrt(2 friction kT) dB. */
export const underdamped = (system: Given<System & { readonly mass?: number }>): Langevin =>
  ({ dynamics: "underdamped", allowEscape: false, ...system }) as Langevin;

type System = Omit<Langevin, "dynamics" | "allowEscape" | "mass"> & { readonly allowEscape?: boolean };

/** Points [fraction of the duration, value] joined by straight lines; two points at one fraction are a jump. */
export const ramp = (...points: (readonly [fraction: number, value: Quantity])[]): readonly RampPoint[] =>
  points as readonly RampPoint[];

/** A protocol: `duration`, and a ramp for each field that it drives. */
export function schedule(protocol: {
  readonly duration: Quantity;
  readonly [field: string]: Quantity | readonly RampPoint[];
}): Schedule {
  const { duration, ...ramps } = protocol;
  return { duration: duration as number, ramps: ramps as Record<string, readonly RampPoint[]> };
}

/**
 * Checks an experiment and fills in what may be left out.
 * @throws SpecError with the path of the first field that is wrong.
 */
export function experiment(spec: {
  readonly system: Network;
  readonly [key: string]: unknown;
}): NetworkExperiment;
export function experiment(spec: {
  readonly system: Reactions;
  readonly [key: string]: unknown;
}): ReactionExperiment;
export function experiment(spec: {
  readonly system: Langevin;
  readonly [key: string]: unknown;
}): LangevinExperiment;
export function experiment(spec: unknown): Experiment;
export function experiment(spec: unknown): Experiment {
  return validate(spec);
}
