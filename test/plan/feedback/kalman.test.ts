// Kalman's filter as formulas, against its recursion in matrices and closed forms.
import { expect, test } from "vitest";
import { evaluateNumber } from "../../../dist/formula/evaluate.js";
import { parse } from "../../../dist/formula/parse.js";
import { withoutFilter } from "../../../dist/plan/feedback/kalman.js";
import { experiment, gaussian, overdamped, schedule, underdamped } from "../../../dist/spec/build.js";
import type { LangevinExperiment } from "../../../dist/spec/experiment.js";
import { kalman, measure, policy } from "../../../dist/spec/feedback/build.js";
import type { Policy } from "../../../dist/spec/feedback/feedback.js";
import { potential } from "../../../dist/spec/potentials.js";

const trap = (more: object = {}, measurement: object = {}, given: object = {}): LangevinExperiment =>
  experiment({
    system: overdamped({
      potential: potential("(x - c)^2/2", { c: 0 }),
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    }),
    method: { scheme: "heun", dt: 0.01 },
    control: schedule({ duration: 5 }),
    feedback: policy({
      measurement: measure({ every: 0.5, of: "x", channel: gaussian({ deviation: 0.5 }), ...measurement }),
      filter: kalman(),
      act: { c: "estimate_x" },
      ...more,
    }),
    ensemble: { trajectories: 10 },
    ...given,
  });

const expandedPolicy = (spec: LangevinExperiment): Policy => withoutFilter(spec).feedback as Policy;

/** Memory and ln p(y|past) after each outcome, the field as it was at the measurement. */
function follow(of: Policy, readings: readonly { readonly y: number; readonly c: number }[]) {
  const entries = Object.entries(of.memory ?? {}).map(
    ([key, { start, update }]) => [key, start, parse(update)] as const,
  );
  const log = parse((of.information as { logPredictive: string }).logPredictive);
  let memory: Record<string, number> = Object.fromEntries(entries.map(([key, start]) => [key, start]));
  return readings.map((reading) => {
    const scope = { ...memory, ...reading };
    const logPredictive = evaluateNumber(log, scope);
    memory = Object.fromEntries(entries.map(([key, , update]) => [key, evaluateNumber(update, scope)]));
    return { memory, logPredictive };
  });
}

const READINGS = [0.3, -1.1, 0.8, 2.2, -0.4].map((y, k) => ({ y, c: [0, 0.2, -0.7, 0.5, 1.1][k] as number }));
const normalLog = (y: number, mean: number, variance: number): number =>
  -Math.log(2 * Math.PI * variance) / 2 - (y - mean) ** 2 / (2 * variance);

test("one trap from equilibrium: the recursion", () => {
  let [m, V, T] = [0, 1, 0];
  const a = Math.exp(-0.5);
  for (const [k, { memory, logPredictive }] of follow(expandedPolicy(trap()), READINGS).entries()) {
    const { y, c } = READINGS[k] as (typeof READINGS)[number];
    const decay = T === 0 ? 1 : a;
    const mean = decay * m + (1 - decay) * c;
    const P = decay * decay * V + 1 - decay * decay;
    expect(logPredictive).toBeCloseTo(normalLog(y, mean, P + 0.25), 12);
    [m, V, T] = [mean + (P / (P + 0.25)) * (y - mean), (P * 0.25) / (P + 0.25), 0.5];
    expect(memory.estimate_x).toBeCloseTo(m, 12);
    expect(memory.estimate_x_x).toBeCloseTo(V, 12);
  }
});

test("steady from the start: Bauer's variances, from the first measurement on", () => {
  const found = follow(
    expandedPolicy(trap({ filter: kalman({ from: "steady", prefix: "m_" }), act: { c: "m_x" } })),
    READINGS,
  );
  const prior = 0.6998848914;
  // at the first measurement the mean is 0
  expect(found[0]?.logPredictive).toBeCloseTo(normalLog(0.3, 0, prior + 0.25), 9);
  expect(found[0]?.memory.m_x).toBeCloseTo((0.3 * prior) / (prior + 0.25), 9);
  expect(Object.keys(found[0]?.memory ?? {})).toEqual(["m_x", "m_begun"]);
  const mean = Math.exp(-0.5) * (found[0]?.memory.m_x as number) + (1 - Math.exp(-0.5)) * 0.2;
  expect(found[1]?.logPredictive).toBeCloseTo(normalLog(-1.1, mean, prior + 0.25), 9);
});

