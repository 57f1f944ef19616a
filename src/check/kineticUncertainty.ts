// Var J/<J>^2 >= 1/<K> for whatever counts jumps in a steady state, K the number of all jumps: continuous time, at any time.
// I. Di Terlizzi, M. Baiesi, J. Phys. A 52, 02LT03 (2019), eq. 3; J. P. Garrahan, PRE 95, 032134 (2017). J need not be a current: it is linear in what
// jumps are counted as, so that all rates faster by 1 + e make it larger by as much.
import { mean } from "../estimate/request.js";
import type { Experiment } from "../spec/experiment.js";
import type { Rule } from "./check.js";
import { notSteady, steps, stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judgeCurrent, needsOfCurrent } from "./uncertainty.js";

export interface KineticUncertainty {
  readonly kind: "kineticUncertainty";
  /** What is counted; of a network with one counter that one unless given. */
  readonly current?: string;
  /** The number of all jumps of a trajectory; the column `jumps` unless given. */
  readonly activity?: string;
}

/** <K> >= <J>^2/Var J. */
export const kineticUncertainty = (options: Omit<KineticUncertainty, "kind"> = {}): KineticUncertainty => ({
  kind: "kineticUncertainty",
  ...options,
});

const refused = (_: string, experiment: Experiment | null): string | null =>
  steps(experiment) ?? notSteady(experiment) ?? stops(experiment);

export const kineticUncertaintyRule: Rule<KineticUncertainty> = {
  options: {
    current: optional(formula("a formula of what is counted")),
    activity: optional(formula("a formula of the number of all jumps")),
  },

  needs: ({ current, activity = "jumps" }, { experiment }) =>
    needsOfCurrent(current === undefined ? {} : { current }, experiment, {
      bound: "k",
      refused,
      more: { k: mean(activity) },
    }),

  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "kinetic uncertainty",
        claim: "<K> >= <J>^2/Var J, K the number of jumps",
        source: "I. Di Terlizzi, M. Baiesi, J. Phys. A 52, 02LT03 (2019), eq. 3",
      },
      level,
      estimate,
    ),
};
