// The reversed experiment as data: the protocol backwards, quenches in reverse order.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LangevinExperiment, reverse, SpecError } from "../../dist/index.js";
import { timeline } from "../../dist/plan/feedback/timeline.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { trap } from "../plan/trap.js";

type Points = readonly (readonly [number, number])[];

const driven = (ramps: Record<string, Points>, duration = 2): LangevinExperiment =>
  trap({ control: { duration, ramps } });

describe("reverse(reverse(e)) = e, as text", () => {
  test.each<[string, Record<string, Points>]>([
    ["nothing driven", {}],
    [
      "a straight ramp",
      {
        stiffness: [
          [0, 1],
          [1, 4],
        ],
      },
    ], // prettier-ignore
    [
      "decimals that 1 - s would spoil",
      {
        stiffness: [
          [0, 1],
          [0.1, 2],
          [0.3, 3],
          [0.7, 1],
          [1, 4],
        ],
      },
    ],
    [
      "a quench at 0",
      {
        stiffness: [
          [0, 3],
          [1, 4],
        ],
      },
    ],
    [
      "a quench at tau",
      {
        stiffness: [
          [0, 1],
          [1, 4],
          [1, 2],
        ],
      },
    ],
    [
      "quenches at 0, inside and at tau",
      {
        centre: [
          [0, 1],
          [0.5, 2],
          [0.5, -2],
          [1, 0],
          [1, 5],
        ],
      },
    ],
    [
      "two fields",
      {
        stiffness: [
          [0, 1],
          [1, 4],
        ],
        centre: [
          [0, 2],
          [0.25, 2],
          [1, 0],
        ],
      },
    ],
  ])("%s", (_, ramps) => {
    const forward = driven(ramps);
    expect(reverse(forward).ensemble).toEqual({ ...forward.ensemble, direction: "reverse" });
    expect(reverse(reverse(forward))).toEqual(forward);
  });
});

