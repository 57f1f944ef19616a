// Every recorded function of random formulas, gathered in the kernel, against its definition over the replayed path.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { print } from "../../dist/formula/syntax.js";
import { type Experiment, replay, run } from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { ledger } from "../../dist/plan/ledger.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { formulaOver } from "../formula/arbitrary.js";
import { type Known, recomputed, type Value } from "./recomputed.js";

const SEED = 71;
const RUNS = process.env.SZILARD_LONG ? 60 : 30;
const H = 0.02;
const STEPS = 20;
const TRAJECTORIES = 12; // two blocks, the second with surplus lanes
const BATHS = { x: { kT: 1.3, friction: 1 }, y: { kT: 0.7, friction: 2 } };
/** a goes from 0.3 by 1.2 to 0.5 and is held there from 0.8 of the duration on; b is not driven. */
const RAMP = [
  [0, 0.3],
  [0.4, 1.2],
  [0.8, 0.5],
] as const;

const withColumns = (columns: Record<string, string>, rest: object = {}): Experiment =>
  experiment({
    system: {
      dynamics: "overdamped",
      variables: BATHS,
      potential: { energy: "(x^2 + y^2)/2 + 0.4*x*y + a*x", fields: { a: 0, b: 0.75 } },
      kT: 1,
      friction: 1,
      start: {
        kind: "gaussian",
        mean: { x: 0.1, y: 0 },
        covariance: [
          [0.5, 0.1],
          [0.1, 0.4],
        ],
      },
    },
    method: { scheme: "heun", dt: H, heat: "stepwise" },
    control: { duration: H * STEPS, ramps: { a: RAMP } },
    record: { columns, keep: ["xStart", "yStart", ...Object.keys(columns)] },
    ensemble: { trajectories: TRAJECTORIES, seed: SEED },
    ...rest,
  });

/** a at the midpoint of a step. */
function fieldAt(k: number): number {
  const s = (k + 0.5) / STEPS;
  if (s > 0.8) return 0.5;
  return s < 0.4 ? 0.3 + (0.9 * s) / 0.4 : 1.2 - (0.7 * (s - 0.4)) / 0.4;
}

/** The paths, and what the kernel made of them. */
function both(columns: Record<string, string>) {
  const what = withColumns(columns);
  const { module, kernel, book } = plan(what);
  const found = ledger(new LangevinKernel(module, kernel).run(0, TRAJECTORIES), book);
  const paths = replay(
    what,
    Array.from({ length: TRAJECTORIES }, (_, i) => i),
    { every: 1 },
  );
  const known = paths.map(({ variables, work, time }, i): Known => {
    expect(time).toHaveLength(STEPS);
    const joined = (name: string): number[] => [
      found[`${name}Start`]?.[i] as number,
      ...(variables[name] as Float64Array),
    ];
    return {
      states: { x: joined("x"), y: joined("y") },
      rows: Array.from({ length: STEPS }, (_, k) => ({
        a: fieldAt(k),
        b: 0.75,
        work: work[k] as number,
        xStart: found.xStart?.[i] as number,
      })),
      h: H,
      widths: { x: Math.sqrt(2 * 1.3 * H), y: Math.sqrt((2 * 0.7 * H) / 2) },
    };
  });
  return { known, found };
}

/** The kernel's number is the definition's, but for roundings; false where a comparison is too near to its other side. */
function agrees(found: number, { value, size, clear }: Value): boolean {
  if (clear < 1e-9 || !(size < 1e6)) return false;
  expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-12 * (1 + size));
  return true;
}

const formula = formulaOver(["x", "y", "work", "xStart"]).filter((node) => !print(node).includes("NaN"));

