// The bias that a run measures against that of its own recursions, for two variables between two baths with a driven spring.
import { describe, expect, test } from "vitest";
import { experiment, mean, run } from "../../dist/index.js";
import { evolve, type LinearSystem, type Scheme } from "./linearSystem.js";

const SLOW = { timeout: 300_000 };

describe("the bias of a linear system, measured", () => {
  const system: LinearSystem = {
    hessian: (t) => [
      [2 + t, 0.8],
      [0.8, 1.5],
    ],
    tilt: () => [0, 0],
    curl: [
      [0, -0.9],
      [0.9, 0],
    ],
    kT: [2, 0.5],
    friction: [1, 2],
    mean: [1, -1],
    covariance: [
      [0.5, 0.3],
      [0.3, 0.7],
    ],
  };
  const knownAt = (scheme: Scheme, steps: number): Record<string, number> => {
    const { second, heat, work, forceWork } = evolve(system, scheme, 1, steps);
    const [qx, qy] = heat as [number, number];
    return { xy: second[0]?.[1] as number, yy: second[1]?.[1] as number, qx, qy, work, forceWork };
  };

  test.each([
    ["heun", "xy yy work", 2],
    ["heun", "qx qy forceWork", 1],
    ["euler", "xy yy work qx qy forceWork", 1],
  ] as const)(
    "%s, %s: the difference at h and h/2 tells the true bias up to an order, p = %i",
    (scheme, which, p) => {
      const values = (steps: number): number[] =>
        Object.entries(knownAt(scheme, steps)).flatMap(([name, value]) =>
          which.split(" ").includes(name) ? [value] : [],
        );
      const gain = 2 ** p;
      const [fine, finer] = [values(640), values(1280)];
      const limit = finer.map((v, i) => (gain * v - (fine[i] as number)) / (gain - 1));
      const lack = (steps: number): number => {
        const [at, half] = [values(steps), values(2 * steps)];
        const told = at.map((v, i) => (-gain / (gain - 1)) * ((half[i] as number) - v));
        return Math.hypot(...told.map((b, i) => b - ((at[i] as number) - (limit[i] as number))));
      };
      expect(Math.log2(lack(20) / lack(40))).toBeGreaterThan(p + 0.8);
    },
  );

  test.each(["heun", "euler"] as const)(
    "%s: -(4/3 or 2) [estimate(h/2) - estimate(h)] of the exact recursions",
    SLOW,
    async (scheme: Scheme) => {
      const steps = 10;
      const { estimates } = await run(
        experiment({
          system: {
            dynamics: "overdamped",
            kT: 1,
            friction: 1,
            variables: { x: { kT: 2, friction: 1 }, y: { kT: 0.5, friction: 2 } },
            potential: { energy: "(2 + k)*x^2/2 + 0.8*x*y + 0.75*y^2", fields: { k: 0 } },
            force: { x: "-0.9*y", y: "0.9*x" },
            start: { kind: "gaussian", mean: { x: 1, y: -1 }, covariance: system.covariance },
          },
          method: { scheme, dt: 1 / steps, heat: "stepwise", bias: "measure" },
          control: {
            duration: 1,
            ramps: {
              k: [
                [0, 0],
                [1, 1],
              ],
            },
          },
          ensemble: { trajectories: 400_000, seed: 341 },
        }),
        { estimates: { xy: mean("x*y"), yy: mean("y^2"), qx: mean("heat_x"), qy: mean("heat_y") } },
      );
      const at = (n: number) => knownAt(scheme, n);
      const [coarse, fine] = [at(steps), at(2 * steps)];
      let largest = 0;
      for (const [name, value] of Object.entries(coarse)) {
        const bias = estimates[name]?.bias as { value: number; error: number };
        const second = scheme === "heun" && ["xy", "yy", "work"].includes(name);
        const expected = -(second ? 4 / 3 : 2) * ((fine[name] as number) - value);
        // the jackknife's error comes from 32 groups: Student's t with 31 degrees passes 6 once in 10^6
        expect(Math.abs(bias.value - expected) / bias.error, name).toBeLessThan(6);
        largest = Math.max(largest, Math.abs(bias.value) / bias.error);
      }
      expect(largest).toBeGreaterThan(6); // it is seen at all
    },
  );
});
