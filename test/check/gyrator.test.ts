// Heat that flows between baths, and theorems in several variables; friction 1 unless said.
//   R. Filliger, P. Reimann, PRL 99, 230602 (2007): U = k1 x^2/2 + k2 y^2/2 + c x y, baths T1 and T2, in the steady state
//     torque <x F_y - y F_x> = 2 c (T2 - T1)/(k1 + k2),  q1 = -c^2 (T1 - T2)/(k1 + k2) = -q2 to the baths a unit of time
//   I. Di Terlizzi et al., Science 383, 971 (2024): V_dx/2 + V_SF/2 = T1 t + S, V_SF the variance of the integral of F_x
import { Matrix as Square } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { type Estimate, experiment, firstLaw, jarzynski, mean, run, secondLaw } from "../../dist/index.js";
import { lyapunov } from "../../dist/theory/linearSteady.js";
import { evolve, type Matrix, solve } from "./linearSystem.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
const z = (estimate: Estimate | undefined, truth: number): number =>
  Math.abs(((estimate?.value as number) - truth) / (estimate?.error as number));

/** Numbers of the catalogue (an independent solution of Lyapunov's equation). */
const GYRATORS = [
  {
    k1: 2,
    k2: 1,
    c: 0.5,
    T1: 2,
    T2: 1,
    covariance: [1.095238095238095, 1.19047619047619, -0.3809523809523808],
    torque: -1 / 3,
    q1: -1 / 12,
    sigma: 1 / 24,
    spread: 1.5103145408865628,
    impulse: 1.247077954042552,
    rule: 1.3786962474645574,
  },
  {
    k1: 1,
    k2: 1,
    c: 0.8,
    T1: 3,
    T2: 1,
    covariance: [6.555555555555563, 4.555555555555562, -4.444444444444451],
    torque: -1.6,
    q1: -0.64,
    sigma: 0.42666666666666664,
    spread: 2.949345354669177,
    impulse: 0.842272504965919,
    rule: 1.895808929817548,
  },
] as const;

