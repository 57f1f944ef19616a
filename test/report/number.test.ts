import { describe, expect, test } from "vitest";
import { pairs, short, sigmas, withError } from "../../dist/report/number.js";

describe("value(error) with two digits of the error", () => {
  test.each([
    [1.88563, 0.0021, "1.8856(21)"],
    [1.885551, 0.000999, "1.8856(10)"], // 0.000999 rounds up to 0.0010
    [0.99996, 0.00012, "0.99996(12)"],
    [-0.6931, 0.0126, "-0.693(13)"],
    [0, 0.01, "0.000(10)"],
    [-0.0001, 0.05, "0.000(50)"], // no sign on a zero
    [12.34, 1.23, "12.3(1.2)"],
    [1234, 12, "1234(12)"],
    [12.34, 99.6, "0.1(1.0)e2"],
    [123456, 1234, "1.235(12)e5"],
    [999996, 120, "1.00000(12)e6"], // the value gains a digit when it is rounded
    [1.2345e-5, 1.2e-7, "1.234(12)e-5"],
    [1e-6, 3e-5, "0.1(3.0)e-5"],
    [1.5e300, 2e298, "1.500(20)e300"],
    [5e-320, 1e-321, "5.00(10)e-320"], // below the smallest normal double
  ])("%d +- %d reads %s", (value, error, text) => {
    expect(withError(value, error)).toBe(text);
  });

  test("what it says is within half a unit of the last place of value and error, over 40 decades", () => {
    for (let power = -20; power <= 20; power++) {
      for (const [v, e] of [
        [3.14159, 0.0271],
        [-9.9951, 0.00949],
        [0.4, 7.77],
      ] as const) {
        const [value, error] = [v * 10 ** power, e * 10 ** power];
        const [, mantissa = "", digits = "", exponent = "0"] =
          /^(-?[\d.]+)\(([\d.]+)\)(?:e(-?\d+))?$/.exec(withError(value, error)) ?? [];
        const decimals = mantissa.split(".")[1]?.length ?? 0;
        const unit = 10 ** (Number(exponent) - decimals);
        const said = digits.includes(".") ? Number(digits) * 10 ** Number(exponent) : Number(digits) * unit;
        expect(Math.abs(Number(mantissa) * 10 ** Number(exponent) - value)).toBeLessThanOrEqual(0.501 * unit);
        expect(Math.abs(said - error)).toBeLessThanOrEqual(0.501 * unit);
        expect(digits.replace(".", "")).toHaveLength(2);
      }
    }
  });

  test("no value is a dash, no error leaves six significant digits", () => {
    expect(withError(null, 1)).toBe("-");
    expect(withError(undefined, undefined)).toBe("-");
    expect(withError(Number.NaN, 1)).toBe("-");
    expect(withError(Math.LN2, null)).toBe("0.693147");
    expect(withError(2, 0)).toBe("2");
  });

  test("an error below the rounding of the value is no error: <I> = ln 2 of an exact reading", () => {
    expect(withError(Math.LN2, 1.4e-17)).toBe("0.693147");
  });
});

test("short numbers keep six digits and no trailing zeros", () => {
  expect([0.1 + 0.2, 262144, 1e6, 123456789, 2e-4, 1.5e-5, -3, 0, -0].map(short)).toEqual([
    "0.3",
    "262144",
    "1e6",
    "1.23457e8",
    "0.0002",
    "1.5e-5",
    "-3",
    "0",
    "0",
  ]);
  expect([null, undefined, Number.NaN, Infinity].map(short)).toEqual(["-", "-", "-", "Infinity"]);
});

test("z to a tenth, without a signed zero", () => {
  expect([1.26, -0.04, -40.44, 123456, null, Infinity].map(sigmas)).toEqual([
    "1.3",
    "0.0",
    "-40.4",
    "1e+5",
    "-",
    "-",
  ]);
});

test("parameters read as they are typed on the command line", () => {
  expect(pairs({ duration: 16, error: 0.1 })).toBe("duration=16, error=0.1");
});
