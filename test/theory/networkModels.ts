// The networks of the catalogue (claims/jump.md) as states, channels and rates. Papers build the same through the public interface;
// here they test the theory and how the catalogue is read. Each edge is two channels, there and right after it back.
import type { Channel, Jumps } from "../../dist/theory/network/generator.js";

/** One edge from its two rates; the entropy is ln(k+/k-) unless it is given. */
export function edge(from: number, to: number, there: number, back: number, entropy?: number): Channel[] {
  const s = entropy ?? Math.log(there / back);
  return [
    { from, to, rate: there, entropy: s },
    { from: to, to: from, rate: back, entropy: -s },
  ];
}

export const network = (states: number, ...edges: readonly (readonly Channel[])[]): Jumps => ({
  states,
  channels: edges.flat(),
});

/** kp[i]: i -> i + 1, km[i]: back. */
export const ring = (kp: readonly number[], km: readonly number[]): Jumps =>
  network(kp.length, ...kp.map((k, i) => edge(i, (i + 1) % kp.length, k, km[i] as number)));

export const DIAMOND_ENDS = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 0],
  [0, 2],
] as const;

export const diamond = (wf: readonly number[], wb: readonly number[]): Jumps =>
  network(4, ...DIAMOND_ENDS.map(([i, j], e) => edge(i, j, wf[e] as number, wb[e] as number)));

/** DIAMOND with w = k e^((E_i - E_j +- A)/2), A_1 on edge 01 and A_2 on edge 23. */
export function heldDiamond(k: readonly number[], E: readonly number[], A1: number, A2: number): Jumps {
  const drive = [A1, 0, A2, 0, 0];
  const rates = (sign: 1 | -1): number[] =>
    DIAMOND_ENDS.map(([i, j], e) => {
      const drop = (E[i] as number) - (E[j] as number) + (drive[e] as number);
      return (k[e] as number) * Math.exp((sign * drop) / 2);
    });
  return diamond(rates(1), rates(-1));
}

/** +d there and -d back for each edge. */
export const counted = (d: readonly number[]): number[] => d.flatMap((x) => [x, -x]);
export const only = (edges: number, e: number): number[] =>
  counted(Array.from({ length: edges }, (_, k) => (k === e ? 1 : 0)));

export const fermi = (x: number): number => 1 / (1 + Math.exp(x));
export const bose = (x: number): number => 1 / (Math.exp(x) - 1);

/** A level that a bath with x = (energy - mu)/T fills and empties. */
export const lead = (empty: number, full: number, g: number, x: number): Channel[] =>
  edge(empty, full, g * fermi(x), g * fermi(-x), -x);

/** A bath of bosons between two levels, the lower one first; x = gap/T. */
export const photons = (low: number, high: number, g: number, x: number): Channel[] =>
  edge(low, high, g * bose(x), g * (bose(x) + 1), -x);

/** Motor of Lau, Lacoste and Mallick: a = 0, b = 1; half steps and ATP as [y, N] by channel. */
export function motor(f: number, mu: number): { jumps: Jumps; y: number[]; atp: number[] } {
  const [eps, alpha, alpha1, omega, omega1] = [10.81, 0.57, 1.3e-6, 3.5, 108.15];
  const right = (k: number, drive: number): Channel[] =>
    edge(0, 1, k * Math.exp(-eps + drive + 0.25 * f), k * Math.exp(0.16 * f));
  const left = (k: number, drive: number): Channel[] =>
    edge(0, 1, k * Math.exp(-eps + drive - 1.83 * f), k * Math.exp(0.08 * f));
  return {
    jumps: network(2, right(alpha, mu), right(omega, 0), left(alpha1, mu), left(omega1, 0)),
    y: counted([1, 1, -1, -1]),
    atp: counted([1, 0, 1, 0]),
  };
}

/** Kinesin, states 1 … 6 as 0 … 5; f = 8 F/4.1. Edges 12 23 34 45 56 61 25. */
export function kinesin(atp: number, adp: number, pi: number, F: number, cc: boolean): Jumps {
  const f = (8 * F) / 4.1;
  const theta = 0.65;
  const chi = { atp: 0.25, rest: cc ? 0.05 : 0.15 };
  const fast = cc ? 200 : 100;
  const release = (cc ? 5 / 49 : 5 / 196) * adp;
  const bend = (x: number): number => 2 / (1 + Math.exp(x * f));
  const [k25, k52] = [3e5, 0.24];
  const k54 = 100 * (k52 / k25) * (k52 / k25);
  const both = (from: number, to: number, there: number, back: number, x: number): Channel[] =>
    edge(from - 1, to - 1, there * bend(x), back * bend(x));
  return network(
    6,
    both(1, 2, 2 * atp, 100, chi.atp),
    both(2, 3, fast, release, chi.rest),
    both(3, 4, fast, 0.02 * pi, chi.rest),
    both(4, 5, 2 * atp, k54, chi.atp),
    both(5, 6, fast, release, chi.rest),
    both(6, 1, fast, 0.02 * pi, chi.rest),
    edge(1, 4, k25 * Math.exp(-theta * f), k52 * Math.exp((1 - theta) * f)),
  );
}

