// Landauer's bound on work with an error probability. For any protocol that starts in equilibrium
//   <W> - dF >= kT D(p_tau||p_eq) >= kT [p ln(p/q) + (1 - p) ln((1 - p)/(1 - q))],
// p the share that ends in the erased state and q its equilibrium share at tau+; q = 1/2 gives kT [ln 2 - h(p)].
// First step: M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9; second: data processing.
import type { Estimate } from "../estimate/estimate.js";
import { mean, probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { landscape } from "../plan/landscape.js";
import { timeline } from "../plan/timeline.js";
import type { Experiment } from "../spec/experiment.js";
import { formulasOf, readQuestion } from "../spec/formulas.js";
import { namesOf } from "../spec/variables.js";
import { equilibriumOf, probabilityBelow } from "../theory/boltzmann.js";
import { missing, type Rule } from "./check.js";
import { judge } from "./verdict.js";

export interface Landauer {
  readonly kind: "landauer";
  /** The erased state as a question about the final x: "x > 0". */
  readonly erased: string;
}

/** <W> - dF >= kT [ln 2 - h(p_err)], stated for any bias of the final potential. */
export const landauer = (options: { readonly erased: string }): Landauer => ({
  kind: "landauer",
  ...options,
});

export const landauerRule: Rule<Landauer> = {
  needs(check, situation) {
    const { experiment } = situation;
    const variables = experiment === null ? ["x"] : namesOf(experiment.system);
    readQuestion(check.erased, "landauer.erased", variables);
    if (experiment === null) return "it needs the experiment: the share of the erased state in equilibrium";
    if (experiment.feedback !== undefined)
      return "it bounds erasure without feedback: no branch may be taken";
    if (variables.length > 1) return "the share of the erased state is known for one variable only";
    if (experiment.system.period !== undefined) return "on a ring x > c is no state: x is not wrapped";
    return (
      missing(situation, { freeEnergyChange: "the potential must confine at both ends" }) ?? {
        dissipated: mean("work + forceWork - freeEnergyChange"),
        erased: probability(check.erased),
      }
    );
  },

  judge(check, situation, estimate) {
    const { kT } = situation;
    const q = equilibriumShare(check, situation.experiment as Experiment);
    const p = estimate("erased");
    const n = p.n;
    // a share of 0 or 1 is known only up to one trajectory in n
    const value = Math.min(1 - 1 / (2 * n), Math.max(1 / (2 * n), p.value ?? 0.5));
    const error = p.error ?? 1;
    const slope = kT * math.log((value * (1 - q)) / ((1 - value) * q));
    const bound: Estimate = {
      value: kT * (value * math.log(value / q) + (1 - value) * math.log((1 - value) / (1 - q))),
      error: Math.abs(slope) * error,
      n,
      effective: n,
      bias: p.bias === null ? null : { value: slope * p.bias.value, error: Math.abs(slope) * p.bias.error },
    };
    return judge(
      {
        check: "Landauer",
        claim: `<W> - dF >= kT D(p||q), erased: ${check.erased}`,
        source: "M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9",
        relation: ">=",
        margin: 0.01 * kT,
      },
      situation.level,
      estimate("dissipated"),
      bound,
    );
  },
};

/** q: the share of the erased state in equilibrium at tau+. */
function equilibriumShare({ erased }: Landauer, experiment: Experiment): number {
  const { threshold, above } = readQuestion(erased, "landauer.erased", namesOf(experiment.system));
  const { potential } = experiment.system;
  const fields = timeline(experiment).end[0] ?? potential.fields;
  const solved = equilibriumOf(landscape(experiment.system, formulasOf(experiment.system).energy, fields));
  const below = probabilityBelow(solved, threshold);
  return above ? 1 - below : below;
}
