// Runs that end early: stopped by the user, or by numbers that are no longer finite.
import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import {
  exponential,
  Interrupted,
  jarzynski,
  NumericalFailure,
  type Result,
  run,
  SpecError,
  sweep,
  variance,
} from "../../dist/index.js";
import { LangevinKernel } from "../../dist/kernel/langevin.js";
import { plan } from "../../dist/plan/plan.js";
import { SweepInterrupted } from "../../dist/run/sweep.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { bytes } from "./bytes.js";

const SLOW = { timeout: 300_000 };

const trap = (
  trajectories: number,
  method: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { named: "harmonic", stiffness: 1 },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      allowEscape: true, // nothing escapes: it saves the planner's search for it
    },
    method: { scheme: "heun", dt: 0.01, ...method },
    control: {
      duration: 1,
      ramps: {
        stiffness: [
          [0, 1],
          [1, 4],
        ],
      },
    },
    record: { keep: ["x", "work"] },
    ensemble: { trajectories, seed: 12 },
    ...rest,
  });

const options = {
  checks: [jarzynski()],
  estimates: { spread: variance("work"), average: exponential("-work/kT") },
};

/** Runs until at least `enough` trajectories are done, then aborts; returns what was thrown. */
async function interrupted(
  spec: ReturnType<typeof trap>,
  enough: number,
  ways: { workers: number; chunkLeaves: number },
): Promise<Interrupted> {
  const controller = new AbortController();
  const stop = ({ done }: { done: number }): void => {
    if (done >= enough) controller.abort();
  };
  const thrown = await run(spec, { ...options, ...ways, signal: controller.signal, onProgress: stop }).catch(
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Interrupted);
  // the thread that has the first chunk may have started last: then nothing is complete from 0 on
  const { partial } = thrown as Interrupted;
  return partial.trajectories > 0 ? (thrown as Interrupted) : interrupted(spec, 2 * enough, ways);
}

