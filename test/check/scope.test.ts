// A check judges only what its claim is about: starts, stops, discarded cycles and driven temperatures for which it is not made leave it
// undecided, with the reason in a sentence, whatever the numbers are.
import { describe, expect, test } from "vitest";
import {
  barResidual,
  type Check,
  crooks,
  type Experiment,
  espositoVandenBroeck,
  experiment,
  hatanoSasa,
  jarzynski,
  kawaiParrondoVandenBroeck,
  landauer,
  proesmans,
  run,
  secondLaw,
  speckSeifert,
  wasserstein,
} from "../../dist/index.js";

const FROM_EQUILIBRIUM: readonly Check[] = [
  jarzynski(),
  secondLaw(),
  wasserstein(),
  espositoVandenBroeck(),
  landauer({ erased: "x > 0" }),
  landauer({ erased: "x > 0", form: "heat" }),
  proesmans({ erased: "x > 0" }),
  crooks(),
  barResidual(),
  kawaiParrondoVandenBroeck(),
];

const trap = ({ system = {}, ...rest }: { system?: object; [key: string]: unknown } = {}): Experiment =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2", fields: { k: 1, hot: 0 } },
      kT: "1 + hot",
      friction: 1,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme: "heun", dt: 0.02 },
    control: { duration: 1, ramps: { k: [[0, 1], [0.5, 2], [1, 1]] } }, // biome-ignore format: a ramp
    ensemble: { trajectories: 2048, seed: 2 },
    ...rest,
  });

const law = { kind: "table", x: [-1, 0, 1], density: [0, 1, 0] };

describe("claims from equilibrium", () => {
  test.each([
    ["another temperature", { system: { start: { kind: "equilibrium", kT: 2 } } }],
    ["other fields", { system: { start: { kind: "equilibrium", fields: { k: 3 } } } }],
    ["a point", { system: { start: { kind: "point", at: { x: 0 } } } }],
    ["a table", { system: { start: law } }],
    ["a solved steady state", { system: { start: { kind: "steady" } } }],
    ["a burn-in", { system: { start: { kind: "steady", burnIn: 1, from: { kind: "equilibrium" } } } }],
    ["a stop", { stop: "x > 1" }],
    ["discarded cycles", { cycles: { count: 3, discard: 1 } }],
    ["a driven temperature", { control: { duration: 1, ramps: { hot: [[0, 0], [1, 1]] } } }], // biome-ignore format: a ramp
    [
      "several temperatures",
      {
        system: {
          variables: { x: { kT: 2 }, y: {} },
          potential: { energy: "k*x^2/2 + y^2/2", fields: { k: 1, hot: 0 } },
          start: { kind: "steady" },
        },
        method: { scheme: "heun", dt: 0.02, heat: "stepwise" },
      },
    ],
  ])("%s: none is judged", async (_, more) => {
    const { verdicts } = await run(trap(more), { checks: FROM_EQUILIBRIUM, workers: 1 });
    for (const { check, outcome, difference, reason } of verdicts) {
      expect([check, outcome, difference]).toEqual([check, "undecided", null]);
      expect(reason).toMatch(/needed|bound|stated/);
    }
  });

  test("control: from equilibrium, and in cycles of which all are counted, all are judged", async () => {
    for (const more of [{}, { cycles: { count: 2, discard: 0 } }]) {
      const { verdicts } = await run(trap(more), { checks: FROM_EQUILIBRIUM, workers: 1 });
      for (const { check, outcome, difference } of verdicts) {
        expect(difference, check).not.toBeNull();
        expect(outcome, check).not.toBe("broken");
      }
    }
  });

  test("why there is no dF is said", async () => {
    const reasons = await Promise.all(
      [
        { stop: "x > 1" },
        { cycles: { count: 1, discard: 1 } },
        { system: { start: law } },
        { control: { duration: 1, ramps: { hot: [[0, 0], [1, 1]] } } }, // biome-ignore format: a ramp
      ].map(
        async (more) => (await run(trap(more), { checks: [jarzynski()], workers: 1 })).verdicts[0]?.reason,
      ),
    );
    expect(reasons[0]).toMatch(/with `stop` there is none/);
    expect(reasons[1]).toMatch(/after discarded cycles there is none/);
    expect(reasons[2]).toMatch(/needed: an equilibrium start/);
    expect(reasons[3]).toMatch(/where a schedule drives kT there is none/);
  });
});

const ring = (start: object, more: object = {}): Experiment =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "height*cos(x)", fields: { height: 1, drag: 1 } },
      force: "drag",
      period: 6.283185307179586,
      kT: 1,
      friction: 1,
      start,
    },
    method: { scheme: "heun", dt: 0.01 },
    control: { duration: 0.3, ramps: { drag: [[0, 1], [0, 2], [1, 2], [1, 1]] } }, // biome-ignore format: jumps
    record: { housekeeping: true },
    ensemble: { trajectories: 16_384, seed: 2 },
    ...more,
  });

describe("Hatano and Sasa", () => {
  const point = { kind: "gaussian", mean: { x: 3 }, covariance: [[0.01]] };
  test.each([
    ["a narrow start", ring(point)],
    ["a short burn-in", ring({ kind: "steady", burnIn: 0.02, from: point })],
    ["discarded cycles", ring({ kind: "steady" }, { cycles: { count: 1, discard: 3 } })],
  ])("%s: not judged, for it is broken there", async (_, what) => {
    const checks = [hatanoSasa(), speckSeifert(), hatanoSasa({ of: "excessEntropy" })];
    const [found, other, insisted] = (await run(what, { checks })).verdicts;
    expect([found?.outcome, found?.difference]).toEqual(["undecided", null]);
    expect(found?.reason).toMatch(/steady start/);
    // <exp(-Q_hk/kT)> = 1 from any start; who names the column insists
    expect(other?.difference).not.toBeNull();
    expect(other?.outcome).not.toBe("broken");
    expect(Math.abs(insisted?.z as number)).toBeGreaterThan(5);
  });

  test("control: from the steady state it is judged", async () => {
    const { verdicts } = await run(ring({ kind: "steady" }), { checks: [hatanoSasa()] });
    expect(Math.abs(verdicts[0]?.z as number)).toBeLessThan(4.5);
  });
});
