// The range of a table's function and of its derivatives over an interval: of the cubic in each row that the interval meets by its
// control points, between which a cubic lies (G. Farin, Curves and Surfaces for CAGD, section 5.3).
import { hull, type Interval, isBounded, plus, WHOLE, ZERO } from "./interval.js";
import type { Order, Table } from "./table.js";

const ROW = 6;
const FROM = 5;

/** Of the function, or of its derivative of that order; slope and curvature those of the same. */
export interface Ranges {
  readonly value: Interval;
  readonly slope: Interval;
  readonly curvature: Interval;
}

export function lookUpOver(table: Table, at: Interval, order: Order): Ranges {
  if (!isBounded(at)) return { value: WHOLE, slope: WHOLE, curvature: WHOLE };
  const parts = wrapped(table, at).flatMap((part) => pieces(table, part));
  const range = (derivative: number): Interval =>
    derivative > 2
      ? WHOLE
      : parts.map(({ coefficients, from, to }) => rangeOf(coefficients, from, to, derivative)).reduce(hull);
  const [value, slope, curvature] = [range(order), range(order + 1), range(order + 2)];
  // where a table becomes flat its slope has a kink
  const kinks = parts.slice(1).some((part, i) => bends(parts[i] as Piece, part));
  return { value, slope, curvature: kinks ? WHOLE : curvature };
}

interface Piece {
  /** a, b, c, d of a + t (b + t (c + t d)). */
  readonly coefficients: readonly [number, number, number, number];
  readonly from: number;
  readonly to: number;
}

const SLACK = 2 ** -48; // of a place, relative: more than the rounding of its way into the first period

/** The interval in the table's own period. */
function wrapped({ low, period }: Table, [a, b]: Interval): Interval[] {
  if (period === 0) return [[a, b]];
  if (b - a >= period) return [[low, low + period]];
  const slack = SLACK * (1 + Math.abs(a) + Math.abs(b));
  const start = a - slack - period * Math.floor((a - slack - low) / period);
  const end = start + (b - a) + 2 * slack;
  const last = low + period;
  // beyond the last node the table continues, which the rounding of a place may reach
  return end <= last
    ? [[start, end]]
    : [
        [start, last + slack],
        [low - slack, end - period],
      ];
}

/** What an interval holds of each row. */
function pieces({ rows }: Table, [low, high]: Interval): Piece[] {
  const count = rows.length / ROW;
  const found: Piece[] = [];
  for (let r = 0; r < count; r++) {
    const begins = rows[ROW * r + FROM] as number;
    const ends = r + 1 < count ? (rows[ROW * (r + 1) + FROM] as number) : Infinity;
    if (ends < low || begins > high) continue;
    const [base, a, b, c, d] = rows.subarray(ROW * r, ROW * r + 5) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    found.push({
      coefficients: [a, b, c, d],
      from: Math.max(low, begins) - base,
      to: Math.min(high, ends) - base,
    });
  }
  return found;
}

/** The range of a derivative of the cubic over [from, to]. */
function rangeOf(
  [a, b, c, d]: Piece["coefficients"],
  from: number,
  to: number,
  derivative: number,
): Interval {
  const p: readonly number[] =
    derivative === 0 ? [a, b, c, d] : derivative === 1 ? [b, 2 * c, 3 * d, 0] : [2 * c, 6 * d, 0, 0];
  const [p0, p1, p2, p3] = p as [number, number, number, number];
  const h = to - from;
  // the polynomial about `from`, in shares of h
  const q0 = p0 + from * (p1 + from * (p2 + from * p3));
  const q1 = h * (p1 + from * (2 * p2 + 3 * from * p3));
  const q2 = h * h * (p2 + 3 * from * p3);
  const q3 = h * h * h * p3;
  const control = [q0, q0 + q1 / 3, q0 + (2 * q1 + q2) / 3, q0 + q1 + q2 + q3];
  const size =
    Math.abs(p0) +
    Math.max(Math.abs(from), Math.abs(to)) *
      (Math.abs(p1) + Math.abs(to) * (Math.abs(p2) + Math.abs(to * p3))) +
    Math.abs(q2) +
    Math.abs(q3);
  const slack = 64 * 2 ** -52 * size;
  return plus([Math.min(...control) - slack, Math.max(...control) + slack], ZERO);
}

/** Whether the slope is another one on both sides of a node. */
function bends(left: Piece, right: Piece): boolean {
  const slope = ({ coefficients: [, b, c, d] }: Piece, t: number): number => b + t * (2 * c + 3 * t * d);
  const [before, after] = [slope(left, left.to), slope(right, right.from)];
  return Math.abs(before - after) > 1e-9 * (Math.abs(before) + Math.abs(after));
}
