import { expect, test } from "vitest";
import { toJson } from "../../dist/report/json.js";
import { traps } from "./sample.js";

test("a result reads back: typed arrays as lists of the same doubles, all else as JSON has it", () => {
  const result = traps[0]?.result;
  const { columns, ...rest } = JSON.parse(toJson(result));
  const { columns: kept, ...others } = result ?? {};
  expect(columns.work).toEqual(Array.from(kept?.work ?? []));
  expect(columns.work).toHaveLength(512);
  expect(JSON.stringify(rest)).toBe(JSON.stringify(others));
});

test("numbers that are not finite become null, the sign of zero stays", () => {
  const value = { nan: Number.NaN, list: new Float64Array([1, Infinity, -0]), small: 5e-324 };
  expect(toJson(value)).toBe('{\n  "nan": null,\n  "list": [1, null, -0],\n  "small": 5e-324\n}');
  expect(Object.is(JSON.parse(toJson(-0)), -0)).toBe(true);
});

test("agrees with JSON.stringify on whatever it can say", () => {
  const value = {
    text: 'quote " and \u2028 and <tag>',
    nothing: null,
    absent: undefined,
    nested: [[0, 1], [], {}, [{ a: [true, undefined] }]],
    date: new Date(0),
    "key with \n": () => 1,
  };
  expect(JSON.parse(toJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
  expect(toJson(undefined)).toBe("null");
});

test("is stable: the text of the text's value is the text", () => {
  const once = toJson(traps);
  expect(toJson(JSON.parse(once))).toBe(once);
});
