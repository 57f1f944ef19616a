// One count that grows and shrinks by ones, at the rates up(n) and down(n), n = 0 … top: in closed sums
//   p(n)/p(n-1) = up(n-1)/down(n),   T(n -> n+1) = [1 + down(n) T(n-1 -> n)]/up(n),   T(n -> n-1) = [1 + up(n) T(n+1 -> n)]/down(n)
// N. G. van Kampen, Stochastic Processes in Physics and Chemistry, VI.3 and XII.2.
import * as math from "../../kernel/math.js";

export interface Ladder {
  readonly up: (n: number) => number;
  readonly down: (n: number) => number;
  readonly top: number;
}

/** The stationary law. */
export function ladderLaw({ up, down, top }: Ladder): Float64Array {
  const log = new Float64Array(top + 1);
  for (let n = 1; n <= top; n++) log[n] = (log[n - 1] as number) + math.log(up(n - 1)) - math.log(down(n));
  const most = log.reduce((so, x) => Math.max(so, x));
  const weight = log.map((x) => math.exp(x - most));
  const sum = weight.reduce((total, w) => total + w, 0);
  return weight.map((w) => w / sum);
}

/** The mean time until `to` is reached from `from`. */
export function climbingTime(ladder: Ladder, from: number, to: number): number {
  const { up, down, top } = ladder;
  let [step, time] = [0, 0];
  if (to > from) {
    for (let n = 0; n < to; n++) {
      step = (1 + (n > 0 ? down(n) * step : 0)) / up(n);
      if (n >= from) time += step;
    }
  } else {
    for (let n = top; n > to; n--) {
      step = (1 + (n < top ? up(n) * step : 0)) / down(n);
      if (n <= from) time += step;
    }
  }
  return time;
}

/** Where p(n) is larger than on both sides, or smaller. */
export function extremaOf(p: Float64Array): { readonly maxima: number[]; readonly minima: number[] } {
  const inner = Array.from(p.keys()).slice(1, -1);
  const side = (n: number, k: number): number => (p[n] as number) - (p[n + k] as number);
  return {
    maxima: inner.filter((n) => side(n, -1) > 0 && side(n, 1) > 0),
    minima: inner.filter((n) => side(n, -1) < 0 && side(n, 1) < 0),
  };
}
