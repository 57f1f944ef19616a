// Texts with units become numbers in base units before anything else looks at an experiment: which dimension is wanted where.
// Fields of a potential and points of its tables are free: they are converted by their own dimension, all values of one of
// them alike, and whether the formula adds up is the user's business.
import { SpecError, shown } from "../error.js";
import { type Experiment, isNetwork } from "../experiment.js";
import {
  type Base,
  baseOf,
  ENERGY,
  FREQUENCY,
  frictionOf,
  inBase,
  LENGTH,
  massOf,
  nameOf,
  stiffnessOf,
  TIME,
  unitAt,
  velocityOf,
} from "./base.js";
import { type Dimension, looksLikeQuantity, multiplied, PURE, same } from "./unit.js";

/** What a place of an experiment holds. */
interface Need {
  /** As in "a time (10 us)". */
  readonly what: string;
  readonly example?: string;
  /** Null where any dimension will do. */
  readonly dimension: Dimension | null;
  /** What all values of one name must share. */
  readonly group?: string;
  /** Where a formula may stand as well. */
  readonly formula?: boolean;
}

interface Names {
  readonly base: Base;
  readonly variables: readonly string[];
  /** What variables have of their own, by name. */
  readonly own: Readonly<Record<string, unknown>>;
}

type Rule = readonly [path: string, need: (names: Names, ...stars: string[]) => Need];

const time = (): Need => ({ what: "a time", example: "10 us", dimension: TIME });
const temperature = (): Need => ({
  what: "a temperature or an energy",
  example: "300 K",
  dimension: ENERGY,
  formula: true,
});
const free = (group: string): Need => ({ what: "a quantity", dimension: null, group });
const place = ({ base, variables }: Names, name: string): Need => {
  const of = !variables.includes(name) && name.startsWith("v_") ? name.slice(2) : null;
  if (of !== null)
    return { what: "a velocity", example: "2 nm/us", dimension: velocityOf(base.variable(of)) };
  const dimension = base.variable(name);
  return isLength(dimension)
    ? { what: "a length", example: "50 nm", dimension }
    : { what: `a place of ${name}`, dimension };
};
const length = (names: Names): Need => place(names, names.variables[0] ?? "x");
const isLength = (variable: Dimension): boolean => same(variable, LENGTH);
const friction = (variable: Dimension): Need => ({
  what: "a friction",
  ...(isLength(variable) ? { example: "1.2e-8 kg/s" } : {}),
  dimension: frictionOf(variable),
});
const mass = (variable: Dimension): Need => ({
  what: "a mass",
  ...(isLength(variable) ? { example: "2 pg" } : {}),
  dimension: massOf(variable),
});

/** Dimension of the variables that have no `key` of their own and take the system's. */
function shared({ base, variables, own }: Names, key: string): Dimension {
  const takers = variables.filter((name) => asRecord(own[name])?.[key] === undefined);
  const [one = variables[0] ?? "x", ...others] = takers;
  const other = others.find((name) => !same(base.variable(name), base.variable(one)));
  if (other !== undefined) {
    throw new SpecError(
      `system.${key}`,
      `a ${key} for each variable is needed, since ${one} and ${other} are not of one dimension`,
    );
  }
  return base.variable(one);
}

/** Rows and columns in the order of the variables, then of their velocities. */
function covariance({ base, variables }: Names, row: string, column: string): Need {
  const of = (index: string): Dimension => {
    const [i, n] = [Number(index), variables.length];
    const dimension = base.variable(variables[i % n] as string);
    return i < n ? dimension : velocityOf(dimension);
  };
  return { what: "a covariance", example: "25 nm^2", dimension: multiplied(of(row), of(column)) };
}

const START: readonly Rule[] = [
  ["at.*", place],
  ["mean.*", place],
  ["covariance.*.*", covariance],
  ["kT", temperature],
  ["fields.*", (_, field) => free(`field ${field}`)],
  ["x.*", length],
  ["burnIn", time],
];

/** `before`: how many stars the path has. */
const schedule = (path: string, before = 0): Rule[] => [
  [`${path}.duration`, time],
  [`${path}.ramps.*.*.1`, (_, ...stars) => free(`field ${stars[before]}`)],
];

const RULES: readonly Rule[] = [
  ["system.potential.fields.*", (_, field) => free(`field ${field}`)],
  ["system.potential.tables.*.x.*", (_, table) => free(`table ${table}'s x`)],
  ["system.potential.tables.*.y.*", (_, table) => free(`table ${table}'s y`)],
  ["system.potential.tables.*.deviation", (_, table) => free(`table ${table}'s y`)],
  ["system.potential.tables.*.deviation.*", (_, table) => free(`table ${table}'s y`)],
  ["system.potential.*", (_, field) => free(`field ${field}`)],
  ["system.kT", temperature],
  ["system.friction", (names) => friction(shared(names, "friction"))],
  ["system.mass", (names) => mass(shared(names, "mass"))],
  ["system.variables.*.kT", temperature],
  ["system.variables.*.friction", ({ base }, name) => friction(base.variable(name))],
  ["system.variables.*.mass", ({ base }, name) => mass(base.variable(name))],
  [
    "system.oscillator.stiffness",
    (names) => ({
      what: "a stiffness",
      example: "10 pN/nm",
      dimension: stiffnessOf(names.base.variable(names.variables[0] ?? "x")),
    }),
  ],
  ["system.oscillator.frequency", () => ({ what: "a frequency", example: "10 kHz", dimension: FREQUENCY })],
  ["system.oscillator.quality", () => ({ what: "a number", dimension: PURE })],
  ["system.period", length],
  ["system.walls.low", length],
  ["system.walls.high", length],
  ["system.walls.*.absorbing", length],
  ...START.map(([path, need]): Rule => [`system.start.${path}`, need]),
  ...START.map(([path, need]): Rule => [`system.start.from.${path}`, need]),
  ["method.dt", time],
  ...schedule("control"),
  ...schedule("feedback.branches.*", 1),
  ["feedback.measurement.at", time],
  ["feedback.measurement.at.*", time],
  ["feedback.measurement.every", time],
  ["feedback.measurement.from", time],
  ["feedback.measurement.lag", time],
  ["feedback.measurement.channel.exposure", time],
  ["feedback.measurement.channel.deviation", () => free("the reading")],
  ["feedback.delay", time],
  ["feedback.memory.*.start", (_, name) => free(`memory ${name}`)],
  ["feedback.act.*", (_, field) => ({ ...free(`field ${field}`), formula: true })],
  ["feedback.act.*.*.0", time],
  ["feedback.act.*.*.1", (_, field) => ({ ...free(`field ${field}`), formula: true })],
  ["record.grid.times.*", time],
  ["record.grid.times.every", time],
];

