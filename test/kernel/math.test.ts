import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Unary = (x: number) => number;
type Name = "exp" | "log" | "sin" | "cos" | "tan" | "tanh" | "atan" | "erf" | "expm1" | "log1p";
interface Exports extends Record<Name, Unary> {
  readonly memory: WebAssembly.Memory;
  pow(x: number, y: number): number;
  expArray(input: number, output: number, count: number): void;
  reserve(bytes: number): number;
}

const file = (path: string) => readFileSync(new URL(path, import.meta.url));
const { instance } = await WebAssembly.instantiate(new Uint8Array(file("../../wasm/math.wasm")));
const math = instance.exports as unknown as Exports;

/** Per function [...arguments, value, rest]: the exact value is value + rest, from mpmath by math-references.py. */
const references: Record<string, number[][]> = JSON.parse(file("math-references.json").toString());

/** Distance of |x| to the next double above. */
function ulp(x: number): number {
  const bits = new BigUint64Array(new Float64Array([Math.abs(x)]).buffer);
  bits[0] = (bits[0] ?? 0n) + 1n;
  return (new Float64Array(bits.buffer)[0] ?? 0) - Math.abs(x);
}

/** The worst error over the reference points that `where` keeps, in units of the last place, and where it is. */
function worst(name: string, where: (value: number) => boolean = () => true) {
  let error = 0;
  let at: number[] = [];
  for (const row of references[name] ?? []) {
    const [value = Number.NaN, rest = Number.NaN] = row.slice(-2);
    if (!where(value)) continue;
    const given = row.slice(0, -2);
    const got = math[name.split(" ")[0] as Name](...(given as [number]));
    const miss = Math.abs(got - value - rest) / ulp(value);
    if (!(miss <= error)) [error, at] = [miss, given];
  }
  return { error, at };
}

const LEAST_NORMAL = 2 ** -1022;

describe("values at hard and at random points against 40 digits", () => {
  test.each([
    ["exp", 1], // subnormal results; their rest cannot be told
    ["log", 1.2],
    ["sin", 1.8],
    ["cos", 1.8],
    ["tan", 1.8],
    ["tanh", 1.1],
    ["atan", 0.65],
    ["erf", 1.5],
    ["pow", 0.6],
    ["expm1", 1.6],
    ["log1p", 1],
    ["sin beyond 1e5", 3],
    ["cos beyond 1e5", 3],
    ["tan beyond 1e5", 3],
  ])("%s is within %d ulp", (name, bound) => {
    expect(references[name]?.length).toBeGreaterThan(50);
    const { error, at } = worst(name);
    expect(error, `at ${at}`).toBeLessThanOrEqual(bound);
  });

  test.each([
    ["exp", 0.55, "of normal results", (y: number) => y >= LEAST_NORMAL],
    ["log", 0.65, "where |log(x)| > 0.02", (y: number) => Math.abs(y) > 0.02],
    ["sin", 1, "where |sin(x)| > 0.02", (y: number) => Math.abs(y) > 0.02],
    ["cos", 1, "where |cos(x)| > 0.02", (y: number) => Math.abs(y) > 0.02],
  ] as const)("%s is within %d ulp %s", (name, bound, _, where) => {
    const { error, at } = worst(name, where);
    expect(error, `at ${at}`).toBeLessThanOrEqual(bound);
  });
});

