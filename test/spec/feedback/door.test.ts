// What the door takes of a feedback, and one sentence for each mistake.
import { describe, expect, test } from "vitest";
import {
  binary,
  branch,
  camera,
  equilibrium,
  exact,
  experiment,
  gaussian,
  matrix,
  measure,
  overdamped,
  policy,
  potential,
  ramp,
  SpecError,
  schedule,
  symmetric,
} from "../../../dist/index.js";

const network = (feedback: unknown, more: object = {}) => ({
  system: {
    dynamics: "network",
    kT: 1,
    fields: { E: 0, G: 1 },
    states: { empty: { energy: 0, n: 0 }, full: { energy: "E", n: 1 } },
    edges: [{ from: "empty", to: "full", fermi: "G" }],
    start: { kind: "equilibrium" },
  },
  control: { duration: 1, ramps: {} },
  feedback,
  ensemble: { trajectories: 1 },
  ...more,
});

const motion = (feedback: unknown, more: object = {}) => ({
  system: {
    dynamics: "overdamped",
    potential: { energy: "k*(x - c)^2/2", fields: { k: 1, c: 0 } },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
  },
  method: { scheme: "heun", dt: 0.01 },
  control: { duration: 1, ramps: {} },
  feedback,
  ensemble: { trajectories: 1 },
  ...more,
});

const acting = (measured: object = {}, more: object = {}) => ({
  kind: "policy",
  measurement: { at: 0.5, of: "x > 0", channel: { kind: "exact" }, ...measured },
  act: { c: "y" },
  ...more,
});
const gating = (measured: object = {}, more: object = {}) => ({
  ...acting({ of: "state", ...measured }, more),
  act: { E: "y", ...(more as { act?: object }).act },
});
const half = { duration: 1, ramps: {} };
const branching = (measured: object, branches: object) => ({
  kind: "branch",
  measurement: { at: 1, of: "x > 0", channel: { kind: "exact" }, ...measured },
  branches,
});

describe("what is taken stays as it is, through JSON and through the door again", () => {
  const GOOD: readonly (readonly [string, unknown])[] = [
    ["one time", motion(acting())],
    ["times, the end among them", motion(acting({ at: [0, 0.25, 1] }))],
    ["periods with a lag", motion(acting({ at: undefined, every: 0.1, from: 0.05, lag: 0.2 }))],
    [
      "a camera",
      motion(
        acting({
          at: undefined,
          every: 0.1,
          from: 0.1,
          of: "x",
          channel: camera({ exposure: 0.05, deviation: 0 }),
        }),
      ),
    ],
    [
      "points, delay, memory, until",
      motion(
        acting(
          {},
          {
            act: {
              c: [
                [0, "y"],
                [0.1, "m"],
                [0.1, 0],
              ],
            },
            delay: 0.1,
            memory: { m: { start: 0, update: "0.5*m + y*elapsed + c" } },
            until: "m > 2",
          },
        ),
      ),
    ],
    ["a function of age", motion(acting({}, { act: { c: "y*exp(-age)" } }))],
    [
      "a reading of memory and fields",
      motion(
        acting(
          { of: "x - c - m", channel: gaussian({ deviation: 1 }) },
          { memory: { m: { start: 1, update: "y" } } },
        ),
      ),
    ],
    [
      "a predictive law of one's own",
      motion(
        acting({ channel: binary({ error: 0.1 }) }, { information: { logPredictive: "log(y ? 0.4 : 0.6)" } }),
      ),
    ],
    ["cycles", motion(acting(), { cycles: { count: 3, discard: 1 } })],
    ["a network's attribute", network(gating({ of: "n", channel: binary({ error: 0.2 }) }))],
    ["a network's names", network(gating({ of: "state == full" }))],
    [
      "a network's branch without a control",
      network(branching({ at: 0, of: "state" }, { 0: half, 1: half }), { control: undefined }),
    ],
    [
      "several outcomes of a branch",
      motion(
        branching(
          { of: "(x > 0) + (x > 1)", channel: symmetric({ outcomes: 3, error: 0.1 }) },
          { 0: half, 1: half, 2: half },
        ),
      ),
    ],
    ["a random signal", network(gating({ of: "0", channel: binary({ error: 0.2 }) }))],
  ];
  test.each(GOOD)("%s", (_, given) => {
    const once = experiment(given);
    expect(experiment(JSON.parse(JSON.stringify(once)))).toEqual(once);
    expect((once as { feedback: unknown }).feedback).toEqual(
      JSON.parse(JSON.stringify((given as { feedback: unknown }).feedback)),
    );
  });
});

