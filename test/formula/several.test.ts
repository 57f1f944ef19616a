// The filled kernel of several variables against the evaluator: two writes and one step, so that every number of the ledger is
// a value of U or of a force at the places that the kernel returns. With F_v = force_v - dU/dv, f_v = F_v h/friction_v:
//   Euler  x'_v = x_v + f_v(x) + a_v n_v          Heun  x'_v = x_v + a_v n_v + [f_v(x) + f_v(p)]/2, p Euler's x' of all variables
//   Q_v = dx_v [F_v(x) + F_v(x')]/2 (Euler: + h [F_v(x')^2 - F_v(x)^2]/(4 friction_v)),  W_f = sum_v dx_v [force_v(x) + force_v(x')]/2
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { fill } from "../../dist/formula/fill.js";
import { lower } from "../../dist/formula/lower.js";
import { parse } from "../../dist/formula/parse.js";
import { type Node, number, print } from "../../dist/formula/syntax.js";
import { compile, LangevinKernel } from "../../dist/kernel/langevin.js";
import { template } from "../../dist/kernel/template.js";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { program } from "../../dist/plan/program.js";
import type { LangevinExperiment } from "../../dist/spec/experiment.js";
import { equilibriumOf } from "../../dist/theory/boltzmann.js";
import { formulaOver, type Point, type Sized, sized } from "./arbitrary.js";
import { overdampedMotion, PLAIN, startFrom } from "./motion.js";

const SEED = 371;
const H = 1e-3;
const NAMES = ["x", "y", "z", "u"];
const KT = [1, 0.5, 2, 0.25];
const FRICTION = [1, 2, 0.5, 1.5];
const MEAN = [0.3, -0.7, 1.1, -0.2];
const start = equilibriumOf({ energy: parse("x^2/2"), fields: {}, kT: 1 });

type Fields = Readonly<Record<string, number>>;
type Scheme = "euler" | "heun";

interface Case {
  readonly energy: Node;
  readonly forces: readonly (Node | null)[];
  readonly fields: Fields;
  readonly during: Fields;
  readonly after: Fields;
  readonly scheme: Scheme;
  readonly seed: number;
}

function ran({ energy, forces, fields, during, after, scheme, seed }: Case) {
  const n = forces.length;
  const names = NAMES.slice(0, n);
  const ramps = Object.fromEntries(
    Object.entries(during).map(([field, a]) => [
      field,
      [
        [0, a],
        [1, a],
        [1, after[field] as number],
      ] as const,
    ]),
  );
  const experiment = {
    system: {
      dynamics: "overdamped",
      variables: Object.fromEntries(names.map((name, v) => [name, { kT: KT[v], friction: FRICTION[v] }])),
      potential: { energy: print(energy), fields },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      allowEscape: true,
    },
    method: { scheme, dt: H, heat: "stepwise", noise: "float32", bias: "none" },
    control: { duration: H, ramps },
    record: { keep: [] },
    ensemble: { trajectories: 16, seed, point: 0 },
  } as LangevinExperiment;
  const line = timeline(experiment);
  const order = scheme === "euler" ? "fewest" : "shortest";
  const lowered = lower(
    { variables: names, energy, forces, temperatures: KT.slice(0, n).map(number), walls: {} },
    line.driven,
    overdampedMotion(order),
  );
  const kernel = new LangevinKernel(compile(fill(template(n), lowered.doors, "shared")), {
    seed,
    stream: 0,
    scheme: scheme === "euler" ? 0 : 1,
    ...PLAIN,
    stepwise: true,
    forced: forces.some((force) => force !== null),
    variables: n,
    starts: [
      startFrom(
        start,
        MEAN.slice(0, n),
        names.flatMap((_, v) => names.map((__, w) => (v === w ? 0.8 : v > w ? 0.1 : 0))),
      ),
    ],
    splines: [],
    ...program(experiment, lowered, line, 0),
  });
  // a fill draws 64 x 8 normals for one variable after the other
  const noise = [0, 1].map((block) => {
    const all = kernel.normals(seed, 0, block, n);
    return names.map((_, v) => all.subarray(512 * v, 512 * v + 8));
  });
  return { columns: kernel.run(0, 16), noise };
}