/** F1: two substeps; theta = th. */
export function f1(dmu: number, f: number, th: number, k: number, atp: number, kr: number): Jumps {
  const affinities = [0.6 * dmu - (2 * f) / 3, 0.4 * dmu - f / 3] as const;
  const first = k * atp * Math.exp((-2 * th * f) / 3);
  const second = kr * Math.exp((-th * f) / 3);
  return network(
    2,
    edge(0, 1, first, first * Math.exp(-affinities[0]), affinities[0]),
    edge(1, 0, second, second * Math.exp(-affinities[1]), affinities[1]),
  );
}

/** Proofreading: E, R, R*, W, W* = 0 … 4. Edges E-R, E-W, R-R*, W-W*, R*-E, W*-E. */
export function proofreading(p: Readonly<Record<"D" | "dmu" | "m" | "l" | "kon" | "k0", number>>): Jumps {
  const { D, dmu, m, l, kon, k0 } = p;
  const again = ((l * kon) / k0) * Math.exp(-dmu);
  return network(
    5,
    edge(0, 1, kon, k0),
    edge(0, 3, kon, k0 * Math.exp(D)),
    edge(1, 2, m, m),
    edge(3, 4, m, m),
    edge(2, 0, l, again),
    edge(4, 0, l * Math.exp(D), again),
  );
}

/** Charges of an inverter's output, n = -N … N: its two devices are edges p and n of each step n -> n + 1, in this order. */
export function inverter(vin: number, vdd: number, ve: number, nn: number, N: number): Jumps {
  const up = Math.exp((vdd - vin) / nn);
  const down = Math.exp((vdd + vin) / nn);
  return network(
    2 * N + 1,
    ...Array.from({ length: 2 * N }, (_, i) => {
      const between = (i - N + 0.5) * ve; // the voltage midway
      return [
        ...edge(i, i + 1, up, up * Math.exp(-(vdd - between)), vdd - between),
        ...edge(i, i + 1, down * Math.exp(-(between + vdd)), down, -(between + vdd)),
      ];
    }),
  );
}

/** Two crossed inverters, charges (a, b) = -N … N; index (a + N) (2 N + 1) + b + N. Edges as (horizontal p, n), (vertical p, n). */
export function memory(vdd: number, ve: number, nn: number, N: number): Jumps {
  const side = 2 * N + 1;
  const channels: Channel[] = [];
  const step = (here: number, there: number, vin: number, between: number): void => {
    const up = Math.exp((vdd - vin) / nn);
    const down = Math.exp((vdd + vin) / nn);
    channels.push(...edge(here, there, up, up * Math.exp(-(vdd - between)), vdd - between));
    channels.push(...edge(here, there, down * Math.exp(-(between + vdd)), down, -(between + vdd)));
  };
  for (let a = -N; a <= N; a++)
    for (let b = -N; b <= N; b++) {
      const here = (a + N) * side + b + N;
      if (a < N) step(here, here + side, b * ve, (a + 0.5) * ve);
      if (b < N) step(here, here + 1, a * ve, (b + 0.5) * ve);
    }
  return { states: side * side, channels };
}

/** A level beside a bath: 0 -> 1 at G f(E), back at G (1 - f). */
export const dot = (E: number, G = 1): Jumps => network(2, lead(0, 1, G, E));

/** The same with Arrhenius' rates G e^(-+E/2). */
export const arrhenius = (E: number, G: number): Jumps =>
  network(2, edge(0, 1, G * Math.exp(-E / 2), G * Math.exp(E / 2), -E));

/** 3-ring with the energies E and the force f: w = e^((E_i - E_j +- f/3)/2). */
export const pushedRing = (E: readonly number[], f: number): Jumps =>
  network(
    3,
    ...[0, 1, 2].map((i) => {
      const drop = (E[i] as number) - (E[(i + 1) % 3] as number) + f / 3;
      return edge(i, (i + 1) % 3, Math.exp(drop / 2), Math.exp(-drop / 2), drop);
    }),
  );

/** Islands of states, in each of which all pairs are joined by rates 1/(1 + e^dE). */
export const islands = (E: readonly number[], members: readonly (readonly number[])[]): Jumps =>
  network(
    E.length,
    ...members.flatMap((states) =>
      states.flatMap((i, k) =>
        states.slice(k + 1).map((j) => {
          const dE = (E[j] as number) - (E[i] as number);
          return edge(i, j, fermi(dE), fermi(-dE), -dE);
        }),
      ),
    ),
  );