describe("an aborted run", () => {
  test.each([
    [1, 1],
    [2, 1],
    [2, 4],
    [3, 2],
  ])(
    "rejects with what a shorter run gives, byte for byte: %i workers, chunks of %i leaves",
    SLOW,
    async (workers, chunkLeaves) => {
      const { partial } = await interrupted(trap(400_000), 9000, { workers, chunkLeaves });
      expect(partial.trajectories).toBeGreaterThan(0);
      expect(partial.trajectories).toBeLessThan(400_000);
      expect(partial.trajectories % 1024).toBe(0);
      expect(bytes(partial)).toBe(bytes(await run(trap(partial.trajectories), options)));
    },
  );

  test(
    "holds for the time-step bias too: the groups of the jackknife are those of the shorter run",
    SLOW,
    async () => {
      const biased = { scheme: "euler", bias: "measure" };
      const { partial } = await interrupted(trap(200_000, biased), 5000, { workers: 1, chunkLeaves: 1 });
      const short = await run(trap(partial.trajectories, biased), options);
      expect(partial.estimates).toEqual(short.estimates);
    },
  );

  test("before its start covers nothing, claims nothing and gives no numbers", SLOW, async () => {
    let partial: Result | null = null;
    try {
      await run(trap(5000), { ...options, signal: AbortSignal.abort() });
    } catch (error) {
      partial = (error as Interrupted).partial;
    }
    expect(partial?.trajectories).toBe(0);
    expect(partial?.verdicts).toEqual([]);
    for (const [name, { value, error, n }] of Object.entries(partial?.estimates ?? {})) {
      expect([name, value, error, n]).toEqual([name, null, null, 0]);
    }
  });

  test("leaves no worker behind: a run after it is the ordinary one", SLOW, async () => {
    await interrupted(trap(400_000), 5000, { workers: 2, chunkLeaves: 1 });
    expect(bytes(await run(trap(3000), { ...options, workers: 2 }))).toBe(
      bytes(await run(trap(3000), { ...options, workers: 1 })),
    );
  });

  test("reports its progress in trajectories, rising to all of them", SLOW, async () => {
    const seen: number[] = [];
    await run(trap(5000), {
      workers: 2,
      chunkLeaves: 1,
      onProgress: ({ done, total }) => {
        expect(total).toBe(5000);
        seen.push(done);
      },
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.at(-1)).toBe(5000);
  });
});

describe("a sweep that is stopped", () => {
  test("rejects with the rows of the points that were finished", SLOW, async () => {
    const controller = new AbortController();
    const onPoint = (index: number): void => {
      if (index === 2) controller.abort();
    };
    const make = (dt: number) => trap(2000, { dt });
    const thrown = await sweep(
      make,
      { dt: [0.01, 0.02, 0.05] },
      { signal: controller.signal, onPoint },
    ).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(SweepInterrupted);
    const { rows } = thrown as SweepInterrupted;
    expect(rows.map(({ parameters }) => parameters)).toEqual([{ dt: 0.01 }, { dt: 0.02 }]);
    const whole = await sweep(make, { dt: [0.01, 0.02] });
    rows.forEach(({ result }, i) => {
      expect(bytes(result)).toBe(bytes(whole[i]?.result ?? result));
    });
  });
});

describe("a run that diverges is a NumericalFailure with trajectory and time", () => {
  const still = { duration: 20_000, ramps: {} };
  const well = (dt: number, scheme: string, trajectories: number, seed: number) =>
    trap(
      trajectories,
      { scheme, dt },
      {
        system: { ...trap(1).system, potential: { named: "doubleWell", depth: 8 } },
        control: { duration: 10, ramps: {} },
        ensemble: { trajectories, seed },
      },
    );

  test("|1 - k h| = 49 > 1: a trap of stiffness 1 with Euler steps of 50", SLOW, async () => {
    const failure = run(trap(3000, { scheme: "euler", dt: 50 }, { control: still }));
    await expect(failure).rejects.toThrow(NumericalFailure);
    await expect(failure).rejects.toMatchObject({ trajectory: 0 });
    await expect(failure).rejects.toThrow(
      /^trajectory 0 is no longer finite by t = \d+: a smaller method\.dt is needed, steps of 50 were taken$/,
    );
  });

  test("a double well of depth 8 with steps of 0.5", SLOW, async () => {
    await expect(run(well(0.5, "heun", 3000, 12))).rejects.toThrow(
      /^trajectory \d+ is no longer finite by t = [\d.]+: a smaller method\.dt is needed, steps of 0\.5 were taken$/,
    );
  });

  test("and names the lowest such trajectory whatever the workers and chunks", SLOW, async () => {
    // about one trajectory in a hundred diverges
    const spec = well(0.02, "euler", 20_000, 3);
    const failures: string[] = [];
    for (const [workers, chunkLeaves] of [
      [1, 1],
      [2, 1],
      [3, 4],
      [2, 16],
    ] as const) {
      failures.push(
        await run(spec, { workers, chunkLeaves }).then(
          () => "none",
          (error: Error) => error.message,
        ),
      );
    }
    expect(failures[0]).toMatch(/^trajectory \d+ is no longer finite/);
    expect(new Set(failures).size).toBe(1);
  });

  test("but not when only a surplus lane of the last block does: trajectory k is the same whatever N", () => {
    const kernelOf = (n: number, seed: number): LangevinKernel => {
      const { module, kernel } = plan(well(0.035, "euler", n, seed));
      return new LangevinKernel(module, kernel);
    };
    const failing: string[] = [];
    for (let seed = 0; seed < 12; seed++) {
      try {
        kernelOf(1, seed).run(0, 1);
      } catch (error) {
        failing.push((error as Error).message);
      }
    }
    expect(failing.length).toBeGreaterThan(0);
    for (const message of failing) expect(message).toMatch(/^trajectory 0 /);
  });
});

describe("options that no run can follow are refused", () => {
  test.each([
    ["chunkLeaves: 0", "chunkLeaves"],
    ["chunkLeaves: 0.5", "chunkLeaves"],
    ["workers: Number.NaN", "workers"],
  ])("%s", SLOW, (option, path) => {
    // in a process of its own, which is ended if it hangs
    const script = `
      import { run } from ${JSON.stringify(new URL("../../dist/index.js", import.meta.url).href)};
      try {
        const result = await run(${JSON.stringify(trap(3000))}, { ${option} });
        console.log("ran", result.trajectories);
      } catch (error) {
        console.log(error.name, error.message);
      }`;
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      timeout: 30_000,
      encoding: "utf8",
    });
    expect(stdout).toMatch(new RegExp(`^SpecError ${path}`));
  });

  test("an estimate over an unknown column names it", async () => {
    await expect(run(trap(10), { estimates: { a: variance("wrok") } })).rejects.toThrow(SpecError);
    await expect(run(trap(10), { estimates: { a: variance("worc") } })).rejects.toThrow(
      /"worc" is unknown \(did you mean "work"\?\) at character 1/,
    );
  });

  test("a kept column that is unknown is refused at its place", async () => {
    const spec = trap(10, {}, { record: { keep: ["x", "information"] } });
    await expect(run(spec)).rejects.toThrow(/^record\.keep\[1\]: "information" is unknown/);
  });
});
