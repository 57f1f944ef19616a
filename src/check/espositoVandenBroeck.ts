// <W> - dF >= kT D(p_tau||p_eq): the work that is left in a final distribution which is not that of equilibrium in the final fields.
// M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9. D from a histogram of the final x, which only lowers it.
import { mean, relativeEntropy } from "../estimate/request.js";
import { apart, times } from "./apart.js";
import type { Rule } from "./check.js";
import { DISSIPATED } from "./dissipation.js";
import { finalBins, noFinalState } from "./finalState.js";
import { judge } from "./verdict.js";

export interface EspositoVandenBroeck {
  readonly kind: "espositoVandenBroeck";
}

/** <W> - dF >= kT D(p_tau||p_eq). */
export const espositoVandenBroeck = (): EspositoVandenBroeck => ({ kind: "espositoVandenBroeck" });

const BINS = 60;

export const espositoVandenBroeckRule: Rule<EspositoVandenBroeck> = {
  options: {},

  needs(_, { experiment, columns }) {
    if (experiment === null) return "it needs the experiment: the equilibrium in the final fields";
    const lack = noFinalState(experiment);
    if (lack !== null) return lack;
    if (!columns.includes("freeEnergyChange"))
      return 'the column "freeEnergyChange" is needed: an equilibrium start, at one temperature, in a potential that confines at both ends';
    const { low, high, reference } = finalBins(experiment, BINS);
    return { dissipated: mean(DISSIPATED), divergence: relativeEntropy("x", low, high, reference) };
  },

  judge(_, { kT, level }, estimate) {
    const dissipated = estimate("dissipated");
    const bound = times(kT, estimate("divergence"));
    return judge(
      {
        check: "Esposito-Van den Broeck",
        claim: "<W> - dF >= kT D(p_tau||p_eq)",
        source: "M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      dissipated,
      bound,
      apart(dissipated, bound),
    );
  },
};
