// Backward experiments of a demon, against paths turned round by hand.
import { expect, test } from "vitest";
import * as math from "../../../dist/kernel/math.js";
import { backward } from "../../../dist/plan/feedback/backwards.js";
import { controllerOf } from "../../../dist/plan/feedback/controller.js";
import type { FiniteController } from "../../../dist/plan/feedback/finite.js";
import { experiment, ramp, schedule } from "../../../dist/spec/build.js";
import { binary, branch, measure, policy } from "../../../dist/spec/feedback/build.js";
import type { Feedback } from "../../../dist/spec/feedback/feedback.js";
import { edge, network } from "../../../dist/spec/network/build.js";

const turned = (feedback: Feedback, records: number, more: object = {}): FiniteController => {
  const engine = experiment({
    system: network({
      kT: 1,
      fields: { E: 0, g: 1 },
      states: { empty: 0, full: "E" },
      edges: [edge("empty", "full", { fermi: "g" })],
      start: { kind: "equilibrium" },
    }),
    feedback,
    ensemble: { trajectories: 10 },
    ...more,
  });
  const forward = controllerOf(engine) as FiniteController;
  return backward(
    engine,
    forward,
    Array.from({ length: records }, () => math.log(1 / records)),
  ).controller;
};

test("Koski's engine with a latency: up the ramp, back to 0, wait, measure", () => {
  const act = (E: number) =>
    schedule({ duration: 5.3, E: ramp([0, 0], [0.3 / 5.3, 0], [0.3 / 5.3, E], [1, 0]) });
  const back = turned(
    branch(measure({ at: 0, of: "state", channel: binary({ error: 0.1 }) }), { 0: act(2), 1: act(-2) }),
    2,
  );
  expect(back).toMatchObject({ times: [5.3], backward: true, wraps: [] });
  expect(back.starts).toEqual([
    { probability: 0.5, fields: { E: 0 } },
    { probability: 0.5, fields: { E: 0 } },
  ]);
  const [first, last] = back.levels;
  expect(first?.map(({ expected, next, record }) => [expected, next, record])).toEqual([
    [0, [0, 0], [0]],
    [1, [1, 1], [1]],
  ]);
  expect(first?.[1]?.paths.E).toEqual([
    [0, 0],
    [5, -2],
    [5, 0],
  ]);
  expect(last?.map(({ expected, next }) => [expected, next])).toEqual([
    [null, []],
    [null, []],
  ]);
});

test("several rounds: each record's own protocol, outcomes in reverse order", () => {
  const back = turned(
    policy({
      measurement: measure({ every: 0.5, of: "state", channel: binary({ error: 0.1 }) }),
      act: {
        E: [
          [0, "y ? -1.5 : 1.5"],
          [0.5, "0.5"],
        ],
      },
    }),
    8,
    { control: schedule({ duration: 1.5, g: ramp([0, 2], [1, 3]) }) },
  );
  expect(back.times).toEqual([0.5, 1, 1.5]);
  expect(back.control.ramps.g).toEqual([
    [0, 3],
    [1, 2],
    [1, 1],
  ]);
  // record 1, 1, 0
  const way = back.levels.map((level) => level[6]);
  expect(way.map((state) => state?.expected)).toEqual([0, 1, 1, null]);
  expect(back.starts[6]?.fields).toEqual({ E: 0.5 });
  expect(way.map((state) => state?.paths.E?.slice(0, 2))).toEqual([
    [
      [0, 0.5],
      [0.5, 1.5],
    ],
    [
      [0, 0.5],
      [0.5, -1.5],
    ],
    [
      [0, 0.5],
      [0.5, -1.5],
    ],
    // to the level at t = 0-
    [[0, 0]],
  ]);
  // readings see what they saw ahead
  expect(way.map((state) => [state?.seen.E, state?.seen.g])).toEqual([
    [0.5, 2 + 2 / 3],
    [0.5, 2 + 1 / 3],
    [0, 1],
    [undefined, undefined],
  ]);
});

test("a record is needed of every state", () => {
  expect(() =>
    turned(
      policy({
        measurement: measure({ every: 0.5, of: "state", channel: binary({ error: 0.1 }) }),
        act: { E: "y" },
        information: "none",
      }),
      2,
      { control: schedule({ duration: 1.5 }) },
    ),
  ).toThrow(/^feedback: a feedback with few enough records is needed to reverse it/);
});
