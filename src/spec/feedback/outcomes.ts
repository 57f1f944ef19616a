// What a channel makes of a reading: how many outcomes there are, with which probabilities, and what they are called.
import type { Node } from "../../formula/syntax.js";
import type { Branch, Channel, Feedback, Measurement } from "./feedback.js";

const CONDITIONS = ["<", "<=", ">", ">=", "==", "!=", "&&", "||"];

/** Whether a formula is 1 or 0 whatever its names are. */
export function isCondition(node: Node): boolean {
  switch (node.kind) {
    case "number":
      return node.value === 0 || node.value === 1;
    case "binary":
      return CONDITIONS.includes(node.op);
    case "choose":
      return isCondition(node.yes) && isCondition(node.no);
    default:
      return false;
  }
}

/**
 * p(y|r): rows by reading, columns by outcome; null where y is a real number. `readings`: how many an exact channel may meet, 2 for a
 * condition, null where they are real numbers.
 */
export function rowsOf(channel: Channel, readings: number | null): number[][] | null {
  switch (channel.kind) {
    case "exact":
      return readings === null ? null : uniform(readings, 0);
    case "binary":
      return uniform(2, channel.error);
    case "symmetric":
      return uniform(channel.outcomes, channel.error);
    case "matrix":
      return channel.rows.map((row) => [...row]);
    default:
      return null;
  }
}

/** Every wrong outcome has the same share of the error. */
const uniform = (outcomes: number, error: number): number[][] =>
  Array.from({ length: outcomes }, (_, r) =>
    Array.from({ length: outcomes }, (_, y) =>
      y === r ? 1 - error : error === 0 ? 0 : error / (outcomes - 1),
    ),
  );

/** Whether an outcome has a probability above 0 for some reading. */
export const canCome = (rows: readonly (readonly number[])[], outcome: number): boolean =>
  rows.some((row) => (row[outcome] as number) > 0);

/** Names of the outcomes, in order: "false" and "true" of a condition, else "0", "1", …. */
export function outcomeKeys(
  { channel }: Pick<Measurement, "channel">,
  reading: Node,
  outcomes: number,
): string[] {
  const asked = isCondition(reading) && (channel.kind === "binary" || channel.kind === "exact");
  return asked ? ["false", "true"] : Array.from({ length: outcomes }, (_, y) => String(y));
}

/** Schedules by outcome, in the order of the keys that are given: "false" before "true", and numbers in order. */
export const branchesOf = ({ branches }: Branch): [key: string, schedule: Branch["branches"][string]][] =>
  Object.entries(branches).sort(([a], [b]) => rank(a) - rank(b));

/** Outcomes that have a schedule each, in order; none of a policy. */
export const branchNames = (feedback: Feedback | undefined): string[] =>
  feedback?.kind === "branch" ? branchesOf(feedback).map(([key]) => key) : [];

const rank = (key: string): number => (key === "false" ? 0 : key === "true" ? 1 : Number(key));

/** Fields that a feedback writes. */
export const writtenBy = (feedback: Feedback | undefined): string[] =>
  feedback === undefined
    ? []
    : feedback.kind === "policy"
      ? Object.keys(feedback.act)
      : [...new Set(Object.values(feedback.branches).flatMap(({ ramps }) => Object.keys(ramps)))];

/** Length of the branches, 0 of a policy. */
export const branchDuration = (feedback: Feedback | undefined): number =>
  feedback?.kind === "branch" ? (Object.values(feedback.branches)[0]?.duration ?? 0) : 0;

/** Of a duration: how far two times may be apart by rounding and be one. */
const ROUNDING = 1e-9;

/** Times of the measurements within a schedule of length `duration`, in order. */
export function measurementTimes({ at, every, from = 0 }: Measurement, duration: number): number[] {
  if (every === undefined) return typeof at === "number" ? [at] : [...(at ?? [])];
  const count = Math.ceil((duration - from) / every - ROUNDING);
  return Array.from({ length: Math.max(0, count) }, (_, k) => from + k * every);
}
