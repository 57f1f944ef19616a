// <exp(-A)> = 1 for some A: what the integral fluctuation theorems share.
import { type Estimate, exactly } from "../estimate/estimate.js";
import { exponential } from "../estimate/request.js";
import { type Claim, judge, type Verdict } from "./verdict.js";

/** The estimate behind it. */
export const averageOf = (of: string) => ({ average: exponential(`-(${of})`) });

export const judgeAverage = (
  claim: Pick<Claim, "check" | "claim" | "source">,
  level: number,
  average: Estimate,
): Verdict => judge({ ...claim, relation: "=", margin: 0.01 }, level, average, exactly(1));
