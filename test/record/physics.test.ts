// Recorded columns and stops against exact results. Seeds are stated; 4 standard errors unless another number is.
import { describe, expect, test } from "vitest";
import { type EstimateRequest, experiment, firstLaw, mean, run, variance } from "../../dist/index.js";
import { erf } from "../../dist/kernel/math.js";

const SLOW = { timeout: 300_000 };
const BETA = 0.5825971579390107;

interface Parts {
  readonly system?: object;
  readonly method?: object;
  readonly control?: object;
  readonly columns?: Readonly<Record<string, string>>;
  readonly keep?: readonly string[];
  readonly stop?: string;
  readonly trajectories?: number;
  readonly seed?: number;
}

/** A free particle from 0, unless parts say otherwise. */
const spec = ({
  system,
  method,
  control,
  columns = {},
  keep = [],
  stop,
  trajectories = 100_000,
  seed = 1,
}: Parts) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "0*x", fields: { f: 0 } },
      force: "f",
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0 } },
      allowEscape: true,
      ...system,
    },
    method: { scheme: "heun", dt: 0.01, ...method },
    control: { duration: 1, ramps: {}, ...control },
    record: { columns, keep },
    ...(stop === undefined ? {} : { stop }),
    ensemble: { trajectories, seed },
  });

/** Standard errors between an estimate and a number. */
async function apart(parts: Parts, estimates: Readonly<Record<string, readonly [EstimateRequest, number]>>) {
  const asked = Object.fromEntries(Object.entries(estimates).map(([name, [request]]) => [name, request]));
  const found = (await run(spec(parts), { estimates: asked })).estimates;
  return Object.fromEntries(
    Object.entries(estimates).map(([name, [, exact]]) => {
      const { value, error } = found[name] as { value: number; error: number };
      return [name, (value - exact) / error];
    }),
  );
}

const trap = (k: number) => ({
  potential: { energy: "k*x^2/2", fields: { k } },
  force: undefined,
  start: { kind: "equilibrium" },
});
/** A constant force, switched on at once. */
const pulled = (f: number, duration: number) => ({ duration, ramps: { f: [[0, f]] } });

describe("sums over a path", () => {
  test(
    "integral(x^2) of a trap: mean t kT/k, variance 2 (kT/k)^2 [t/k - (1 - e^(-2kt))/(2k^2)]",
    SLOW,
    async () => {
      const [k, t] = [2, 1.5];
      const exact = (2 / k ** 2) * (t / k - (1 - Math.exp(-2 * k * t)) / (2 * k * k));
      const z = await apart(
        { system: trap(k), control: { duration: t }, columns: { q: "integral(x^2)" } },
        { mean: [mean("q"), t / k], variance: [variance("q"), exact], wrong: [variance("q"), 1.1 * exact] },
      );
      expect(Math.abs(z.mean as number)).toBeLessThan(4);
      expect(Math.abs(z.variance as number)).toBeLessThan(4);
      expect(z.wrong).toBeLessThan(-4); // the sample tells 10 %
    },
  );

  // K. Sekimoto (1998), catalogue: sekimoto-heat-convention, k = 1, t = 2, h = 0.01: Ito 2.01005025, Stratonovich 0, anti-Ito -2.01005025
  test(
    "the force along an Euler path in its own equilibrium: Ito kT k t/(1 - k h/2), Stratonovich 0",
    SLOW,
    async () => {
      const parts = {
        system: { ...trap(1), start: { kind: "gaussian", mean: { x: 0 }, covariance: [[1 / (1 - 0.005)]] } },
        method: { scheme: "euler" },
        control: { duration: 2 },
        columns: { i: "ito(-k*x, x)", s: "along(-k*x, x)", a: "2*along(-k*x, x) - ito(-k*x, x)" },
        trajectories: 1_500_000,
      };
      const z = await apart(parts, {
        ito: [mean("i"), 2.01005025],
        stratonovich: [mean("s"), 0],
        anti: [mean("a"), -2.01005025],
        continuum: [mean("i"), 2],
      });
      for (const name of ["ito", "stratonovich", "anti"]) expect(Math.abs(z[name] as number)).toBeLessThan(4);
      expect(z.continuum).toBeGreaterThan(5); // control: h is seen
    },
  );

  // R. Filliger, P. Reimann, PRL 99, 230602 (2007), catalogue: filliger-reimann-2007-gyrator
  const gyrator = (c: number, covariance: readonly (readonly number[])[]) => ({
    variables: { x: { kT: 2 }, y: { kT: 1 } },
    potential: { energy: "k1*x^2/2 + k2*y^2/2 + c*x*y", fields: { k1: 2, k2: 1, c } },
    force: undefined,
    start: { kind: "gaussian", mean: { x: 0, y: 0 }, covariance },
  });
  const steady = [
    [1.0952381, -0.380952381],
    [-0.380952381, 1.19047619],
  ];
  const turned = [
    [1.0952381, 0.380952381],
    [0.380952381, 1.19047619],
  ];

  test("the gyrator turns by <x dy - y dx>/t = 2c(T2 - T1)/(k1 + k2), against its twist", SLOW, async () => {
    const parts = (c: number, start: readonly (readonly number[])[]) => ({
      system: gyrator(c, start),
      method: { dt: 5e-3, heat: "stepwise" },
      control: { duration: 2 },
      columns: { torque: "(along(x, y) - along(y, x))/2", hot: "along(-(k1*x + c*y), x)/2" },
      trajectories: 40_000,
    });
    const z = await apart(parts(0.5, steady), {
      torque: [mean("torque"), -0.333333333],
      hot: [mean("hot"), -0.0833333333],
      away: [mean("torque"), 0.333333333],
    });
    expect(Math.abs(z.torque as number)).toBeLessThan(4);
    expect(Math.abs(z.hot as number)).toBeLessThan(4);
    expect(Math.abs(z.away as number)).toBeGreaterThan(20); // the sign
    const back = await apart(parts(-0.5, turned), { torque: [mean("torque"), 0.333333333] });
    expect(Math.abs(back.torque as number)).toBeLessThan(4);
  });
});

