// Many smooth functions of one number s in [0, 1] at once, through their values at Chebyshev's places
//   s_j = (1 - cos(pi (j + 1/2)/n))/2,  f(s) = sum_k c_k T_k(1 - 2 s).
import * as math from "../kernel/math.js";

/** c_k for each function. */
export type Chebyshev = readonly Float64Array[];

/** The places of n values. */
export const places = (n: number): number[] =>
  Array.from({ length: n }, (_, j) => (1 - math.cos((Math.PI * (j + 0.5)) / n)) / 2);

/** `values[j]` are those of all functions at place j. */
export function chebyshev(values: readonly Float64Array[]): Chebyshev {
  const n = values.length;
  const wave = Array.from({ length: 4 * n }, (_, i) => math.cos((Math.PI * i) / (2 * n)));
  const count = values[0]?.length ?? 0;
  return Array.from({ length: count }, (_, f) =>
    Float64Array.from({ length: n }, (_, k) => {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        sum += (values[j]?.[f] as number) * (wave[((2 * j + 1) * k) % (4 * n)] as number);
      }
      return ((k === 0 ? 1 : 2) * sum) / n;
    }),
  );
}

/** One function at s. */
export function chebyshevAt(coefficients: Float64Array, s: number): number {
  const x = 1 - 2 * s;
  let [one, two] = [0, 0];
  for (let k = coefficients.length - 1; k > 0; k--) {
    [one, two] = [(coefficients[k] as number) + 2 * x * one - two, one];
  }
  return (coefficients[0] as number) + x * one - two;
}

/** The largest of the last quarter of all coefficients: what is left out is smaller. */
export const restOf = (all: Chebyshev): number =>
  all.reduce(
    (most, own) =>
      own.subarray(Math.floor((3 * own.length) / 4)).reduce((a, c) => Math.max(a, Math.abs(c)), most),
    0,
  );
