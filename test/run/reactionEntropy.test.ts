// The entropy of a reaction network's counts: what its laws say, and the integral theorem, from any start, driven or not.
import { expect, test } from "vitest";
import {
  experiment,
  exponential,
  mean,
  ramp,
  reaction,
  reactions,
  replay,
  run,
  schedule,
} from "../../dist/index.js";

const N = 60_000;
const chemostats = (forward: number | string = 1, A: number | string = 8) => ({
  species: { A: { fixed: A }, B: { fixed: 4 }, X: 5 },
  reactions: [
    reaction("A <-> X", { forward, backward: 1, counts: "n" }),
    reaction("X <-> B", { forward: 1, backward: 1 }),
  ],
});
const made = (system: object, more: object = {}, duration = 0.15) =>
  experiment({
    system: reactions(system as Parameters<typeof reactions>[0]),
    control: schedule({ duration }),
    record: { keep: [], systemEntropy: true },
    ensemble: { trajectories: N, seed: 5 },
    ...more,
  });
const asked = {
  ift: exponential("-entropyProduction"),
  bath: exponential("-bathEntropy"),
};
const one = ({ value, error }: { value: number | null; error: number | null }): number =>
  Math.abs((value ?? Number.NaN) - 1) / (error ?? 0);

test("<exp(-entropyProduction)> = 1 from laws of all counts; not without the counts' own entropy", async () => {
  const drawn = { ...chemostats().species, X: { start: { poisson: 2 } } };
  for (const system of [
    { ...chemostats(), start: { kind: "steady" } },
    { ...chemostats(), species: drawn },
  ]) {
    const { estimates } = await run(made(system), { workers: 1, estimates: asked });
    expect(one(estimates.ift as never)).toBeLessThan(5);
    expect(one(estimates.bath as never)).toBeGreaterThan(5);
  }
});

test("from one count it is the probability to come back, p(5, 2t | 5): what starts elsewhere backwards is never seen", async () => {
  const { estimates } = await run(made(chemostats()), { workers: 1, estimates: asked });
  // births at 8 + 4, deaths at 2 n: of 5 each is left with e^-0.6, newcomers are Poisson's
  const kept = Math.exp(-2 * 0.3);
  const m = 6 * (1 - kept);
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
  let back = 0;
  for (let k = 0; k <= 5; k++) {
    const survivors = (factorial(5) / factorial(k) / factorial(5 - k)) * kept ** k * (1 - kept) ** (5 - k);
    back += (survivors * Math.exp(-m) * m ** (5 - k)) / factorial(5 - k);
  }
  const { value, error } = estimates.ift as { value: number; error: number };
  expect(Math.abs(value - back)).toBeLessThan(5 * error);
});

test("the same where a chemostat moves, with cycles, and of two species", async () => {
  const control = schedule({ duration: 0.15, a: ramp([0, 8], [0.5, 12], [1, 8]) });
  const moving = { ...chemostats(1, "a"), fields: { a: 8 }, start: { kind: "steady" } };
  const driven = made(moving, { control });
  const cycled = made(moving, { control, cycles: { count: 2, discard: 3 } });
  const two = made({
    species: { X: { start: { poisson: 3 } }, Y: { start: { poisson: 2 } } },
    reactions: [
      reaction("0 <-> X", { forward: 9, backward: 1 }),
      reaction("X <-> Y", { forward: 1, backward: 2 }),
      reaction("Y <-> 0", { forward: 1, backward: 3 }),
    ],
  });
  for (const spec of [driven, cycled, two]) {
    const { estimates } = await run(spec, { workers: 1, estimates: asked });
    expect(one(estimates.ift as never)).toBeLessThan(5);
    expect(one(estimates.bath as never)).toBeGreaterThan(5);
  }
});

test("in equilibrium no trajectory produces entropy", async () => {
  const closed = {
    species: { A: 30, B: 20, C: 0 },
    volume: 10,
    start: { kind: "equilibrium" },
    reactions: [reaction("A + B <-> C", { forward: 1, backward: 2 })],
  };
  const spec = made(closed, { record: { keep: [], systemEntropy: "equilibrium" } });
  const { estimates } = await run(spec, { workers: 1, estimates: { most: mean("abs(entropyProduction)") } });
  expect(estimates.most?.value).toBeLessThan(1e-11);
});

test("the mean change is that of Shannon's entropy: from a point the entropy of a Poisson law", async () => {
  const { estimates } = await run(
    made({ species: { X: 0 }, reactions: [reaction("0 <-> X", { forward: 6, backward: 1 })] }, {}, 1),
    { workers: 1 },
  );
  const m = 6 * (1 - Math.exp(-1));
  let [log, entropy] = [-m, 0];
  for (let n = 0; n < 80; n++) {
    entropy -= Math.exp(log) * log;
    log += Math.log(m / (n + 1));
  }
  const { value, error } = estimates.systemEntropy as { value: number; error: number };
  expect(Math.abs(value - entropy)).toBeLessThan(5 * error);
});

test("what has no law, or no way back, books none", () => {
  const refused = (system: object, more: object = {}): string => {
    try {
      made(system, more);
    } catch (error) {
      return (error as Error).message;
    }
    return "accepted";
  };
  expect(refused(chemostats(), { stop: "X >= 9" })).toMatch(/a stop given/);
  expect(refused({ ...chemostats(), events: [{ at: 0.1, set: { X: 1 } }] })).toMatch(/events given/);
  expect(refused({ species: { X: 5 }, reactions: [reaction("X -> 0", 1)] })).toMatch(/goes one way/);
  const drawn = { ...chemostats(), start: { kind: "table", rows: [{ X: 1 }], weights: [1] } };
  expect(refused(drawn, { record: { keep: [], systemEntropy: "steady" } })).toMatch(/"solved" is needed/);
});

test("the bytes do not depend on workers or chunks, and a replay starts where its trajectory did", async () => {
  const what = made(
    { ...chemostats(), start: { kind: "steady" } },
    {
      record: { keep: ["XStart", "X", "entropyProduction"], systemEntropy: true },
      ensemble: { trajectories: 5000, seed: 7 },
    },
  );
  const one = await run(what, { workers: 1 });
  const two = await run(what, { workers: 2, chunkLeaves: 1 });
  expect(two.columns).toEqual(one.columns);
  const [path] = replay(what, [1234]);
  expect(path?.variables.X?.[0]).toBe(one.columns.XStart?.[1234]);
});