describe("first passage of a free particle, at large steps", () => {
  const H = 0.04;
  const s = Math.sqrt(2 * H);

  test("out of (-1, 1) it takes 1/2 on average, with the second moment 5/12", SLOW, async () => {
    const out = "x > 1 || x < -1";
    const bare = `x > ${1 + BETA * s} || x < ${-1 - BETA * s}`; // the correction taken back
    const parts = {
      method: { dt: H },
      control: { duration: 12 },
      columns: { T: `firstTime(${out})`, late: `firstTime(${bare})` },
      trajectories: 200_000,
    };
    const z = await apart(parts, {
      mean: [mean("T"), 1 / 2],
      square: [mean("T^2"), 5 / 12],
      end: [mean(`T + ${H / 4}`), 1 / 2], // by the end of the step
      half: [mean(`T - ${H / 4}`), 1 / 2], // in its middle
      late: [mean("late"), 1 / 2],
      ever: [mean("TReached - 1 + (T > 100)"), 0],
    });
    expect(Math.abs(z.mean as number)).toBeLessThan(4);
    expect(Math.abs(z.square as number)).toBeLessThan(4);
    expect(z.end).toBeGreaterThan(6);
    expect(z.half).toBeLessThan(-6);
    expect(z.late).toBeGreaterThan(50); // control: what is seen at the steps alone
  });

  test("with a drift to one side it takes b/v", SLOW, async () => {
    const parts = {
      method: { dt: H },
      control: pulled(1, 60),
      columns: { T: "firstTime(x > 1.5)", late: `firstTime(x > ${1.5 + BETA * s})` },
      trajectories: 200_000,
    };
    const z = await apart(parts, { mean: [mean("T"), 1.5], late: [mean("late"), 1.5] });
    expect(Math.abs(z.mean as number)).toBeLessThan(4);
    expect(z.late).toBeGreaterThan(40);
  });

  test("what no noise moves at once is passed in the middle of a step: t^2/2 passes 1/2 at 1", async () => {
    const parts = {
      method: { dt: H },
      control: { duration: 2 },
      columns: { T: "firstTime(integral(integral(1)) > 0.5)" },
      trajectories: 8,
    };
    const { estimates } = await run(spec({ ...parts, keep: [] }));
    expect(Math.abs((estimates.T?.value as number) - 1)).toBeLessThanOrEqual(H / 2 + 1e-12);
  });

  test("a start that is beyond the condition takes no time, a condition never met the duration", async () => {
    const { estimates } = await run(
      spec({ columns: { met: "firstTime(x > -0.5)", never: "firstTime(x > 50)" }, trajectories: 64 }),
    );
    const value = (name: string): number => estimates[name]?.value as number;
    expect([value("met"), value("metReached"), value("never"), value("neverReached")]).toEqual([0, 1, 1, 0]);
  });
});

// I. Neri, E. Roldan, F. Julicher, PRX 7, 011019 (2017), catalogue: V0 = 0, S = f x + …, sigma = f^2
describe("the infimum of the entropy production of a pulled free particle", () => {
  const infimum = (sigma: number, t: number): number => {
    const a = Math.sqrt(sigma * t) / 2;
    return -(erf(a) - 2 * a * a * (1 - erf(a)) + ((2 * a) / Math.sqrt(Math.PI)) * Math.exp(-a * a));
  };

  test.each([
    [1, 1, -0.720141106],
    [1, 5, -0.962982742],
  ])("sigma = %d, t = %d: mean and P(inf <= -1)", SLOW, async (sigma, t, exact) => {
    expect(infimum(sigma, t)).toBeCloseTo(exact, 8);
    const f = Math.sqrt(sigma);
    const below = { 1: 0.262589324, 5: 0.358895448 }[t] as number;
    const s = Math.sqrt(2 * sigma * 0.01);
    const parts = {
      control: pulled(f, t),
      columns: { least: "min(f*(x - xStart))" },
      trajectories: 100_000,
    };
    const z = await apart(parts, {
      mean: [mean("least"), exact],
      below: [mean("least <= -1"), below],
      bare: [mean(`least + ${BETA * s}`), exact],
    });
    // the correction leaves a bias of order h: below half an error here
    expect(Math.abs(z.mean as number)).toBeLessThan(4.5);
    expect(Math.abs(z.below as number)).toBeLessThan(4.5);
    expect(z.bare).toBeGreaterThan(20); // control: the minimum of what is seen
  });
});

