// Tables from files: the same numbers as were written, and one sentence about the first cell that is none.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { collect, leavesOf, tableOf } from "../../dist/data/table.js";
import {
  type DataTable,
  readCsv,
  readParquet,
  readTable,
  SpecError,
  writeParquet,
} from "../../dist/index.js";
import { csv } from "../../dist/report/csv.js";
import { column, normals } from "../laws/uniforms.js";

const folder = mkdtempSync(join(tmpdir(), "szilard-data-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const draw = normals(1);
// neither a multiple of a piece of 8192 nor of a leaf of 1024; with the doubles that are hard to write
const W = column(20_001, () => draw() * 1e-21);
W.set([0, -0, 5e-324, Number.MAX_VALUE, 0.1, 1 / 3]);
const Q = W.map((w) => 1 - w);

describe.each([
  ["CSV", async () => readTable(file("both.csv", csv({ W, "Q (J)": Q })))],
  [
    "Parquet",
    async () => {
      const path = join(folder, "both.parquet");
      writeParquet(path, { W, "Q (J)": Q });
      return readTable(path);
    },
  ],
  ["memory", async () => tableOf({ W, "Q (J)": Q })],
] as [string, () => Promise<DataTable>][])("%s", (_, open) => {
  test("reads back every double to the same bits, twice, in the order that is asked for", async () => {
    const table = await open();
    expect(table.names).toEqual(["W", "Q (J)"]);
    for (let round = 0; round < 2; round++) {
      const columns = await collect(table, ["Q (J)", "W"]);
      expect(columns).toEqual({ W, "Q (J)": Q });
      expect(Object.is(columns.W?.[1], -0)).toBe(true);
    }
  });

  test("is cut into leaves of 1024", async () => {
    const sizes: number[] = [];
    for await (const [w] of leavesOf(await open(), ["W"])) sizes.push(w?.length ?? 0);
    expect(sizes).toEqual([...new Array(19).fill(1024), 20_001 - 19 * 1024]);
  });

  test("says which columns there are when asked for another", async () => {
    await expect(collect(await open(), ["w"])).rejects.toThrow(
      /a column is needed \(W, Q \(J\)\), "w" given \(did you mean "W"\?\)/,
    );
  });
});

describe("a mistake is one sentence with row and column", () => {
  const reading = async (text: string): Promise<unknown> =>
    collect(await readCsv(file("wrong.csv", text)), ["W"]);
  test.each([
    [
      "a word",
      "W,Q\n1,2\n2,3\nn/a,4\n",
      /wrong.csv, row 3, column "W": a finite number is needed, "n\/a" given$/,
    ],
    ["NaN", "W,Q\n1,2\nNaN,3\n", /row 2, column "W": a finite number is needed, "NaN" given$/],
    ["infinity", "W,Q\n1,2\n-inf,3\n", /row 2, column "W": a finite number is needed, "-inf" given$/],
    ["an empty field", "W,Q\n1,2\n,3\n", /row 2, column "W": a finite number is needed, nothing given$/],
    ["a decimal comma", 'W,Q\n"1,5",2\n', /row 1, column "W": a finite number is needed, "1,5" given$/],
    ["a row too short", "W,Q\n1,2\n1\n", /row 2: 2 fields are needed, as in the header, 1 given$/],
    ["a row too long", "W,Q\n1,2\n1,2,3\n", /row 2: 2 fields are needed, as in the header, 3 given$/],
    ["a quote that stays open", 'W,Q\n"1,2\n', /line 2: CSV is needed/],
    ["no header", "1,2\n3,4\n", /a header with the columns' names is needed, numbers \(1, 2\) given$/],
    ["an empty file", "", /a header with the columns' names is needed, an empty file given$/],
    ["a name twice", "W,W\n3,4\n", /names that differ are needed, "W" given twice$/],
  ])("%s", async (_, text, sentence) => {
    await expect(reading(text)).rejects.toThrow(sentence);
    await expect(reading(text)).rejects.toBeInstanceOf(SpecError);
  });

  test("what is wrong in a column that nobody asked for is nobody's business", async () => {
    await expect(reading("W,comment\n1,good\n2,bad\n")).resolves.toEqual({ W: Float64Array.of(1, 2) });
  });

  test("a file that is not there, and one that is no Parquet", async () => {
    await expect(readCsv(join(folder, "none.csv"))).rejects.toThrow(
      /none.csv: a file that can be read is needed \(ENOENT\)/,
    );
    await expect(readParquet(join(folder, "none.parquet"))).rejects.toThrow(
      /a file that can be read is needed \(ENOENT\)/,
    );
    await expect(readTable(file("no.parquet", "W\n1\n"))).rejects.toThrow(
      /no.parquet: a Parquet file is needed/,
    );
  });

  test("columns of different length and cells of memory", async () => {
    expect(() => tableOf({ a: [1, 2], b: [1] })).toThrow(
      /^columns.b: as many rows as in "a", 2, are needed, 1 given$/,
    );
    expect(() => writeParquet(join(folder, "x.parquet"), { a: [1, 2], b: [1] })).toThrow(/^columns.b/);
    await expect(collect(tableOf({ a: [1, Number.NaN] }), ["a"])).rejects.toThrow(
      /^columns, row 2, column "a": .* NaN given$/,
    );
  });
});

test.each([
  [";", "W;Q\r\n1;2\r\n\r\n3;4\r\n"],
  ["tab", "W\tQ\n1\t2\n3\t4"],
  ["byte order mark, blanks and quotes", '\uFEFFW, "Q"\n 1 ,2\n"3",4\n'],
])("CSV as instruments write it: %s", async (_, text) => {
  expect(await collect(await readCsv(file("dialect.csv", text)), ["W", "Q"])).toEqual({
    W: Float64Array.of(1, 3),
    Q: Float64Array.of(2, 4),
  });
});
