// Unit exponentials and words as the loops of networks take them. Each |z| < 4.5 is a false alarm in 7e-6 of the seeds.
import { describe, expect, test } from "vitest";
import { kolmogorov, make } from "./network.js";

const Z = 4.5;
const FILLS = 4000;
const kernel = make({ states: 1, channels: [{ from: 0, to: 0, rate: 1 }], times: [1] }).kernel();
const { exponentials, words } = kernel.draws(42, 0, 0, FILLS);
const n = exponentials.length;

describe(`${n} exponentials`, () => {
  test.each([1, 2, 3, 4, 5])("<e^%i> = n!", (p) => {
    const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
    let sum = 0;
    for (const e of exponentials) sum += e ** p;
    const spread = Math.sqrt((factorial(2 * p) - factorial(p) ** 2) / n);
    expect(Math.abs(sum / n - factorial(p)) / spread).toBeLessThan(Z);
  });

  test("Kolmogorov and Smirnov: beyond 2.47 in 1e-5 of the seeds", () => {
    expect(kolmogorov(exponentials, (x) => -Math.expm1(-x))).toBeLessThan(2.47);
  });

  test("Kolmogorov and Smirnov of what is beyond the ziggurat's tail, and of the smallest", () => {
    const tail = exponentials.filter((e) => e > 8.481739963222733).map((e) => e - 8.481739963222733);
    expect(tail.length).toBeGreaterThan(100);
    expect(kolmogorov(tail, (x) => -Math.expm1(-x))).toBeLessThan(2.47);
    const small = exponentials.filter((e) => e < 1e-3);
    expect(kolmogorov(small, (x) => Math.expm1(-x) / Math.expm1(-1e-3))).toBeLessThan(2.47);
  });

  test("none is negative, and small ones have more digits than a float", () => {
    expect(exponentials.every((e) => e >= 0 && Number.isFinite(e))).toBe(true);
    const small = exponentials.filter((e) => e < 1e-4);
    expect(new Set(small).size).toBe(small.length);
    expect(small.every((e) => e === 0 || Math.fround(e) === e)).toBe(false);
  });

  test.each([1, 2, 3, 4, 5, 8, 12, 256, 1024])(
    "draws %i apart are uncorrelated, values and squares",
    (lag) => {
      let [values, squares] = [0, 0];
      for (let i = 0; i + lag < n; i++) {
        const [e, f] = [exponentials[i] as number, exponentials[i + lag] as number];
        values += (e - 1) * (f - 1);
        squares += (e * e - 2) * (f * f - 2);
      }
      expect(Math.abs(values) / Math.sqrt(n)).toBeLessThan(Z);
      // var e^2 = 24 - 4; the product of two such has heavy tails, so the limit is wider
      expect(Math.abs(squares) / (20 * Math.sqrt(n))).toBeLessThan(2 * Z);
    },
  );
});

describe("words", () => {
  test.each(Array.from({ length: 64 }, (_, bit) => bit))("bit %i is 1 half of the time", (bit) => {
    let ones = 0;
    const mask = 1n << BigInt(bit);
    for (let i = 0; i < 100_000; i++) if (((words[i] as bigint) & mask) !== 0n) ones += 1;
    expect(Math.abs(ones - 50_000) / Math.sqrt(25_000)).toBeLessThan(Z);
  });

  test("no word is one of the waiting times' stream, and other blocks have other draws", () => {
    const other = kernel.draws(42, 0, 1, 1);
    expect(other.words[0]).not.toBe(words[0]);
    expect(other.exponentials[0]).not.toBe(exponentials[0]);
    let sum = 0;
    for (let i = 0; i < n; i++)
      sum += ((exponentials[i] as number) - 1) * (Number((words[i] as bigint) >> 11n) * 2 ** -53 - 0.5);
    expect(Math.abs(sum) / Math.sqrt(n / 12)).toBeLessThan(Z);
  });
});
