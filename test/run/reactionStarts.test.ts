// Laws that reactions start from: what is drawn is what was said, or what the network makes of itself.
import { expect, test } from "vitest";
import {
  experiment,
  mean,
  probability,
  reaction,
  reactions,
  run,
  schedule,
  variance,
} from "../../dist/index.js";

const N = 40_000;
const started = async (system: object, asked: object) => {
  const spec = experiment({
    system: reactions(system as Parameters<typeof reactions>[0]),
    control: schedule({ duration: 0.2 }),
    ensemble: { trajectories: N, seed: 3 },
  });
  return (await run(spec, { workers: 1, estimates: asked as never })).estimates;
};
const chemostats = {
  species: { A: { fixed: 20 }, B: { fixed: 5 }, X: 10 },
  reactions: [
    reaction("A <-> X", { forward: 1, backward: 1, counts: "n" }),
    reaction("X <-> B", { forward: 1, backward: 1 }),
  ],
};
const sentence = async (system: object): Promise<string> =>
  started(system, {}).then(
    () => "accepted",
    (error: Error) => error.message,
  );
// 5 standard errors: one in 2e6
const near = (of: { value: number | null; error: number | null } | undefined, value: number): void => {
  expect(Math.abs((of?.value ?? Number.NaN) - value)).toBeLessThan(5 * (of?.error ?? 0));
};

test("laws by species: Poisson and binomial, independent", async () => {
  const found = await started(
    {
      species: { X: { start: { poisson: 10 } }, Y: { start: { binomial: [20, 0.3] } } },
      reactions: [reaction("X <-> Y", { forward: 1, backward: 1 })],
    },
    {
      x: mean("XStart"),
      vx: variance("XStart"),
      y: mean("YStart"),
      vy: variance("YStart"),
      xy: mean("(XStart - 10)*(YStart - 6)"),
    },
  );
  near(found.x, 10);
  near(found.vx, 10);
  near(found.y, 6);
  near(found.vy, 4.2);
  near(found.xy, 0);
});

test("a table: rows by their weights, what a row does not name as it says", async () => {
  const found = await started(
    {
      species: { X: 3, Y: 4 },
      start: { kind: "table", rows: [{ X: 0 }, { X: 5, Y: 1 }], weights: [1, 3] },
      reactions: [reaction("X <-> Y", { forward: 1, backward: 1 })],
    },
    {
      one: probability("XStart < 1 && YStart > 3.5 && YStart < 4.5"),
      two: probability("XStart > 4.5 && YStart < 1.5"),
    },
  );
  near(found.one, 0.25);
  near(found.two, 0.75);
});

test("a steady start is steady: Poisson with the mean (k A + k B)/2k, now and later", async () => {
  const found = await started(
    { ...chemostats, start: { kind: "steady" } },
    { before: mean("XStart"), spread: variance("XStart"), drift: mean("X - XStart"), n: mean("n") },
  );
  near(found.before, 12.5);
  near(found.spread, 12.5);
  near(found.drift, 0);
  near(found.n, 7.5 * 0.2);
});

test("an equilibrium of a closed network, at the counts that it conserves", async () => {
  // P(D = 0, 1, 2) of P + 2 D = 4 in proportion to x^P y^D/(P! D!), with 2 P <-> D balanced at c P (P - 1)/2 = k D
  const weights = [1 / 24, (0.5 / 2) * 2, (0.25 / 2) * 4];
  const total = weights.reduce((sum, w) => sum + w, 0);
  const found = await started(
    {
      species: { P: 4, D: 0 },
      constants: "stochastic",
      start: { kind: "equilibrium" },
      reactions: [reaction("2 P <-> D", { forward: 2, backward: 1 })],
    },
    { none: probability("DStart < 0.5"), two: probability("DStart > 1.5") },
  );
  // ln p(n + v)/p(n): D = 1 over 0 is 2 * 6, D = 2 over 1 is 2 * 1/2
  expect((weights[1] as number) / (weights[0] as number)).toBeCloseTo(12, 12);
  expect((weights[2] as number) / (weights[1] as number)).toBeCloseTo(1, 12);
  near(found.none, (weights[0] as number) / total);
  near(found.two, (weights[2] as number) / total);
});

test("what cannot be solved, or is said twice, is refused in a sentence", async () => {
  expect(await sentence({ ...chemostats, start: { kind: "equilibrium" } })).toMatch(
    /balanced by their ways back.*X = 10/,
  );
  expect(
    await sentence({ species: { X: 1 }, start: { kind: "steady" }, reactions: [reaction("X -> 2 X", 1)] }),
  ).toMatch(/steady state that is solved.*burnIn/);
  expect(
    await sentence({
      species: { X: 9, Y: 0 },
      start: { kind: "steady" },
      reactions: [reaction("X -> 0", 1), reaction("X -> Y", 1)],
    }),
  ).toMatch(/at least 9 groups of states/);
  expect(
    await sentence({
      ...chemostats,
      species: { ...chemostats.species, X: { start: { poisson: 3 } } },
      start: { kind: "steady" },
    }),
  ).toMatch(/a count is needed with a start that is solved/);
  expect(await sentence({ ...chemostats, start: { kind: "table", rows: [{ X: 1 }], weights: [0] } })).toMatch(
    /above 0 somewhere/,
  );
  expect(await sentence({ ...chemostats, start: { kind: "table", rows: [{ A: 1 }], weights: [1] } })).toMatch(
    /"A" given/,
  );
  expect(await sentence({ ...chemostats, start: { kind: "table", rows: [{ X: 1 }], weights: [] } })).toMatch(
    /as many weights/,
  );
});
