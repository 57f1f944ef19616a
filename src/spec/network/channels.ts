// A network as flat lists: its states, and for every edge the channels forward and backward with their rates and what a jump
// books. Every formula is one of the driven fields and t alone; where nothing is driven it is a number.
//
//   A = (E_i - E_j + mu (N_j - N_i) + drive)/kT = ln(k+/k-): entropy that a forward jump brings to its bath
//   dE = drive + mu dN - kT A: the first law of a jump, kT A being the heat

import { parse } from "../../formula/parse.js";
import { applied, type Prepared, prepared } from "../../formula/prepared.js";
import { difference, type Node, number } from "../../formula/syntax.js";
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
    const { kT, mu } = baths[bath] as NetworkBath;
    const place = { edge: index, bath, counts: countsOf(edge), kT, mu };
    const law = lawOf(edge, path);
    const formulas = edgeFormulas(edge, path, scope, attributes);
    return endsOf(network, edge, path, scope, states, find).flatMap(([from, to]) => {
      const [start, end] = [states[from] as NetworkState, states[to] as NetworkState];
      return channelsOf(place, from, to, start, end, formulas(start), law);
    });
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
  const ready = read.map(([key, node]) => [key, prepared(node)] as const);
  return ({ attributes: values }) =>
    Object.fromEntries(ready.map(([key, of]) => [key, at(of, attributes, values)]));
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

const formula = (text: string): Prepared => prepared(parse(text));

const AFFINITY = formula("(from - to + mu*dN + drive)/kT");
const RATIO = formula("log(forward/backward)");
const FORCE = formula("(mu*dN + drive)/kT");
const CHEMICAL = formula("mu*dN");
const IMPLIED = formula("kT*A + to - from - mu*dN");
const ZERO = number(0);

/** What all channels of an edge share. */
interface Place {
  readonly edge: number;
  readonly bath: number;
  readonly counts: Counts;
  readonly kT: Node;
  readonly mu: Node;
}

// 0 - 0 is 0, where the negative of 0 is not
const minus = (node: Node): Node => difference(ZERO, node);

const isZero = (node: Node): boolean => node.kind === "number" && node.value === 0;

function channelsOf(
  { edge, bath, counts, kT, mu }: Place,
  from: number,
  to: number,
  start: NetworkState,
  end: NetworkState,
  formulas: Formulas,
  law: keyof typeof RATE_LAWS,
): Channel[] {
  const dN = end.particles - start.particles;
  let [A, X] = [ZERO, ZERO];
  // a switch, where an object of all names would cost more than the formulas
  const known = (name: string): Node | number => {
    switch (name) {
      case "from":
        return start.energy;
      case "to":
        return end.energy;
      case "kT":
        return kT;
      case "mu":
        return mu;
      case "dN":
        return dN;
      case "A":
        return A;
      case "X":
        return X;
      default:
        return formulas[name] ?? ZERO;
    }
  };
  const explicit = law === "forward";
  const oneWay = explicit && (isZero(formulas.forward as Node) || isZero(formulas.backward as Node));
  A = applied(explicit ? RATIO : AFFINITY, known);
  if (law === "barrier") X = applied(FORCE, known);
  if (law === "barrier" && formulas.split === undefined && !isZero(X)) {
    throw new SpecError(
      `system.edges[${edge}].split`,
      "a split of the drive and of mu dN is needed beside a barrier, nothing given",
    );
  }
  const chemical = dN === 0 ? ZERO : applied(CHEMICAL, known);
  const drive = oneWay ? ZERO : explicit ? applied(IMPLIED, known) : (formulas.drive ?? ZERO);
  const energyChange = from === to ? ZERO : difference(end.energy, start.energy);
  const channels: Channel[] = [];
  const forward = applied(RATE_LAWS[law].forward, known);
  const backward = applied(RATE_LAWS[law].backward, known);
  if (!isZero(forward)) {
    channels.push({
      edge,
      direction: "forward",
      from,
      to,
      bath,
      rate: forward,
      entropy: oneWay ? null : A,
      energyChange,
      drive,
      chemical,
      particles: dN,
      counts: counts.forward,
    });
  }
  if (!isZero(backward)) {
    channels.push({
      edge,
      direction: "backward",
      from: to,
      to: from,
      bath,
      rate: backward,
      entropy: oneWay ? null : minus(A),
      energyChange: minus(energyChange),
      drive: minus(drive),
      chemical: minus(chemical),
      particles: 0 - dN,
      counts: counts.backward,
    });
  }
  return channels;
}
