// What a controller may remember, and which paths its fields take, against lists written by hand.
import { expect, test } from "vitest";
import { controllerOf } from "../../../dist/plan/feedback/controller.js";
import type { FiniteController } from "../../../dist/plan/feedback/finite.js";
import { experiment, overdamped, ramp, schedule } from "../../../dist/spec/build.js";
import type { LangevinExperiment } from "../../../dist/spec/experiment.js";
import {
  binary,
  branch,
  exact,
  matrix,
  measure,
  policy,
  symmetric,
} from "../../../dist/spec/feedback/build.js";
import type { Feedback } from "../../../dist/spec/feedback/feedback.js";
import { edge, network } from "../../../dist/spec/network/build.js";
import type { NetworkExperiment } from "../../../dist/spec/network/network.js";
import { harmonic } from "../../../dist/spec/potentials.js";

/** An electron on a dot whose level is E. */
const dot = (feedback: Feedback, more: object = {}): NetworkExperiment =>
  experiment({
    system: network({
      kT: 1,
      fields: { E: 0 },
      states: { empty: 0, full: "E" },
      edges: [edge("empty", "full", { fermi: 1 })],
      start: { kind: "equilibrium" },
    }),
    feedback,
    ensemble: { trajectories: 10 },
    ...more,
  });

const bead = (feedback: Feedback, more: object = {}): LangevinExperiment =>
  experiment({
    system: overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "heun", dt: 0.01 },
    control: schedule({ duration: 1 }),
    feedback,
    ensemble: { trajectories: 10 },
    ...more,
  });

const found = (controller: FiniteController | null): FiniteController => {
  if (controller === null) throw new Error("no finite controller");
  return controller;
};

const sizes = (controller: FiniteController | null): number[] =>
  found(controller).levels.map((level) => level.length);

test("Koski's engine: one measurement at t = 0, one ramp for each outcome", () => {
  const follow = (E: number) => schedule({ duration: 5, E: ramp([0, E], [1, 0]) });
  const engine = dot(
    branch(measure({ at: 0, of: "state == full", channel: binary({ error: 0.1 }) }), {
      false: follow(2),
      true: follow(-2),
    }),
  );
  expect(engine.control).toEqual({ duration: 0, ramps: {} });
  const controller = found(controllerOf(engine));
  expect(controller).toMatchObject({ acted: ["E"], times: [0], outcomes: 2, wraps: [], backward: false });
  expect(controller.control).toEqual({ duration: 5, ramps: {} });
  expect(controller.channel).toEqual([
    [0.9, 0.1],
    [0.1, 0.9],
  ]);
  expect(controller.levels[0]?.[0]).toMatchObject({ paths: { E: [[0, 0]] }, next: [0, 1], record: [] });
  expect(controller.levels[1]?.map(({ paths }) => paths.E)).toEqual([
    [
      [0, 2],
      [5, 0],
    ],
    [
      [0, -2],
      [5, 0],
    ],
  ]);
  expect(controller.starts).toEqual([{ probability: 1, fields: { E: 0 } }]);
});

test("a branch takes over where the control ends, and holds what it does not drive", () => {
  const controller = found(
    controllerOf(
      bead(
        branch(measure({ at: 2, of: "x > 0", channel: exact() }), {
          false: schedule({ duration: 2, centre: ramp([0.5, 3]) }),
          true: schedule({ duration: 2 }),
        }),
        { control: schedule({ duration: 2, centre: ramp([0, 0], [1, 1]), stiffness: ramp([0, 1], [1, 4]) }) },
      ),
    ),
  );
  expect(controller.acted).toEqual(["centre"]);
  expect(controller.control).toEqual({
    duration: 4,
    ramps: {
      stiffness: [
        [0, 1],
        [0.5, 4],
      ],
    },
  });
  expect(controller.levels[0]?.[0]?.paths.centre).toEqual([
    [0, 0],
    [2, 1],
  ]);
  expect(controller.levels[1]?.map(({ paths }) => paths.centre)).toEqual([[[0, 3]], [[0, 1]]]);
});

