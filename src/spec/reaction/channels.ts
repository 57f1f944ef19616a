// A reaction network as flat lists: species that change, and for every reaction its channels with their propensities and what an event
// books. Every formula is one of counts, the driven fields and t; where nothing is driven, of counts alone.
//
// Mass action, coefficient and falling factorials: a = c prod_i n_i (n_i - 1) … (n_i - m_i + 1). A chemostat's count b enters c as b^m_i.
//   ln a_+(n)/a_-(n + v) = ln c_+/c_- + sum_i ln n_i!/(n_i + v_i)!
// is what an event brings to its surroundings: of the sum over a path only ln c_+/c_- is added up, the rest is of its ends.
import { fold } from "../../formula/fold.js";
import {
  call,
  difference,
  type Node,
  name,
  number,
  power,
  product,
  quotient,
  rename,
  substitute,
  sum,
} from "../../formula/syntax.js";
import type { Tables } from "../../formula/table.js";
import { SpecError } from "../error.js";
import { readFormula } from "../formulas.js";
import { tablesOf } from "../tables.js";
import type { Schedule } from "../terms.js";
import { type Equation, equationOf } from "./equation.js";
import type { Reaction, Reactions, StartCount } from "./reaction.js";

/** One way through a reaction. */
export interface ReactionChannel {
  readonly reaction: number;
  readonly direction: "forward" | "backward";
  /** By species that changes: particles that are taken, and how the count changes. */
  readonly takes: readonly number[];
  readonly change: readonly number[];
  /** c of mass action; null of a propensity by formula. */
  readonly coefficient: Node | null;
  readonly propensity: Node;
  /** What an event brings to the surroundings but for the factorials of counts; null where there is no way back. */
  readonly entropy: Node | null;
  /** Particles taken out of each chemostat. */
  readonly particles: readonly number[];
  readonly counts: Readonly<Record<string, number>>;
}

export interface Chemostat {
  readonly name: string;
  readonly count: Node;
  readonly mu: Node | null;
}

export interface LoweredReactions {
  /** Species that change, with their counts at the start. */
  readonly species: readonly string[];
  readonly start: readonly number[];
  readonly chemostats: readonly Chemostat[];
  readonly volume: Node;
  readonly kT: Node;
  readonly channels: readonly ReactionChannel[];
  readonly counters: readonly string[];
  /** Whether entropies are those of mass action everywhere: the factorials of the path's ends belong to them. */
  readonly factorials: boolean;
}

/** Species that change. */
export const movingSpecies = ({ species }: Pick<Reactions, "species">): string[] =>
  Object.entries(species).flatMap(([key, given]) =>
    typeof given === "object" && "fixed" in given ? [] : [key],
  );

/** What a species that changes says of its start. */
export const startCount = ({ species }: Pick<Reactions, "species">, key: string): StartCount => {
  const given = species[key] as number | { start: StartCount };
  return typeof given === "number" ? given : given.start;
};

/** The count nearest to its mean. */
const usualOf = (start: StartCount): number =>
  typeof start === "number"
    ? start
    : Math.round("poisson" in start ? start.poisson : start.binomial[0] * start.binomial[1]);

/** Those that a chemostat holds. */
export const heldSpecies = ({ species }: Pick<Reactions, "species">): string[] =>
  Object.entries(species).flatMap(([key, given]) =>
    typeof given === "object" && "fixed" in given ? [key] : [],
  );

/** Names on reactions' `counts`, in the order in which they appear. */
export const countersOf = ({ reactions }: Pick<Reactions, "reactions">): string[] => [
  ...new Set(reactions.flatMap(({ counts = {} }) => Object.keys(counts))),
];

/** n (n - 1) … (n - m + 1). */
export function falling(of: Node, m: number): Node {
  let found: Node = number(1);
  for (let k = 0; k < m; k++) found = product(found, difference(of, number(k)));
  return found;
}

/** Of all species: n (n - 1) … for as many particles as are taken. */
export const combinationsOf = (takes: readonly number[], species: readonly string[]): Node =>
  takes.reduce<Node>(
    (all, m, k) => (m === 0 ? all : product(all, falling(name(species[k] as string), m))),
    number(1),
  );

interface Place {
  readonly system: Reactions;
  readonly moving: readonly string[];
  readonly chemostats: readonly Chemostat[];
  readonly volume: Node;
  readonly read: (given: number | string, path: string, species: boolean) => Node;
}

/** Lowers a network whose fields are driven by `control`. @throws SpecError for what cannot be read. */
export function lowerReactions(system: Reactions, control: Pick<Schedule, "ramps">): LoweredReactions {
  const tables: Tables = tablesOf(system, "system.tables");
  const moving = movingSpecies(system);
  const held = heldSpecies(system);
  const driven = Object.keys(control.ramps);
  const still = (field: string): number | undefined =>
    driven.includes(field) ? undefined : system.fields[field];
  const names = [...Object.keys(system.fields), "t"];
  const plain = (given: number | string, path: string): Node =>
    typeof given === "number" ? number(given) : fold(readFormula(given, path, names, tables), still);
  const chemostats = held.map((key): Chemostat => {
    const { fixed, mu } = system.species[key] as { fixed: number | string; mu?: number | string };
    return {
      name: key,
      count: plain(fixed, `system.species.${key}.fixed`),
      mu: mu === undefined ? null : plain(mu, `system.species.${key}.mu`),
    };
  });
  const volume = plain(system.volume, "system.volume");
  const fixed = new Map(chemostats.map(({ name: key, count }) => [key, count] as const));
  const read = (given: number | string, path: string, species: boolean): Node => {
    if (!species || typeof given === "number") return plain(given, path);
    const node = readFormula(given, path, [...names, ...moving, ...held, "volume"], tables);
    return fold(node, (key) => (key === "volume" ? volume : (fixed.get(key) ?? still(key))));
  };
  const place = { system, moving, chemostats, volume, read };
  const channels = system.reactions.flatMap((reaction, index) => channelsOf(reaction, index, place));
  return {
    species: moving,
    start: moving.map((key) => usualOf(startCount(system, key))),
    chemostats,
    volume,
    kT: plain(system.kT, "system.kT"),
    channels,
    counters: countersOf(system),
    factorials: channels.some(({ coefficient, entropy }) => coefficient !== null && entropy !== null),
  };
}

