// Identity: the bytes of a result are a function of the experiment, whoever computed what where in which order.
import { describe, expect, test } from "vitest";
import {
  type Experiment,
  experiment,
  exponential,
  firstLaw,
  jarzynski,
  landauer,
  ratio,
  run,
  sagawaUeda2010,
  secondLaw,
  skewness,
  sweep,
  variance,
} from "../../dist/index.js";
import { some } from "../whole.js";
import { bits, bytes } from "./bytes.js";

const SLOW = { timeout: 300_000 };
// neither a multiple of a block of 8 nor of a leaf of 1024
const TRAJECTORIES = 9 * 1024 + 413;

type Parts = {
  readonly trajectories?: number;
  readonly seed?: number;
  readonly method?: Record<string, unknown>;
  readonly keep?: readonly string[];
};

const system = {
  dynamics: "overdamped",
  potential: { named: "doubleWell", depth: 2 },
  kT: 1,
  friction: 1,
  start: { kind: "equilibrium" },
  allowEscape: true, // nothing escapes: it saves the planner's search for it
};
const tilted = (tilt: number) => ({
  duration: 0.2,
  ramps: {
    tilt: [
      [0, tilt],
      [0.7, 0],
    ],
    barrier: [
      [0, 1],
      [1, 0.8],
    ],
  },
});

const around = ({
  trajectories = TRAJECTORIES,
  seed = 5,
  method = {},
  keep = ["xStart", "x", "work"],
}: Parts) => ({
  system,
  method: { scheme: "heun", dt: 0.01, ...method },
  record: { keep },
  ensemble: { trajectories, seed },
});

const demon = (parts: Parts = {}): Experiment =>
  experiment({
    ...around(parts),
    feedback: {
      kind: "branch",
      measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.2 } },
      branches: { false: tilted(-1), true: tilted(1) },
    },
  });

const driven = (parts: Parts = {}): Experiment => experiment({ ...around(parts), control: tilted(1) });

const everything = {
  checks: [firstLaw(), jarzynski(), secondLaw(), sagawaUeda2010()],
  estimates: {
    spread: variance("work"),
    skew: skewness("work"),
    quotient: ratio("work", "1 + x^2"),
    average: exponential("-work/kT"),
  },
};

/** The demon's ordinary run, to which others are compared. */
const plain = run(demon(), everything);

describe("the same seed gives the same bytes", () => {
  const method = { heat: "stepwise", bias: "measure" };

  test(
    "with 1, 2, 3, 7 workers and chunks of 1, 4, 16 leaves, with feedback, stepwise heat and bias",
    SLOW,
    async () => {
      const expected = bytes(await run(demon({ method }), { ...everything, workers: 1, chunkLeaves: 16 }));
      expect(expected).toContain('"bias":{"value"');
      for (const [workers, chunkLeaves] of some(
        [
          [undefined, undefined],
          [3, 1],
          [2, 4],
          [1, 1],
          [1, 4],
          [2, 1],
          [3, 4],
          [7, 1],
          [2, 16],
        ] as const,
        3,
      )) {
        const result = await run(demon({ method }), { ...everything, workers, chunkLeaves });
        expect(bytes(result), `${workers} workers, chunks of ${chunkLeaves} leaves`).toBe(expected);
        expect(result.trajectories).toBe(TRAJECTORIES);
      }
    },
  );

  test("and another seed gives others, in every column", SLOW, async () => {
    const [a, b] = [await plain, await run(demon({ seed: 6 }))];
    for (const name of ["xStart", "x", "work"]) {
      const [u, v] = [a.columns[name] as Float64Array, b.columns[name] as Float64Array];
      expect(u.filter((x, i) => x === v[i]).length, name).toBeLessThan(3);
    }
  });

  test(
    "trajectory k is the same whatever N: 1, 7, 8, 9, 1023, 1024, 1025, 3000 are the first of more",
    SLOW,
    async () => {
      const whole = await plain;
      for (const n of [1, 7, 8, 9, 1023, 1024, 1025, 3000]) {
        const some = await run(demon({ trajectories: n }), { workers: 1 });
        for (const name of ["xStart", "x", "work"]) {
          expect(some.columns[name]?.length).toBe(n);
          expect(bits(some.columns[name]), `${name} of ${n}`).toBe(bits(whole.columns[name]?.slice(0, n)));
        }
      }
    },
  );
});

