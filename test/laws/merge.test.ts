// The law of every statistic: value(push(all)) = value(merge of any split, in any tree), to rounding. One body, run over all
// implementations of src/stats; each row says how far rounding may move each number of its value.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Statistic } from "../../dist/stats/statistic.js";
import { IMPLEMENTATIONS } from "./implementations.js";

const SEED = 20240611;
const EPSILON = 2 ** -52;
// an error of one rounding per value and per merge, at most 150 values: 2 x 150, and a factor 4 for what is done with each
const ROUNDINGS = 1200 * EPSILON;

type Row = readonly number[];

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

describe.each(IMPLEMENTATIONS)(
  "the statistic $name",
  ({ statistic, columns, values, weights = values, numbers }) => {
    const row = fc
      .tuple(values, values, weights)
      .map(([x, y, w]): Row => (columns === 3 ? [x, y, w] : columns === 2 ? [x, w] : [x]));
    const part = fc.array(row, { maxLength: 30 });
    const columnsOf = (rows: readonly Row[]): number[][] =>
      Array.from({ length: columns }, (_, j) => rows.map((r) => r[j] as number));
    const push = (rows: readonly Row[]): unknown =>
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
  },
);