const LAWS = ["rate", "forward", "backward", "propensity"] as const;

/** @throws SpecError for no law of its rates, or two. */
function lawOf(reaction: Reaction, path: string): "mass action" | "propensity" {
  const given = LAWS.filter((key) => reaction[key] !== undefined);
  const pair = reaction.forward !== undefined && reaction.backward !== undefined;
  if (given.length === 1 && given[0] === "rate") return "mass action";
  if (given.length === 1 && given[0] === "propensity") return "propensity";
  if (given.length === 2 && pair) return "mass action";
  const shown = given.length === 0 ? "nothing" : given.join(" and ");
  throw new SpecError(path, `a rate, forward and backward, or a propensity is needed, ${shown} given`);
}

function channelsOf(reaction: Reaction, index: number, place: Place): ReactionChannel[] {
  const { system, moving, read } = place;
  const path = `system.reactions[${index}]`;
  const law = lawOf(reaction, path);
  const equation = equationOf(reaction, path, Object.keys(system.species));
  const turned: Equation = { ...equation, from: equation.to, to: equation.from };
  const { counts = {} } = reaction;
  const counted = (side: 0 | 1): Record<string, number> =>
    Object.fromEntries(
      Object.entries(counts).map(([key, value]) => [
        key,
        typeof value !== "number" ? value[side] : side === 0 ? value : 0 - value,
      ]),
    );
  const sides = [equation, ...(equation.reversible ? [turned] : [])];
  const keys: readonly (readonly [number | string, string])[] =
    law === "mass action"
      ? equation.reversible
        ? [
            [reaction.forward as number, `${path}.forward`],
            [reaction.backward as number, `${path}.backward`],
          ]
        : [[reaction.rate as number, `${path}.rate`]]
      : Array.isArray(reaction.propensity)
        ? [
            [reaction.propensity[0], `${path}.propensity[0]`],
            [reaction.propensity[1], `${path}.propensity[1]`],
          ]
        : [[reaction.propensity as number, `${path}.propensity`]];
  const made = sides.map((side, i) => {
    const [given, at] = keys[i] as readonly [number | string, string];
    const takes = moving.map((key) => side.from.get(key) ?? 0);
    const change = moving.map((key, k) => (side.to.get(key) ?? 0) - (takes[k] as number));
    const constant = read(given, at, law === "propensity");
    if (law === "mass action") refuseMany(side, at);
    const coefficient = law === "mass action" ? coefficientOf(constant, side, place) : null;
    // the factorials first: the same in all reactions that begin alike
    const propensity = coefficient === null ? constant : product(combinationsOf(takes, moving), coefficient);
    return { side, takes, change, coefficient, propensity };
  });
  return made.map(({ side, ...one }, i): ReactionChannel => {
    const back = made[1 - i];
    return {
      reaction: index,
      direction: i === 0 ? "forward" : "backward",
      ...one,
      entropy: back === undefined ? null : entropyOf(one, back, moving),
      particles: place.chemostats.map(({ name: key }) => (side.from.get(key) ?? 0) - (side.to.get(key) ?? 0)),
      counts: counted(i === 0 ? 0 : 1),
    };
  });
}

/** Powers of counts, and factorials, that doubles can hold. */
const MOST_TOGETHER = 100;

function refuseMany({ from }: Equation, path: string): void {
  for (const [key, m] of from) {
    if (m <= MOST_TOGETHER) continue;
    throw new SpecError(
      path,
      `at most ${MOST_TOGETHER} particles of a species that react together are needed for mass action, ${m} ${key} given (a propensity by formula takes more)`,
    );
  }
}

/** c of mass action: the constant by the volume, chemostats, and combinations where the constant is of one. */
function coefficientOf(constant: Node, { from }: Equation, { system, chemostats, volume }: Place): Node {
  let c = constant;
  let particles = 0;
  for (const [key, m] of from) {
    particles += m;
    const held = chemostats.find((chemostat) => chemostat.name === key);
    if (held !== undefined) c = product(c, power(held.count, number(m)));
    if (system.constants === "stochastic") for (let k = 2; k <= m; k++) c = quotient(c, number(k));
  }
  if (system.constants === "rate" && particles !== 1) {
    c = particles === 0 ? product(c, volume) : quotient(c, power(volume, number(particles - 1)));
  }
  return fold(c, () => undefined);
}

type Made = Pick<ReactionChannel, "coefficient" | "propensity" | "change">;

/** ln a(n)/a_back(n + v), the factorials of mass action left out. */
function entropyOf(one: Made, back: Made, moving: readonly string[]): Node {
  if (one.coefficient !== null && back.coefficient !== null) {
    return fold(call("log", quotient(one.coefficient, back.coefficient)), () => undefined);
  }
  const arrived = substitute(back.propensity, (found) => {
    const k = moving.indexOf(found.name);
    const by = one.change[k] ?? 0;
    return by === 0 ? found : sum(found, number(by));
  });
  return call(
    "log",
    quotient(
      one.propensity,
      rename(arrived, (text) => text),
    ),
  );
}
