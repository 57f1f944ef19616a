// The least heat of emptying a level in a given time: a level of energy eps beside one bath, filled at the rate f(eps) and emptied at
// 1 - f(eps), f = 1/(1 + e^eps) (rates in 1/Gamma, energies in kT), goes from the occupation p_0 to p_1 < p_0. With u = -dp/dt = p - f
// the optimum has one constant K,
//   (1 + K) u^2 + K (1 - 2 p) u - K p (1 - p) = 0,   eps = ln[(1 - p + u)/(p - u)],   tau = ∫ dp/u,   Q = ∫ eps dp,
// and eps jumps at both ends: M. Esposito, R. Kawai, K. Lindenberg, C. Van den Broeck, EPL 89, 20003 (2010);
// G. Diana, G. B. Bagci, M. Esposito, PRE 87, 012111 (2013). No protocol is faster than ln(p_0/p_1).
import * as math from "../../kernel/math.js";
import { integrate } from "../integrate.js";
import { quadrature } from "./quadrature.js";

export interface ErasureTask {
  /** Occupation before and after; 0 < after < before <= 1/2. */
  readonly before: number;
  readonly after: number;
  /** Units of 1/Gamma. */
  readonly duration: number;
}

export interface OptimalErasure {
  /** K. */
  readonly constant: number;
  /** Heat to the bath, kT; without the jump of eps at the end, which does work only. */
  readonly heat: number;
  /** Of the whole, nats. */
  readonly entropyProduction: number;
  /** Mean number of jumps. */
  readonly activity: number;
  /** The occupation at a time. */
  readonly occupation: (t: number) => number;
  /** eps where the occupation is p; a function of p is smooth, one of time is steep at the end. */
  readonly energy: (p: number) => number;
}

const PANELS = 64; // over at most 700 units of ln p/(1 - p), on which all is smooth
const HALVINGS = 90;
const WIDEST = 300; // of ln K

/** The optimum. @throws RangeError where the task is not of this kind or cannot be done in the time */
export function optimalErasure({ before, after, duration }: ErasureTask): OptimalErasure {
  if (!(0 < after && after < before && before <= 0.5))
    throw new RangeError(`Erasure needs 0 < after < before <= 1/2, not ${after} and ${before}.`);
  const shortest = math.log(before / after);
  if (!(duration > shortest))
    throw new RangeError(`From ${before} to ${after} takes longer than ${shortest}, not ${duration}.`);

  /** u at the occupation p. */
  const speed = (p: number, K: number): number => {
    const linear = K * (1 - 2 * p);
    const product = K * p * (1 - p);
    // the positive root without a difference
    return (2 * product) / (linear + Math.sqrt(linear * linear + 4 * (1 + K) * product));
  };
  const logit = (p: number): number => math.log(p / (1 - p));
  const [low, high] = [logit(after), logit(before)];
  const over = (f: (p: number) => number): number =>
    quadrature(
      (x) => {
        const p = 1 / (1 + math.exp(-x));
        return f(p) * p * (1 - p);
      },
      low,
      high,
      PANELS,
    );

  // the time falls with K
  let [below, above] = [-WIDEST, WIDEST];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (below + above) / 2;
    const K = math.exp(middle);
    if (over((p) => 1 / speed(p, K)) > duration) below = middle;
    else above = middle;
  }
  const K = math.exp((below + above) / 2);
  const energy = (p: number): number => {
    const u = speed(p, K);
    return math.log((1 - p + u) / (p - u));
  };
  const heat = over(energy);
  const entropy = (p: number): number => -p * math.log(p) - (1 - p) * math.log(1 - p);
  return {
    constant: K,
    heat,
    entropyProduction: heat + entropy(after) - entropy(before),
    activity: over((p) => {
      const u = speed(p, K);
      const full = p - u;
      return (full * (1 - p) + (1 - full) * p) / u;
    }),
    occupation: (t) => integrate((_, [p]) => [-speed(p as number, K)], [before], 0, t)[0] as number,
    energy,
  };
}
