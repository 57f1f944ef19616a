// Statistics against a maintained library, simple-statistics, and against sorting: same sample, same numbers.
import {
  max,
  mean,
  min,
  sampleCorrelation,
  sampleCovariance,
  sampleSkewness,
  sampleVariance,
} from "simple-statistics";
import { describe, expect, test } from "vitest";
import { blocks, MOST_BLOCKS } from "../../dist/stats/blocks.js";
import { counts, MOST } from "../../dist/stats/counts.js";
import { covariance } from "../../dist/stats/covariance.js";
import { extrema } from "../../dist/stats/extrema.js";
import { logMeanExp } from "../../dist/stats/logMeanExp.js";
import { moments } from "../../dist/stats/moments.js";
import { ACCURACY, quantileAt, quantiles } from "../../dist/stats/quantiles.js";
import { averageOf, spectrum } from "../../dist/stats/spectrum.js";
import { LEAF, Tree } from "../../dist/stats/tree.js";
import { weightedCovariance } from "../../dist/stats/weightedCovariance.js";
import { weightedLogMeanExp } from "../../dist/stats/weightedLogMeanExp.js";
import { weightedMoments } from "../../dist/stats/weightedMoments.js";
import { column, normals, uniforms } from "../laws/uniforms.js";

const N = 5000;
const xs = column(N, normals(11));
const noise = column(N, normals(12));
const ys = xs.map((x, i) => 0.6 * x + (noise[i] as number) - 3);
const skew = xs.map((x) => Math.exp(x));

describe("simple-statistics agrees", () => {
  test("on mean, variance, skewness, extrema", () => {
    for (const sample of [xs, ys, skew]) {
      const found = moments.value(moments.push([sample]));
      const list = [...sample];
      expect(found.mean).toBeCloseTo(mean(list), 11);
      expect(found.variance).toBeCloseTo(sampleVariance(list), 9);
      const [, , m2, m3] = found.central as [number, number, number, number];
      // the library's skewness is the adjusted Fisher-Pearson one
      const adjusted = (Math.sqrt(N * (N - 1)) / (N - 2)) * (m3 / m2 ** 1.5);
      expect(adjusted).toBeCloseTo(sampleSkewness(list), 9);
      expect(extrema.value(extrema.push([sample]))).toEqual({ n: N, min: min(list), max: max(list) });
    }
  });

  test("on covariance and correlation", () => {
    const { xx, xy, yy } = covariance.value(covariance.push([xs, ys]));
    expect(xy).toBeCloseTo(sampleCovariance([...xs], [...ys]), 11);
    expect(xy / Math.sqrt(xx * yy)).toBeCloseTo(sampleCorrelation([...xs], [...ys]), 11);
  });
});

describe("quantiles", () => {
  test.each([
    ["normal", xs],
    ["of e^normal", skew],
    ["far from 0", xs.map((x) => 1e6 + x)],
    ["tiny", xs.map((x) => x * 1e-200)],
    ["with zeros", xs.map((x) => Math.max(0, x))],
  ])("of a sample, %s, are those of sorting to a part in 1024", (_, sample) => {
    const found = quantiles.value(quantiles.push([sample]));
    const sorted = sample.toSorted();
    for (const p of [0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 0.999, 1]) {
      const exact = sorted[Math.max(0, Math.ceil(p * N) - 1)] as number;
      expect(Math.abs(quantileAt(found, p) - exact), `p = ${p}`).toBeLessThanOrEqual(
        ACCURACY * Math.abs(exact) * (1 + 1e-9),
      );
    }
  });
});

describe("a spectrum", () => {
  // the third moment within a bucket is all that is lost: 6e-8 f'''
  test("gives <f(a)> of tanh, 1/(1 + e^a), e^(-a/2), a^2 to 1e-6 of the direct average", () => {
    const a = xs.map((x) => 2 + 2 * x);
    const found = spectrum.value(spectrum.push([a]));
    const functions = [
      Math.tanh,
      (x: number) => 1 / (1 + Math.exp(x)),
      (x: number) => Math.exp(-x / 2),
      (x: number) => x * x,
    ];
    for (const f of functions) {
      const direct = a.reduce((sum, x) => sum + f(x), 0) / N;
      expect(Math.abs(averageOf(found, f) / direct - 1)).toBeLessThan(1e-6);
    }
  });

  test("takes what is far, infinite or no number without losing the rest", () => {
    const found = spectrum.value(
      spectrum.push([Float64Array.of(-1e300, -5000, 0.1, 5000, Infinity, -Infinity)]),
    );
    expect(averageOf(found, (a) => (a > 0 ? 1 : 0))).toBeCloseTo(0.5, 12);
    expect(averageOf(spectrum.value(spectrum.push([Float64Array.of(1, Number.NaN)])), (a) => a)).toBeNaN();
  });
});