/** Compares all 16 trajectories; returns how many were clear of kinks and of moderate size. */
function compare(one: Case): number {
  const { energy, forces, fields, during, after, scheme } = one;
  const n = forces.length;
  const names = NAMES.slice(0, n);
  const slopes = names.map((name) => differentiate(energy, name));
  const { columns, noise } = ran(one);
  let compared = 0;
  for (let i = 0; i < 16; i++) {
    const place = (where: readonly number[], now: Fields): Point => ({
      ...fields,
      ...now,
      ...Object.fromEntries(names.map((name, v) => [name, where[v] as number])),
    });
    const seen: Sized[] = [];
    const at = (node: Node, where: readonly number[], now: Fields): Sized => {
      const found = sized(node, place(where, now));
      seen.push(found);
      return found;
    };
    const pushes = (where: readonly number[]): Sized[] =>
      forces.map((force) => (force === null ? ZERO : at(force, where, during)));
    const forcesAt = (where: readonly number[]): { value: number; size: number }[] => {
      const push = pushes(where);
      return slopes.map((slope, v) => {
        const s = at(slope, where, during);
        const p = push[v] as Sized;
        return { value: p.value - s.value, size: p.size + s.size };
      });
    };
    const from = columns.starts.map((column) => column[i] as number);
    const to = columns.ends.map((column) => column[i] as number);
    const by = to.map((x, v) => x - (from[v] as number));
    const rate = (v: number): number => H / (FRICTION[v] as number);
    const kick = names.map((_, v) => {
      const width = Math.sqrt(2 * (KT[v] as number) * rate(v));
      return width * (noise[i >> 3]?.[v]?.[i & 7] as number);
    });
    const before = forcesAt(from);
    const predicted = from.map((x, v) => x + rate(v) * (before[v]?.value as number) + (kick[v] as number));
    const ahead = forcesAt(predicted);
    // how far the roundings of the predicted places reach
    const aside = forcesAt(predicted.map((p) => p + 1e-7));
    const behind = forcesAt(to);
    const [pushed, pushing] = [pushes(from), pushes(to)];
    const writes = [
      at(energy, from, during),
      at(energy, from, {}),
      at(energy, to, after),
      at(energy, to, during),
    ] as const;
    const size = writes.reduce((sum, term) => sum + term.size, 0);
    const strength = [before, ahead, behind].flat().reduce((sum, f) => sum + f.size, 0);
    const steep = ahead.reduce(
      (sum, f, v) => sum + Math.abs(f.value - (aside[v]?.value as number)) / 1e-7,
      0,
    );
    const clear = Math.min(...seen.map((term) => term.clear));
    if (clear < 1e-6 || !(size < 1e6) || !(strength < 1e5) || !(steep < 1e5)) continue;
    compared += 1;

    const [a, b, c, d] = writes.map(({ value }) => value) as [number, number, number, number];
    expect(Math.abs((columns.energyStart[i] as number) - b)).toBeLessThanOrEqual(1e-13 * size);
    expect(Math.abs((columns.energyEnd[i] as number) - c)).toBeLessThanOrEqual(1e-13 * size);
    expect(Math.abs((columns.work[i] as number) - (a - b + c - d))).toBeLessThanOrEqual(1e-12 * size);
    let forceWork = 0;
    names.forEach((name, v) => {
      const [f, p, g] = [before, ahead, behind].map((all) => all[v]?.value as number) as [
        number,
        number,
        number,
      ];
      const force = scheme === "euler" ? f : (f + p) / 2;
      const x = (from[v] as number) + (kick[v] as number) + rate(v) * force;
      const rounding = 1e-14 * (1 + Math.abs(x)) + 1e-13 * rate(v) * strength * (1 + H * steep);
      expect(Math.abs((to[v] as number) - x), name).toBeLessThanOrEqual(rounding);
      const moved = by[v] as number;
      const extra = scheme === "euler" ? (rate(v) / 4) * (g * g - f * f) : 0;
      const heat = (moved * (f + g)) / 2 + extra;
      const reach = Math.abs(moved) + rate(v) * strength;
      expect(Math.abs((columns.heats[v]?.[i] as number) - heat), name).toBeLessThanOrEqual(
        1e-12 * strength * reach,
      );
      forceWork += (moved * ((pushed[v]?.value as number) + (pushing[v]?.value as number))) / 2;
    });
    const reach = by.reduce((sum, x) => sum + Math.abs(x), 0);
    expect(Math.abs((columns.forceWork[i] as number) - forceWork)).toBeLessThanOrEqual(
      1e-12 * strength * (reach + H),
    );
  }
  return compared;
}

const ZERO: Sized = { value: 0, size: 0, branches: "", clear: Number.POSITIVE_INFINITY };
const level = fc.integer({ min: -12, max: 12 }).map((k) => k / 8);
const levels = (driven: readonly string[]): fc.Arbitrary<Fields> =>
  fc.record(Object.fromEntries(driven.map((field) => [field, level])));

