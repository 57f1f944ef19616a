// Moments, densities and kept paths on a grid of times, against closed forms and against experiments that end there.
import { expect, test } from "vitest";
import { type Density, type Estimate, type Result, replay, run } from "../../dist/index.js";
import { bits } from "./bytes.js";
import { DT, meanAt, relaxing, varianceAt } from "./relaxation.js";

/** Standard errors that an estimate less its time-step bias is off. */
const off = ({ value, error, bias }: Estimate, truth: number): number =>
  (Number(value) - Number(bias?.value ?? 0) - truth) / Math.hypot(Number(error), Number(bias?.error ?? 0));

/** At a level of 6e-7 each, 3e-5 for the 50 comparisons of this file. */
const FAR = 5;
const TIMES = [0.0625, 0.25, 0.3, 0.5, 0.7, 1];

const found = await run(
  relaxing({
    record: {
      keep: ["x", "work"],
      grid: {
        times: [0, ...TIMES],
        of: ["x", "work", "heat - work + energyChange"],
        histograms: { x: [-2, 3, 10] },
      },
      paths: { trajectories: [3, 17], every: 1 },
    },
  }),
);
const grid = found.grid as NonNullable<Result["grid"]>;
const x = grid.moments.x as NonNullable<(typeof grid.moments)[string]>;

test("a relaxing trap: <x> and its variance at every time, whether it ends a step or is cut into one", () => {
  expect(x.mean[0]).toMatchObject({ value: 2, error: 0 });
  TIMES.forEach((t, i) => {
    expect(Math.abs(off(x.mean[i + 1] as Estimate, meanAt(t)))).toBeLessThan(FAR);
    expect(Math.abs(off(x.variance[i + 1] as Estimate, varianceAt(t)))).toBeLessThan(FAR);
  });
});

test("control: a trap stiffer by a tenth is missed", () => {
  expect(Math.abs(off(x.mean[4] as Estimate, meanAt(0.5, 1.65)))).toBeGreaterThan(FAR);
  expect(Math.abs(off(x.variance[6] as Estimate, varianceAt(1, 1.65)))).toBeGreaterThan(FAR);
});

test("work on the way: d<W>/dt = -2 <x>", () => {
  const steps = 2000;
  for (const [i, t] of TIMES.entries()) {
    const h = t / steps;
    let work = 0;
    for (let k = 0; k < steps; k++) work -= 2 * h * meanAt((k + 0.5) * h);
    expect(Math.abs(off(grid.moments.work?.mean[i + 1] as Estimate, work))).toBeLessThan(FAR);
  }
});

test("p(x, t) and its errors: the normal law in every bin", () => {
  const cdf = (z: number): number => 0.5 * (1 + erf(z / Math.SQRT2));
  const { edges, density, error, under, over } = (grid.densities.x ?? [])[6] as Density;
  const below = (place: number): number => cdf((place - meanAt(1)) / Math.sqrt(varianceAt(1)));
  const width = Number(edges[1]) - Number(edges[0]);
  density.forEach((p, b) => {
    const share = below(Number(edges[b + 1])) - below(Number(edges[b]));
    expect(Math.abs(p * width - share)).toBeLessThan(FAR * Math.sqrt((share * (1 - share)) / 20_000));
    // the error is that of a count, taken from the sample: n - 1 for n
    expect(error[b]).toBeCloseTo(Math.sqrt((p * width * (1 - p * width)) / 19_999) / width, 12);
  });
  expect(density.reduce((sum, p) => sum + p * width, under + over)).toBeCloseTo(1, 12);
});

test("occupation is the average of the densities, its errors those of averages over trajectories", () => {
  const occupation = grid.occupation.x as NonNullable<(typeof grid.occupation)[string]>;
  occupation.density.forEach((p, b) => {
    const all = (grid.densities.x ?? []).map(({ density }) => Number(density[b]));
    expect(p).toBeCloseTo(all.reduce((sum, one) => sum + one, 0) / all.length, 12);
  });
});

test("occupation of one place by one trajectory is correlated, and its error knows", async () => {
  const { system } = relaxing();
  const { grid: still } = await run(
    relaxing({
      system: { ...system, start: { kind: "equilibrium" } },
      control: { duration: 1, ramps: {} },
      ensemble: { trajectories: 4000, seed: 1 },
      record: { grid: { times: { every: 1 / 32 }, histograms: { x: [0, 1, 1] } } },
    }),
  );
  const { density, error } = still?.occupation.x ?? { density: [0], error: [0] };
  const share = 0.5 * erf(Math.sqrt(1.5 / 2));
  expect(Math.abs(Number(density[0]) - share)).toBeLessThan(FAR * Number(error[0]));
  // control: as if all visits were independent
  const naive = Math.sqrt((share * (1 - share)) / (33 * 4000));
  expect(Number(error[0])).toBeGreaterThan(3 * naive);
});

