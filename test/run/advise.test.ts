// The step advisor against the exact biases of a stiffening trap (test/check/linearTrap.ts).
import { describe, expect, test } from "vitest";
import { adviseStep, type EstimateAdvice, experiment, mean } from "../../dist/index.js";
import { meansOf, type Scheme, type StiffeningTrap } from "../check/linearTrap.js";

const SLOW = { timeout: 300_000 };
const TRAP: StiffeningTrap = { stiffness: (t) => 1 + 3 * t, duration: 1 };

const stiffening = (scheme: Scheme, dt: number) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { named: "harmonic" },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme, dt },
    control: {
      duration: 1,
      ramps: {
        stiffness: [
          [0, 1],
          [1, 4],
        ],
      },
    },
    ensemble: { trajectories: 131_072, seed: 9 },
  });

/** |bias| of <x^2> at a number of steps. */
const biasAt = (scheme: Scheme, steps: number): number => {
  const [fine, finer] = [4000, 8000].map((n) => meansOf(TRAP, "heun", n).square) as [number, number];
  const limit = (4 * finer - fine) / 3;
  return Math.abs(meansOf(TRAP, scheme, steps).square - limit);
};

describe("adviseStep", () => {
  test.each([
    ["euler", 0.1, 0.01],
    ["euler", 0.02, 0.04],
    ["heun", 0.25, 0.004],
  ] as const)(
    "%s from dt = %d: the bias at the step advised is the target %d",
    SLOW,
    async (scheme, dt, target) => {
      const advice = await adviseStep(stiffening(scheme, dt), {
        bias: target,
        of: { square: mean("x^2") },
        pilot: 131_072,
      });
      expect(advice.resolved).toBe(true);
      expect(advice.limitedBy).toBe("square");
      const [low, high] = advice.range as [number, number];
      expect(advice.dt).toBeLessThanOrEqual(high);
      // a smaller step than the range has less bias than the target, a larger one more
      expect(biasAt(scheme, Math.ceil(1 / low))).toBeLessThan(target);
      expect(biasAt(scheme, Math.floor(1 / high))).toBeGreaterThan(target);
      // and the range is not so wide as to say nothing
      expect(high / low).toBeLessThan(3);
      expect(advice.estimates.square?.order).toBe(scheme === "euler" ? 1 : 2);
      expect(advice.cost.steps).toBe(131_072 * Math.ceil(1 / advice.dt - 1e-9));
      expect(advice.cost.seconds).toBeGreaterThan(0);
    },
  );

  test("two pilots observe the order of the scheme, and not the other", SLOW, async () => {
    const { estimates, pilots } = await adviseStep(stiffening("euler", 0.1), {
      bias: 0.01,
      of: { square: mean("x^2") },
      pilot: 131_072,
    });
    expect(pilots).toHaveLength(2);
    const { value, error } = (estimates.square as EstimateAdvice).observedOrder ?? { value: 0, error: 0 };
    expect(Math.abs(value - 1)).toBeLessThan(2.6 * error);
    expect(Math.abs(value - 2)).toBeGreaterThan(2.6 * error);
  });

  test("the estimate with the largest bias limits the step", SLOW, async () => {
    const of = { work: mean("work"), tenfold: mean("10*work") };
    const advice = await adviseStep(stiffening("euler", 0.05), { bias: 0.02, of });
    expect(advice.limitedBy).toBe("tenfold");
    const ratio = (advice.estimates.work?.dt as number) / (advice.estimates.tenfold?.dt as number);
    expect(ratio).toBeGreaterThan(5);
  });

  test("a bias that is 0 is not resolved, and it says so: <x> of a symmetric trap", SLOW, async () => {
    const advice = await adviseStep(stiffening("heun", 0.05), {
      bias: 0.05,
      of: { x: mean("x") },
      pilot: 4096,
    });
    expect(advice.resolved).toBe(false);
    expect(advice.range[1]).toBeNull();
    expect(advice.says).toMatch(/^the bias of x at dt = .* is below its own error: at most/);
  });

  test.each([
    [{ bias: 0 }, /^bias: a bias above 0 is needed, 0 given/],
    [{ bias: 1, of: {} }, /^of: at least one estimate is needed/],
    [{ bias: 1, pilot: 64 }, /^of.work: an estimate whose bias can be measured with 64 trajectories/],
  ])("%j is refused", async (options, sentence) => {
    await expect(adviseStep(stiffening("heun", 0.1), options)).rejects.toThrow(sentence);
  });
});
