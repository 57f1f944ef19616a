// Standard errors cover: in 400 repeats the known value lies within one standard error in 68.3 % of them.
import { describe, expect, test } from "vitest";
import { biasFrom } from "../../dist/estimate/bias.js";
import type { Estimate } from "../../dist/estimate/estimate.js";
import {
  type EstimateRequest,
  estimateFrom,
  exponential,
  mean,
  probability,
  ratio,
  relativeEntropy,
  skewness,
  statisticsFor,
  variance,
} from "../../dist/estimate/request.js";
import { formulasOf, statisticOf, union, valuesOf } from "../../dist/stats/request.js";
import { column, normals, uniforms } from "../laws/uniforms.js";

type Sample = Readonly<Record<string, Float64Array>>;

/** The estimate of a sample, its columns named by their formulas. */
function estimateOf(request: EstimateRequest, sample: Sample): Estimate {
  const statistics = union(statisticsFor(request));
  const states = statistics.map((s) =>
    statisticOf(s).push(formulasOf(s).map((f) => sample[f] as Float64Array)),
  );
  return estimateFrom(request, valuesOf(statistics, states));
}

const REPEATS = 400;
const N = 1000;
const WITHIN_ONE = 0.6826894921370859;
const WITHIN_TWO = 0.9544997361036416;

interface Law {
  readonly name: string;
  readonly request: EstimateRequest;
  readonly truth: number;
  readonly sample: (uniform: () => number, normal: () => number) => Sample;
}

const reference = [0.25, 0.25, 0.25, 0.25];
const shares = [0.4, 0.3, 0.2, 0.1];
const divergence = shares.reduce((sum, p, i) => sum + p * Math.log(p / (reference[i] as number)), 0);

const LAWS: readonly Law[] = [
  {
    name: "<a> of an exponential law, 1",
    request: mean("a"),
    truth: 1,
    sample: (u) => ({ a: column(N, () => -Math.log(u())) }),
  },
  {
    name: "P(a) = 0.3",
    request: probability("a"),
    truth: 0.3,
    sample: (u) => ({ a: column(N, () => (u() < 0.3 ? 1 : 0)) }),
  },
  {
    name: "variance of u^2, 4/45",
    request: variance("a"),
    truth: 4 / 45,
    sample: (u) => ({ a: column(N, () => u() ** 2) }),
  },
  {
    name: "variance of a normal law of mean 100, 1",
    request: variance("a"),
    truth: 1,
    sample: (_, n) => ({ a: column(N, () => 100 + n()) }),
  },
  {
    // m_3 = 1/7 - 3/15 + 2/27, variance 4/45
    name: "skewness of u^2, (1/7 - 1/5 + 2/27)/(4/45)^(3/2)",
    request: skewness("a"),
    truth: (1 / 7 - 1 / 5 + 2 / 27) / (4 / 45) ** 1.5,
    sample: (u) => ({ a: column(N, () => u() ** 2) }),
  },
  {
    name: "skewness of a uniform law, 0",
    request: skewness("a"),
    truth: 0,
    sample: (u) => ({ a: column(N, () => u()) }),
  },
  {
    name: "<a>/<b> = 3/5 of correlated columns",
    request: ratio("a", "b"),
    truth: 0.6,
    sample: (u) => {
      const common = column(N, u);
      return { a: common.map((x) => 1 + x + (u() - 0.5)), b: common.map((x) => 2 + x) };
    },
  },
  {
    name: "<e^a> = e^(1/8) of a normal a with variance 1/4",
    request: exponential("a"),
    truth: Math.exp(0.125),
    sample: (_, n) => ({ a: column(N, () => 0.5 * n()) }),
  },
  {
    name: "<e^a> at exponents around -30",
    request: exponential("a"),
    truth: Math.exp(-30 + 0.125),
    sample: (_, n) => ({ a: column(N, () => -30 + 0.5 * n()) }),
  },
  {
    name: "D(p||q) of four bins",
    request: relativeEntropy("a", 0, 4, reference),
    truth: divergence,
    sample: (u) => ({
      a: column(N, () => {
        const x = u();
        return 0.5 + shares.findIndex((_, i) => x < shares.slice(0, i + 1).reduce((s, p) => s + p, 0));
      }),
    }),
  },
];

