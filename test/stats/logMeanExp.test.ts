import { describe, expect, test } from "vitest";
import { logMeanExp } from "../../dist/stats/logMeanExp.js";
import { column, normals } from "../laws/uniforms.js";

const resultOf = (...exponents: number[]) =>
  logMeanExp.value(logMeanExp.push([Float64Array.from(exponents)]));

describe("ln <e^a>", () => {
  test("shifts with the exponent: ln <e^(a + c)> = c + ln <e^a> at c = ±1000, where e^c is no double", () => {
    const a = column(500, normals(1));
    const plain = logMeanExp.value(logMeanExp.push([a]));
    for (const c of [-1000, 1000]) {
      const shifted = logMeanExp.value(logMeanExp.push([a.map((x) => x + c)]));
      expect(shifted.logMean).toBeCloseTo(c + plain.logMean, 11);
      expect(shifted.tiltedMean).toBeCloseTo(c + plain.tiltedMean, 11);
      expect(shifted.relativeError).toBeCloseTo(plain.relativeError, 11);
      expect(shifted.effective).toBeCloseTo(plain.effective, 8);
    }
  });

  test("ln <e^a> = 1000 - ln 2 for the two exponents ±1000", () => {
    const { logMean, largestShare, effective, tiltedMean } = resultOf(-1000, 1000);
    expect(logMean).toBeCloseTo(1000 - Math.LN2, 12);
    expect([largestShare, effective, tiltedMean]).toEqual([1, 1, 1000]);
  });

  test("ln <e^a> = -1000 - ln 2 when one of two weights is 0 (exponent -infinity)", () => {
    const { logMean, effective } = resultOf(-Infinity, -1000);
    expect(logMean).toBeCloseTo(-1000 - Math.LN2, 12);
    expect(effective).toBe(1);
  });

  test("a leaf of weights 0 and one of weights e^1000 merge to ln <e^a> = 1000 - ln 2", () => {
    const zero = logMeanExp.push([Float64Array.of(-Infinity)]);
    const huge = logMeanExp.push([Float64Array.of(1000)]);
    for (const state of [logMeanExp.merge(zero, huge), logMeanExp.merge(huge, zero)]) {
      expect(logMeanExp.value(state).logMean).toBeCloseTo(1000 - Math.LN2, 12);
    }
  });

  test("mean, error, Kish size, largest share and tilted mean agree with the sums over w = e^a", () => {
    const a = column(2000, normals(2)).map((x) => 0.7 * x - 0.3);
    const w = a.map(Math.exp);
    const n = w.length;
    const sum = w.reduce((s, x) => s + x, 0);
    const mean = sum / n;
    const variance = w.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1);
    const squares = w.reduce((s, x) => s + x * x, 0);
    const found = logMeanExp.value(logMeanExp.push([a]));
    expect(found.logMean).toBeCloseTo(Math.log(mean), 12);
    expect(found.relativeError).toBeCloseTo(Math.sqrt(variance / n) / mean, 12);
    expect(found.effective).toBeCloseTo((sum * sum) / squares, 8);
    expect(found.largestShare).toBeCloseTo(w.reduce((m, x) => Math.max(m, x)) / sum, 12);
    expect(found.tiltedMean).toBeCloseTo(w.reduce((s, x, i) => s + x * (a[i] as number), 0) / sum, 11);
  });

  test("the error of nearly equal weights is their spread: sd(e^a)/<e^a> = 1e-9 for a = ±1e-9", () => {
    const a = Float64Array.from({ length: 1024 }, (_, i) => (i % 2 === 0 ? 1e-9 : -1e-9));
    const { relativeError } = logMeanExp.value(logMeanExp.push([a]));
    // 1e-9/sqrt(n - 1), to the 1e-7 that rounding the weights to 2^-53 leaves of a spread of 1e-9
    expect(relativeError / (1e-9 / Math.sqrt(1023))).toBeCloseTo(1, 6);
  });
});
