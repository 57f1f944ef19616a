// Var J/<J>^2 >= 2/<S> in a steady state at any time: continuous time, time-independent driving, overdamped.
// A. C. Barato, U. Seifert, PRL 114, 158101 (2015), eq. 2; J. M. Horowitz, T. R. Gingrich, PRE 96, 020103(R) (2017), eq. 5. Driving in time breaks it.
import type { Rule } from "./check.js";
import {
  CURRENT_OPTIONS,
  type CurrentOptions,
  judgeCurrent,
  needsOfCurrent,
  noSteadyCurrent,
} from "./uncertainty.js";

export interface UncertaintyRelation extends CurrentOptions {
  readonly kind: "uncertaintyRelation";
}

/** <S>/2 >= <J>^2/Var J. */
export const uncertaintyRelation = (options: CurrentOptions): UncertaintyRelation => ({
  kind: "uncertaintyRelation",
  ...options,
});

export const uncertaintyRelationRule: Rule<UncertaintyRelation> = {
  options: CURRENT_OPTIONS,
  needs: (check, { experiment }) =>
    needsOfCurrent(check, experiment, { bound: "s/2", refused: noSteadyCurrent }),
  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "thermodynamic uncertainty",
        claim: "<S>/2 >= <J>^2/Var J",
        source: "J. M. Horowitz, T. R. Gingrich, PRE 96, 020103(R) (2017), eq. 5",
      },
      level,
      estimate,
    ),
};
