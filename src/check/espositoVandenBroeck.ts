// <W> - dF >= kT D(p_tau||p_eq): the work that is left in a final distribution which is not that of equilibrium in the final fields.
// M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9. D from a histogram of the final x, which only lowers it; of a network state by state.
import { mean, relativeEntropy } from "../estimate/request.js";
import type { Experiment } from "../spec/experiment.js";
import { langevinOf, missing, type Rule } from "./check.js";
import { DISSIPATED, FREE_ENERGY_NEEDED, judgeDivergence } from "./dissipation.js";
import { finalLaw, noFinalNetwork } from "./finalNetwork.js";
import { finalBins, noFinalState, variableOf } from "./finalState.js";
import { networkOf } from "./networkFacts.js";

export interface EspositoVandenBroeck {
  readonly kind: "espositoVandenBroeck";
}

/** <W> - dF >= kT D(p_tau||p_eq). */
export const espositoVandenBroeck = (): EspositoVandenBroeck => ({ kind: "espositoVandenBroeck" });

export const espositoVandenBroeckRule: Rule<EspositoVandenBroeck> = {
  options: {},

  needs(_, situation) {
    const { experiment } = situation;
    if (experiment === null) return "it needs the experiment: the equilibrium in the final fields";
    const lack = noEnd(experiment) ?? missing(situation, FREE_ENERGY_NEEDED);
    if (lack !== null) return lack;
    const [of, low, high, reference] = finalBinsOf(experiment);
    return { dissipated: mean(DISSIPATED), divergence: relativeEntropy(of, low, high, reference) };
  },

  judge: (_, situation, estimate) =>
    judgeDivergence(
      {
        check: "Esposito-Van den Broeck",
        claim: "<W> - dF >= kT D(p_tau||p_eq)",
        source: "M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9",
      },
      situation,
      estimate,
    ),
};

/** Why the final distribution is not held against an equilibrium, or null. */
function noEnd(experiment: Experiment): string | null {
  const [network, langevin] = [networkOf(experiment), langevinOf(experiment)];
  if (langevin !== null) return noFinalState(langevin);
  return network === null ? null : noFinalNetwork(network);
}

/** A column, its range and the equilibrium in equal bins of it. */
function finalBinsOf(experiment: Experiment): [string, number, number, readonly number[]] {
  const [network, langevin] = [networkOf(experiment), langevinOf(experiment)];
  if (langevin !== null) return [variableOf(langevin), ...finalBins(langevin)];
  const law = network === null ? [] : finalLaw(network);
  return ["state", -0.5, law.length - 0.5, law];
}
