// The states of a network in their order, by name or as the points of a lattice, with the numbers that formulas may use there.
import { fold } from "../../formula/fold.js";
import { applied, type Prepared, prepared } from "../../formula/prepared.js";
import { type Node, number } from "../../formula/syntax.js";
import type { Tables } from "../../formula/table.js";
import { SpecError } from "../error.js";
import { readFormula } from "../formulas.js";
import type { Lattice, Network, Place } from "./network.js";

export interface NetworkState {
  /** Of a lattice's point: "n=3,m=-1". */
  readonly name: string;
  /** Of the driven fields and t. */
  readonly energy: Node;
  readonly particles: number;
  /** Attributes or coordinates, in the order of `attributesOf`. */
  readonly attributes: readonly number[];
}

/** What a formula of a network may be made of, and what of it is known. */
export interface Scope {
  /** Names of fields, and t. */
  readonly names: readonly string[];
  /** Values of the fields that nothing drives. */
  readonly still: Readonly<Record<string, number>>;
  readonly tables: Tables;
}

/** More points than this are refused: every one has its channels as formulas. */
const MOST_POINTS = 200_000;

/** Names of attributes, or of coordinates. */
export function attributesOf({ states = {}, lattice }: Pick<Network, "states" | "lattice">): string[] {
  if (lattice !== undefined) return Object.keys(lattice.coordinates);
  const found = new Set<string>();
  for (const state of Object.values(states)) {
    if (typeof state !== "object") continue;
    for (const key of Object.keys(state)) if (key !== "energy" && key !== "particles") found.add(key);
  }
  return [...found];
}

/** Reads a number or a formula; what nothing drives is a number in it. @throws SpecError that points at the character. */
export function readQuantity(
  given: number | string,
  path: string,
  scope: Scope,
  further: readonly string[] = [],
): Node {
  if (typeof given === "number") return number(given);
  const node = readFormula(given, path, [...further, ...scope.names], scope.tables);
  return fold(node, (name) => scope.still[name]);
}

/** `node` at a state: its attributes are numbers. */
export function at(node: Prepared, attributes: readonly string[], values: readonly number[]): Node {
  return applied(node, (name) => {
    const i = attributes.indexOf(name);
    return i < 0 ? undefined : values[i];
  });
}

/** All states in their order. @throws SpecError for formulas that cannot be read, or no states. */
export function statesOf(network: Pick<Network, "states" | "lattice">, scope: Scope): NetworkState[] {
  if (network.lattice !== undefined) return pointsOf(network.lattice, scope);
  const attributes = attributesOf(network);
  return Object.entries(network.states ?? {}).map(([name, given]) => {
    const path = `system.states.${name}`;
    if (typeof given !== "object") {
      const energy = at(
        prepared(readQuantity(given, path, scope, attributes)),
        attributes,
        attributes.map(() => 0),
      );
      return { name, energy, particles: 0, attributes: attributes.map(() => 0) };
    }
    const values = attributes.map((attribute) => (given[attribute] as number | undefined) ?? 0);
    const energy = at(
      prepared(readQuantity(given.energy, `${path}.energy`, scope, attributes)),
      attributes,
      values,
    );
    return { name, energy, particles: given.particles ?? 0, attributes: values };
  });
}

/** A condition or number that only coordinates and undriven fields may enter. */
export function readStill(
  given: number | string,
  path: string,
  scope: Scope,
  coordinates: readonly string[],
): (values: readonly number[]) => number {
  if (typeof given === "number") return () => given;
  const node = readFormula(given, path, [...coordinates, ...Object.keys(scope.still)], scope.tables);
  const known = prepared(fold(node, (name) => scope.still[name]));
  const places = known.names.map((name) => coordinates.indexOf(name));
  return (values) => known.value(Float64Array.from(places, (place) => values[place] as number));
}

function pointsOf({ coordinates, energy, particles, inside }: Lattice, scope: Scope): NetworkState[] {
  const names = Object.keys(coordinates);
  const ranges = Object.values(coordinates);
  const points = ranges.reduce((product, [low, high]) => product * (high - low + 1), 1);
  if (points > MOST_POINTS) {
    throw new SpecError(
      "system.lattice.coordinates",
      `at most ${MOST_POINTS} points are needed, ${points} given`,
    );
  }
  const isInside = readStill(inside ?? 1, "system.lattice.inside", scope, names);
  const particlesAt = readStill(particles ?? 0, "system.lattice.particles", scope, names);
  const node = prepared(readQuantity(energy, "system.lattice.energy", scope, names));
  const found: NetworkState[] = [];
  const visit = (values: readonly number[]): void => {
    const range = ranges[values.length];
    if (range === undefined) {
      if (isInside(values) === 0) return;
      found.push({
        name: pointName(names, values),
        energy: at(node, names, values),
        particles: particlesAt(values),
        attributes: values,
      });
      return;
    }
    for (let value = range[0]; value <= range[1]; value++) visit([...values, value]);
  };
  visit([]);
  if (found.length > 0) return found;
  throw new SpecError("system.lattice.inside", "at least one point inside is needed, none given");
}

/** "n=3,m=-1". */
export const pointName = (names: readonly string[], values: readonly number[]): string =>
  names.map((name, i) => `${name}=${values[i]}`).join(",");

/** The name of a place: a state's, or that of a point of a lattice. */
export const placeName = (place: Place, { lattice }: Pick<Network, "lattice">): string => {
  if (typeof place === "string") return place;
  const names = Object.keys(lattice?.coordinates ?? {});
  return pointName(
    names,
    names.map((name) => place[name] as number),
  );
};
