// A ring of three states under a force f, whose energies go from E0 to E1 in a time tau:  w = e^((E_i - E_j +- f/3)/2).
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment, NetworkStart } from "../spec/network/network.js";
import type { DrivenJumps, Jumps } from "../theory/network/generator.js";
import type { Budget, Settings } from "./claim.js";
import { AIM, stateName } from "./smallNetworks.js";

export interface Pulled {
  readonly E0: readonly number[];
  readonly E1: readonly number[];
  readonly f: number;
  readonly tau: number;
}

export const pulledOf = (p: Settings): Pulled => p as unknown as Pulled;
export const STATES = [0, 1, 2];

export function jumpsAt({ E0, E1, f, tau }: Pulled, t: number): Jumps {
  const E = STATES.map((i) => (E0[i] as number) + (((E1[i] as number) - (E0[i] as number)) * t) / tau);
  return {
    states: 3,
    channels: STATES.flatMap((i) => {
      const j = (i + 1) % 3;
      const entropy = (E[i] as number) - (E[j] as number) + f / 3;
      return [
        { from: i, to: j, rate: math.exp(entropy / 2), entropy },
        { from: j, to: i, rate: math.exp(-entropy / 2), entropy: -entropy },
      ];
    }),
  };
}

export const drivenOf = (p: Pulled): DrivenJumps => ({ breaks: [], at: (t) => jumpsAt(p, t) });

export const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);
/** `start` and what is recorded; `force` in the control is not the one that the parameters name. */
export function pulled(
  { E0, E1, tau }: Pulled,
  force: number,
  start: NetworkStart,
  record: Readonly<Record<string, unknown>>,
  { trajectories, seed }: Budget,
): NetworkExperiment {
  const field = (i: number): string => `E${i}`;
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: Object.fromEntries(STATES.map((i) => [field(i), E0[i] as number])),
    states: Object.fromEntries(STATES.map((i) => [stateName(i), field(i)])),
    edges: STATES.map((i) => ({
      from: stateName(i),
      to: stateName((i + 1) % 3),
      prefactor: 1,
      split: 0.5,
      drive: force / 3,
    })),
    start,
  };
  return experiment({
    system,
    method: { scheme: "gillespie" },
    control: {
      duration: tau,
      ramps: Object.fromEntries(
        STATES.map((i) => [
          field(i),
          [
            [0, E0[i] as number],
            [1, E1[i] as number],
          ],
        ]),
      ),
    },
    record,
    ensemble: { trajectories, seed, point: 0 },
  });
}

export const SAMPLES = 1_000_000;
/** Samples after which the error of each mean is AIM of it. */
export const samplesOf = (pairs: readonly (readonly [mean: number, variance: number])[]): number =>
  pairs.reduce((most, [m, v]) => Math.max(most, v / (AIM * m * AIM * m)), 1.5 / (AIM * AIM));

/** Of probabilities of some 7 % and variances with tails. */
export const KURTOSIS = 1.3;

export const PULLED = {
  E0: "energies at the start",
  E1: "energies at the end",
  f: "work of the force per turn",
  tau: "duration",
};