test("a grid whose times end steps leaves x and work as they are, to the last bit", async () => {
  const keep = ["x", "work"];
  const on = await run(relaxing({ record: { keep, grid: { times: { every: 0.25 }, of: ["x"] } } }));
  const without = await run(relaxing({ record: { keep } }));
  for (const column of keep) expect(bits(on.columns[column])).toBe(bits(without.columns[column]));
});

test("the state at t is that of an experiment that is cut at t: same bytes", async () => {
  const whole = await run(
    relaxing({ record: { grid: { times: [0.5 - DT, 0.5], of: ["x", "work", "heat", "energyChange"] } } }),
  );
  const cut = await run(
    relaxing({
      control: {
        duration: 0.5,
        ramps: {
          f: [
            [0, 0],
            [1, 1],
          ],
        },
      },
      record: { keep: ["x"] },
    }),
    { estimates: { x: { kind: "mean", of: "x" } } },
  );
  for (const name of ["x", "work", "heat", "energyChange"]) {
    expect(whole.grid?.moments[name]?.mean[1]?.value).toBe(cut.estimates[name]?.value);
    // control: not that of a step before
    expect(whole.grid?.moments[name]?.mean[0]?.value).not.toBe(cut.estimates[name]?.value);
  }
});

test("heat booked step by step, by bath, and the work of a force: as if the experiment ended there", async () => {
  const gyrator = (duration: number, record: unknown) =>
    ({
      system: {
        dynamics: "overdamped",
        variables: { x: { kT: 2 }, y: { kT: 1, friction: 2 } },
        potential: { energy: "(x^2 + y^2)/2 + c*x*y", fields: { c: 0.5, w: 0.25 } },
        force: { x: "w*y", y: "-w*x" },
        kT: 1,
        friction: 1,
        start: {
          kind: "gaussian",
          mean: { x: 1, y: 0 },
          covariance: [
            [1, 0],
            [0, 1],
          ],
        },
      },
      method: { scheme: "heun", dt: DT, heat: "stepwise" },
      control: {
        duration,
        ramps: {
          c: [
            [0, 0.5],
            [1, 0.5 * (1 + duration)],
          ],
        },
      },
      record,
      ensemble: { trajectories: 3000, seed: 2 },
    }) as unknown as Parameters<typeof run>[0];
  const names = [
    "work",
    "forceWork",
    "heat",
    "heat_x",
    "heat_y",
    "bathEntropy",
    "shadowWork",
    "energyChange",
  ];
  const whole = await run(gyrator(1, { grid: { times: [0.5], of: names } }));
  const cut = await run(gyrator(0.5, { keep: [] }), {
    estimates: Object.fromEntries(names.map((of) => [of, { kind: "mean", of } as const])),
  });
  for (const name of names) {
    expect(whole.grid?.moments[name]?.mean[0]?.value).toBe(cut.estimates[name]?.value);
    expect(cut.estimates[name]?.value).not.toBe(0);
  }
});

test("a quench at t is not yet there at t: the field and the work are those before it", async () => {
  const quenched = await run(
    relaxing({
      control: {
        duration: 1,
        ramps: {
          f: [
            [0.5, 0],
            [0.5, 2],
          ],
        },
      },
      record: { grid: { times: [0.5, 0.5 + DT, 1], of: ["f", "work"] } },
    }),
  );
  const { f, work } = quenched.grid?.moments ?? {};
  expect(f?.mean.map(({ value }) => value)).toEqual([0, 2, 2]);
  expect(work?.mean[0]?.value).toBe(0);
  expect(work?.mean[1]?.value).toBe(quenched.estimates.work?.value);
  // at the end the last write is there
  const last = await run(
    relaxing({
      control: {
        duration: 1,
        ramps: {
          f: [
            [1, 0],
            [1, 2],
          ],
        },
      },
      record: { grid: { times: [1], of: ["f", "work"] } },
    }),
  );
  expect(last.grid?.moments.f?.mean[0]?.value).toBe(2);
  expect(last.grid?.moments.work?.mean[0]?.value).toBe(last.estimates.work?.value);
});

