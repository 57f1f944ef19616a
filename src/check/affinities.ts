// What one count of each counter of a network gives to the baths on average, where the counters tell all of it.
import type { NetworkExperiment } from "../spec/network/network.js";
import { counterAffinities } from "../theory/network/affinities.js";
import { jumpsOf } from "./jumpsOf.js";
import { currentsOf } from "./networkFacts.js";

export interface KnownAffinities {
  /** By counter, in units of k. */
  readonly affinities: Readonly<Record<string, number>>;
  /** Entropy to the baths less sum of affinities times counters is potential(end) - potential(start). */
  readonly potential: Float64Array;
  readonly cycles: number;
}

/** Affinities of counters that change sign on the way back, at t = 0-; or the sentence that says why they are none. */
export function affinitiesOf(
  experiment: NetworkExperiment,
  counters: readonly string[] = currentsOf(experiment),
): KnownAffinities | string {
  const { jumps, edges, lowered } = jumpsOf(experiment);
  if (edges === null) return "every edge needs a way back: one way it has no affinity";
  const weights = counters.map((name) =>
    edges.map(([forward]) => lowered.channels[forward]?.counts[name] ?? 0),
  );
  const found = counterAffinities(jumps, weights, edges);
  if (found === null) {
    const given = counters.length === 0 ? "there are none" : `${counters.join(", ")} alone do not`;
    return `counters on a chord of every cycle are needed to tell all currents: ${given}`;
  }
  const { affinities, potential, cycles } = found;
  return {
    affinities: Object.fromEntries(counters.map((name, k) => [name, affinities[k] as number])),
    potential,
    cycles,
  };
}
