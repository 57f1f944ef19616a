// Leaps: firings have exactly the law that they are drawn from, at any mean; the law of counts after leaps is the one that is solved
// for; driven fields are those of the leap's start; what is taken back leaves no count below 0; order 1.
// Each probability is asked to be above 1e-6, each |z| below 4.5: a false alarm in 1e-5 of the seeds.
import { describe, expect, test } from "vitest";
import { experiment, reaction, reactions, replay, schedule } from "../../src/index.js";
import { ReactionKernel } from "../../src/kernel/reaction.js";
import type { Columns } from "../../src/plan/ledger.js";
import { plan } from "../../src/plan/plan.js";
import { kineticsOf } from "../../src/plan/reaction/kinetics.js";
import { runnersOf } from "../../src/run/runner.js";
import type { Reaction, ReactionExperiment, Reactions } from "../../src/spec/reaction/reaction.js";
import { pearson } from "../../src/theory/chiSquare.js";
import { leapLaw, momentsOf } from "../../src/theory/reaction/leap.js";
import { finiteStateProjection } from "../../src/theory/reaction/projection.js";

interface Asked {
  readonly species: Reactions["species"];
  readonly given: readonly Reaction[];
  readonly dt: number;
  readonly duration: number;
  readonly firings?: "poisson" | "binomial";
  readonly more?: Partial<Reactions>;
  readonly ramps?: object;
  readonly rest?: object;
}

const made = ({
  species,
  given,
  dt,
  duration,
  firings = "poisson",
  more = {},
  ramps = {},
  rest = {},
}: Asked): ReactionExperiment =>
  experiment({
    system: reactions({ species, reactions: given, constants: "stochastic", ...more }),
    method: { scheme: "tauLeap", dt, firings },
    control: schedule({ duration, ...ramps }),
    ensemble: { trajectories: 2 ** 20, seed: 5 },
    ...rest,
  });

const columnsOf = (asked: Asked, n: number): Columns => runnersOf(plan(made(asked))).coarse.columns(0, n, 1);
const column = (columns: Columns, name: string): Float64Array => columns[name] as Float64Array;

const LEAST = 1e-6;
const Z = 4.5;
const MANY = 2 ** 18;

function z(values: Float64Array, expected: number): number {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (n - 1);
  return (mean - expected) / Math.sqrt(variance / n);
}

/** Probabilities from `from` on, by the ratio of neighbours from the most likely on. */
function lawBy(mode: number, least: number, most: number, ratio: (k: number) => number) {
  const law = new Array<number>(most - least + 1).fill(0);
  law[mode - least] = 1;
  for (let k = mode + 1; k <= most; k++) law[k - least] = (law[k - 1 - least] as number) * ratio(k);
  for (let k = mode - 1; k >= least; k--) law[k - least] = (law[k + 1 - least] as number) / ratio(k + 1);
  const total = law.reduce((sum, p) => sum + p, 0);
  return { least, law: law.map((p) => p / total) };
}

const WIDE = 9;

function poissonLaw(mean: number) {
  const reach = Math.ceil(WIDE * Math.sqrt(mean) + 30);
  const mode = Math.floor(mean);
  return lawBy(mode, Math.max(0, mode - reach), mode + reach, (k) => mean / k);
}

function binomialLaw(n: number, p: number) {
  const reach = Math.ceil(WIDE * Math.sqrt(n * p * (1 - p)) + 30);
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const ratio = (k: number): number => ((n - k + 1) * p) / (k * (1 - p));
  return lawBy(mode, Math.max(0, mode - reach), Math.min(n, mode + reach), ratio);
}

/** Of chi-square, for a sample of whole numbers. */
function likely(sample: Float64Array, { least, law }: ReturnType<typeof lawBy>): number {
  const counts = new Array<number>(law.length).fill(0);
  for (const k of sample) {
    const found = counts[k - least];
    if (found !== undefined) counts[k - least] = found + 1;
  }
  return pearson(counts, law, sample.length);
}

const firedOf = (asked: Asked, n = MANY): Float64Array => column(columnsOf(asked, n), "jumps");
const arrivals = (mean: number): Asked => ({
  species: { X: 0 },
  given: [reaction("0 -> X", mean)],
  dt: 1,
  duration: 1,
});
const decays = (n: number, p: number): Asked => ({
  species: { X: n },
  given: [reaction("X -> 0", p)],
  dt: 1,
  duration: 1,
  firings: "binomial",
});

