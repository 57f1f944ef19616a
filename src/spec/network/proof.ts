// Whether a formula keeps within bounds over a stretch of a schedule, proven by interval arithmetic; or the first time at which it
// does not, as far as halving the stretch finds it.

import { enclose } from "../../formula/course.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Interval } from "../../formula/interval.js";
import type { Node } from "../../formula/syntax.js";
import { momentOf, type Stretch } from "./stretches.js";

/** Halvings where an end is in doubt (then what touches a bound is taken for good), and where nothing bounds the formula. */
const DEEP = 24;
const DEEPEST = 40;
/** Pieces of a stretch in all. */
const MOST_PIECES = 2 ** 13;
/** A value so many times that of the ends beside a place that nothing bounds is a pole: 1/x there is 1e12. */
const POLE = 1e4;

export interface Bounds {
  /** Whether all values of an interval are allowed. */
  readonly allows: (of: Interval) => boolean;
  /** Whether one value is not. */
  readonly refuses: (value: number) => boolean;
}

export interface Found {
  readonly time: number;
  readonly value: number;
}

/** The first time at which `bounds` refuse the formula; null where they never do. */
export function firstRefused(node: Node, stretch: Stretch, bounds: Bounds): Found | null {
  const names = Object.keys(stretch.start);
  const at = (s: number): Record<string, number> => momentOf(stretch, s);
  const over = (from: number, to: number): Interval => {
    const [a, b] = [at(from), at(to)];
    const spans = names.map((name): [string, Interval] => {
      const [p, q] = [a[name] as number, b[name] as number];
      return [name, [Math.min(p, q), Math.max(p, q)]];
    });
    return enclose(node, Object.fromEntries(spans));
  };
  const valueAt = (s: number): number => evaluateNumber(node, at(s));
  const refused = (s: number): Found | null => {
    const value = valueAt(s);
    return bounds.refuses(value) ? { time: at(s).t as number, value } : null;
  };
  const usual = 1 + Math.abs(valueAt(0)) + Math.abs(valueAt(1));
  let pieces = 0;
  const visit = (from: number, to: number, depth: number): Found | null => {
    pieces += 1;
    const held = over(from, to);
    if (bounds.allows(held)) return null;
    const early = refused(from);
    if (early !== null) return early;
    const unbounded = held[0] === -Infinity || held[1] === Infinity;
    if (depth >= (unbounded ? DEEPEST : DEEP) || pieces > MOST_PIECES) {
      const late = refused(to);
      if (late !== null || !unbounded) return late;
      const steep = Math.abs(valueAt(from)) > POLE * usual;
      return steep ? { time: at(from).t as number, value: Infinity } : null;
    }
    const middle = (from + to) / 2;
    return visit(from, middle, depth + 1) ?? visit(middle, to, depth + 1);
  };
  return visit(0, 1, 0);
}
