// All checks by kind, and the step from estimates to verdicts.
import type { Estimate } from "../estimate/estimate.js";
import type { EstimateRequest } from "../estimate/request.js";
import type { Rule, Situation } from "./check.js";
import { type FirstLaw, firstLawRule } from "./firstLaw.js";
import { type Jarzynski, jarzynskiRule } from "./jarzynski.js";
import { type Landauer, landauerRule } from "./landauer.js";
import { type SagawaUeda2008, sagawaUeda2008Rule } from "./sagawaUeda2008.js";
import { type SagawaUeda2010, sagawaUeda2010Rule } from "./sagawaUeda2010.js";
import { type SecondLaw, secondLawRule } from "./secondLaw.js";
import { cannotJudge, type Verdict } from "./verdict.js";

export type Check = FirstLaw | Jarzynski | SecondLaw | Landauer | SagawaUeda2008 | SagawaUeda2010;

export const RULES = {
  firstLaw: firstLawRule,
  jarzynski: jarzynskiRule,
  secondLaw: secondLawRule,
  landauer: landauerRule,
  sagawaUeda2008: sagawaUeda2008Rule,
  sagawaUeda2010: sagawaUeda2010Rule,
} as const;

/** False-alarm level of all checks of a run together. */
export const FAMILY_LEVEL = 1e-3;

const ruleOf = (check: Check): Rule<Check> => RULES[check.kind] as Rule<Check>;

/** Shares the family's level among its checks (Bonferroni). */
export const levelOf = (checks: readonly Check[]): number => FAMILY_LEVEL / Math.max(1, checks.length);

/** The estimates that the checks need. */
export function needsOf(checks: readonly Check[], situation: Omit<Situation, "level">): EstimateRequest[] {
  const level = levelOf(checks);
  return checks.flatMap((check) => {
    const needs = ruleOf(check).needs(check, { ...situation, level });
    return typeof needs === "string" ? [] : Object.values(needs);
  });
}

/** One verdict per check; each of `looks` at a growing sample has its share of the level. */
export function verdicts(
  checks: readonly Check[],
  without: Omit<Situation, "level">,
  estimate: (request: EstimateRequest) => Estimate,
  looks = 1,
): Verdict[] {
  const situation = { ...without, level: levelOf(checks) / looks };
  return checks.map((check) => {
    const rule = ruleOf(check);
    const needs = rule.needs(check, situation);
    if (typeof needs === "string") {
      const claim = { check: check.kind, claim: "", source: "", relation: "=" as const, margin: 0 };
      return cannotJudge(claim, situation.level, needs);
    }
    return rule.judge(check, situation, (name) => estimate(needs[name] as EstimateRequest));
  });
}
