// Tables at the door: what is wrong is said in one sentence, what is right keeps its bytes through JSON and back.
import { describe, expect, test } from "vitest";
import { potential, run, SpecError, type Table } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const X = [-2, -1, 0, 0.5, 1, 2];
const Y = [4, 0.2, 1, 0.4, 0, 5];
const good: Table = { x: X, y: Y };
const wave: Table = { x: [0, 0.25, 0.6, 1], y: [0, 1, -1, 0], outside: "periodic" };

const spec = (tables: unknown, energy = "scale*barrier(x - c)", system: object = {}): unknown => ({
  system: {
    dynamics: "overdamped",
    potential: { energy, fields: { scale: 1, c: 0 }, tables },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
    ...system,
  },
  method: { scheme: "heun", dt: 0.01, heat: "stepwise" },
  control: {
    duration: 0.2,
    ramps: {
      c: [
        [0, 0],
        [1, 0.5],
      ],
      scale: [
        [0, 1],
        [1, 2],
      ],
    },
  },
  record: { keep: ["x", "work", "heat", "forceWork"] },
  ensemble: { trajectories: 64, seed: 5 },
});

const sentence = (what: unknown): string => {
  try {
    plan(experiment(what));
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  return "nothing was refused";
};

const of = (barrier: unknown): unknown => spec({ barrier });
const HERE = "system.potential.tables.barrier";

const MISTAKES: readonly (readonly [what: string, spec: unknown, said: string])[] = [
  [
    "three points",
    of({ x: [0, 1, 2], y: [0, 1, 2] }),
    `${HERE}.x: at least 4 places are needed, [0,1,2] given`,
  ],
  [
    "x that goes back",
    of({ x: [-2, -1, 0, 0, 1, 2], y: Y }),
    `${HERE}.x[3]: places in ascending order are needed, 0 after 0 given`,
  ],
  [
    "a y that is no number",
    of({ x: X, y: [4, 0, Number.NaN, 0, 1, 4] }),
    `${HERE}.y[2]: a finite number is needed, NaN given`,
  ],
  [
    "a y that JSON has lost",
    of({ x: X, y: [4, 0, null, 0, 1, 4] }),
    `${HERE}.y[2]: a finite number is needed, null given`,
  ],
  [
    "an infinite x",
    of({ x: [...X.slice(0, 5), Infinity], y: Y }),
    `${HERE}.x[5]: a finite number is needed, Infinity given`,
  ],
  [
    "a y too few",
    of({ x: X, y: Y.slice(1) }),
    `${HERE}.y: as many numbers as places, 6, are needed, 5 given`,
  ],
  ["no y", of({ x: X }), `${HERE}.y: a list of numbers is needed, nothing given`],
  ["a list of points", of([[0, 1]]), `${HERE}: a table { x, y } is needed, [[0,1]] given`],
  [
    "a continuation that does not exist",
    of({ ...good, outside: "flat" }),
    `${HERE}.outside: one of "linear", "constant", "periodic" is needed, "flat" given`,
  ],
  [
    "a misspelt key",
    of({ ...good, outsid: "linear" }),
    `${HERE}.outsid: no such field (did you mean "outside"?)`,
  ],
  [
    "a negative deviation",
    of({ ...good, deviation: -0.1 }),
    `${HERE}.deviation: a standard deviation of at least 0, or a list with one for each point, is needed, -0.1 given`,
  ],
  [
    "deviations of another length",
    of({ ...good, deviation: [1, 1] }),
    `${HERE}.deviation: as many standard deviations as places, 6, are needed, 2 given`,
  ],
  [
    "a deviation of 0 among others",
    of({ ...good, deviation: [1, 1, 0, 1, 1, 1] }),
    `${HERE}.deviation[2]: a standard deviation above 0 is needed, 0 given`,
  ],
  [
    "a period that does not close",
    of({ ...good, outside: "periodic" }),
    `${HERE}.y[5]: the first value again, 4, is needed at the end of a period, 5 given`,
  ],
  [
    "points that are too close",
    of({ ...good, x: [-2, -1, 0, 1e-320, 1, 2] }),
    `${HERE}: points that a spline of finite slopes goes through are needed, these are too close or too far`,
  ],
  [
    "points that are too far",
    of({ ...good, x: [-1e308, -1, 0, 1, 2, 1e308] }),
    `${HERE}: points that a spline of finite slopes goes through are needed, these are too close or too far`,
  ],
  [
    "a name that is a function",
    spec({ exp: good }, "exp(x)"),
    'system.potential.tables.exp: a name that is free is needed, "exp" given',
  ],
  [
    "a name that is a field",
    spec({ scale: good }, "scale*x^2"),
    'system.potential.tables.scale: a name that is free is needed, "scale" given',
  ],
  [
    "a name that is no word",
    spec({ "my table": good }, "x^2"),
    'system.potential.tables.my table: a name that is free is needed, "my table" given',
  ],
  [
    "a misspelt table",
    spec({ barrier: good }, "scale*barier(x)"),
    'system.potential.energy: "barier" is no function (did you mean "barrier"?) at character 7 of "scale*barier(x)"',
  ],
  [
    "a misspelt function",
    spec({ barrier: good }, "barrier(x) + coss(x)"),
    'system.potential.energy: "coss" is no function (did you mean "cos"?) at character 14 of "barrier(x) + coss(x)"',
  ],
  [
    "a table with two arguments",
    spec({ barrier: good }, "x^2 + barrier(x, c)"),
    'system.potential.energy: barrier needs 1 argument, 2 given at character 7 of "x^2 + barrier(x, c)"',
  ],
  [
    "a table with no argument",
    spec({ barrier: good }, "x^2 + barrier()"),
    'system.potential.energy: a number, a name or "(" is needed before ")" at character 15 of "x^2 + barrier()"',
  ],
  [
    "a table as a number",
    spec({ barrier: good }, "scale*barrier"),
    'system.potential.energy: "barrier" is a table, barrier(x) is needed at character 7 of "scale*barrier"',
  ],
  [
    "an unknown table in the force",
    spec({ barrier: good }, "barrier(x)", { force: "c*bumps(x)" }),
    'system.force: "bumps" is no function (there are sqrt, abs, min, max, exp, log, sin, cos, tan, tanh, atan, erf, barrier) at character 3 of "c*bumps(x)"',
  ],
  [
    "a flat end on the line",
    of({ ...good, outside: "constant" }),
    "system.potential: a potential that rises on both sides is needed for an equilibrium start, this one does not at t = 0-",
  ],
  [
    "straight ends on a ring",
    spec({ barrier: good }, "barrier(x)", { period: 1 }),
    "system.potential.energy: a formula that repeats after the period 1 is needed on a ring (a tilt is a force, not a potential), this one does not",
  ],
  [
    "65 tables",
    spec(Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`f${i}`, good])), "f3(x)"),
    "system.potential.tables: at most 64 tables are needed, 65 given",
  ],
];

