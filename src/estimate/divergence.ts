// D(p||q) of an observable in the forward runs against what it is in the reversed ones, over equal bins of [low, high) and the two
// half-lines outside. Neighbouring bins are joined until each has at least 10 reversed runs. Plug-in estimate less its bias
//   (K - 1)/2n + sum (p/q) (1 - q)/2m,   error^2 = Var_p[ln p/q]/n + Var_q[p/q]/m
import * as math from "../kernel/math.js";
import type { Histogram } from "../stats/histogram.js";
import type { Request } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Divergence {
  readonly kind: "divergence";
  /** The observable in forward runs, and the same thing as reversed runs tell it. */
  readonly of: string;
  readonly reversed: string;
  readonly low: number;
  readonly high: number;
  readonly bins: number;
}

/** D(p(of)||q(reversed)) in nats, q over the reversed runs. */
export const divergence = (
  of: string,
  reversed: string,
  low: number,
  high: number,
  bins: number,
): Divergence => ({ kind: "divergence", of, reversed, low, high, bins });

const FEWEST = 10;

const requestsOf = ({ of, reversed, low, high, bins }: Divergence) =>
  [
    { kind: "histogram", of, low, high, bins },
    { kind: "histogram", of: reversed, low, high, bins, run: "reverse" },
  ] as const satisfies Request[];

const cells = ({ under, counts, over }: Histogram): number[] => [under, ...counts, over];

/** Bins of both histograms, joined from the left; what is too little at the end goes to the last. */
function joined(p: readonly number[], q: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  let [a, b] = [0, 0];
  p.forEach((count, i) => {
    a += count;
    b += q[i] as number;
    if (b < FEWEST) return;
    found.push([a, b]);
    [a, b] = [0, 0];
  });
  const last = found.at(-1);
  if (last !== undefined) {
    last[0] += a;
    last[1] += b;
  }
  return found;
}

export const divergenceEstimator: Estimator<Divergence> = {
  statisticsFor: (asked) => [...requestsOf(asked)],
  estimateFrom(asked, values) {
    const [ahead, back] = requestsOf(asked).map((request) => values(request)) as [Histogram, Histogram];
    const bins = joined(cells(ahead), cells(back));
    const [n, m] = [ahead.n, back.n];
    const size = { n: n + m, effective: Math.min(ahead.effective, back.effective) };
    if (bins.length === 0) return plain(Number.NaN, Number.NaN, size);
    let [total, squares, quotient, bias] = [0, 0, 0, 0];
    for (const [a, b] of bins) {
      const [p, q] = [a / n, b / m];
      const log = p === 0 ? 0 : math.log(p / q);
      total += p * log;
      squares += p * log * log;
      quotient += (p * p) / q;
      bias += p === 0 ? 0 : (1 - p) / (2 * n) + ((p / q) * (1 - q)) / (2 * m);
    }
    const variance = (squares - total * total) / n + (quotient - 1) / m;
    return plain(total - bias, Math.sqrt(Math.max(0, variance)), size);
  },
};
