// What crosses the boundary between the planner and the kernel: a plan in, columns out.
import type { Rounds, Snapshot } from "./snapshots.js";

/** What the kernel needs to run one experiment; numbers only, structured-cloneable. */
export interface KernelPlan {
  readonly seed: number;
  /** Sweep point and direction. */
  readonly stream: number;
  readonly scheme: number;
  readonly stepwise: boolean;
  /** Whether a temperature is driven and the entropy of the baths is booked with the heat. */
  readonly entropic: boolean;
  /** Whether variables have velocities, and half of each one's mass. */
  readonly inertial: boolean;
  readonly halfMasses: readonly number[];
  /** Whether a non-conservative force acts. */
  readonly forced: boolean;
  /** Whether the normals have full f64 resolution. */
  readonly reference: boolean;
  readonly refine: number;
  /** Number of variables, 1 to 4: which template it is for. */
  readonly variables: number;
  readonly tables: Float64Array;
  /** The potential's tables, laid out as assembly/math/table.ts reads them. */
  readonly splines: readonly Uint8Array[];
  readonly branches: number;
  readonly segments: readonly KernelSegment[];
  readonly rounds: Rounds;
  readonly energyStart: number;
  readonly energyEnd: number;
  readonly energyEndStride: number;
  /** Variables, and velocities after them, start at mean + spread z (by rows, a lower triangle), z from tables: */
  readonly start: {
    readonly mean: readonly number[];
    readonly spread: readonly number[];
    /** one law for all variables, another one for all velocities. */
    readonly variables: StartTable;
    readonly velocities: StartTable;
  };
  readonly measurement: {
    readonly variable: number;
    readonly threshold: number;
    /** Whether yes means above. */
    readonly above: boolean;
    readonly error: number;
    readonly logRight: number;
    readonly logWrong: number;
  } | null;
  /** What is recorded: accumulators, which are 0 at first, and whether trajectories may stop; absent where nothing is. */
  readonly recording?: { readonly accumulators: number; readonly stops: boolean } | undefined;
}

/** Nodes x_i, P(x < x_i), the density there, and for each of equal parts of [0, 1) the node where a search begins. */
export interface StartTable {
  readonly x: Float64Array;
  readonly below: Float64Array;
  readonly density: Float64Array;
  readonly guide: Int32Array;
}

/** A run of equal steps; `constants` and `rows` are indices into `tables`, `stride` is in bytes. */
export interface KernelSegment {
  readonly time: number;
  readonly h: number;
  /** What turns what is carried into an energy, for each variable: friction/h, with inertia mass/(2 glide^2). */
  readonly scales: readonly number[];
  /** With inertia, how far each variable goes at velocity 1 in a turn of A: the kernel's velocities are in units of its inverse. */
  readonly glides: readonly number[];
  readonly steps: number;
  readonly driven: boolean;
  readonly measure: boolean;
  /** Number of the snapshot at its end, or 0. */
  readonly snapshot: number;
  readonly constants: number;
  readonly branches: readonly { readonly rows: number; readonly stride: number }[];
}

/** Names of the kernel's columns, in the order of assembly/ledger/columns.ts. */
export const COLUMNS = [
  "work",
  "energyStart",
  "energyEnd",
  "outcome",
  "logLikelihood",
  "forceWork",
  "bathEntropy",
] as const;
export type KernelColumns = Record<(typeof COLUMNS)[number], Float64Array> & {
  /** By variable. */
  readonly heats: readonly Float64Array[];
  /** By variable, and with inertia by velocity after these. */
  readonly starts: readonly Float64Array[];
  readonly ends: readonly Float64Array[];
  /** Where anything is recorded: the accumulators, and the steps after which a trajectory stopped, or -1. */
  readonly recorded?: readonly Float64Array[];
  readonly stoppedAfter?: Float64Array;
};
/** Columns, and the states that were copied out on the way. */
export type Counted = KernelColumns & { readonly snapshots: readonly Snapshot[] };
