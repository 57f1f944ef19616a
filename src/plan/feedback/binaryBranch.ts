// The branch of one yes-no question, which is all the feedback that the Langevin kernel has so far.
import { parse } from "../../formula/parse.js";
import { SpecError } from "../../spec/error.js";
import type { Schedule } from "../../spec/experiment.js";
import type { Feedback } from "../../spec/feedback/feedback.js";
import { isCondition } from "../../spec/feedback/outcomes.js";

export interface BinaryBranch {
  readonly at: number;
  readonly of: string;
  readonly error: number;
  /** What follows no, and yes. */
  readonly branches: readonly [Schedule, Schedule];
}

/** @throws SpecError for another feedback */
export function binaryBranch(feedback: Feedback | undefined): BinaryBranch | null {
  if (feedback === undefined) return null;
  const refuse = (path: string, needed: string, given: string): never => {
    throw new SpecError(path, `${needed} is needed so far, ${given} given`);
  };
  if (feedback.kind !== "branch") return refuse("feedback.kind", "a branch", `"${feedback.kind}"`);
  const { at, of, channel } = feedback.measurement;
  if (channel.kind !== "binary" && channel.kind !== "exact") {
    return refuse("feedback.measurement.channel.kind", "a binary channel", `"${channel.kind}"`);
  }
  if (!isCondition(parse(of))) return refuse("feedback.measurement.of", "a condition", `"${of}"`);
  const { false: no, true: yes } = feedback.branches;
  return {
    at,
    of,
    error: channel.kind === "binary" ? channel.error : 0,
    branches: [no as Schedule, yes as Schedule],
  };
}
