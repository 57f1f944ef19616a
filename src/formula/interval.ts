// Intervals [low, high] that hold every value of an operation for operands in given intervals, in real numbers and as evaluated in
// f64: the ends are moved outward by more than a rounding (by 4 ulp for functions, whose accuracy is 3 ulp or better). Where an
// operation may have no value (a pole, a negative radicand) the result is the whole line, which stays that. R. E. Moore, Interval Analysis (1966).
import * as math from "../kernel/math.js";
import { integerPower } from "./evaluate.js";

export type Interval = readonly [low: number, high: number];

export const ZERO: Interval = [0, 0];
export const ONE: Interval = [1, 1];
export const WHOLE: Interval = [-Infinity, Infinity];
const UNIT: Interval = [0, 1];

const ULP = 2 ** -52; // of 1, an upper bound of a rounding's relative size
const FUNCTION = 2 ** -50;
const LEAST = 2 ** -1022; // above whatever a subnormal result loses

export const exactly = (value: number): Interval => (Number.isFinite(value) ? [value, value] : WHOLE);
export const isZero = ([low, high]: Interval): boolean => low === 0 && high === 0;
export const isBounded = ([low, high]: Interval): boolean => low > -Infinity && high < Infinity;
export const contains = ([low, high]: Interval, value: number): boolean => low <= value && value <= high;
export const hull = ([a, b]: Interval, [c, d]: Interval): Interval => [Math.min(a, c), Math.max(b, d)];

/** The largest absolute value. */
export const magnitude = ([low, high]: Interval): number => Math.max(-low, high);

function widened(low: number, high: number, by = ULP): Interval {
  if (Number.isNaN(low) || Number.isNaN(high)) return WHOLE;
  return [low - (Math.abs(low) * by + LEAST), high + (Math.abs(high) * by + LEAST)];
}

export const negate = ([low, high]: Interval): Interval => [-high, -low];

export function plus(a: Interval, b: Interval): Interval {
  if (isZero(a)) return b;
  if (isZero(b)) return a;
  return widened(a[0] + b[0], a[1] + b[1]);
}

export const minus = (a: Interval, b: Interval): Interval => plus(a, negate(b));

/** A product with 0 is 0, as long as the other factor is finite. */
export function times(a: Interval, b: Interval): Interval {
  if ((isZero(a) && isBounded(b)) || (isZero(b) && isBounded(a))) return ZERO;
  if (a === ONE) return b;
  if (b === ONE) return a;
  return spanned(a[0] * b[0], a[0] * b[1], a[1] * b[0], a[1] * b[1]);
}

export function over(a: Interval, b: Interval): Interval {
  if (contains(b, 0)) return WHOLE;
  if (isZero(a) && isBounded(b)) return ZERO;
  return spanned(a[0] / b[0], a[0] / b[1], a[1] / b[0], a[1] / b[1]);
}

const spanned = (p: number, q: number, r: number, s: number): Interval =>
  widened(Math.min(p, q, r, s), Math.max(p, q, r, s));

export function square(of: Interval): Interval {
  if (isWhole(of)) return WHOLE;
  const [low, high] = of;
  const [a, b] = [low * low, high * high];
  if (low <= 0 && high >= 0) return [0, widened(0, Math.max(a, b))[1]];
  return clipped(widened(Math.min(a, b), Math.max(a, b)), 0, Infinity);
}

/** a^n of a whole n; by squaring where it is from 0 to 64, as formulas are evaluated. */
function whole(a: Interval, n: number): Interval {
  if (n < 0) return over(ONE, whole(a, -n));
  if (n === 0) return ONE;
  if (isWhole(a)) return WHOLE;
  // squaring rounds once per factor at most
  const slack = (n + 1) * FUNCTION;
  const [low, high] = [integerPower(a[0], n), integerPower(a[1], n)];
  if (n % 2 === 1) return widened(low, high, slack);
  if (contains(a, 0)) return [0, widened(0, Math.max(low, high), slack)[1]];
  return clipped(widened(Math.min(low, high), Math.max(low, high), slack), 0, Infinity);
}

const MOST_WHOLE = 2 ** 20;

export function power(a: Interval, b: Interval): Interval {
  const [n] = b;
  if (n === b[1] && Number.isInteger(n) && Math.abs(n) <= MOST_WHOLE) return whole(a, n);
  if (!(a[0] >= 0) || !isBounded(b)) return WHOLE;
  if (a[0] === 0) {
    if (b[0] <= 0) return WHOLE;
    const most = Math.max(math.pow(a[1], b[0]), math.pow(a[1], b[1]));
    return [0, widened(0, most, FUNCTION)[1]];
  }
  const corners = a.flatMap((base) => b.map((exponent) => math.pow(base, exponent)));
  const found = widened(Math.min(...corners), Math.max(...corners), FUNCTION);
  return clipped(found, 0, Infinity);
}

