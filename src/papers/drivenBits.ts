// What claims about driven bits share: levels and pairs of bits as theory sees them, experiments of a wanted size, entropies of samples.
import { derived, type EstimateRequest, mean, shannon } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { shannon as entropyOf } from "../theory/network/currents.js";
import { momentsDriven, workOf } from "../theory/network/drivenMoments.js";
import { bathEntropy, systemEntropy, withEnds } from "../theory/network/entropies.js";
import type { Channel, DrivenJumps, Jumps } from "../theory/network/generator.js";
import type { Budget, Quantity, Setting } from "./claim.js";

export const list = (value: Setting | undefined): readonly number[] => value as readonly number[];
export const number = (value: Setting | undefined): number => value as number;

export const fermi = (x: number): number => 1 / (1 + math.exp(x));
/** Entropy of a bit, nats. */
export const h2 = (p: number): number => entropyOf([p, 1 - p]);
export const shannonOf = entropyOf;

/** i to j at the rates there and back of an edge that gives the baths `entropy`. */
export const both = (from: number, to: number, there: number, back: number, entropy: number): Channel[] => [
  { from, to, rate: there, entropy },
  { from: to, to: from, rate: back, entropy: -entropy },
];

/** Jumps that cost dE, at G/(1 + e^dE) and back at G/(1 + e^-dE). */
export const fermiEdge = (from: number, to: number, dE: number, G = 1): Channel[] =>
  both(from, to, G * fermi(dE), G * fermi(-dE), -dE);

/** A level beside a bath. */
export const dot = (E: number, G = 1): Jumps => ({ states: 2, channels: fermiEdge(0, 1, E, G) });

/** Rates that move without a break. */
export const smooth = (at: (t: number) => Jumps): DrivenJumps => ({ at, breaks: [] });

/** Variance of a sample's entropy production: of Q - ln p_T(i_T), with p0 known. */
export const spreadOfEntropy = (
  driven: DrivenJumps,
  start: readonly number[],
  end: ArrayLike<number>,
  tau: number,
): number => {
  const ends = systemEntropy(start, end);
  const known = { start: start.map(() => 0), end: ends.end };
  return withEnds(driven, start, 0, tau, bathEntropy(driven), known).variance;
};

export interface Erasure {
  readonly heat: number;
  readonly work: number;
  readonly variance: number;
  /** Probability that one is left. */
  readonly error: number;
  /** Variance of the entropy production of a sample. */
  readonly spread: number;
}

const known = new Map<string, Erasure>();

/** A level that rises from 0 in a straight line and drops at the end; one at the start with probability p. */
export function rampErasure(Emax: number, tau: number, p = 0.5): Erasure {
  const key = `${Emax} ${tau} ${p}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const driven = { at: (t: number) => dot((Emax * t) / tau), breaks: [tau] };
  const slope = [0, Emax / tau];
  const drop = [0, -Emax];
  const work = workOf(
    2,
    () => slope,
    () => drop,
  );
  const { probabilities, mean, covariance } = momentsDriven(driven, [1 - p, p], 0, tau, [
    work,
    bathEntropy(driven),
  ]);
  const made = {
    work: mean[0] as number,
    variance: covariance[0]?.[0] as number,
    heat: mean[1] as number,
    error: probabilities[1] as number,
    spread: spreadOfEntropy(driven, [1 - p, p], probabilities, tau),
  };
  known.set(key, made);
  return made;
}

/** Relative error that numbers are run to: the catalogue allows 2e-3, and errors by leaving out blocks scatter themselves. */
export const AIM = 1.6e-3;
/** What rare errors are run to, and the scale that goes with it: 2e-3 of 4e-4 would take 6e8 trajectories. */
const RARE = 1.8e-2;
const RARE_SCALE = 20;
/** Of common ones, whose errors do not scatter. */
const AIM_OF_SHARES = 1.95e-3;
/** Below this errors are rare. */
const OFTEN = 0.011;

/** Trajectories after which a mean has the relative error `aim`. */
export const trajectoriesFor = (variance: number, mean: number, aim = AIM): number =>
  variance / (aim * mean * aim * mean);

/** Trajectories after which a share is known as well as it is to be: rare ones to 2 %. */
export const trajectoriesOf = (p: number): number =>
  trajectoriesFor(p * (1 - p), p, p < OFTEN ? RARE : AIM_OF_SHARES);

/** Scales of rare shares by name, against which 2 % of them is a thousandth. */
export const scalesOf = (shares: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(shares).flatMap(([name, p]) => (p < OFTEN ? [[name, RARE_SCALE * p]] : [])),
  );

export const LN2 = math.log(2);

/** Errors of variances. */
export const AIM_OF_VARIANCE = 1.9e-3;

/** Fourth moment of the work over the square of its variance, less 1: rare errors fall from `height` at the end. */
export const kurtosis = (error: number, height: number, variance: number): number =>
  2.5 + (error * height * height * height * height) / (variance * variance);

/** Unit of the numbers of trajectories: claims ask for a million. */
export const MILLION = 1_000_000;

/** An experiment with as many trajectories as are needed, in units of what the claim asks for; `point` keeps samples apart. */
export function sized(
  base: object,
  needed: number,
  { trajectories, seed }: Budget,
  {
    columns = {},
    point = 0,
  }: { readonly columns?: Readonly<Record<string, string>>; readonly point?: number } = {},
): NetworkExperiment {
  const share = (needed * trajectories) / MILLION;
  return experiment({
    ...base,
    record: { columns },
    ensemble: { trajectories: Math.ceil(share / 1024) * 1024, seed, point },
  } as Parameters<typeof experiment>[0]) as NetworkExperiment;
}

/** Heat and what the entropy of the system has risen by, from where it is known: Q + H(end) - before. */
export const produced = (before: number, of = "state"): EstimateRequest =>
  derived(`Q + H - ${before}`, { Q: mean("bathEntropy"), H: shannon(of) });

/** For controls, which are off by far more than an error. */
export const less = ({ trajectories, ...rest }: Budget, by: number): Budget => ({
  ...rest,
  trajectories: trajectories / by,
});

export const exact = (value: number): Quantity => ({ kind: "exact", value });
