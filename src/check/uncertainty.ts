// What the uncertainty relations of a current J with total entropy production S share:  h(<S>) >= <J>^2/Var J.
import type { Estimate } from "../estimate/estimate.js";
import { derived, type EstimateRequest, mean, variance } from "../estimate/request.js";
import { formula, type Options, optional } from "./options.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

export interface CurrentOptions {
  /** The current of a trajectory; x - xStart unless given. */
  readonly current?: string;
  /** Total entropy production of a trajectory, in units of k. */
  readonly entropy: string;
}

export const CURRENT_OPTIONS: Options = {
  current: optional(formula("a formula of the current")),
  entropy: formula("a formula of the total entropy production, in units of k,"),
};

/** Both sides and their difference, with `bound` a formula in s = <S>. */
export function needsOfCurrent(
  { current = "x - xStart", entropy }: CurrentOptions,
  bound: string,
): Record<"bound" | "precision" | "difference", EstimateRequest> {
  const of = { s: mean(entropy), m: mean(current), v: variance(current) };
  return {
    bound: derived(bound, { s: of.s }),
    precision: derived("m^2/v", { m: of.m, v: of.v }),
    difference: derived(`${bound} - m^2/v`, of),
  };
}

export const judgeCurrent = (
  claim: Pick<Claim, "check" | "claim" | "source">,
  level: number,
  estimate: (name: string) => Estimate,
): Verdict => {
  const bound = estimate("bound");
  return judge(
    { ...claim, relation: ">=", margin: 0.01 * Math.abs(bound.value ?? 1) },
    level,
    bound,
    estimate("precision"),
    estimate("difference"),
  );
};
