// <exp(-Y)> = 1 with Y = ∫ dt (d/dt of the fields) d phi(x; fields)/d(fields), phi = -ln p_s: the entropy of the driving between steady states.
// T. Hatano, S. Sasa, PRL 86, 3463 (2001), eq. 11.

import { type Experiment, isLangevin } from "../spec/experiment.js";
import { inEquilibrium } from "../spec/starts.js";
import type { Rule } from "./check.js";
import { averageOf, judgeAverage } from "./exponentialAverage.js";
import { formula, optional } from "./options.js";

export interface HatanoSasa {
  readonly kind: "hatanoSasa";
  /** Y, in units of k; the column `excessEntropy` unless given. */
  readonly of?: string;
}

/** <exp(-Y)> = 1. */
export const hatanoSasa = (options: { readonly of?: string } = {}): HatanoSasa => ({
  kind: "hatanoSasa",
  ...options,
});

/** Why the ledger begins in no steady state, or null. */
export function noSteadyStart(experiment: Experiment): string | null {
  const { cycles, stop, system } = experiment;
  const { start } = system;
  const solved = start.kind === "steady" && start.burnIn === undefined;
  const equilibrium = isLangevin(experiment)
    ? inEquilibrium(experiment.system)
    : (start.kind as string) === "equilibrium";
  if (!solved && !equilibrium) return "it is stated for a steady start that is solved";
  if (stop !== undefined) return "it is stated at a given time: no trajectory may stop before";
  if ((cycles?.discard ?? 0) > 0)
    return "it is stated for a steady start: after discarded cycles there is none";
  return null;
}

export const hatanoSasaRule: Rule<HatanoSasa> = {
  options: { of: optional(formula("a formula of Y, in units of k")) },
  needs({ of }, { experiment }) {
    const lack = of === undefined && experiment !== null ? noSteadyStart(experiment) : null;
    return lack ?? averageOf(of ?? "excessEntropy");
  },

  judge: ({ of = "excessEntropy" }, { level }, estimate) =>
    judgeAverage(
      {
        check: "Hatano-Sasa",
        claim: `<exp(-Y)> = 1, ${of}`,
        source: "T. Hatano, S. Sasa, PRL 86, 3463 (2001), eq. 11",
      },
      level,
      estimate("average"),
    ),
};
