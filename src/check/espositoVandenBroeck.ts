// <W> - dF >= kT D(p_tau||p_eq): the work that is left in a final distribution which is not that of equilibrium in the final fields.
// M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9. D from a histogram of the final x, which only lowers it; of a network from its final state.
import { type EstimateRequest, mean, relativeEntropy } from "../estimate/request.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { langevinOf, missing, type Rule, type Situation } from "./check.js";
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
    const network = networkOf(situation.experiment);
    if (network !== null) return needsOfNetwork(network, situation);
    const experiment = langevinOf(situation.experiment);
    if (experiment === null) return "it needs the experiment: the equilibrium in the final fields";
    return (
      noFinalState(experiment) ??
      missing(situation, FREE_ENERGY_NEEDED) ?? {
        dissipated: mean(DISSIPATED),
        divergence: relativeEntropy(variableOf(experiment), ...finalBins(experiment)),
      }
    );
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

/** More states are not told apart. */
const MOST = 4096;

function needsOfNetwork(
  network: NetworkExperiment,
  situation: Situation,
): Record<string, EstimateRequest> | string {
  const lack = noFinalNetwork(network) ?? missing(situation, FREE_ENERGY_NEEDED);
  if (lack !== null) return lack;
  const law = finalLaw(network);
  if (law.length > MOST) return `at most ${MOST} states are needed, there are ${law.length}`;
  // a bin of width 1 around each state's number
  return {
    dissipated: mean(DISSIPATED),
    divergence: relativeEntropy("state", -0.5, law.length - 0.5, law),
  };
}
