// Splines and tables on the host: against SciPy's splines, by their defining properties, and the slope against differences.
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { parse } from "../../dist/formula/parse.js";
import { type Spline, spline } from "../../dist/formula/spline.js";
import { lookUp, type Order, type Outside, type Table, tableOf } from "../../dist/formula/table.js";

const SEED = 71;

interface Reference {
  readonly name: string;
  readonly kind: "through" | "around" | "smoothed";
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly deviations?: readonly number[];
  readonly at: readonly number[];
  readonly value: readonly number[];
  readonly slope: readonly number[];
  readonly curvature: readonly number[];
}

const REFERENCES = JSON.parse(
  readFileSync(new URL("./spline-references.json", import.meta.url), "utf8"),
) as readonly Reference[];

/** The largest difference over the largest value. */
function distance(table: Table, order: Order, at: readonly number[], expected: readonly number[]): number {
  const size = Math.max(...expected.map(Math.abs));
  return Math.max(...at.map((x, i) => Math.abs(lookUp(table, x, order) - (expected[i] as number)))) / size;
}

const tableFor = ({ kind, x, y, deviations }: Omit<Reference, "name" | "at">): Table =>
  tableOf(
    "f",
    0,
    spline({ x, y, periodic: kind === "around", deviations: deviations ?? null }),
    kind === "around" ? "periodic" : "linear",
  );

describe("SciPy says the same", () => {
  // smoothing: the penalty is found by bisection on both sides
  const BOUNDS = { through: 1e-11, around: 1e-11, smoothed: 1e-9 } as const;
  test.each(REFERENCES)("$name: value, slope and curvature of the spline $kind", (reference) => {
    const table = tableFor(reference);
    const far = BOUNDS[reference.kind];
    expect(distance(table, 0, reference.at, reference.value)).toBeLessThan(far);
    expect(distance(table, 1, reference.at, reference.slope)).toBeLessThan(far);
    // at the last point the table already goes straight on
    const [at, curvature] = [reference.at.slice(0, -1), reference.curvature.slice(0, -1)];
    expect(distance(table, 2, at, curvature)).toBeLessThan(10 * far);
  });

  test("control: with other ends, or other points, it does not", () => {
    const [through] = REFERENCES as [Reference];
    const natural = spline({ ...through, periodic: false, deviations: null });
    natural.bend[0] = 0;
    expect(distance(tableOf("f", 0, natural, "linear"), 0, through.at, through.value)).toBeGreaterThan(1e-6);
    const y = through.y.map((value, i) => (i === 7 ? value + 1e-6 : value));
    expect(distance(tableFor({ ...through, y }), 0, through.at, through.value)).toBeGreaterThan(1e-8);
  });
});

/** Ascending places with random gaps, and heights. */
const points = (fewest: number) =>
  fc
    .array(
      fc.tuple(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true })),
      {
        minLength: fewest,
        maxLength: 40,
      },
    )
    .map((rows) => {
      let at = -3;
      const x = rows.map(([gap]) => {
        at += gap;
        return at;
      });
      return { x, y: rows.map(([, value]) => value) };
    });

const closed = ({ x, y }: { x: number[]; y: number[] }) => ({ x, y: [...y.slice(0, -1), y[0] as number] });