const clipped = ([a, b]: Interval, low: number, high: number): Interval => [
  Math.max(a, low),
  Math.min(b, high),
];

/** Of a function that grows. */
const rising =
  (f: (x: number) => number, low = -Infinity, high = Infinity) =>
  ([a, b]: Interval): Interval =>
    clipped(widened(f(a), f(b), FUNCTION), low, high);

const HALF_TURN = Math.PI;
const CLOSE = 1e-12; // of a place of an extremum, relative to 1 + |x|: more than its rounding

/** Whether [a, b] holds place + k distance for a whole k, or nearly. */
function meets([a, b]: Interval, place: number, distance: number): boolean {
  const slack = CLOSE * (1 + Math.abs(a) + Math.abs(b));
  const k = Math.ceil((a - slack - place) / distance);
  return place + k * distance <= b + slack;
}

/** cos, or sin at `crest` = pi/2: 1 at the crest and every full turn from there. */
const wave =
  (f: (x: number) => number, crest: number) =>
  (a: Interval): Interval => {
    if (!isBounded(a)) return WHOLE;
    const [low, high] = [f(a[0]), f(a[1])];
    const top = meets(a, crest, 2 * HALF_TURN) ? 1 : Math.max(low, high);
    const bottom = meets(a, crest + HALF_TURN, 2 * HALF_TURN) ? -1 : Math.min(low, high);
    return clipped(widened(bottom, top, FUNCTION), -1, 1);
  };

const isWhole = ([low, high]: Interval): boolean => low === -Infinity && high === Infinity;

/** Functions of one argument; those of formula/functions.ts. */
const KNOWN: Readonly<Record<string, (a: Interval) => Interval>> = {
  sqrt: (a) => (a[0] >= 0 ? rising(Math.sqrt, 0)(a) : WHOLE),
  abs: (a) => (a[0] >= 0 ? a : a[1] <= 0 ? negate(a) : [0, magnitude(a)]),
  exp: rising(math.exp, 0),
  log: (a) => (a[0] > 0 ? rising(math.log)(a) : WHOLE),
  sin: wave(math.sin, HALF_TURN / 2),
  cos: wave(math.cos, 0),
  tan: (a) =>
    !isBounded(a) || meets(a, HALF_TURN / 2, HALF_TURN)
      ? WHOLE
      : widened(math.tan(a[0]), math.tan(a[1]), FUNCTION),
  tanh: rising(math.tanh, -1, 1),
  atan: rising(math.atan),
  erf: rising(math.erf, -1, 1),
};

export function unary(name: string, a: Interval): Interval {
  const known = KNOWN[name];
  if (known === undefined) throw new Error(`${name} is no function`);
  return isWhole(a) ? WHOLE : known(a);
}

export const smaller = (a: Interval, b: Interval): Interval =>
  isWhole(a) || isWhole(b) ? WHOLE : [Math.min(a[0], b[0]), Math.min(a[1], b[1])];
export const larger = (a: Interval, b: Interval): Interval =>
  isWhole(a) || isWhole(b) ? WHOLE : [Math.max(a[0], b[0]), Math.max(a[1], b[1])];

/** 1 where it holds for all values, 0 where for none, else [0, 1]. */
const decided = (always: boolean, never: boolean): Interval => (always ? ONE : never ? ZERO : UNIT);

const less = (a: Interval, b: Interval): Interval => decided(a[1] < b[0], a[0] >= b[1]);
const atMost = (a: Interval, b: Interval): Interval => decided(a[1] <= b[0], a[0] > b[1]);
const equal = (a: Interval, b: Interval): Interval =>
  decided(a[0] === a[1] && b[0] === b[1] && a[0] === b[0], a[1] < b[0] || a[0] > b[1]);
/** Whether it counts as true. */
export const truth = (a: Interval): Interval => decided(!contains(a, 0), isZero(a));

export const BINARY: Readonly<Record<string, (a: Interval, b: Interval) => Interval>> = {
  "+": plus,
  "-": minus,
  "*": times,
  "/": over,
  "^": power,
  "<": less,
  "<=": atMost,
  ">": (a, b) => less(b, a),
  ">=": (a, b) => atMost(b, a),
  "==": equal,
  "!=": (a, b) => {
    const [never, possible] = equal(a, b);
    return decided(possible === 0, never === 1);
  },
  "&&": (a, b) => smaller(truth(a), truth(b)),
  "||": (a, b) => larger(truth(a), truth(b)),
};
