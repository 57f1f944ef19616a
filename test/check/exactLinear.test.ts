// exactLinear: laws at steps as long as the protocol, against the catalogue and theory/linear*.ts (moments by ODE, not by its steps).
import { describe, expect, test } from "vitest";
import {
  covariance,
  type Estimate,
  type EstimateRequest,
  firstLaw,
  linearMoments,
  mean,
  probability,
  replay,
  run,
  sagawaUeda2010,
  variance,
} from "../../dist/index.js";
import { lawOf } from "../../dist/plan/linear.js";
import { formulasOf } from "../../dist/spec/formulas.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";
import { rowMoments } from "../../dist/theory/linearRows.js";
import { langevin, titleOf } from "../theory/catalogue.js";
import { some } from "../whole.js";

const Z = 4.5; // false alarms: 7e-6 a quantity, some 60 quantities
const z = (estimate: Estimate | undefined, truth: number): number =>
  Math.abs(((estimate?.value as number) - truth) / (estimate?.error as number));

const dragged = (
  k: number,
  v: number,
  tau: number,
  { scheme = "exactLinear", steps = 1, bias = "none", ...system }: Record<string, unknown> = {},
) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*(x - c)^2/2", fields: { k, c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme, dt: tau / (steps as number), bias },
    control: {
      duration: tau,
      ramps: {
        c: [
          [0, 0],
          [1, v * tau],
        ],
      },
    },
    ensemble: { trajectories: 200_000, seed: 501 },
  });

describe("a trap that is dragged, in one step", () => {
  for (const { params, ref } of some(langevin("jarzynski-1997-dragged-trap"))) {
    test(`${titleOf(params)}: <W>, Var W, P(W < 0), <x>; Heun in one step is off`, async () => {
      const { k, v, tau } = params as { k: number; v: number; tau: number };
      const estimates: Record<string, EstimateRequest> = {
        W_mean: mean("work"),
        W_var: variance("work"),
        P_neg: probability("work < 0"),
      };
      const found = (await run(dragged(k, v, tau), { estimates })).estimates;
      for (const name of Object.keys(estimates))
        expect(z(found[name], ref[name] as number), name).toBeLessThan(Z);
      const coarse = dragged(k, v, tau, { scheme: "heun", steps: 1 });
      expect(z((await run(coarse, { estimates })).estimates.W_var, ref.W_var as number)).toBeGreaterThan(
        2 * Z,
      );
    });
  }

  for (const { params, ref } of some(langevin("jarzynski-1997-dragged-trap-underdamped"))) {
    test(`with mass, ${titleOf(params)}: <W>, Var W = 2 <W>`, async () => {
      const { k, m, g, v, tau } = params as { k: number; m: number; g: number; v: number; tau: number };
      const { estimates } = await run(dragged(k, v, tau, { dynamics: "underdamped", mass: m, friction: g }), {
        estimates: {
          W_mean: mean("work"),
          W_var: variance("work"),
          v2: variance("v_x"),
          xv: covariance("x", "v_x"),
        },
      });
      expect(z(estimates.W_mean, ref.W_mean as number)).toBeLessThan(Z);
      expect(z(estimates.W_var, ref.W_var as number)).toBeLessThan(Z);
      expect(z(estimates.v2, 1 / m)).toBeLessThan(Z);
      expect(z(estimates.xv, 0)).toBeLessThan(Z);
      expect(z(estimates.W_mean, 1.1 * (ref.W_mean as number))).toBeGreaterThan(Z);
    });
  }

  test("place and work go together: <x e^(-W)> is the trap's place, <(x - c)^2 e^(-W)> its variance", async () => {
    const { estimates } = await run(dragged(1, 1, 1), {
      estimates: {
        place: mean("(x - 1)*exp(-work)"),
        spread: mean("((x - 1)^2 - 1)*exp(-work)"),
        one: mean("exp(-work)"),
        alone: mean("(x - 1)*exp(0*work)"),
      },
    });
    expect(z(estimates.one, 1)).toBeLessThan(Z);
    expect(z(estimates.place, 0)).toBeLessThan(Z);
    expect(z(estimates.spread, 0)).toBeLessThan(Z);
    expect(z(estimates.alone, 0)).toBeGreaterThan(20); // the lag, without the weight
  });

  test("one step and 7 have the same law, and their bias is known to be 0", async () => {
    const one = await run(dragged(2, 2, 3, { bias: "measure" }), {
      estimates: { V: variance("work"), x: mean("x") },
    });
    const seven = await run(dragged(2, 2, 3, { steps: 7 }), {
      estimates: { V: variance("work"), x: mean("x") },
    });
    for (const name of ["work", "V", "x", "heat", "energyChange"]) {
      const [a, b] = [one.estimates[name] as Estimate, seven.estimates[name] as Estimate];
      const apart = (a.value as number) - (b.value as number);
      expect(Math.abs(apart) / Math.hypot(a.error as number, b.error as number), name).toBeLessThan(Z);
      expect(a.bias, name).toEqual({ value: 0, error: 0 });
    }
  });

  test("a path that is replayed has the run's work and place, to the last bit", async () => {
    const spec = experiment({
      ...dragged(1, 1, 2, { steps: 5 }),
      record: { keep: ["x", "work"] },
      ensemble: { trajectories: 64, seed: 3 },
    });
    const { columns } = await run(spec);
    const [path] = replay(spec, [37], { every: 1 });
    expect(path?.work[4]).toBe(columns.work?.[37]);
    expect(path?.variables.x?.[4]).toBe(columns.x?.[37]);
    expect(Object.keys(path?.variables ?? {})).toEqual(["x"]);
  });
});

