// What crosses the boundary between the planner and the kernel: a plan in, columns out.

/** What the kernel needs to run one experiment; numbers only, structured-cloneable. */
export interface KernelPlan {
  readonly seed: number;
  /** Sweep point and direction. */
  readonly stream: number;
  readonly scheme: number;
  readonly stepwise: boolean;
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
  readonly energyStart: number;
  readonly energyEnd: number;
  readonly energyEndStride: number;
  /** A variable starts at mean + spread z (by rows, a lower triangle), z from a table of one law for all variables: */
  readonly start: {
    readonly mean: readonly number[];
    readonly spread: readonly number[];
    /** nodes x_i, P(x < x_i), the density there, and for each of equal parts of [0, 1) the node where a search begins. */
    readonly x: Float64Array;
    readonly below: Float64Array;
    readonly density: Float64Array;
    readonly guide: Int32Array;
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

/** A run of equal steps; `constants` and `rows` are indices into `tables`, `stride` is in bytes. */
export interface KernelSegment {
  readonly time: number;
  readonly h: number;
  /** friction/h of each variable. */
  readonly scales: readonly number[];
  readonly steps: number;
  readonly driven: boolean;
  readonly measure: boolean;
  readonly constants: number;
  readonly branches: readonly { readonly rows: number; readonly stride: number }[];
}

/** Names of the kernel's columns, in the order of assembly/ledger/columns.ts; the last three are there for each variable. */
export const COLUMNS = ["work", "energyStart", "energyEnd", "outcome", "logLikelihood", "forceWork"] as const;
export const PER_VARIABLE = ["starts", "ends", "heats"] as const;
export type KernelColumns = Record<(typeof COLUMNS)[number], Float64Array> &
  Record<(typeof PER_VARIABLE)[number], readonly Float64Array[]> & {
    /** Where anything is recorded: the accumulators, and the steps after which a trajectory stopped, or -1. */
    readonly recorded?: readonly Float64Array[];
    readonly stoppedAfter?: Float64Array;
  };
