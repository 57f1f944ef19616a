// Runs that end when they know enough. Seeds 1 to 3.
import { describe, expect, test } from "vitest";
import { falseAlarms } from "../../bench/calibration/stopping.js";
import { judge } from "../../dist/check/verdict.js";
import { exactly } from "../../dist/estimate/estimate.js";
import {
  type Experiment,
  exponential,
  jarzynski,
  mean,
  reversed,
  run,
  SpecError,
  secondLaw,
  variance,
} from "../../dist/index.js";
import { looksAt } from "../../dist/run/until.js";
import { trap } from "../plan/trap.js";
import { bytes } from "./bytes.js";

const SLOW = { timeout: 300_000 };

const drag = (trajectories: number, parts: Record<string, unknown> = {}, to = 1): Experiment =>
  trap({
    method: { scheme: "heun", dt: 0.02, ...parts },
    control: {
      duration: 1,
      ramps: {
        centre: [
          [0, 0],
          [1, to],
        ],
      },
    },
    record: { keep: ["work"] },
    ensemble: { trajectories, seed: 1 },
  });

test.each([
  [1, [1]],
  [2, [1, 2]],
  [3, [1, 2, 3]],
  [4, [1, 2, 4]],
  [5000, [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 5000]],
])("%d leaves are looked at where they are 2^k, at most 12 times, last at the end", (leaves, looks) => {
  expect(looksAt(leaves)).toEqual(looks);
});

describe("until a mean is known", () => {
  // Var W = 2 <W> = 2/e, so 0.01 needs 7,358 trajectories: 8 leaves are the first power of 2 above
  const until = { error: 0.01, of: "work" } as const;

  test("ends at the first prefix of 2^k leaves whose error is small enough", SLOW, async () => {
    const result = await run(drag(200_000), { until });
    expect(result.trajectories).toBe(8192);
    expect(result.estimates.work?.error).toBeLessThan(0.01);
    expect(result.until).toEqual({ rule: until, looks: 9 });
    const shorter = await run(drag(8192));
    expect(result.estimates).toEqual(shorter.estimates);
    expect(result.columns).toEqual(shorter.columns);
    // half of it was not enough
    expect((await run(drag(4096))).estimates.work?.error).toBeGreaterThan(0.01);
  });

  test("gives the same bytes for any workers and chunks, with biases and reversed runs", SLOW, async () => {
    const options = { until, checks: [secondLaw()], estimates: { back: reversed(mean("work")) } };
    const all: string[] = [];
    for (const [workers, chunkLeaves] of [
      [1, 1],
      [3, 16],
      [2, undefined],
    ] as const) {
      const result = await run(drag(40_000, { bias: "measure" }), { ...options, workers, chunkLeaves });
      expect(result.trajectories).toBe(8192);
      all.push(bytes(result));
    }
    expect(all).toEqual(all.map(() => all[0]));
  });

  test("goes on to the end where the variance is infinite, however small the error looks", SLOW, async () => {
    // <e^(2a)> of a = 2 x^2/5 at <x^2> = 1 is infinite, <e^a> is not; its "error" at 2 leaves is about 0.05
    const heavy = { error: 0.5, of: "exp(0.4*xStart^2)" };
    const result = await run(drag(32 * 1024), { until: heavy, estimates: { heavy: mean(heavy.of) } });
    expect(result.estimates.heavy?.error).toBeLessThan(0.5);
    expect(result.trajectories).toBe(32 * 1024);
    // control: the same rule on a quantity of finite variance ends at the first look
    const light = await run(drag(32 * 1024), { until: { error: 0.5, of: "exp(0.1*xStart^2)" } });
    expect(light.trajectories).toBeLessThanOrEqual(4096);
  });

  test.each<[unknown, RegExp]>([
    [{ error: 0, of: "work" }, /^until.error: a number above 0 is needed, 0 given/],
    [{ error: 0.1, of: "wrok" }, /"wrok" is unknown/],
    [{ error: 0.1, of: "spread" }, /^until.of: a mean is needed .* spread is of kind "variance"/],
    [{ error: 0.1, of: "e" }, /^until.of: a mean is needed .* e is of kind "exponential"/],
    [{ error: 0.1 }, /^until: "decided" or \{ error, of \} is needed/],
    ["soon", /^until: "decided" or \{ error, of \} is needed, "soon" given/],
    ["decided", /^until: checks are needed/],
  ])("%j is refused in one sentence", async (rule, sentence) => {
    const estimates = { spread: variance("work"), e: exponential("-work") };
    const refused = run(drag(8), { until: rule as never, estimates });
    await expect(refused).rejects.toThrow(sentence);
    await expect(refused).rejects.toThrow(SpecError);
  });
});

describe('until "decided"', () => {
  test("ends when every check holds or is broken, each look at its share of the level", SLOW, async () => {
    const result = await run(drag(512 * 1024, { dt: 0.1 }, 0.4), {
      until: "decided",
      checks: [secondLaw(), jarzynski()],
    });
    expect(result.verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "holds"]);
    expect(Math.log2(result.trajectories / 1024) % 1).toBe(0);
    expect(result.trajectories).toBeLessThan(512 * 1024);
    expect(result.verdicts[0]?.level).toBeCloseTo(1e-3 / 2 / 10, 12);
    const half = await run(drag(result.trajectories / 2, { dt: 0.1 }, 0.4), {
      checks: [secondLaw(), jarzynski()],
    });
    expect(half.verdicts.map(({ outcome }) => outcome)).toContain("undecided");
  });

  test("goes on to the end where something stays undecided", SLOW, async () => {
    const { trajectories } = await run(drag(3000), { until: "decided", checks: [jarzynski()] });
    expect(trajectories).toBe(3000);
  });
});

// A true claim (the mean of unit normals is 0), judged on running means of leaves by the verdicts' own rule; 2,000 repeats of up
// to 1,024 leaves at the level 1e-2. Binomial: 4.5 standard errors around the level are below 41.
describe("looking breaks a level unless the level is shared", () => {
  const options = { repeats: 2000, leaves: 1024, level: 0.01, seed: 1, judge, exactly };

  test("naive: a look after every leaf at the nominal level says broken far too often", () => {
    const looks = Array.from({ length: 150 }, (_, i) => i + 1);
    const { share } = falseAlarms({ ...options, repeats: 300, leaves: 150, looks, shared: false });
    expect(share).toBeGreaterThan(0.05);
  });

  test("twelve looks at the nominal level do, too", () => {
    expect(falseAlarms({ ...options, looks: looksAt(1024), shared: false }).share).toBeGreaterThan(0.02);
  });

  test("ours: at most 12 looks, each with its share, keep it", () => {
    const { alarms } = falseAlarms({ ...options, looks: looksAt(1024), shared: true });
    expect(alarms).toBeLessThan(41);
    // control of the simulation: it does raise alarms
    expect(alarms).toBeGreaterThan(0);
  });
});