describe.each(["overdamped", "underdamped"])("a protocol of stretches and jumps, %s", (dynamics) => {
  const spec = (dt: number, stiffens: boolean) =>
    experiment({
      system: {
        dynamics,
        potential: { energy: "k*(x - c)^2/2 - 0.3*x + c", fields: { k: 2, c: 0 } },
        kT: 0.7,
        friction: 1.3,
        ...(dynamics === "underdamped" ? { mass: 0.4 } : {}),
        start: { kind: "gaussian", mean: { x: 0.5 }, covariance: [[0.2]] },
      },
      method: { scheme: "exactLinear", dt },
      control: {
        duration: 2,
        ramps: {
          // the stiffness jumps at 0+, inside and at the end, or is driven; the trap moves, rests, and moves back
          k: stiffens
            ? [
                [0, 1],
                [1, 3],
              ]
            : [
                [0, 1],
                [0.4, 1],
                [0.4, 3],
                [1, 3],
                [1, 2],
              ],
          c: [
            [0, 0.5],
            [0.3, 1],
            [0.7, 1],
            [1, -1],
          ],
        },
      },
      ensemble: { trajectories: 200_000, seed: 502 },
    });
  const estimates = { V: variance("work"), x: mean("x"), xx: variance("x") };

  test("a stiffness that jumps and a trap that moves: moments at one step a stretch", async () => {
    const exact = linearMoments(spec(2, false));
    const { estimates: found } = await run(spec(2, false), { estimates });
    const truth = {
      work: exact.work.mean,
      V: exact.work.variance,
      x: exact.mean.x as number,
      xx: exact.covariance.x?.x as number,
      heat: exact.heat.x as number,
      energyChange: exact.energyChange,
    };
    for (const [name, value] of Object.entries(truth)) expect(z(found[name], value), name).toBeLessThan(Z);
    expect(z(found.work, exact.work.mean + 0.05)).toBeGreaterThan(Z);
  });

  test("a stiffness that is driven: the staircase exactly, <W> of the ramp to order h^2, as measured", async () => {
    const ramp = linearMoments(spec(1, true));
    const at = (dt: number) => {
      const given = spec(dt, true);
      const { system, method } = given;
      return { given: { ...given, method: { ...method, bias: "measure" as const } }, system };
    };
    const { given } = at(0.2);
    const { estimates: found } = await run(experiment(given), { estimates });
    const stairs = stairsOf(0.2, dynamics);
    expect(z(found.work, stairs.work)).toBeLessThan(Z);
    expect(z(found.x, stairs.mean[0] as number)).toBeLessThan(Z);
    expect(z(found.xx, stairs.covariance[0]?.[0] as number)).toBeLessThan(Z);
    expect(z(found.work, ramp.work.mean)).toBeGreaterThan(Z);
    const { value, error } = (found.work as Estimate).bias as { value: number; error: number };
    const finer = stairsOf(0.1, dynamics);
    expect(Math.abs(value - (4 / 3) * (stairs.work - finer.work)) / error).toBeLessThan(6);
    expect(Math.abs(stairs.work - finer.work)).toBeGreaterThan(2 * Math.abs(finer.work - ramp.work.mean));
  });

  const stairsOf = (dt: number, kind: string) => {
    const { system } = spec(dt, true);
    const law = lawOf(system, formulasOf(system));
    const rows = [0.6, 0.8, 0.6].flatMap((length, i) => {
      const count = Math.round(length / dt);
      const [from, to] = [
        [0.5, 1],
        [1, 1],
        [1, -1],
      ][i] as [number, number];
      return Array.from({ length: count }, (_, k) => {
        const s = (k + 0.5) / count;
        const before = [0, 0.6, 1.4][i] as number;
        return { k: 1 + (before + length * s), c: from + (to - from) * s };
      });
    });
    const places = kind === "underdamped" ? 2 : 1;
    return rowMoments({
      law,
      start: {
        mean: [0.5, 0].slice(0, places),
        covariance: [[0.2, 0].slice(0, places), [0, 0.7 / 0.4]].slice(0, places),
      },
      fields: { k: 2, c: 0 },
      rows,
      end: { k: 3, c: -1 },
      h: dt,
      scheme: "exactLinear",
    });
  };
});