describe("stop", () => {
  // E. Roldan et al., PRL 115, 250602 (2015), catalogue: f = 1, V0 = 0, s- = s+ = 2
  test("decisions by the entropy production: P_- = 1/(1 + e^2), <S_T>, <T>", SLOW, async () => {
    const parts = {
      control: pulled(1, 40),
      columns: { S: "final(f*(x - xStart))", T: "firstTime(f*(x - xStart) > 2 || f*(x - xStart) < -2)" },
      stop: "f*(x - xStart) > 2 || f*(x - xStart) < -2",
      trajectories: 100_000,
    };
    const result = await run(spec(parts), {
      checks: [firstLaw()],
      estimates: {
        wrong: mean("S < 0"),
        timed: mean("S - stopTime"),
        weight: mean("S < 0 ? 7.38905609893065 : 0.1353352832366127"),
      },
    });
    const z = (name: string, exact: number): number => {
      const { value, error } = result.estimates[name] as { value: number; error: number };
      return (value - exact) / error;
    };
    expect(Math.abs(z("wrong", 0.119202922))).toBeLessThan(4);
    expect(Math.abs(z("T", 1.52318831))).toBeLessThan(4);
    expect(Math.abs(z("weight", 1))).toBeLessThan(4); // <e^-S> at the thresholds
    expect(Math.abs(z("timed", 0))).toBeLessThan(4); // Wald: S - sigma t is a martingale, exactly, at any step
    expect(z("wrong", 0.5)).toBeLessThan(-100);
    expect(result.censored).toBe(0);
    expect(result.verdicts[0]?.outcome).toBe("holds");
    // work of the force so far is force times the way, for a constant force
    const { columns } = await run(
      spec({ ...parts, trajectories: 1000, keep: ["forceWork", "S", "stopTime", "T"] }),
    );
    columns.S?.forEach((S, i) => {
      expect(columns.forceWork?.[i]).toBeCloseTo(S, 10);
      expect((columns.stopTime?.[i] as number) - (columns.T?.[i] as number)).toBeCloseTo(0.01 / 4, 10);
    });
  });

  // the same on a ring with V0 = 1: e^-S is a martingale from any start, so P_- and <S_T> do not depend on it
  test("on a ring, where S = f X - dU - d ln p: P_- = 0.268941421, <S_T> = 0.462117157", SLOW, async () => {
    const n = 240;
    const period = 2 * Math.PI;
    const x = Array.from({ length: n + 1 }, (_, i) => (period * i) / n);
    // p(x) ~ e^(f x - U(x)) times the integral of e^(U(z) - f z) from x to x + L (R. L. Stratonovich, 1958), by the trapezoid
    const fine = 20;
    const weight = (z: number): number => Math.exp(Math.cos(z) - z);
    const p = x.map((a) => {
      const h = period / (n * fine);
      let sum = (weight(a) + weight(a + period)) / 2;
      for (let k = 1; k < n * fine; k++) sum += weight(a + k * h);
      return (h * sum) / weight(a);
    });
    const S = "x - xStart - (cos(x) - cos(xStart)) - (lnp(x) - lnp(xStart))";
    const parts = {
      system: {
        potential: {
          energy: "V*cos(x)",
          fields: { V: 1, f: 0 },
          tables: {
            lnp: { x, y: p.map((_, i) => Math.log(p[i === n ? 0 : i] as number)), outside: "periodic" },
          },
        },
        start: { kind: "point", at: { x: 0.7 } },
        period,
      },
      method: { dt: 2e-3 },
      control: pulled(1, 30),
      columns: { S: `final(${S})` },
      stop: `${S} > 1 || ${S} < -1`,
      trajectories: 40_000,
      seed: 3,
    };
    const z = await apart(parts, {
      wrong: [mean("S < 0"), 0.268941421],
      size: [mean("S < 0 ? -1 : 1"), 0.462117157],
      without: [mean("S < 0"), 0.25],
    });
    expect(Math.abs(z.wrong as number)).toBeLessThan(4);
    expect(Math.abs(z.size as number)).toBeLessThan(4);
    expect(z.without).toBeGreaterThan(6);
  });
});