describe("firings of one leap", () => {
  test.each([1e-3, 0.03, 0.5, 1, 3, 9.99, 10, 10.01, 17, 30, 100, 1234.5, 1e4, 1e5, 1e6])(
    "Poisson of mean %d",
    (mean) => {
      expect(likely(firedOf(arrivals(mean)), poissonLaw(mean))).toBeGreaterThan(LEAST);
    },
  );

  test.each([
    [1, 0.3],
    [5, 2e-4],
    [30, 0.118],
    [40, 0.5],
    [100, 0.0999],
    [100, 0.1001],
    [25, 0.6],
    [1000, 0.97],
    [1000, 0.02],
    [1e6, 1e-9],
    [1e6, 1e-3],
    [1e6, 0.5],
    [1e9, 1e-3],
    [2 ** 50, 1e-9],
  ])("binomial of n = %d and p = %d", (n, p) => {
    expect(likely(firedOf(decays(n, p)), binomialLaw(n, p))).toBeGreaterThan(LEAST);
  });

  test("a law that is off by 1 % is seen; a binomial one is not Poisson's", () => {
    for (const mean of [9, 11, 1000]) {
      expect(likely(firedOf(arrivals(mean)), poissonLaw(1.01 * mean))).toBeLessThan(LEAST);
    }
    expect(likely(firedOf(decays(1000, 0.02)), poissonLaw(20))).toBeLessThan(LEAST);
    expect(likely(firedOf(decays(100, 0.2)), binomialLaw(100, 0.202))).toBeLessThan(LEAST);
  });

  test("of a mean of 1e12 mean and variance, and neighbours are independent", () => {
    const found = firedOf(arrivals(1e12), 65536).map((x) => (x - 1e12) / 1e6);
    expect(Math.abs(z(found, 0))).toBeLessThan(Z);
    expect(
      Math.abs(
        z(
          found.map((x) => x * x),
          1,
        ),
      ),
    ).toBeLessThan(Z);
    for (const lag of [1, 8, 64]) {
      const products = found.slice(lag).map((x, i) => x * (found[i] as number));
      expect(Math.abs(z(products, 0))).toBeLessThan(Z);
    }
  });
});

describe("the law of counts after leaps", () => {
  const births: Asked = {
    species: { X: 3 },
    given: [reaction("0 -> X", 4), reaction("X -> 0", 1)],
    dt: 0.25,
    duration: 2,
  };
  const atOnce = [
    { change: 1, propensity: () => 4 },
    { change: -1, propensity: (n: number) => n },
  ];

  test("births and deaths, firings taken back", () => {
    const columns = columnsOf(births, MANY);
    const law = [...leapLaw(atOnce, 3, 0.25, 8, 60)];
    expect(likely(column(columns, "X"), { least: 0, law })).toBeGreaterThan(LEAST);
    expect(column(columns, "X").every((n) => n >= 0)).toBe(true);
    const taken = column(columns, "takenBack").reduce((sum, k) => sum + k, 0);
    expect(taken).toBeGreaterThan(1000);
    // the law of leaps of another length is another one
    expect(
      likely(column(columns, "X"), { least: 0, law: [...leapLaw(atOnce, 3, 0.2, 10, 60)] }),
    ).toBeLessThan(LEAST);
  });

  test("births and binomial deaths: nothing to take back", () => {
    const columns = columnsOf({ ...births, firings: "binomial" }, MANY);
    const limited = [
      atOnce[0] as (typeof atOnce)[0],
      { ...(atOnce[1] as (typeof atOnce)[1]), limit: (n: number) => n },
    ];
    const law = [...leapLaw(limited, 3, 0.25, 8, 60)];
    expect(likely(column(columns, "X"), { least: 0, law })).toBeGreaterThan(LEAST);
    expect(columns.takenBack).toBeUndefined();
  });

  test("pairs: as many firings as there are pairs", () => {
    const dimers: Asked = {
      species: { A: 9 },
      given: [reaction("2 A -> 0", 0.2)],
      dt: 0.5,
      duration: 1.5,
      firings: "binomial",
    };
    const law = [
      ...leapLaw(
        [{ change: -2, propensity: (n) => 0.1 * n * (n - 1), limit: (n) => Math.floor(n / 2) }],
        9,
        0.5,
        3,
        9,
      ),
    ];
    expect(likely(column(columnsOf(dimers, MANY), "A"), { least: 0, law })).toBeGreaterThan(LEAST);
  });

  test("reactions of one species: the second has what the first leaves", () => {
    const asked: Asked = {
      species: { A: 3, B: 0, C: 0 },
      given: [reaction("A -> B", 0.7), reaction("A -> C", 0.5)],
      dt: 1,
      duration: 1,
      firings: "binomial",
    };
    const law = new Array<number>(4).fill(0);
    binomialLaw(3, 0.7).law.forEach((p, b) => {
      const left = 3 - b;
      if (left === 0) (law[0] as number) += p;
      else if (1.5 >= left) (law[left] as number) += p;
      else
        binomialLaw(left, 1.5 / left).law.forEach((q, c) => {
          (law[c] as number) += p * q;
        });
    });
    expect(likely(column(columnsOf(asked, MANY), "C"), { least: 0, law })).toBeGreaterThan(LEAST);
  });
});

