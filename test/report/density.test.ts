import { expect, test } from "vitest";
import { density } from "../../dist/report/density.js";

test("the area under the histogram of x = 0, 1/n, … is 1 and its height 1", () => {
  const n = 10_000;
  const bins = density(Float64Array.from({ length: n }, (_, i) => i / n));
  const area = bins.reduce((sum, { from, to, density: height }) => sum + (to - from) * height, 0);
  expect(area).toBeGreaterThan(0.998 - 1e-12); // 0.1 % on either side are not drawn
  expect(area).toBeLessThanOrEqual(1);
  for (const { density: height } of bins) expect(Math.abs(height - 1)).toBeLessThan(0.02);
});

test("one far outlier in 10,000 does not set the axis", () => {
  const sample = Float64Array.from({ length: 10_000 }, (_, i) => (i === 5 ? 1e6 : Math.sin(i)));
  expect(density(sample).at(-1)?.to).toBeLessThanOrEqual(1);
});

test("a sample without width, or none, has no histogram", () => {
  expect(density(new Float64Array(100).fill(2))).toEqual([]);
  expect(density(new Float64Array(0))).toEqual([]);
});