describe.each(GYRATORS)("a gyrator, k = $k1, $k2, c = $c between baths at $T1 and $T2", (one) => {
  const { k1, k2, c, T1, T2, covariance, torque, q1, sigma } = one;
  const [xx, yy, xy] = covariance;
  const time = 0.7;
  // s is the integral of F_x: a variable that is pushed by F_x and sits in a bath as good as at 0
  const running = run(
    experiment({
      system: {
        dynamics: "overdamped",
        variables: { x: { kT: T1 }, y: { kT: T2 }, s: { kT: 1e-12 } },
        potential: { energy: "k1*x^2/2 + k2*y^2/2 + c*x*y", fields: { k1, k2, c } },
        force: { s: "-k1*x - c*y" },
        kT: 1,
        friction: 1,
        start: {
          kind: "gaussian",
          mean: { x: 0, y: 0, s: 0 },
          covariance: [
            [xx, xy, 0],
            [xy, yy, 0],
            [0, 0, 0],
          ],
        },
      },
      method: { scheme: "heun", dt: 0.005, heat: "stepwise" },
      control: { duration: time, ramps: {} },
      record: { keep: ["bathEntropy", "heat", "heat_x", "heat_y", "heat_s"] },
      ensemble: { trajectories: 200_000, seed: 311 },
    }),
    {
      estimates: {
        xx: mean("x^2"),
        yy: mean("y^2"),
        xy: mean("x*y"),
        torque: mean(
          "x*(-k2*y - c*x) - y*(-k1*x - c*y)"
            .replaceAll("k1", `${k1}`)
            .replaceAll("k2", `${k2}`)
            .replaceAll("c", `${c}`),
        ),
        q1: mean("heat_x"),
        q2: mean("heat_y"),
        sigma: mean(`heat_x/${T1} + heat_y/${T2}`),
        spread: mean("(x - xStart)^2"),
        impulse: mean("s^2"),
        // to the left V_dx + V_SF, to the right what is known exactly
        rule: mean("(x - xStart)^2/2 + s^2/2"),
      },
    },
  );

  test("stays in its steady state and turns", SLOW, async () => {
    const { estimates } = await running;
    expect(z(estimates.xx, xx)).toBeLessThan(Z);
    expect(z(estimates.yy, yy)).toBeLessThan(Z);
    expect(z(estimates.xy, xy)).toBeLessThan(Z);
    expect(z(estimates.torque, torque)).toBeLessThan(Z);
    expect(z(estimates.torque, -torque)).toBeGreaterThan(20); // with the baths exchanged
  });

  test("carries heat from hot to cold at q = c^2 dT/(k1 + k2), with entropy sum Q_v/T_v", SLOW, async () => {
    const { estimates } = await running;
    expect(z(estimates.q1, q1 * time)).toBeLessThan(Z);
    expect(z(estimates.q2, -q1 * time)).toBeLessThan(Z);
    expect(z(estimates.sigma, sigma * time)).toBeLessThan(Z);
    expect(z(estimates.q1, -q1 * time)).toBeGreaterThan(Z);
  });

  test("obeys the variance sum rule at t = 0.7", SLOW, async () => {
    const { estimates } = await running;
    expect(z(estimates.spread, one.spread)).toBeLessThan(Z);
    expect(z(estimates.impulse, one.impulse)).toBeLessThan(Z);
    expect(z(estimates.rule, one.rule)).toBeLessThan(Z);
    expect(z(estimates.rule, T1 * time)).toBeGreaterThan(Z); // without S, as in equilibrium
  });

  test("books bathEntropy = sum Q_v/T_v and heat = sum Q_v in every trajectory, to 1e-12", SLOW, async () => {
    const { bathEntropy, heat, heat_x, heat_y, heat_s } = (await running).columns as Record<
      string,
      Float64Array
    >;
    for (let i = 0; i < 1000; i++) {
      const [qx, qy, qs] = [heat_x, heat_y, heat_s].map((q) => q?.[i] as number) as [number, number, number];
      const entropy = qx / T1 + qy / T2 + qs / 1e-12;
      expect(Math.abs((bathEntropy?.[i] as number) - entropy)).toBeLessThan(
        1e-12 * (1 + Math.abs(qs / 1e-12)),
      );
      expect(Math.abs((heat?.[i] as number) - (qx + qy + qs))).toBeLessThan(1e-12 * (1 + Math.abs(qs)));
    }
  });

  test("the catalogue's covariance solves Lyapunov's equation", () => {
    const steady = lyapunov(
      new Square([
        [-k1, -c],
        [-c, -k2],
      ]),
      new Square([
        [2 * T1, 0],
        [0, 2 * T2],
      ]),
    ).to2DArray();
    expect(
      [steady[0]?.[0], steady[1]?.[1], steady[0]?.[1]].map(
        (v, i) => (v as number) - (covariance[i] as number),
      ),
    ).toEqual(covariance.map(() => expect.closeTo(0, 12)));
  });
});

/** Springs in four variables; the matrix at t in [0, 1], and the trap's pull on u. */
const chain = (s: number): Matrix => [
  [2 + s, -0.5, 0, 0.3],
  [-0.5, 1.5, 0.4 - s, 0],
  [0, 0.4 - s, 2, -0.5],
  [0.3, 0, -0.5, 1],
];
const TRAPS = [
  {
    name: "two variables in a dragged and stiffening trap",
    names: ["x", "y"],
    kT: 0.7,
    friction: [1, 2],
    energy: "(2 + s)*x^2/2 - 0.5*x*y + 0.75*y^2 - s*y",
    hessian: (s: number): Matrix =>
      chain(s)
        .slice(0, 2)
        .map((row) => row.slice(0, 2)),
    tilt: (s: number) => [0, -s],
  },
  {
    name: "four variables whose springs change sign, one end dragged",
    names: ["a", "b", "c", "d"],
    kT: 1.3,
    friction: [1, 0.5, 2, 1],
    energy: "(2 + s)*a^2/2 - 0.5*a*b + 0.3*a*d + 0.75*b^2 + (0.4 - s)*b*c + c^2 - 0.5*c*d + d^2/2 - 0.5*s*d",
    hessian: chain,
    tilt: (s: number) => [0, 0, 0, -s / 2],
  },
] as const;

