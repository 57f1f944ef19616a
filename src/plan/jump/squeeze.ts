// Proven bounds of a rate k in a window of time of length L, straight ones: a + b s <= k(s) <= a + b s + d. With k'' in [c, C] for
// certain (formula/course.ts), k lies between its chord - max(C, 0) L^2/8 and its chord + max(-c, 0) L^2/8, since
// chord(s) - k(s) = k''(.) s (L - s)/2. Where k'' is not bounded, or that is narrower: between constants.
import { type Courses, courseOf } from "../../formula/course.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import { type Interval, isBounded } from "../../formula/interval.js";
import type { Node } from "../../formula/syntax.js";
import type { Fields } from "../timeline.js";

export interface Squeeze {
  /** a, b and d. */
  readonly intercept: number;
  readonly slope: number;
  readonly gap: number;
}

/** Relative to the largest rate: more than the roundings of a rate and of its chord. */
const ROUNDING = 1e-9;

/**
 * null where no finite bounds, or none that leave the rate at least 0, are proven. `from` and `to` are what moves at the ends of
 * the window; `below`: how far below 0 counts as 0.
 */
export function squeezed(
  rate: Node,
  courses: Courses,
  { from, to, length }: { readonly from: Fields; readonly to: Fields; readonly length: number },
  below: number,
): Squeeze | null {
  const { value, curvature } = courseOf(rate, courses);
  if (!isBounded(value)) return null;
  const slack = ROUNDING * Math.max(-value[0], value[1]);
  if (value[0] < -Math.max(slack, below)) return null;
  const flat = between(Math.max(0, value[0] - slack), Math.max(0, value[1]) + slack);
  if (!isBounded(curvature)) return flat;
  const line = chord(evaluateNumber(rate, from), evaluateNumber(rate, to), length, curvature, slack);
  const low = Math.min(line.intercept, line.intercept + line.slope * length);
  return low >= 0 && line.gap < flat.gap ? line : flat;
}

const between = (low: number, high: number): Squeeze => ({ intercept: low, slope: 0, gap: high - low });

function chord(a: number, b: number, length: number, [c, C]: Interval, slack: number): Squeeze {
  const share = (length * length) / 8;
  const [below, above] = [Math.max(C, 0) * share + slack, Math.max(-c, 0) * share + slack];
  return { intercept: a - below, slope: (b - a) / length, gap: below + above };
}
