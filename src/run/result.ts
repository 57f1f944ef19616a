// What a run returns. Columns, estimates and verdicts are a function of the experiment alone; timing and provenance.node
// are not.

import type { Verdict } from "../check/verdict.js";
import type { Estimate } from "../estimate/estimate.js";
import type { Quench } from "../plan/plan.js";
import type { Experiment } from "../spec/experiment.js";
import type { Compared } from "./comparison.js";
import type { CyclesResult } from "./cycles.js";
import type { GridResult } from "./grid.js";
import type { Path } from "./replay.js";
import type { Until } from "./until.js";
import type { Waits } from "./waits.js";

export interface Provenance {
  readonly version: string;
  /** SHA-256 of the kernel template. */
  readonly kernel: string;
  readonly seed: number;
  readonly node: string;
}

export interface Timing {
  readonly seconds: number;
  readonly workers: number;
  /** Steps over all trajectories, time-step partners not counted. */
  readonly steps: number;
  /** Nanoseconds per step and core. */
  readonly nsPerStep: number;
}

export interface Result {
  readonly experiment: Experiment;
  readonly provenance: Provenance;
  /** Trajectories that the numbers cover. */
  readonly trajectories: number;
  /** Where a condition stops trajectories: how many never met it. */
  readonly censored?: number;
  /** The rule by which the run could end early, and its looks at a growing prefix, among which the level is shared. */
  readonly until?: { readonly rule: Until; readonly looks: number };
  /** Jumps of the protocol, each charged as work. */
  readonly quenches: readonly Quench[];
  /** Where checks or estimates asked for reversed runs: as many were run, with these jumps. */
  readonly reversed?: { readonly quenches: readonly Quench[] };
  /** Means of the ledger, and what was asked for, by name. */
  readonly estimates: Readonly<Record<string, Estimate>>;
  /** Of an experiment with units: the unit of each estimate and kept column, as far as its dimension is known. */
  readonly units?: Readonly<Record<string, string>>;
  readonly verdicts: readonly Verdict[];
  /** Where it was asked for: the estimates against those of the Fokker-Planck equation. */
  readonly compare?: Compared;
  /** Kept columns, one value per trajectory, by the formulas of `record.keep`. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Averages per cycle, where there are `cycles`. */
  readonly cycles?: CyclesResult;
  /** Moments and densities over time, where `record.grid` asks for them. */
  readonly grid?: GridResult;
  /** Where `record.paths` asks for them. */
  readonly paths?: readonly Path[];
  /** Of a network, where `record.waiting` asks for them. */
  readonly waits?: Waits;
  readonly timing: Timing;
}

/** The run was stopped; `partial` covers the trajectories 0 … partial.trajectories - 1, as a shorter run would. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  constructor(readonly partial: Result) {
    const { trajectories, experiment } = partial;
    const asked = experiment.ensemble.trajectories;
    super(
      trajectories === 0
        ? `interrupted before the first of ${asked} trajectories was finished; the run starts anew`
        : `interrupted after ${trajectories} of ${asked} trajectories; the same run with ensemble.trajectories = ${trajectories} gives exactly this, the whole run starts anew`,
    );
  }
}
