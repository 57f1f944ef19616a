// The equilibrium of a network in given fields, p = e^(-(E - mu N)/kT)/Z, where detailed balance holds in them.
import * as math from "../kernel/math.js";
import { imbalance } from "../spec/network/balance.js";
import { instantOf, type Moment } from "../spec/network/instant.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { jumpsOf } from "./jumpsOf.js";

/** Probabilities by state, or the sentence that says why there is no equilibrium. */
export function equilibriumOf(experiment: NetworkExperiment, moment: Moment): readonly number[] | string {
  const { lowered } = jumpsOf(experiment);
  const lack = imbalance(experiment, lowered, moment);
  if (lack !== null) return lack.problem;
  const { energies, particles, rates, kT, mu } = instantOf(lowered, moment);
  const { channels } = lowered;
  const used = channels.filter((_, c) => (rates[c] as number) > 0);
  const T = kT[used[0]?.bath ?? 0] as number;
  const exchanging = used.find((channel) => channel.particles !== 0);
  const potential = exchanging === undefined ? 0 : (mu[exchanging.bath] as number);
  const exponents = energies.map((energy, i) => (potential * (particles[i] as number) - energy) / T);
  const top = exponents.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY);
  const weights = [...exponents].map((x) => math.exp(x - top));
  const total = weights.reduce((sum, x) => sum + x, 0);
  return weights.map((x) => x / total);
}