const COMPILED = RULES.map(([path, need]) => [path.split("."), need] as const);

/** Texts of a potential that are no fields of a named one. */
const TEXTS = ["system.potential.energy", "system.potential.named"];

function needAt(keys: readonly string[], names: Names): Need | null {
  if (TEXTS.includes(keys.join("."))) return null;
  for (const [pattern, need] of COMPILED) {
    if (pattern.length !== keys.length || !pattern.every((key, i) => key === "*" || key === keys[i]))
      continue;
    return need(names, ...keys.filter((_, i) => pattern[i] === "*"));
  }
  return null;
}

/**
 * The experiment with every text that is a number with a unit as a number in base units; kT is 1, the temperature of `units`,
 * unless given. Without the key `units`, nothing changes.
 * @throws SpecError for a unit that does not fit its place, or a text with a unit without `units`
 */
export function inBaseUnits(spec: unknown): unknown {
  if (typeof spec !== "object" || spec === null || Array.isArray(spec)) return spec;
  const { units, system } = spec as { units?: unknown; system?: { variables?: unknown; kT?: unknown } };
  const base = units === undefined ? null : baseOf(units);
  const variables = Object.keys(asRecord(system?.variables) ?? { x: {} });
  const names = base === null ? null : { base, variables, own: asRecord(system?.variables) ?? {} };
  const groups = new Map<string, { readonly dimension: Dimension; readonly text: string }>();
  const converted = walk(spec, [], (text, keys) => numberFrom(text, keys, names, groups)) as typeof spec;
  if (base === null || asRecord(system) === null || system?.kT !== undefined) return converted;
  return { ...converted, system: { ...(converted as { system: object }).system, kT: 1 } };
}

const asRecord = (value: unknown): Record<string, unknown> | null =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;

type Leaf = (text: string, keys: readonly string[]) => unknown;

/** A copy with texts replaced; what holds none stays the same object. */
function walk(value: unknown, keys: readonly string[], leaf: Leaf): unknown {
  if (typeof value === "string") return leaf(value, keys);
  if (Array.isArray(value)) {
    const items = value.map((item, i) =>
      typeof item === "number" ? item : walk(item, [...keys, String(i)], leaf),
    );
    return items.every((item, i) => item === value[i]) ? value : items;
  }
  const record = asRecord(value);
  if (record === null) return value;
  const entries = Object.entries(record).map(
    ([key, item]) => [key, walk(item, [...keys, key], leaf)] as const,
  );
  return entries.every(([key, item]) => item === record[key]) ? value : Object.fromEntries(entries);
}

/** Paths as in `control.ramps.tilt[0][1]`. */
const pathOf = (keys: readonly string[]): string =>
  keys.reduce(
    (path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`),
    "",
  );

function numberFrom(
  text: string,
  keys: readonly string[],
  names: Names | null,
  groups: Map<string, { readonly dimension: Dimension; readonly text: string }>,
): unknown {
  const need = needAt(keys, names ?? { base: ANY, variables: ["x"], own: {} });
  if (need === null || !looksLikeQuantity(text, need.formula !== true)) return text;
  const path = pathOf(keys);
  if (names === null) {
    throw new SpecError(
      path,
      `a number is needed where the experiment has no key units { temperature, length, time }, ${shown(text)} given`,
    );
  }
  const { base } = names;
  const unit = unitAt(text, path, base.sizes[0]);
  if (need.dimension !== null && !same(need.dimension, unit.dimension)) {
    const example = need.example === undefined ? nameOf(need.dimension, base) : need.example;
    throw new SpecError(path, `${need.what} is needed (${example}), ${shown(text)} given`);
  }
  if (need.group !== undefined) {
    const other = groups.get(need.group);
    if (other !== undefined && !same(other.dimension, unit.dimension)) {
      throw new SpecError(
        path,
        `a quantity in the dimension of "${other.text}" is needed (${need.group}), ${shown(text)} given`,
      );
    }
    if (other === undefined) groups.set(need.group, { dimension: unit.dimension, text });
  }
  return inBase(unit, base);
}

/** Unit of the number at a path of an experiment, null where it has none or it is not known. */
export function unitAtPath(experiment: Experiment, keys: readonly (string | number)[]): string | null {
  if (isNetwork(experiment) || experiment.units === undefined) return null;
  const base = baseOf(experiment.units);
  const own = experiment.system.variables ?? { x: {} };
  const dimension = needAt(keys.map(String), { base, variables: Object.keys(own), own })?.dimension ?? null;
  return dimension === null ? null : nameOf(dimension, base);
}

/** Stands in where there are no units. */
const ANY: Base = baseOf({ temperature: "300 K", length: "nm", time: "us" });