const MISTAKES: readonly (readonly [sentence: string, given: unknown])[] = [
  ['feedback.kind: a feedback whose kind is "branch" or "policy" is needed, nothing given', motion({})],
  ["feedback.polcy: no such field", motion({ ...acting(), polcy: 1 })],
  [
    "control: a schedule { duration, ramps } is needed beside a policy, nothing given",
    motion(acting(), { control: undefined }),
  ],
  // when
  [
    "feedback.measurement.at: a time up to the end of the control, 1, is needed, 2 given",
    motion(acting({ at: 2 })),
  ],
  [
    "feedback.measurement.at[1]: times in ascending order are needed, 0.1 after 0.2 given",
    motion(acting({ at: [0.2, 0.1] })),
  ],
  ["feedback.measurement: one of at and every is needed, neither given", motion(acting({ at: undefined }))],
  ["feedback.measurement: one of at and every is needed, both given", motion(acting({ every: 1 }))],
  ["feedback.measurement.from: every is needed beside it, at given", motion(acting({ from: 0.1 }))],
  [
    "feedback.measurement.from: a time below the duration 1 is needed, 1 given",
    motion(acting({ at: undefined, every: 0.1, from: 1 })),
  ],
  [
    "feedback.measurement.lag: a cycle of a multiple of every, 0.3, is needed beside it, 1 given",
    { ...motion(acting({ at: undefined, every: 0.3, lag: 0.3 })), cycles: { count: 2, discard: 0 } },
  ],
  [
    "feedback.measurement.lag: a multiple of every, 0.3, is needed, 0.4 given",
    motion(acting({ at: undefined, every: 0.3, lag: 0.4 })),
  ],
  [
    "feedback.delay: a delay below the time to the next measurement, 0.3, is needed, 0.4 given",
    motion(acting({ at: undefined, every: 0.3 }, { delay: 0.4 })),
  ],
  [
    "feedback.delay: a delay up to the time from the last measurement to the end, 0.1, is needed, 0.2 given",
    motion(acting({ at: undefined, every: 0.3 }, { delay: 0.2 })),
  ],
  [
    "feedback.measurement.channel.exposure: an exposure up to the time of the first measurement, 0.5, is needed (nothing is seen before t = 0), 0.6 given",
    motion(acting({ of: "x", channel: camera({ exposure: 0.6, deviation: 0 }) })),
  ],
  // through which channel
  [
    'feedback.measurement.channel.kind: a channel whose kind is "exact", "binary", "symmetric", "matrix", "gaussian" or "camera" is needed, "matrx" given',
    motion(acting({ channel: { kind: "matrx" } })),
  ],
  [
    "feedback.measurement.channel.rows[0]: probabilities that sum to 1 are needed, 0.9 given",
    motion(
      acting({
        channel: matrix([
          [0.5, 0.4],
          [0, 1],
        ]),
      }),
    ),
  ],
  [
    "feedback.measurement.channel.rows[1]: rows of one length, 2, are needed, 1 probabilities given",
    motion(acting({ channel: matrix([[0.5, 0.5], [1]]) })),
  ],
  [
    "feedback.measurement.channel.rows[0][0]: a probability from 0 to 1 is needed, 1.5 given",
    motion(
      acting({
        channel: matrix([
          [1.5, -0.5],
          [0, 1],
        ]),
      }),
    ),
  ],
  [
    'feedback.measurement.of: a condition is needed for a binary channel, such as "x > 0", a number given',
    motion(acting({ of: "x", channel: binary({ error: 0.1 }) })),
  ],
  [
    'feedback.measurement.channel.kind: "exact", "binary", "symmetric" or "matrix" is needed for a network that is acted on, "gaussian" given',
    network(gating({ channel: gaussian({ deviation: 1 }) })),
  ],
  [
    "feedback.measurement.of: a condition, or a formula of the state that is a whole number from 0 to 255 in each, is needed for an exact channel, 0.5 given",
    network(gating({ of: "state/2" })),
  ],
  [
    'feedback.measurement.of: "sate" is unknown (did you mean "state"?) at character 1 of "sate"',
    network(gating({ of: "sate" })),
  ],
  // for which outcome
  [
    'feedback.branches.0: an outcome that can come ("false", "true") is needed, "0" given',
    motion(branching({}, { 0: half, true: half })),
  ],
  [
    "feedback.branches.false: a schedule for every outcome is needed, nothing given",
    motion(branching({}, { true: half })),
  ],
  [
    'feedback.branches.1: nothing is needed for an outcome that cannot come (its column of the channel is 0), {"duration":1,"ramps":{}} given',
    motion(
      branching(
        {
          channel: matrix([
            [1, 0, 0],
            [0, 0, 1],
          ]),
        },
        { 0: half, 1: half, 2: half },
      ),
    ),
  ],
  [
    'feedback.measurement.channel: a channel with finitely many outcomes is needed for a branch (a policy takes real ones), "gaussian" given',
    motion(branching({ of: "x", channel: gaussian({ deviation: 1 }) }, {})),
  ],
  [
    "feedback.branches.2.duration: all branches need the same duration, 2 and 1 given",
    motion(
      branching(
        { of: "0", channel: symmetric({ outcomes: 3, error: 0 }) },
        { 0: half, 1: half, 2: { ...half, duration: 2 } },
      ),
    ),
  ],
  // what is done
  [
    'feedback.act.d: a field of the potential is needed (k, c), "d" given (did you mean "k"?)',
    motion(acting({}, { act: { d: 2 } })),
  ],
  [
    'feedback.act.c: "z" is unknown (did you mean "y"?) at character 1 of "z"',
    motion(acting({}, { act: { c: "z" } })),
  ],
  [
    "feedback.act.c[1][0]: ages in order are needed, 0.2 after 0.5 given",
    motion(
      acting(
        {},
        {
          act: {
            c: [
              [0.5, "y"],
              [0.2, 1],
            ],
          },
        },
      ),
    ),
  ],
  [
    'feedback.act.c: a field that the control leaves alone is needed, "c" has a ramp in control.ramps',
    motion(acting(), { control: { duration: 1, ramps: { c: [[0, 1]] } } }),
  ],
  [
    'feedback.act.E: "age" is unknown (there are y, E, G) at character 1 of "age"',
    network(gating({}, { act: { E: "age" } })),
  ],
  [
    "feedback.measurement.lag: nothing is needed for a network, 0.5 given",
    network(gating({ at: undefined, every: 0.5, lag: 0.5 })),
  ],
  // what is remembered
  [
    'feedback.memory.x: a name that is free is needed, "x" given',
    motion(acting({}, { memory: { x: { start: 0, update: "y" } } })),
  ],
  [
    'feedback.memory.work: a name that is free is needed, "work" given',
    motion(acting({}, { memory: { work: { start: 0, update: "y" } } })),
  ],
  [
    'feedback.memory.m.update: a number, a name or "(" is needed before the end at character 4 of "y +"',
    motion(acting({}, { memory: { m: { start: 0, update: "y +" } } })),
  ],
  [
    'system.potential.fields.y: a name that is free is needed, "y" given',
    {
      ...motion(acting()),
      system: { ...motion(0).system, potential: { energy: "x^2 - y*x", fields: { y: 0, c: 0 } } },
    },
  ],
  // how long
  ['feedback.until: a condition is needed, such as y == 1, "y" given', motion(acting({}, { until: "y" }))],
  [
    "feedback.until: a schedule that runs once is needed (numbers per cycle are means over the same cycles of every trajectory, and until would leave some out: leave out cycles, and write the rounds into control), until and cycles given",
    motion(acting({}, { until: "y == 1" }), { cycles: { count: 2 } }),
  ],
  [
    "feedback.until: one of stop and until is needed, both given",
    motion(acting({ at: 0 }, { until: "y == 1" }), { stop: "x > 1" }),
  ],
  [
    "stop: a measurement at t = 0 is needed (what has stopped is not measured any more), one at 0.5 given",
    network(gating(), { stop: "state == 1" }),
  ],
  // what it is worth
  [
    'feedback.information: "none" is needed for exact readings of real numbers, whose information is infinite (a condition or a noisy channel has some)',
    motion(acting({ of: "x" }, { information: "grid" })),
  ],
  [
    'feedback.information: a filter, a formula { logPredictive } or "none" is needed for real outcomes, "exact" given',
    motion(acting({ of: "x", channel: gaussian({ deviation: 1 }) }, { information: "exact" })),
  ],
  [
    'feedback.information: a formula { logPredictive } or "none" is needed with cycles (records have no end), "grid" given',
    motion(acting({}, { information: "grid" }), { cycles: { count: 2 } }),
  ],
  [
    'feedback.information: "exact", a formula { logPredictive } or "none" is needed for a network, "grid" given',
    network(gating({}, { information: "grid" })),
  ],
  [
    'feedback.measurement.channel: a gaussian channel is needed for a Kalman filter, "exact" given',
    motion(acting({}, { filter: { kind: "kalman" } })),
  ],
  [
    "feedback.filter: Langevin motion is needed for a Kalman filter, a network given",
    network(gating({}, { filter: { kind: "kalman" } })),
  ],
];

