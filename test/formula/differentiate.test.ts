import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { parse } from "../../dist/formula/parse.js";
import { anyFormula, type Point, sized } from "./arbitrary.js";

const SEED = 32;

// on a coarse grid that leaves 0 out, so that a denominator is 0 or well away from it
const place = fc.integer({ min: -32, max: 31 }).map((n) => (n + 0.5) / 16);

describe("the derivative", () => {
  test("df/dv = [f(v + h) - f(v - h)]/2h + O(h^4) after one extrapolation, away from kinks", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anyFormula,
        fc.constantFrom("x", "a", "b"),
        fc.record({ x: place, a: place, b: place }),
        (node, by, at) => {
          const h = 1e-3;
          const here = (at as Point)[by] as number;
          const near = [0, h, -h, h / 2, -h / 2].map((d) => sized(node, { ...at, [by]: here + d }));
          const [centre] = near as [(typeof near)[0]];
          const smooth = near.every(
            ({ branches, size, clear }) => branches === centre?.branches && size < 1e6 && clear > 1e-9,
          );
          if (!smooth) return;
          const [, p1, m1, p2, m2] = near.map(({ value }) => value) as [
            number,
            number,
            number,
            number,
            number,
          ];
          const [coarse, fine] = [(p1 - m1) / (2 * h), (p2 - m2) / h];
          // what the next order would still change; where that is large the point is too close to a pole
          const doubt = Math.abs(fine - coarse);
          if (!(doubt < 1e-3 * (1 + Math.abs(fine)))) return;
          compared += 1;
          const derivative = evaluateNumber(differentiate(node, by), at);
          const numeric = (4 * fine - coarse) / 3;
          const rounding = (1e-14 * (centre?.size ?? 0)) / h;
          expect(Math.abs(derivative - numeric)).toBeLessThanOrEqual(0.1 * doubt + rounding + 1e-11);
        },
      ),
      { seed: SEED, numRuns: 1500 },
    );
    expect(compared).toBeGreaterThan(700); // the law is not empty
  });

  test.each([
    ["exp(2*x)", "2*exp(2*x)"],
    ["log(x)", "1/x"],
    ["sin(x^2)", "2*x*cos(x^2)"],
    ["cos(3*x)", "-3*sin(3*x)"],
    ["tan(x)", "1 + tan(x)^2"],
    ["tanh(x)", "1 - tanh(x)^2"],
    ["atan(x)", "1/(1 + x^2)"],
    ["erf(x)", "2/sqrt(pi)*exp(-x^2)"],
    ["sqrt(x)", "1/(2*sqrt(x))"],
    ["x^a", "a*x^(a - 1)"],
    ["a^x", "a^x*log(a)"],
    ["x^x", "x^x*(log(x) + 1)"],
    ["x^2.5", "2.5*x^1.5"],
    ["x^-2", "-2*x^-3"],
    ["1/(1 + x)", "-1/(1 + x)^2"],
  ])("d/dx %s = %s at x = 0.7, a = 1.3", (text, expected) => {
    const at = { x: 0.7, a: 1.3 };
    const found = evaluateNumber(differentiate(parse(text), "x"), at);
    expect(found).toBeCloseTo(evaluateNumber(parse(expected), at), 13);
  });

  test.each([
    ["abs(x)", -2, -1],
    ["abs(x)", 2, 1],
    ["min(x, 3*x)", 1, 1],
    ["min(x, 3*x)", -1, 3],
    ["max(x, 3*x)", 1, 3],
    ["x > 0 ? x^2 : 5*x", -2, 5],
    ["x > 0 ? x^2 : 5*x", 2, 4],
    ["x > 1", 3, 0],
  ])("of the active branch: d/dx %s at x = %s is %s", (text, x, expected) => {
    expect(evaluateNumber(differentiate(parse(text), "x"), { x })).toBe(expected);
  });
});
