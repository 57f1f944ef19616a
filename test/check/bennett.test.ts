// bennett-1976-bar-variance of the catalogue: Gaussian work of mean m and variance 2 m, forward and reversed runs N = 2000 each,
// N Var(BAR) = 1/C - 2 with C = ∫ p_F p_R/(p_F + p_R) dW; 400 replicates, 99.9 % interval of chi-square.
import { describe, expect, test } from "vitest";
import { column, draws } from "../../bench/calibration/draw.js";
import { estimateOf } from "../../bench/calibration/judged.js";
import { bar, jarzynskiFreeEnergy, overlap } from "../../dist/estimate/request.js";

const REPLICATES = 400;
const N = 2000;
// Wilson and Hilferty, 399 degrees of freedom: v (1 - 2/9v ± 3.2905 sqrt(2/9v))^3
const chi = (sign: number): number => (1 - 2 / (9 * 399) + sign * 3.2905 * Math.sqrt(2 / (9 * 399))) ** 3;

const ROWS = [
  { m: 0.5, bar: 0.5127341144579631, jarzynski: 1.718281828459045, overlap: 0.7959457343664996 },
  { m: 1, bar: 1.0774599974634467, jarzynski: 6.38905609893065, overlap: 0.6498865953248693 },
  { m: 3, bar: 4.256390905828426, jarzynski: null, overlap: 0.31967311987120384 },
];

describe.each(ROWS)("Gaussian work with <W_diss> = $m kT", ({ m, ...reference }) => {
  const { normal } = draws(1976 + 10 * m);
  const sample = () => {
    const draw = () => column(N, () => m + Math.sqrt(2 * m) * normal());
    return { columns: { w: draw() }, reverse: { w: draw() } };
  };
  const samples = Array.from({ length: REPLICATES }, sample);
  const spreadOf = (xs: readonly number[]): number => {
    const mean = xs.reduce((a, x) => a + x, 0) / xs.length;
    return xs.reduce((a, x) => a + (x - mean) ** 2, 0) / (xs.length - 1);
  };

  test(`N Var(BAR) = 1/C - 2 = ${reference.bar.toPrecision(4)}, and the stated errors say so`, () => {
    const found = samples.map((s) => estimateOf(s, bar("w", "w", 1)));
    const ratio = (N * spreadOf(found.map(({ value }) => value as number))) / reference.bar;
    expect(ratio).toBeGreaterThan(chi(-1));
    expect(ratio).toBeLessThan(chi(1));
    const stated = found.reduce((sum, { error }) => sum + N * (error as number) ** 2, 0) / REPLICATES;
    // Bennett's error is itself uncertain by some percent a replicate, 0.5 % over 400
    expect(Math.abs(stated / reference.bar - 1)).toBeLessThan(0.03);
  });

  test(`overlap 2 C = ${reference.overlap.toPrecision(4)}, |z| < 4.5`, () => {
    const found = samples.slice(0, 50).map((s) => estimateOf(s, overlap("w", "w", 1)));
    const mean = found.reduce((sum, { value }) => sum + (value as number), 0) / found.length;
    const error = Math.sqrt(found.reduce((sum, { error: e }) => sum + (e as number) ** 2, 0)) / found.length;
    expect(Math.abs(mean - reference.overlap) / error).toBeLessThan(4.5);
  });

  test.skipIf(reference.jarzynski === null)(
    "N Var(Jarzynski) = e^(2m) - 1, to 10 % beside the interval, for m <= 1",
    () => {
      const found = samples.map((s) => estimateOf(s, jarzynskiFreeEnergy("w", 1)).value as number);
      const ratio = (N * spreadOf(found)) / (reference.jarzynski as number);
      expect(ratio).toBeGreaterThan(0.9 * chi(-1));
      expect(ratio).toBeLessThan(1.1 * chi(1));
    },
  );
});
