// <W> - dF >= kT D(p_tau||p_eq): the work that is left in a final distribution which is not that of equilibrium in the final fields.
// M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9. D from a histogram of the final x, which only lowers it.
import { mean, relativeEntropy } from "../estimate/request.js";
import { langevinOf, missing, notLangevin, type Rule } from "./check.js";
import { DISSIPATED, FREE_ENERGY_NEEDED, judgeDivergence } from "./dissipation.js";
import { finalBins, noFinalState, variableOf } from "./finalState.js";

export interface EspositoVandenBroeck {
  readonly kind: "espositoVandenBroeck";
}

/** <W> - dF >= kT D(p_tau||p_eq). */
export const espositoVandenBroeck = (): EspositoVandenBroeck => ({ kind: "espositoVandenBroeck" });

export const espositoVandenBroeckRule: Rule<EspositoVandenBroeck> = {
  options: {},

  needs(_, situation) {
    const alien = notLangevin(situation.experiment);
    if (alien !== null) return alien;
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