/** Three rounds of Horowitz and Vaikuntanathan: a jump to +-Ej by the last outcome, a ramp to 0. */
const rounds = (more: object) =>
  dot(
    policy({
      measurement: measure({ every: 0.5, of: "state", channel: binary({ error: 0.1 }) }),
      act: {
        E: [
          [0, "y ? -1.5 : 1.5"],
          [0.5, 0],
        ],
      },
      ...more,
    }),
    { control: schedule({ duration: 1.5 }) },
  );

test("records are told apart where information is wanted, outcomes alone where it is not", () => {
  expect(sizes(controllerOf(rounds({})))).toEqual([1, 2, 4, 8]);
  expect(sizes(controllerOf(rounds({ information: "exact" })))).toEqual([1, 2, 4, 8]);
  expect(sizes(controllerOf(rounds({ information: "none" })))).toEqual([1, 2, 2, 2]);
  expect(sizes(controllerOf(rounds({}), 4))).toEqual([1, 2, 2, 2]);
  const { levels, times } = found(controllerOf(rounds({})));
  expect(times).toEqual([0, 0.5, 1]);
  expect(levels[3]?.map(({ record }) => record?.join(""))).toEqual([
    "000",
    "001",
    "010",
    "011",
    "100",
    "101",
    "110",
    "111",
  ]);
  expect(levels[2]?.[1]).toMatchObject({
    next: [2, 3],
    paths: {
      E: [
        [0, -1.5],
        [0.5, 0],
      ],
    },
  });
  expect(() => controllerOf(rounds({ information: "exact" }), 4)).toThrow(
    /^feedback.information: at most 4 records/,
  );
});

test("Bayes: an odds that is remembered has as many values as there are records", () => {
  const bayes = rounds({
    information: "none",
    memory: { odds: { start: 0, update: "0.7*odds + (y ? -1 : 1)*2.1972" } },
    act: { E: "odds" },
  });
  const { levels } = found(controllerOf(bayes));
  expect(levels.map((level) => level.length)).toEqual([1, 2, 4, 8]);
  expect(levels[2]?.map(({ memory }) => memory.odds)).toEqual(
    [
      [1, 1],
      [1, -1],
      [-1, 1],
      [-1, -1],
    ].map(([a = 0, b = 0]) => 0.7 * a * 2.1972 + b * 2.1972),
  );
});

test("the continuous demon stops at the first outcome that differs", () => {
  const demon = dot(
    policy({
      measurement: measure({ every: 1, of: "state", channel: exact() }),
      memory: { first: { start: -1, update: "first < 0 ? y : first" } },
      act: { E: 0 },
      until: "y != first",
    }),
    { control: schedule({ duration: 4 }) },
  );
  const { levels } = found(controllerOf(demon));
  expect(levels.map((level) => level.length)).toEqual([1, 2, 4, 4, 4]);
  expect(levels[2]?.map(({ stops }) => stops)).toEqual([false, true, true, false]);
  expect(levels[2]?.map(({ next }) => next)).toEqual([[0, 1], [], [], [2, 3]]);
});

/** The signal of Still et al.: turned over with probability c, whatever the system does. */
const signal = (more: object = {}) =>
  dot(
    policy({
      measurement: measure({ at: 0.25, of: "0", channel: binary({ error: 0.2 }) }),
      memory: { s: { start: 1, update: "y ? -s : s" } },
      act: { E: "2*s" },
      ...more,
    }),
    { control: schedule({ duration: 1 }), cycles: { count: 10 } },
  );

