// Exact fractions of whole numbers. Units are defined by decimal numbers, so a conversion can be exact and rounded once, at
// the end: "50 nm" in units of nm is 50 to the last bit, on every machine.

/** n/d, d above 0. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ONE: Rational = { n: 1n, d: 1n };

export const times = (a: Rational, b: Rational): Rational => lowest(a.n * b.n, a.d * b.d);

export const over = (a: Rational, b: Rational): Rational =>
  b.n < 0n ? lowest(-a.n * b.d, -a.d * b.n) : lowest(a.n * b.d, a.d * b.n);

export const plus = (a: Rational, b: Rational): Rational => lowest(a.n * b.d + b.n * a.d, a.d * b.d);

/** a^k for a whole k. */
export function raised(a: Rational, k: number): Rational {
  let result = ONE;
  for (let i = 0; i < Math.abs(k); i++) result = k > 0 ? times(result, a) : over(result, a);
  return result;
}

/** The number that a decimal text stands for: "-1.380649e-23". */
export function decimal(text: string): Rational {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const digits = BigInt(`${whole}${fraction}`.replace(/^\+/, ""));
  const shift = Number(exponent) - fraction.length;
  return shift >= 0 ? lowest(digits * tens(shift), 1n) : lowest(digits, tens(-shift));
}

/** The nearest double, halves to even. */
export function nearestNumber({ n, d }: Rational): number {
  if (n === 0n) return 0;
  const size = n < 0n ? -n : n;
  // 66 bits of the quotient or a few more, and a last one for all that is cut off
  const shift = 66 - (bits(size) - bits(d));
  const [top, bottom] = shift >= 0 ? [size << BigInt(shift), d] : [size, d << BigInt(-shift)];
  const quotient = (top / bottom) | (top % bottom === 0n ? 0n : 1n);
  const half = Math.floor(shift / 2);
  // in two steps, since one power of 2 may be beyond the doubles
  const magnitude = Number(quotient) * 2 ** -half * 2 ** (half - shift);
  return n < 0n ? -magnitude : magnitude;
}

const bits = (n: bigint): number => n.toString(2).length;

function tens(k: number): bigint {
  return BigInt(`1${"0".repeat(k)}`);
}

function lowest(n: bigint, d: bigint): Rational {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? { n: 0n, d: 1n } : { n: n / a, d: d / a };
}
