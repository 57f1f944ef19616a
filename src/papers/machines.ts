// Machines by their names among the models, in the steady state: the experiment, the theory's network of the same channels, and how long
// must be looked for a given error of a mean rate.
import { jumpsOf } from "../check/jumpsOf.js";
import type { NetworkExperiment, NetworkStart } from "../spec/network/network.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import type { Jumps } from "../theory/network/generator.js";
import { stationary } from "../theory/network/stationary.js";
import type { Budget } from "./claim.js";

/** Wished errors of rates, below the 0.2 % that are allowed. */
export const FINE = 1.6e-3;

export interface Solved {
  readonly jumps: Jumps;
  /** Stationary probabilities. */
  readonly p: Float64Array;
  /** What channels add to a counter. */
  readonly counter: (name: string) => number[];
  /** Of a function of a state's attributes, on lattices its coordinates in their order. */
  readonly average: (of: (attributes: readonly number[], name: string) => number) => number;
  /** A function of a state's attributes, by state. */
  readonly over: (of: (attributes: readonly number[], name: string) => number) => number[];
  /** Nats per time. */
  readonly entropy: number;
}

/** The theory of an experiment that nothing drives. */
export function solved(experiment: NetworkExperiment): Solved {
  const { jumps, lowered } = jumpsOf(experiment);
  const p = stationary(jumps);
  const over = (of: (attributes: readonly number[], name: string) => number): number[] =>
    lowered.states.map(({ attributes, name }) => of(attributes, name));
  return {
    jumps,
    p,
    over,
    counter: (name) => lowered.channels.map(({ counts }) => counts[name] ?? 0),
    average: (of) => over(of).reduce((sum, value, i) => sum + value * (p[i] as number), 0),
    entropy: bathEntropyRate(jumps, p),
  };
}

/** Mean rate of growth, and rate of the variance, of a counter. */
export function currentOf({ jumps, counter }: Solved, name: string): { J: number; C: number } {
  const { mean, covariance } = longRun(jumps, [{ jump: counter(name) }]);
  return { J: mean[0] as number, C: covariance[0]?.[0] as number };
}

/** The rate at which the variance of the time integral of a function of the state grows. */
export function spreadOf({ jumps }: Solved, of: readonly number[]): number {
  const { covariance } = longRun(jumps, [{ jump: jumps.channels.map(() => 0), rest: of }]);
  return covariance[0]?.[0] as number;
}

/** Time in all after which a mean rate has the error FINE |J|. */
export const timeFor = ({ J, C }: { readonly J: number; readonly C: number }): number =>
  C / (FINE * J * FINE * J);

export interface Look {
  readonly duration: number;
  readonly columns?: Readonly<Record<string, string>>;
  readonly stop?: string;
  readonly start?: NetworkStart;
  /** In units of the budget's number of trajectories; 1 unless given. */
  readonly share?: number;
}

/** The experiment for a time, with columns. */
export function looked(
  { system, method, control, record, ensemble }: NetworkExperiment,
  { duration, columns = {}, stop, start, share = 1 }: Look,
  { trajectories, seed }: Budget,
): NetworkExperiment {
  return {
    system: start === undefined ? system : { ...system, start },
    method,
    control: { ...control, duration },
    record: { ...record, columns },
    ...(stop === undefined ? {} : { stop }),
    ensemble: { ...ensemble, trajectories: Math.ceil(trajectories * share), seed },
  };
}