/** Values between two points are interpolated from the other side: equal up to the last bits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, x: unknown) => (typeof x === "number" ? Number(x.toPrecision(13)) : x)),
  );

describe("the reversed timeline is the timeline read backwards", () => {
  const value = fc.integer({ min: 1, max: 8 });
  const ramps = fc
    .array(fc.tuple(fc.constantFrom(0, 0.125, 0.25, 0.5, 0.625, 1), value), { minLength: 1, maxLength: 8 })
    .map((points) => {
      const sorted = [...points].sort(([a], [b]) => a - b);
      return sorted.filter(([s], i) => sorted[i - 2]?.[0] !== s);
    });

  test("fields at both ends, every stretch and every jump, for any ramps (100 of them)", () => {
    fc.assert(
      fc.property(ramps, ramps, (stiffness, centre) => {
        const forward = timeline(driven({ stiffness, centre }));
        const backward = timeline(reverse(driven({ stiffness, centre })));
        expect(backward.start).toEqual(forward.end[0]);
        expect(backward.end).toEqual([forward.start]);
        const turned = [...backward.stretches].reverse().map(({ length, lines: [line] }) => ({
          length,
          from: line?.to,
          to: line?.from,
        }));
        // the reversal adds and drops no breakpoint
        const there = forward.stretches.map(({ length, lines: [line] }) => ({
          length,
          from: line?.from,
          to: line?.to,
        }));
        expect(rounded(turned)).toEqual(rounded(there));
        const again = timeline(reverse(reverse(driven({ stiffness, centre }))));
        expect(rounded(again)).toEqual(rounded(forward));
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

test("quenches come in reverse order with from and to exchanged, at tau - t", () => {
  const forward = driven({
    centre: [
      [0, 1],
      [0.5, 2],
      [0.5, -2],
      [1, 0],
      [1, 5],
    ],
  });
  const there = plan(forward).quenches;
  expect(there).toHaveLength(3);
  expect(plan(reverse(forward)).quenches).toEqual(
    [...there]
      .reverse()
      .map(({ time, from, to, ...rest }) => ({ ...rest, time: 2 - time, from: to, to: from })),
  );
});

test("dF changes its sign: stiffening 1 -> 4 costs ln 2", () => {
  const forward = driven({
    stiffness: [
      [0, 1],
      [1, 4],
    ],
  });
  const [there] = plan(forward).book.freeEnergyChange;
  const [back] = plan(reverse(forward)).book.freeEnergyChange;
  expect(there).toBeCloseTo(Math.log(2), 10);
  expect(back).toBeCloseTo(-Math.log(2), 10);
});

test("the noise is another: the lowest bit of the stream", () => {
  const forward = trap({ ensemble: { trajectories: 8, seed: 1, point: 3 } });
  expect(plan(forward).kernel.stream).toBe(6);
  expect(plan(reverse(forward)).kernel.stream).toBe(7);
  expect(plan(reverse(reverse(forward))).kernel.stream).toBe(6);
});

const engine = (channel: object, of = "x > 0", more: object = {}) => ({
  ...trap({}),
  feedback: {
    kind: "policy",
    measurement: { every: 0.5, of, channel },
    act: { centre: "y" },
    ...more,
  },
});

test("with feedback the experiment stays, and the planner makes the backward one", () => {
  const forward = experiment(engine({ kind: "binary", error: 0.1 }));
  const back = reverse(forward);
  expect(back).toEqual({ ...forward, ensemble: { ...forward.ensemble, direction: "reverse" } });
  expect(reverse(back)).toEqual(forward);
});

test.each<[string, object, RegExp]>([
  [
    "real outcomes",
    engine({ kind: "gaussian", deviation: 1 }, "x"),
    /^feedback.measurement.channel: a channel with finitely/,
  ],
  [
    "until",
    engine({ kind: "exact" }, "x > 0", { until: "y == 1" }),
    /^feedback.until: a feedback without until is needed/,
  ],
  [
    "cycles",
    { ...engine({ kind: "exact" }), cycles: { count: 2 } },
    /^cycles: a feedback without cycles is needed/,
  ],
])("with feedback one sentence for %s", (_, given, sentence) => {
  expect(() => reverse(experiment(given))).toThrow(sentence);
});

test.each<[string, Record<string, unknown>, RegExp]>([
  [
    "a point start",
    { start: { kind: "point", at: { x: 0 } } },
    /^system.start: an equilibrium start is needed .* "point" given$/,
  ],
  ["absorbing walls", { walls: { high: { absorbing: 3 } } }, /^system.walls: walls that reflect are needed/],
])("%s: one sentence", (_, parts, sentence) => {
  const spec = trap({ system: { ...trap({}).system, ...parts } });
  expect(() => reverse(spec)).toThrow(sentence);
  expect(() => reverse(spec)).toThrow(SpecError);
});

test("two variables are reversed as one is", () => {
  const pair = experiment({
    ...trap({}),
    system: {
      ...trap({}).system,
      variables: { x: {}, y: { friction: 2 } },
      potential: { energy: "(x^2 + y^2)/2 + c*x*y", fields: { c: 0.5 } },
    },
    control: {
      duration: 1,
      ramps: {
        c: [
          [0, 0.5],
          [1, -0.5],
        ],
      },
    },
  });
  expect(reverse(pair).system.potential.fields).toEqual({ c: -0.5 });
  expect(reverse(reverse(pair))).toEqual(pair);
  const [there, back] = [plan(pair), plan(reverse(pair))];
  expect(back.book.freeEnergyChange[0]).toBeCloseTo(-(there.book.freeEnergyChange[0] as number), 9);
});

test("a reversed start has no current either: a force that is on at tau is refused", () => {
  const pushed = experiment({
    ...trap({}),
    system: { ...trap({}).system, potential: { energy: "x^2/2", fields: { f: 0 } }, force: "f" },
    control: {
      duration: 1,
      ramps: {
        f: [
          [0, 0],
          [1, 1],
        ],
      },
    },
  });
  expect(() => plan(reverse(pushed))).toThrow(/^system.start: a force that vanishes/);
});
