import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { parse } from "../../dist/formula/parse.js";
import { derivative, expression, polynomial } from "../../dist/formula/polynomial.js";
import { mentions } from "../../dist/formula/syntax.js";
import { polynomialFormula, sized, totalFormula } from "./arbitrary.js";

const SEED = 33;
const FIELDS = { a: 0.75, b: -1.25 };
const POINTS = [-1.9, -0.6, 0, 0.35, 1.4];

describe("the polynomial form", () => {
  test("sum_n c_n x^n = f(x) and sum_n n c_n x^(n-1) = f'(x), with coefficients free of x, for every polynomial to degree 12", () => {
    let compared = 0;
    fc.assert(
      fc.property(polynomialFormula, (node) => {
        const p = polynomial(node, ["x"]);
        if (p === null) return;
        compared += 1;
        for (const [n, c] of p) {
          expect(n).toBeLessThanOrEqual(12);
          expect(mentions(c, new Set(["x"]))).toBe(false);
        }
        const collected = expression(p, ["x"]);
        const slope = expression(derivative(p, 0), ["x"]);
        for (const x of POINTS) {
          const { value, size } = sized(node, { ...FIELDS, x });
          expect(Math.abs(evaluateNumber(collected, { ...FIELDS, x }) - value)).toBeLessThanOrEqual(
            1e-13 * size,
          );
          const byText = sized(differentiate(node, "x"), { ...FIELDS, x });
          expect(Math.abs(evaluateNumber(slope, { ...FIELDS, x }) - byText.value)).toBeLessThanOrEqual(
            1e-13 * byText.size,
          );
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  test("is null or equal to f(x), for every formula", () => {
    fc.assert(
      fc.property(totalFormula, (node) => {
        const p = polynomial(node, ["x"]);
        if (p === null) return;
        const collected = expression(p, ["x"]);
        for (const x of POINTS) {
          const { value, size, clear } = sized(node, { ...FIELDS, x });
          if (clear < 1e-9) continue;
          expect(Math.abs(evaluateNumber(collected, { ...FIELDS, x }) - value)).toBeLessThanOrEqual(
            1e-13 * size,
          );
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test.each([
    ["a*(x/b)^4 - 2*x^2 + x", [1, 2, 4]],
    ["(x - a)^2", [0, 1, 2]],
    ["a + b", [0]],
    ["x", [1]],
    ["x^12", [12]],
    ["(x + 1)^12", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ["x*abs(a) + sqrt(b)", [0, 1]],
  ])("of %s has the powers %j", (text, powers) => {
    expect([...(polynomial(parse(text), ["x"])?.keys() ?? [])].sort((a, b) => a - b)).toEqual(powers);
  });

  test.each(["abs(x)", "1/x", "x/(1 + x)", "x^13", "x^7*x^6", "x^0.5", "x^-1", "2^x", "x > 0", "min(x, 1)"])(
    "does not exist for %s",
    (text) => {
      expect(polynomial(parse(text), ["x"])).toBeNull();
    },
  );
});
