// Two samples, one distribution? Seeds 1 to 9; false alarms at the level of 1e-3 per comparison.
import { describe, expect, test } from "vitest";
import { distance } from "../../dist/data/compare.js";
import { overlap } from "../../dist/data/overlap.js";
import { compare, run, SpecError } from "../../dist/index.js";
import { kolmogorov, probabilityBeyond } from "../../dist/theory/kolmogorov.js";
import { column, normals, uniforms } from "../laws/uniforms.js";
import { trap } from "../plan/trap.js";

const normal = (n: number, seed: number, mean = 0, spread = 1): Float64Array => {
  const draw = normals(seed);
  return column(n, () => mean + spread * draw());
};
const outcomes = async (a: Float64Array, b: Float64Array): Promise<string[]> =>
  (await compare({ x: a }, { y: b }, { x: "y" })).verdicts.map(({ outcome }) => outcome);

describe("Kolmogorov's distribution", () => {
  // N. Smirnov, Ann. Math. Stat. 19, 279 (1948), table 1: L(z) = 1 - Q(z)
  test.each([
    [0.5, 0.036055],
    [0.8, 0.455857],
    [1.0, 0.73],
    [1.2, 0.88775],
    [1.36, 0.950512],
    [1.63, 0.990154],
    [1.95, 0.999004],
  ])("1 - Q(%d) = %d", (z, value) => {
    expect(1 - kolmogorov(z)).toBeCloseTo(value, 5);
  });

  test("both series agree where they meet", () => {
    expect(kolmogorov(1.18 - 1e-12)).toBeCloseTo(kolmogorov(1.18 + 1e-12), 9);
  });

  test("P(D > d) is uniform for samples of one distribution: share below 0.1 of 1,000 pairs of 200 and 300", () => {
    const draw = uniforms(5);
    let below = 0;
    for (let k = 0; k < 1000; k++) {
      const d = distance(column(200, draw), column(300, draw));
      if (probabilityBeyond(d, 200, 300) < 0.1) below += 1;
    }
    // binomial, 4.5 standard errors; D is discrete, so a little fewer
    expect(Math.abs(below - 100)).toBeLessThan(4.5 * Math.sqrt(90));
  });
});

describe("the distance", () => {
  test.each<[number[], number[], number]>([
    [[1, 2, 3, 4], [1, 2, 3, 4], 0],
    [[1, 2, 3, 4], [5, 6], 1],
    [[1, 2, 3, 4], [2.5, 2.6], 0.5],
    [[1, 1, 2, 2], [1, 2, 2, 2], 0.25],
    [[3, 1, 2], [2, 9, 1, 3], 0.25],
  ])("of %j and %j is %d, ties and order apart", (a, b, d) => {
    expect(distance(Float64Array.from(a), Float64Array.from(b))).toBeCloseTo(d, 15);
  });
});

describe("the overlap of densities", () => {
  test.each([
    [0, 1],
    [1, 0.617075],
    [2, 0.317311],
    [4, 0.0455],
  ])("of normals %d apart is 2 Phi(-d/2) = %d", (apart, exact) => {
    const { value, error } = overlap(normal(40_000, 1), normal(30_000, 2, apart));
    // bins are finite and A is chosen from data: a little above, where the densities cross inside a bin
    expect((value as number) - exact).toBeLessThan(4.5 * (error as number) + 0.005);
    expect((value as number) - exact).toBeGreaterThan(-4.5 * (error as number));
    expect(error).toBeLessThan(0.01);
  });
});

describe("compare", () => {
  test("samples of one distribution hold", async () => {
    expect(await outcomes(normal(50_000, 3), normal(40_000, 4))).toEqual(["holds", "holds", "holds"]);
  });

  test("few rows are undecided, not equal", async () => {
    expect(await outcomes(normal(500, 3), normal(500, 4))).toEqual(["undecided", "undecided", "undecided"]);
  });

  test.each([
    ["a shift by 0.1 standard deviations", normal(50_000, 6, 0.1), ["broken", "broken", "holds"]],
    ["a width off by 10 %", normal(50_000, 6, 0, 1.1), ["broken", "holds", "broken"]],
    [
      "another shape of equal mean and variance",
      column(50_000, uniforms(7)).map((u) => (u - 0.5) * Math.sqrt(12)),
      ["broken", "holds", "holds"],
    ],
  ] as const)("control: %s is seen by what it changes", async (_, other, expected) => {
    expect(await outcomes(normal(50_000, 3), other)).toEqual(expected);
  });

  test("a run's kept column with data of another seed: the same physics, and not that of another temperature", async () => {
    const drag = (seed: number, kT: number) =>
      trap({
        system: { ...trap({}).system, kT },
        control: {
          duration: 1,
          ramps: {
            centre: [
              [0, 0],
              [1, 1],
            ],
          },
        },
        record: { keep: ["work"] },
        ensemble: { trajectories: 30_000, seed },
      });
    const [result, same, hot] = await Promise.all([run(drag(1, 1)), run(drag(2, 1)), run(drag(2, 1.3))]);
    const { verdicts, overlap: shared } = await compare(
      result,
      { W: same.columns.work as Float64Array },
      { work: "W" },
    );
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "holds", "holds"]);
    expect(verdicts[0]).toMatchObject({ check: "work, W", level: 1e-3 / 3, margin: 0.05 });
    expect(Math.abs((shared.work?.value as number) - 1)).toBeLessThan(0.02);
    const other = await compare(result, hot, { work: "work" });
    expect(other.verdicts.map(({ outcome }) => outcome)).toEqual(["broken", "holds", "broken"]);
  });

  test("false alarms keep the level: 300 comparisons at a level of 0.1 in all", async () => {
    let alarms = 0;
    for (let k = 0; k < 300; k++) {
      const { verdicts } = await compare(
        { x: normal(1000, 100 + k) },
        { x: normal(800, 5000 + k) },
        { x: "x" },
        { level: 0.1 },
      );
      if (verdicts.some(({ outcome }) => outcome === "broken")) alarms += 1;
    }
    expect(alarms).toBeLessThan(30 + 4.5 * Math.sqrt(27));
    expect(alarms).toBeGreaterThan(3);
  });

  test.each<[string, Parameters<typeof compare>, RegExp]>([
    ["no columns", [{ x: [] }, { x: [] }, {}], /^columns: a pair of names is needed/],
    [
      "a name that is not there",
      [{ x: normal(9, 1) }, { x: normal(9, 1) }, { x: "y" }],
      /^second: a column is needed \(x\), "y" given/,
    ],
    [
      "too few rows",
      [{ x: [1, 2] }, { x: normal(9, 1) }, { x: "x" }],
      /^first: at least 8 rows are needed, 2 given/,
    ],
    [
      "a level of 0",
      [{ x: normal(9, 1) }, { x: normal(9, 1) }, { x: "x" }, { level: 0 }],
      /^level: a number between 0 and 1/,
    ],
  ])("%s: one sentence", async (_, given, sentence) => {
    await expect(compare(...given)).rejects.toThrow(sentence);
    await expect(compare(...given)).rejects.toBeInstanceOf(SpecError);
  });
});
