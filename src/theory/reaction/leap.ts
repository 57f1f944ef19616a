// The law of one species' count after leaps, by itself: from each count the convolution of what reactions change it by in a leap,
//   p_(j+1)(n') = sum_n p_j(n) P(n + sum_c v_c F_c = n'),   F_c ~ Poisson(a_c(n) h), or Binomial(L, min(1, a_c(n) h/L)) where L(n) is given
// What would be below 0 is at 0, as where firings are taken back one particle at a time. Probabilities by ratios of neighbours.
import * as math from "../../kernel/math.js";

export interface LeapReaction {
  /** By how much a firing changes the count. */
  readonly change: number;
  readonly propensity: (n: number) => number;
  /** How often it can fire at most; Poisson without. */
  readonly limit?: ((n: number) => number) | undefined;
}

/** Probabilities of counts from 0 to `most` after `leaps` leaps of length h, from a known count; mass beyond `most` is lost. */
export function leapLaw(
  reactions: readonly LeapReaction[],
  start: number,
  h: number,
  leaps: number,
  most: number,
): Float64Array {
  const rows = Array.from({ length: most + 1 }, (_, n) => rowOf(reactions, n, h, most));
  let law = new Float64Array(most + 1);
  law[start] = 1;
  for (let leap = 0; leap < leaps; leap++) {
    const next = new Float64Array(most + 1);
    law.forEach((p, n) => {
      if (p === 0) return;
      (rows[n] as Float64Array).forEach((q, to) => {
        next[to] = (next[to] as number) + p * q;
      });
    });
    law = next;
  }
  return law;
}

/** Where a leap leads from n. */
function rowOf(reactions: readonly LeapReaction[], n: number, h: number, most: number): Float64Array {
  let reached = new Map([[n, 1]]);
  for (const { change, propensity, limit } of reactions) {
    const mean = propensity(n) * h;
    const room = limit?.(n);
    const firings = room === undefined ? poissonLaw(mean) : binomialLaw(room, Math.min(1, mean / room));
    const next = new Map<number, number>();
    for (const [from, p] of reached) {
      firings.forEach((q, fired) => {
        const to = from + change * fired;
        next.set(to, (next.get(to) ?? 0) + p * q);
      });
    }
    reached = next;
  }
  const row = new Float64Array(most + 1);
  for (const [to, p] of reached) if (to <= most) row[Math.max(0, to)] = (row[Math.max(0, to)] as number) + p;
  return row;
}

const LEAST = 1e-300;
const SMALL = 1e-25;

/** Poisson probabilities of 0, 1, … until they are below 1e-25; of means below 700. */
export function poissonLaw(mean: number): number[] {
  const law = [math.exp(-mean)];
  for (let k = 1; k <= mean || (law[k - 1] as number) > SMALL; k++)
    law.push(((law[k - 1] as number) * mean) / k);
  return law;
}

/** Binomial probabilities of 0 … n. */
export function binomialLaw(n: number, p: number): number[] {
  if (n === 0 || p <= 0) return [1];
  if (p >= 1) return [...new Array<number>(n).fill(0), 1];
  if (p > 0.5) return binomialLaw(n, 1 - p).reverse();
  const law = [math.exp(n * math.log1p(-p))];
  if ((law[0] as number) < LEAST) throw new Error("fewer or less likely firings are needed");
  for (let k = 1; k <= n; k++) {
    law.push(((law[k - 1] as number) * (n - k + 1) * p) / (k * (1 - p)));
  }
  return law;
}

/** Mean and variance of a count. */
export function momentsOf(law: ArrayLike<number>): { readonly mean: number; readonly variance: number } {
  const all = Array.from(law);
  const total = all.reduce((sum, p) => sum + p, 0);
  const mean = all.reduce((sum, p, n) => sum + p * n, 0) / total;
  return { mean, variance: all.reduce((sum, p, n) => sum + p * (n - mean) * (n - mean), 0) / total };
}
