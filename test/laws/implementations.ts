// Every statistic of src/stats with what its law needs: columns to draw, and the numbers of its value with the size against which a
// rounding counts in each.
import fc from "fast-check";
import { blocks } from "../../dist/stats/blocks.js";
import { counts } from "../../dist/stats/counts.js";
import { covariance } from "../../dist/stats/covariance.js";
import { extrema } from "../../dist/stats/extrema.js";
import { groups } from "../../dist/stats/groups.js";
import { histogram } from "../../dist/stats/histogram.js";
import { logMeanExp } from "../../dist/stats/logMeanExp.js";
import { type Moments, type MomentsState, moments } from "../../dist/stats/moments.js";
import { quantiles } from "../../dist/stats/quantiles.js";
import { averageOf, spectrum } from "../../dist/stats/spectrum.js";
import type { Statistic } from "../../dist/stats/statistic.js";
import { tail } from "../../dist/stats/tail.js";
import { type Visits, visits } from "../../dist/stats/visits.js";
import { weightedCovariance } from "../../dist/stats/weightedCovariance.js";
import { weightedLogMeanExp } from "../../dist/stats/weightedLogMeanExp.js";
import { weightedMoments } from "../../dist/stats/weightedMoments.js";

const EPSILON = 2 ** -52;

export interface Implementation {
  readonly name: string;
  readonly statistic: Statistic<unknown, unknown>;
  /** How many columns it takes. */
  readonly columns: 1 | 2 | 3;
  readonly values: fc.Arbitrary<number>;
  /** Log-weights, where the last column holds them. */
  readonly weights?: fc.Arbitrary<number>;
  /** The numbers of its value, each with the size against which a rounding counts. */
  readonly numbers: (value: unknown, sample: readonly number[][]) => readonly (readonly [number, number])[];
}

const far = fc
  .tuple(fc.constantFrom(0, 1e3, -1e6), fc.double({ min: -10, max: 10, noNaN: true }))
  .map(([offset, x]) => offset + x);
