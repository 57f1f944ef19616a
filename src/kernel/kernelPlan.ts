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
  /** Energy rows: at 0-, by the state of the controller, and at tau+; in bytes from one to the next. */
  readonly energyStart: number;
  readonly energyStartStride: number;
  readonly energyEnd: number;
  readonly energyEndStride: number;
  /** Where the energy's coefficients stand in a block that depend on what a policy writes, or 0. */
  readonly energyOwn: number;
  /** One law of the start, or one for each state in which a controller may begin. */
  readonly starts: readonly KernelStart[];
  readonly control: KernelControl | null;
  /** Columns beside the ledger's: quantities of a block by name, each at so many bytes. */
  readonly named: readonly { readonly name: string; readonly offset: number }[];
  /** What is recorded: accumulators, which are 0 at first, and whether trajectories may stop; absent where nothing is. */
  readonly recording?: { readonly accumulators: number; readonly stops: boolean } | undefined;
}

/** Variables, and velocities after them, start at mean + spread z (by rows, a lower triangle), z from tables: */
export interface KernelStart {
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  /** one law for all variables, another one for all velocities. */
  readonly variables: StartTable;
  readonly velocities: StartTable;
}

/** What a reading becomes. */
export type KernelChannel =
  | { readonly kind: "exact" }
  /** By reading and outcome, p(y|r) summed up over outcomes, and ln p(y|r). */
  | {
      readonly kind: "table";
      readonly outcomes: number;
      readonly cumulative: Float64Array;
      readonly logs: Float64Array;
    }
  | { readonly kind: "gaussian"; readonly deviation: number; readonly logNorm: number };

/** What measures and acts (assembly/control/control.ts). */
export interface KernelControl {
  readonly channel: KernelChannel;
  readonly finite: FiniteTables | null;
  readonly own: OwnLayout | null;
}

/** A controller with finitely many states, those of all levels one after the other. */
export interface FiniteTables {
  readonly outcomes: number;
  /** The first state of each level. */
  readonly levels: Int32Array;
  /** By state and outcome. */
  readonly next: Int32Array;
  readonly predictive: Float64Array | null;
  readonly expected: Int32Array | null;
  readonly stops: Int32Array | null;
  readonly wraps: Int32Array | null;
  /** P(state <= s) of level 0, where it has several. */
  readonly firsts: Float64Array | null;
}

/** Numbers of a lane's own, in bytes into the block. */
export interface OwnLayout {
  readonly start: Float64Array;
  readonly now: number;
  readonly acted: number;
  readonly from: number;
  readonly booked: number;
  readonly learned: number;
  readonly latched: number;
  readonly latches: number;
  readonly coefficients: number;
  /** Measurements that a reading is old. */
  readonly lag: number;
  readonly informed: boolean;
  readonly until: boolean;
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
  readonly event?: KernelEvent | undefined;
  /** Bytes from a row whose work is booked before the steps to theirs, where there is one. */
  readonly write?: number | undefined;
  /** Where fields go on to change after an action: the time since then, at its start. */
  readonly age?: number | undefined;
  /** Whether the reading is averaged over its steps. */
  readonly expose?: boolean | undefined;
  /** After it, so many `times`, the kernel goes on `back` segments before; one way through takes `time`. */
  readonly loop?: { readonly back: number; readonly times: number; readonly time: number } | undefined;
  /** Number of the snapshot at its end, or 0. */
  readonly snapshot: number;
  readonly constants: number;
  readonly branches: readonly { readonly rows: number; readonly stride: number }[];
}

/** What happens at one time, without a step. */
export interface KernelEvent {
  /** A measurement, with the time since the one before, in the first round and in later ones. */
  readonly measure: { readonly elapsed: number; readonly again: number } | null;
  readonly act: boolean;
  /** Whether its rows are of the states before the measurement. */
  readonly late?: boolean;
}

/** Names of the kernel's columns, in the order of assembly/ledger/columns.ts. */
export const COLUMNS = [
  "work",
  "energyStart",
  "energyEnd",
  "forceWork",
  "bathEntropy",
  "stoppedAfter",
] as const;
export type KernelColumns = Record<(typeof COLUMNS)[number], Float64Array> & {
  /** By variable. */
  readonly heats: readonly Float64Array[];
  /** By variable, and with inertia by velocity after these. */
  readonly starts: readonly Float64Array[];
  readonly ends: readonly Float64Array[];
  /** Accumulators. */
  readonly recorded: readonly Float64Array[];
  readonly named: Readonly<Record<string, Float64Array>>;
};
/** Columns, and the states that were copied out on the way. */
export type Counted = KernelColumns & { readonly snapshots: readonly Snapshot[] };
