import { describe, expect, test } from "vitest";
import { histogram } from "../../dist/stats/histogram.js";
import { column, normals } from "../laws/uniforms.js";

describe("the histogram", () => {
  test("counts low_i <= x < low_(i + 1), and what lies outside apart", () => {
    const statistic = histogram(-2, 2, 16); // edges are exact doubles
    const sample = column(5000, normals(1)).map((x) => Math.round(x * 64) / 64); // many on the edges
    const { counts, edges, under, over, n } = statistic.value(statistic.push([sample]));
    const inside = (low: number, high: number): number => sample.filter((x) => x >= low && x < high).length;
    expect(counts).toEqual(edges.slice(1).map((high, i) => inside(edges[i] as number, high)));
    expect([under, over, n]).toEqual([inside(-Infinity, -2), inside(2, Infinity), 5000]);
  });

  test("counts infinite values outside", () => {
    const statistic = histogram(0, 1, 4);
    const { under, over, counts } = statistic.value(
      statistic.push([Float64Array.of(-Infinity, Infinity, 1, 0)]),
    );
    expect([under, over, ...counts]).toEqual([1, 2, 1, 0, 0, 0]);
  });
});
