// The template of finite networks at run time: places a plan in linear memory, runs jobs, and reads columns back.
import type { JumpColumns, JumpPlan, JumpRecord } from "./jumpPlan.js";

export { JumpNotFinite, RateOutOfBounds } from "./jumpFailure.js";
export type { JumpColumns, JumpPlan, JumpRecord, JumpSnapshot, JumpWindow } from "./jumpPlan.js";

/** One instance of a filled template with one plan; not shared between threads. */
export class JumpKernel {
  constructor(
    readonly module: WebAssembly.Module,
    readonly plan: JumpPlan,
  ) {}

  /**
   * Runs `count` trajectories from `first` (a multiple of 64), taking every `blockStride`-th block of 64.
   * @throws RateOutOfBounds, JumpNotFinite
   */
  run(_first: number, _count: number, _blockStride = 1): JumpColumns {
    throw new Error("not there yet");
  }

  /**
   * All jumps of one trajectory after the ledger began. The buffer grows by running it again.
   * @throws RateOutOfBounds, JumpNotFinite
   */
  record(_trajectory: number): JumpRecord {
    throw new Error("not there yet");
  }

  /** How many trajectories, a multiple of 64 and at least 64, have their columns within so many bytes. */
  trajectoriesWithin(_bytes: number): number {
    throw new Error("not there yet");
  }
}
