// What crosses the boundary between the planner and the kernel of reactions: a plan in, columns out.
import type { Rounds } from "./snapshots.js";

/** What the kernel needs to run reactions; numbers only, structured-cloneable. */
export interface ReactionPlan {
  readonly seed: number;
  /** Sweep point and direction: twice the point, plus 1 when reversed. */
  readonly stream: number;
  /** Species S that change. */
  readonly species: number;
  /** Rows of S counts, and their cumulative probabilities, the last one 1. */
  readonly startCounts: Float64Array;
  readonly start: Float64Array;
  /** Sums over events, coefficients of a window, doubles of what is recorded. */
  readonly sums: number;
  readonly coefficients: number;
  readonly observers: number;
  /** Conditions at which counts are assigned; their codes come first. */
  readonly triggers: number;
  /** Numbers that leaps find where they begin: propensities, then gains that are driven. */
  readonly values: number;
  /** Whether a condition stops trajectories; whether steps say if they are sound. */
  readonly stops: boolean;
  readonly guarded: boolean;
  /** Whether steps count events, which formulas want to know. */
  readonly counted: boolean;
  /** Tables of the loop of the next reaction, where windows have a coefficient for each reaction behind the others; null where a step looks at all of them. */
  readonly race: readonly RaceReaction[] | null;
  /** Tables of the loop of leaps, and which sum says how many firings were taken back, of Poisson firings; null where events come one by one. */
  readonly leap: { readonly reactions: readonly LeapReaction[]; readonly takenBack: number | null } | null;
  /** What formulas read. */
  readonly constants: Float64Array;
  /** Splines, laid out as assembly/math/table.ts reads them. */
  readonly splines: readonly Uint8Array[];
  /** In time order, no gaps: first `rounds.lead` of them once, then the others once a round. */
  readonly windows: readonly ReactionWindow[];
  readonly rounds: Rounds;
}

/**
 * A reaction in tables: pairs of an index (species or sum) and a number, and the reactions whose propensities it changes; numbers of
 * formulas, or -1: of its propensity or what bounds it (-1: mass action by its terms), of the exact one where that moves, of its gains.
 */
export interface RaceReaction {
  readonly terms: readonly (readonly [species: number, particles: number])[];
  readonly changes: readonly (readonly [species: number, by: number])[];
  readonly gains: readonly (readonly [sum: number, by: number])[];
  readonly dependents: readonly number[];
  readonly formula: number;
  readonly exact: number;
  readonly gain: number;
}

/** A reaction as leaps take it, in tables. */
export interface LeapReaction {
  /** Of species that it uses up: particles that it takes together, and by how many there are less then. */
  readonly limits: readonly { readonly species: number; readonly together: number; readonly used: number }[];
  readonly changes: readonly (readonly [species: number, by: number])[];
  /** By a number, or by a value that the leap finds. */
  readonly gains: readonly { readonly sum: number; readonly by: number; readonly value: number | null }[];
}

/** A stretch of time in which coefficients stand still. */
export interface ReactionWindow {
  /** Where it begins, within the round; negative in a burn-in. */
  readonly time: number;
  readonly length: number;
  readonly coefficients: Float64Array;
  /** Number of the snapshot that is taken at its end, or 0. */
  readonly snapshot: number;
  /** 1 + code of the assignment at its end, before the snapshot, or 0. */
  readonly assignment: number;
  /** Leaps that it is cut into; 0 where events come one by one. */
  readonly leaps: number;
}

/** Columns, one value per trajectory. */
export interface ReactionColumns {
  readonly endTime: Float64Array;
  readonly stopped: Float64Array;
  /** Events since the ledger began. */
  readonly jumps: Float64Array;
  readonly starts: readonly Float64Array[];
  readonly counts: readonly Float64Array[];
  readonly sums: readonly Float64Array[];
  readonly observers: readonly Float64Array[];
  readonly snapshots: readonly ReactionSnapshot[];
}

/** The ledger at one time of the round; a value per round and trajectory, round after round. Sums count from its start. */
export interface ReactionSnapshot {
  readonly jumps: Float64Array;
  readonly counts: readonly Float64Array[];
  readonly sums: readonly Float64Array[];
  readonly observers: readonly Float64Array[];
}

/** Everything that happened to one trajectory after the ledger began. */
export interface ReactionRecord {
  /** Counts by species when it began. */
  readonly starts: readonly number[];
  /** Of each event: time since the ledger began, and by species the counts after it. */
  readonly times: Float64Array;
  readonly counts: readonly Float64Array[];
  readonly endTime: number;
  readonly stopped: boolean;
}
