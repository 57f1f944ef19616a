// P(A) = e^A P(-A) makes <sgn A> = <tanh(|A|/2)>: fold the law onto |A|, where the odds of the two signs are e^|A|. Both sides are
// bounded by 1, so a sample error means what it says whatever the tails are.

import type { Estimate } from "../estimate/estimate.js";
import { mean } from "../estimate/request.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

/** Sums of jumps that cancel leave roundings, whose sign means nothing. */
export const ROUNDING = 1e-9;

/** Both sides, and their difference trajectory by trajectory. */
export const boundedOf = (of: string) => {
  const sign = `((${of}) > ${ROUNDING}) - ((${of}) < -${ROUNDING})`;
  const folded = `tanh(abs(${of})/2)`;
  return { sign: mean(sign), folded: mean(folded), difference: mean(`${sign} - ${folded}`) };
};

export const judgeBounded = (
  claim: Pick<Claim, "check" | "claim" | "source">,
  level: number,
  estimate: (name: string) => Estimate,
): Verdict =>
  judge(
    { ...claim, relation: "=", margin: 0.01 },
    level,
    estimate("sign"),
    estimate("folded"),
    estimate("difference"),
  );
