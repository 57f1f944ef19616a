import { describe, expect, test } from "vitest";
import { tail } from "../../dist/stats/tail.js";
import { column, normals, uniforms } from "../laws/uniforms.js";

const LEAF = 1000;

/** The tail of a sample, pushed leaf by leaf as a run does. */
function tailOf(values: Float64Array): ReturnType<typeof tail.value> {
  let state = tail.empty();
  for (let i = 0; i < values.length; i += LEAF) {
    state = tail.merge(state, tail.push([values.slice(i, i + LEAF)]));
  }
  return tail.value(state);
}

describe("Hill's index", () => {
  test.each([0.7, 1, 2, 4])("is alpha = %s on a Pareto sample, P(w > W) = W^-alpha", (alpha) => {
    const uniform = uniforms(Math.round(100 * alpha));
    // w = u^(-1/alpha), so a = ln w = -ln(u)/alpha
    const { n, hill } = tailOf(column(200_000, () => -Math.log(uniform()) / alpha));
    expect(n).toBe(200_000);
    expect(hill.map(({ top }) => top)).toEqual([0.02, 0.005, 0.001]);
    for (const { top, index, error } of hill) {
      // alpha/sqrt k, and the k of a bucket of width 1/64 may be larger by a factor e^(alpha/64)
      const expected = alpha / Math.sqrt(top * n);
      expect(error / expected).toBeGreaterThan(0.7);
      expect(error / expected).toBeLessThan(1.4);
      expect(Math.abs(index - alpha) / error, `top ${top}: ${index} ± ${error}`).toBeLessThan(4.5);
    }
  });

  test("has an error of alpha/sqrt k: the spread of 200 indices is their stated error within 4.5 sigma", () => {
    const uniform = uniforms(11);
    const indices: number[] = [];
    let stated = 0;
    for (let repeat = 0; repeat < 200; repeat++) {
      const [top] = tailOf(column(10_000, () => -Math.log(uniform()) / 2)).hill;
      indices.push(top?.index as number);
      stated += (top?.error as number) ** 2 / 200;
    }
    const mean = indices.reduce((a, b) => a + b, 0) / 200;
    const variance = indices.reduce((a, x) => a + (x - mean) ** 2, 0) / 199;
    // relative standard error of a variance from 200 normals: sqrt(2/199) = 0.1
    expect(Math.abs(variance / stated - 1)).toBeLessThan(4.5 * Math.sqrt(2 / 199));
  });

  test("grows without bound towards the tail of weights that are bounded", () => {
    const uniform = uniforms(5);
    const { hill } = tailOf(column(100_000, () => Math.log(uniform())));
    for (const { index } of hill) expect(index).toBeGreaterThan(20);
  });

  test("sees the heavy tail of e^(x^2), x normal: alpha = 1/2 up to a logarithm, below 2", () => {
    const draw = normals(6);
    const { hill } = tailOf(column(100_000, () => draw() ** 2));
    for (const { index } of hill) expect(index).toBeLessThan(1);
  });

  test("is not given where fewer than 10 values lie in the tail", () => {
    const uniform = uniforms(8);
    expect(tailOf(column(400, uniform)).hill).toEqual([]);
    expect(tailOf(column(600, uniform)).hill.length).toBe(1);
  });

  test("weights of 0 (exponent -infinity) count in n but not in the tail", () => {
    const uniform = uniforms(9);
    const values = column(100_000, () => -Math.log(uniform()) / 3).map((a, i) => (i % 2 ? a : -Infinity));
    const { n, hill } = tailOf(values);
    expect(n).toBe(100_000);
    for (const { index, error } of hill) expect(Math.abs(index - 3) / error).toBeLessThan(4.5);
  });
});
