import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, evaluateNumber } from "../../dist/formula/evaluate.js";
import { FormulaError, parse } from "../../dist/formula/parse.js";
import { print } from "../../dist/formula/syntax.js";
import { anyFormula, sized, withoutPositions } from "./arbitrary.js";

const SEED = 31;

describe("parsing", () => {
  test("parse(print(f)) = f for any formula", () => {
    fc.assert(
      fc.property(anyFormula, (node) => {
        expect(withoutPositions(parse(print(node)))).toEqual(node);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  test.each([
    ["-x^2", -9],
    ["2^3^2", 512],
    ["2^-1", 0.5],
    ["10 - 4 - 3", 3],
    ["24/4/2", 3],
    ["24/4*2", 12],
    ["1 + 2*x", 7],
    ["-x*2", -6],
    ["2*-x", -6],
    ["--x", 3],
    ["+x", 3],
    ["(1 + 2)*x", 9],
    ["2*x^2", 18],
    ["-2^2", -4],
    ["(-2)^2", 4],
    ["1 < 2", 1],
    ["1 + 1 < 2", 0],
    ["x > 2 && x < 4", 1],
    ["x > 4 || x < 4 && x > 3", 0],
    ["x > 2 ? 1 : x > 1 ? 2 : 3", 1],
    ["x < 2 ? 1 : x > 3 ? 2 : 3", 3],
    ["x == 3", 1],
    ["x != 3", 0],
    ["x >= 3", 1],
    ["x <= 2.9", 0],
    [".5 + 5. + 1e1 + 1E-1 + 2.5e+1", 40.6],
    ["min(x, 2) + max(x, 5)", 7],
    ["abs(-x)", 3],
    ["sqrt(x + 6)", 3],
    ["pi", Math.PI],
    [" \t x\n", 3],
    ["x^0", 1],
  ])("%s = %s at x = 3", (text, value) => {
    expect(evaluateNumber(parse(text), { x: 3 })).toBe(value);
  });

  test("evaluation agrees with the definition, for numbers and for columns", () => {
    const points = [-1.7, -0.3, 0.4, 2.1];
    fc.assert(
      fc.property(anyFormula, (node) => {
        const fields = { a: 0.75, b: -1.25 };
        const column = evaluate(node, { ...fields, x: Float64Array.from(points) });
        points.forEach((x, i) => {
          const { value, size, clear } = sized(node, { ...fields, x });
          const found = evaluateNumber(node, { ...fields, x });
          expect(Object.is(typeof column === "number" ? column : column[i], found)).toBe(true);
          if (clear < 1e-9 || !Number.isFinite(size)) return;
          expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-13 * size);
        });
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

/** A text and the character (counted from 1) at which its error stands. */
const TYPOS: readonly (readonly [text: string, at: number, about: RegExp])[] = [
  ["", 1, /is needed before the end/],
  ["x + ", 5, /is needed before the end/],
  ["2x", 2, /operator is needed before "x"/],
  ["x^2 + 3 $ x", 9, /"\$" is not part of a formula/],
  ["x = 2", 3, /"=" is not part/],
  ["x & y", 3, /"&" is not part/],
  ["(x + 1", 7, /"\)" is needed before the end/],
  ["x + 1)", 6, /operator is needed before "\)"/],
  ["sinn(x)", 1, /"sinn" is no function/],
  ["x + min(x)", 5, /min needs 2 arguments, 1 given/],
  ["sqrt(x, 2)", 1, /sqrt needs 1 argument, 2 given/],
  ["sqrt()", 6, /is needed before "\)"/],
  ["x ** 2", 4, /is needed before "\*"/],
  ["x > > 2", 5, /is needed before ">"/],
  ["x > 0 ? 1", 10, /":" is needed before the end/],
  ["x, 2", 2, /operator is needed before ","/],
  ["x 2", 3, /operator is needed before "2"/],
  ["1.5.2", 4, /operator is needed/],
  ["3*(x + (2 - )", 13, /is needed before "\)"/],
  ["x + ü", 5, /"ü" is not part/],
  ["0x10", 2, /operator is needed before "x10"/],
  ["1e", 2, /operator is needed before "e"/],
];

describe("a typo", () => {
  test.each(TYPOS)("in %j is reported at character %i", (text, at, about) => {
    let thrown: unknown;
    try {
      parse(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(FormulaError);
    const error = thrown as FormulaError;
    expect(error.at).toBe(at - 1);
    expect(error.message).toContain(`at character ${at} of ${JSON.stringify(text)}`);
    expect(error.message).toMatch(about);
  });

  test("anywhere is a FormulaError at a character of the text, whatever the characters are", () => {
    const characters = fc.constantFrom(..."xab01.e+-*/^()<>=!&|?:, $minsqrt");
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 12 }), (all) => {
        const text = all.join("");
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
          expect((error as FormulaError).at).toBeGreaterThanOrEqual(0);
          expect((error as FormulaError).at).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });

  // names that every JavaScript object has
  test.each(["constructor", "toString", "valueOf", "hasOwnProperty"])(
    "%s is a name like any other",
    (name) => {
      expect(parse(`x + ${name}`)).toMatchObject({ right: { kind: "name", name, at: 4 } });
      expect(() => parse(`${name}(x)`)).toThrow(/is no function/);
    },
  );

  test("a number that no double holds, 1e999, is refused", () => {
    expect(() => parse("x + 1e999")).toThrow(FormulaError);
  });
});
