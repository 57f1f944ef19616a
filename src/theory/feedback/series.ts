// Fourier series of period 2 pi in real form as vectors (a_0, a_1, b_1, a_2, b_2, …), f(u) = a_0 + sum_k a_k cos(k u) + b_k sin(k u), and what acts on them
// as matrices.
import { Matrix } from "ml-matrix";
import * as math from "../../kernel/math.js";

/** Coefficients up to any harmonic. */
export interface Series {
  readonly cosines: readonly number[];
  readonly sines: readonly number[];
}

export const constant = (value: number): Series => ({ cosines: [value], sines: [0] });

/** Through 2^n values at equal distances from 0 on, of a smooth function. */
export function seriesOf(f: (u: number) => number, harmonics: number): Series {
  const n = 4 * harmonics + 4;
  const values = Array.from({ length: n }, (_, j) => f((2 * Math.PI * j) / n));
  const against = (wave: (x: number) => number, k: number): number =>
    (values.reduce((sum, value, j) => sum + value * wave((2 * Math.PI * ((j * k) % n)) / n), 0) *
      (k === 0 ? 1 : 2)) /
    n;
  const orders = Array.from({ length: harmonics + 1 }, (_, k) => k);
  return {
    cosines: orders.map((k) => against(math.cos, k)),
    sines: orders.map((k) => (k === 0 ? 0 : against(math.sin, k))),
  };
}

/** `inside` on (from, to), `outside` elsewhere, up to a harmonic. */
export function windowOf(
  from: number,
  to: number,
  inside: number,
  outside: number,
  harmonics: number,
): Series {
  const height = (inside - outside) / Math.PI;
  const cosines = [outside + (height * (to - from)) / 2];
  const sines = [0];
  for (let k = 1; k <= harmonics; k++) {
    cosines.push((height * (math.sin(k * to) - math.sin(k * from))) / k);
    sines.push((height * (math.cos(k * from) - math.cos(k * to))) / k);
  }
  return { cosines, sines };
}

/** Multiplication by a series, on vectors up to harmonic M; harmonics of the product beyond are left off. */
export function multiplication({ cosines, sines }: Series, M: number): Matrix {
  const matrix = Matrix.zeros(2 * M + 1, 2 * M + 1);
  const cosine = (k: number): number => (k === 0 ? 0 : 2 * k - 1);
  const add = (kind: "cos" | "sin", k: number, column: number, value: number): void => {
    const order = Math.abs(k);
    if (order > M || (kind === "sin" && order === 0)) return;
    const row = kind === "cos" ? cosine(order) : 2 * order;
    const signed = kind === "sin" && k < 0 ? -value : value;
    matrix.set(row, column, matrix.get(row, column) + signed);
  };
  for (let j = 0; j <= M; j++)
    for (let n = 0; n < cosines.length && n <= j + M; n++) {
      const [c, s] = [cosines[n] as number, sines[n] as number];
      // cos j and sin j times c cos n + s sin n
      add("cos", j + n, cosine(j), c / 2);
      add("cos", j - n, cosine(j), c / 2);
      add("sin", n + j, cosine(j), s / 2);
      add("sin", n - j, cosine(j), s / 2);
      if (j === 0) continue;
      add("sin", j + n, 2 * j, c / 2);
      add("sin", j - n, 2 * j, c / 2);
      add("cos", j - n, 2 * j, s / 2);
      add("cos", j + n, 2 * j, -s / 2);
    }
  return matrix;
}

/** d/du. */
export function derivation(M: number): Matrix {
  const matrix = Matrix.zeros(2 * M + 1, 2 * M + 1);
  for (let k = 1; k <= M; k++) {
    matrix.set(2 * k, 2 * k - 1, -k);
    matrix.set(2 * k - 1, 2 * k, k);
  }
  return matrix;
}

/** u -> u + by: a density there, p(u - by). */
export function shifting(by: number, M: number): Matrix {
  const matrix = Matrix.eye(2 * M + 1);
  for (let k = 1; k <= M; k++) {
    const [c, s] = [math.cos(k * by), math.sin(k * by)];
    matrix.set(2 * k - 1, 2 * k - 1, c);
    matrix.set(2 * k - 1, 2 * k, -s);
    matrix.set(2 * k, 2 * k - 1, s);
    matrix.set(2 * k, 2 * k, c);
  }
  return matrix;
}

/** The row that takes a density p to ∫ f p du. */
export function against({ cosines, sines }: Series, M: number): number[] {
  const row = [2 * Math.PI * (cosines[0] as number)];
  for (let k = 1; k <= M; k++) row.push(Math.PI * (cosines[k] ?? 0), Math.PI * (sines[k] ?? 0));
  return row;
}
