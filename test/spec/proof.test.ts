// Rates under a protocol are proven to be rates, or the first time at which one is none is found.
import { expect, test } from "vitest";
import { parse } from "../../dist/formula/parse.js";
import { firstRefused } from "../../dist/spec/network/proof.js";
import { stretchesOf } from "../../dist/spec/network/stretches.js";

const RATE = {
  allows: ([low, high]: readonly [number, number]) => low >= 0 && high < Infinity,
  refuses: (value: number) => !(value >= 0 && value < Infinity),
};

const [stretch] = stretchesOf({ duration: 10, ramps: { e: [[0, -2], [1, 3]] } }); // biome-ignore format: a ramp
const found = (text: string) => firstRefused(parse(text), stretch as NonNullable<typeof stretch>, RATE);

const REFUSED: readonly (readonly [text: string, time: number, value: number | null])[] = [
  ["1 - t/4", 4, null],
  ["3 - e - t/3", 6, null], // e = -2 + t/2
  ["(t - 3.3333)^2 - 1e-9", 3.3333, null], // a dip of a length of 6e-5
  ["1/(t - 7)^2", 7, Infinity],
  ["1/abs(e - 1/3)", 14 / 3, Infinity],
  ["abs(sin(20*t)) - (t > 9.97 ? 1 : 0)", 9.97, null],
  ["log(t - 5 + abs(t - 5) + 0.3) + 1", 0, null],
];

test.each(REFUSED)("%s is no rate from t = %s on", (text, time, value) => {
  const at = found(text);
  expect(at).not.toBeNull();
  expect(Math.abs((at?.time ?? Number.NaN) - time)).toBeLessThan(1e-2);
  if (value === null) expect(at?.value).toBeLessThan(0);
  else expect(at?.value).toBeGreaterThan(1e9);
});

const ALLOWED = [
  "10 - t",
  "(t - 1/3)^2",
  "sqrt(10 - t)",
  "sqrt(abs(e))",
  "1 + sin(t)",
  "e^2",
  "exp(e)/(1 + exp(e))",
];

test.each(ALLOWED)("control: %s is a rate at all times", (text) => {
  expect(found(text)).toBeNull();
});

test("stretches: every field on a straight line from point to point, jumps between them, ends held", () => {
  const all = stretchesOf({ duration: 4, ramps: { a: [[0.25, 1], [0.5, 3], [0.5, 7], [0.75, 8]], b: [[0, 0], [1, 8]] } }); // biome-ignore format: ramps
  expect(all).toEqual([
    { from: 0, to: 1, start: { t: 0, a: 1, b: 0 }, end: { t: 1, a: 1, b: 2 } },
    { from: 1, to: 2, start: { t: 1, a: 1, b: 2 }, end: { t: 2, a: 3, b: 4 } },
    { from: 2, to: 3, start: { t: 2, a: 7, b: 4 }, end: { t: 3, a: 8, b: 6 } },
    { from: 3, to: 4, start: { t: 3, a: 8, b: 6 }, end: { t: 4, a: 8, b: 8 } },
  ]);
});
