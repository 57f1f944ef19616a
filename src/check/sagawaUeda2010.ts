// <exp(-(W - dF)/kT - I)> = 1 with I = sum ln p(y_k|x_k) - ln p(y_k|y_<k) of all measurements (J. M. Horowitz, S. Vaikuntanathan, PRE 82,
// 061120 (2010), eq. 24, for more than one). Readings that exclude outcomes make some reversed paths impossible (absolute irreversibility):
// then the average is 1 - lambda_fb < 1, and absoluteIrreversibility.ts judges it.
import { exactly } from "../estimate/estimate.js";
import { missing, type Rule } from "./check.js";
import { DISSIPATED_IN_KT, FREE_ENERGY_NEEDED } from "./dissipation.js";
import { excluded, informed } from "./measured.js";
import { judge } from "./verdict.js";

export interface SagawaUeda2010 {
  readonly kind: "sagawaUeda2010";
}

/** <exp(-(W - dF)/kT - I)> = 1. */
export const sagawaUeda2010 = (): SagawaUeda2010 => ({ kind: "sagawaUeda2010" });

export const sagawaUeda2010Rule: Rule<SagawaUeda2010> = {
  options: {},
  informed: true,

  needs(_, situation) {
    const with_ = informed(situation);
    const lack = missing(situation, FREE_ENERGY_NEEDED);
    if (lack !== null || typeof with_ === "string") return lack ?? (with_ as string);
    return { average: with_.exponential(`-${DISSIPATED_IN_KT}`) };
  },

  judge(_, { experiment, level }, estimate) {
    const average = estimate("average");
    const verdict = judge(
      {
        check: "Sagawa-Ueda 2010",
        claim: "<exp(-(W - dF)/kT - I)> = 1",
        source: "T. Sagawa, M. Ueda, PRL 104, 090602 (2010), eq. 4",
        relation: "=",
        margin: 0.01,
      },
      level,
      average,
      exactly(1),
    );
    const zeros = excluded(experiment);
    if (zeros !== "some" && zeros !== "all") return verdict;
    const reading = zeros === "all" ? "the reading has no error" : "readings exclude outcomes";
    return {
      ...verdict,
      outcome: "undecided",
      reason: `${reading}, so the average is 1 - lambda_fb = ${average.value?.toPrecision(4)}, not 1 (absolute irreversibility): absoluteIrreversibility() judges it`,
    };
  },
};
