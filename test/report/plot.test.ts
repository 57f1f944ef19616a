import { describe, expect, test } from "vitest";
import { svg, sweepPlot, thin } from "../../dist/report/plot.js";
import { traps } from "./sample.js";

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const POINT = /aria-roledescription="point"/g;
const BAR = /aria-roledescription="rule mark"/g;

describe("the plot of a sweep", () => {
  test("has a point and a bar per row, axis titles, and says what the bars are", async () => {
    const text = await svg(sweepPlot(traps, { x: "duration", quantity: "work" }));
    expect(text.startsWith("<svg")).toBe(true);
    expect(count(text, POINT)).toBe(3);
    expect(count(text, BAR)).toBe(3);
    expect(text).toContain(">duration</text>");
    expect(text).toContain(">work (bars: ± 2 standard errors)</text>");
    expect(text).not.toMatch(/NaN|undefined/);
  });

  test("the bars reach 2 standard errors up and down", () => {
    const spec = sweepPlot(traps, { x: "duration", quantity: "work" });
    const { values } = (spec as { data: { values: { x: number; low: number; high: number }[] } }).data;
    traps.forEach(({ parameters, result }, i) => {
      const { value, error } = result.estimates.work ?? {};
      expect(values[i]?.x).toBe(parameters.duration);
      expect((values[i]?.high ?? 0) - (value ?? 0)).toBeCloseTo(2 * (error ?? 0), 14);
      expect((value ?? 0) - (values[i]?.low ?? 0)).toBeCloseTo(2 * (error ?? 0), 14);
    });
  });

  test("is logarithmic where positive values span more than a decade, linear elsewhere", () => {
    const scaleFor = (values: readonly number[]): string => {
      const rows = values.map((duration, i) => ({
        parameters: { duration },
        result: (traps[i] as (typeof traps)[number]).result,
      }));
      return JSON.stringify(sweepPlot(rows, { x: "duration", quantity: "work" })).includes('"log"')
        ? "log"
        : "linear";
    };
    expect(scaleFor([0.1, 1, 1.1])).toBe("log");
    expect(scaleFor([1, 5, 10])).toBe("linear");
    expect(scaleFor([0, 1, 100])).toBe("linear");
  });

  test("a second parameter makes series with a legend", async () => {
    const rows = traps.flatMap(({ parameters, result }) =>
      [1, 2].map((depth) => ({ parameters: { ...parameters, depth }, result })),
    );
    const text = await svg(sweepPlot(rows, { x: "duration", quantity: "work" }));
    expect(text).toContain(">depth=1</text>");
    expect(text).toContain(">depth=2</text>");
  });

  test("refuses a quantity that no point has", () => {
    expect(() => sweepPlot(traps, { x: "duration", quantity: "torque" })).toThrow("duration and torque");
  });
});

test("at most 2,000 points a line, evenly, with the last", () => {
  const items = Array.from({ length: 80_000 }, (_, i) => i);
  const few = thin(items);
  expect(few.length).toBe(2000);
  expect(few.at(-1)).toBe(79_999);
  expect(new Set(few.slice(1).map((item, i) => item - (few[i] as number)))).toEqual(new Set([40]));
  expect(thin(items, 640).length).toBeLessThanOrEqual(640);
  expect(thin([1, 2, 3])).toEqual([1, 2, 3]);
});
