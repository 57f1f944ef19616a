// The error of a mutual information over many seeds: independent columns, nearly independent ones (where 2nI is a non-central chi-square
// of order 1 to 100), rare cells, and dependent ones.
import { describe, expect, test } from "vitest";
import { draws, seedOf, table } from "../../bench/calibration/draw.js";
import { estimateOf } from "../../bench/calibration/judged.js";
import { mutualInformation } from "../../dist/index.js";

type Cells = readonly (readonly number[])[];
const N = 1024;
const SEEDS = 2000;

/** Both fair, with 2nI = of. */
function nearly(of: number): Cells {
  const e = Math.sqrt(of / N) / 4;
  return [
    [0.25 + e, 0.25 - e],
    [0.25 - e, 0.25 + e],
  ];
}

const product = (p: readonly number[], q: readonly number[]): Cells => p.map((x) => q.map((y) => x * y));

function truth(cells: Cells): number {
  const px = cells.map((row) => row.reduce((a, b) => a + b));
  const py = (cells[0] as number[]).map((_, j) => cells.reduce((sum, row) => sum + (row[j] as number), 0));
  return cells
    .flatMap((row, i) => row.map((p, j) => p * Math.log(p / (px[i] as number) / (py[j] as number))))
    .reduce((a, b) => a + b);
}

function samples(name: string, cells: Cells, seeds: number): { z: number; value: number; error: number }[] {
  const of = truth(cells);
  const flat = cells.flatMap((row, a) => row.map((p, b) => ({ p, a, b })));
  return Array.from({ length: seeds }, (_, k) => {
    const { uniform } = draws(seedOf(`${name} ${k}`));
    const columns = table(N, () => {
      let u = uniform();
      for (const { p, a, b } of flat) {
        u -= p;
        if (u < 0) return { a, b };
      }
      return { a: 0, b: 0 };
    });
    const { value, error } = estimateOf({ columns }, mutualInformation("a", "b")) as {
      value: number;
      error: number;
    };
    return { z: (value - of) / error, value, error };
  });
}

const rms = (xs: readonly number[]): number => Math.sqrt(xs.reduce((sum, x) => sum + x * x, 0) / xs.length);

describe("the error of a mutual information", () => {
  test.each<[string, Cells]>([
    ["independent bits", nearly(0)],
    ["2nI = 1", nearly(1)],
    ["2nI = 4", nearly(4)],
    ["2nI = 16", nearly(16)],
    ["2nI = 64", nearly(64)],
    ["three by four, independent", product([0.2, 0.3, 0.5], [0.1, 0.2, 0.3, 0.4])],
    ["a cell that is met once in four samples", product([1 / 64, 63 / 64], [1 / 64, 63 / 64])],
  ])("covers the truth: %s", (name, cells) => {
    const found = samples(name, cells, SEEDS);
    const within = (q: number): number => found.filter(({ z }) => Math.abs(z) <= q).length / SEEDS;
    // normal shares, less 3 standard deviations of a binomial; 4 standard errors: 6e-5
    expect(within(1)).toBeGreaterThan(0.65);
    expect(within(2)).toBeGreaterThan(0.94);
    expect(SEEDS * (1 - within(4))).toBeLessThanOrEqual(2);
    // no bias beside 2/n; a cell that is seldom met leaves 0.3/n
    const of = truth(cells);
    const values = found.map(({ value }) => value - of);
    const bias = values.reduce((a, b) => a + b) / SEEDS;
    expect(Math.abs(bias)).toBeLessThan((4 * rms(values)) / Math.sqrt(SEEDS) + 0.4 / N);
    // nor is it larger by more than the 2/n that low values need
    expect(rms(found.map(({ error }) => error - 2 / N))).toBeLessThan(2.5 * rms(values));
  });

  test("is the sample's where the columns depend", () => {
    const found = samples(
      "dependent",
      [
        [0.4, 0.1],
        [0.1, 0.4],
      ],
      SEEDS,
    );
    expect(rms(found.map(({ z }) => z))).toBeGreaterThan(0.85);
    expect(rms(found.map(({ z }) => z))).toBeLessThan(1.05);
  });
});
