// <exp(-(W - dF)/kT - I)> = 1 with I = ln p(y|x) - ln p(y). An error-free reading makes some reversed paths impossible
// (absolute irreversibility): then the average is 1 - lambda_fb < 1 and the equality is not claimed.
import { exactly } from "../estimate/estimate.js";
import { exponential } from "../estimate/request.js";
import { missing, type Rule } from "./check.js";
import { INFORMATION_NEEDED } from "./sagawaUeda2008.js";
import { judge } from "./verdict.js";

export interface SagawaUeda2010 {
  readonly kind: "sagawaUeda2010";
}

/** <exp(-(W - dF)/kT - I)> = 1. */
export const sagawaUeda2010 = (): SagawaUeda2010 => ({ kind: "sagawaUeda2010" });

export const sagawaUeda2010Rule: Rule<SagawaUeda2010> = {
  options: {},

  needs: (_, situation) =>
    missing(situation, INFORMATION_NEEDED) ?? {
      average: exponential("-(work + forceWork - freeEnergyChange)/kT - information"),
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
    const channel = experiment?.feedback?.measurement.channel;
    if (channel?.kind === "exact" || (channel?.kind === "binary" && channel.error === 0)) {
      return {
        ...verdict,
        outcome: "undecided",
        reason: `the reading has no error, so the average is 1 - lambda_fb = ${average.value?.toPrecision(4)}, not 1 (absolute irreversibility)`,
      };
    }
    return verdict;
  },
};
