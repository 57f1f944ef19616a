// Runs of reactions against their master equation. Each family of rows has the false-alarm level 1e-3.
import { expect, test } from "vitest";
import { type Experiment, experiment, ramp, reaction, reactions, run, schedule } from "../../dist/index.js";
import { comparedWith } from "../../dist/run/comparison.js";

const made = (system: object, more: object = {}): Experiment =>
  experiment({
    system: reactions(system as Parameters<typeof reactions>[0]),
    control: schedule({ duration: 1 }),
    ensemble: { trajectories: 40_960, seed: 30 },
    ...more,
  });
const dimers = (forward = 0.01, more: object = {}) =>
  made({
    species: { P: 40, D: 0 },
    constants: "stochastic",
    reactions: [reaction("2 P <-> D", { forward, backward: 0.1 })],
    ...more,
  });
const fed = (start: object = {}) =>
  made(
    {
      species: { F: { fixed: "f" }, X: { start: { poisson: 4 } }, Y: 0, ...start },
      fields: { f: 5 },
      reactions: [
        reaction("F <-> X", { forward: 1, backward: 0.5 }),
        reaction("X -> X + Y", 0.5),
        reaction("Y -> 0", { propensity: "2*Y/(1 + Y/5)" }),
      ],
    },
    {
      control: schedule({ duration: 1, f: ramp([0, 5], [0.5, 15], [0.5, 8], [1, 5]) }),
      cycles: { count: 2, discard: 1 },
    },
  );

test("a run agrees: dimers, fed and driven species from a law with cycles, a steady start, a burn-in", async () => {
  for (const what of [
    dimers(),
    fed(),
    dimers(0.01, { start: { kind: "steady" } }),
    dimers(0.01, { start: { kind: "steady", burnIn: 0.5 } }),
  ]) {
    const { compare } = await run(what, { compare: "master-equation", workers: 1 });
    expect(compare?.with).toBe("master-equation");
    expect(compare?.rows.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(10);
    expect(compare?.rows.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  }
});

test("a run of rates 3 % off, or of other cycles, does not", async () => {
  for (const [own, other] of [
    [dimers(), dimers(0.0103)],
    [fed({ X: 4 }), { ...fed(), cycles: undefined }],
  ] as [Experiment, Experiment][]) {
    const { requests, compared } = comparedWith("master-equation", other, []);
    const asked = Object.fromEntries(requests.map((request, i) => [`row${i}`, request]));
    const { estimates } = await run(own, { estimates: asked, workers: 1 });
    const names = new Map(requests.map((request, i) => [JSON.stringify(request), `row${i}`]));
    const { rows } = compared((request) => estimates[names.get(JSON.stringify(request)) as string] as never);
    expect(rows.some(({ verdict }) => verdict === "fail")).toBe(true);
  }
});

test("what is not solved is refused", async () => {
  const refused = (what: Experiment) => run(what, { compare: "master-equation", workers: 1 });
  await expect(
    refused(made({ species: { X: 5 }, reactions: [reaction("X -> 0", 1)] }, { stop: "X < 3" })),
  ).rejects.toThrow(/a stop given/);
  const many = made({
    species: { X: 0, Y: 0, Z: 0 },
    reactions: ["X", "Y", "Z"].map((name) => reaction(`0 <-> ${name}`, { forward: 1e3, backward: 1 })),
  });
  await expect(refused(many)).rejects.toThrow(/compare: a law of the counts that is solved in seconds/);
});