test("firings are taken back in whole, so that what is conserved is; counts stay above 0", () => {
  const asked: Asked = {
    species: { E: 2, S: 5, ES: 0, P: 0 },
    given: [
      reaction("E + S <-> ES", { forward: 1, backward: 1, counts: "bound" }),
      reaction("ES -> E + P", 1),
    ],
    dt: 0.5,
    duration: 5,
  };
  for (const firings of ["poisson", "binomial"] as const) {
    const columns = columnsOf({ ...asked, firings }, 16384);
    const [E, S, ES, P, bound] = ["E", "S", "ES", "P", "bound"].map((name) => column(columns, name)) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    expect([E, S, ES, P].every((counts) => counts.every((n) => n >= 0))).toBe(true);
    E.forEach((e, i) => {
      const [s, es, p] = [S[i], ES[i], P[i]] as [number, number, number];
      if (e + es !== 2 || s + es + p !== 5 || bound[i] !== es + p) throw new Error(`trajectory ${i}`);
    });
    if (firings === "poisson") expect(Math.max(...column(columns, "takenBack"))).toBeGreaterThan(0);
  }
});

describe("driven fields", () => {
  const driven: Asked = {
    species: { X: 50, F: { fixed: 1, mu: "mu" } },
    given: [reaction("F -> X", { rate: "40 + 30*k", counts: "born" }), reaction("X -> 0", "d")],
    dt: 0.1,
    duration: 2,
    more: { fields: { k: 0, d: 0.5, mu: 0 } },
    ramps: {
      k: [
        [0, 0],
        [1, 2],
      ],
      d: [
        [0.5, 0.5],
        [0.5, 1],
      ],
      mu: [
        [0, 0],
        [1, 3],
      ],
    },
    rest: { record: { columns: { early: "at(0.7, X)" } } },
  };

  test("are those of the leap's start, in counts, counters and chemical work", () => {
    const columns = columnsOf(driven, MANY);
    let [mean, work, early] = [50, 0, 0];
    for (let j = 0; j < 20; j++) {
      const t = j * 0.1;
      if (j === 7) early = mean;
      const born = (40 + 30 * t) * 0.1;
      mean += born - (t < 1 - 1e-9 ? 0.5 : 1) * 0.1 * mean;
      work += 1.5 * t * born;
    }
    expect(Math.abs(z(column(columns, "X"), mean))).toBeLessThan(Z);
    expect(Math.abs(z(column(columns, "early"), early))).toBeLessThan(Z);
    expect(Math.abs(z(column(columns, "born"), 80 + 60 - 3))).toBeLessThan(Z);
    expect(Math.abs(z(column(columns, "chemicalWork"), work))).toBeLessThan(Z);
    expect(Math.abs(z(column(columns, "X"), 0.99 * mean))).toBeGreaterThan(Z);
  });

  test("a burn-in, cycles and counts that are set", () => {
    const columns = columnsOf(
      {
        species: { X: 10 },
        given: [reaction("0 -> X", 10), reaction("X -> 0", { rate: 1, counts: "died" })],
        dt: 0.25,
        duration: 1,
        more: {
          start: { kind: "steady", burnIn: 3 },
          events: [{ at: 0.6, set: { X: "X + 8" } }],
        },
        rest: { cycles: { count: 2, discard: 1 } },
      },
      65536,
    );
    // leaps before the event have a length of 0.2, those after it of 0.2, too
    const leap = (x: number): number => x + 0.2 * (10 - x);
    let [x, died] = [10, 0];
    for (let round = 0; round < 3; round++) {
      for (let j = 0; j < 5; j++) {
        if (round > 0) died += 0.2 * x;
        x = leap(x);
        if (j === 2) x += 8;
      }
    }
    expect(Math.abs(z(column(columns, "X"), x))).toBeLessThan(Z);
    expect(Math.abs(z(column(columns, "died"), died))).toBeLessThan(Z);
  });
});

