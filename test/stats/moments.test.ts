// Moments against exact arithmetic: the sample lies on a grid of 2^-20, so sums of powers are whole numbers.
import { describe, expect, test } from "vitest";
import { covariance } from "../../dist/stats/covariance.js";
import { moments } from "../../dist/stats/moments.js";
import { column, normals, uniforms } from "../laws/uniforms.js";

const GRID = 2 ** 20;

const onGrid = (values: Float64Array, offset: number): Float64Array =>
  values.map((x) => Math.round(x * GRID) / GRID + offset);

/** sum (x - mean)^p / n and the mean, by whole numbers: y = n x - sum x, sum y^p / n^(p + 1). */
function exact(values: Float64Array): { mean: number; central: number[] } {
  const n = BigInt(values.length);
  const whole = [...values].map((x) => BigInt(x * GRID));
  const total = whole.reduce((a, b) => a + b, 0n);
  const deviations = whole.map((x) => n * x - total);
  const unit = Number(n) * GRID;
  const central = [0, 1, 2, 3, 4, 5, 6].map((p) => {
    const sum = deviations.reduce((a, y) => a + y ** BigInt(p), 0n);
    // to 30 digits after the point before it becomes a double
    const scaled = (sum * 10n ** 30n) / (BigInt(unit) ** BigInt(p) * n);
    return Number(scaled) / 1e30;
  });
  return { mean: Number((total * 10n ** 20n) / n) / 1e20 / GRID, central };
}

const SAMPLES: readonly (readonly [string, Float64Array])[] = [
  ["a normal sample", onGrid(column(1000, normals(1)), 0)],
  ["a normal sample on an offset of 2^20", onGrid(column(1000, normals(2)), 2 ** 20)],
  [
    "a skew sample",
    onGrid(
      column(1000, normals(3)).map((x) => Math.exp(x)),
      -7,
    ),
  ],
  ["two values", Float64Array.of(1.5, -0.25)],
  ["equal values", new Float64Array(64).fill(3.125)],
];

describe("moments to order 6", () => {
  test.each(SAMPLES)("M_p/n = sum (x - <x>)^p / n of %s", (_, values) => {
    const { mean, central } = exact(values);
    const found = moments.value(moments.push([values]));
    const spread = values.reduce((a, x) => Math.max(a, Math.abs(x - mean)), 0);
    const size = Math.abs(mean) + spread;
    const rounding = 8 * 2 ** -52; // a few roundings for each of the operations behind a term
    expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual(rounding * size);
    central.forEach((c, p) => {
      // an error of the mean moves the p-th moment by p spread^(p-1) times it; a term itself is at most spread^p
      const scale = p < 2 ? 0 : p * spread ** (p - 1) * (size + spread);
      expect(Math.abs((found.central[p] as number) - c), `order ${p}`).toBeLessThanOrEqual(rounding * scale);
    });
  });

  test("the variance is the unbiased one, n/(n - 1) times the mean square, and 0 for a single value", () => {
    const values = Float64Array.of(1, 2, 4, 8);
    expect(moments.value(moments.push([values])).variance).toBeCloseTo(28.75 / 3, 13);
    expect(moments.value(moments.push([Float64Array.of(5)])).variance).toBe(0);
  });

  test("extrema are those of the sample", () => {
    const { min, max, n } = moments.value(moments.push([Float64Array.of(3, -2, 7, 7, 0)]));
    expect([n, min, max]).toEqual([5, -2, 7]);
  });
});

describe("covariance", () => {
  test("C_xy = sum (x - <x>)(y - <y>)/(n - 1) against the sum by two passes", () => {
    const uniform = uniforms(4);
    const xs = column(777, () => 1e4 + uniform());
    const ys = xs.map((x) => 3 * (x - 1e4) ** 2 + uniform());
    const found = covariance.value(covariance.push([xs, ys]));
    const mean = (v: Float64Array): number => v.reduce((a, x) => a + x, 0) / v.length;
    const [mx, my] = [mean(xs), mean(ys)];
    const cross = (u: Float64Array, mu: number, v: Float64Array, mv: number): number =>
      u.reduce((a, x, i) => a + (x - mu) * ((v[i] as number) - mv), 0) / (u.length - 1);
    expect(found.n).toBe(777);
    expect(found.meanX).toBeCloseTo(mx, 9);
    expect(found.meanY).toBeCloseTo(my, 11);
    expect(found.xx).toBeCloseTo(cross(xs, mx, xs, mx), 11);
    expect(found.xy).toBeCloseTo(cross(xs, mx, ys, my), 11);
    expect(found.yy).toBeCloseTo(cross(ys, my, ys, my), 11);
  });
});