test("on a staircase of 4 steps <exp(-W)> = e^(-dF) and <W> is the staircase's, 1.3 % above the ramp's", async () => {
  const spec = experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*x^2/2", fields: { k: 1 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "exactLinear", dt: 0.25 },
    control: {
      duration: 1,
      ramps: {
        k: [
          [0, 1],
          [1, 4],
        ],
      },
    },
    ensemble: { trajectories: 400_000, seed: 503 },
  });
  const { estimates } = await run(spec, { estimates: { weight: mean("exp(-work)") } });
  const { work, logExponential } = rowMoments({
    law: lawOf(spec.system, formulasOf(spec.system)),
    start: { mean: [0], covariance: [[1]] },
    fields: { k: 1 },
    rows: [1.375, 2.125, 2.875, 3.625].map((k) => ({ k })),
    end: { k: 4 },
    h: 0.25,
    scheme: "exactLinear",
  });
  expect(logExponential).toBeCloseTo(Math.log(1 / 2), 12);
  expect(z(estimates.weight, 1 / 2)).toBeLessThan(Z);
  expect(z(estimates.work, work)).toBeLessThan(Z);
  expect(z(estimates.work, linearMoments(spec).work.mean)).toBeGreaterThan(Z);
});

describe("two baths", () => {
  const gyrator = (scheme: string, dt: number, more: Record<string, unknown> = {}) =>
    experiment({
      system: {
        dynamics: "overdamped",
        variables: { x: { kT: 3 }, y: { kT: 1 } },
        potential: { energy: "x^2/2 + y^2/2 + c*x*y", fields: { c: 0.8 } },
        kT: 1,
        friction: 1,
        start: { kind: "steady" },
        ...more,
      },
      method: { scheme, dt, heat: "stepwise" },
      control: { duration: 2, ramps: {} },
      record: { keep: ["shadowWork", "energyChange"] },
      ensemble: { trajectories: 200_000, seed: 504 },
    });
  const estimates = {
    xx: mean("x^2"),
    yy: mean("y^2"),
    xy: mean("x*y"),
    xxStart: mean("xStart^2"),
    xyStart: mean("xStart*yStart"),
    qx: mean("heat_x"),
  };
  // the catalogue's, filliger-reimann-2007-gyrator
  const [xx, yy, xy, q1] = [6.555555555555563, 4.555555555555562, -4.444444444444451, -0.64];

  test("a steady start stays the steady state at h = 1, and Heun's leaves it", async () => {
    const { estimates: found } = await run(gyrator("exactLinear", 1), { estimates });
    expect(z(found.xxStart, xx)).toBeLessThan(Z);
    expect(z(found.xyStart, xy)).toBeLessThan(Z);
    expect(z(found.xx, xx)).toBeLessThan(Z);
    expect(z(found.yy, yy)).toBeLessThan(Z);
    expect(z(found.xy, xy)).toBeLessThan(Z);
    const heun = (await run(gyrator("heun", 1), { estimates })).estimates;
    expect(z(heun.xx, xx)).toBeGreaterThan(Z);
  });

  test("heat is booked along chords: the first law to rounding, each bath's share of order h", async () => {
    const share = async (dt: number): Promise<number> => {
      const {
        estimates: found,
        columns,
        verdicts,
      } = await run(gyrator("exactLinear", dt), {
        estimates,
        checks: [firstLaw()],
      });
      expect(verdicts[0]?.outcome).toBe("holds");
      const { shadowWork, energyChange } = columns as Record<string, Float64Array>;
      expect(
        shadowWork?.every((w, i) => Math.abs(w) < 1e-12 * (10 + Math.abs(energyChange?.[i] as number))),
      ).toBe(true);
      return found.qx?.value as number;
    };
    // what the path does beside the chord of a step is missed
    const [coarse, fine] = [await share(1), await share(0.05)];
    expect(Math.abs(fine - 2 * q1)).toBeLessThan(0.1);
    expect(Math.abs(coarse - 2 * q1)).toBeGreaterThan(0.2);
  });

  test("a whirl that confines a saddle has its steady state as a start", async () => {
    const spec = gyrator("exactLinear", 2, {
      potential: { energy: "x^2/2 - y^2/4", fields: {} },
      force: { x: "3*y", y: "-3*x" },
    });
    const { estimates: found } = await run(spec, { estimates });
    const { covariance: C } = (await import("../../dist/index.js")).steadyState(spec);
    expect(z(found.xx, C.x?.x as number)).toBeLessThan(Z);
    expect(z(found.xy, C.x?.y as number)).toBeLessThan(Z);
    expect(z(found.xyStart, C.x?.y as number)).toBeLessThan(Z);
    expect(z(found.xy, 0)).toBeGreaterThan(Z);
  });
});

