import { describe, expect, test } from "vitest";
import { csv, sweepTable, sweepVerdicts } from "../../dist/report/csv.js";
import { traps } from "./sample.js";

/** RFC 4180, read back: null for an empty field that is not quoted. */
function read(text: string): (string | null)[][] {
  const rows: (string | null)[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("CSV", () => {
  test("every double reads back to the same bits", () => {
    const words = new BigUint64Array(2000);
    let state = 1n;
    for (let i = 0; i < words.length; i++) {
      state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
      words[i] = state;
    }
    const values = new Float64Array(words.buffer).filter((x) => !Number.isNaN(x));
    values.set([0, -0, 5e-324, Number.MAX_VALUE, Infinity, -Infinity, 0.1, 1 / 3]);
    const back = read(csv({ x: values })).slice(1);
    expect(back).toHaveLength(values.length);
    back.forEach(([text], i) => {
      expect(Object.is(Number(text), values[i])).toBe(true);
    });
  });

  test("commas, quotes and line breaks are quoted; null and the empty string stay apart", () => {
    const texts = ["plain", 'a "b", c', "two\r\nlines", "", null];
    const text = csv({ "name, unit": texts, n: [1, 2, 3, 4, null] });
    expect(text.split("\r\n")[0]).toBe('"name, unit",n');
    expect(text).toContain('"",4\r\n');
    expect(
      read(text)
        .slice(1)
        .map(([first]) => first),
    ).toEqual(texts);
    expect(text.endsWith(",\r\n")).toBe(true);
  });

  test("columns of unequal length are refused with their lengths", () => {
    expect(() => csv({ x: [1, 2], y: [1] })).toThrow("x has 2, y has 1");
  });
});

describe("a sweep as tidy columns", () => {
  test("one row per point and estimate, with the numbers of the results bit for bit", () => {
    const columns = sweepTable(traps);
    const per = Object.keys(traps[0]?.result.estimates ?? {}).length;
    expect(Object.keys(columns)).toEqual([
      "duration",
      "quantity",
      "value",
      "error",
      "n",
      "effective",
      "bias",
      "biasError",
    ]);
    const lines = read(csv(columns)).slice(1);
    expect(lines).toHaveLength(3 * per);
    for (const { parameters, result } of traps) {
      const line = lines.find(([at, name]) => Number(at) === parameters.duration && name === "work");
      const { value, error, n, bias } = result.estimates.work ?? {};
      expect(line?.slice(2, 5).map(Number)).toEqual([value, error, n]);
      expect(Number(line?.[6])).toBe(bias?.value);
      expect(Number(line?.[7])).toBe(bias?.error);
    }
  });

  test("one row per point and verdict", () => {
    const columns = sweepVerdicts(traps);
    expect(Array.from(columns.outcome ?? [])).toEqual(
      traps.flatMap(({ result }) => result.verdicts.map(({ outcome }) => outcome)),
    );
    expect(Array.from(columns.duration ?? [])).toEqual([0.1, 0.1, 0.5, 0.5, 2, 2]);
    expect(read(csv(columns))).toHaveLength(7);
  });

  test("a swept parameter that is called like a column keeps its own column", () => {
    const rows = traps.map(({ result }, i) => ({ parameters: { error: i / 10 }, result }));
    const columns = sweepTable(rows);
    expect(columns["parameter.error"]?.[0]).toBe(0);
    expect(columns.error?.[0]).toBe(traps[0]?.result.estimates.work?.error);
    expect(Object.keys(sweepVerdicts(rows))[0]).toBe("parameter.error");
  });
});
