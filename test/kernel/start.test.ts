// Starts are drawn by inversion: F(x_0) = u with u from Threefry(seed; start, block, lane), so each is a known answer.
import { describe, expect, test } from "vitest";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { threefry } from "./reference.js";

const START = 4n;

/** P(n < x) = 1/2 + f(x) (x + x^3/3 + x^5/(3 5) + …). */
function normalBelow(x: number): number {
  let [term, total] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * total;
}

const LAWS: readonly (readonly [string, number, (x: number) => number])[] = [
  ["(x - 3)^2/2", 1, (x) => normalBelow(x - 3)],
  ["2*x^2", 0.5, (x) => normalBelow(x * Math.sqrt(8))],
  ["abs(x)", 1, (x) => (x < 0 ? Math.exp(x) / 2 : 1 - Math.exp(-x) / 2)],
  ["1e6*(x - 0.001)^2/2", 1, (x) => normalBelow((x - 0.001) * 1e3)],
];

describe("a start", () => {
  test.each(LAWS)("in U = %s at kT = %s is F^-1(u), to 1e-9 in probability", (energy, kT, below) => {
    const [seed, point] = [2 ** 40 + 17, 3];
    const { module, kernel } = plan(
      experiment({
        system: {
          dynamics: "overdamped",
          potential: { energy, fields: {} },
          kT,
          friction: 1,
          start: { kind: "equilibrium" },
        },
        method: { scheme: "heun", dt: 1e-9 },
        control: { duration: 1e-9, ramps: {} },
        ensemble: { trajectories: 2048, seed, point },
      }),
    );
    const [xStart] = new LangevinKernel(module, kernel).run(0, 2048).starts as [Float64Array];
    xStart.forEach((x, i) => {
      const key = START | (BigInt(2 * point) << 8n);
      const [word] = threefry(BigInt(seed), key, BigInt(Math.floor(i / 8)), BigInt(i % 8));
      const u = (Number(word >> 12n) + 0.5) * 2 ** -52;
      expect(Math.abs(below(x) - u)).toBeLessThan(1e-9);
    });
  });
});
