// Var J/<J>^2 >= csch^2[g(<S>/2)], g the inverse of x tanh x: the tightest bound from P(S, J) = e^S P(-S, -J).
// A. M. Timpanaro, G. Guarnieri, J. Goold, G. T. Landi, PRL 123, 090604 (2019), eq. 3.
import type { Estimate } from "../estimate/estimate.js";
import { derived, mean, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { apart } from "./apart.js";
import type { Rule } from "./check.js";
import { CURRENT_OPTIONS, type CurrentOptions, currentOf, noSelfDualCurrent } from "./uncertainty.js";
import { judge } from "./verdict.js";

export interface Timpanaro extends CurrentOptions {
  readonly kind: "timpanaro";
}

/** sinh^2[g(<S>/2)] >= <J>^2/Var J. */
export const timpanaro = (options: CurrentOptions): Timpanaro => ({ kind: "timpanaro", ...options });

/** sinh^2 y where y tanh y = s/2, by bisection of a rising function; 0 for s <= 0. */
export function timpanaroBound(s: number): number {
  if (!(s > 0)) return 0;
  let [low, high] = [0, 1 + s];
  for (let i = 0; i < 80; i++) {
    const y = (low + high) / 2;
    if (y * math.tanh(y) > s / 2) high = y;
    else low = y;
  }
  const y = (low + high) / 2;
  const sinh = (math.expm1(y) - math.expm1(-y)) / 2;
  return sinh * sinh;
}

/** The bound of an estimated entropy, its error by a central difference. */
function boundOf(entropy: Estimate): Estimate {
  const s = entropy.value;
  if (s === null || entropy.error === null) return entropy;
  const step = Math.max(entropy.error, 1e-6 * Math.abs(s));
  const slope = (timpanaroBound(s + step) - timpanaroBound(s - step)) / (2 * step);
  const { bias, n, effective } = entropy;
  const scaled = bias === null ? null : { value: slope * bias.value, error: slope * bias.error };
  return { value: timpanaroBound(s), error: slope * entropy.error, n, effective, bias: scaled };
}

export const timpanaroRule: Rule<Timpanaro> = {
  options: CURRENT_OPTIONS,

  needs({ current: given, entropy }, { experiment }) {
    const found = currentOf(given, experiment);
    if (typeof found === "string") return found;
    const { current } = found;
    const lack = noSelfDualCurrent(current, experiment);
    return (
      lack ?? {
        entropy: mean(entropy),
        precision: derived("m^2/v", { m: mean(current), v: variance(current) }),
      }
    );
  },

  judge(_, { level }, estimate) {
    const bound = boundOf(estimate("entropy"));
    const precision = estimate("precision");
    return judge(
      {
        check: "Timpanaro",
        claim: "sinh^2[g(<S>/2)] >= <J>^2/Var J, g the inverse of x tanh x",
        source: "A. M. Timpanaro et al., PRL 123, 090604 (2019), eq. 3",
        relation: ">=",
        margin: 0.01 * Math.abs(bound.value ?? 1),
      },
      level,
      bound,
      precision,
      apart(bound, precision),
    );
  },
};
