// The base units of an experiment, from its key `units`: energies are in kT at a temperature, lengths, times and charges (in
// elementary charges) in units of their own, and every other quantity in products of these.
import { SpecError, shown } from "../error.js";
import type { Units } from "../experiment.js";
import { decimal, nearestNumber, over, type Rational, raised, times } from "./rational.js";
import {
  type Dimension,
  looksLikeQuantity,
  multiplied,
  PURE,
  quantityOf,
  type Unit,
  UnitError,
} from "./unit.js";

export interface Base {
  /** Sizes of the units of energy, length, time and charge in J, m, s, C. */
  readonly sizes: readonly [Rational, Rational, Rational, Rational];
  /** Their names, as in "kT us/nm^2". */
  readonly names: readonly [string, string, string, string];
  /** Dimension of a variable: a length unless `units.variables` says another. */
  readonly variable: (name: string) => Dimension;
}

export const ENERGY: Dimension = [1, 0, 0, 0];
export const LENGTH: Dimension = [0, 1, 0, 0];
export const TIME: Dimension = [0, 0, 1, 0];

const KEYS = ["temperature", "length", "time", "variables"];

/** Reads the key `units`. @throws SpecError */
export function baseOf(given: unknown): Base {
  const example = 'units { temperature: "300 K", length: "nm", time: "us" }';
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new SpecError("units", `${example} are needed, ${shown(given)} given`);
  }
  const units = given as Units;
  for (const key of Object.keys(units)) {
    if (!KEYS.includes(key))
      throw new SpecError(`units.${key}`, `no such field (there are ${KEYS.join(", ")})`);
  }
  const { variables = {} } = units;
  const temperature = sized(units.temperature, "temperature", "300 K", ENERGY);
  const length = sized(units.length, "length", "nm", LENGTH);
  const time = sized(units.time, "time", "us", TIME);
  const e = unitAt("1 e", "units", null);
  const dimensions = new Map(
    Object.entries(variables).map(([name, text]) => [
      name,
      dimensionOf(text, `units.variables.${name}`, temperature),
    ]),
  );
  return {
    sizes: [temperature, length, time, e.size],
    names: ["kT", bracketed(units.length), bracketed(units.time), "e"],
    variable: (name) => dimensions.get(name) ?? LENGTH,
  };
}

function sized(text: unknown, key: string, example: string, dimension: Dimension): Rational {
  const path = `units.${key}`;
  const need = `a ${key} is needed ("${example}")`;
  if (typeof text !== "string") throw new SpecError(path, `${need}, ${shown(text)} given`);
  const bare = key !== "temperature";
  if (bare && looksLikeQuantity(text, true)) {
    throw new SpecError(
      path,
      `a unit of ${key} without a number is needed ("${example}"), ${shown(text)} given`,
    );
  }
  const unit = unitAt(bare ? `1 ${text}` : text, path, null);
  if (unit.dimension.some((exponent, i) => exponent !== dimension[i]) || unit.size.n <= 0n) {
    throw new SpecError(path, `${need}, ${shown(text)} given`);
  }
  return unit.size;
}

function dimensionOf(text: unknown, path: string, thermal: Rational): Dimension {
  if (typeof text !== "string") throw new SpecError(path, `a unit is needed ("rad"), ${shown(text)} given`);
  return unitAt(`1 ${text}`, path, thermal).dimension;
}

/** A number with its unit, found at `path`. @throws SpecError */
export function unitAt(text: string, path: string, thermal: Rational | null): Unit {
  try {
    return quantityOf(text, thermal);
  } catch (error) {
    if (error instanceof UnitError)
      throw new SpecError(path, `a quantity with a unit is needed, ${shown(text)} given: ${error.message}`);
    throw error;
  }
}

/** A base unit that is a number of another unit keeps its number: (80 nm). */
const bracketed = (text: string): string =>
  looksLikeQuantity(text, true) || /[ */]/.test(text) ? `(${text})` : text;

/** A quantity as a number of base units: exact, then rounded once. */
export const inBase = ({ size, dimension }: Unit, { sizes }: Base): number =>
  nearestNumber(over(size, sizeOf(dimension, sizes)));

/** Size of the base unit of a dimension, in SI. */
export const sizeOf = (dimension: Dimension, sizes: Base["sizes"]): Rational =>
  dimension.reduce<Rational>(
    (size, exponent, i) => times(size, raised(sizes[i] as Rational, exponent)),
    decimal("1"),
  );

/** "kT us/nm^2"; "1" for a pure number. */
export function nameOf(dimension: Dimension, { names }: Pick<Base, "names">): string {
  const factors = (sign: 1 | -1): string[] =>
    dimension.flatMap((exponent, i) => {
      const power = exponent * sign;
      return power <= 0 ? [] : [`${names[i]}${power === 1 ? "" : `^${power}`}`];
    });
  const [above, below] = [factors(1), factors(-1)];
  if (below.length === 0) return above.join(" ") || "1";
  return `${above.join(" ") || "1"}/${below.length > 1 ? `(${below.join(" ")})` : below[0]}`;
}

/** Dimensions of what belongs to a variable: kT time/[v]^2 and the like. */
export const frictionOf = (variable: Dimension): Dimension => multiplied([1, 0, 1, 0], variable, -2);
export const massOf = (variable: Dimension): Dimension => multiplied([1, 0, 2, 0], variable, -2);
export const stiffnessOf = (variable: Dimension): Dimension => multiplied(ENERGY, variable, -2);
export const velocityOf = (variable: Dimension): Dimension => multiplied(variable, TIME, -1);
export const FREQUENCY = velocityOf(PURE);
