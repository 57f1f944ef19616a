// What crosses the boundary between the planner and the kernel of finite networks: a plan in, columns out. Every "index" is one
// into `tables` (doubles), every "stride" a number of doubles.
import type { JumpControl } from "./jumpControl.js";
import type { Rounds } from "./snapshots.js";

/** What the kernel needs to run a network; numbers only, structured-cloneable. */
export interface JumpPlan {
  readonly seed: number;
  /** Sweep point and direction: twice the point, plus 1 when reversed. */
  readonly stream: number;
  /**
   * Discrete time: one candidate at each whole time after the start, rates are probabilities per step, those that leave a state sum
   * to at most 1. Windows then have whole numbers as lengths; the step that ends with a window belongs to it.
   */
  readonly discrete: boolean;
  readonly states: number;
  readonly channels: number;
  /** Cumulative probabilities of the states, the last one 1. One state alone (…, 0, 1, 1, …) takes no random number. */
  readonly start: Float64Array;
  /** State that a channel leads to, by channel; may be the one it comes from. */
  readonly targets: Int32Array;
  /** Number K of sums over jumps. They begin at 0 where the ledger begins; long sums are compensated. */
  readonly accumulators: number;
  /** Number M of doubles that the doors `opened`, `observe` and `passed` keep. They are 0 before `opened`. */
  readonly observers: number;
  /** Whether any of the three doors is filled: without them the kernel takes faster loops. */
  readonly observed: boolean;
  /** Whether `observe` or `opened` may stop a trajectory. */
  readonly stops: boolean;
  /** Number F of quantities that move; 0 is always t, the time within the round (period). At least 1. */
  readonly fields: number;
  /** Everything below that is an "index" points in here. */
  readonly tables: Float64Array;
  /** Splines, laid out as assembly/math/table.ts reads them. */
  readonly splines: readonly Uint8Array[];
  /**
   * In time order, no gaps: first `rounds.lead` of them once, then the others once a round. At least one a round. With `control` they are a
   * graph, and each way through it is in time order.
   */
  readonly windows: readonly JumpWindow[];
  /** As for Langevin; of the snapshots only their number matters (number 0 is taken at the round's start, see JumpWindow.snapshot). */
  readonly rounds: Rounds;
  /** By channel: which of the codes given to `fillJump` computes its rate and its bookings (-1: none does). */
  readonly rateCode: Int32Array;
  readonly bookCode: Int32Array;
  /** By channel: index of the coefficients that its two codes read (load constants[0], [1], …). */
  readonly constants: Int32Array;
  /** Index of the coefficients that `opened`, `observe` and `passed` read. */
  readonly observeConstants: number;
  /** Index and number A of attributes of a state, which these three doors may read: state s has theirs at `at + A s`. */
  readonly attributes: { readonly at: number; readonly count: number };
  /** Measurements, and what follows them; null without any. */
  readonly control: JumpControl | null;
}

/** A stretch of time in which all fields are affine and in which every rate has proven bounds. */
export interface JumpWindow {
  /** Where it begins, within the round; negative in a burn-in. */
  readonly time: number;
  /** Of length 0 only a snapshot is taken in it. May be Infinity where a trajectory ends by stopping alone. */
  readonly length: number;
  /** Index of F pairs: value at `time`, slope. Field f is value + slope s, s the time since the window began. */
  readonly fields: number;
  /**
   * Index of the rates: for each state the pair (index of its first entry, number of entries); stride 2. An entry is four
   * doubles: intercept a, slope b, gap d, channel. Proven: a + b s <= k_channel(time + s) <= a + b s + d for 0 <= s <= length.
   * Entries of a state lie one after the other; channels that cannot fire need none; a state without entries is absorbing.
   * Windows that share this index and their length share memory.
   */
  readonly rates: number;
  /** b = d = 0 in all entries, and q = 0 in all increments: nothing moves, no formula is evaluated. */
  readonly exact: boolean;
  /**
   * Index of the increments: for channel c and accumulator k the pair p, q at 2 (K c + k); a jump of c at s adds p + q s. Shared by all
   * windows where nothing moves.
   */
  readonly increments: number;
  /** Increments are not affine in this window: the door `book` adds them instead (those of channels whose `bookCode` is -1 stay p + q s). */
  readonly booked: boolean;
  /** Number of the snapshot that is taken at its end, or 0. */
  readonly snapshot: number;
}

/** Columns, one value per trajectory. */
export interface JumpColumns {
  /** State in which the ledger began, and the last one. */
  readonly startState: Float64Array;
  readonly endState: Float64Array;
  /** Time of the end since the ledger began: that of the stopping jump where one stopped, else all rounds. */
  readonly endTime: Float64Array;
  /** 1 where the trajectory was stopped by `observe`, else 0. */
  readonly stopped: Float64Array;
  /** Jumps since the ledger began, self-loops included. */
  readonly jumps: Float64Array;
  readonly accumulators: readonly Float64Array[];
  readonly observers: readonly Float64Array[];
  /** Of measurements; null without any. */
  readonly controlled: (Controlled & { readonly startControl: Float64Array }) | null;
  readonly snapshots: readonly JumpSnapshot[];
}

/** What is known of measurements, one value per trajectory. */
export interface Controlled {
  /** State of the controller. */
  readonly control: Float64Array;
  /** The last one, -1 before the first. */
  readonly outcome: Float64Array;
  /** Since the ledger began: sums of ln p(y|r) and of ln p(y|past), and how many. */
  readonly logLikelihood: Float64Array;
  readonly logPredictive: Float64Array;
  readonly measurements: Float64Array;
  /** 1 while all outcomes were those that were expected. */
  readonly repeated: Float64Array;
  readonly memory: readonly Float64Array[];
}

/**
 * The ledger at one time of the round; a value per round and trajectory, round after round (row = round * trajectories + trajectory).
 * Sums count from the start of the ledger. What has stopped before stays as it was when it stopped.
 */
export interface JumpSnapshot {
  readonly state: Float64Array;
  readonly jumps: Float64Array;
  readonly accumulators: readonly Float64Array[];
  readonly observers: readonly Float64Array[];
  readonly controlled: Controlled | null;
}

/** Everything that happened to one trajectory after the ledger began. */
export interface JumpRecord {
  readonly startState: number;
  /** Of each jump: time since the ledger began, channel, state after it. */
  readonly times: Float64Array;
  readonly channels: Int32Array;
  readonly states: Int32Array;
  /** State of the controller where the ledger began; -1 without one. */
  readonly startControl: number;
  readonly measurements: readonly {
    readonly time: number;
    readonly state: number;
    readonly outcome: number;
  }[];
  readonly endTime: number;
  readonly stopped: boolean;
}
