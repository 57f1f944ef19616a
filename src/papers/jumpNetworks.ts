// Networks that claims about jumps share: a ring of states, and the diamond of four states with five edges, which has two cycles. As
// edges with two rates each, from which both the experiment and the theory's network are made.
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Edge, NetworkExperiment, NetworkStart } from "../spec/network/network.js";
import type { Channel, Jumps } from "../theory/network/generator.js";
import type { Budget } from "./claim.js";

/** There and back between two states, which may be the same; rates per time. */
export interface TwoWay {
  readonly from: number;
  readonly to: number;
  readonly there: number;
  readonly back: number;
  /** What a jump adds to counters: v there and -v back, or both. */
  readonly counts?: Readonly<Record<string, number | readonly [there: number, back: number]>>;
}

/** kp[i]: i -> i + 1, km[i]: back. */
export const ring = (kp: readonly number[], km: readonly number[]): readonly TwoWay[] =>
  kp.map((there, i) => ({ from: i, to: (i + 1) % kp.length, there, back: km[i] as number }));

const DIAMOND = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [0, 2],
] as const;

/** Edges 01, 12, 23, 30, 02. */
export const diamond = (wf: readonly number[], wb: readonly number[]): readonly TwoWay[] =>
  DIAMOND.map(([from, to], e) => ({ from, to, there: wf[e] as number, back: wb[e] as number }));

/** Counters by name, each with what a jump there through the edges adds; none where it is 0. */
export function counting(
  edges: readonly TwoWay[],
  counters: Readonly<Record<string, readonly (number | readonly [there: number, back: number])[]>>,
): readonly TwoWay[] {
  return edges.map((edge, e) => {
    const added = Object.entries(counters).flatMap(([name, d]) => {
      const step = d[e] ?? 0;
      return step === 0 ? [] : [[name, step] as const];
    });
    return { ...edge, counts: { ...edge.counts, ...Object.fromEntries(added) } };
  });
}

/** 1 at edge e of n. */
export const only = (n: number, e: number): readonly number[] =>
  Array.from({ length: n }, (_, k) => (k === e ? 1 : 0));

/** +d there and -d back, by channel of the theory's network. */
export const bothWays = (d: readonly number[]): number[] => d.flatMap((x) => [x, -x]);

/** How many states edges join. */
export const statesOf = (edges: readonly TwoWay[]): number =>
  edges.reduce((most, { from, to }) => Math.max(most, from + 1, to + 1), 0);

/** The theory's network: each edge is two channels, the one there first. */
export function jumpsOf(edges: readonly TwoWay[]): Jumps {
  const channels = edges.flatMap(({ from, to, there, back }): Channel[] => {
    const entropy = math.log(there / back);
    return [
      { from, to, rate: there, entropy },
      { from: to, to: from, rate: back, entropy: -entropy },
    ];
  });
  return { states: statesOf(edges), channels };
}

/** Names of states: s0, s1, … */
export const named = (state: number): string => `s${state}`;

/** The edges as an experiment writes them. */
export const written = (edges: readonly TwoWay[]): readonly Edge[] =>
  edges.map(({ from, to, there, back, counts = {} }) => ({
    from: named(from),
    to: named(to),
    forward: there,
    backward: back,
    ...(Object.keys(counts).length === 0 ? {} : { counts }),
  }));

/** What is watched: for how long, which columns, when a trajectory ends. */
export interface Watch {
  readonly duration: number;
  readonly columns?: Readonly<Record<string, string>>;
  readonly stop?: string;
  /** The steady state unless given. */
  readonly start?: NetworkStart;
  /** Numbers that go with the states, by name. */
  readonly attributes?: Readonly<Record<string, readonly number[]>>;
  /** In units of the budget's number of trajectories; 1 unless given. */
  readonly share?: number;
  readonly scheme?: "gillespie" | "chain";
}

/** The experiment on a network without energies, where rates alone say what drives it. */
export function watched(
  edges: readonly TwoWay[],
  { duration, columns = {}, stop, start = { kind: "steady" }, attributes = {}, share = 1, scheme }: Watch,
  { trajectories, seed }: Budget,
): NetworkExperiment {
  const states = Array.from({ length: statesOf(edges) }, (_, i) => {
    const numbers = Object.entries(attributes).map(([name, values]) => [name, values[i]] as const);
    return [named(i), numbers.length === 0 ? 0 : { energy: 0, ...Object.fromEntries(numbers) }] as const;
  });
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: Object.fromEntries(states),
      edges: written(edges),
      start,
    },
    method: { scheme: scheme ?? "gillespie" },
    control: { duration, ramps: {} },
    record: { columns },
    ...(stop === undefined ? {} : { stop }),
    ensemble: { trajectories: Math.ceil(trajectories * share), seed },
  }) as NetworkExperiment;
}