test("two masses on springs without friction turn for 1000 periods and keep their energy to 1e-9", async () => {
  const spec = experiment({
    system: {
      dynamics: "underdamped",
      variables: { x: { mass: 1 }, y: { mass: 2 } },
      potential: { energy: "x^2 + 3*y^2/2 + 0.5*x*y", fields: {} },
      kT: 1,
      friction: 0,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "exactLinear", dt: 1000 },
    control: { duration: 5000, ramps: {} },
    record: { keep: ["energyChange", "x", "xStart"] },
    ensemble: { trajectories: 2000, seed: 505 },
  });
  const { columns, estimates } = await run(spec, {
    estimates: { v: variance("v_y"), xy: covariance("x", "y") },
  });
  const { energyChange, x, xStart } = columns as Record<string, Float64Array>;
  expect(energyChange?.every((e) => Math.abs(e) < 1e-9)).toBe(true);
  expect(x?.some((place, i) => Math.abs(place - (xStart?.[i] as number)) > 1)).toBe(true);
  expect(z(estimates.v, 1 / 2)).toBeLessThan(Z);
  expect(z(estimates.xy, -0.5 / (2 * 3 - 0.25))).toBeLessThan(Z);
});

test("a driven temperature: <x^2> of the staircase, as linearMoments to order h^2", async () => {
  const spec = (dt: number) =>
    experiment({
      system: {
        dynamics: "overdamped",
        potential: { energy: "k*x^2/2", fields: { k: 1, hot: 0 } },
        kT: "1 + hot",
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "exactLinear", dt },
      control: {
        duration: 1,
        ramps: {
          hot: [
            [0, 0],
            [1, 3],
          ],
          k: [
            [0, 1],
            [1, 2],
          ],
        },
      },
      ensemble: { trajectories: 200_000, seed: 506 },
    });
  const { covariance: C, work } = linearMoments(spec(0.02));
  const { estimates } = await run(spec(0.02), { estimates: { xx: mean("x^2") } });
  expect(z(estimates.xx, C.x?.x as number)).toBeLessThan(Z);
  expect(z(estimates.work, work.mean)).toBeLessThan(Z);
  expect(z(estimates.xx, 1)).toBeGreaterThan(Z);
});

