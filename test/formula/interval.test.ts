import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { courseOf, enclose, still, straight } from "../../dist/formula/course.js";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { contains, hull, type Interval, isBounded } from "../../dist/formula/interval.js";
import { parse } from "../../dist/formula/parse.js";
import { spline } from "../../dist/formula/spline.js";
import { type Node, substitute } from "../../dist/formula/syntax.js";
import { type Outside, tableOf } from "../../dist/formula/table.js";
import { anyFormula, formulaOver } from "./arbitrary.js";

const SEED = 61;
const SHARES = [0, 1, 0.5, 0.25, 0.75, 0.1, 0.9, 0.37, 0.6180339887498949];

const end = fc.integer({ min: -48, max: 48 }).map((n) => n / 12);
const width = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 60 }).map((n) => n / 20),
);
const interval = fc.tuple(end, width).map(([low, more]): Interval => [low, low + more]);
const functions = ["exp", "log", "sqrt", "sin", "cos", "tan", "tanh", "atan", "erf", "abs"];

/** Values at places inside, where there is one. */
function sampled(node: Node, names: Readonly<Record<string, Interval>>): number[] {
  return SHARES.flatMap((share, i) => {
    const at = Object.entries(names).map(([name, [low, high]], j) => {
      const other = SHARES[(i + 3 * j) % SHARES.length] as number;
      const s = j === 0 ? share : other;
      return [name, s === 1 ? high : Math.min(high, low + (high - low) * s)] as const;
    });
    const value = evaluateNumber(node, Object.fromEntries(at));
    return Number.isNaN(value) ? [] : [value];
  });
}

describe("an interval of values", () => {
  test("holds f(x) for every x that is sampled in the interval of x", () => {
    let finite = 0;
    const held = (node: Node, names: Readonly<Record<string, Interval>>): boolean => {
      const found = enclose(node, names);
      if (isBounded(found)) finite += 1;
      return sampled(node, names).every((value) => contains(found, value));
    };
    const names = fc.record({ x: interval, y: interval, a: interval, b: interval });
    fc.assert(fc.property(formulaOver(["x", "y"]), names, held), { seed: SEED, numRuns: 3000 });
    fc.assert(fc.property(anyFormula, names, held), { seed: SEED, numRuns: 2000 });
    expect(finite).toBeGreaterThan(3000);
  });

  test("holds every function of the table, and powers with any exponent", () => {
    const of = (text: string) => parse(text);
    fc.assert(
      fc.property(fc.constantFrom(...functions), interval, (name, x) => {
        const node = of(`${name}(x)`);
        const found = enclose(node, { x });
        return sampled(node, { x }).every((value) => contains(found, value));
      }),
      { seed: SEED, numRuns: 3000 },
    );
    fc.assert(
      fc.property(
        interval,
        fc.constantFrom("-3", "-2", "-0.5", "0.3", "2", "3", "2.5", "y"),
        interval,
        (x, p, y) => {
          const node = of(`x^(${p})`);
          const found = enclose(node, { x, y });
          return sampled(node, { x, y }).every((value) => contains(found, value));
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
  });

  test("is as narrow as a monotonic function allows: exp over [0, 1] is [1, e] to 1e-14", () => {
    const [low, high] = enclose(parse("exp(x)"), { x: [0, 1] });
    expect(low).toBeGreaterThan(1 - 1e-14);
    expect(high).toBeLessThan(Math.E * (1 + 1e-14));
    expect(enclose(parse("x^2"), { x: [-1, 2] })[0]).toBe(0);
  });

  test("holds a table's spline over any interval, around a period too", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 9 }),
        fc.constantFrom<Outside>("linear", "constant", "periodic"),
        interval,
        fc.constantFrom<0 | 1>(0, 1),
        (heights, outside, x, order) => {
          const y = outside === "periodic" ? [...heights, heights[0] as number] : heights;
          const places = y.map((_, i) => i / 2 - 1);
          const made = spline({ x: places, y, periodic: outside === "periodic", deviations: null });
          const table = tableOf("f", 0, made, outside);
          const node: Node = { kind: "lookup", table, order, of: { kind: "name", name: "x", at: 0 } };
          const found = enclose(node, { x });
          return sampled(node, { x }).every((value) => contains(found, value));
        },
      ),
      { seed: SEED, numRuns: 2000 },
    );
  });

  test("control: the values at both ends do not hold what lies between them", () => {
    const missed = ["sin(x)", "x^2", "abs(x)", "cos(3*x)"].filter((text) => {
      const node = parse(text);
      const x: Interval = [-2, 2.3];
      const [low, high] = [evaluateNumber(node, { x: x[0] }), evaluateNumber(node, { x: x[1] })];
      const naive = hull([low, low], [high, high]);
      return sampled(node, { x }).some((value) => !contains(naive, value));
    });
    expect(missed.length).toBe(4);
  });
});

