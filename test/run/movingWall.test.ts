// A piston: a particle between a hard wall at 0 and one that moves. Its push is work, exactly at any step that is short against the room.
import { expect, test } from "vitest";
import {
  equilibrium,
  experiment,
  exponential,
  jarzynski,
  type LangevinExperiment,
  mean,
  overdamped,
  run,
} from "../../dist/index.js";

type Points = readonly (readonly [number, number])[];

const piston = (
  L: Points,
  further: { scheme?: string; dt?: number; seed?: number } = {},
): LangevinExperiment =>
  experiment({
    system: overdamped({
      potential: { energy: "0", fields: { L: L[0]?.[1] ?? 1 } },
      walls: { low: 0, high: "L" },
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: further.scheme ?? "reflected", dt: further.dt ?? 2e-3 },
    control: { duration: 1, ramps: { L } },
    record: {},
    ensemble: { trajectories: 20_000, seed: further.seed ?? 1 },
  });

test("a wall that moves out does the work of finite time, in does Jarzynski's", async () => {
  const out = await run(
    piston([
      [0, 0.5],
      [1, 1],
    ]),
    { estimates: { W: mean("work") }, checks: [jarzynski()] },
  );
  const { value, error } = out.estimates.W ?? {};
  // Legendre-Galerkin in the frame of the wall
  expect(Math.abs(((value as number) + 0.6169500061) / (error as number))).toBeLessThan(4);
  const back = await run(
    piston([
      [0, 1],
      [1, 0.5],
    ]),
    {
      estimates: { average: exponential("-work") },
      checks: [jarzynski()],
    },
  );
  expect(out.verdicts[0]?.outcome).not.toBe("broken");
  expect(back.verdicts[0]?.outcome).not.toBe("broken");
  const { value: half, error: spread } = back.estimates.average ?? {};
  expect(Math.abs(((half as number) - 0.5) / (spread as number))).toBeLessThan(4);
});

test("a push that is not booked breaks it", async () => {
  const { estimates } = await run(
    piston([
      [0, 1],
      [1, 0.5],
    ]),
    { estimates: { average: exponential("-0*work") } },
  );
  expect(Math.abs((estimates.average?.value as number) - 0.5)).toBeGreaterThan(0.4);
});

test("the same bytes for any number of workers", async () => {
  const results = await Promise.all(
    [1, 3].map((workers) =>
      run(
        piston([
          [0, 0.5],
          [1, 1],
        ]),
        { workers, chunkLeaves: 1 },
      ),
    ),
  );
  expect(JSON.stringify(results[0]?.estimates)).toBe(JSON.stringify(results[1]?.estimates));
});

test.each([
  [
    "heun",
    [
      [0, 0.5],
      [1, 1],
    ],
    'method.scheme: "reflected" is needed for walls that are said by formulas, "heun" given',
  ],
  [
    "reflected",
    [
      [0, 1],
      [0.5, 1],
      [0.5, 0.7],
      [1, 0.7],
    ],
    "system.walls.high: a wall that moves inwards in a finite time is needed",
  ],
  [
    "reflected",
    [
      [0, 1],
      [1, 0],
    ],
    "system.walls: room between the walls is needed at all times",
  ],
] as const)("%s %j", async (scheme, L, sentence) => {
  await expect(async () => run(piston(L, { scheme }))).rejects.toThrow(sentence);
});
