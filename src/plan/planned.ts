// What a run needs to know of a plan, of whatever kind of motion.
import type { Experiment } from "../spec/experiment.js";
import type { Quench } from "./quenches.js";

export interface Planned {
  readonly experiment: Experiment;
  readonly module: WebAssembly.Module;
  /** The template that was filled. */
  readonly template: Uint8Array<ArrayBuffer>;
  /** Names of the ledger's columns; those of `record.columns` and `stop` among them. */
  readonly columns: readonly string[];
  /** Those whose means a run always reports. */
  readonly reported: readonly string[];
  /** What questions may be asked of: variables, or the state and its attributes. */
  readonly places: readonly string[];
  /** Columns that add up over cycles. */
  readonly additive: readonly string[];
  /** Of the only bath; NaN of several. */
  readonly kT: number;
  /** Whether states and work have the law of continuous time at any step. */
  readonly exact: boolean;
  /** Steps of a trajectory; of a network about how many jumps, and windows between them. */
  readonly steps: number;
  /** Time of the ledger: of all counted cycles. */
  readonly duration: number;
  /** The fields jump at these times, and are charged for it. */
  readonly quenches: readonly Quench[];
}
