// Crooks, BAR and Kawai-Parrondo-Van den Broeck on real runs and their reversed runs, and on what breaks them.
import { describe, expect, test } from "vitest";
import {
  bar,
  barResidual,
  type Check,
  crooks,
  crooksSlope,
  equilibrium,
  experiment,
  harmonic,
  kawaiParrondoVandenBroeck,
  overdamped,
  ramp,
  run,
  schedule,
} from "../../dist/index.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;

const stiffen = (trajectories: number, seed: number) =>
  experiment({
    system: overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 0.01 },
    control: schedule({ duration: 0.5, stiffness: ramp([0, 1], [1, 3]) }),
    ensemble: { trajectories, seed },
  });

describe("a stiffening trap k = 1 -> 3 and its release", () => {
  const running = run(stiffen(400_000, 201), {
    checks: [crooks(), barResidual(), kawaiParrondoVandenBroeck()],
    estimates: { dF: bar("work", "work", 1), slope: crooksSlope("work", "work", 1) },
  });

  test("BAR gives dF = ln(3)/2 and the discriminant has slope 1, |z| < 4.5", SLOW, async () => {
    const { dF, slope } = (await running).estimates;
    expect(Math.abs(((dF?.value as number) - Math.log(3) / 2) / (dF?.error as number))).toBeLessThan(Z);
    expect(dF?.error).toBeLessThan(0.005);
    expect(Math.abs(((slope?.value as number) - 1) / (slope?.error as number))).toBeLessThan(Z);
  });

  test(
    "Crooks' relation is not broken, the BAR residual and the bound by the work's divergence hold",
    SLOW,
    async () => {
      const outcomes = (await running).verdicts.map(({ outcome }) => outcome);
      expect(outcomes[0]).not.toBe("broken");
      expect(outcomes[1]).toBe("holds");
      expect(outcomes[2]).not.toBe("broken");
    },
  );
});

test("with feedback each record has its own reverse: undecided, and said so", async () => {
  const held = schedule({ duration: 0.1, stiffness: ramp([0, 1], [1, 1]) });
  const spec = {
    ...stiffen(1024, 202),
    feedback: {
      kind: "branch",
      measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
      branches: { false: held, true: held },
    },
  };
  const { control: _, ...rest } = spec;
  const checks: Check[] = [crooks(), barResidual(), kawaiParrondoVandenBroeck()];
  const { verdicts } = await run(experiment(rest), { checks });
  for (const { outcome, reason } of verdicts) {
    expect(outcome).toBe("undecided");
    expect(reason).toMatch(/a run without feedback is needed/);
  }
});