describe("a standard error covers", () => {
  test.each(LAWS)(
    "$name: 68.3 % within one, 95.4 % within two, centred (|z| < 4.5)",
    ({ request, truth, sample }) => {
      const [uniform, normal] = [uniforms(71), normals(72)];
      const zs = Array.from({ length: REPEATS }, () => {
        const { value, error, n } = estimateOf(request, sample(uniform, normal));
        expect(n).toBe(N);
        return ((value as number) - truth) / (error as number);
      });
      for (const [bound, share] of [
        [1, WITHIN_ONE],
        [2, WITHIN_TWO],
      ] as const) {
        const inside = zs.filter((z) => Math.abs(z) < bound).length;
        const spread = Math.sqrt(REPEATS * share * (1 - share));
        expect(Math.abs(inside - REPEATS * share) / spread, `${inside} within ${bound}`).toBeLessThan(4.5);
      }
      const centre = zs.reduce((a, z) => a + z, 0) / REPEATS;
      expect(Math.abs(centre) * Math.sqrt(REPEATS)).toBeLessThan(4.5);
    },
  );
});

describe("an error is the spread of the linearised estimate, sd(influence)/sqrt n", () => {
  const uniform = uniforms(77);
  const a = column(500, () => uniform() ** 3 - 0.2);
  const b = a.map((x) => 2 + x + uniform());
  const n = a.length;
  const meanOf = (f: (i: number) => number): number => a.reduce((sum, _, i) => sum + f(i), 0) / n;
  const at = (values: Float64Array, i: number): number => values[i] as number;
  const [ma, mb] = [meanOf((i) => at(a, i)), meanOf((i) => at(b, i))];
  const s = Math.sqrt(meanOf((i) => (at(a, i) - ma) ** 2));
  const zed = (i: number): number => (at(a, i) - ma) / s;
  const g = meanOf((i) => zed(i) ** 3);
  const q = ma / mb;

  const CASES: readonly (readonly [string, EstimateRequest, (i: number) => number, number])[] = [
    ["a - <a>, unbiased", mean("a"), (i) => at(a, i) - ma, Math.sqrt(n / (n - 1))],
    ["(a - <a>)^2 - s^2", variance("a"), (i) => (at(a, i) - ma) ** 2 - s * s, 1],
    [
      "z^3 - g - 3 z - 3/2 g (z^2 - 1)",
      skewness("a"),
      (i) => zed(i) ** 3 - g - 3 * zed(i) - 1.5 * g * (zed(i) ** 2 - 1),
      1,
    ],
    [
      "(a - q b)/<b>, unbiased",
      ratio("a", "b"),
      (i) => (at(a, i) - q * at(b, i)) / mb,
      Math.sqrt(n / (n - 1)),
    ],
    [
      "e^a - <e^a>, unbiased",
      exponential("a"),
      (i) => Math.exp(at(a, i)) - meanOf((j) => Math.exp(at(a, j))),
      Math.sqrt(n / (n - 1)),
    ],
  ];
  test.each(CASES)("%s", (_, request, influence, unbiased) => {
    const spread = Math.sqrt(meanOf((i) => influence(i) ** 2));
    expect(estimateOf(request, { a, b }).error).toBeCloseTo((spread * unbiased) / Math.sqrt(n), 12);
  });
});

describe("an estimate", () => {
  test("of one trajectory has a value and no error", () => {
    const estimate = estimateOf(mean("a"), { a: Float64Array.of(3) });
    expect(estimate).toMatchObject({ value: 3, error: null, n: 1 });
    expect(estimate.reason).toBeDefined();
  });

  test("of a probability that was never seen has an error of about 1/n, not 0", () => {
    const { value, error } = estimateOf(probability("a"), { a: new Float64Array(1000) });
    expect(value).toBe(0);
    expect(error).toBeGreaterThan(0.5e-3);
    expect(error).toBeLessThan(2e-3);
  });

  test("<e^a> says why it cannot be trusted: a tail index of 1.5, below 2", () => {
    const uniform = uniforms(73);
    const heavy = estimateOf(exponential("a"), { a: column(50_000, () => -Math.log(uniform()) / 1.5) });
    expect(heavy.reason).toMatch(/tail index/);
    const light = estimateOf(exponential("a"), { a: column(50_000, () => -Math.log(uniform()) / 6) });
    expect(light.reason).toBeUndefined();
  });

  test("<e^a> says so when rare weights carry it: a normal of variance 25 needs 10 e^12.5 = 2.7e6 of them", () => {
    const normal = normals(74);
    const rare = estimateOf(exponential("a"), { a: column(20_000, () => 5 * normal()) });
    expect(rare.reason).toBeDefined();
  });

  test("<e^a> from fewer than 10000 trajectories does not see the tail and says so", () => {
    const normal = normals(75);
    expect(estimateOf(exponential("a"), { a: column(5000, () => 0.1 * normal()) }).reason).toMatch(/too few/);
    expect(estimateOf(exponential("a"), { a: column(20_000, () => 0.1 * normal()) }).reason).toBeUndefined();
  });
});

