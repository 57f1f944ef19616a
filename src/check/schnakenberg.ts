// <S> = sum over currents of A <N> in a steady state: the entropy that jumps give to the baths, jump by jump, is what the currents through the
// chords of its cycles, each times the affinity of its cycle, tell. J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976), eq. 7.12.
// In each trajectory the two differ by what its ends tell, psi(end) - psi(start), so that little noise is left.
import { mean } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { type Currents, currentsIn, currentsOption, sumOf } from "./currents.js";
import { notSteady, stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface Schnakenberg {
  readonly kind: "schnakenberg";
  /** Counters with their affinities; all currents of the network, with what its cycles tell, unless given. */
  readonly currents?: Currents;
  /** S, in units of k; the column `bathEntropy` unless given. */
  readonly entropy?: string;
}

/** <S> = sum of A <N> over the currents. */
export const schnakenberg = (options: Omit<Schnakenberg, "kind"> = {}): Schnakenberg => ({
  kind: "schnakenberg",
  ...options,
});

export const schnakenbergRule: Rule<Schnakenberg> = {
  options: {
    currents: currentsOption,
    entropy: optional(formula("a formula of the entropy given to the baths, in units of k")),
  },

  needs({ currents, entropy = "bathEntropy" }, situation) {
    const lack = notSteady(situation.experiment) ?? stops(situation.experiment);
    if (lack !== null) return lack;
    const found = currentsIn(currents, situation);
    if (typeof found === "string") return found;
    const told = sumOf(found.affinities);
    return { entropy: mean(entropy), told: mean(told), difference: mean(`(${entropy}) - (${told})`) };
  },

  judge(_, { level }, estimate) {
    const entropy = estimate("entropy");
    return judge(
      {
        check: "Schnakenberg",
        claim: "<S> = sum of A <N> over the chords",
        source: "J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976), eq. 7.12",
        relation: "=",
        margin: 0.01 * Math.abs(entropy.value ?? 1),
      },
      level,
      entropy,
      estimate("told"),
      estimate("difference"),
    );
  },
};
