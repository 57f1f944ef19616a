// Means and covariances of functionals (cumulants.ts) over a time t from any start, with constant rates. With D_a the generator whose
// jumps are weighted by d_a and whose diagonal is g_a, the parts m_a(i) = <N_a; x_t = i> and m_ab(i) = <N_a N_b; x_t = i> obey
//   p' = L p,   m_a' = L m_a + D_a p,   m_ab' = L m_ab + D_a m_b + D_b m_a + D_ab p,   D_ab of jumps d_a d_b,
// one linear system, solved by its exponential.
import type { Functional, LongRun } from "./cumulants.js";
import { exponential } from "./exponential.js";
import { escapeRates, type Jumps } from "./generator.js";
import { operator, tripletsOf } from "./operator.js";

export interface Moments extends LongRun {
  /** Probabilities at the end. */
  readonly probabilities: Float64Array;
  /** <N_a; x_t = i> at [a][i], and <N_a N_b; x_t = i> at [pair][i], by `pairs`. */
  readonly byEnd: { readonly mean: Float64Array[]; readonly second: Float64Array[] };
}

/** Pairs a <= b of functionals. */
export function pairs(count: number): (readonly [a: number, b: number])[] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a }, (_, k) => [a, a + k] as const),
  ).flat();
}

/** Covariances of raw second moments by pairs. */
export function covarianceOf(mean: readonly number[], second: readonly number[]): number[][] {
  const covariance = mean.map(() => mean.map(() => 0));
  pairs(mean.length).forEach(([a, b], k) => {
    const c = (second[k] as number) - (mean[a] as number) * (mean[b] as number);
    (covariance[a] as number[])[b] = c;
    (covariance[b] as number[])[a] = c;
  });
  return covariance;
}

/** Moments from their parts by the state at the end. */
export function momentsOf(
  mean: Float64Array[],
  second: Float64Array[],
): LongRun & { readonly byEnd: Moments["byEnd"] } {
  const sum = (part: Float64Array): number => part.reduce((total, x) => total + x, 0);
  const means = mean.map(sum);
  return { mean: means, covariance: covarianceOf(means, second.map(sum)), byEnd: { mean, second } };
}

/** Means and covariances of functionals over the time t, and the probabilities after it. */
export function finiteTime(
  jumps: Jumps,
  start: ArrayLike<number>,
  t: number,
  functionals: readonly Functional[],
): Moments {
  const n = jumps.states;
  const out = escapeRates(jumps);
  const fastest = out.reduce((most, x) => Math.max(most, x), 0);
  // functionals of the size of one jump, so that the operator is no larger than the generator
  const units = functionals.map(({ jump, rest }) => {
    const largest = Array.from(jump).reduce((most, d) => Math.max(most, Math.abs(d)), 0);
    const steepest = Array.from(rest ?? []).reduce((most, g) => Math.max(most, Math.abs(g)), 0);
    return Math.max(largest, fastest > 0 ? steepest / fastest : steepest) || 1;
  });
  const jump = (a: number, c: number): number => (functionals[a]?.jump[c] as number) / (units[a] as number);
  const rest = (a: number, i: number): number => (functionals[a]?.rest?.[i] ?? 0) / (units[a] as number);
  const count = functionals.length;
  const both = pairs(count);
  const blocks = 1 + count + both.length;
  let triplets = Array.from({ length: blocks }, (_, block) =>
    tripletsOf(
      jumps,
      () => 1,
      (i) => -(out[i] as number),
      block * n,
      block * n,
    ),
  ).flat();
  const feed = (row: number, column: number, a: number): void => {
    triplets = triplets.concat(
      tripletsOf(
        jumps,
        (c) => jump(a, c),
        (i) => rest(a, i),
        row * n,
        column * n,
      ),
    );
  };
  for (let a = 0; a < count; a++) feed(1 + a, 0, a);
  both.forEach(([a, b], k) => {
    const row = 1 + count + k;
    feed(row, 1 + b, a);
    feed(row, 1 + a, b);
    triplets = triplets.concat(
      tripletsOf(
        jumps,
        (c) => jump(a, c) * jump(b, c),
        () => 0,
        row * n,
        0,
      ),
    );
  });
  const first = new Float64Array(blocks * n);
  first.set(Array.from(start));
  const last = exponential(operator(blocks * n, triplets), first, t);
  const unit = (a: number): number => units[a] as number;
  const part = (block: number, scale: number): Float64Array =>
    last.slice(block * n, (block + 1) * n).map((x) => x * scale);
  return {
    probabilities: last.slice(0, n),
    ...momentsOf(
      functionals.map((_, a) => part(1 + a, unit(a))),
      both.map(([a, b], k) => part(1 + count + k, unit(a) * unit(b))),
    ),
  };
}
