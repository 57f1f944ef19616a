// Where reactions come to their ends: nothing left to fire, several events at one time, conditions that hold from before the ledger. Seed 1; 4.5 errors.
import { describe, expect, test } from "vitest";
import { type Experiment, mean, NumericalFailure, probability, run } from "../../dist/index.js";
import { lnFactorialRatio } from "../../dist/plan/reaction/lnFactorial.js";
import { bytes } from "./bytes.js";

type Parts = Record<string, unknown>;

const counts = (system: Parts, parts: Parts = {}): Experiment =>
  ({
    system: { dynamics: "reactions", ...system },
    control: { duration: 1 },
    ensemble: { trajectories: 20_000, seed: 1 },
    ...parts,
  }) as unknown as Experiment;

const METHODS = ["direct", "nextReaction"] as const;

describe.each(METHODS)("%s", (by) => {
  const method = { scheme: "gillespie", by };

  test("a pair of one particle is none, though 0 (0 - 1) is -0", async () => {
    const pairs = counts({ species: { A: 4 }, reactions: [{ equation: "2 A -> 0", rate: 1 }] }, { method });
    const { A, below } = (
      await run(pairs, { estimates: { A: mean("A"), below: probability("A < 0 || A == 1") } })
    ).estimates;
    // 12 a time to 2, then 2 a time to 0
    const expected = 4 * Math.exp(-12) + 2.4 * (Math.exp(-2) - Math.exp(-12));
    expect(Math.abs((A?.value as number) - expected)).toBeLessThan(4.5 * (A?.error as number));
    expect(below?.value).toBe(0);
  });

  const growing = (events: readonly Parts[], start: Parts): Experiment =>
    counts(
      { species: { W: 0, ...start }, reactions: [{ equation: "0 -> W", rate: 50 }], events },
      { method, ensemble: { trajectories: 1000, seed: 1 } },
    );
  const meansOf = async (experiment: Experiment): Promise<Record<string, number | null>> =>
    Object.fromEntries(
      Object.entries((await run(experiment)).estimates).map(([name, { value }]) => [name, value]),
    );

  test("all conditions that an event makes true act, in the order of the list", async () => {
    const both = [
      { when: "W >= 5", set: { X: 7 } },
      { when: "W >= 5", set: { Y: 9 } },
    ];
    expect(await meansOf(growing(both, { X: 0, Y: 0 }))).toMatchObject({ X: 7, Y: 9 });
    const steps = [
      { when: "W == 5", set: { X: "X + 1" } },
      { when: "W >= 5", set: { X: "X*10" } },
    ];
    expect(await meansOf(growing(steps, { X: 1 }))).toMatchObject({ X: 20 });
    expect(await meansOf(growing([...steps].reverse(), { X: 1 }))).toMatchObject({ X: 11 });
  });

  test("so do conditions that another event makes true, at a time or by a condition", async () => {
    const after = { when: "X > 3", set: { X: "X + 100" } };
    expect(await meansOf(growing([{ at: 0.5, set: { X: 5 } }, after], { X: 0 }))).toMatchObject({ X: 105 });
    const first = { when: "W >= 5", set: { X: 5 } };
    expect(await meansOf(growing([after, first], { X: 0 }))).toMatchObject({ X: 105 });
  });

  test("events that call for each other without end are a NumericalFailure", async () => {
    const endless = [
      { when: "W >= 5 && A == 0", set: { A: 1 } },
      { when: "A == 1", set: { A: 0 } },
    ];
    await expect(run(growing(endless, { A: 0 }))).rejects.toThrow(NumericalFailure);
  });

  test("a count that an event sets beyond 2^53 is one, too", async () => {
    await expect(run(growing([{ at: 0.5, set: { X: "X*1e16" } }], { X: 3 }))).rejects.toThrow(
      NumericalFailure,
    );
  });

  test("conditions on counters count from the trajectory's own start, whoever runs it", async () => {
    const counted = counts(
      {
        species: { X: 0, Y: 0 },
        reactions: [{ equation: "0 -> X", rate: 20, counts: { N: 1 } }],
        events: [{ when: "N >= 15", set: { Y: "Y + 1" } }],
      },
      {
        method,
        cycles: { count: 1, discard: 1 },
        record: { columns: { before: "YStart" } },
        ensemble: { trajectories: 4096, seed: 1 },
      },
    );
    const alone = await run(counted, { workers: 1 });
    const { before } = alone.estimates;
    // P(N >= 15) of a Poisson law of 20
    expect(Math.abs((before?.value as number) - 0.8951357)).toBeLessThan(4.5 * (before?.error as number));
    expect(bytes(await run(counted, { workers: 2 }))).toEqual(bytes(alone));
  });
});

test("ln n! - ln m! keeps its digits", () => {
  for (const m of [300, 1e6, 1e12, 1e15]) {
    let sum = 0;
    for (let k = 1; k <= 1000; k++) sum += Math.log(m + k);
    expect(Math.abs(lnFactorialRatio(m + 1000, m) / sum - 1)).toBeLessThan(1e-13);
    expect(lnFactorialRatio(m, m + 1000)).toBeCloseTo(-sum, 9);
  }
});

test("the name of a start is no name of a species", async () => {
  const clash = counts({ species: { X: 3, XStart: 2 }, reactions: [{ equation: "X -> 0", rate: 1 }] });
  await expect(run(clash)).rejects.toThrow(/^system.species.XStart: a name that is free/);
});

test("so many particles at once that doubles do not hold the law are refused", async () => {
  const heap = counts({
    species: { X: 202 },
    reactions: [{ equation: "200 X -> 0", rate: 1e-5 }],
    constants: "stochastic",
  });
  await expect(run(heap)).rejects.toThrow(
    /^system.reactions\[0\].rate: at most 100 particles .* 200 X given/,
  );
});
