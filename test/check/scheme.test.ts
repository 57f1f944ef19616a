// The schemes against what they do exactly to a stiffening trap (linearTrap.ts), and the time-step bias that they report.
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  experiment,
  exponential,
  jarzynski,
  mean,
  type Result,
  run,
  secondLaw,
  variance,
} from "../../dist/index.js";
import { exponentialOf, meansOf, type Scheme, type StiffeningTrap, varianceOf } from "./linearTrap.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;

// stiffness 1 -> 4 in a time of 1; reference values of the claim jarzynski-1997-stiffening-trap
const TRAP: StiffeningTrap = { stiffness: (t) => 1 + 3 * t, duration: 1 };
const LIMIT = { work: 0.936041707, variance: 0.842237251, exponential: 0.5, square: 0.289132188 };

const estimates = {
  variance: variance("work"),
  exponential: exponential("-work/kT"),
  square: mean("x^2"),
};

const stiffening = (
  scheme: Scheme,
  dt: number,
  trajectories: number,
  seed: number,
  bias = "none",
): Promise<Result> =>
  run(
    experiment({
      system: {
        dynamics: "overdamped",
        potential: { named: "harmonic", stiffness: 1 },
        kT: 1,
        friction: 1,
        start: { kind: "equilibrium" },
        allowEscape: true, // nothing escapes: it saves the planner's search for it
      },
      method: { scheme, dt, bias },
      control: {
        duration: 1,
        ramps: {
          stiffness: [
            [0, 1],
            [1, 4],
          ],
        },
      },
      ensemble: { trajectories, seed },
    }),
    { checks: [jarzynski(), secondLaw()], estimates },
  );

const z = ({ value, error }: Estimate, truth: number): number =>
  ((value as number) - truth) / (error as number);
const of = (result: Result, name: string): Estimate => result.estimates[name] as Estimate;

test("the recursions tend to the known limits: <W>, Var W, <e^-W> = 1/2 and <x^2> of a trap 1 -> 4", () => {
  // Heun is of order 2: at 1000 steps the error is some 1e-6
  expect(meansOf(TRAP, "heun", 1000).work).toBeCloseTo(LIMIT.work, 5);
  expect(meansOf(TRAP, "heun", 1000).square).toBeCloseTo(LIMIT.square, 5);
  expect(varianceOf(TRAP, "heun", 1000)).toBeCloseTo(LIMIT.variance, 5);
  expect(exponentialOf(TRAP, "heun", 1000, 1)).toBeCloseTo(LIMIT.exponential, 5);
  // weak orders
  const error = (scheme: Scheme, steps: number): number => meansOf(TRAP, scheme, steps).work - LIMIT.work;
  expect(error("euler", 100) / error("euler", 200)).toBeCloseTo(2, 1);
  expect(error("heun", 50) / error("heun", 100)).toBeCloseTo(4, 0);
});

describe.each([
  ["euler", 10, 81],
  ["euler", 37, 82],
  ["heun", 5, 83],
  ["heun", 20, 84],
] as const)("%s with %i steps, at any step size, has", (scheme, steps, seed) => {
  const running = stiffening(scheme, 1 / steps, 200_000, seed);

  test("the <W>, Var W, <e^-W> and <x^2> of its own recursion, |z| < 4.5", SLOW, async () => {
    const result = await running;
    const { work, square } = meansOf(TRAP, scheme, steps);
    expect(Math.abs(z(of(result, "work"), work))).toBeLessThan(Z);
    expect(Math.abs(z(of(result, "square"), square))).toBeLessThan(Z);
    expect(Math.abs(z(of(result, "variance"), varianceOf(TRAP, scheme, steps)))).toBeLessThan(Z);
    expect(Math.abs(z(of(result, "exponential"), exponentialOf(TRAP, scheme, steps, 1)))).toBeLessThan(Z);
  });
});

