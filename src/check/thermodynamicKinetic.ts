// Var J/<J>^2 >= (4 <K>/<S>^2) f(<S>/2<K>)^2, f the inverse of x tanh x, for a current J in a steady state with the entropy production S and
// K jumps: above both the thermodynamic and the kinetic relation. Since f tanh f is its argument, it is 1/(<K> tanh^2 f), which has no 0/0.
// V. T. Vo, T. Van Vu, Y. Hasegawa, J. Phys. A 55, 405004 (2022), eq. 4. A ring with equal rates saturates it at all times.
import { mean } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { formula, optional } from "./options.js";
import {
  CURRENT_OPTIONS,
  type CurrentOptions,
  judgeCurrent,
  needsOfCurrent,
  noSteadyCurrent,
} from "./uncertainty.js";

export interface ThermodynamicKinetic extends CurrentOptions {
  readonly kind: "thermodynamicKinetic";
  /** The number of all jumps of a trajectory; the column `jumps` unless given. */
  readonly activity?: string;
}

/** <K> tanh^2 f(<S>/2<K>) >= <J>^2/Var J, f the inverse of x tanh x. */
export const thermodynamicKinetic = (options: Omit<ThermodynamicKinetic, "kind">): ThermodynamicKinetic => ({
  kind: "thermodynamicKinetic",
  ...options,
});

export const thermodynamicKineticRule: Rule<ThermodynamicKinetic> = {
  options: {
    ...CURRENT_OPTIONS,
    activity: optional(formula("a formula of the number of all jumps")),
  },

  needs: (check, { experiment }) =>
    needsOfCurrent(check, experiment, {
      bound: "k*tanh(f)^2",
      refused: noSteadyCurrent,
      more: { k: mean(check.activity ?? "jumps") },
      through: { f: ["inverseOfXTanh", "s/(2*k)"] },
    }),

  judge: (_, { level }, estimate) =>
    judgeCurrent(
      {
        check: "thermodynamic-kinetic uncertainty",
        claim: "<K> tanh^2 f(<S>/2<K>) >= <J>^2/Var J, f the inverse of x tanh x",
        source: "V. T. Vo, T. Van Vu, Y. Hasegawa, J. Phys. A 55, 405004 (2022), eq. 4",
      },
      level,
      estimate,
    ),
};