describe("special values", () => {
  const { NaN: none, POSITIVE_INFINITY: inf, MAX_VALUE: max, MIN_VALUE: min } = Number;
  const quarter = 1.5707963267948966; // pi/2
  test.each<[Name, number, number]>([
    ["exp", -inf, 0],
    ["exp", inf, inf],
    ["exp", 709.782712893384, 1.7976931348622732e308],
    ["exp", 709.7827128933841, inf],
    ["exp", max, inf],
    ["exp", -max, 0],
    ["exp", -745.1332191019412, 0],
    ["exp", -745.1332191019411, min],
    ["exp", 0, 1],
    ["exp", -0, 1],
    ["exp", min, 1],
    ["log", 0, -inf],
    ["log", -0, -inf],
    ["log", -min, none],
    ["log", -1, none],
    ["log", -inf, none],
    ["log", inf, inf],
    ["log", 1, 0],
    ["sin", 0, 0],
    ["sin", -0, -0],
    ["sin", min, min],
    ["sin", quarter, 1],
    ["sin", inf, none],
    ["cos", 0, 1],
    ["cos", -0, 1],
    ["cos", 3.141592653589793, -1],
    ["cos", quarter, 6.123233995736766e-17],
    ["cos", -inf, none],
    ["tan", 0, 0],
    ["tan", -0, -0],
    ["tan", min, min],
    ["tan", inf, none],
    ["tanh", 0, 0],
    ["tanh", -0, -0],
    ["tanh", -min, -min],
    ["tanh", 20, 1],
    ["tanh", inf, 1],
    ["tanh", -inf, -1],
    ["atan", 0, 0],
    ["atan", -0, -0],
    ["atan", -min, -min],
    ["atan", 1, 0.7853981633974483],
    ["atan", inf, quarter],
    ["atan", -inf, -quarter],
    ["erf", 0, 0],
    ["erf", -0, -0],
    ["erf", -min, -min],
    ["erf", 6, 1],
    ["erf", inf, 1],
    ["erf", -inf, -1],
    ["expm1", -0, -0],
    ["expm1", -inf, -1],
    ["log1p", -0, -0],
    ["log1p", -1, -inf],
  ])("%s(%d) = %d", (name, x, y) => {
    expect(math[name](x)).toBe(y);
  });

  test.each<Name>(["exp", "log", "sin", "cos", "tan", "tanh", "atan", "erf", "expm1", "log1p"])(
    "%s(NaN) is NaN",
    (name) => {
      expect(math[name](none)).toBeNaN();
    },
  );
});

describe("laws", () => {
  /** Both signs, every octave from 2^-40 to 2^60, 20 points each. */
  const points = Array.from({ length: 2000 }, (_, i) => 2 ** (i / 20 - 40));

  test.each<Name>(["sin", "tan", "tanh", "atan", "erf"])("%s is odd, bit for bit", (name) => {
    for (const x of points) expect(math[name](-x)).toBe(-math[name](x));
  });

  test("cos is even, bit for bit", () => {
    for (const x of points) expect(math.cos(-x)).toBe(math.cos(x));
  });

  test("|sin|, |cos|, |tanh|, |erf| <= 1 and |atan| <= pi/2", () => {
    for (const x of points) {
      for (const name of ["sin", "cos", "tanh", "erf"] as const) {
        expect(Math.abs(math[name](x))).toBeLessThanOrEqual(1);
      }
      expect(math.atan(x)).toBeLessThanOrEqual(1.5707963267948966);
    }
  });
});

test("the bytes are the same on every machine and version (changing them is value-breaking)", () => {
  let digest = 0x811c9dc5; // FNV-1a over 32-bit words
  const word = (bits: number) => {
    digest = Math.imul(digest ^ bits, 0x01000193);
  };
  const names = ["exp", "log", "sin", "cos", "tan", "tanh", "atan", "erf", "expm1", "log1p"] as const;
  for (const name of names) {
    for (const [x = 0] of references[name] ?? []) {
      for (const bits of new Uint32Array(new Float64Array([math[name](x)]).buffer)) word(bits);
    }
  }
  expect((digest >>> 0).toString(16)).toBe("6d8d8447");
});

describe("exp of an array", () => {
  // lanes beyond the usual range next to usual ones: neither may change the other
  const inputs = [0.5, 1000, -3, Number.NaN, -745, 1, 709.5, 2, -Infinity, -0.25, 1e-300, 700.5, 30];

  test.each([0, 1, 2, 5, 12, 13])("of %d values is exp of each, bit for bit, also in place", (count) => {
    const input = math.reserve(8 * inputs.length);
    const output = math.reserve(8 * inputs.length);
    new Float64Array(math.memory.buffer, input, inputs.length).set(inputs);
    math.expArray(input, output, count);
    const expected = inputs.map((x, i) => (i < count ? math.exp(x) : 0));
    expect([...new Float64Array(math.memory.buffer, output, inputs.length)]).toEqual(expected);
    math.expArray(input, input, count);
    const inPlace = inputs.map((x, i) => (i < count ? math.exp(x) : x));
    expect([...new Float64Array(math.memory.buffer, input, inputs.length)]).toEqual(inPlace);
  });

  test("memory is reserved in multiples of 16 bytes, without overlap, beyond what was there", () => {
    const before = math.memory.buffer.byteLength;
    const first = math.reserve(before);
    const second = math.reserve(8);
    expect(first % 16).toBe(0);
    expect(second % 16).toBe(0);
    expect(second - first).toBeGreaterThanOrEqual(before);
    expect(math.memory.buffer.byteLength).toBeGreaterThan(before);
  });
});