describe("the bias from pairs", () => {
  const surely = (whole: number) => ({ whole, without: [whole, whole, whole] });
  /** Groups of a mean, as the jackknife sees them. */
  const groupsOf = (centre: number, error: number, seed: number, count = 32) => {
    const normal = normals(seed);
    const groups = Array.from({ length: count }, () => centre + error * Math.sqrt(count) * normal());
    const whole = groups.reduce((a, x) => a + x, 0) / count;
    const without = groups.map((x) => (count * whole - x) / (count - 1));
    const spread = groups.reduce((a, x) => a + (x - whole) ** 2, 0) / (count - 1) / count;
    return { difference: { whole, without }, error: Math.sqrt(spread) };
  };

  test("is -D 2^p/(2^p - 1): 2 D for Euler (p = 1), 4/3 D for Heun (p = 2)", () => {
    expect(biasFrom(surely(-0.3), null, 1)?.value).toBeCloseTo(0.6, 14);
    expect(biasFrom(surely(-0.3), null, 2)?.value).toBeCloseTo(0.4, 14);
  });

  test("has the jackknife's error, with a quarter or a twelfth of the bias for the next order", () => {
    const { difference, error } = groupsOf(0.1, 1, 76);
    const at = (order: 1 | 2) => biasFrom(difference, null, order) as { value: number; error: number };
    expect(at(1).error).toBeCloseTo(Math.hypot(2 * error, at(1).value / 4), 12);
    expect(at(2).error).toBeCloseTo(Math.hypot((4 / 3) * error, at(2).value / 12), 12);
  });

  test.each([1, 2] as const)(
    "of order %i: c h^p + d h^(p+1) with D' known lies one error away, however small d",
    (order) => {
      const bias = (h: number): number => 3 * h ** order + 2 * h ** (order + 1);
      for (const h of [1, 0.3, 0.1, 0.01]) {
        const [first, second] = [bias(h / 2) - bias(h), bias(h / 4) - bias(h / 2)];
        const found = biasFrom(surely(first), surely(second), order) as { value: number; error: number };
        expect(Math.abs(found.value - bias(h)) / found.error).toBeCloseTo(1, 6);
      }
    },
  );

  test("an order that is not there widens the error until the truth is covered: a bias of order 1 taken for 2", () => {
    const [first, second] = [-0.5, -0.25]; // bias h at h = 1
    const found = biasFrom(surely(first), surely(second), 2) as { value: number; error: number };
    expect(found.value).toBeCloseTo(2 / 3, 12);
    expect(Math.abs(found.value - 1)).toBeLessThan(1.96 * found.error);
    // control: without the second difference it is not covered
    const alone = biasFrom(surely(first), null, 2) as { value: number; error: number };
    expect(Math.abs(alone.value - 1)).toBeGreaterThan(1.96 * alone.error);
  });

  test("a D' that says little leaves the error as it is without it", () => {
    const { difference } = groupsOf(-0.5, 1e-3, 77);
    const vague = groupsOf(-0.25, 100, 78, 8).difference;
    const [alone, both] = [biasFrom(difference, null, 1), biasFrom(difference, vague, 1)];
    expect((both?.error as number) / (alone?.error as number)).toBeCloseTo(1, 4);
  });

  test("is unknown from fewer than two groups", () => {
    expect(biasFrom({ whole: 1, without: [] }, null, 2)).toBeNull();
    expect(biasFrom({ whole: 1, without: [1] }, null, 2)).toBeNull();
  });
});
