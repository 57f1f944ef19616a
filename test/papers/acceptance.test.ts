// The rules for jumps: |z| <= 4, errors of 0.2 % of the reference, exact numbers to 1e-9, bounds within errors, the sum of z^2.
import { expect, test } from "vitest";
import { FEEDBACK, JUMPS, judgeLeast, judgeNumber, pooled } from "../../dist/papers/acceptance.js";

const estimate = (value: number, error: number) => ({ value, error, n: 1e6, effective: 1e6, bias: null });
const verdict = (value: number, error: number, reference: number, natural?: number): string =>
  judgeNumber(estimate(value, error), reference, true, 4, JUMPS, natural).verdict;

test.each([
  ["within 4 errors of 0.2 %", "pass", 0.507, 0.001, 0.505],
  ["5 errors off", "fail", 0.51, 0.001, 0.505],
  ["an error above 0.2 % of the reference", "inconclusive", 0.507, 0.002, 0.505],
  ["a small number with a small error", "pass", 5.005e-6, 1e-8, 5e-6],
  ["exact, equal to 1e-10", "pass", 1 + 1e-10, 0, 1],
  ["exact, off by 1e-8", "fail", 1 + 1e-8, 0, 1],
])("%s: %s", (_, said, value, error, reference) => {
  expect(verdict(value, error, reference)).toBe(said);
});

test("what is 0 is held against its natural scale", () => {
  expect(verdict(0.001, 0.0005, 0)).toBe("inconclusive");
  expect(verdict(0.001, 0.0005, 0, 1)).toBe("pass");
  expect(verdict(0.003, 0.0005, 0, 1)).toBe("fail");
  expect(verdict(0.003, 0.002, 0, 1)).toBe("inconclusive");
});

test("a bound is obeyed within 4 errors; a test of a law by its level", () => {
  expect(judgeLeast(estimate(-0.003, 0.001), 0, true, 4, JUMPS).verdict).toBe("pass");
  expect(judgeLeast(estimate(-0.005, 0.001), 0, true, 4, JUMPS).verdict).toBe("fail");
  expect(judgeLeast(estimate(2e-3, 0), 1e-3, true, 4, JUMPS).verdict).toBe("pass");
  expect(judgeLeast(estimate(5e-4, 0), 1e-3, true, 4, JUMPS).verdict).toBe("fail");
});

test("claims with feedback ask that a bound is cleared by 5 errors", () => {
  expect(judgeLeast(estimate(0.006, 0.001), 0, true, 4, FEEDBACK).verdict).toBe("pass");
  expect(judgeLeast(estimate(0.004, 0.001), 0, true, 4, FEEDBACK).verdict).toBe("inconclusive");
  expect(judgeLeast(estimate(-0.003, 0.001), 0, true, 4, FEEDBACK).verdict).toBe("inconclusive");
  expect(judgeLeast(estimate(-0.005, 0.001), 0, true, 4, FEEDBACK).verdict).toBe("fail");
});

test("ten numbers that are each 2.5 errors off do not pass together", () => {
  expect(pooled(new Array(10).fill(2.5), 1e-3).verdict).toBe("fail");
  expect(pooled(new Array(10).fill(1), 1e-3).verdict).toBe("pass");
});