test("over cycles states are followed until nothing new comes", () => {
  const { levels, wraps, starts } = found(controllerOf(signal()));
  // the start, and each value of s after either outcome
  expect(levels.map((level) => level.length)).toEqual([5, 4]);
  expect(levels[1]?.map(({ outcome, memory }) => [outcome, memory.s])).toEqual([
    [0, 1],
    [1, -1],
    [0, -1],
    [1, 1],
  ]);
  const back = levels[1]?.map((_, i) => levels[0]?.[wraps[i] as number]);
  expect(back?.map((state) => [state?.outcome, state?.memory.s, state?.paths.E])).toEqual([
    [0, 1, [[0, 2]]],
    [1, -1, [[0, -2]]],
    [0, -1, [[0, -2]]],
    [1, 1, [[0, 2]]],
  ]);
  expect(starts.map(({ probability }) => probability)).toEqual([1, 0, 0, 0, 0]);
});

test("a delayed action begins with what was before it, over the end of a round, too", () => {
  const { levels } = found(controllerOf(signal({ delay: 0.5 })));
  const E = levels[1]?.map(({ paths }) => paths.E);
  expect(E?.[1]).toEqual([
    [0, 0],
    [0.5, 0],
    [0.5, -2],
  ]);
});

test("an action that goes on is cut off by the next one, and goes on over the end of a round", () => {
  const slow = bead(
    policy({
      measurement: measure({ every: 0.5, from: 0.25, of: "x > 0", channel: exact() }),
      act: {
        centre: [
          [0, 0],
          [1, "y ? 4 : -4"],
        ],
      },
      information: "none",
    }),
    { cycles: { count: 3 } },
  );
  const { levels, wraps } = found(controllerOf(slow));
  const up = levels[2]?.findIndex(({ outcome }) => outcome === 1) ?? -1;
  expect(levels[2]?.[up]?.paths.centre).toEqual([
    [0, 0],
    [1, 4],
  ]);
  expect(levels[0]?.[wraps[up] as number]?.paths.centre).toEqual([
    [0, 1],
    [0.75, 4],
  ]);
});

test("outcomes that cannot come lead nowhere", () => {
  const rows = [
    [1, 0, 0],
    [0, 0, 1],
  ];
  const controller = found(
    controllerOf(
      dot(
        policy({
          measurement: measure({ at: [0, 1], of: "state", channel: matrix(rows) }),
          act: { E: "y" },
        }),
        { control: schedule({ duration: 2 }) },
      ),
    ),
  );
  expect(controller.levels.map((level) => level.length)).toEqual([1, 2, 4]);
  expect(controller.levels[0]?.[0]?.next).toEqual([0, -1, 1]);
});

test("what is no finite table: real outcomes, memory without end, actions of age", () => {
  const of = (more: object) =>
    bead(
      policy({
        measurement: measure({ every: 0.01, of: "x > 0", channel: binary({ error: 0.1 }) }),
        act: { centre: "y" },
        ...more,
      }),
    );
  expect(sizes(controllerOf(of({})))).toEqual([1, ...Array(100).fill(2)]);
  expect(controllerOf(of({ memory: { m: { start: 0, update: "0.9*m + y" } } }))).toBeNull();
  expect(controllerOf(of({ act: { centre: "y*exp(-age)" } }))).toBeNull();
  expect(controllerOf(of({ measurement: measure({ every: 0.01, of: "x", channel: exact() }) }))).toBeNull();
  expect(
    controllerOf(
      of({
        measurement: measure({
          every: 0.5,
          of: "(x > 0) + (x > 1)",
          channel: symmetric({ outcomes: 3, error: 0.1 }),
        }),
      }),
    )?.levels.length,
  ).toBe(3);
  expect(() =>
    controllerOf(
      dot(
        policy({
          measurement: measure({ every: 0.01, of: "state", channel: exact() }),
          memory: { m: { start: 0, update: "0.9*m + y" } },
          act: { E: "m" },
        }),
        { control: schedule({ duration: 1 }) },
      ),
    ),
  ).toThrow(/^feedback.memory: at most 4096 values/);
});
