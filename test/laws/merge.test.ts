// The law of every statistic: value(push(all)) = value(merge of any split, in any tree), to rounding. One body, run over all
// implementations of src/stats; each row says how far rounding may move each number of its value.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covariance } from "../../dist/stats/covariance.js";
import { histogram } from "../../dist/stats/histogram.js";
import { logMeanExp } from "../../dist/stats/logMeanExp.js";
import { moments } from "../../dist/stats/moments.js";
import type { Statistic } from "../../dist/stats/statistic.js";
import { tail } from "../../dist/stats/tail.js";

const SEED = 20240611;
const EPSILON = 2 ** -52;
// an error of one rounding per value and per merge, at most 150 values: 2 x 150, and a factor 4 for what is done with each
const ROUNDINGS = 1200 * EPSILON;

interface Implementation {
  readonly name: string;
  readonly statistic: Statistic<unknown, unknown>;
  /** How many columns it takes. */
  readonly columns: 1 | 2;
  readonly values: fc.Arbitrary<number>;
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

const IMPLEMENTATIONS: readonly Implementation[] = [
  {
    name: "moments",
    statistic: moments as Statistic<unknown, unknown>,
    columns: 1,
    values: far,
    numbers: (value, [xs]) => {
      const { n, mean, variance, central, min, max } = value as ReturnType<typeof moments.value>;
      const [size, spread] = [largest(xs as number[]), spreadOf(xs as number[])];
      // an error e of the mean moves M_p/n by p e spread^(p-1)
      const scale = (p: number): number => p * (spread + EPSILON * size) ** (p - 1) * (spread + size);
      return [
        [n, 0],
        [min, 0],
        [max, 0],
        [mean, size],
        [variance, 2 * scale(2)],
        ...central.map((c, p) => [c, p < 2 ? 0 : scale(p)] as const),
      ];
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
];

/** Equal numbers, NaN being equal to itself, else apart by at most the roundings of their size. */
function expectClose(
  a: readonly (readonly [number, number])[],
  b: readonly (readonly [number, number])[],
): void {
  expect(a.length).toBe(b.length);
  a.forEach(([value, scale], i) => {
    const other = (b[i] as readonly [number, number])[0];
    if (Object.is(value, other)) return;
    expect(Math.abs(value - other), `number ${i}: ${value} against ${other}`).toBeLessThanOrEqual(
      ROUNDINGS * scale,
    );
  });
}

/** A random tree of merges over the parts, left before right. */
function fold(
  statistic: Statistic<unknown, unknown>,
  parts: readonly unknown[],
  cuts: readonly number[],
  depth = 0,
): unknown {
  if (parts.length === 1) return parts[0];
  const cut = 1 + ((cuts[depth % cuts.length] as number) % (parts.length - 1));
  return statistic.merge(
    fold(statistic, parts.slice(0, cut), cuts, depth + 1),
    fold(statistic, parts.slice(cut), cuts, depth + 2),
  );
}

describe.each(IMPLEMENTATIONS)("the statistic $name", ({ statistic, columns, values, numbers }) => {
  const row = fc.tuple(values, values);
  const part = fc.array(row, { maxLength: 30 });
  const columnsOf = (rows: readonly (readonly [number, number])[]): number[][] =>
    [0, 1].slice(0, columns).map((j) => rows.map((r) => r[j as 0 | 1]));
  const push = (rows: readonly (readonly [number, number])[]): unknown =>
    statistic.push(columnsOf(rows).map((c) => Float64Array.from(c)));

  test("push(A ∪ B ∪ …) = merge(push(A), push(B), …) for any split and any tree of merges", () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(100), { minLength: 1, maxLength: 6 }),
        (parts, cuts) => {
          const all = parts.flat();
          fc.pre(all.length > 1);
          const whole = statistic.value(push(all));
          const merged = statistic.value(fold(statistic, parts.map(push), cuts));
          expectClose(numbers(merged, columnsOf(all)), numbers(whole, columnsOf(all)));
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("merge is associative: (A B) C = A (B C)", () => {
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const [A, B, C] = [push(a), push(b), push(c)];
        const all = [...a, ...b, ...c];
        fc.pre(all.length > 1);
        const left = statistic.merge(statistic.merge(A, B), C);
        const right = statistic.merge(A, statistic.merge(B, C));
        expectClose(
          numbers(statistic.value(left), columnsOf(all)),
          numbers(statistic.value(right), columnsOf(all)),
        );
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test("the empty state is neutral, bit for bit: merge(0, A) = A = merge(A, 0)", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const state = push(rows);
        expect(statistic.merge(statistic.empty(), state)).toEqual(state);
        expect(statistic.merge(state, statistic.empty())).toEqual(state);
        expect(statistic.merge(push([]), state)).toEqual(state);
        expect(statistic.merge(state, push([]))).toEqual(state);
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test("merge changes neither of its arguments", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [A, B] = [push(a), push(b)];
        const before = JSON.stringify([A, B]);
        statistic.merge(A, B);
        expect(JSON.stringify([A, B])).toBe(before);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  test("a state is plain data: a structured clone merges to the same bytes", () => {
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [A, B] = [push(a), push(b)];
        const here = statistic.value(statistic.merge(A, B));
        expect(statistic.value(statistic.merge(structuredClone(A), structuredClone(B)))).toEqual(here);
      }),
      { seed: SEED, numRuns: 50 },
    );
  });
});
