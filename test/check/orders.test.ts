// Every scheme against what theory says of it, in a harmonic well (k = kT = friction = mass = 1), where its steps are linear maps:
//   - the kernel has the moments of the map at the step, whatever they are (so its map is the map);
//   - what is off by order h^p shrinks by the factor that the map says when h is halved, and for h -> 0 by 2^p;
//   - what is exact is exact at long steps.
// The maps are written down here, from the papers, and share no code with the kernel or with src/theory.
import { describe, expect, test } from "vitest";
import {
  equilibrium,
  experiment,
  harmonic,
  mean,
  overdamped,
  point,
  run,
  schedule,
  underdamped,
} from "../../dist/index.js";
import { WHOLE } from "../whole.js";

type Scheme = "euler" | "heun" | "leimkuhlerMatthews" | "mala" | "baoab" | "obabo" | "aboba" | "oabao";

/** Mean and covariance of (x, v), or of (x, the normal that Leimkuhler-Matthews keeps). */
type Law = { m: [number, number]; C: [number, number, number] };
type Map = { M: [number, number, number, number]; Q: [number, number, number] };

function after({ m: [a, b], C: [xx, xy, yy] }: Law, { M: [p, q, r, s], Q }: Map): Law {
  return {
    m: [p * a + q * b, r * a + s * b],
    C: [
      p * p * xx + 2 * p * q * xy + q * q * yy + Q[0],
      p * r * xx + (p * s + q * r) * xy + q * s * yy + Q[1],
      r * r * xx + 2 * r * s * xy + s * s * yy + Q[2],
    ],
  };
}

const NO_NOISE: Map["Q"] = [0, 0, 0];
const drift = (t: number): Map => ({ M: [1, t, 0, 1], Q: NO_NOISE }); // A
const push = (t: number): Map => ({ M: [1, 0, -t, 1], Q: NO_NOISE }); // B
const bathe = (t: number): Map => ({ M: [1, 0, 0, Math.exp(-t)], Q: [0, 0, 1 - Math.exp(-2 * t)] }); // O

/** b = sqrt((2/h) tanh(h/2)) stretches A and B. */
const splitting =
  (letters: string, rescaled = false) =>
  (h: number): Map[] =>
    [...letters].map((letter) => {
      const part = h / [...letters].filter((other) => other === letter).length;
      const b = rescaled ? Math.sqrt((2 / h) * Math.tanh(h / 2)) : 1;
      return letter === "O" ? bathe(part) : letter === "A" ? drift(b * part) : push(b * part);
    });

interface Row {
  readonly name: string;
  readonly scheme: Scheme;
  readonly inertial: boolean;
  readonly rescaled?: boolean;
  readonly maps: (h: number) => Map[];
  /** Weak order at a finite time. */
  readonly weak: 1 | 2;
  /** Stationary order of each second moment; Infinity where it is exact. */
  readonly stationary: { readonly x2: number; readonly v2?: number };
}

const EXACT = Number.POSITIVE_INFINITY;
const ROWS: readonly Row[] = [
  {
    name: "euler",
    scheme: "euler",
    inertial: false,
    maps: (h) => [{ M: [1 - h, 0, 0, 0], Q: [2 * h, 0, 0] }],
    weak: 1,
    stationary: { x2: 1 },
  },
  {
    name: "heun",
    scheme: "heun",
    inertial: false,
    maps: (h) => [{ M: [1 - h + (h * h) / 2, 0, 0, 0], Q: [2 * h * (1 - h / 2) ** 2, 0, 0] }],
    weak: 2,
    stationary: { x2: 2 },
  },
  {
    name: "leimkuhlerMatthews",
    scheme: "leimkuhlerMatthews",
    inertial: false,
    maps: (h) => [{ M: [1 - h, Math.sqrt(h / 2), 0, 0], Q: [h / 2, Math.sqrt(h / 2), 1] }],
    weak: 1,
    stationary: { x2: EXACT },
  },
  {
    name: "euler, underdamped",
    scheme: "euler",
    inertial: true,
    maps: (h) => [{ M: [1, h, -h, 1 - h], Q: [0, 0, 2 * h] }],
    weak: 1,
    stationary: { x2: 1, v2: 1 },
  },
  ...(
    [
      ["baoab", "BAOAB", { x2: EXACT, v2: 2 }],
      ["aboba", "ABOBA", { x2: EXACT, v2: 2 }],
      ["obabo", "OBABO", { x2: 2, v2: EXACT }],
      ["oabao", "OABAO", { x2: 2, v2: EXACT }],
    ] as const
  ).flatMap(([scheme, letters, stationary]): Row[] => [
    { name: scheme, scheme, inertial: true, maps: splitting(letters), weak: 2, stationary },
    {
      name: `${scheme}, rescaled`,
      scheme,
      inertial: true,
      rescaled: true,
      maps: splitting(letters, true),
      weak: 2,
      stationary,
    },
  ]),
];

const START_OF_SECOND: Readonly<Record<string, number>> = { leimkuhlerMatthews: 1 };

