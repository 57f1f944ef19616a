// tau >= L^2/(2 S A): what it takes to carry a law by L = sum |p_tau - p_0| in the time tau, S the entropy production and A = <K>/tau the jumps per time. Without tau
// it reads 2 S <K> >= L^2. N. Shiraishi, K. Funo, K. Saito, PRL 121, 070601 (2018), eq. 5.
import { derived } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { noSpeedLimit, SPEED_OPTIONS, type SpeedOptions, speedOf } from "./speedLimit.js";
import { judge } from "./verdict.js";

export interface ShiraishiFunoSaito extends SpeedOptions {
  readonly kind: "shiraishiFunoSaito";
}

/** 2 S <K> >= L^2. */
export const shiraishiFunoSaito = (options: SpeedOptions = {}): ShiraishiFunoSaito => ({
  kind: "shiraishiFunoSaito",
  ...options,
});

export const shiraishiFunoSaitoRule: Rule<ShiraishiFunoSaito> = {
  options: SPEED_OPTIONS,

  needs(check, situation) {
    const lack = noSpeedLimit(situation);
    if (lack !== null) return lack;
    const of = speedOf(check, situation, "any");
    return {
      spent: derived("2*s*k", { s: of.s, k: of.k }),
      square: derived("4*d^2", { d: of.d }),
      difference: derived("2*s*k - 4*d^2", of),
    };
  },

  judge(_, { level }, estimate) {
    const spent = estimate("spent");
    return judge(
      {
        check: "Shiraishi-Funo-Saito",
        claim: "2 S <K> >= L^2, L = sum |p_tau - p_0|, K = A tau jumps",
        source: "N. Shiraishi, K. Funo, K. Saito, PRL 121, 070601 (2018), eq. 5",
        relation: ">=",
        margin: 0.01 * Math.abs(spent.value ?? 1),
      },
      level,
      spent,
      estimate("square"),
      estimate("difference"),
    );
  },
};
