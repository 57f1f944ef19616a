import { expect, test } from "vitest";
import { slowFit } from "../../dist/report/slowFit.js";

test("W = kT ln 2 + B/tau gives B back, chi^2 = 0", () => {
  const kT = 2;
  const points = [1, 4, 16].map((duration, i) => ({
    duration,
    work: kT * Math.LN2 + 5 / duration,
    error: 0.01 * (i + 1),
  }));
  const fit = slowFit(points, kT);
  expect(fit?.B).toBeCloseTo(5, 12);
  expect(fit?.chi2).toBeCloseTo(0, 20);
  expect(fit?.degrees).toBe(2);
});

test("of two points the weighted mean: B = sum w u y / sum w u^2, error (sum w u^2)^(-1/2)", () => {
  // B from each alone: 4 +- 0.1 and 6 +- 0.2, so weights 100 and 25
  const points = [
    { duration: 1, work: Math.LN2 + 4, error: 0.1 },
    { duration: 10, work: Math.LN2 + 0.6, error: 0.02 },
  ];
  const fit = slowFit(points, 1);
  expect(fit?.B).toBeCloseTo((100 * 4 + 25 * 6) / 125, 12);
  expect(fit?.error).toBeCloseTo(1 / Math.sqrt(125), 12);
  expect(fit?.chi2).toBeCloseTo(2 ** 2 / (0.1 ** 2 + 0.2 ** 2), 10);
});

test("a point without error is left out; without any there is no fit", () => {
  expect(slowFit([{ duration: 1, work: 2, error: 0 }], 1)).toBeNull();
});
