// Every mistake gives one sentence: where it is, what is needed, what was given.
import { describe, expect, test } from "vitest";
import { SpecError } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

type Json = Record<string, unknown>;

const good = (): Json => ({
  system: {
    dynamics: "overdamped",
    potential: {
      energy: "depth*(x^4 - 2*x^2) - tilt*x",
      fields: { depth: 2, tilt: 0 },
    },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
  },
  method: { scheme: "heun", dt: 0.01 },
  control: {
    duration: 1,
    ramps: {
      tilt: [
        [0, 0],
        [0.5, 1],
        [1, 0],
      ],
    },
  },
  ensemble: { trajectories: 100, seed: 1 },
});

const branch = {
  duration: 1,
  ramps: {
    tilt: [
      [0, 1],
      [1, 0],
    ],
  },
};
const demon = (): Json => {
  const { control: _, ...rest } = good();
  return {
    ...rest,
    feedback: {
      kind: "branch",
      measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
      branches: { false: structuredClone(branch), true: structuredClone(branch) },
    },
  };
};

/** The spec with the value at a path replaced (undefined removes it). */
function replaced(spec: Json, path: string, value: unknown): Json {
  const copy = structuredClone(spec);
  const keys = path.split(".");
  const last = keys.pop() as string;
  const parent = keys.reduce<Json>((at, key) => at[key] as Json, copy);
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return copy;
}

function errorOf(spec: unknown): SpecError {
  try {
    plan(experiment(spec));
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return error as SpecError;
  }
  throw new Error("nothing was refused");
}

test("the experiments of this page are good", () => {
  expect(() => plan(experiment(good()))).not.toThrow();
  expect(() => plan(experiment(demon()))).not.toThrow();
});

type Mistake = readonly [what: string, spec: unknown, path: string, sentence: string | RegExp];

