// What a reading at t = 0 tells about several variables: p(y) of a normal law through the channel, and I by it.
import { describe, expect, test } from "vitest";
import { type Estimate, mean, run, sagawaUeda2008, sagawaUeda2010 } from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { normalBelow } from "../check/hitting.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
const z = (estimate: Estimate | undefined, truth: number): number =>
  Math.abs(((estimate?.value as number) - truth) / (estimate?.error as number));

type Json = Record<string, unknown>;
const spec = (system: Json, rest: Json = {}) =>
  experiment({
    system: { dynamics: "overdamped", kT: 1, friction: 1, ...system },
    method: { scheme: "heun", dt: 0.01, heat: "stepwise" },
    ...rest,
  });

describe("a reading at t = 0", () => {
  const entropy = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
  const branch = (a: number) => ({
    duration: 0.5,
    ramps: {
      a: [
        [0, a],
        [1, 0],
      ],
    },
  });
  const reading = (of: string, error: number, trajectories = 100_000) => ({
    control: undefined,
    feedback: {
      kind: "branch",
      measurement: { at: 0, of, channel: { kind: "binary", error } },
      branches: { false: branch(-1), true: branch(1) },
    },
    record: { keep: ["outcome", "xStart", "yStart"] },
    ensemble: { trajectories, seed: 362 },
  });
  const system: Json = {
    variables: { x: { friction: 2 }, y: {} },
    potential: { energy: "x^2 + 0.8*x*y + y^2/2 - a*y", fields: { a: 0 } },
  };
  const normal = {
    kind: "gaussian",
    mean: { x: -1, y: 0.5 },
    covariance: [
      [0.3, -0.4],
      [-0.4, 2],
    ],
  };

  test.each([
    ["y > 0.8", (0.8 - 0.5) / Math.sqrt(2), true],
    ["y < 0.8", (0.8 - 0.5) / Math.sqrt(2), false],
    ["x > -0.9", 0.1 / Math.sqrt(0.3), true],
    ["x < -0.9", 0.1 / Math.sqrt(0.3), false],
  ])(
    "%s of a normal law: p(1) = Φ through the channel, <I> = h(p(1)) - h(error)",
    SLOW,
    async (of, level, above) => {
      const error = 0.15;
      const truth = above ? 1 - normalBelow(level) : normalBelow(level);
      const yes = truth * (1 - error) + (1 - truth) * error;
      const { estimates } = await run(spec({ ...system, start: normal }, reading(of, error)), {
        estimates: { yes: mean("outcome") },
      });
      expect(z(estimates.yes, yes)).toBeLessThan(Z);
      expect(z(estimates.information, entropy(yes) - entropy(error))).toBeLessThan(Z);
      // the plan's p(y) is exact: 1e-9 is what erf leaves
      const { kernel } = plan(spec({ ...system, start: normal }, reading(of, error)));
      expect([...(kernel.control?.finite?.predictive ?? [])].slice(0, 2).map(Math.exp)).toEqual([
        expect.closeTo(1 - yes, 12),
        expect.closeTo(yes, 12),
      ]);
    },
  );

  test("without error sees the variable that it names", SLOW, async () => {
    const { columns } = await run(spec({ ...system, start: normal }, reading("y > 0.8", 0, 4096)));
    const { outcome, yStart, xStart } = columns as Record<string, Float64Array>;
    expect(outcome?.every((y, i) => y === ((yStart?.[i] as number) > 0.8 ? 1 : 0))).toBe(true);
    expect(outcome?.every((y, i) => y === ((xStart?.[i] as number) > 0.8 ? 1 : 0))).toBe(false);
  });

  test.each([
    [0, "y > 0.3", [1, 0]],
    [0, "y < 0.3", [1, 0]],
    [0.2, "y > 0.3", [0.8, 0.2]],
  ])("of a variable that does not vary is known beforehand: error %d, %s", (error, of, law) => {
    const start = { kind: "point", at: { x: 1, y: 0.3 } };
    const { kernel } = plan(spec({ ...system, start }, reading(of, error)));
    const [no, yes] = (kernel.control?.finite?.predictive ?? []) as unknown as [number, number];
    expect([Math.exp(no), Math.exp(yes)]).toEqual(law.map((p) => expect.closeTo(p, 14)));
  });

  test(
    "of y in equilibrium: Sagawa-Ueda's equality holds, <W> >= dF - kT <I>, and x tells something else",
    SLOW,
    async () => {
      const { estimates, verdicts } = await run(
        spec({ ...system, start: { kind: "equilibrium" } }, reading("y > 0.5", 0.2, 400_000)),
        { checks: [sagawaUeda2010(), sagawaUeda2008()] },
      );
      // H = [[2, 0.8], [0.8, 1]]: variance of y = 2/(2 - 0.64)
      const truth = normalBelow(-0.5 / Math.sqrt(2 / 1.36));
      const yes = truth * 0.8 + (1 - truth) * 0.2;
      expect(z(estimates.information, entropy(yes) - entropy(0.2))).toBeLessThan(Z);
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "holds"]);
    },
  );
});
