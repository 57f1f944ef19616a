// A run against the Fokker-Planck equation. Seed 5; each family of rows has the false-alarm level 1e-3.
import { describe, expect, it } from "vitest";
import {
  doubleWell,
  equilibrium,
  experiment,
  fokkerPlanck,
  gaussian,
  harmonic,
  overdamped,
  point,
  potential,
  ramp,
  run,
  SpecError,
  schedule,
} from "../../dist/index.js";
import { comparedWith } from "../../dist/run/comparison.js";
import { expectWithin, langevin, titleOf } from "../theory/catalogue.js";

const system = {
  potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
  kT: 1,
  friction: 1,
  start: equilibrium(),
};
const method = { scheme: "heun", dt: 2e-3, bias: "measure" } as const;
const ensemble = { trajectories: 16_384, seed: 5 };
const pull = (kT: number, quench: number) =>
  experiment({
    system: overdamped({ ...system, kT }),
    method,
    control: schedule({ duration: 0.5, tilt: ramp([0, quench], [1, 2]) }),
    ensemble,
  });

type Made = ReturnType<typeof pull>;

/** Verdicts of a run of one experiment against the equation of another. */
async function against(own: Made, other: Made) {
  const { requests, compared } = comparedWith("fokker-planck", other, ["freeEnergyChange"]);
  const names = Object.fromEntries(requests.map((request, i) => [`r${i}`, request]));
  const { estimates } = await run(own, { estimates: names, workers: 1 });
  return compared((request) => {
    const found = requests.indexOf(request);
    return estimates[`r${found}`] as never;
  });
}

describe("run with compare", () => {
  it("passes what is right, and lists what no run estimates", async () => {
    const { compare } = await run(pull(1, 0.5), { compare: "fokker-planck", workers: 1 });
    const rows = compare?.rows ?? [];
    expect(rows.filter(({ verdict }) => verdict === "fail")).toEqual([]);
    expect(rows.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThan(8);
    expect(rows.find(({ quantity }) => quantity === "D(p_tau||p_eq)")?.verdict).toBe("reported");
  });

  it.each([
    ["kT is 10 % off", pull(1.1, 0.5)],
    ["the quench is dropped", pull(1, 0)],
  ])("fails where %s", async (_, other) => {
    const { rows } = await against(pull(1, 0.5), other);
    expect(rows.filter(({ verdict }) => verdict === "fail").length).toBeGreaterThan(1);
  });

  it("a ring, a Gaussian start, a point between walls", async () => {
    const ring = experiment({
      system: overdamped({
        potential: potential("2*cos(2*pi*x/3)", { drag: 0 }),
        force: "drag",
        period: 3,
        kT: 1,
        friction: 2,
        start: gaussian({ x: 0.4 }, [[0.04]]),
      }),
      method: { ...method, heat: "stepwise" },
      control: schedule({ duration: 0.4, drag: ramp([0, 3]) }),
      ensemble,
    });
    const walled = experiment({
      system: overdamped({
        potential: harmonic({ stiffness: 1, centre: 0 }),
        walls: { low: -1, high: { absorbing: 1.5 } },
        kT: 1,
        friction: 1,
        start: point({ x: 0.25 }),
      }),
      method: { ...method, dt: 1e-3 },
      control: schedule({ duration: 0.5, stiffness: ramp([0, 1], [1, 3]) }),
      ensemble,
    });
    for (const [one, judged] of [
      [ring, 8],
      [walled, 8],
    ] as const) {
      const { compare } = await run(one, { compare: "fokker-planck", workers: 1 });
      expect(compare?.rows.filter(({ verdict }) => verdict === "fail")).toEqual([]);
      expect(compare?.rows.filter(({ verdict }) => verdict === "pass").length).toBeGreaterThanOrEqual(judged);
    }
  });
});

describe("fokkerPlanck", () => {
  for (const { params, ref, err } of langevin("jarzynski-1997-tilted-double-well")) {
    it(`D(p||p_eq), dS, Sigma, W, Q of jarzynski-1997-tilted-double-well, ${titleOf(params)}`, () => {
      const { h = 0, lam0 = 0, lam1 = 0, tau = 0 } = params;
      const { values } = fokkerPlanck(
        experiment({
          system: overdamped({
            ...system,
            potential: doubleWell({ depth: h, halfWidth: 1, barrier: 1, tilt: lam0 }),
          }),
          method,
          control: schedule({ duration: tau, tilt: ramp([0, lam0], [1, lam1]) }),
          ensemble,
        }),
      );
      const names = {
        divergence: "KL_final_eq",
        systemEntropy: "dS_sys",
        entropyProduction: "Sigma",
        work: "W_mean",
        workVariance: "W_var",
        heat: "Q_mean",
        "exp(-work/2kT)": "mgf_0.5",
      };
      for (const [own, theirs] of Object.entries(names)) {
        const solved = values[own] as { value: number; error: number };
        expect(solved.error).toBeLessThan(1e-6);
        const printed = err?.[theirs] ?? 0;
        expectWithin(own, solved.value, ref[theirs] as number, solved.error + printed);
      }
    });
  }

  it("says why an experiment cannot be compared", () => {
    const told = (spec: unknown): string => {
      try {
        fokkerPlanck(spec as never);
      } catch (error) {
        if (error instanceof SpecError) return error.message;
      }
      return "nothing";
    };
    const { control } = pull(1, 0);
    const base = pull(1, 0);
    const two = {
      ...base,
      system: {
        ...base.system,
        variables: { x: {}, y: {} },
        potential: potential("x^2 + y^2", { tilt: 0 }),
      },
    };
    expect(told(two)).toBe(
      "system.variables: one variable is needed, 2 given, for the Fokker-Planck equation",
    );
    const narrow = { ...base, system: { ...base.system, start: gaussian({ x: 0 }, [[1e-8]]) } };
    expect(told(narrow)).toMatch(/a start that is wider than 1\/512 of the range is needed/);
    const lost = {
      ...base,
      control,
      system: {
        ...base.system,
        allowEscape: true,
        potential: potential("-x^2", { tilt: 0 }),
        start: point({ x: 0 }),
      },
    };
    expect(told(lost)).toMatch(/a potential that rises on both sides/);
  });
});
