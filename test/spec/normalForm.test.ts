import { describe, expect, test } from "vitest";
import {
  binary,
  branch,
  doubleWell,
  equilibrium,
  harmonic,
  measure,
  overdamped,
  potential,
  ramp,
  schedule,
} from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import type { LangevinExperiment } from "../../dist/spec/experiment.js";
import { validateLangevin as experiment, validateLangevin as validate } from "../../dist/spec/validate.js";

const open = (tilt: number) => schedule({ duration: 0.5, tilt: ramp([0, tilt], [1, 0]) });

const EXPERIMENTS: readonly (readonly [string, LangevinExperiment])[] = [
  [
    "a dragged trap",
    experiment({
      system: overdamped({
        potential: harmonic({ stiffness: 2, centre: 0.1 }),
        kT: 0.7,
        friction: 1.3,
        start: equilibrium(),
      }),
      method: { scheme: "euler", dt: 0.01 },
      control: schedule({ duration: 0.3, centre: ramp([0, 0.1], [1, 1 / 3]) }),
      ensemble: { trajectories: 16, seed: 2 ** 53 - 1 },
    }),
  ],
  [
    "a demon in a double well",
    experiment({
      system: overdamped({
        potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
        kT: 1,
        friction: 1,
        start: equilibrium(),
      }),
      method: { scheme: "heun", dt: 0.005, heat: "stepwise", bias: "measure" },
      feedback: branch(measure({ at: 0, of: "x > 0.1", channel: binary({ error: 0.1 }) }), {
        false: open(-1),
        true: open(1e-3),
      }),
      record: { keep: ["x", "work - heat"] },
      ensemble: { trajectories: 16, seed: 3, point: 5 },
    }),
  ],
  [
    "a formula of one's own, left to escape",
    experiment({
      system: overdamped({
        potential: potential("k*x^2/2 + min(x, 1)*a", { k: 1, a: 0 }),
        kT: 1,
        friction: 1,
        start: equilibrium(),
        allowEscape: true,
      }),
      method: { scheme: "heun", dt: 0.01 },
      control: schedule({ duration: 0.2, k: ramp([0, 1], [1, 0]), a: ramp([0.5, 0], [0.5, 2]) }),
      ensemble: { trajectories: 16, seed: 4 },
    }),
  ],
];

describe.each(EXPERIMENTS)("%s", (_, given) => {
  test("is the same after validation again: validate(validate(e)) = validate(e)", () => {
    expect(validate(given)).toEqual(given);
    expect(validate(validate(given))).toEqual(given);
  });

  test("is the same after JSON", () => {
    expect(validate(JSON.parse(JSON.stringify(given)))).toEqual(given);
    expect(JSON.stringify(validate(JSON.parse(JSON.stringify(given))))).toBe(JSON.stringify(given));
  });

  test("runs to the same bytes after JSON", () => {
    const columnsOf = (e: LangevinExperiment) => {
      const { module, kernel } = plan(e);
      return new LangevinKernel(module, kernel).run(0, 16);
    };
    expect(columnsOf(validate(JSON.parse(JSON.stringify(given))))).toEqual(columnsOf(given));
  });

  test("is not changed by validation", () => {
    const before = JSON.stringify(given);
    validate(given);
    plan(given);
    expect(JSON.stringify(given)).toBe(before);
  });
});

describe("the normal form", () => {
  test("holds every default: heat closed, no bias, nothing kept, seed and point 0, no escape", () => {
    const minimal = experiment({
      system: {
        dynamics: "overdamped",
        potential: { named: "harmonic", stiffness: 3 },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "heun", dt: 0.1 },
      control: { duration: 1, ramps: {} },
      ensemble: { trajectories: 1 },
    });
    expect(minimal.system.allowEscape).toBe(false);
    expect(minimal.method).toEqual({
      scheme: "heun",
      dt: 0.1,
      heat: "closed",
      noise: "float32",
      bias: "none",
    });
    expect(minimal.record).toEqual({ keep: [] });
    expect(minimal.ensemble).toEqual({ trajectories: 1, seed: 0, point: 0 });
  });

  test("writes a named potential as its formula, fields that are not given at their defaults", () => {
    const named = (spec: unknown) =>
      experiment({
        system: {
          dynamics: "overdamped",
          potential: spec,
          kT: 1,
          friction: 1,
          start: { kind: "equilibrium" },
        },
        method: { scheme: "heun", dt: 0.1 },
        control: { duration: 1, ramps: {} },
        ensemble: { trajectories: 1 },
      }).system.potential;
    expect(named({ named: "harmonic", stiffness: 3 })).toEqual(harmonic({ stiffness: 3, centre: 0 }));
    expect(named({ named: "doubleWell", depth: 8, tilt: 0.5 })).toEqual(
      doubleWell({ depth: 8, halfWidth: 1, barrier: 1, tilt: 0.5 }),
    );
  });
});
