// Var J/<J>^2 >= 2/(e^<S> - 1) for a current that is odd and an entropy that satisfies P(S, J) = e^S P(-S, -J).
// Y. Hasegawa, T. Van Vu, PRL 123, 110602 (2019), eq. 3.
import type { Rule } from "./check.js";
import {
  CURRENT_OPTIONS,
  type CurrentOptions,
  judgeCurrent,
  needsOfCurrent,
  noSelfDualCurrent,
} from "./uncertainty.js";

export interface HasegawaVanVu extends CurrentOptions {
  readonly kind: "hasegawaVanVu";
}

/** (e^<S> - 1)/2 >= <J>^2/Var J. */
export const hasegawaVanVu = (options: CurrentOptions): HasegawaVanVu => ({
  kind: "hasegawaVanVu",
  ...options,
});

export const hasegawaVanVuRule: Rule<HasegawaVanVu> = {
  options: CURRENT_OPTIONS,
  needs: (check, { experiment }) =>
    needsOfCurrent(check, experiment, { bound: "(exp(s) - 1)/2", refused: noSelfDualCurrent }),
  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "Hasegawa-Van Vu",
        claim: "(e^<S> - 1)/2 >= <J>^2/Var J",
        source: "Y. Hasegawa, T. Van Vu, PRL 123, 110602 (2019), eq. 3",
      },
      level,
      estimate,
    ),
};
