// Entropy between named densities. Seeds 1 and 2; a mean may be 4.4 standard errors off (false alarm 1e-5 each).
import { describe, expect, it } from "vitest";
import {
  doubleWell,
  equilibrium,
  experiment,
  exponential,
  gaussian,
  harmonic,
  mean,
  overdamped,
  point,
  potential,
  ramp,
  run,
  SpecError,
  schedule,
} from "../../dist/index.js";
import { langevin } from "../theory/catalogue.js";
import { some } from "../whole.js";

const ALLOWED = 4.4;

type Estimate = { value: number | null; error: number | null } | undefined;

const apart = (found: Estimate, wanted: number): number =>
  ((found?.value ?? Number.NaN) - wanted) / (found?.error || Number.NaN);

const pull = (end: unknown, over: object = {}) =>
  experiment({
    system: overdamped({
      potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 2e-3 },
    control: schedule({ duration: 1, tilt: ramp([0, 0], [1, 2]) }),
    record: { keep: [], systemEntropy: { end } },
    ensemble: { trajectories: 16_384, seed: 1 },
    ...over,
  } as never);

describe("systemEntropy", () => {
  it("from equilibrium to equilibrium the entropy production is W - dF, path by path", async () => {
    const spec = {
      ...pull("equilibrium"),
      record: {
        keep: ["entropyProduction", "work - freeEnergyChange"],
        systemEntropy: { end: "equilibrium" },
      },
    };
    const { columns } = await run(spec as never, { workers: 1 });
    const [production, dissipated] = Object.values(columns) as [Float64Array, Float64Array];
    production.forEach((s, i) => {
      expect(Math.abs(s - (dissipated[i] as number))).toBeLessThan(1e-11);
    });
  });

  it("to the solved density: the means are dS_sys and Sigma of the catalogue, <exp(-Sigma)> = 1", async () => {
    const { estimates } = await run(pull("solved"), {
      workers: 1,
      estimates: {
        s: mean("systemEntropy"),
        sigma: mean("entropyProduction"),
        one: exponential("-entropyProduction"),
        wrong: mean("bathEntropy - systemEntropy"),
        dropped: exponential("-bathEntropy"),
      },
    });
    const row = langevin("jarzynski-1997-tilted-double-well").find(
      ({ params }) => params.h === 2 && params.lam0 === 0,
    );
    const { dS_sys = -0.0740850247, Sigma = 0.362346557 } = row?.ref ?? {};
    expect(Math.abs(apart(estimates.s, dS_sys))).toBeLessThan(ALLOWED);
    expect(Math.abs(apart(estimates.sigma, Sigma))).toBeLessThan(ALLOWED);
    expect(Math.abs(apart(estimates.one, 1))).toBeLessThan(ALLOWED);
    // the controls: the sign, and the boundary term
    expect(Math.abs(apart(estimates.wrong, Sigma))).toBeGreaterThan(ALLOWED);
    expect(Math.abs(apart(estimates.dropped, 1))).toBeGreaterThan(ALLOWED);
  });

  it("between Gaussians of a trap: the exact density of the end, two variables, and any other density", async () => {
    // dx = -k x dt + sqrt 2 dB from N(0, s0): variance 1/k + (s0 - 1/k) e^(-2kt)
    const [k, s0, t] = [2, 1.5, 0.3];
    const variance = 1 / k + (s0 - 1 / k) * Math.exp(-2 * k * t);
    const covariance = (s: number) => [
      [s, 0],
      [0, s],
    ];
    const relax = (end: number) =>
      experiment({
        system: overdamped({
          variables: { x: {}, y: {} },
          potential: potential("k*(x^2 + y^2)/2", { k }),
          kT: 1,
          friction: 1,
          start: gaussian({ x: 0, y: 0 }, covariance(s0)),
        }),
        method: { scheme: "heun", dt: 2e-3 },
        control: schedule({ duration: t }),
        record: { keep: [], systemEntropy: { end: { mean: { x: 0, y: 0 }, covariance: covariance(end) } } },
        ensemble: { trajectories: 16_384, seed: 2 },
      } as never);
    const asked = {
      workers: 1,
      estimates: { s: mean("systemEntropy"), one: exponential("-entropyProduction") },
    };
    const exact = await run(relax(variance), asked);
    expect(Math.abs(apart(exact.estimates.s, Math.log(variance / s0)))).toBeLessThan(ALLOWED);
    expect(Math.abs(apart(exact.estimates.one, 1))).toBeLessThan(ALLOWED);
    const other = await run(relax(0.6 * variance), asked);
    expect(Math.abs(apart(other.estimates.one, 1))).toBeLessThan(ALLOWED);
    expect(Math.abs(apart(other.estimates.s, Math.log(variance / s0)))).toBeGreaterThan(ALLOWED);
  });

  it("a table is normalised whatever its scale, tails included", async () => {
    const x = Array.from({ length: 41 }, (_, i) => -2 + i / 10);
    const density = x.map((at) => 7 * Math.exp((-at * at) / 0.8));
    const keep = ["systemEntropy"];
    const system = overdamped({
      potential: harmonic({ stiffness: 1, centre: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    });
    const of = (end: unknown) =>
      experiment({
        system,
        method: { scheme: "heun", dt: 1e-2 },
        control: schedule({ duration: 1 }),
        record: { keep, systemEntropy: { end } },
        ensemble: { trajectories: 1024, seed: 1 },
      } as never);
    const [byTable, byLaw] = await Promise.all([
      run(of({ x, density }), { workers: 1 }),
      run(of({ mean: { x: 0 }, covariance: [[0.4]] }), { workers: 1 }),
    ]);
    const inside = Array.from(byLaw.columns.systemEntropy as Float64Array).flatMap((s, i) => {
      const other = (byTable.columns.systemEntropy as Float64Array)[i] as number;
      return Math.abs(s - other) < 2e-4 ? [1] : [];
    });
    // 4.6 % start or end beyond 2
    expect(inside.length).toBeGreaterThan(900);
  });

  it("from a table, from another equilibrium: <exp(-Sigma)> = 1, and the run is what the equation says", async () => {
    const table = { kind: "table", x: [-1.5, -0.5, 0, 1, 1.6], density: [0, 1, 0.4, 2, 0] };
    const hot = { kind: "equilibrium", kT: 1.5, fields: { tilt: 0.5 } };
    for (const start of some([table, hot])) {
      const spec = pull("solved");
      const { estimates, compare } = await run({ ...spec, system: { ...spec.system, start } } as never, {
        workers: 1,
        compare: "fokker-planck",
        estimates: { one: exponential("-entropyProduction"), wrong: exponential("-bathEntropy") },
      });
      expect(Math.abs(apart(estimates.one, 1))).toBeLessThan(ALLOWED);
      expect(Math.abs(apart(estimates.wrong, 1))).toBeGreaterThan(ALLOWED);
      const rows = compare?.rows ?? [];
      expect(rows.filter(({ verdict }) => verdict === "fail")).toEqual([]);
      expect(rows.find(({ quantity }) => quantity === "<systemEntropy>")?.verdict).toBe("pass");
    }
  });

  it("says what is needed", () => {
    const told = (spec: () => unknown): string => {
      try {
        spec();
      } catch (error) {
        if (error instanceof SpecError) return error.message;
        throw error;
      }
      return "nothing";
    };
    expect(told(() => pull("final"))).toMatch(
      /^record.systemEntropy.end: .*"solved".* is needed, "final" given$/,
    );
    expect(told(() => pull({ x: [0, 1, 2, 3], density: [1, 2, 0, 1] }))).toBe(
      "record.systemEntropy.end.density[2]: a density above 0 is needed (its logarithm is taken), 0 given",
    );
    const started = {
      system: overdamped({
        potential: harmonic({ stiffness: 1, centre: 0 }),
        kT: 1,
        friction: 1,
        start: point({ x: 0 }),
      }),
      control: schedule({ duration: 1 }),
    };
    expect(told(() => pull("equilibrium", started))).toBe(
      "record.systemEntropy.start: a start that has a density is needed, a point given",
    );
  });
});
