// A network as flat lists: its states, and for every edge the channels forward and backward with their rates and what a jump
// books. Every formula is one of the driven fields and t alone; where nothing is driven it is a number.
//
//   A = (E_i - E_j + mu (N_j - N_i) + drive)/kT = ln(k+/k-): entropy that a forward jump brings to its bath
//   dE = drive + mu dN - kT A: the first law of a jump, kT A being the heat
import { fold } from "../../formula/fold.js";
import { parse } from "../../formula/parse.js";
import { call, difference, type Node, negative, number, quotient } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import type { Schedule } from "../experiment.js";
import { tablesOf } from "../tables.js";
import { lawOf } from "./edges.js";
import type { Edge, Network } from "./network.js";
import { LAW_KEYS, RATE_LAWS } from "./rateLaws.js";
import {
  at,
  attributesOf,
  type NetworkState,
  pointName,
  readQuantity,
  readStill,
  type Scope,
  statesOf,
} from "./states.js";

export interface NetworkBath {
  readonly name: string;
  readonly kT: Node;
  readonly mu: Node;
}

/** One way through an edge. */
export interface Channel {
  /** Index of its edge, and which way. */
  readonly edge: number;
  readonly direction: "forward" | "backward";
  /** Indices of states and of the bath. */
  readonly from: number;
  readonly to: number;
  readonly bath: number;
  readonly rate: Node;
  /** A, what a jump brings to the bath; null where there is no way back. */
  readonly entropy: Node | null;
  /** E_to - E_from. */
  readonly energyChange: Node;
  /** Work of the drive; 0 where the entropy is null, since it is not known. */
  readonly drive: Node;
  /** mu dN: energy that comes with the particles. */
  readonly chemical: Node;
  /** dN: particles taken out of the bath. */
  readonly particles: number;
  /** What a jump adds to counters, by name. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface LoweredNetwork {
  readonly states: readonly NetworkState[];
  /** Those whose rate is the number 0 are left out. */
  readonly channels: readonly Channel[];
  readonly baths: readonly NetworkBath[];
  readonly counters: readonly string[];
  readonly attributes: readonly string[];
}

/** Lowers a network whose fields are driven by `control`. @throws SpecError for formulas that cannot be read. */
export function lowerNetwork(network: Network, control: Pick<Schedule, "ramps">): LoweredNetwork {
  const scope = scopeOf(network, Object.keys(control.ramps));
  const states = statesOf(network, scope);
  const baths = bathsOf(network, scope);
  const attributes = attributesOf(network);
  const find = new Map(states.map(({ name }, i) => [name, i]));
  const channels = network.edges.flatMap((edge, index) => {
    const path = `system.edges[${index}]`;
    const bath = Math.max(
      0,
      baths.findIndex(({ name }) => name === edge.bath),
    );
    const formulas = edgeFormulas(edge, path, scope, attributes);
    const counts = countsOf(edge);
    return endsOf(network, edge, path, scope, states, find).flatMap(([from, to]) =>
      channelsOf(
        {
          edge: index,
          from,
          to,
          bath,
          counts,
          kT: (baths[bath] as NetworkBath).kT,
          mu: (baths[bath] as NetworkBath).mu,
        },
        states[from] as NetworkState,
        states[to] as NetworkState,
        formulas(states[from] as NetworkState),
        lawOf(edge, path),
      ),
    );
  });
  return { states, channels, baths, counters: countersOf(network), attributes };
}

/** Fields, t and tables; fields that are not driven have their values. */
export function scopeOf({ fields, tables }: Network, driven: readonly string[]): Scope {
  return {
    names: [...Object.keys(fields), "t"],
    still: Object.fromEntries(Object.entries(fields).filter(([name]) => !driven.includes(name))),
    tables: tablesOf({ tables }, "system.tables"),
  };
}

/** The baths in their order; one, called "bath", of a network with a kT of its own. @throws SpecError */
export function bathsOf({ kT, baths }: Network, scope: Scope): NetworkBath[] {
  if (baths === undefined) {
    return [{ name: "bath", kT: readQuantity(kT ?? 1, "system.kT", scope), mu: number(0) }];
  }
  return Object.entries(baths).map(([name, bath]) => ({
    name,
    kT: readQuantity(bath.kT, `system.baths.${name}.kT`, scope),
    mu: readQuantity(bath.mu ?? 0, `system.baths.${name}.mu`, scope),
  }));
}

/** Names on edges' `counts`, in the order in which they appear. */
export const countersOf = ({ edges }: Network): string[] => [
  ...new Set(edges.flatMap(({ counts = {} }) => Object.keys(counts))),
];

interface Counts {
  readonly forward: Readonly<Record<string, number>>;
  readonly backward: Readonly<Record<string, number>>;
}

