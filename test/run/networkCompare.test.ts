// Runs of networks against their master equation. Each family of rows has the false-alarm level 1e-3.
import { describe, expect, it } from "vitest";
import { type Experiment, experiment, masterMoments, model, run, SpecError } from "../../dist/index.js";
import { comparedWith } from "../../dist/run/comparison.js";
import type { NetworkExperiment } from "../../dist/spec/network/network.js";
import { level } from "./networks.js";

const TRAJECTORIES = 40_960;

const twoBaths = (T2: number): Experiment =>
  experiment({
    system: {
      dynamics: "network",
      baths: { hot: { kT: 2 }, cold: { kT: T2 } },
      states: { low: 0, high: 1 },
      edges: [
        { from: "low", to: "high", bath: "hot", fermi: 1, counts: { N: 1 } },
        { from: "low", to: "high", bath: "cold", fermi: 0.5 },
      ],
      start: { kind: "point", at: "low" },
    },
    control: { duration: 3, ramps: {} },
    ensemble: { trajectories: TRAJECTORIES, seed: 30 },
  });

/** Verdicts of a run of one experiment against the equation of another. */
async function against(own: Experiment, other: Experiment) {
  const { requests, compared } = comparedWith("master-equation", other, [
    "work",
    "heat",
    "jumps",
    "N",
    "bathEntropy",
  ]);
  const asked = Object.fromEntries(requests.map((request, i) => [`row${i}`, request]));
  const { estimates } = await run(own, { estimates: asked });
  const byRequest = new Map(requests.map((request, i) => [JSON.stringify(request), `row${i}`]));
  return compared((request) => {
    const found = estimates[byRequest.get(JSON.stringify(request)) as string];
    if (found === undefined) throw new Error("not asked for");
    return found;
  }).rows;
}

describe("a run agrees with its master equation", () => {
  it.each<[string, () => Experiment]>([
    ["a driven level", () => level({ tau: 2 }, { trajectories: TRAJECTORIES })],
    [
      "a level with a quench and cycles",
      () => experiment({ ...model("periodicDot", {}), ensemble: { trajectories: 8192, seed: 33 } }),
    ],
    ["two baths", () => twoBaths(0.5)],
    [
      "a ring at rest",
      () => experiment({ ...model("ring", {}), ensemble: { trajectories: 8192, seed: 36 } }),
    ],
  ])("%s", async (_, make) => {
    const { compare } = await run(make(), { compare: "master-equation" });
    expect(compare?.with).toBe("master-equation");
    expect(compare?.rows.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(3);
    expect(compare?.rows.filter(({ verdict }) => verdict === "fail")).toEqual([]);
  });

  it("gives the numbers of #27: mean work, jumps and occupation at the end", () => {
    const { columns, probabilities } = masterMoments(level({ tau: 2 }) as NetworkExperiment);
    expect(columns.work?.mean).toBeCloseTo(1.1013333, 6);
    expect(probabilities.high).toBeCloseTo(0.19548435, 7);
  });
});

describe("controls: another equation", () => {
  it.each<[string, () => Experiment, () => Experiment]>([
    [
      "a tenth more driving",
      () => level({ tau: 2 }, { trajectories: TRAJECTORIES }),
      () => level({ tau: 2, e1: 3.3 }, { trajectories: TRAJECTORIES }),
    ],
    ["a bath a tenth colder", () => twoBaths(0.5), () => twoBaths(0.45)],
  ])("%s fails", async (_, own, other) => {
    const rows = await against(own(), other());
    expect(rows.map(({ verdict }) => verdict)).toContain("fail");
  });
});

describe("what is not compared", () => {
  it("is one sentence", async () => {
    const stopped = experiment({ ...twoBaths(0.5), stop: "N >= 2" });
    await expect(run(stopped, { compare: "master-equation" })).rejects.toThrow(SpecError);
    await expect(run(stopped, { compare: "master-equation" })).rejects.toThrow(
      /stop: an end at a given time/,
    );
    await expect(run(twoBaths(0.5), { compare: "fokker-planck" })).rejects.toThrow(
      /"master-equation" for a network/,
    );
  });
});
