// The filled kernel against the evaluator: a potential that is written twice (a quench at 0+ and another at tau+) and moved
// once, so that every number of the ledger is a value of U at the two positions that the kernel returns.
//   work = U(x_0; 0+) - U(x_0; 0-) + U(x; tau+) - U(x; tau-),   energyChange = U(x; tau+) - U(x_0; 0-)
//   x = x_0 - U'(x_0; 0+) h + sqrt(2 h) n_0   (Euler, kT = friction = 1)
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { fill } from "../../dist/formula/fill.js";
import { lower } from "../../dist/formula/lower.js";
import { parse } from "../../dist/formula/parse.js";
import { type Node, number, print } from "../../dist/formula/syntax.js";
import { compile, type KernelColumns, LangevinKernel } from "../../dist/kernel/langevin.js";
import { template } from "../../dist/kernel/template.js";
import { controlOf } from "../../dist/plan/feedback/control.js";
import { controllerOf } from "../../dist/plan/feedback/controller.js";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { program } from "../../dist/plan/program.js";
import type { LangevinExperiment, Schedule } from "../../dist/spec/experiment.js";
import { equilibriumOf } from "../../dist/theory/boltzmann.js";
import { type Point, sized, totalFormula } from "./arbitrary.js";
import { overdampedMotion, PLAIN, startFrom } from "./motion.js";

const SEED = 34;
const H = 1e-3;
const start = equilibriumOf({ energy: parse("x^2/2"), fields: {}, kT: 1 });
const empty = template(1);

type Fields = Readonly<Record<string, number>>;

/** One of the two writes: the fields during the step and after it. */
interface Path {
  readonly during: Fields;
  readonly after: Fields;
}

const scheduleOf = ({ during, after }: Path): Schedule => ({
  duration: H,
  ramps: Object.fromEntries(
    Object.keys(during).map((field) => {
      const [a, z] = [during[field] as number, after[field] as number];
      return [
        field,
        [
          [0, a],
          [1, a],
          [1, z],
        ] as const,
      ];
    }),
  ),
});

const trajectory = ({ starts, ends, named, ...columns }: KernelColumns, i: number) =>
  ({
    outcome: named.outcome?.[i] ?? 0,
    ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[i] as number])),
    xStart: starts[0]?.[i] as number,
    x: ends[0]?.[i] as number,
  }) as Record<"xStart" | "x" | "outcome" | "work" | "energyStart" | "energyEnd", number>;

/** Runs 16 trajectories of one Euler step; two paths are branches of a measurement "x > 0" at t = 0. */
function quenched(
  energy: Node,
  fields: Fields,
  paths: readonly Path[],
  seed: number,
): { columns: KernelColumns; noise: Float32Array } {
  const [one, two] = paths;
  const experiment = {
    system: {
      dynamics: "overdamped",
      potential: { energy: print(energy), fields },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      allowEscape: true,
    },
    method: { scheme: "euler", dt: H, heat: "closed", noise: "float32", bias: "none" },
    ...(two === undefined
      ? { control: scheduleOf(one as Path) }
      : {
          feedback: {
            kind: "branch",
            measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0 } },
            branches: { false: scheduleOf(one as Path), true: scheduleOf(two) },
          },
        }),
    record: { keep: [] },
    ensemble: { trajectories: 16, seed, point: 0 },
  } as LangevinExperiment;
  const line = timeline(experiment);
  const control = controlOf(experiment, controllerOf(experiment), line, empty);
  const lowered = lower(
    { variables: ["x"], energy, forces: [null], temperatures: [number(1)], walls: {} },
    line.driven,
    overdampedMotion("fewest"),
    control?.place,
  );
  const kernel = new LangevinKernel(
    compile(fill(empty, { ...lowered.doors, ...control?.doors() }, control?.rows ?? "shared")),
    {
      seed,
      stream: 0,
      scheme: 0,
      ...PLAIN,
      stepwise: false,
      forced: false,
      variables: 1,
      starts: [startFrom(start, [0], [1])],
      splines: [],
      control: control?.kernel() ?? null,
      named: control?.named ?? [],
      ...program(experiment, lowered, line, 0),
    },
  );
  const noise = Float32Array.from(
    [0, 1].flatMap((block) => [...kernel.normals(seed, 0, block, 1).subarray(0, 8)]),
  );
  return { columns: kernel.run(0, 16), noise };
}

/** Compares all 16 trajectories; returns how many were clear of kinks. */
function compare(energy: Node, fields: Fields, paths: readonly Path[], seed = SEED): number {
  const { columns, noise } = quenched(energy, fields, paths, seed);
  const slope = differentiate(energy, "x");
  let compared = 0;
  for (let i = 0; i < 16; i++) {
    const { xStart, x, work, energyStart, energyEnd, outcome } = trajectory(columns, i);
    const { during, after } = paths[outcome] as Path;
    const at = (where: number, now: Fields): Point => ({ ...fields, ...now, x: where });
    const terms = [
      sized(energy, at(xStart, during)),
      sized(energy, at(xStart, {})),
      sized(energy, at(x, after)),
      sized(energy, at(x, during)),
    ] as const;
    const force = sized(slope, at(xStart, during));
    const clear = Math.min(...terms.map((term) => term.clear), force.clear);
    const size = terms.reduce((total, term) => total + term.size, 0);
    // a position next to a kink may round to its other side; huge terms leave nothing of the positions
    if (clear < 1e-9 || !(size < 1e6) || !(force.size < 1e6)) continue;
    compared += 1;
    const [a, b, c, d] = terms.map(({ value }) => value) as [number, number, number, number];
    expect(Math.abs(energyStart - b)).toBeLessThanOrEqual(1e-13 * size);
    expect(Math.abs(energyEnd - c)).toBeLessThanOrEqual(1e-13 * size);
    expect(Math.abs(energyEnd - energyStart - (c - b))).toBeLessThanOrEqual(1e-12 * size);
    expect(Math.abs(work - (a - b + c - d))).toBeLessThanOrEqual(1e-12 * size);
    const expected = xStart - force.value * H + Math.sqrt(2 * H) * (noise[i] as number);
    expect(Math.abs(x - expected)).toBeLessThanOrEqual(1e-13 * H * force.size + 1e-14 * (1 + Math.abs(x)));
  }
  return compared;
}