describe("memory is bounded", () => {
  const size = (state: unknown): number => JSON.stringify(state).length;
  const grow = (
    statistic: { push(c: Float64Array[]): never; merge(a: never, b: never): never },
    draw: () => number,
  ) => {
    const tree = new Tree<never>((a, b) => statistic.merge(a, b));
    const sizes: number[] = [];
    for (let index = 0; index < 64; index++) {
      tree.add({ level: 0, index, state: statistic.push([column(LEAF, draw)]) });
      if (index === 15 || index === 63) sizes.push(size(tree.root()));
    }
    return sizes as [number, number];
  };

  test.each([
    ["quantiles", quantiles],
    ["spectrum", spectrum],
    ["blocks", blocks(moments)],
  ])("%s of 65,536 values take at most half more than of 16,384", (_, statistic) => {
    const [few, many] = grow(statistic as never, normals(13));
    expect(many).toBeLessThan(1.5 * few);
  });

  test(`counts keep the ${MOST} smallest values and count the rest`, () => {
    const whole = counts.value(counts.push([Float64Array.from({ length: 2 * MOST }, (_, i) => i)]));
    expect(whole.keys).toHaveLength(MOST);
    expect(whole.beyond).toBeCloseTo(0.5, 12);
  });
});

describe("blocks", () => {
  const push = blocks(moments);
  const sizesOf = (n: number): number[] => {
    const tree = new Tree<ReturnType<typeof push.empty>>((a, b) => push.merge(a, b));
    for (let from = 0; from < n; from += LEAF) {
      tree.add({ level: 0, index: from / LEAF, state: push.push([xs.slice(0, Math.min(LEAF, n - from))]) });
    }
    return tree.root()?.blocks.map((block) => block.n) ?? [];
  };

  test("hold 32 2^k trajectories each, the last one the rest, and are at most 64", () => {
    for (const n of [31, 1000, 2048, 2049, 100_000]) {
      const sizes = sizesOf(n);
      expect(sizes.length).toBeLessThanOrEqual(MOST_BLOCKS);
      expect(sizes.reduce((a, b) => a + b, 0)).toBe(n);
      expect(new Set(sizes.slice(0, -1)).size).toBeLessThanOrEqual(1);
      if (n > 2048) expect(sizes.length).toBeGreaterThan(MOST_BLOCKS / 2);
    }
  });
});

describe("weights", () => {
  // a trajectory of weight k is k trajectories
  const draw = uniforms(14);
  const repeats = column(400, () => 1 + Math.floor(4 * draw()));
  const repeated = (sample: Float64Array): Float64Array =>
    Float64Array.from([...repeats].flatMap((k, i) => new Array<number>(k).fill(sample[i] as number)));
  const [x, y] = [xs.slice(0, 400), ys.slice(0, 400)];

  test.each([0, 500, -900])("of e^(lw + %s), lw = ln k, count k times", (offset) => {
    const lw = repeats.map((k) => Math.log(k) + offset);
    const many = moments.value(moments.push([repeated(x)]));
    const found = weightedMoments.value(weightedMoments.push([x, lw]));
    expect(found.mean).toBeCloseTo(many.mean, 11);
    found.central.forEach((c, p) => {
      expect(c).toBeCloseTo(many.central[p] as number, 10);
    });
    const pair = covariance.value(covariance.push([repeated(x), repeated(y)]));
    const weighted = weightedCovariance.value(weightedCovariance.push([x, y, lw]));
    expect(weighted.meanY).toBeCloseTo(pair.meanY, 11);
    const slope = pair.xy / pair.xx;
    expect(weighted.xy / weighted.xx).toBeCloseTo(slope, 10);
    const average = logMeanExp.value(logMeanExp.push([repeated(x)]));
    const tilted = weightedLogMeanExp.value(weightedLogMeanExp.push([x, lw]));
    expect(tilted.logMean).toBeCloseTo(average.logMean, 11);
    expect(tilted.tiltedMean).toBeCloseTo(average.tiltedMean, 10);
    expect(quantileAt(quantiles.value(quantiles.push([x, lw])), 0.3)).toBe(
      quantileAt(quantiles.value(quantiles.push([repeated(x)])), 0.3),
    );
    const total = repeats.reduce((a, b) => a + b, 0);
    expect(found.effective).toBeCloseTo(total ** 2 / repeats.reduce((a, k) => a + k * k, 0), 8);
  });
});