describe("what a spline is", () => {
  test("it goes through its points, with y, y', y'' continuous at the nodes", () => {
    fc.assert(
      fc.property(points(4), fc.boolean(), (given, periodic) => {
        const { x, y } = periodic ? closed(given) : given;
        const curve = spline({ x, y, periodic, deviations: null });
        const { rows } = tableOf("f", 0, curve, periodic ? "periodic" : "linear");
        const size = Math.max(1, ...curve.bend.map(Math.abs));
        const last = x.length - 1;
        for (let i = 0; i < last; i++) {
          const [, a, b, c, d] = rows.subarray(6 * (i + 1), 6 * (i + 2)) as unknown as number[];
          const row = (i === last - 1 && periodic ? 1 : i + 2) * 6;
          const [, nextA, nextB, nextC] = rows.subarray(row, row + 6) as unknown as number[];
          const h = (x[i + 1] as number) - (x[i] as number);
          const ends = [a, b, c, d] as [number, number, number, number];
          expect(ends[0]).toBe(y[i]);
          const [u, v, w] = [
            ends[0] + h * (ends[1] + h * (ends[2] + h * ends[3])),
            ends[1] + h * (2 * ends[2] + 3 * h * ends[3]),
            ends[2] + 3 * h * ends[3],
          ];
          expect(Math.abs(u - (nextA as number))).toBeLessThan(1e-13 * size);
          expect(Math.abs(v - (nextB as number))).toBeLessThan(1e-12 * size);
          if (i < last - 1 || periodic) expect(Math.abs(w - (nextC as number))).toBeLessThan(1e-12 * size);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test("a cubic comes back as itself, up to the ends", () => {
    const cubic = (x: number): number => 0.3 * x ** 3 - x ** 2 + 0.5 * x - 2;
    fc.assert(
      fc.property(points(4), ({ x }) => {
        const table = tableFor({ kind: "through", x, y: x.map(cubic), value: [], slope: [], curvature: [] });
        const ends = [x[0] as number, x[x.length - 1] as number] as const;
        for (let s = 0; s <= 1; s += 1 / 64) {
          const at = ends[0] + s * (ends[1] - ends[0]);
          expect(Math.abs(lookUp(table, at, 0) - cubic(at))).toBeLessThan(
            1e-10 * (1 + Math.abs(cubic(ends[1]))),
          );
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test("smoothed: sum ((y - g)/s)^2 = n, and the jumps of g''' are (y - g)/(penalty s^2), the sign of a minimum", () => {
    for (const periodic of [false, true]) {
      const x = Array.from({ length: 40 }, (_, i) => i / 10 + 0.03 * Math.sin(7 * i));
      const y = x.map(
        (at, i) => Math.sin((2 * Math.PI * at) / (x[39] as number)) + 0.1 * Math.cos(31 * i * i),
      );
      y[39] = y[0] as number;
      const deviations = x.map((_, i) => 0.04 + 0.03 * Math.cos(i) ** 2);
      deviations[39] = deviations[0] as number;
      const curve = spline({ x, y, periodic, deviations });
      const count = periodic ? 39 : 40;
      const away = [...curve.y].map((g, i) => (y[i] as number) - g);
      const sum = away
        .slice(0, count)
        .reduce((total, r, i) => total + (r / (deviations[i] as number)) ** 2, 0);
      expect(sum).toBeCloseTo(count, 7);
      const third = (i: number): number => {
        if (!periodic && (i < 0 || i >= 39)) return 0;
        const j = (i + 39) % 39;
        return (
          ((curve.bend[j + 1] as number) - (curve.bend[j] as number)) /
          ((x[j + 1] as number) - (x[j] as number))
        );
      };
      const penalties = Array.from({ length: count }, (_, i) => {
        const jump = third(i) - third(i - 1);
        return (away[i] as number) / ((deviations[i] as number) ** 2 * jump);
      });
      const middle = [...penalties].sort((a, b) => a - b)[20] as number;
      expect(middle).toBeGreaterThan(0);
      // a point that is hardly missed tells little of the penalty
      const clear = penalties.filter((_, i) => Math.abs(away[i] as number) > 1e-3);
      expect(clear.length).toBeGreaterThan(30);
      for (const penalty of clear) expect(Math.abs(penalty / middle - 1)).toBeLessThan(1e-6);
    }
  });

  test("errors as large as the curve leave the straight line of least squares, on a ring the mean", () => {
    const x = [0, 1, 2, 3, 5];
    const y = [1, 0, 2, 1, 3];
    const open = spline({ x, y, periodic: false, deviations: x.map(() => 10) });
    expect([...open.bend]).toEqual([0, 0, 0, 0, 0]);
    expect(((open.y[4] as number) - (open.y[0] as number)) / 5).toBeCloseTo(6.6 / 14.8, 14);
    const ring = spline({ x, y: [1, 0, 2, 1, 1], periodic: true, deviations: x.map(() => 10) });
    expect([...ring.y]).toEqual([1, 1, 1, 1, 1]);
  });
});

const outsides: readonly Outside[] = ["linear", "constant", "periodic"];

describe("a table is a function on the whole line", () => {
  test.each(outsides)("%s: continuous, with the slope that it says, inside and out", (outside) => {
    fc.assert(
      fc.property(points(4), fc.double({ min: -8, max: 40, noNaN: true }), (given, at) => {
        const { x, y } = outside === "periodic" ? closed(given) : given;
        const curve = spline({ x, y, periodic: outside === "periodic", deviations: null });
        const table = tableOf("f", 0, curve, outside);
        const ends = [x[0] as number, x[x.length - 1] as number] as const;
        // where "constant" begins, the slope jumps
        fc.pre(outside !== "constant" || ends.every((end) => Math.abs(at - end) > 1e-4));
        const h = 1e-5;
        const difference = (lookUp(table, at + h, 0) - lookUp(table, at - h, 0)) / (2 * h);
        const size = 1 + Math.max(...curve.bend.map(Math.abs)) / 0.05;
        expect(Math.abs(difference - lookUp(table, at, 1))).toBeLessThan(1e-9 * size);
        if (outside !== "periodic" && (at < ends[0] || at > ends[1])) {
          expect(lookUp(table, at, 2)).toBe(0);
          if (outside === "constant") expect(lookUp(table, at, 1)).toBe(0);
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("periodic: f(x + n P) = f(x) to the rounding of x", () => {
    const table = tableFor(REFERENCES.find(({ kind }) => kind === "around") as Reference);
    for (const at of [0, 0.3, 1.1, 1.999, 2]) {
      for (const n of [-1e6, -3, -1, 1, 2, 1e6]) {
        expect(Math.abs(lookUp(table, at + 2 * n, 0) - lookUp(table, at, 0))).toBeLessThan(
          1e-15 * Math.abs(20 * n),
        );
      }
    }
  });

  test("the guide leads to the right row, whatever the gaps: nodes, their neighbours, and all between", () => {
    const x = [0, 1e-9, 2e-9, 1e-6, 0.1, 0.1 + 1e-15, 3, 1000, 1e6];
    const table = tableOf(
      "f",
      0,
      spline({ x, y: x.map((_, i) => i % 3), periodic: false, deviations: null }),
      "linear",
    );
    const near = (at: number): number[] => [at - Math.abs(at) * 2 ** -52, at, at + Math.abs(at) * 2 ** -52];
    const between = x.slice(1).map((at, i) => (at + (x[i] as number)) / 2);
    for (const at of [...x, ...between, -1, 2e6].flatMap(near)) {
      const row = x.filter((node) => node <= at).length;
      const base = x[Math.max(0, row - 1)] as number;
      const [, a, b, c, d] = table.rows.subarray(6 * row, 6 * row + 6) as unknown as [
        number,
        number,
        number,
        number,
        number,
      ];
      const t = at - base;
      expect(lookUp(table, at, 0)).toBe(a + t * (b + t * (c + t * d)));
    }
  });
});

describe("tables in formulas", () => {
  const curve: Spline = spline({
    x: Array.from({ length: 12 }, (_, i) => i - 6 + 0.3 * Math.sin(i)),
    y: Array.from({ length: 12 }, (_, i) => Math.cos(i)),
    periodic: false,
    deviations: null,
  });
  const tables = new Map([["barrier", tableOf("barrier", 0, curve, "linear")]]);
  const FORMULAS = [
    "barrier(x)",
    "s*barrier(x - c)",
    "barrier(2*x - c)^2/s",
    "exp(-barrier(x)*s) + barrier(c)",
    "barrier(barrier(x) + c)",
    "x > c ? barrier(x) : s*barrier(-x)",
  ];
  const level = fc.integer({ min: -20, max: 20 }).map((n) => n / 8 + 0.01);

  test.each(FORMULAS)("dU/dx, dU/ds and dU/dc by the chain rule: U = %s", (text) => {
    const formula = parse(text, tables);
    fc.assert(
      fc.property(level, level, level, (x, s, c) => {
        const at: Record<string, number> = { x, s: s + 3, c };
        for (const by of ["x", "s", "c"]) {
          const h = 1e-5;
          const shifted = (d: number): number =>
            evaluateNumber(formula, { ...at, [by]: (at[by] as number) + d });
          const slope = evaluateNumber(differentiate(formula, by), at);
          expect(Math.abs((shifted(h) - shifted(-h)) / (2 * h) - slope)).toBeLessThan(
            2e-7 * (1 + Math.abs(slope)),
          );
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test("control: a slope that is 1 % off is seen", () => {
    const at = { x: 0.4, s: 1, c: 0 };
    const slope = evaluateNumber(differentiate(parse("1.01*barrier(x)", tables), "x"), at);
    const table = tables.get("barrier") as Table;
    const difference = (lookUp(table, 0.4 + 1e-5, 0) - lookUp(table, 0.4 - 1e-5, 0)) / 2e-5;
    expect(Math.abs(difference - slope)).toBeGreaterThan(2e-7 * (1 + Math.abs(slope)));
  });
});
