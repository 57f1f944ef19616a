// A check is data; its kind names the rule that says which estimates it needs and judges them.
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import { type Experiment, isLangevin, type LangevinExperiment } from "../spec/experiment.js";
import type { Options } from "./options.js";
import type { Verdict } from "./verdict.js";
import { whyNot } from "./whyNot.js";

/** What a rule may know of the sample beside its estimates. */
export interface Situation {
  readonly kT: number;
  /** Columns that the sample has. */
  readonly columns: readonly string[];
  /** Columns of the sample of reversed runs, or null where there is none. */
  readonly reverse: readonly string[] | null;
  /** The experiment that was run, or null for data from elsewhere. */
  readonly experiment: Experiment | null;
  /** False-alarm level of this one check. */
  readonly level: number;
}

/** The rule behind a kind of check. */
export interface Rule<C> {
  /** What it can be told, beside its kind. */
  readonly options: Options;
  /** Whether it asks for the information of a measurement. */
  readonly informed?: true;
  /** Estimates by name, or the sentence that says why there is nothing to judge by. */
  needs(check: C, situation: Situation): Readonly<Record<string, EstimateRequest>> | string;
  judge(check: C, situation: Situation, estimate: (name: string) => Estimate): Verdict;
}

/** The experiment where it is one of Langevin motion. */
export const langevinOf = (experiment: Experiment | null): LangevinExperiment | null =>
  experiment !== null && isLangevin(experiment) ? experiment : null;

/** Why a rule that is stated for Langevin motion has nothing to judge by, or null. */
export const notLangevin = (experiment: Experiment | null): string | null =>
  experiment === null || isLangevin(experiment)
    ? null
    : "it is stated for Langevin motion, and the experiment is a network of jumps";

/** The columns among `wanted` that are missing, as a sentence, or null. */
export function missing(situation: Situation, wanted: Readonly<Record<string, string>>): string | null {
  const [lack] = Object.entries(wanted).filter(([column]) => !situation.columns.includes(column));
  if (lack === undefined) return null;
  const [column, needed] = lack;
  return `the column "${column}" is needed${whyNot(column, situation.experiment) || `: ${needed}`}`;
}
