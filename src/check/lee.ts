// S >= 2 d artanh(d/<K>): the entropy production of carrying a law by d = (1/2) sum |p_tau - p_0| with K jumps; flows in a constant ratio to the jumps of a two-level system
// saturate it. J. S. Lee, S. Lee, H. Kwon, H. Park, PRL 129, 120603 (2022), eq. 5.
import { derived } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { ARTANH, noSpeedLimit, SPEED_OPTIONS, type SpeedOptions, speedOf } from "./speedLimit.js";
import { judge } from "./verdict.js";

export interface Lee extends SpeedOptions {
  readonly kind: "lee";
}

/** S >= 2 d artanh(d/<K>). */
export const lee = (options: SpeedOptions = {}): Lee => ({ kind: "lee", ...options });

export const leeRule: Rule<Lee> = {
  options: SPEED_OPTIONS,

  needs(check, situation) {
    const lack = noSpeedLimit(situation);
    if (lack !== null) return lack;
    const of = speedOf(check, situation, "any");
    return {
      entropy: of.s,
      bound: derived(`2*${ARTANH}`, { d: of.d, k: of.k }),
      difference: derived(`s - 2*${ARTANH}`, of),
    };
  },

  judge(_, { level }, estimate) {
    const entropy = estimate("entropy");
    return judge(
      {
        check: "Lee",
        claim: "S >= 2 d artanh(d/<K>), d = (1/2) sum |p_tau - p_0|",
        source: "J. S. Lee, S. Lee, H. Kwon, H. Park, PRL 129, 120603 (2022), eq. 5",
        relation: ">=",
        margin: 0.01 * Math.abs(entropy.value ?? 1),
      },
      level,
      entropy,
      estimate("bound"),
      estimate("difference"),
    );
  },
};
