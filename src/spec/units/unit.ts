// Units as text: "pN/nm", "kg/(m s)", "kT us/nm^2", "1/s". Each has an exact size and a dimension in energy, length, time and
// charge. Boltzmann's constant counts as 1, so that a temperature is an energy: K stands for 1.380649e-23 J.
// Sizes: The International System of Units (BIPM, 9th edition, 2019), tables 1, 4, 7, 8; the dalton: CODATA 2018.
import { nearest } from "../error.js";
import { decimal, ONE, over, plus, type Rational, raised, times } from "./rational.js";

/** Exponents of energy, length, time and charge. */
export type Dimension = readonly [energy: number, length: number, time: number, charge: number];

export interface Unit {
  /** In J, m, s, C. */
  readonly size: Rational;
  readonly dimension: Dimension;
}

/** A text that is no unit; the message says why. */
export class UnitError extends Error {
  override readonly name = "UnitError";
}

export const PURE: Dimension = [0, 0, 0, 0];

export const multiplied = (a: Dimension, b: Dimension, power = 1): Dimension =>
  a.map((exponent, i) => exponent + power * (b[i] as number)) as unknown as Dimension;

export const same = (a: Dimension, b: Dimension): boolean => a.every((exponent, i) => exponent === b[i]);

const PREFIXES: Readonly<Record<string, string>> = {
  m: "1e-3",
  u: "1e-6",
  µ: "1e-6",
  μ: "1e-6",
  n: "1e-9",
  p: "1e-12",
  f: "1e-15",
  a: "1e-18",
  z: "1e-21",
  y: "1e-24",
  k: "1e3",
  M: "1e6",
  G: "1e9",
  c: "1e-2",
  d: "1e-1",
};

const BOLTZMANN = "1.380649e-23"; // J/K, exact
const CHARGE = "1.602176634e-19"; // C, exact
const PI = "3.14159265358979323846264338327950288";

type Row = readonly [size: string, dimension: Dimension];

/** These take prefixes. kg = J s^2/m^2. */
const PREFIXED: Readonly<Record<string, Row>> = {
  m: ["1", [0, 1, 0, 0]],
  s: ["1", [0, 0, 1, 0]],
  g: ["1e-3", [1, -2, 2, 0]],
  K: [BOLTZMANN, [1, 0, 0, 0]],
  J: ["1", [1, 0, 0, 0]],
  eV: [CHARGE, [1, 0, 0, 0]],
  cal: ["4.184", [1, 0, 0, 0]],
  N: ["1", [1, -1, 0, 0]],
  W: ["1", [1, 0, -1, 0]],
  Pa: ["1", [1, -3, 0, 0]],
  bar: ["1e5", [1, -3, 0, 0]],
  P: ["0.1", [1, -3, 1, 0]],
  Hz: ["1", [0, 0, -1, 0]],
  L: ["1e-3", [0, 3, 0, 0]],
  C: ["1", [0, 0, 0, 1]],
  A: ["1", [0, 0, -1, 1]],
  V: ["1", [1, 0, 0, -1]],
  F: ["1", [-1, 0, 0, 2]],
  Ohm: ["1", [1, 0, 1, -2]],
  Ω: ["1", [1, 0, 1, -2]],
  rad: ["1", PURE],
  mol: ["6.02214076e23", PURE],
  Da: ["1.66053906660e-27", [1, -2, 2, 0]],
};

const PLAIN: Readonly<Record<string, Row>> = {
  min: ["60", [0, 0, 1, 0]],
  h: ["3600", [0, 0, 1, 0]],
  Å: ["1e-10", [0, 1, 0, 0]],
  angstrom: ["1e-10", [0, 1, 0, 0]],
  micron: ["1e-6", [0, 1, 0, 0]],
  e: [CHARGE, [0, 0, 0, 1]],
  kB: ["1", PURE],
  "%": ["0.01", PURE],
};

const THERMAL = ["kT", "kBT", "k_BT"];
const CELSIUS = ["Celsius", "°C", "degC"];

/** What a beginner may write, with what is meant. */
const WORDS: readonly (readonly [word: RegExp, symbol: string])[] = [
  [/^(.*)(meter|metre)s?$/i, "m"],
  [/^(.*)sec(ond)?s?$/i, "s"],
  [/^(.*)kelvins?$/i, "K"],
  [/^(.*)newtons?$/i, "N"],
  [/^(.*)joules?$/i, "J"],
  [/^(.*)(gram|gramme)s?$/i, "g"],
  [/^(.*)hertz$/i, "Hz"],
  [/^(.*)volts?$/i, "V"],
  [/^(.*)pascals?$/i, "Pa"],
];
const PREFIX_WORDS: Readonly<Record<string, string>> = {
  giga: "G",
  mega: "M",
  kilo: "k",
  centi: "c",
  milli: "m",
  micro: "u",
  nano: "n",
  pico: "p",
  femto: "f",
  atto: "a",
  zepto: "z",
};

function meant(symbol: string): string {
  for (const [word, unit] of WORDS) {
    const prefix = word.exec(symbol)?.[1]?.toLowerCase();
    if (prefix === undefined) continue;
    const short = PREFIX_WORDS[prefix] ?? prefix;
    if (short === "" || Object.hasOwn(PREFIXES, short)) return ` (did you mean "${short}${unit}"?)`;
  }
  const prefixed = Object.keys(PREFIXED).flatMap((unit) => [
    unit,
    ...Object.keys(PREFIXES).map((p) => p + unit),
  ]);
  return nearest(symbol, [...THERMAL, ...Object.keys(PLAIN), "Celsius", ...prefixed]);
}