function countsOf({ counts = {} }: Edge): Counts {
  const entries = Object.entries(counts);
  const of = (value: number | readonly [number, number], side: 0 | 1): number =>
    typeof value !== "number" ? value[side] : side === 0 ? value : 0 - value;
  return {
    forward: Object.fromEntries(entries.map(([name, value]) => [name, of(value, 0)])),
    backward: Object.fromEntries(entries.map(([name, value]) => [name, of(value, 1)])),
  };
}

type Formulas = Readonly<Record<string, Node>>;

/** The formulas of an edge's law and its drive, at a state. */
function edgeFormulas(
  edge: Edge,
  path: string,
  scope: Scope,
  attributes: readonly string[],
): (from: NetworkState) => Formulas {
  const read = [...LAW_KEYS, "drive"].flatMap((key) => {
    const given = edge[key as "drive"];
    return given === undefined
      ? []
      : [[key, readQuantity(given, `${path}.${key}`, scope, attributes)] as const];
  });
  if (read.every(([, node]) => node.kind === "number")) {
    const same = Object.fromEntries(read);
    return () => same;
  }
  return (from) =>
    Object.fromEntries(read.map(([key, node]) => [key, at(node, attributes, from.attributes)]));
}

/** Pairs of states that an edge joins: one, or one for each point of a lattice from which its step stays inside. */
function endsOf(
  network: Network,
  edge: Edge,
  path: string,
  scope: Scope,
  states: readonly NetworkState[],
  find: ReadonlyMap<string, number>,
): [number, number][] {
  if (network.lattice === undefined) {
    return [[find.get(edge.from as string) as number, find.get(edge.to as string) as number]];
  }
  const names = Object.keys(network.lattice.coordinates);
  const step = names.map((name) => edge.step?.[name] ?? 0);
  const where = readStill(edge.where ?? 1, `${path}.where`, scope, names);
  return states.flatMap(({ attributes }, from) => {
    if (where(attributes) === 0) return [];
    const to = find.get(
      pointName(
        names,
        attributes.map((value, i) => value + (step[i] as number)),
      ),
    );
    return to === undefined ? [] : [[from, to] as [number, number]];
  });
}

const AFFINITY = parse("(from - to + mu*dN + drive)/kT");
const FORCE = parse("(mu*dN + drive)/kT");
const CHEMICAL = parse("mu*dN");
const IMPLIED = parse("kT*A + to - from - mu*dN");
const ZERO = number(0);

interface Place {
  readonly edge: number;
  readonly from: number;
  readonly to: number;
  readonly bath: number;
  readonly counts: Counts;
  readonly kT: Node;
  readonly mu: Node;
}

const isZero = (node: Node): boolean => node.kind === "number" && node.value === 0;

function channelsOf(
  { edge, from, to, bath, counts, kT, mu }: Place,
  start: NetworkState,
  end: NetworkState,
  formulas: Formulas,
  law: keyof typeof RATE_LAWS,
): Channel[] {
  const dN = end.particles - start.particles;
  const ends: Formulas = { from: start.energy, to: end.energy, kT, mu, dN: number(dN) };
  const chemical = dN === 0 ? ZERO : fold(CHEMICAL, (name) => ends[name]);
  const energyChange = from === to ? ZERO : difference(end.energy, start.energy);
  const explicit = law === "forward";
  const given: Formulas = { split: ZERO, drive: ZERO, ...ends, ...formulas };
  const oneWay = explicit && (isZero(given.forward as Node) || isZero(given.backward as Node));
  const A = explicit
    ? call("log", quotient(given.forward as Node, given.backward as Node))
    : fold(AFFINITY, (name) => given[name]);
  const entropy = oneWay ? null : fold(A, () => undefined);
  const drive =
    entropy === null
      ? ZERO
      : explicit
        ? fold(IMPLIED, (name) => (name === "A" ? entropy : given[name]))
        : (given.drive as Node);
  const X = explicit ? ZERO : fold(FORCE, (name) => given[name]);
  if (law === "barrier" && formulas.split === undefined && !isZero(X)) {
    throw new SpecError(
      `system.edges[${edge}].split`,
      "a split of the drive and of mu dN is needed beside a barrier, nothing given",
    );
  }
  const known = (name: string): Node | undefined => (name === "A" ? A : name === "X" ? X : given[name]);
  const shared = { edge, bath };
  const forward: Channel = {
    ...shared,
    direction: "forward",
    from,
    to,
    rate: fold(RATE_LAWS[law].forward, known),
    entropy,
    energyChange,
    drive,
    chemical,
    particles: dN,
    counts: counts.forward,
  };
  const backward: Channel = {
    ...shared,
    direction: "backward",
    from: to,
    to: from,
    rate: fold(RATE_LAWS[law].backward, known),
    entropy: entropy === null ? null : negative(entropy),
    energyChange: negative(energyChange),
    drive: negative(drive),
    chemical: negative(chemical),
    particles: 0 - dN,
    counts: counts.backward,
  };
  return [forward, backward].filter(({ rate }) => !isZero(rate));
}