const exponents = fc.oneof(
  fc.double({ min: -5, max: 5, noNaN: true }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.constant(-Infinity),
);

const largest = (xs: readonly number[]): number => xs.reduce((a, x) => Math.max(a, Math.abs(x)), 0);
const meanOf = (xs: readonly number[]): number => xs.reduce((a, x) => a + x, 0) / Math.max(1, xs.length);
const spreadOf = (xs: readonly number[]): number => largest(xs.map((x) => x - meanOf(xs)));

// an error e of the mean moves M_p/n by p e spread^(p-1)
function momentNumbers(value: Moments, xs: readonly number[], scatter = 1): (readonly [number, number])[] {
  const { n, mean, central, min, max } = value;
  const [size, spread] = [largest(xs), spreadOf(xs)];
  const scale = (p: number): number => scatter * p * (spread + EPSILON * size) ** (p - 1) * (spread + size);
  return [
    [n, 0],
    [min, 0],
    [max, 0],
    [mean, scatter * size],
    // n/(n - 1) is at most 2; weights may leave nothing to divide by
    ...(scatter === 1 ? [[value.variance, 2 * scale(2)] as const] : []),
    ...central.map((c, p) => [c, p < 2 ? 0 : scale(p)] as const),
  ];
}

const logWeights = fc
  .tuple(fc.constantFrom(0, 0, 300, -700), fc.double({ min: -5, max: 5, noNaN: true }))
  .map(([offset, lw]) => offset + lw);
// a log-weight of 705 is rounded to 705 roundings of its weight
const SCATTER = 706;

export const IMPLEMENTATIONS: readonly Implementation[] = [
  {
    name: "moments",
    statistic: moments as Statistic<unknown, unknown>,
    columns: 1,
    values: far,
    numbers: (value, [xs]) => {
      return momentNumbers(value as Moments, xs as number[]);
    },
  },
  {
    name: "covariance",
    statistic: covariance as Statistic<unknown, unknown>,
    columns: 2,
    values: far,
    numbers: (value, [xs, ys]) => {
      const { n, meanX, meanY, xx, xy, yy } = value as ReturnType<typeof covariance.value>;
      const [sx, sy] = [largest(xs as number[]), largest(ys as number[])];
      const [dx, dy] = [spreadOf(xs as number[]), spreadOf(ys as number[])];
      return [
        [n, 0],
        [meanX, sx],
        [meanY, sy],
        [xx, 4 * (dx + EPSILON * sx) * (dx + sx)],
        [xy, 2 * ((dx + EPSILON * sx) * (dy + sy) + (dy + EPSILON * sy) * (dx + sx))],
        [yy, 4 * (dy + EPSILON * sy) * (dy + sy)],
      ];
    },
  },
  {
    name: "logMeanExp",
    statistic: logMeanExp as Statistic<unknown, unknown>,
    columns: 1,
    values: exponents,
    numbers: (value, [xs]) => {
      const v = value as ReturnType<typeof logMeanExp.value>;
      const size = largest((xs as number[]).filter(Number.isFinite)) + 1;
      return [
        [v.n, 0],
        [v.logMean, size],
        // a shift of an exponent by size roundings moves a weight by as many
        [v.effective, v.n * size],
        [v.largestShare, size],
        [v.tiltedMean, size * size],
        [v.relativeError ** 2, size],
      ];
    },
  },
  {
    name: "tail",
    statistic: tail as Statistic<unknown, unknown>,
    columns: 1,
    values: exponents,
    numbers: (value) => {
      const { n, hill } = value as ReturnType<typeof tail.value>;
      return [
        [n, 0],
        ...hill.flatMap(({ top, index, error }) => [top, index, error].map((v) => [v, 0] as const)),
      ];
    },
  },
  {
    name: "histogram",
    statistic: histogram(-5, 5, 17) as Statistic<unknown, unknown>,
    columns: 1,
    values: fc.double({ min: -8, max: 8, noNaN: true }),
    numbers: (value) => {
      const { n, under, over, counts, edges } = value as ReturnType<ReturnType<typeof histogram>["value"]>;
      return [n, under, over, ...counts, ...edges].map((v) => [v, 0] as const);
    },
  },
  {
    name: "visits",
    statistic: visits(-5, 5, 17, 1) as Statistic<unknown, unknown>,
    columns: 1,
    values: fc.double({ min: -8, max: 8, noNaN: true }),
    // errors are null where there is one trajectory or none
    numbers: (value) => {
      const { n, under, over, shares, errors, edges } = value as Visits;
      return [n, under, over, ...shares, ...errors.map(Number), ...edges].map((v) => [v, 0] as const);
    },
  },
  {
    name: "quantiles",
    statistic: quantiles as Statistic<unknown, unknown>,
    columns: 1,
    values: far,
    numbers: (value) => {
      const { n, effective, values, shares } = value as ReturnType<typeof quantiles.value>;
      return [
        [n, 0],
        [effective, 0],
        ...[...values].map((v) => [v, 0] as const),
        ...[...shares].map((s) => [s, 1] as const),
      ];
    },
  },
  {
    name: "extrema",
    statistic: extrema as Statistic<unknown, unknown>,
    columns: 1,
    values: far,
    numbers: (value) => {
      const { n, min, max } = value as ReturnType<typeof extrema.value>;
      return [n, min, max].map((v) => [v, 0] as const);
    },
  },
  {
    name: "counts under weights",
    statistic: counts as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.integer({ min: -5, max: 5 }),
    weights: logWeights,
    numbers: (value) => {
      const { n, effective, keys, shares } = value as ReturnType<typeof counts.value>;
      return [
        [n, 0],
        [effective, n * SCATTER],
        ...keys.map((v) => [v, 0] as const),
        ...shares.map((s) => [s, SCATTER] as const),
      ];
    },
  },
  {
    name: "moments in groups",
    statistic: groups(moments) as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.integer({ min: -5, max: 5 }),
    numbers: (value, [by, xs]) => {
      const found = value as { n: number; groups: { key: number; n: number; value: Moments }[] };
      return [
        [found.n, 0],
        ...found.groups.flatMap(({ key, n, value: v }) => [
          [key, 0] as const,
          [n, 0] as const,
          ...momentNumbers(
            v,
            (xs as number[]).filter((_, i) => by?.[i] === key),
          ),
        ]),
      ];
    },
  },
  {
    // the partition depends on the tree where leaves are not full; that the blocks are the sample does not
    name: "moments in blocks",
    statistic: blocks(moments) as Statistic<unknown, unknown>,
    columns: 1,
    values: far,
    numbers: (value, [xs]) => {
      const found = value as { n: number; blocks: { n: number; state: MomentsState }[] };
      const whole = found.blocks.reduce((sum, { state }) => moments.merge(sum, state), moments.empty());
      return [[found.n, 0], ...momentNumbers(moments.value(whole), xs as number[])];
    },
  },
  {
    name: "spectrum",
    statistic: spectrum as Statistic<unknown, unknown>,
    columns: 1,
    values: exponents.filter(Number.isFinite),
    numbers: (value, [xs]) => {
      const found = value as ReturnType<typeof spectrum.value>;
      const size = largest(xs as number[]) + 1;
      return [
        [found.n, 0],
        [found.points.length, 0],
        [averageOf(found, (a) => a), size],
        [averageOf(found, (a) => a * a), 2 * size * size],
        [averageOf(found, Math.tanh), size],
      ];
    },
  },
  {
    name: "spectrum under weights",
    statistic: spectrum as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.double({ min: -5, max: 5, noNaN: true }),
    weights: logWeights,
    numbers: (value) => {
      const found = value as ReturnType<typeof spectrum.value>;
      return [
        [found.n, 0],
        [found.effective, found.n * SCATTER],
        [averageOf(found, (a) => a), 5 * SCATTER],
        [averageOf(found, Math.tanh), SCATTER],
      ];
    },
  },
  {
    name: "moments under weights",
    statistic: weightedMoments as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.double({ min: -5, max: 5, noNaN: true }),
    weights: logWeights,
    numbers: (value, [xs]) => {
      const found = value as Moments;
      return [
        ...momentNumbers(found, xs as number[], SCATTER),
        [found.effective, found.n * SCATTER],
        [found.meanError ** 2, SCATTER * 100],
      ];
    },
  },
  {
    name: "covariance under weights",
    statistic: weightedCovariance as Statistic<unknown, unknown>,
    columns: 3,
    values: fc.double({ min: -5, max: 5, noNaN: true }),
    weights: fc.double({ min: -1, max: 1, noNaN: true }),
    numbers: (value) => {
      const { n, meanX, meanY, xx, xy, yy } = value as ReturnType<typeof covariance.value>;
      // weights of at most e^2 to 1 leave at least an eighth of a degree of freedom of two values
      return [[n, 0], [meanX, 5], [meanY, 5], ...[xx, xy, yy].map((c) => [c, 8 * 100] as const)];
    },
  },
  {
    name: "logMeanExp under weights",
    statistic: weightedLogMeanExp as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.double({ min: -5, max: 5, noNaN: true }),
    weights: logWeights,
    numbers: (value) => {
      const v = value as ReturnType<typeof weightedLogMeanExp.value>;
      return [
        [v.n, 0],
        [v.logMean, SCATTER],
        [v.effective, v.n * SCATTER],
        [v.largestShare, SCATTER],
        [v.tiltedMean, 2 * SCATTER],
        [v.relativeError ** 2, 4 * SCATTER],
      ];
    },
  },
  {
    name: "histogram under weights",
    statistic: histogram(-5, 5, 7) as Statistic<unknown, unknown>,
    columns: 2,
    values: fc.double({ min: -8, max: 8, noNaN: true }),
    weights: logWeights,
    numbers: (value) => {
      const {
        n,
        effective,
        under,
        over,
        counts: found,
      } = value as ReturnType<ReturnType<typeof histogram>["value"]>;
      return [
        [n, 0],
        [effective, n * SCATTER],
        ...[under, over, ...found].map((v) => [v, n * SCATTER] as const),
      ];
    },
  },
];