const level = fc.integer({ min: -12, max: 12 }).map((n) => n / 8);
const levels = (fields: readonly string[]): fc.Arbitrary<Fields> =>
  fc.record(Object.fromEntries(fields.map((field) => [field, level])));
const path = (driven: readonly string[]): fc.Arbitrary<Path> =>
  fc.record({ during: levels(driven), after: levels(driven) });

describe("the filled kernel books what the evaluator says", () => {
  test("work and energyChange = differences of U, dx = -U' h + sqrt(2 h) n: any formula, any driven fields", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        totalFormula,
        levels(["a", "b"]),
        fc.constantFrom([], ["a"], ["b"], ["a", "b"]).chain((driven) => fc.tuple(path(driven))),
        fc.nat(),
        (energy, fields, paths, seed) => {
          compared += compare(energy, fields, paths, seed);
        },
      ),
      { seed: SEED, numRuns: 160 },
    );
    expect(compared).toBeGreaterThan(0.7 * 160 * 16);
  });

  test("the same lane by lane, each following the branch of its own outcome", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        totalFormula,
        levels(["a", "b"]),
        fc.constantFrom(["a"], ["b"], ["a", "b"]).chain((driven) => fc.tuple(path(driven), path(driven))),
        fc.nat(),
        (energy, fields, paths, seed) => {
          compared += compare(energy, fields, paths, seed);
        },
      ),
      { seed: SEED + 1, numRuns: 160 },
    );
    expect(compared).toBeGreaterThan(0.7 * 160 * 16);
  });

  const FORMULAS: readonly string[] = [
    "x^2/2 + a*x",
    "b*(x - a)^2/2",
    "(x/b)^4 - 2*a*(x/b)^2",
    "x^12 + a*x^11",
    "(x + a)^13/1e3", // beyond the polynomial form
    "a*abs(x) + abs(x - b)",
    "sqrt(1 + a^2*x^2)",
    "a/(1 + x^2)",
    "min(a*x^2, b*(x - 1)^2)",
    "max(x, a) + min(x, b)",
    "x > 0 ? a*x : b*x",
    "x > a ? x : 2*x",
    "x > 0 && x < b ? a : x",
    "x < -b || x > b ? x^2 : a*x",
    "x != a ? x : b",
    "x^0*a + 0*x + b*x^1",
    "-(x^2) - -a*x",
    "3",
    "a",
  ];
  test.each(FORMULAS)("U = %s", (text) => {
    const paths = [
      { during: { a: 1.25 }, after: { a: -0.5 } },
      { during: { a: 0.75 }, after: { a: 2 } },
    ];
    const energy = parse(text);
    expect(compare(energy, { a: 0.25, b: 1.5 }, paths.slice(0, 1))).toBeGreaterThan(4);
    expect(compare(energy, { a: 0.25, b: 1.5 }, paths)).toBeGreaterThan(4);
  });

  // the language says that a comparison is 1 or 0, and that any number but 0 is true
  const TRUTHS: readonly string[] = [
    "a > 1 ? x^2 : x^4", // decided by a driven field alone
    "b > 1 ? x^2 : abs(x)", // decided by a constant alone
    "x > 0 && a > 1 ? x : 2*x",
    "x > 0 || b > 1 ? x : 2*x",
    "a*x*(x > 0)", // a comparison as a number
    "(x > 0) + (x < a)",
    "(x > 0) - 1",
    "x - a ? x : 2*x", // a number as a condition
    "(x > 0) == (x > a) ? x : -x",
  ];
  test.each(TRUTHS)("a comparison is 1 or 0 and any number but 0 is true: U = %s", (text) => {
    const energy = parse(text);
    const path1 = { during: { a: 1.25 }, after: { a: -0.5 } };
    expect(compare(energy, { a: 0.25, b: 1.5 }, [path1])).toBeGreaterThan(4);
  });

  const CURVED: readonly string[] = [
    "a*sin(x)",
    "exp(-x^2/2)",
    "log(1 + x^2)",
    "tanh(a*x)",
    "cos(x) + atan(x)",
    "tan(x/4)",
    "erf(x)",
    "abs(x)^1.5",
    "(1 + x^2)^(-2)",
  ];
  test.each(CURVED)("every function of a formula is one of the kernel: U = %s", (text) => {
    const path1 = { during: { a: 1.25 }, after: { a: -0.5 } };
    expect(compare(parse(text), { a: 0.25, b: 1.5 }, [path1])).toBeGreaterThan(4);
  });
});
