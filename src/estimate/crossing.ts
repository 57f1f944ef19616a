// Where P_F(W) and P_R(-W) cross, and how steeply, without bins: the logistic discriminant of forward W and reversed -W,
//   ln [P_F(u)/P_R(u)] = slope (u - crossing)/kT,
// by maximum likelihood. Crooks' theorem says slope 1 and crossing dF (G. E. Crooks, PRE 60, 2721 (1999), eq. 11); with the slope held at 1 it
// is BAR. Errors by the sandwich of scores, each sample on its own, which are right even where the theorem is not.
// D. R. Cox, E. J. Snell, Analysis of Binary Data (1989); M. R. Shirts et al., PRL 91, 140601 (2003), eq. 5.
import { integerPower } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";
import type { Values } from "../stats/request.js";
import { averageOf, type Spectrum } from "../stats/spectrum.js";
import { fermi, solveBar, spectraOf } from "./bar.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Crossing {
  readonly kind: "crossing" | "crooksSlope";
  /** Raw work of forward runs, raw work of reversed runs. */
  readonly forward: string;
  readonly reverse: string;
  readonly kT: number;
}

/** The work at which P_F(W) = P_R(-W): dF. */
export const crossing = (forward: string, reverse: string, kT: number): Crossing => ({
  kind: "crossing",
  forward,
  reverse,
  kT,
});

/** d ln[P_F(W)/P_R(-W)]/d(W/kT): 1. */
export const crooksSlope = (forward: string, reverse: string, kT: number): Crossing => ({
  kind: "crooksSlope",
  forward,
  reverse,
  kT,
});

/** A symmetric 2 x 2 matrix. */
interface Matrix {
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/** Sums over one sample of what the likelihood at g = ln odds of "forward" needs: score, curvature, spread of the score. */
function sums(spectrum: Spectrum, forward: boolean, odds: (u: number) => number) {
  const { n } = spectrum;
  const at = (a: number): number => (forward ? a : -a);
  // residual: 1 - p for forward runs, -p for reversed ones
  const rest = (u: number): number => (forward ? fermi(odds(u)) : -fermi(-odds(u)));
  const mean = (f: (u: number) => number): number => averageOf(spectrum, (a) => f(at(a)));
  const [s0, s1] = [mean(rest), mean((u) => rest(u) * u)];
  const hold = (u: number): number => fermi(odds(u)) * fermi(-odds(u));
  return {
    score: [n * s0, n * s1] as const,
    curve: {
      aa: n * mean(hold),
      ab: n * mean((u) => hold(u) * u),
      bb: n * mean((u) => hold(u) * u * u),
    },
    spread: {
      aa: n * (mean((u) => integerPower(rest(u), 2)) - s0 * s0),
      ab: n * (mean((u) => integerPower(rest(u), 2) * u) - s0 * s1),
      bb: n * (mean((u) => integerPower(rest(u) * u, 2)) - s1 * s1),
    },
  };
}

const plus = (a: Matrix, b: Matrix): Matrix => ({ aa: a.aa + b.aa, ab: a.ab + b.ab, bb: a.bb + b.bb });

/** A^-1 v. */
function solve({ aa, ab, bb }: Matrix, [x, y]: readonly [number, number]): [number, number] {
  const det = aa * bb - ab * ab;
  return [(bb * x - ab * y) / det, (aa * y - ab * x) / det];
}

const NEWTON = 50;

/** Slope s and crossing c in units of kT, with their variances. */
function discriminant(asked: Crossing, values: Values) {
  const [ahead, back] = spectraOf(asked).map((request) => values(request)) as [Spectrum, Spectrum];
  const m = math.log(ahead.n / back.n);
  // about the BAR solution, so that both parameters are of order 1
  const d = solveBar(ahead, back);
  let [offset, slope] = [0, 1];
  const both = () => {
    const odds = (u: number): number => m + offset + slope * (u - d);
    const [f, r] = [
      sums(shifted(ahead, -d), true, (u) => odds(u + d)),
      sums(shifted(back, d), false, (u) => odds(u + d)),
    ];
    return {
      score: [f.score[0] + r.score[0], f.score[1] + r.score[1]] as [number, number],
      curve: plus(f.curve, r.curve),
      spread: plus(f.spread, r.spread),
    };
  };
  for (let i = 0; i < NEWTON; i++) {
    const { score, curve } = both();
    const [a, b] = solve(curve, score);
    // steps of at most 1: far off, the curvature says little
    const size = Math.max(1, Math.abs(a), Math.abs(b));
    offset += a / size;
    slope += b / size;
    if (Math.abs(a) + Math.abs(b) < 1e-12) break;
  }
  const { curve, spread } = both();
  // A^-1 B A^-1 along a direction v: B taken along A^-1 v
  const along = (v: [number, number]): number => {
    const [x, y] = solve(curve, v);
    return spread.aa * x * x + 2 * spread.ab * x * y + spread.bb * y * y;
  };
  const centre = -offset / slope;
  return {
    n: ahead.n + back.n,
    effective: Math.min(ahead.effective, back.effective),
    slope,
    slopeVariance: along([0, 1]),
    crossing: d + centre,
    // d centre = -(d offset + centre d slope)/slope
    crossingVariance: along([-1 / slope, -centre / slope]),
  };
}

/** The spectrum with its points moved; -W of reversed runs is W - d moved the other way. */
const shifted = (spectrum: Spectrum, by: number): Spectrum => ({
  ...spectrum,
  points: spectrum.points.map((a) => a + by),
});

export const crossingEstimator: Estimator<Crossing> = {
  statisticsFor: (asked) => [...spectraOf(asked)],
  estimateFrom(asked, values) {
    const found = discriminant(asked, values);
    const size = { n: found.n, effective: found.effective };
    return asked.kind === "crossing"
      ? plain(asked.kT * found.crossing, asked.kT * Math.sqrt(found.crossingVariance), size)
      : plain(found.slope, Math.sqrt(found.slopeVariance), size);
  },
};