const MISTAKES: readonly Mistake[] = [
  ["negative kT", replaced(good(), "system.kT", -1), "system.kT", "a number above 0 is needed, -1 given"],
  ["kT of 0", replaced(good(), "system.kT", 0), "system.kT", "a number above 0 is needed, 0 given"],
  [
    "kT as a text",
    replaced(good(), "system.kT", "1"),
    "system.kT",
    'a number, or a formula of the fields, is needed, "1" given',
  ],
  [
    "infinite kT",
    replaced(good(), "system.kT", Infinity),
    "system.kT",
    "a number above 0, or a formula of the fields, is needed, Infinity given",
  ],
  [
    "kT not a number",
    replaced(good(), "system.kT", Number.NaN),
    "system.kT",
    "a number above 0, or a formula of the fields, is needed, NaN given",
  ],
  [
    "no friction",
    replaced(good(), "system.friction", undefined),
    "system.friction",
    "a finite number is needed, nothing given",
  ],
  [
    "a ramp out of order",
    replaced(good(), "control.ramps.tilt", [
      [0, 0],
      [0.6, 1],
      [0.5, 2],
    ]),
    "control.ramps.tilt[2][0]",
    "fractions in order are needed, 0.5 after 0.6 given",
  ],
  [
    "a fraction above 1",
    replaced(good(), "control.ramps.tilt", [
      [0, 0],
      [2, 1],
    ]),
    "control.ramps.tilt[1][0]",
    "a fraction of the duration from 0 to 1 is needed, 2 given",
  ],
  [
    "a fraction below 0",
    replaced(good(), "control.ramps.tilt", [[-0.1, 0]]),
    "control.ramps.tilt[0][0]",
    "a fraction of the duration from 0 to 1 is needed, -0.1 given",
  ],
  [
    "three points at one fraction",
    replaced(good(), "control.ramps.tilt", [
      [0.5, 0],
      [0.5, 1],
      [0.5, 2],
    ]),
    "control.ramps.tilt[2][0]",
    "at most two points at one fraction are needed, a third at 0.5 given",
  ],
  [
    "a point of three numbers",
    replaced(good(), "control.ramps.tilt", [[0, 0, 0]]),
    "control.ramps.tilt[0]",
    "a point [fraction, value] of two numbers is needed, [0,0,0] given",
  ],
  [
    "an empty ramp",
    replaced(good(), "control.ramps.tilt", []),
    "control.ramps.tilt",
    /at least one point .* is needed/,
  ],
  [
    "an unknown field in a ramp",
    replaced(good(), "control.ramps", { tilts: [[0, 1]] }),
    "control.ramps.tilts",
    'a field of the potential is needed (depth, tilt), "tilts" given (did you mean "tilt"?)',
  ],
  [
    "dt larger than the duration",
    replaced(good(), "method.dt", 2),
    "method.dt",
    "a step of at most the duration of control, 1, is needed, 2 given",
  ],
  [
    "dt larger than a branch",
    replaced(demon(), "method.dt", 2),
    "method.dt",
    "a step of at most the duration of feedback.branches.false, 1, is needed, 2 given",
  ],
  [
    "a duration of 0",
    replaced(good(), "control.duration", 0),
    "control.duration",
    "a number above 0 is needed, 0 given",
  ],
  [
    "0 trajectories",
    replaced(good(), "ensemble.trajectories", 0),
    "ensemble.trajectories",
    "a whole number of trajectories from 1 to 2^31 - 1024 is needed, 0 given",
  ],
  [
    "half a trajectory",
    replaced(good(), "ensemble.trajectories", 0.5),
    "ensemble.trajectories",
    /^a whole number of trajectories .* is needed, 0.5 given$/,
  ],
  [
    "a negative seed",
    replaced(good(), "ensemble.seed", -1),
    "ensemble.seed",
    "a whole number from 0 to 2^53 - 1 is needed, -1 given",
  ],
  [
    "a seed of 2^53",
    replaced(good(), "ensemble.seed", 2 ** 53),
    "ensemble.seed",
    /^a whole number from 0 to 2\^53 - 1 is needed/,
  ],
  [
    "an unknown key of the method",
    replaced(good(), "method.heats", "closed"),
    "method.heats",
    'no such field (did you mean "heat"?)',
  ],
  [
    "an unknown key of the ensemble",
    replaced(good(), "ensemble.seeds", 1),
    "ensemble.seeds",
    'no such field (did you mean "seed"?)',
  ],
  [
    "an unknown key at the top",
    replaced(good(), "feedbck", {}),
    "feedbck",
    'no such field (did you mean "feedback"?)',
  ],
  [
    "an unknown key of a branch",
    replaced(demon(), "feedback.branches.true.ramp", {}),
    "feedback.branches.true.ramp",
    'no such field (did you mean "ramps"?)',
  ],
  [
    "an unknown key of the channel",
    replaced(demon(), "feedback.measurement.channel.eror", 0),
    "feedback.measurement.channel.eror",
    /^no such field/,
  ],
  [
    "an unknown scheme",
    replaced(good(), "method.scheme", "rk4"),
    "method.scheme",
    'a scheme of overdamped motion ("heun", "euler", "leimkuhlerMatthews", "mala", "exactLinear", "reflected") is needed, "rk4" given',
  ],
  [
    "no control and no feedback",
    replaced(good(), "control", undefined),
    "control",
    "a schedule { duration, ramps } or a feedback is needed, nothing given",
  ],
  [
    "a typo in the formula",
    replaced(good(), "system.potential.energy", "depth*(x^4 - 2*x^2 - tilt*x"),
    "system.potential.energy",
    '")" is needed before the end at character 28 of "depth*(x^4 - 2*x^2 - tilt*x"',
  ],
  [
    "an unknown name in the formula",
    replaced(good(), "system.potential.energy", "x^4 + dept*x^2"),
    "system.potential.energy",
    '"dept" is unknown (did you mean "depth"?) at character 7 of "x^4 + dept*x^2"',
  ],
  [
    "a formula without x",
    replaced(good(), "system.potential.energy", "depth + tilt"),
    "system.potential.energy",
    'a formula of x is needed, "depth + tilt" given',
  ],
  [
    "a field that is called x",
    replaced(good(), "system.potential.fields", { depth: 1, tilt: 0, x: 1 }),
    "system.potential.fields.x",
    'a name that is free is needed, "x" given',
  ],
  [
    "a field that is called like a function",
    replaced(good(), "system.potential.fields", { depth: 1, tilt: 0, exp: 1 }),
    "system.potential.fields.exp",
    'a name that is free is needed, "exp" given',
  ],
  [
    "a potential that does not confine at the start",
    replaced(good(), "system.potential.fields.depth", -1),
    "system.potential",
    /^a potential that rises on both sides is needed .* at t = 0-$/,
  ],
  [
    "a potential that stops confining",
    replaced(good(), "control", {
      duration: 8,
      ramps: {
        depth: [
          [0, 2],
          [0.25, 2],
          [0.25, -1],
          [1, 2],
        ],
      },
    }),
    "system.potential",
    /this one stops confining at t = 2 with depth = -1$/,
  ],
  [
    "an error probability above 1/2",
    replaced(demon(), "feedback.measurement.channel.error", 0.6),
    "feedback.measurement.channel.error",
    "a probability from 0 to 0.5 is needed, 0.6 given",
  ],
  [
    "a measurement before t = 0",
    replaced(demon(), "feedback.measurement.at", -1),
    "feedback.measurement.at",
    "a time of at least 0 is needed, -1 given",
  ],
  [
    "a question that is none",
    replaced(demon(), "feedback.measurement.of", "x^2"),
    "feedback.measurement.of",
    'a condition is needed for a binary channel, such as "x > 0", a number given',
  ],
  [
    "a question about something else",
    replaced(demon(), "feedback.measurement.of", "y > 1"),
    "feedback.measurement.of",
    /^"y" is unknown .* at character 1 of "y > 1"$/,
  ],
  [
    "a question with a typo",
    replaced(demon(), "feedback.measurement.of", "x >"),
    "feedback.measurement.of",
    /at character 4 of "x >"$/,
  ],
  [
    "branches of different durations",
    replaced(demon(), "feedback.branches.true.duration", 2),
    "feedback.branches.true.duration",
    "both branches need the same duration, 2 and 1 given",
  ],
  [
    "a measurement before the end of the control",
    { ...demon(), control: { duration: 2, ramps: {} } },
    "feedback.measurement.at",
    "the end of the control, 2, is needed (the branches take over there), 0 given",
  ],
  ["nothing", undefined, "", /^an experiment \{.*\} is needed, nothing given$/],
  ["a text", "erasure", "", /^an experiment \{.*\} is needed, "erasure" given$/],
  [
    "a system that is a number",
    replaced(good(), "system", 5),
    "system",
    /^a system \{.*\} is needed, 5 given$/,
  ],
  [
    "a named potential that does not exist",
    replaced(good(), "system.potential", { named: "dobleWell" }),
    "system.potential.named",
    /"doubleWell", .* is needed, "dobleWell" given$/,
  ],
  [
    "a misspelt field of a named potential",
    replaced({ ...good(), control: { duration: 1, ramps: {} } }, "system.potential", {
      named: "doubleWell",
      dept: 8,
    }),
    "system.potential.dept",
    /depth/,
  ],
  ["a record that is a number", replaced(good(), "record", 5), "record", /is needed, 5 given$/],
  [
    "a record whose list is a text",
    replaced(good(), "record", { keep: "x" }),
    "record.keep",
    /is needed, "x" given$/,
  ],
  ["a feedback that is a number", replaced(good(), "feedback", 5), "feedback", /is needed, 5 given$/],
  [
    "a measurement without a channel",
    replaced(demon(), "feedback.measurement.channel", undefined),
    "feedback.measurement.channel",
    /is needed, nothing given$/,
  ],
  [
    "a measurement that is missing",
    replaced(demon(), "feedback.measurement", undefined),
    "feedback.measurement",
    /is needed, nothing given$/,
  ],
  [
    "branches that are missing",
    replaced(demon(), "feedback.branches", undefined),
    "feedback.branches",
    /is needed, nothing given$/,
  ],
  [
    "a seed that JSON cannot hold",
    replaced(good(), "ensemble.seed", 5n),
    "ensemble.seed",
    /^a whole number|^a finite number/,
  ],
  [
    "a formula that uses a name of every object",
    replaced(good(), "system.potential.energy", "x^2*toString"),
    "system.potential.energy",
    /"toString" is unknown/,
  ],
  [
    "a key that every object has",
    replaced(good(), "control.ramps", { constructor: [[0, 1]] }),
    "control.ramps.constructor",
    /^a field of the potential is needed/,
  ],
];

describe("one sentence with the path for", () => {
  test.each(MISTAKES)("%s", (_, spec, path, sentence) => {
    const error = errorOf(spec);
    expect(error.path).toBe(path);
    if (typeof sentence === "string") expect(error.problem).toBe(sentence);
    else expect(error.problem).toMatch(sentence);
    expect(error.message).toBe(path === "" ? error.problem : `${path}: ${error.problem}`);
    expect(error.message).not.toContain("\n");
  });

  test("a function in place of a number", () => {
    const error = errorOf({ ...good(), method: { scheme: "heun", dt: () => 1 } });
    expect(error.path).toBe("method.dt");
  });
});
