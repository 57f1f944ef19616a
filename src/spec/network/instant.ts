// A lowered network at one instant: numbers in place of its formulas.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { LoweredNetwork } from "./channels.js";
import type { NetworkExperiment } from "./network.js";

export interface Instant {
  readonly energies: Float64Array;
  readonly particles: Float64Array;
  /** Rates by channel. */
  readonly rates: Float64Array;
  /** By bath. */
  readonly kT: Float64Array;
  readonly mu: Float64Array;
}

/** Driven fields and t: all that a lowered network's formulas may hold. */
export type Moment = Readonly<Record<string, number>>;

/** The fields at t = 0-, before the schedule begins. */
export const before = ({ system }: Pick<NetworkExperiment, "system">): Moment => ({ ...system.fields, t: 0 });

/** The fields at tau+, after the schedule's last jump. */
export function after({ system, control }: Pick<NetworkExperiment, "system" | "control">): Moment {
  const ends = Object.entries(control.ramps).map(([name, points]) => [name, points[points.length - 1]?.[1]]);
  return { ...system.fields, ...Object.fromEntries(ends), t: control.duration };
}

/** The network in given fields. */
export function instantOf({ states, channels, baths }: LoweredNetwork, moment: Moment): Instant {
  return {
    energies: Float64Array.from(states, ({ energy }) => evaluateNumber(energy, moment)),
    particles: Float64Array.from(states, ({ particles }) => particles),
    rates: Float64Array.from(channels, ({ rate }) => evaluateNumber(rate, moment)),
    kT: Float64Array.from(baths, ({ kT }) => evaluateNumber(kT, moment)),
    mu: Float64Array.from(baths, ({ mu }) => evaluateNumber(mu, moment)),
  };
}
