import { describe, expect, test } from "vitest";
import { type Experiment, NumericalFailure, replay, run, SpecError } from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const SLOW = { timeout: 300_000 };

const around = {
  system: {
    dynamics: "overdamped",
    potential: { named: "doubleWell", depth: 2 },
    kT: 1,
    friction: 1,
    start: { kind: "equilibrium" },
    allowEscape: true, // nothing escapes: it saves the planner's search for it
  },
  method: { scheme: "heun", dt: 0.01 },
  record: { keep: ["xStart", "x", "work"] },
};
// 25, 30 and 45 steps, across fills of 64; no jump at tau+
const control = {
  duration: 1,
  ramps: {
    tilt: [
      [0, 1],
      [0.25, -1],
      [0.55, 2],
      [1, 0],
    ],
  },
};
const branchTo = (tilt: number) => ({
  duration: 0.5,
  ramps: {
    tilt: [
      [0, tilt],
      [1, tilt],
    ],
  },
});

const EXPERIMENTS: readonly (readonly [string, Experiment])[] = [
  ["a driven double well", experiment({ ...around, control, ensemble: { trajectories: 2000, seed: 8 } })],
  [
    "a driven double well with Euler and stepwise heat",
    experiment({
      ...around,
      method: { scheme: "euler", dt: 0.01, heat: "stepwise", bias: "measure" },
      control,
      ensemble: { trajectories: 2000, seed: 8 },
    }),
  ],
  [
    "a demon that measures after the protocol",
    experiment({
      ...around,
      control,
      feedback: {
        kind: "branch",
        measurement: { at: 1, of: "x > 0", channel: { kind: "binary", error: 0.2 } },
        branches: { false: branchTo(-1), true: branchTo(1) },
      },
      ensemble: { trajectories: 2000, seed: 9, point: 3 },
    }),
  ],
];

describe.each(EXPERIMENTS)("replaying %s", (_, given) => {
  const chosen = [0, 1, 7, 8, 1023, 1024, 1999];

  test("ends at the x of the run, bit for bit, recording every step or every fifth", SLOW, async () => {
    const { columns } = await run(given);
    const { steps, duration } = plan(given);
    for (const every of [1, 5]) {
      replay(given, chosen, { every }).forEach(({ trajectory, variables, work, time }, i) => {
        const x = variables.x as Float64Array;
        const k = chosen[i] as number;
        expect(trajectory).toBe(k);
        expect([x.length, work.length, time.length]).toEqual([steps / every, steps / every, steps / every]);
        expect(time.at(-1)).toBeCloseTo(duration, 12);
        expect(Object.is(x.at(-1), columns.x?.[k]), `x of ${k}, every ${every}`).toBe(true);
      });
    }
  });

  test("ends at the work of the run, bit for bit", SLOW, async () => {
    const { columns } = await run(given);
    for (const { trajectory, work } of replay(given, chosen, { every: 1 })) {
      expect(work.at(-1), `trajectory ${trajectory}`).toBe(columns.work?.[trajectory]);
    }
  });

  test("does not depend on what else is replayed, in which order, and how finely", () => {
    const together = replay(given, chosen, { every: 1 });
    const [alone] = replay(given, [1024], { every: 5 });
    const path = together[chosen.indexOf(1024)];
    expect(alone?.variables.x).toEqual(path?.variables.x?.filter((_, i) => i % 5 === 4));
    expect(alone?.work).toEqual(path?.work.filter((_, i) => i % 5 === 4));
    expect(replay(given, chosen.toReversed(), { every: 1 }).reverse()).toEqual(together);
  });

  test("a path is a Brownian one: sum (dx)^2 = 2 kT t/friction within 4.5 standard errors", () => {
    const all = replay(given, [...Array(64).keys()], { every: 1 });
    const { steps, duration } = plan(given);
    let sum = 0;
    let count = 0;
    for (const { variables } of all) {
      const x = variables.x as Float64Array;
      for (let i = 1; i < x.length; i++) {
        sum += ((x[i] as number) - (x[i - 1] as number)) ** 2;
        count += 1;
      }
    }
    const h = duration / steps;
    // each (dx)^2/2h is chi-squared with 1 degree, variance 2; the drift adds (F h)^2/2h ~ 50 h/2 at forces of 7
    expect(Math.abs(sum / count / (2 * h) - 1)).toBeLessThan(4.5 * Math.sqrt(2 / count) + 25 * h);
  });
});

describe("a replay", () => {
  const [[, given]] = EXPERIMENTS as [(typeof EXPERIMENTS)[0]];

  test.each([
    ["an index outside the ensemble", [2000], 1, "trajectories"],
    ["a negative index", [-1], 1, "trajectories"],
    ["half an index", [0.5], 1, "trajectories"],
    ["every 0 steps", [0], 0, "every"],
    ["every half step", [0], 0.5, "every"],
  ])("of %s is refused with the path", (_, trajectories, every, path) => {
    const replaying = () => replay(given, trajectories, { every });
    expect(replaying).toThrow(SpecError);
    expect(replaying).toThrow(new RegExp(`^${path}: .* needed, .* given$`));
  });

  test("ends, quench at tau+ included, with the work of the run", SLOW, async () => {
    const jump = experiment({
      ...around,
      control: {
        duration: 0.1,
        ramps: {
          tilt: [
            [0, 1],
            [1, 1],
            [1, 0],
          ],
        },
      },
      ensemble: { trajectories: 8, seed: 8 },
    });
    const { columns } = await run(jump);
    const [path] = replay(jump, [3], { every: 1 });
    expect(path?.work.at(-1)).toBe(columns.work?.[3]);
  });

  test("of a path that diverges is a NumericalFailure, as in a run", () => {
    const unstable = experiment({
      ...around,
      method: { scheme: "heun", dt: 0.5 },
      system: { ...around.system, potential: { named: "doubleWell", depth: 8 } },
      control: { duration: 20, ramps: {} },
      ensemble: { trajectories: 8, seed: 8 },
    });
    expect(() => replay(unstable, [0], { every: 1 })).toThrow(NumericalFailure);
  });

  test("is not disturbed by a neighbour in its block that diverges: trajectory k is the same whatever the others do", () => {
    // about one trajectory in twenty diverges
    const well = (seed: number) =>
      experiment({
        ...around,
        method: { scheme: "euler", dt: 0.025 },
        system: { ...around.system, potential: { named: "doubleWell", depth: 8 } },
        control: { duration: 10, ramps: {} },
        ensemble: { trajectories: 1, seed },
      });
    let disturbed = 0;
    for (let seed = 0; seed < 10; seed++) {
      const { module, kernel } = plan(well(seed));
      const finite = (n: number): boolean => {
        try {
          new LangevinKernel(module, kernel).run(0, n);
          return true;
        } catch {
          return false;
        }
      };
      if (!finite(1) || finite(8)) continue;
      disturbed += 1;
      expect(() => replay(well(seed), [0], { every: 100 }), `seed ${seed}`).not.toThrow();
    }
    expect(disturbed).toBeGreaterThan(0);
  });
});
