// Networks with few states and explicit rates that several claims share: the same list of wires for the experiment and for theory.
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Edge, NetworkExperiment, NetworkStart, State } from "../spec/network/network.js";
import type { Functional, LongRun } from "../theory/network/cumulants.js";
import type { Jumps } from "../theory/network/generator.js";
import type { Budget, Quantity } from "./claim.js";

/** Two states, the rates between them, and what a forward jump adds to counters (a backward jump takes it off). */
export interface Wire {
  readonly from: number;
  readonly to: number;
  readonly forward: number;
  readonly backward: number;
  readonly counts?: Readonly<Record<string, number>>;
}

type Rates = readonly number[];

/** RING3: kp[i] from i to i + 1, km[i] back; N counts net steps. */
export const ring3 = (kp: Rates, km: Rates): Wire[] =>
  kp.map((forward, i) => ({
    from: i,
    to: (i + 1) % 3,
    forward,
    backward: km[i] as number,
    counts: { N: 1 },
  }));

const DIAMOND = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [0, 2],
] as const;

/** DIAMOND: a square and its diagonal; N01 and N23 count net steps through these edges. */
export const diamond = (wf: Rates, wb: Rates): Wire[] =>
  DIAMOND.map(([from, to], e) => ({
    from,
    to,
    forward: wf[e] as number,
    backward: wb[e] as number,
    counts: { [`N${from}${to}`]: 1 },
  }));

/** Jump by jump: each wire forward, then backward. */
export const jumpsOf = (states: number, wires: readonly Wire[]): Jumps => ({
  states,
  channels: wires.flatMap(({ from, to, forward, backward }) => {
    const entropy = math.log(forward / backward);
    return [
      { from, to, rate: forward, entropy },
      { from: to, to: from, rate: backward, entropy: -entropy },
    ];
  }),
});

/** What a counter adds up to. */
export const counterOf = (wires: readonly Wire[], name: string): Functional => ({
  jump: wires.flatMap(({ counts }) => [counts?.[name] ?? 0, -(counts?.[name] ?? 0)]),
});

/** Entropy to the baths. */
export const entropyOf = ({ channels }: Jumps): Functional => ({ jump: channels.map((c) => c.entropy) });
/** All jumps. */
export const activityOf = ({ channels }: Jumps): Functional => ({ jump: channels.map(() => 1) });
/** Time spent in a state. */
export const stayOf = ({ states, channels }: Jumps, state: number): Functional => ({
  jump: channels.map(() => 0),
  rest: Array.from({ length: states }, (_, i) => (i === state ? 1 : 0)),
});

export const stateName = (i: number): string => `s${i}`;

/** s0, s1, … with energies 0, and attributes by state. */
export const statesOf = (
  count: number,
  attributes: Readonly<Record<string, ArrayLike<number>>> = {},
): Record<string, State> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const own = Object.entries(attributes).map(([name, values]) => [name, values[i] as number] as const);
      return [stateName(i), { energy: 0, ...Object.fromEntries(own) }] as const;
    }),
  );

export const edgesOf = (wires: readonly Wire[]): Edge[] =>
  wires.map(({ from, to, forward, backward, counts }) => ({
    from: stateName(from),
    to: stateName(to),
    forward,
    backward,
    ...(counts && { counts }),
  }));

/** A law by state. */
export const lawOf = (p: ArrayLike<number>): NetworkStart => ({
  kind: "probabilities",
  of: Object.fromEntries(Array.from(p, (share, i) => [stateName(i), share] as const)),
});

/** The network left alone for a time. */
export function leftAlone(
  states: number,
  wires: readonly Wire[],
  how: {
    readonly duration: number;
    readonly start?: NetworkStart;
    readonly attributes?: Readonly<Record<string, ArrayLike<number>>>;
    readonly record?: Readonly<Record<string, unknown>>;
    readonly point?: number;
  },
  { trajectories, seed }: Budget,
): NetworkExperiment {
  return experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: statesOf(states, how.attributes),
      edges: edgesOf(wires),
      start: how.start ?? { kind: "steady" },
    },
    method: { scheme: "gillespie" },
    control: { duration: how.duration, ramps: {} },
    record: how.record ?? {},
    ensemble: { trajectories, seed, point: how.point ?? 0 },
  });
}

/** As many trajectories, times a factor; whole leaves. */
export const times = (budget: Budget, factor: number): Budget => ({
  ...budget,
  trajectories: Math.ceil((budget.trajectories * factor) / 1024) * 1024,
});

/** Relative error that numbers are run to: the catalogue allows 2e-3. */
export const AIM = 1.8e-3;

/** Time after which the error of every mean is AIM of it. */
export const timeFor = ({ mean, covariance }: LongRun): number =>
  mean.reduce((most, m, k) => {
    const wanted = AIM * m;
    return Math.max(most, (covariance[k]?.[k] as number) / (wanted * wanted));
  }, 0);

/** Samples of nearly normal numbers after which each covariance has the error AIM of it. */
export function samplesFor(covariance: readonly (readonly number[])[]): number {
  const c = (a: number, b: number): number => covariance[a]?.[b] as number;
  return covariance.reduce(
    (most, row, a) =>
      row.reduce((so, ab, b) => {
        const wanted = AIM * ab;
        // fourth cumulants, after some 20 jumps
        return Math.max(so, (1.35 * (c(a, a) * c(b, b) + ab * ab)) / (wanted * wanted));
      }, most),
    0,
  );
}

export const exact = (value: number): Quantity => ({ kind: "exact", value });