test("the bias is of order 1: against the master equation, at three lengths", () => {
  const given = [reaction("2 A -> 0", 0.02)];
  const exact = momentsOf(
    (() => {
      const asked = made({ species: { A: 60 }, given, dt: 0.1, duration: 1 });
      const { states, probabilities } = finiteStateProjection(kineticsOf(asked), [60], 1);
      const law = new Float64Array(61);
      states.forEach(([n], i) => {
        law[n as number] = probabilities[i] as number;
      });
      return law;
    })(),
  ).mean;
  for (const firings of ["poisson", "binomial"] as const) {
    const [coarse, fine] = [0.1, 0.025].map((dt) => {
      const values = column(columnsOf({ species: { A: 60 }, given, dt, duration: 1, firings }, MANY), "A");
      return values.reduce((sum, n) => sum + n, 0) / MANY - exact;
    }) as [number, number];
    expect(Math.abs(Math.log(coarse / fine) / Math.log(4) - 1)).toBeLessThan(0.15);
  }
});

describe("who computes what leaves no trace", () => {
  const asked: Asked = {
    species: { X: 10, Y: 0 },
    given: [reaction("0 -> X", 30), reaction("2 X -> Y", 0.1), reaction("Y -> 0", 1)],
    dt: 0.1,
    duration: 3,
  };

  test("blocks apart, strides and replays of leaps", () => {
    const spec = made(asked);
    const { module, kernel } = plan(spec);
    const whole = new ReactionKernel(module, kernel).run(0, 256);
    const apart = new ReactionKernel(module, kernel);
    expect(apart.run(128, 64).counts[0]).toEqual(whole.counts[0]?.slice(128, 192));
    expect(apart.run(0, 128, 2).counts[1]?.slice(64)).toEqual(whole.counts[1]?.slice(128, 192));
    const [path] = replay(spec, [77]);
    expect(path?.time).toHaveLength(32);
    expect(path?.variables.X?.at(-1)).toBe(whole.counts[0]?.[77]);
  });
});

test("a propensity that turns negative ends the run with trajectory and time", () => {
  const spec = made({
    species: { X: 5 },
    given: [reaction("0 -> X", { propensity: "10 - X" })],
    dt: 1,
    duration: 10,
  });
  expect(() => runnersOf(plan(spec)).coarse.columns(0, 64, 1)).toThrow(
    /trajectory \d+: a propensity is negative.* by t = \d/,
  );
});

test("what leaps cannot have is said", () => {
  const asked: Asked = {
    species: { X: 5 },
    given: [reaction("X <-> 0", { forward: 1, backward: 1 })],
    dt: 0.1,
    duration: 1,
  };
  const message = (rest: object, more: Partial<Reactions> = {}): string => {
    try {
      made({ ...asked, rest, more });
    } catch (error) {
      return (error as Error).message;
    }
    return "accepted";
  };
  const method = { scheme: "tauLeap", dt: 0.1 };
  const recorded = (text: string): string => message({ record: { columns: { c: text } } });
  expect(message({})).toBe("accepted");
  expect(made({ ...asked, rest: { method } }).method).toEqual({ ...method, firings: "poisson" });
  expect(message({ method: { ...method, by: "direct" } })).toMatch(/^method\.by: nothing is needed/);
  expect(message({ method: { ...method, bias: "measure" } })).toMatch(/^method\.bias: nothing is needed/);
  expect(message({ method: { scheme: "tauLeap" } })).toMatch(/^method\.dt: the length of a leap/);
  expect(message({ method: { ...method, dt: 2 } })).toMatch(/^method\.dt: a leap of at most the duration, 1/);
  expect(message({ method: { ...method, dt: 1e-12 } })).toMatch(/^method\.dt: at most \d+ leaps/);
  expect(message({ method: { scheme: "gillespie", dt: 1 } })).toMatch(/^method\.dt: nothing is needed/);
  expect(message({ method: { firings: "poisson" } })).toMatch(/^method\.firings: the scheme "tauLeap"/);
  expect(message({ stop: "X >= 9" })).toMatch(/^stop: events one by one/);
  expect(message({}, { events: [{ when: "X > 3", set: { X: 0 } }] })).toMatch(/^system\.events\[0\]\.when: /);
  expect(message({ record: { keep: ["heat"] } })).toMatch(
    /^record\.keep: events one by one .* books no entropy/,
  );
  expect(message({ record: { systemEntropy: true } })).toMatch(/^record\.systemEntropy: .* books no entropy/);
  expect(recorded("integral(X)")).toMatch(/^record\.columns\.c: functions of given times/);
  expect(recorded("max(X)")).toMatch(/^record\.columns\.c: functions of given times/);
  expect(recorded("at(0.5, bathEntropy)")).toMatch(/books no entropy/);
  expect(recorded("max(X, 3) + takenBack + leg(0, 1, X)")).toBe("accepted");
});
