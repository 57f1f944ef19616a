// <W> - dF >= kT D(p_F||p_R) for any observable of the forward runs against what it is in the reversed ones at the same moment: with
// the whole path, or the work, it is an equality. Coarse bins only lower D.
// R. Kawai, J. M. R. Parrondo, C. Van den Broeck, PRL 98, 080602 (2007), eq. 5.

import { divergence, mean } from "../estimate/request.js";
import { notReversed } from "./chainReverse.js";
import type { Rule } from "./check.js";
import { DISSIPATED, DISSIPATED_IN_KT, judgeDivergence } from "./dissipation.js";
import { formula, number, optional } from "./options.js";

export interface KawaiParrondoVandenBroeck {
  readonly kind: "kawaiParrondoVandenBroeck";
  /** The observable in forward runs and the same thing as reversed runs tell it: W_diss/kT and its negative unless given. */
  readonly of?: string;
  readonly reversed?: string;
  /** Bins: 16 over [-8, 8) unless given, what lies outside in two more. */
  readonly low?: number;
  readonly high?: number;
  readonly bins?: number;
}

/** <W> - dF >= kT D(p_F||p_R). */
export const kawaiParrondoVandenBroeck = (
  options: Omit<KawaiParrondoVandenBroeck, "kind"> = {},
): KawaiParrondoVandenBroeck => ({ kind: "kawaiParrondoVandenBroeck", ...options });

export const kawaiParrondoVandenBroeckRule: Rule<KawaiParrondoVandenBroeck> = {
  options: {
    of: optional(formula("a formula of the observable")),
    reversed: optional(formula("a formula of the observable in reversed runs")),
    low: optional(number("a number", -Infinity)),
    high: optional(number("a number", -Infinity)),
    bins: optional(number("a number of bins", 0, 4097)),
  },

  needs: (
    { of = DISSIPATED_IN_KT, reversed = `-(${DISSIPATED_IN_KT})`, low = -8, high = 8, bins = 16 },
    { experiment },
  ) =>
    notReversed(experiment) ?? {
      dissipated: mean(DISSIPATED),
      divergence: divergence(of, reversed, low, high, bins),
    },

  judge: ({ of }, situation, estimate) =>
    judgeDivergence(
      {
        check: "Kawai-Parrondo-Van den Broeck",
        claim: `<W> - dF >= kT D(p_F||p_R) of ${of ?? "W"}`,
        source: "R. Kawai, J. M. R. Parrondo, C. Van den Broeck, PRL 98, 080602 (2007), eq. 5",
      },
      situation,
      estimate,
    ),
};