test("a latency parts the time: the trap was elsewhere before the action", () => {
  const found = follow(expandedPolicy(trap({ delay: 0.2 })), READINGS);
  const m = found[1]?.memory.estimate_x as number;
  // between the second and the third measurement: 0.2 at the place of the second one, 0.3 at that of the third
  const halfway = Math.exp(-0.2) * m + (1 - Math.exp(-0.2)) * 0.2;
  const mean = Math.exp(-0.3) * halfway + (1 - Math.exp(-0.3)) * -0.7;
  const P = Math.exp(-1) * (found[1]?.memory.estimate_x_x as number) + 1 - Math.exp(-1);
  expect(found[2]?.logPredictive).toBeCloseTo(normalLog(0.8, mean, P + 0.25), 12);
});

test("a reading against the trap, a first measurement later on", () => {
  const found = follow(
    expandedPolicy(
      trap(
        {},
        { of: "2*(x - c)", from: 0.25 },
        {
          system: overdamped({
            potential: potential("(x - c)^2/2", { c: 1 }),
            kT: 1,
            friction: 1,
            start: { kind: "point", at: { x: 3 } },
          }),
        },
      ),
    ),
    [{ y: 0.5, c: 1 }],
  );
  const mean = 1 + 2 * Math.exp(-0.25);
  const P = 1 - Math.exp(-0.5);
  expect(found[0]?.logPredictive).toBeCloseTo(normalLog(0.5, 2 * (mean - 1), 4 * P + 0.25), 12);
});

test("velocities: position read, free flight between", () => {
  // no force, no friction: z = (x, v) goes on straight
  const free = experiment({
    system: underdamped({
      potential: potential("0*x^2 - g*x", { g: 0 }),
      kT: 1,
      friction: 0,
      mass: 2,
      start: gaussian({ x: 1, v_x: 0.5 }, [
        [1, 0.2],
        [0.2, 0.5],
      ]),
      allowEscape: true,
    }),
    method: { scheme: "baoab", dt: 0.01 },
    control: schedule({ duration: 2 }),
    feedback: policy({
      measurement: measure({ every: 1, of: "x", channel: gaussian({ deviation: 1 }) }),
      filter: kalman(),
      act: { g: "estimate_v_x" },
    }),
    ensemble: { trajectories: 10 },
  });
  const [first, second] = follow(
    expandedPolicy(free),
    [{ y: 2 }, { y: 4 }].map((reading) => ({ ...reading, c: 0, g: 3 })),
  );
  // gain 1/2 and 0.1
  expect(first?.memory).toMatchObject({ estimate_x: 1.5, estimate_begun: 1 });
  expect(first?.memory.estimate_v_x).toBeCloseTo(0.6, 14);
  expect(first?.memory.estimate_x_x).toBeCloseTo(0.5, 14);
  expect(first?.memory.estimate_x_v_x).toBeCloseTo(0.1, 14);
  expect(first?.memory.estimate_v_x_v_x).toBeCloseTo(0.48, 14);
  // x + v + g/2/2 with variance 0.5 + 2 0.1 + 0.48
  expect(second?.logPredictive).toBeCloseTo(normalLog(4, 1.5 + 0.6 + 0.75, 1.18 + 1), 12);
});

test.each<[string, object, object, object, RegExp]>([
  [
    "a double well",
    {},
    {},
    { system: { ...trap().system, potential: { energy: "x^4 - c*x", fields: { c: 0 } } } },
    /^feedback.filter: a potential quadratic in the variables is needed for a Kalman filter \(for another one, remember an estimate/,
  ],
  [
    "a trap whose stiffness is acted on",
    { act: { c: "1 + estimate_x^2" } },
    {},
    { system: { ...trap().system, potential: { energy: "c*x^2/2", fields: { c: 1 } } } },
    /^feedback.filter: a stiffness that no field moves is needed/,
  ],
  ["a square reading", {}, { of: "x^2" }, {}, /^feedback.measurement.of: a reading linear in x is needed/],
  ["nothing read", {}, { of: "c" }, {}, /^feedback.measurement.of: a reading linear in x is needed/],
  [
    "a ramped action",
    {
      act: {
        c: [
          [0, 1],
          [1, "y"],
        ],
      },
    },
    {},
    {},
    /^feedback.act.c: a value that is held is needed/,
  ],
  [
    "uneven times",
    {},
    { every: undefined, at: [0, 1, 3] },
    {},
    /^feedback.measurement: measurements at equal intervals are needed for a Kalman filter, 1 and 2 given/,
  ],
  [
    "an estimate whose name is taken",
    { filter: kalman({ prefix: "" }) },
    {},
    {},
    /^feedback.filter.x: a name that is free/,
  ],
  [
    "a name that is nobody's",
    { act: { c: "estimate_y" } },
    {},
    {},
    /^feedback.act.c: "estimate_y" is unknown \(did you mean "estimate_x"/,
  ],
])("one sentence for %s", (_, more, measurement, given, sentence) => {
  expect(() => trap(more, measurement, given)).toThrow(sentence);
});