describe("random formulas of x, y, fields, work and starts", () => {
  test("integral, leftIntegral, along, ito, max, min, firstTime and count by their definitions", {
    timeout: 300_000,
  }, async () => {
    let compared = 0;
    fc.assert(
      fc.property(formula, formula, fc.integer({ min: -8, max: 8 }), (f, g, eighths) => {
        const c = eighths / 4;
        const [F, G] = [print(f), print(g)];
        const { known, found } = both({
          i: `integral(${F})`,
          l: `leftIntegral(${G})`,
          s: `along(${F}, y)`,
          u: `ito(${G}, x)`,
          most: `max(${F})`,
          least: `min(${G})`,
          first: `firstTime((${F}) > ${c})`,
          times: `count((${G}) > ${c})`,
        });
        known.forEach((path, i) => {
          const of = recomputed(path);
          const at = (name: string): number => found[name]?.[i] as number;
          const first = of.firstTime(f, c);
          const all = [
            agrees(at("i"), of.integral(f)),
            agrees(at("l"), of.leftIntegral(g)),
            agrees(at("s"), of.along(f, "y", false)),
            agrees(at("u"), of.along(g, "x", true)),
            agrees(at("most"), of.extremum(f, 1)),
            agrees(at("least"), of.extremum(g, -1)),
            agrees(at("first"), first),
            agrees(at("times"), of.count(g, c)),
          ];
          compared += all.filter(Boolean).length;
        });
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(RUNS * TRAJECTORIES * 3);
  });
});

test("control: Ito is not Stratonovich, and a maximum without its correction is another number", async () => {
  const f = parse("x^2");
  const { known, found } = both({ s: "along(x^2, x)", most: "max(x^2)" });
  known.forEach((path, i) => {
    const of = recomputed(path);
    expect(Math.abs((found.s?.[i] as number) - of.along(f, "x", true).value)).toBeGreaterThan(1e-4);
    const bare = recomputed({ ...path, widths: {} }).extremum(f, 1);
    expect((found.most?.[i] as number) - bare.value).toBeGreaterThan(1e-4);
  });
});

describe("what is made of other recorded functions", () => {
  test("an integral and a first time of something gathered, by their definitions", async () => {
    const { known, found } = both({
      inner: "integral(along(x*y, x))",
      area: "along(x, y) - along(y, x)",
      first: "firstTime(along(1 + x^2, x) < -0.3)",
      mixed: "max(x - min(y)) + final(a*x) - x^2",
    });
    known.forEach((path, i) => {
      const { x, y } = path.states as { x: number[]; y: number[] };
      // running sums, from 0 on
      const running = (term: (k: number) => number): number[] => {
        const sums = [0];
        for (let k = 0; k < STEPS; k++) sums.push((sums[k] as number) + term(k));
        return sums;
      };
      const pair = (k: number, of: (k: number) => number): number => (of(k) + of(k + 1)) / 2;
      const dx = (k: number): number => (x[k + 1] as number) - (x[k] as number);
      const dy = (k: number): number => (y[k + 1] as number) - (y[k] as number);
      const at = (name: string): number => found[name]?.[i] as number;

      const sum = running((k) => dx(k) * pair(k, (j) => (x[j] as number) * (y[j] as number)));
      const inner = running((k) => H * pair(k, (j) => sum[j] as number));
      expect(at("inner")).toBeCloseTo(inner[STEPS] as number, 12);

      const area = running(
        (k) => dy(k) * pair(k, (j) => x[j] as number) - dx(k) * pair(k, (j) => y[j] as number),
      );
      expect(at("area")).toBeCloseTo(area[STEPS] as number, 12);

      // s of the sum along x is its integrand times the width
      const gone = running((k) => dx(k) * pair(k, (j) => 1 + (x[j] as number) ** 2));
      const beta = 0.5825971579390107 * (path.widths.x as number);
      const k = gone.findIndex((g, j) => g < -0.3 + beta * (1 + (x[j] as number) ** 2));
      expect(at("first")).toBeCloseTo(k < 0 ? H * STEPS : k === 0 ? 0 : H * (k - 0.25), 12);
      expect(at("firstReached")).toBe(k < 0 ? 0 : 1);

      // the running minimum has its correction; that of the maximum takes the slope of x alone, as min(y) does not move at once
      const least = y.map(
        (_, j) => Math.min(...y.slice(0, j + 1)) - 0.5825971579390107 * (path.widths.y as number),
      );
      const most = Math.max(...x.map((place, j) => place - (least[j] as number))) + beta;
      const end = x[STEPS] as number;
      expect(at("mixed")).toBeCloseTo(most + 0.5 * end - end ** 2, 12);
    });
  });

  test("heat as along(force, x) is the ledger's stepwise heat, with euler it is not", async () => {
    const columns = { hx: "along(-(x + 0.4*y + a), x)", hy: "along(-(y + 0.4*x), y)" };
    for (const scheme of ["heun", "euler"]) {
      const keep = ["heat_x", "heat_y", "hx", "hy"];
      const what = withColumns(columns, {
        method: { scheme, dt: H, heat: "stepwise" },
        record: { columns, keep },
      });
      const { columns: found } = await run(what, { workers: 1 });
      const apart = ["x", "y"].flatMap((v) =>
        Array.from(found[`h${v}`] as Float64Array, (q, i) =>
          Math.abs(q - (found[`heat_${v}`]?.[i] as number)),
        ),
      );
      if (scheme === "heun") expect(Math.max(...apart)).toBeLessThan(1e-13);
      else expect(Math.min(...apart)).toBeGreaterThan(1e-6);
    }
  });
});
