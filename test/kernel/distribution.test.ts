// A million normals of the kernel against the normal law. Each |z| < 4.5 is a false alarm in 7e-6 of the seeds.
import { describe, expect, test } from "vitest";
import { instance } from "./instance.js";

const SEED = 42;
const Z = 4.5;
const BLOCKS = 32;
const FILLS = 62;
const PER_BLOCK = 512 * FILLS;

const kernel = instance();
const blocks = Array.from({ length: BLOCKS }, (_, block) => kernel.normals(SEED, 0, block, FILLS));
const all = new Float32Array(BLOCKS * PER_BLOCK);
blocks.forEach((values, i) => {
  all.set(values, i * PER_BLOCK);
});
const n = all.length;

/** P(X < x) = 1/2 + f(x) (x + x^3/3 + x^5/(3 5) + …), G. Marsaglia, J. Stat. Softw. 11(4) (2004). */
function below(x: number): number {
  let [term, total] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-17 * Math.abs(total); k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * total;
}

/** (mean - expected)/(standard deviation/sqrt n) of a column of unit-variance products. */
const correlation = (f: (i: number) => number, count: number): number => {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += f(i);
  return sum / Math.sqrt(count);
};

describe(`${n} normals`, () => {
  // <n^p> = (p - 1)!! for even p, and its variance <n^2p> - <n^p>^2
  test.each([
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
    [5, 0, 945],
    [6, 15, 10170],
  ])("<n^%i> = %i, variance %i", (p, expected, variance) => {
    let sum = 0;
    for (const x of all) sum += x ** p;
    expect(Math.abs(sum / n - expected) / Math.sqrt(variance / n)).toBeLessThan(Z);
  });

  test("Kolmogorov and Smirnov: sqrt n sup |F_n(x) - F(x)| < 2.47, a false alarm in 1e-5 of the seeds", () => {
    const sorted = all.slice().sort();
    let largest = 0;
    sorted.forEach((x, i) => {
      const f = below(x);
      largest = Math.max(largest, (i + 1) / n - f, f - i / n);
    });
    // 2 exp(-2 d^2) = 1e-5
    expect(Math.sqrt(n) * largest).toBeLessThan(2.47);
  });

  test.each([1, 2, 3, 3.5, 4, 4.038849846109504, 4.5])("both tails hold their share beyond %s", (edge) => {
    const share = 1 - below(edge);
    const [up, down] = [all.filter((x) => x > edge).length, all.filter((x) => x < -edge).length];
    for (const count of [up, down]) {
      // a Poisson count of mean m is above m + 4.5 sqrt m + 5 or below m - 4.5 sqrt m in less than 1e-5 of the cases
      expect(count - n * share).toBeLessThan(Z * Math.sqrt(n * share) + 5);
      expect(n * share - count).toBeLessThan(Z * Math.sqrt(n * share));
    }
  });

  test("the mean excess beyond the tail of the ziggurat is that of the normal law", () => {
    const edge = 4.038849846109504;
    const excess = [...all].map(Math.abs).filter((x) => x > edge);
    const share = 1 - below(edge);
    const density = Math.exp(-0.5 * edge * edge) / Math.sqrt(2 * Math.PI);
    const mean = density / share - edge;
    const second = 1 - edge * (density / share - edge) - mean * mean; // variance of the truncated normal
    const found = excess.reduce((a, x) => a + x - edge, 0) / excess.length;
    expect(Math.abs(found - mean)).toBeLessThan(Z * Math.sqrt(second / excess.length));
  });

  test("no value is beyond 7 (1e-12 a draw) or not a number", () => {
    for (const x of all) if (!(Math.abs(x) < 7)) throw new Error(`${x} was drawn`);
  });

  test("neighbouring blocks are uncorrelated, <n_b n_(b+1)> = 0, as are their squares", () => {
    for (let b = 0; b + 1 < BLOCKS; b++) {
      const [u, v] = [blocks[b] as Float32Array, blocks[b + 1] as Float32Array];
      const at = (w: Float32Array, i: number): number => w[i] as number;
      expect(Math.abs(correlation((i) => at(u, i) * at(v, i), PER_BLOCK))).toBeLessThan(Z);
      const squares = correlation((i) => ((at(u, i) ** 2 - 1) * (at(v, i) ** 2 - 1)) / 2, PER_BLOCK);
      expect(Math.abs(squares)).toBeLessThan(Z);
    }
  });

  test("the eight lanes of a step are uncorrelated, values and squares", () => {
    for (let l = 0; l < 8; l++) {
      for (let m = 0; m < l; m++) {
        const at = (lane: number, i: number): number => all[8 * i + lane] as number;
        expect(Math.abs(correlation((i) => at(l, i) * at(m, i), n / 8))).toBeLessThan(Z);
        const squares = correlation((i) => ((at(l, i) ** 2 - 1) * (at(m, i) ** 2 - 1)) / 2, n / 8);
        expect(Math.abs(squares)).toBeLessThan(Z);
      }
    }
  });

  test("a lane is uncorrelated with itself 1 … 16 steps and one fill later", () => {
    for (const lag of [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 64]) {
      // within blocks; the products at one lag are uncorrelated with each other
      let sum = 0;
      let count = 0;
      for (const values of blocks) {
        for (let i = 0; i + 8 * lag < PER_BLOCK; i++) {
          sum += (values[i] as number) * (values[i + 8 * lag] as number);
          count += 1;
        }
      }
      expect(Math.abs(sum / Math.sqrt(count)), `lag ${lag}`).toBeLessThan(Z);
    }
  });

  test("seeds s and s + 1, and sweep points p and p + 1, are uncorrelated", () => {
    const other = [kernel.normals(SEED + 1, 0, 0, FILLS), kernel.normals(SEED, 2, 0, FILLS)];
    const first = blocks[0] as Float32Array;
    for (const values of other) {
      const z = correlation((i) => (first[i] as number) * (values[i] as number), PER_BLOCK);
      expect(Math.abs(z)).toBeLessThan(Z);
    }
  });
});