describe("what is measured on the side leaves the trajectories alone", () => {
  test('heat "stepwise" leaves x and work as "closed" has them, bit for bit', SLOW, async () => {
    for (const [scheme, running] of [
      ["heun", plain],
      ["euler", run(demon({ method: { scheme: "euler" } }))],
    ] as const) {
      const closed = await running;
      const stepwise = await run(demon({ method: { scheme, heat: "stepwise" } }));
      for (const name of ["xStart", "x", "work"]) {
        expect(bits(stepwise.columns[name]), `${name}, ${scheme}`).toBe(bits(closed.columns[name]));
      }
    }
  });

  test(
    'bias "measure" adds a bias to each estimate and changes nothing else, bit for bit',
    SLOW,
    async () => {
      const ordinary = await plain;
      const biased = await run(demon({ method: { bias: "measure" } }), everything);
      for (const name of ["xStart", "x", "work"]) {
        expect(bits(biased.columns[name]), name).toBe(bits(ordinary.columns[name]));
      }
      for (const [name, estimate] of Object.entries(ordinary.estimates)) {
        expect(estimate.bias).toBeNull();
        const { bias, ...rest } = biased.estimates[name] ?? { bias: null };
        expect(bias, name).not.toBeNull();
        expect({ ...rest, bias: null }).toEqual(estimate);
      }
    },
  );

  test(
    "feedback with two equal branches gives the x and work of the control, bit for bit",
    SLOW,
    async () => {
      const control = await run(driven());
      const feedback = await run(
        experiment({
          ...around({}),
          feedback: {
            kind: "branch",
            measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.2 } },
            branches: { false: tilted(1), true: tilted(1) },
          },
        }),
      );
      for (const name of ["xStart", "x", "work"]) {
        expect(bits(feedback.columns[name]), name).toBe(bits(control.columns[name]));
      }
    },
  );

  test("checks, estimates and kept columns change none of each other's numbers", SLOW, async () => {
    const bare = await run(driven({ keep: [] }));
    const full = await run(driven({ keep: ["x", "work - heat", "x > 0"] }), {
      checks: [jarzynski(), landauer({ erased: "x > 0" })],
      estimates: everything.estimates,
    });
    expect(full.estimates).toMatchObject(bare.estimates);
    expect(full.columns["x > 0"]).toEqual(full.columns.x?.map((x) => (x > 0 ? 1 : 0)));
  });

  test(
    "starts depend neither on scheme, step nor protocol: the same seed draws the same x_0",
    SLOW,
    async () => {
      const one = await plain;
      const other = await run(driven({ method: { scheme: "euler", dt: 0.013 } }));
      expect(bits(other.columns.xStart)).toBe(bits(one.columns.xStart));
    },
  );
});

describe("a sweep", () => {
  test(
    "has independent points although they share their seed: |z| < 4.5 for x_0 and x of equal experiments",
    SLOW,
    async () => {
      const rows = await sweep(() => driven(), { repeat: [0, 1, 2] });
      const columns = rows.map(({ result }) => result.columns);
      for (const [i, j] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        for (const name of ["xStart", "x"]) {
          const [u, v] = [columns[i]?.[name] as Float64Array, columns[j]?.[name] as Float64Array];
          // x is symmetric up to the tilt; its products are centred by the means
          const mean = (w: Float64Array): number => w.reduce((a, x) => a + x, 0) / w.length;
          const [mu, mv] = [mean(u), mean(v)];
          const products = u.map((x, k) => (x - mu) * ((v[k] as number) - mv));
          const spread = Math.sqrt(products.reduce((a, p) => a + p * p, 0));
          expect(Math.abs(products.reduce((a, p) => a + p, 0) / spread)).toBeLessThan(4.5);
        }
      }
    },
  );

  test(
    "runs its i-th point as the experiment with ensemble.point = i, the last parameter fastest",
    SLOW,
    async () => {
      const make = (dt: number, seed: number) => driven({ method: { dt }, seed, trajectories: 500 });
      const seen: unknown[] = [];
      const rows = await sweep(
        make,
        { dt: [0.01, 0.02], seed: [1, 2, 3] },
        { onPoint: (index, of, at) => seen.push([index, of, at.dt, at.seed]) },
      );
      expect(seen).toEqual(
        [0.01, 0.02].flatMap((dt, i) => [1, 2, 3].map((seed, j) => [3 * i + j, 6, dt, seed])),
      );
      const row = rows[4];
      expect(row?.parameters).toEqual({ dt: 0.02, seed: 2 });
      const alone = make(0.02, 2);
      const again = await run({ ...alone, ensemble: { ...alone.ensemble, point: 4 } });
      expect(bytes(again)).toBe(bytes(row?.result ?? again));
    },
  );
});
