// Var T/<T>^2 >= 2/<S> for the time T at which a current first reaches a level, S the entropy produced until then: a steady state in
// continuous time, and a level that is many steps away.
// T. R. Gingrich, J. M. Horowitz, PRL 119, 170601 (2017), eq. 2. For a ring with equal rates it holds at any level. Trajectories that never got there have no T:
// with them there is no verdict.
import { probability } from "../estimate/request.js";
import type { Experiment } from "../spec/experiment.js";
import type { Rule } from "./check.js";
import { jumpingOf, notSteady, steps } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judgeCurrent, needsOfCurrent } from "./uncertainty.js";
import { cannotJudge } from "./verdict.js";

export interface FirstPassageUncertainty {
  readonly kind: "firstPassageUncertainty";
  /** The first passage time; the column `stopTime` unless given. */
  readonly time?: string;
  /** Entropy produced until then; the column `bathEntropy` unless given. */
  readonly entropy?: string;
}

/** <S>/2 >= <T>^2/Var T at the first passage of a current. */
export const firstPassageUncertainty = (
  options: Omit<FirstPassageUncertainty, "kind"> = {},
): FirstPassageUncertainty => ({ kind: "firstPassageUncertainty", ...options });

const CLAIM = {
  check: "first-passage uncertainty",
  claim: "<S>/2 >= <T>^2/Var T at the first passage",
  source: "T. R. Gingrich, J. M. Horowitz, PRL 119, 170601 (2017), eq. 2",
};

function refused(_: string, experiment: Experiment | null): string | null {
  const jumping = jumpingOf(experiment);
  if (jumping !== null && jumping.stop === undefined)
    return "it is stated at a first passage: a `stop` is needed";
  return steps(experiment) ?? notSteady(experiment);
}

export const firstPassageUncertaintyRule: Rule<FirstPassageUncertainty> = {
  options: {
    time: optional(formula("a formula of the first passage time")),
    entropy: optional(formula("a formula of the entropy produced until then, in units of k,")),
  },

  needs({ time: current = "stopTime", entropy = "bathEntropy" }, { experiment, columns }) {
    const needs = needsOfCurrent({ current, entropy }, experiment, { bound: "s/2", refused });
    if (typeof needs === "string" || !columns.includes("stopped")) return needs;
    return { ...needs, stopped: probability("stopped") };
  },

  judge(_, { level, columns }, estimate) {
    const stopped = columns.includes("stopped") ? estimate("stopped").value : 1;
    if (stopped === 1) return judgeCurrent(CLAIM, level, estimate);
    const share = (100 * (1 - (stopped ?? 0))).toPrecision(2);
    return cannotJudge(
      { ...CLAIM, relation: ">=", margin: 0 },
      level,
      `${share} % of the trajectories never got there: a longer duration is needed`,
    );
  },
};