test.each(MISTAKES)("%s", (_, what, said) => {
  expect(sentence(what)).toBe(said);
});

describe("a good table", () => {
  const GOOD: readonly (readonly [what: string, spec: unknown])[] = [
    ["on the line", of(good)],
    ["smoothed", of({ ...good, deviation: 0.1 })],
    ["smoothed, each point by its own", of({ ...good, deviation: [0.1, 0.2, 0.1, 0.3, 0.1, 0.5] })],
    [
      "around a ring, with a tabulated force",
      spec({ wave, drag: { ...wave, y: [2, 3, 1, 2] } }, "scale*wave(x)", { period: 1, force: "c*drag(x)" }),
    ],
    [
      "flat beyond, in a trap",
      spec({ barrier: { ...good, outside: "constant" } }, "scale*barrier(x) + x^2 + 0*c"),
    ],
    ["of a field alone, as a coefficient", spec({ stiffness: good }, "(3 + stiffness(c))*x^2 + scale*x")],
    [
      "64 tables",
      spec(Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`f${i}`, good])), "f63(x) + f0(x - c)"),
    ],
  ];

  test.each(GOOD)("%s: the normal form is stable and runs to the same bytes after JSON", async (_, what) => {
    const once = experiment(what);
    expect(experiment(once)).toEqual(once);
    const again = experiment(JSON.parse(JSON.stringify(once)));
    expect(again).toEqual(once);
    const [a, b] = await Promise.all([run(once, { workers: 1 }), run(again, { workers: 1 })]);
    for (const [name, column] of Object.entries(a.columns)) {
      expect(Buffer.from(column.buffer).equals(Buffer.from((b.columns[name] as Float64Array).buffer))).toBe(
        true,
      );
      expect(column.every(Number.isFinite)).toBe(true);
    }
  });

  test("the defaults stand in the normal form, and the builder takes tables", () => {
    expect(experiment(of(good)).system.potential.tables?.barrier).toEqual({
      ...good,
      outside: "linear",
      deviation: 0,
    });
    expect(potential("barrier(x)", {}, { barrier: good })).toEqual({
      energy: "barrier(x)",
      fields: {},
      tables: { barrier: good },
    });
    expect(potential("x^2", {})).toEqual({ energy: "x^2", fields: {} });
  });
});
