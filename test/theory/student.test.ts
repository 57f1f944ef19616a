// Student's quantiles against tables (M. Abramowitz, I. A. Stegun, table 26.10).
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import { expect, test } from "vitest";
import { studentQuantile } from "../../dist/theory/student.js";

test.each([
  [0.975, 10, 2.228, 0.001],
  [0.975, 30, 2.042, 0.0005],
  [0.995, 12, 3.055, 0.001],
  [0.9995, 10, 4.587, 0.05],
  [0.9995, 30, 3.646, 0.001],
  [0.9995, 60, 3.46, 0.0005],
])("the quantile at %s with %s degrees of freedom is %s, to %s", (p, freedom, t, within) => {
  // the table has three digits behind the point
  expect(Math.abs(studentQuantile(quantile(p, 0, 1), freedom) - t)).toBeLessThan(within + 0.0005);
});

test("with infinitely many it is the normal one", () => {
  expect(studentQuantile(3.29, Number.POSITIVE_INFINITY)).toBe(3.29);
});
