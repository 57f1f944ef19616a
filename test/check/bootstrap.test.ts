// The error of any function of kept columns. Seeds 1 to 7; the error from 400 resamples is known to a share of 1/sqrt(800).
import { describe, expect, test } from "vitest";
import { type Estimate, estimate, type KeptColumns, reverse, run, SpecError } from "../../dist/index.js";
import { draws } from "../../dist/kernel/resample.js";
import { column, normals } from "../laws/uniforms.js";
import { trap } from "../plan/trap.js";

const average = (x: Float64Array): number => x.reduce((sum, v) => sum + v, 0) / x.length;
const median = (x: Float64Array): number => Float64Array.from(x).sort()[x.length >> 1] as number;
const of =
  (fn: (x: Float64Array) => number) =>
  ({ x }: KeptColumns): number =>
    fn(x as Float64Array);
const close = (found: Estimate, error: number): void => {
  expect(Math.abs((found.error as number) / error - 1)).toBeLessThan(4.5 / Math.sqrt(800) + 0.02);
};

describe("the bootstrap's standard error", () => {
  const n = 10_000;
  const x = column(n, normals(1));

  test("of a mean is s/sqrt n, its value the mean itself", () => {
    const found = estimate({ columns: { x } }, of(average), { resamples: 400 });
    expect(found.value).toBe(average(x));
    close(found, 1 / Math.sqrt(n));
  });

  test("of a median of normals is sqrt(pi/2n)", () => {
    close(estimate({ columns: { x } }, of(median), { resamples: 400 }), Math.sqrt(Math.PI / 2 / n));
  });

  test("of a correlation r of normals is (1 - r^2)/sqrt n: rows stay together", () => {
    const noise = column(n, normals(3));
    const z = x.map((v, i) => 0.6 * v + 0.8 * (noise[i] as number));
    const correlation = ({ x: a, z: b }: KeptColumns): number => {
      const [u, w] = [a as Float64Array, b as Float64Array];
      const [mu, mw] = [average(u), average(w)];
      const sum = (f: (i: number) => number): number => u.reduce((total, _, i) => total + f(i), 0);
      const cross = sum((i) => ((u[i] as number) - mu) * ((w[i] as number) - mw));
      return (
        cross / Math.sqrt(sum((i) => ((u[i] as number) - mu) ** 2) * sum((i) => ((w[i] as number) - mw) ** 2))
      );
    };
    const found = estimate({ columns: { x, z } }, correlation, { resamples: 400 });
    close(found, (1 - 0.6 ** 2) / Math.sqrt(n));
  });

  test("covers a true mean in 68 % of 500 repeats of 200 exponential values", () => {
    let covered = 0;
    for (let k = 0; k < 500; k++) {
      const draw = normals(1000 + k);
      const sample = column(200, () => (draw() ** 2 + draw() ** 2) / 2);
      const { value, error } = estimate({ columns: { x: sample } }, of(average), { resamples: 60, seed: k });
      if (Math.abs((value as number) - 1) < (error as number)) covered += 1;
    }
    // binomial, 4.5 standard errors, and 1 % for the skewness and the spread of the error itself
    expect(Math.abs(covered / 500 - 0.683)).toBeLessThan(4.5 * Math.sqrt((0.683 * 0.317) / 500) + 0.01);
  });

  test("of rows that follow each other in time needs blocks: AR(1) with 0.9", () => {
    const draw = normals(4);
    let last = 0;
    const series = column(20_000, () => {
      last = 0.9 * last + Math.sqrt(1 - 0.81) * draw();
      return last;
    });
    const exact = Math.sqrt(1.9 / 0.1 / series.length);
    const blocked = estimate({ columns: { x: series } }, of(average), { resamples: 400, block: 250 });
    expect(Math.abs((blocked.error as number) / exact - 1)).toBeLessThan(0.3); // 80 blocks: 8 %, 400 resamples: 3.5 %
    // control: row by row the error is 4.4 times too small
    const apart = estimate({ columns: { x: series } }, of(average), { resamples: 400 });
    expect((apart.error as number) / exact).toBeLessThan(0.3);
  });
});

describe("of a run", () => {
  const spec = trap({ record: { keep: ["x", "work"] }, ensemble: { trajectories: 2000, seed: 5 } });
  const fn = ({ x }: KeptColumns): number => average((x as Float64Array).map(Math.abs));

  test("the draws are keyed by its seed, point and direction, and by nothing else", async () => {
    const result = await run(spec);
    const first = estimate(result, fn);
    expect(estimate(await run(spec, { workers: 1, chunkLeaves: 1 }), fn)).toEqual(first);
    const { columns } = result;
    expect(estimate({ columns }, fn, { seed: 5 })).toEqual(first);
    const moved = { ...result.experiment, ensemble: { ...result.experiment.ensemble, point: 1 } };
    expect(estimate({ columns, experiment: moved }, fn).error).not.toBe(first.error);
    expect(estimate({ columns, experiment: reverse(result.experiment) }, fn).error).not.toBe(first.error);
    expect(estimate({ columns }, fn, { seed: 6 }).error).not.toBe(first.error);
  });

  test.each<[string, Parameters<typeof estimate>, RegExp]>([
    ["nothing kept", [{ columns: {} }, () => 0], /^columns: a kept column is needed/],
    [
      "different lengths",
      [{ columns: { a: new Float64Array(3), b: new Float64Array(2) } }, () => 0],
      /^columns.b: as many rows as in "a", 3, are needed, 2 given/,
    ],
    [
      "one block",
      [{ columns: { a: new Float64Array(3) } }, () => 0, { block: 2 }],
      /^block: blocks of which there are 2 are needed, 3 rows/,
    ],
    [
      "one resample",
      [{ columns: { a: new Float64Array(3) } }, () => 0, { resamples: 1 }],
      /^resamples: a whole number of at least 2/,
    ],
  ])("%s: one sentence", (_, given, sentence) => {
    expect(() => estimate(...given)).toThrow(sentence);
    expect(() => estimate(...given)).toThrow(SpecError);
  });
});

test("draws are uniform and keyed: chi^2 of 100 blocks within 4.5 standard deviations, rounds apart", () => {
  const counts = new Array<number>(100).fill(0);
  for (const place of draws({ seed: 7, stream: 0 }, 3, 100_000, 100))
    counts[place] = (counts[place] as number) + 1;
  const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
  expect(Math.abs(chi - 99)).toBeLessThan(4.5 * Math.sqrt(2 * 99));
  const a = draws({ seed: 7, stream: 0 }, 0, 5000, 2 ** 30);
  expect(draws({ seed: 7, stream: 0 }, 0, 1500, 2 ** 30)).toEqual(a.slice(0, 1500));
  for (const other of [
    draws({ seed: 7, stream: 0 }, 1, 5000, 2 ** 30),
    draws({ seed: 7, stream: 1 }, 0, 5000, 2 ** 30),
  ]) {
    expect(other.filter((v, i) => v === a[i]).length).toBeLessThan(2);
  }
});
