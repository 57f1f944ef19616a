// dF from the works of forward and of reversed runs, f(x) = 1/(1 + e^x), M = ln(n_F/n_R):
//   sum_F f((W_F - dF)/kT + M) = sum_R f((W_R + dF)/kT - M)
// C. H. Bennett, J. Comp. Phys. 22, 245 (1976), eq. 12; M. R. Shirts, E. Bair, G. Hooker, V. S. Pande, PRL 91, 140601 (2003), eq. 8. Both take
// the raw work, each on its own system; the sign is changed here. Error, Bennett's eq. 10, at the solution:
//   (error/kT)^2 = (<f^2>_F/<f>_F^2 - 1)/n_F + (<f^2>_R/<f>_R^2 - 1)/n_R
// Weights are bounded: it works where the exponential average has no variance.
import * as math from "../kernel/math.js";
import type { Request, Values } from "../stats/request.js";
import { averageOf, type Spectrum } from "../stats/spectrum.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Bar {
  readonly kind: "bar" | "overlap";
  /** Raw work of forward runs, raw work of reversed runs. */
  readonly forward: string;
  readonly reverse: string;
  readonly kT: number;
}

/** dF by Bennett's acceptance ratio. */
export const bar = (forward: string, reverse: string, kT: number): Bar => ({
  kind: "bar",
  forward,
  reverse,
  kT,
});

/** ∫ 2 p q/(p + q) dW of p = P_F(W) and q = P_R(-W): 1 where they are equal, 0 where they do not meet. */
export const overlap = (forward: string, reverse: string, kT: number): Bar => ({
  kind: "overlap",
  forward,
  reverse,
  kT,
});

/** 1/(1 + e^x). */
export const fermi = (x: number): number => 1 / (1 + math.exp(x));

export const spectraOf = ({ forward, reverse, kT }: Omit<Bar, "kind">) =>
  [
    { kind: "spectrum", of: `(${forward})/${kT}` },
    { kind: "spectrum", of: `(${reverse})/${kT}`, run: "reverse" },
  ] as const satisfies Request[];

const MOST_STEPS = 100;
/** Longest step, in kT. */
const WIDEST = 100;
const ROUNDING = 1e-14;

/** dF/kT by Newton's steps inside a bracket: the difference of the two sides rises with dF. */
export function solveBar(ahead: Spectrum, back: Spectrum): number {
  const m = math.log(ahead.n / back.n);
  const difference = (d: number): number =>
    ahead.n * averageOf(ahead, (a) => fermi(a - d + m)) - back.n * averageOf(back, (a) => fermi(a + d - m));
  const hold = (x: number): number => fermi(x) * fermi(-x);
  const slope = (d: number): number =>
    ahead.n * averageOf(ahead, (a) => hold(a - d + m)) + back.n * averageOf(back, (a) => hold(a + d - m));
  // half the difference of the mean works is dF plus half the difference of the dissipations
  let d = averageOf(ahead, (a) => a) / 2 - averageOf(back, (a) => a) / 2;
  let [low, high] = [-Infinity, Infinity];
  for (let i = 0; i < MOST_STEPS; i++) {
    const off = difference(d);
    if (off > 0) high = d;
    else low = d;
    const step = off / slope(d);
    const newton = d - Math.max(-WIDEST, Math.min(WIDEST, Number.isFinite(step) ? step : off * WIDEST));
    if (!(Math.abs(newton - d) > ROUNDING * (1 + Math.abs(d)))) return newton;
    const middle = (low + high) / 2;
    const next = (newton > low && newton < high) || !Number.isFinite(middle) ? newton : middle;
    if (next === d) return d;
    d = next;
  }
  return d;
}

/** Trajectories that count, (sum f)^2/sum f^2, below which nothing can be said about the region where the two samples meet. */
const FEWEST = 50;

function solved(asked: Bar, values: Values) {
  const [ahead, back] = spectraOf(asked).map((request) => values(request)) as [Spectrum, Spectrum];
  const d = solveBar(ahead, back);
  const m = math.log(ahead.n / back.n);
  const side = (spectrum: Spectrum, f: (a: number) => number) => {
    const first = averageOf(spectrum, f);
    const second = averageOf(spectrum, (a) => f(a) * f(a));
    return {
      effective: (spectrum.effective * first * first) / second,
      spread: second / (first * first) - 1,
      spectrum,
    };
  };
  const sides = [side(ahead, (a) => fermi(a - d + m)), side(back, (a) => fermi(a + d - m))] as const;
  return { ahead, back, d, sides };
}

export const barEstimator: Estimator<Bar> = {
  statisticsFor: (asked) => [...spectraOf(asked)],

  valueFrom(asked, values) {
    const { ahead, back, d } = solved(asked, values);
    return asked.kind === "bar" ? asked.kT * d : overlapAt(ahead, back, d);
  },

  estimateFrom(asked, values) {
    const { ahead, back, d, sides } = solved(asked, values);
    const n = ahead.n + back.n;
    const effective = Math.min(sides[0].effective, sides[1].effective);
    if (asked.kind === "overlap") {
      const spread = (spectrum: Spectrum, sign: number): number => {
        const f = (a: number): number => fermi(a - sign * d);
        const mean = averageOf(spectrum, f);
        return (averageOf(spectrum, (a) => f(a) * f(a)) - mean * mean) / spectrum.effective;
      };
      return plain(overlapAt(ahead, back, d), Math.sqrt(spread(ahead, 1) + spread(back, -1)), {
        n,
        effective,
      });
    }
    const variance = sides.reduce((sum, { spread, spectrum }) => sum + spread / spectrum.effective, 0);
    const found = plain(asked.kT * d, asked.kT * Math.sqrt(Math.max(0, variance)), { n, effective });
    if (effective >= FEWEST) return found;
    const reason = `the works of forward and reversed runs hardly overlap: ${effective.toPrecision(2)} trajectories carry the estimate, ${FEWEST} are needed`;
    return { ...found, reason };
  },
};

/** <f>_F + <f>_R at the solution, each half of ∫ 2 p q/(p + q). */
const overlapAt = (ahead: Spectrum, back: Spectrum, d: number): number =>
  averageOf(ahead, (a) => fermi(a - d)) + averageOf(back, (a) => fermi(a + d));
