// Engines that shift a trap by what they read of a particle in it, again and again every `time`. Units of the trap: its width, its relaxation time, kT.
// With r = x - centre, a = exp(-time) and a constant force -load, a round without a shift is r' = a r - load (1 - a) + sqrt(1 - a^2) n.
//   threshold  J. M. Park, J. S. Lee & J. D. Noh, PRE 93, 032146 (2016); G. Paneru et al., PRL 120, 020601 (2018)
//   ratchets   T. K. Saha et al., PNAS 118, e2023356118 (2021); PRL 129, 130601 (2022)
import { Matrix } from "ml-matrix";
import * as math from "../../kernel/math.js";
import { normalCdf } from "../normal.js";
import { steadyFilter } from "./linearFilter.js";
import { meanOf, type StationaryDensity, stationaryDensity } from "./nystrom.js";

const WIDE = 8; // deviations that hold all weight: exp(-64/2) = 1e-14
const PANEL = 2; // deviations of the kernel

const density = (z: number): number => math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** The normal density of mean and deviation. */
const normal = (x: number, mean: number, deviation: number): number =>
  density((x - mean) / deviation) / deviation;

export interface ThresholdEngine {
  readonly shifted: number;
  /** Per round. */
  readonly W_ext: number;
  readonly displacement: number;
}

/** Without errors: where r > threshold the trap moves on by `shift`. `time` may be infinite. */
export function thresholdEngine(threshold: number, shift: number, time: number): ThresholdEngine {
  const a = math.exp(-time);
  const deviation = Math.sqrt(1 - a * a);
  const law = stationaryDensity({
    kernel: (to, from) => normal(to, a * (from > threshold ? from - shift : from), deviation),
    low: -WIDE - Math.max(0, shift),
    high: WIDE + Math.max(0, -shift),
    cuts: [threshold],
    scale: PANEL * deviation,
  });
  const shifted = meanOf(law, (r) => (r > threshold ? 1 : 0));
  const W_ext = meanOf(law, (r) => (r > threshold ? shift * (r - shift / 2) : 0));
  return { shifted, W_ext, displacement: shift * shifted };
}

export interface Ratchet {
  /** Mean shift of the trap per time. */
  readonly velocity: number;
  /** Work of shifting the trap, per time. */
  readonly trapWork: number;
  /** Share of the rounds in which the trap moves. */
  readonly moved: number;
}

/** Without errors: where r > 0 the trap moves on by gain · r. */
export function ratchet(load: number, time: number, gain: number): Ratchet {
  const a = math.exp(-time);
  return perTime(time, reflected(load, a, 1 - a * a, gain), gain);
}

/** The particle is read with the deviation `sigma`, r is estimated from all readings, and where the estimate is > 0 the trap moves on by twice it. */
export function bayesRatchet(load: number, time: number, sigma: number): Ratchet & { information: number } {
  const a = math.exp(-time);
  const one = (value: number): Matrix => new Matrix([[value]]);
  const { prior, posterior, information } = steadyFilter(one(a), one(1 - a * a), one(1), one(sigma * sigma));
  const learnt = prior.get(0, 0) - posterior.get(0, 0);
  // the estimate moves as r does, by what is learnt; it is unbiased, so that its mean work is that of the trap
  return { ...perTime(time, reflected(load, a, learnt, 2), 2), information };
}

/** The law of q' = a f(q) - load (1 - a) + noise, f = (1 - gain) q for q > 0. */
function reflected(load: number, a: number, variance: number, gain: number): StationaryDensity {
  const deviation = Math.sqrt(variance);
  const spread = WIDE * Math.sqrt(variance / (1 - a * a));
  return stationaryDensity({
    kernel: (to, from) => normal(to, a * (from > 0 ? (1 - gain) * from : from) - load * (1 - a), deviation),
    low: -load - Math.max(1, gain - 1) * spread,
    high: Math.max(1, gain - 1) * spread,
    cuts: [0],
    scale: PANEL * deviation,
  });
}