describe.each([2, 3])("random formulas of %i variables", (n) => {
  test.each(["euler", "heun"] as const)(
    "%s: moves, work, heat by bath and work of forces are the evaluator's",
    (scheme) => {
      const formula = formulaOver(NAMES.slice(0, n));
      const runs = 60;
      let compared = 0;
      fc.assert(
        fc.property(
          formula,
          fc.array(fc.option(formula, { freq: 2 }), { minLength: n, maxLength: n }),
          levels(["a", "b"]),
          fc.constantFrom([], ["a"], ["a", "b"]).chain((driven) => fc.tuple(levels(driven), levels(driven))),
          fc.nat(),
          (energy, forces, fields, [during, after], seed) => {
            compared += compare({ energy, forces, fields, during, after, scheme, seed });
          },
        ),
        { seed: SEED + n, numRuns: runs },
      );
      expect(compared).toBeGreaterThan(0.6 * runs * 16);
    },
  );
});

/** Linear arguments and factors are collected into coefficients of the fields: the values stay. */
const COLLECTED: readonly string[] = [
  "sin(2*pi*(x - a)/b + y)*a/b",
  "a*cos(b*x)/(2*b)*3*tanh(x - y/b)/4",
  "-(-a*sin(-x))/(-b)",
  "exp(-(x - a)^2/(2*b^2))*exp(-(y/b)^2/2)/(2*pi*b^2)",
  "sin(sin(a*x + y)/b + cos(tanh(b*y - a)))",
  "a/(b*(1 + exp(x - y)))",
  "a/(b/(1 + exp(x)))*y",
  "atan((x + y)*(a + b) - (x - y)*(a - b))", // a degree of 1 after multiplying out
  "tanh((x + y)^2 - x^2 - 2*x*y - y^2 + a*x)", // and after all squares have gone
  "abs(x*a + y*b)*b + min(a*x, b*y)/b + max(x/b, y)",
  "(x > a ? sin(x/b)/b : y*a)*b",
  "b == 0 ? 0 : sin(x/b)*y/b", // a guarded division
  "x^2*y^3*a - (x*y)^2/b + (a*x - b*y)^4",
  "sqrt(1 + (a*x + b*y)^2) + log(1 + (x/b)^2)",
  "(x + y + a)^13/1e4",
  "x^7*y^6*a", // a degree above 12
  "erf((x - y)/(a - b))",
  "(a - 1.25)*sin(x)*y + sin((a - 1.25)*x)", // coefficients that are 0 during the step
  "1e150*tanh(1e-150*b*x)*a + 1e-200*(1e200*sin(y)*a)",
  "sin(1e8*x/1e8/b)*1e8/(1e8*a) + y",
];

describe("what lower.ts collects", () => {
  const change = { fields: { a: 0.25, b: 1.5 }, during: { a: 1.25 }, after: { a: -0.5 }, seed: SEED };
  test.each(COLLECTED)("keeps the values of U = %s", (text) => {
    const energy = parse(text);
    const forces = [parse("a*sin(b*y)/b"), parse("-x/(b*2)*cos(x/b - y)")];
    for (const scheme of ["euler", "heun"] as const) {
      expect(compare({ ...change, energy, forces, scheme })).toBeGreaterThan(4);
      expect(
        compare({ ...change, energy: parse("x^2 + y^2"), forces: [energy, null], scheme }),
      ).toBeGreaterThan(4);
    }
  });

  test("a guarded division by a field that is 0 is not carried out", () => {
    const energy = parse("(b == 0 ? x : sin(x/b)) + (b == 0 ? y^2 : y^2/b)*a");
    const zero = { ...change, fields: { a: 0.25, b: 0 }, forces: [null, null] };
    expect(compare({ ...zero, energy, scheme: "heun" })).toBe(16);
    const driven = { ...zero, during: { b: 0.5 }, after: { b: 0 } };
    expect(compare({ ...driven, energy, scheme: "heun" })).toBe(16);
  });

  test("four variables, each in its own way", () => {
    const energy = parse("a*x*y*z*u/b + sin(x/b - u)*z + (x + 2*y - z + u/b)^2 + tanh(a*(x - y))*u");
    const forces = [parse("y*u"), null, parse("a*sin(x + u)"), parse("-z")];
    for (const scheme of ["euler", "heun"] as const) {
      expect(compare({ ...change, energy, forces, scheme })).toBe(16);
    }
  });
});
