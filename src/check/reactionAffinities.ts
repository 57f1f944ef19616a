// What one count of each counter of reactions gives to the surroundings on average, where the counters tell all of it. Of mass action, along any path
//   bathEntropy = sum_r ln(c_r/c_-r) n_r + what is of the ends = sum_k a_k N_k + psi(end) - psi(start)
// if and only if sum_k a_k w_k(z) = sum_r ln(c_r/c_-r) z_r for every cycle z of reactions, which changes no count: sum_r z_r v_r = 0. R. Rao, M. Esposito, PRX 6, 041064 (2016).
import { lowerReactions } from "../spec/reaction/channels.js";
import { conservedQuantities } from "../spec/reaction/conserved.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { affinitiesOfCycles } from "../theory/network/affinities.js";

/** Affinities by counter; or the sentence that says why they are none. */
export function reactionAffinities(
  { system, control }: ReactionExperiment,
  counters: readonly string[],
): Readonly<Record<string, number>> | string {
  const { channels, species } = lowerReactions(system, control);
  const forward = channels.filter(({ direction }) => direction === "forward");
  if (forward.some(({ entropy }) => entropy === null))
    return "every reaction needs a way back: one way it has no affinity";
  const entropies = forward.flatMap(({ coefficient, entropy }) =>
    coefficient !== null && entropy?.kind === "number" ? [entropy.value] : [],
  );
  if (entropies.length < forward.length)
    return "mass action with rates that do not change is needed: else give `currents` with their affinities";
  const cycles = conservedQuantities(
    species.map((_, k) => forward.map(({ change }) => change[k] as number)),
    forward.length,
  );
  const around = (z: readonly number[], of: (r: number) => number): number =>
    z.reduce((sum, times, r) => sum + times * of(r), 0);
  const found = affinitiesOfCycles(
    cycles.map((z) => counters.map((name) => around(z, (r) => forward[r]?.counts[name] ?? 0))),
    cycles.map((z) => around(z, (r) => entropies[r] as number)),
    counters.length,
  );
  if (found !== null) return Object.fromEntries(counters.map((name, k) => [name, found[k] as number]));
  const given = counters.length === 0 ? "there are none" : `${counters.join(", ")} alone do not`;
  return `counters in every cycle of reactions are needed to tell all currents: ${given}`;
}