describe("the course of a formula along straight lines", () => {
  const along = (
    node: Node,
    from: Readonly<Record<string, number>>,
    slopes: Readonly<Record<string, number>>,
  ) => substitute(node, ({ name }) => parse(`${from[name]} + (${slopes[name]})*s`));

  test("holds the value, the slope and the second derivative by differentiate(), sampled", () => {
    let judged = 0;
    const line = fc.record({ x: end, y: end, a: end, b: end });
    const slopes = fc.record({
      x: fc.integer({ min: -8, max: 8 }).map((n) => n / 4),
      y: fc.constantFrom(0, 1, -0.5),
      a: fc.constant(0),
      b: fc.constantFrom(0, 2),
    });
    fc.assert(
      fc.property(
        formulaOver(["x", "y"]),
        line,
        slopes,
        fc.constantFrom(0.01, 0.3, 2),
        (node, from, by, length) => {
          const courses = Object.fromEntries(
            Object.entries(from).map(([name, value]) => [
              name,
              straight(value, by[name as keyof typeof by], length),
            ]),
          );
          const course = courseOf(node, courses);
          const moving = along(node, from, by);
          const derivatives = [
            moving,
            differentiate(moving, "s"),
            differentiate(differentiate(moving, "s"), "s"),
          ];
          const held = [course.value, course.slope, course.curvature];
          // a derivative by another way has roundings of its own
          return held.every((found, order) => {
            if (order > 0 && !isBounded(course.curvature)) return true;
            if (order === 2) judged += 1;
            const slack = 1e-9 * (1 + Math.max(Math.abs(found[0]), Math.abs(found[1])));
            // at the ends a kink may be touched
            const inside = order === 0 ? SHARES : SHARES.slice(2);
            return inside.every((share) => {
              const value = evaluateNumber(derivatives[order] as Node, { s: share * length });
              return Number.isNaN(value) || (found[0] - slack <= value && value <= found[1] + slack);
            });
          });
        },
      ),
      { seed: SEED, numRuns: 3000 },
    );
    expect(judged).toBeGreaterThan(500);
  });

  test("of a kink or an open condition has no bounded second derivative", () => {
    const t = straight(-1, 1, 2);
    for (const text of [
      "abs(t)",
      "max(t, 0)",
      "min(t, 0.5)",
      "t > 0 ? 1 : 2",
      "(t > 0.5)*3",
      "t > 0 ? t : -t",
    ]) {
      expect(isBounded(courseOf(parse(text), { t }).curvature)).toBe(false);
    }
    for (const text of ["abs(t + 3)", "max(t, 2)", "t > 2 ? exp(t) : t", "x > 0 ? t : 2"]) {
      expect(isBounded(courseOf(parse(text), { t, x: still(1) }).curvature)).toBe(true);
    }
  });

  test("control: a second derivative without the chain rule's u'^2 does not hold", () => {
    const x = straight(0, 3, 1);
    const { curvature } = courseOf(parse("exp(x)"), { x });
    const wrong = courseOf(parse("exp(x)"), { x: straight(0, 1, 3) }).curvature;
    const truth = 9 * Math.exp(3 * 0.99);
    expect(contains(curvature, truth)).toBe(true);
    expect(contains(wrong, truth)).toBe(false);
  });
});