const perTime = (time: number, law: StationaryDensity, gain: number): Ratchet => ({
  velocity: meanOf(law, (r) => (r > 0 ? gain * r : 0)) / time,
  trapWork: (gain * (gain - 2) * meanOf(law, (r) => (r > 0 ? (r * r) / 2 : 0))) / time,
  moved: meanOf(law, (r) => (r > 0 ? 1 : 0)),
});

/** y = r + sigma n is taken for r: where y > 0 the trap moves on by gain · y. */
export function naiveRatchet(load: number, time: number, sigma: number, gain: number): Ratchet {
  const a = math.exp(-time);
  const noise = 1 - a * a;
  const deviation = Math.sqrt(noise);
  const thrown = a * gain * sigma;
  const wide = Math.sqrt(noise + thrown * thrown);
  const spread = WIDE * Math.sqrt((noise + thrown * thrown) / noise);
  const law = stationaryDensity({
    kernel: (to, r) => {
      // not moved; or moved by y > 0, of which r' tells: y|r' is normal
      const still = normal(to, a * r - load * (1 - a), deviation) * normalCdf(-r / sigma);
      const moved = a * (1 - gain) * r - load * (1 - a);
      const told = r - ((a * gain * sigma * sigma) / (wide * wide)) * (to - moved);
      return still + normal(to, moved, wide) * normalCdf((told * wide) / (sigma * deviation));
    },
    low: -load - spread,
    high: spread,
    cuts: [],
    scale: PANEL * Math.min(deviation, sigma),
  });
  // <y; y > 0> and <y^2; y > 0> of y ~ N(r, sigma^2)
  const first = (r: number): number => r * normalCdf(r / sigma) + sigma * density(r / sigma);
  const second = (r: number): number =>
    (r * r + sigma * sigma) * normalCdf(r / sigma) + r * sigma * density(r / sigma);
  return {
    velocity: (gain * meanOf(law, first)) / time,
    trapWork: (gain * meanOf(law, (r) => (gain * second(r)) / 2 - r * first(r))) / time,
    moved: meanOf(law, (r) => normalCdf(r / sigma)),
  };
}

/** The largest gain below 2 at which the naive ratchet's trap costs nothing; 0 where there is none. */
export function gainWithoutWork(load: number, time: number, sigma: number): number {
  if (sigma >= criticalNoise(load)) return 0;
  const work = (gain: number): number => naiveRatchet(load, time, sigma, gain).trapWork / gain;
  return root(work, 1e-3, 2);
}

/** The noise at which a gain of 0+ costs nothing: <r y; y > 0> = 0 of r ~ N(-load, 1). Beyond it no gain is free. */
export function criticalNoise(load: number): number {
  const at = (variance: number): number => {
    const m = -load / Math.sqrt(1 + variance);
    // y = sqrt(1 + variance) z, r = -load + (y + load)/(1 + variance)
    const [p, d] = [normalCdf(m), density(m)];
    const y1 = (m * p + d) * Math.sqrt(1 + variance);
    const y2 = ((m * m + 1) * p + m * d) * (1 + variance);
    return (y2 + load * y1) / (1 + variance) - load * y1;
  };
  let high = 1;
  while (at(high) > 0) high *= 2;
  return Math.sqrt(root((v) => -at(v), 0, high));
}

/** Where f passes from below 0 to above it, by halving and secants (the rule of Illinois). */
function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  for (let n = 0; n < 100 && b - a > 1e-13 * (Math.abs(a) + Math.abs(b)); n++) {
    const c = (a * fb - b * fa) / (fb - fa);
    const fc = f(c);
    if (fc === 0) return c;
    if (fc > 0 === fb > 0) {
      [b, fb] = [c, fc];
      fa /= 2;
    } else {
      [a, fa] = [c, fc];
      fb /= 2;
    }
    if (Math.abs(fc) < 1e-12) return c;
  }
  return (a + b) / 2;
}