const read = ([size, dimension]: Row): Unit => ({ size: decimal(size), dimension });

/** One symbol. `thermal` is kT in J, null where there is none yet. */
function symbolOf(symbol: string, thermal: Rational | null): Unit {
  if (THERMAL.includes(symbol)) {
    if (thermal === null) throw new UnitError(`"${symbol}" says no temperature`);
    return { size: thermal, dimension: [1, 0, 0, 0] };
  }
  if (symbol === "deg" || symbol === "°") {
    return { size: over(decimal(PI), decimal("180")), dimension: PURE };
  }
  const plain = PLAIN[symbol] ?? PREFIXED[symbol];
  if (plain !== undefined && Object.hasOwn({ ...PLAIN, ...PREFIXED }, symbol)) return read(plain);
  const prefix = symbol.slice(0, 1);
  const rest = symbol.slice(1);
  if (Object.hasOwn(PREFIXES, prefix) && Object.hasOwn(PREFIXED, rest)) {
    const { size, dimension } = read(PREFIXED[rest] as Row);
    return { size: times(decimal(PREFIXES[prefix] as string), size), dimension };
  }
  if (CELSIUS.includes(symbol)) {
    throw new UnitError(`"${symbol}" stands alone behind a temperature, nothing is multiplied by it`);
  }
  throw new UnitError(`"${symbol}" is no unit${meant(symbol)}`);
}

const TOKEN = /\s*([A-Za-zµμΩÅ°%_]+|\^\s*-?\d+|[²³]|1|[*·/()])/y;

/**
 * A unit from text: symbols with whole powers, products by a space, "*" or "·", one quotient after the other by "/", and
 * brackets. What is multiplied behind a "/" must be bracketed: kg/(m s).
 * @param thermal size of kT in J, or null where "kT" means nothing
 * @throws UnitError
 */
export function unitOf(text: string, thermal: Rational | null): Unit {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) {
    tokens.push((match[1] as string).replace(/\s/g, ""));
    end = TOKEN.lastIndex;
  }
  const rest = text.slice(end).trim();
  if (rest !== "") throw new UnitError(`"${rest.slice(0, 1)}" is not part of a unit`);
  let next = 0;
  const product = (): Unit => {
    let unit = factor();
    let divided = false;
    while (next < tokens.length && tokens[next] !== ")") {
      const sign = tokens[next] as string;
      const divides = sign === "/";
      if (divides || sign === "*" || sign === "·") next += 1;
      if (divided && !divides) {
        throw new UnitError(`"${text.trim()}" can be read in two ways, brackets are needed as in kg/(m s)`);
      }
      divided ||= divides;
      const by = factor();
      unit = {
        size: (divides ? over : times)(unit.size, by.size),
        dimension: multiplied(unit.dimension, by.dimension, divides ? -1 : 1),
      };
    }
    return unit;
  };
  const factor = (): Unit => {
    const token = tokens[next++] ?? "";
    let unit: Unit;
    if (token === "(") {
      unit = product();
      if (tokens[next++] !== ")") throw new UnitError(`a bracket of "${text.trim()}" is not closed`);
    } else if (token === "1") unit = { size: ONE, dimension: PURE };
    else if (/^[A-Za-zµμΩÅ°%_]/.test(token)) unit = symbolOf(token, thermal);
    else throw new UnitError(token === "" ? "it ends too early" : `no unit stands before "${token}"`);
    const power = tokens[next] ?? "";
    const k = power === "²" ? 2 : power === "³" ? 3 : power.startsWith("^") ? Number(power.slice(1)) : null;
    if (k === null) return unit;
    if (Math.abs(k) > 12) throw new UnitError(`a power of at most 12 is needed, ${k} given`);
    next += 1;
    return { size: raised(unit.size, k), dimension: multiplied(PURE, unit.dimension, k) };
  };
  const unit = product();
  if (next < tokens.length) throw new UnitError(`a bracket of "${text.trim()}" is not opened`);
  return unit;
}

const NUMBER = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)\s*/;

/** Whether a text begins as a number with a unit does; "2*a" and "2/a" are formulas, unless `quotient` lets "5/s" through. */
export function looksLikeQuantity(text: string, quotient: boolean): boolean {
  const number = NUMBER.exec(text)?.[0];
  const rest = number === undefined ? "" : text.slice(number.length);
  return /^([A-Za-zµμΩÅ°%(]|1\s*\/)/.test(rest) || (quotient && rest.startsWith("/"));
}

/**
 * A number with its unit: "10 pN/nm", "25 Celsius", "5/s".
 * @throws UnitError
 */
export function quantityOf(text: string, thermal: Rational | null): Unit {
  const match = NUMBER.exec(text);
  const value = decimal(match?.[1] ?? "1");
  const rest = text.slice(match?.[0].length ?? 0).trim();
  if (rest === "") throw new UnitError("it has none");
  if (CELSIUS.includes(rest)) {
    const kelvin = plus(value, decimal("273.15"));
    return { size: times(kelvin, decimal(BOLTZMANN)), dimension: [1, 0, 0, 0] };
  }
  const unit = unitOf(rest.startsWith("/") ? `1${rest}` : rest, thermal);
  return { size: times(value, unit.size), dimension: unit.dimension };
}