test("branches of a feedback move traps of their own: Sagawa and Ueda's equality at one step a branch", async () => {
  const branch = (to: number) => ({
    duration: 0.5,
    ramps: {
      c: [
        [0, 0],
        [1, to],
      ],
    },
  });
  const spec = experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "(x - c)^2/2", fields: { c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "exactLinear", dt: 0.5 },
    feedback: {
      kind: "branch",
      measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.2 } },
      branches: { false: branch(-0.5), true: branch(0.5) },
    },
    ensemble: { trajectories: 400_000, seed: 507 },
  });
  const { verdicts, estimates } = await run(spec, {
    checks: [sagawaUeda2010()],
    estimates: { none: mean("exp(-work)") },
  });
  expect(verdicts[0]?.outcome).toBe("holds");
  expect(z(estimates.none, 1)).toBeGreaterThan(Z); // without the information
});

describe("what it is not for is refused in a sentence", () => {
  const base = {
    dynamics: "overdamped",
    potential: { energy: "x^2/2", fields: {} },
    kT: 1,
    friction: 1,
    start: { kind: "point", at: { x: 0 } },
  };
  const refused = (system: Record<string, unknown>, method: Record<string, unknown> = {}) =>
    run(
      experiment({
        system: { ...base, ...system },
        method: { scheme: "exactLinear", dt: 0.1, ...method },
        control: { duration: 1, ramps: {} },
        ensemble: { trajectories: 8 },
      }),
    );
  const sentence = async (...given: Parameters<typeof refused>): Promise<string> => {
    try {
      await refused(...given);
    } catch (error) {
      return (error as Error).message;
    }
    return "";
  };

  test.each([
    [
      { potential: { energy: "x^4", fields: {} } },
      "a potential quadratic in the variables is needed for exactLinear",
    ],
    [{ potential: { energy: "sin(x)", fields: {} } }, "a potential quadratic in the variables is needed"],
    [{ force: "x^2" }, "a force linear in the variables is needed for exactLinear"],
    [{ walls: { low: -1 } }, "system.walls: a system without walls"],
    [{ potential: { energy: "0*x", fields: {} }, period: 1 }, "system.period: a system without a period"],
    [
      {
        dynamics: "underdamped",
        mass: 1,
        variables: { x: {}, y: {}, z: {} },
        potential: { energy: "x^2 + y^2 + z^2", fields: {} },
        start: { kind: "equilibrium" },
      },
      "system.variables: at most 2 underdamped variables are needed for exactLinear, 3 given",
    ],
    [
      { scheme: 1, start: { kind: "steady" }, potential: { energy: "-x^2", fields: {} } },
      "system.start: forces that bring every variable back are needed",
    ],
  ])("%j", async (system, said) => {
    const { scheme, ...rest } = system as Record<string, unknown>;
    void scheme;
    expect(await sentence(rest)).toContain(said);
  });

  test("a steady start of a quartic well needs a burn-in", async () => {
    const said = await sentence(
      { start: { kind: "steady" }, potential: { energy: "x^4", fields: {} } },
      { scheme: "heun" },
    );
    expect(said).toContain("system.start.burnIn: a time before t = 0 is needed for a steady start");
  });

  test("heat step by step of an underdamped system", async () => {
    const said = await sentence({ dynamics: "underdamped", mass: 1 }, { heat: "stepwise" });
    expect(said).toContain('method.heat: "closed" (each move\'s heat is -dU exactly) is needed');
  });
});