/** The map's law after `steps` from x = x0 at rest. */
function lawOf({ scheme, maps }: Row, h: number, steps: number, x0: number): Law {
  let law: Law = { m: [x0, 0], C: [0, 0, START_OF_SECOND[scheme] ?? 0] };
  for (let n = 0; n < steps; n++) law = maps(h).reduce(after, law);
  return law;
}

/** <x>, <x^2>, <v^2> of the kernel. */
async function simulate(
  { scheme, inertial, rescaled }: Row,
  h: number,
  steps: number,
  x0: number,
  n: number,
) {
  const common = {
    potential: harmonic({ stiffness: 1, centre: 0 }),
    kT: 1,
    friction: 1,
    start: point({ x: x0 }),
  };
  const { estimates } = await run(
    experiment({
      system: inertial ? underdamped({ ...common, mass: 1 }) : overdamped(common),
      method: { scheme, dt: h, ...(rescaled ? { rescaled } : {}) },
      control: schedule({ duration: h * steps }),
      ensemble: { trajectories: n, seed: 3 },
    }),
    { estimates: { x: mean("x"), x2: mean("x^2"), ...(inertial ? { v2: mean("v_x^2") } : {}) } },
  );
  return Object.fromEntries(
    Object.entries(estimates).map(([name, { value, error }]) => [
      name,
      { value: value ?? Number.NaN, error: error ?? 0 },
    ]),
  ) as Record<string, { value: number; error: number }>;
}

// some 150 comparisons in this file: at 4.5 sigma one of them raises a false alarm once in a thousand files
const LIMIT = 4.5;

function near({ value, error }: { value: number; error: number }, expected: number): void {
  expect(Math.abs(value - expected) / error, `${value} +- ${error} against ${expected}`).toBeLessThan(LIMIT);
}

/** log2 of how an error shrinks from h to h/2, with its standard error. */
function slope(whole: { value: number; error: number }, half: { value: number; error: number }) {
  const relative = Math.hypot(whole.error / whole.value, half.error / half.value);
  return { value: Math.log2(whole.value / half.value), error: relative / Math.LN2 };
}

const off = ({ value, error }: { value: number; error: number }, exact: number) => ({
  value: value - exact,
  error,
});

/** Slope of a deterministic error. */
const slopeOf = (error: (h: number) => number, h: number): number => Math.log2(error(h) / error(h / 2));

const T = 2;
const FAR = 1000; // <x> is linear in the start: seen from far, its error is far above the noise
const meanOf = (row: Row, h: number): number => lawOf(row, h, Math.round(T / h), FAR).m[0];
const W = Math.sqrt(3) / 2;
const exactMean = ({ inertial }: Row): number =>
  FAR * (inertial ? Math.exp(-T / 2) * (Math.cos(W * T) + Math.sin(W * T) / (2 * W)) : Math.exp(-T));

/** With rescaled time in CI. */
const FEWER = ROWS.filter(({ name }) => WHOLE || !name.endsWith("rescaled"));

describe("weak order: <x> after a finite time", () => {
  test.each(FEWER.map((row) => [row.name, row.weak, row] as const))("%s: %i", async (_, weak, row) => {
    const exact = exactMean(row);
    const [whole, half] = await Promise.all(
      [0.4, 0.2].map(async (h) => {
        const { x, x2 } = await simulate(row, h, Math.round(T / h), FAR, 8192);
        near(x as { value: number; error: number }, meanOf(row, h));
        const { m, C } = lawOf(row, h, Math.round(T / h), FAR);
        near(x2 as { value: number; error: number }, m[0] * m[0] + C[0]);
        return off(x as { value: number; error: number }, exact);
      }),
    );
    if (whole === undefined || half === undefined) throw new Error("two runs are needed");
    const found = slope(whole, half);
    expect(found.error).toBeLessThan(0.1);
    near(
      found,
      slopeOf((h) => meanOf(row, h) - exact, 0.4),
    );
    expect(slopeOf((h) => meanOf(row, h) - exact, T / 1024)).toBeCloseTo(weak, 1);
  });

  test("the comparison tells schemes from each other", async () => {
    const [euler, heun] = ROWS as [Row, Row];
    const { x } = await simulate(heun, 0.4, 5, FAR, 8192);
    if (x === undefined) throw new Error("no mean");
    expect(Math.abs(x.value - meanOf(euler, 0.4)) / x.error).toBeGreaterThan(10 * LIMIT);
  });
});

const settledMoments = (row: Row, h: number): { x2: number; v2: number } => {
  const { C } = lawOf(row, h, Math.ceil(40 / h), 0);
  return { x2: C[0], v2: C[2] };
};

