// ln b(x) as a table, for a density given at places: a cubic spline through ln b, which goes on straight beyond the ends, so that b
// falls there exponentially; on a ring it repeats. Normalised: by Gauss-Legendre over each interval, and the two tails
//   ∫_0^d e^(a - s y) dy = e^a (1 - e^(-s d))/s,  d the way to a wall, or infinite.
import { spline } from "../formula/spline.js";
import { lookUp, type Table, tableOf } from "../formula/table.js";
import * as math from "../kernel/math.js";
import { GAUSS } from "./boltzmann.js";

/** A density that does not fall at an end that is open. */
export class NotNormal extends Error {
  override readonly name = "NotNormal";
}

export interface Places {
  readonly x: ArrayLike<number>;
  /** ln b up to a constant; on a ring without the first place again. */
  readonly logDensity: ArrayLike<number>;
  readonly period?: number | undefined;
  /** Walls, where there are any. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** The table of ln b. @throws NotNormal */
export function logTable({ x: places, logDensity, period, low, high }: Places): Table {
  const x = Array.from(places);
  const highest = Array.from(logDensity).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const y = Array.from(logDensity, (value) => value - highest);
  if (period !== undefined) {
    x.push((x[0] as number) + period);
    y.push(y[0] as number);
  }
  const outside = period === undefined ? "linear" : "periodic";
  const built = (values: readonly number[]): Table =>
    tableOf("b", 0, spline({ x, y: values, periodic: period !== undefined, deviations: null }), outside);
  const raw = built(y);
  const tails =
    period !== undefined
      ? 0
      : tail(raw, x[0] as number, 1, low === undefined ? Infinity : (x[0] as number) - low) +
        tail(
          raw,
          x[x.length - 1] as number,
          -1,
          high === undefined ? Infinity : high - (x[x.length - 1] as number),
        );
  const norm = math.log(inside(raw, x) + tails);
  return built(y.map((value) => value - norm));
}

function inside(table: Table, x: readonly number[]): number {
  let sum = 0;
  for (let i = 1; i < x.length; i++) {
    const [from, to] = [x[i - 1] as number, x[i] as number];
    for (const [node, weight] of GAUSS) {
      const at = (from + to) / 2 + ((to - from) * node) / 2;
      sum += ((weight * (to - from)) / 2) * math.exp(lookUp(table, at, 0));
    }
  }
  return sum;
}

/** `inward` is the direction in which b rises from an end. */
function tail(table: Table, end: number, inward: 1 | -1, way: number): number {
  const height = math.exp(lookUp(table, end, 0));
  const fall = inward * lookUp(table, end, 1);
  if (way === 0) return 0;
  if (fall === 0 && way < Infinity) return height * way;
  if (fall <= 0 && way === Infinity) throw new NotNormal();
  return (height * -math.expm1(-fall * way)) / fall;
}