describe.each(TRAPS)("$name", ({ names, kT, friction, energy, hessian, tilt }) => {
  const n = names.length;
  const steps = 100;
  const running = run(
    experiment({
      system: {
        dynamics: "overdamped",
        // the temperature is the variables', not the system's
        variables: Object.fromEntries(names.map((name, v) => [name, { kT, friction: friction[v] }])),
        potential: { energy, fields: { s: 0 } },
        kT: 5,
        friction: 1,
        start: { kind: "equilibrium" },
      },
      method: { scheme: "heun", dt: 1 / steps, heat: "stepwise" },
      control: {
        duration: 1,
        ramps: {
          s: [
            [0, 0],
            [1, 1],
          ],
        },
      },
      record: { keep: ["shadowWork", "energyChange", "work", "heat"] },
      ensemble: { trajectories: 500_000, seed: 312 },
    }),
    {
      checks: [firstLaw(), jarzynski(), secondLaw()],
      estimates: { kT: mean("kT"), start: mean(`${names[0]}Start^2`) },
    },
  );
  const at = (s: number) =>
    solve(
      hessian(s),
      tilt(s).map((b) => -b),
    );
  const energyAt = (s: number): number =>
    at(s).x.reduce((sum, m, v) => sum + 0.5 * m * (tilt(s)[v] as number), 0);
  const dF = energyAt(1) - energyAt(0) + (kT / 2) * Math.log(at(1).determinant / at(0).determinant);

  test(
    "dF = dU_min + (kT/2) ln(det H_1/det H_0), <W> of the recursion, the start's variance kT (H^-1)_aa",
    SLOW,
    async () => {
      const { estimates } = await running;
      const unit = names.map((_, v) => (v === 0 ? 1 : 0));
      expect(estimates.freeEnergyChange?.value).toBeCloseTo(dF, 12);
      expect(estimates.kT?.value).toBeCloseTo(kT, 12);
      expect(z(estimates.start, kT * (solve(hessian(0), unit).x[0] as number))).toBeLessThan(Z);
      const columns = names.map(
        (_, v) =>
          solve(
            hessian(0),
            names.map((__, w) => (v === w ? 1 : 0)),
          ).x,
      );
      const { work, heat } = evolve(
        {
          hessian,
          tilt,
          curl: names.map(() => names.map(() => 0)),
          kT: names.map(() => kT),
          friction,
          mean: at(0).x,
          covariance: columns.map((column) => column.map((value) => kT * value)),
        },
        "heun",
        1,
        steps,
      );
      expect(z(estimates.work, work)).toBeLessThan(Z);
      expect(
        z(
          estimates.heat,
          heat.reduce((sum, q) => sum + q, 0),
        ),
      ).toBeLessThan(Z);
      expect(work).toBeGreaterThan(dF);
    },
  );

  test("Jarzynski's equality, the second law and the first law hold", SLOW, async () => {
    const { verdicts } = await running;
    expect(
      verdicts.map(({ check, outcome }) => `${check} ${outcome}`),
      JSON.stringify(verdicts),
    ).toEqual(["first law", "Jarzynski", "second law"].map((check) => `${check} holds`));
  });

  test("Heun's heat is exact in a parabola: dU = W - Q in every trajectory, to 1e-12", SLOW, async () => {
    const { columns } = await running;
    const { shadowWork, energyChange, work, heat } = columns as Record<string, Float64Array>;
    const size = (i: number): number =>
      n *
      [energyChange, work, heat].reduce((most, column) => Math.max(most, Math.abs(column?.[i] as number)), 1);
    expect(shadowWork?.every((w, i) => Math.abs(w) < 1e-12 * size(i))).toBe(true);
  });
});