describe("Euler with h = 0.1", () => {
  const running = stiffening("euler", 0.1, 300_000, 85, "measure");

  test(
    "gives a visibly wrong <W>, more than 20 standard errors off, and the reported bias covers it",
    SLOW,
    async () => {
      const work = of(await running, "work");
      expect(Math.abs(z(work, LIMIT.work))).toBeGreaterThan(20);
      const { value, error, bias } = work as {
        value: number;
        error: number;
        bias: { value: number; error: number };
      };
      const corrected = value - bias.value - LIMIT.work;
      // what 2 [W(h/2) - W(h)] leaves at order h^2
      const at = (steps: number): number => meansOf(TRAP, "euler", steps).work;
      const left = at(10) - LIMIT.work - 2 * (at(10) - at(20));
      expect(Math.abs(corrected - left)).toBeLessThan(Z * Math.hypot(error, bias.error));
      expect(Math.abs(corrected)).toBeLessThan(Math.abs(bias.value));
    },
  );

  test(
    "breaks nothing when the bias is measured: Jarzynski is undecided and asks for a smaller dt",
    SLOW,
    async () => {
      const verdict = (await running).verdicts.find(({ check }) => check === "Jarzynski");
      expect(verdict?.outcome).toBe("undecided");
      expect(verdict?.reason).toMatch(/method\.dt/);
    },
  );
});

describe("the bias measured from some of the blocks", () => {
  test.each([
    ["euler", 20, 86],
    ["heun", 5, 87],
  ] as const)(
    "is what the pairs at dt and dt/2 must give, -D 2^p/(2^p - 1), for %s with %i steps: <W>, Var W, <e^-W>",
    SLOW,
    async (scheme, steps, seed) => {
      const result = await stiffening(scheme, 1 / steps, 300_000, seed, "measure");
      const factor = scheme === "euler" ? 2 : 4 / 3;
      const expected = {
        work: factor * (meansOf(TRAP, scheme, steps).work - meansOf(TRAP, scheme, 2 * steps).work),
        variance: factor * (varianceOf(TRAP, scheme, steps) - varianceOf(TRAP, scheme, 2 * steps)),
        exponential:
          factor * (exponentialOf(TRAP, scheme, steps, 1) - exponentialOf(TRAP, scheme, 2 * steps, 1)),
        square: factor * (meansOf(TRAP, scheme, steps).square - meansOf(TRAP, scheme, 2 * steps).square),
      };
      for (const [name, truth] of Object.entries(expected)) {
        const { bias } = of(result, name);
        // Student's t with 31 degrees of freedom: beyond 5.5 in 5e-6 of the seeds
        expect(Math.abs((bias?.value as number) - truth) / (bias?.error as number), name).toBeLessThan(5.5);
        // the coupling makes it sharp: far smaller than the bias itself
        expect(bias?.error as number, name).toBeLessThan(0.5 * Math.abs(truth) + 1e-3);
      }
    },
  );

  test(
    "agrees with the true bias of Euler at h = 0.05, W(h) - W, within its error and what order h^2 leaves",
    SLOW,
    async () => {
      const result = await stiffening("euler", 0.05, 300_000, 88, "measure");
      const { bias } = of(result, "work");
      const at = (steps: number): number => meansOf(TRAP, "euler", steps).work;
      const truth = at(20) - LIMIT.work;
      const left = truth - 2 * (at(20) - at(40));
      expect(Math.abs((bias?.value as number) - truth)).toBeLessThan(
        5.5 * (bias?.error as number) + Math.abs(left),
      );
      expect(Math.abs(left)).toBeLessThan(0.1 * Math.abs(truth));
    },
  );

  test("is small where the step is: Heun at h = 0.005 is within 1e-3 of <W>", SLOW, async () => {
    const { bias } = of(await stiffening("heun", 0.005, 100_000, 89, "measure"), "work");
    expect(Math.abs(bias?.value as number)).toBeLessThan(1e-3);
  });
});

describe("the partner at dt/2 moves on the same Brownian path", () => {
  test(
    "x(h) - x(h/2) of a quenched trap is of the order of the drift alone, <(dx)^2> << 2 kT t",
    SLOW,
    async () => {
      // Var[W(h) - W(h/2)] far below Var W: the bias of <W> is sharper than <W> although it has 1/16 of the blocks
      const result = await stiffening("heun", 0.05, 100_000, 90, "measure");
      const work = of(result, "work");
      expect((work.bias?.error as number) / (work.error as number)).toBeLessThan(0.5);
    },
  );
});