describe("stationary order: <x^2> and <v^2>", () => {
  test.each(FEWER.map((row) => [row.name, row] as const))("%s", async (_, row) => {
    const steps =
      row.scheme === "euler" && row.inertial ? [0.1, 0.05] : row.inertial ? [0.8, 0.4] : [0.4, 0.2];
    const [whole, half] = (await Promise.all(
      steps.map((h) => simulate(row, h, Math.ceil(18 / h), 0, 131_072)),
    )) as [Awaited<ReturnType<typeof simulate>>, Awaited<ReturnType<typeof simulate>>];
    const [h = 0] = steps;
    for (const [name, order] of Object.entries(row.stationary) as ["x2" | "v2", number][]) {
      const [coarse, fine] = [whole[name], half[name]] as [
        { value: number; error: number },
        { value: number; error: number },
      ];
      near(coarse, settledMoments(row, h)[name]);
      near(fine, settledMoments(row, h / 2)[name]);
      const error = (step: number): number => settledMoments(row, step)[name] - 1;
      if (order === EXACT) {
        near(coarse, 1);
        near(fine, 1);
        expect(Math.abs(error(h))).toBeLessThan(1e-12);
        continue;
      }
      const found = slope(off(coarse, 1), off(fine, 1));
      expect(found.error, `${name} of ${row.name} is resolved`).toBeLessThan(0.6);
      near(found, slopeOf(error, h));
      expect(slopeOf(error, 1 / 64)).toBeCloseTo(order, 1);
    }
  });
});

/** One step of mala in the well as an operator on functions of place, on a grid: f -> sum accepted f(y) + refused f(x). */
function mala(h: number): { apply: (f: readonly number[]) => number[]; places: readonly number[] } {
  const [n, end] = [601, 8];
  const width = (2 * end) / (n - 1);
  const places = Array.from({ length: n }, (_, i) => -end + width * i);
  const proposal = (to: number, from: number): number => -((to - (1 - h) * from) ** 2) / (4 * h);
  const rows = places.map((x) => {
    const accepted = places.map((y) => {
      const forth = proposal(y, x);
      const odds = (x * x - y * y) / 2 + proposal(x, y) - forth;
      return (width * Math.exp(forth + Math.min(0, odds))) / Math.sqrt(4 * Math.PI * h);
    });
    return { accepted, refused: 1 - accepted.reduce((sum, p) => sum + p, 0) };
  });
  return {
    places,
    apply: (f) =>
      rows.map(({ accepted, refused }, i) =>
        accepted.reduce((sum, p, j) => sum + p * (f[j] as number), refused * (f[i] as number)),
      ),
  };
}

/** <x_0 x_T> in equilibrium by the operator. */
function memory(h: number, steps: number): number {
  const { apply, places } = mala(h);
  let f = [...places];
  for (let n = 0; n < steps; n++) f = apply(f);
  const weights = places.map((x) => Math.exp((-x * x) / 2));
  const all = weights.reduce((sum, w) => sum + w, 0);
  return weights.reduce((sum, w, i) => sum + w * (places[i] as number) * (f[i] as number), 0) / all;
}

async function metropolis(
  h: number,
  steps: number,
  start: ReturnType<typeof point> | ReturnType<typeof equilibrium>,
) {
  const { estimates } = await run(
    experiment({
      system: overdamped({ potential: harmonic({ stiffness: 1, centre: 0 }), kT: 1, friction: 1, start }),
      method: { scheme: "mala", dt: h },
      control: schedule({ duration: h * steps }),
      ensemble: { trajectories: 131_072, seed: 4 },
    }),
    { estimates: { x2: mean("x^2"), x4: mean("x^4"), kept: mean("x*xStart") } },
  );
  return estimates as unknown as Record<"x2" | "x4" | "kept", { value: number; error: number }>;
}

describe("mala", () => {
  // enough steps to forget x = 2, also at h = 2.5, where about half of them are refused
  test.each([
    [0.5, 30],
    [1.5, 30],
    [2.5, 60],
  ])("has the exact stationary law at h = %d", async (h, steps) => {
    const { x2, x4 } = await metropolis(h, steps, point({ x: 2 }));
    near(x2, 1);
    near(x4, 3);
  });

  test("has wrong rates: in a harmonic well it forgets too fast at h = 0.5 and too slowly at h = 2.5", async () => {
    const [short, long] = await Promise.all([
      metropolis(0.5, 4, equilibrium()),
      metropolis(2.5, 2, equilibrium()),
    ]);
    near(short.kept, memory(0.5, 4));
    near(long.kept, memory(2.5, 2));
    expect((Math.exp(-2) - short.kept.value) / short.kept.error).toBeGreaterThan(10);
    expect((long.kept.value - Math.exp(-5)) / long.kept.error).toBeGreaterThan(10);
  });

  test("its rates are off by order h", async () => {
    const exact = Math.exp(-1);
    const [whole, half] = await Promise.all([
      metropolis(0.25, 4, equilibrium()),
      metropolis(0.125, 8, equilibrium()),
    ]);
    const found = slope(off(whole.kept, exact), off(half.kept, exact));
    expect(found.error).toBeLessThan(0.15);
    near(found, Math.log2((memory(0.25, 4) - exact) / (memory(0.125, 8) - exact)));
    const rate = (h: number): number => -Math.log(memory(h, 1)) / h - 1;
    expect(slopeOf(rate, 1 / 16)).toBeCloseTo(1, 1);
  });
});