describe("one sentence with the path for", () => {
  test.each(MISTAKES)("%s", (sentence, given) => {
    expect(() => experiment(given)).toThrow(SpecError);
    expect(() => experiment(given)).toThrow(sentence);
    try {
      experiment(given);
    } catch (error) {
      expect((error as Error).message).toBe(sentence);
    }
  });
});

test("builders and units: texts become numbers in base units", () => {
  const { feedback, control } = experiment({
    units: { temperature: "300 K", length: "nm", time: "us" },
    system: overdamped({
      potential: potential("k*(x - c)^2/2", { k: "0.01 pN/nm", c: "0 nm" }),
      kT: 1,
      friction: "1e-8 kg/s",
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: "1 us" },
    control: schedule({ duration: "1 ms" }),
    feedback: policy({
      measurement: measure({ every: "0.1 ms", of: "x", channel: gaussian({ deviation: "5 nm" }) }),
      act: {
        c: [
          ["0 us", "y"],
          ["20 us", "0.02 um"],
        ],
      },
      delay: "10 us",
    }),
    ensemble: { trajectories: 1 },
  });
  expect(control?.duration).toBe(1000);
  expect(feedback).toMatchObject({
    measurement: { every: 100, channel: { deviation: 5 } },
    act: {
      c: [
        [0, "y"],
        [20, 20],
      ],
    },
    delay: 10,
  });
  expect(() => experiment({ ...motion(acting({ at: "5 us" })) })).toThrow(
    /^feedback.measurement.at: a number is needed where the experiment has no key units/,
  );
});

test("a branch of numbers has the keys of its outcomes", () => {
  const made = branch(measure({ at: 0, of: "(x > 0) + (x > 1)", channel: exact() }), { 0: half, 1: half });
  expect(made).toEqual({
    kind: "branch",
    measurement: { at: 0, of: "(x > 0) + (x > 1)", channel: { kind: "exact" } },
    branches: { 0: half, 1: half },
  });
  expect(ramp([0, 1])).toEqual([[0, 1]]);
});