const FED = {
  control: undefined,
  feedback: {
    kind: "branch",
    measurement: { at: 0.25, of: "x > 1", channel: { kind: "binary", error: 0.1 } },
    branches: {
      false: {
        duration: 0.5,
        ramps: {
          f: [
            [0, 0],
            [0, -1],
            [1, -2],
          ],
        },
      },
      true: {
        duration: 0.5,
        ramps: {
          f: [
            [0, 0],
            [1, 4],
          ],
        },
      },
    },
  },
  method: { scheme: "heun", dt: 0.01 },
};

test("each trajectory's state is in the fields of its own branch", async () => {
  const energy = "energyChange - (k*x^2/2 - f*x) + k*xStart^2/2";
  const times = [0.1, 0.25, 0.333, 0.5, 0.75];
  const { grid: branched } = await run(
    relaxing({
      ...FED,
      record: { grid: { times, of: [energy, "f", "outcome", "energyChange - k*x^2/2 - f*x"] } },
    }),
  );
  const moments = branched?.moments ?? {};
  for (const { mean, variance } of [moments[energy] as NonNullable<(typeof moments)[string]>]) {
    for (const one of mean) expect(Math.abs(Number(one.value))).toBeLessThan(1e-12);
    for (const one of variance) expect(Number(one.value)).toBeLessThan(1e-24);
  }
  // known from the measurement on
  const yes = Number(moments.outcome?.mean[4]?.value);
  const expected = [
    0,
    0,
    yes * 4 * (0.083 / 0.5) - (1 - yes) * (1 + 0.083 / 0.5),
    yes * 2 - (1 - yes) * 1.5,
    yes * 4 - (1 - yes) * 2,
  ];
  times.forEach((_, k) => {
    expect(moments.f?.mean[k]?.value).toBeCloseTo(Number(expected[k]), 12);
  });
  // control: in the field of the other sign it is not 0
  expect(Number(moments["energyChange - k*x^2/2 - f*x"]?.variance[4]?.value)).toBeGreaterThan(1);
});

test("grid, densities and paths have the same bytes for any number of workers", async () => {
  const record = {
    grid: { times: { every: 0.2 }, of: ["x^2", "work"], histograms: { x: [-3, 3, 12] } },
    paths: { trajectories: [1], every: 10 },
  };
  const texts: string[] = [];
  for (const workers of [1, 2, 3, 7]) {
    const one = await run(relaxing({ record, ensemble: { trajectories: 9000, seed: 1 } }), {
      workers,
      chunkLeaves: 1,
    });
    texts.push(JSON.stringify([one.grid, one.paths, one.estimates]));
  }
  expect(new Set(texts).size).toBe(1);
});

test("kept paths are replays, and end where the trajectories end", () => {
  const { paths = [], experiment, columns } = found;
  expect(paths).toEqual(replay(experiment, [3, 17], { every: 1 }));
  for (const { trajectory, variables, work } of paths) {
    expect(variables.x?.at(-1)).toBe(columns.x?.[trajectory]);
    expect(work.at(-1)).toBe(columns.work?.[trajectory]);
  }
});

test("on a ring a histogram of the variable over one period counts places, not windings", async () => {
  const { grid: ring } = await run({
    system: {
      dynamics: "overdamped",
      potential: { energy: "a*sin(2*pi*x)", fields: { a: 0, drive: 8 } },
      force: "drive",
      period: 1,
      kT: 1,
      friction: 1,
      start: { kind: "point", at: { x: 0 } },
    },
    method: { scheme: "heun", dt: 0.01 },
    control: { duration: 3, ramps: {} },
    record: { grid: { times: [3], of: [], histograms: { x: [0, 1, 5], "x + 0": [0, 1, 5] } } },
    ensemble: { trajectories: 5000, seed: 1 },
  } as unknown as Parameters<typeof run>[0]);
  const [wrapped] = ring?.densities.x ?? [];
  expect(wrapped?.under).toBe(0);
  expect(wrapped?.over).toBe(0);
  // flat, as e^(-4 pi^2 3) has long gone
  for (const p of wrapped?.density ?? [])
    expect(Math.abs(p - 1)).toBeLessThan(FAR * 5 * Math.sqrt((0.2 * 0.8) / 5000));
  expect(ring?.densities["x + 0"]?.[0]?.over).toBeGreaterThan(0.9);
});

/** To 1e-7 (Abramowitz & Stegun 7.1.26). */
function erf(z: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(z));
  const series = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  const sum = series.reduceRight((rest, a) => (rest + a) * t, 0);
  return Math.sign(z) * (1 - sum * Math.exp(-z * z));
}
