// <W> - dF >= friction W2^2(p_0, p_tau)/tau: what it costs to carry one distribution into another in a given time, overdamped.
// E. Aurell, K. Gawedzki, C. Mejía-Monasterio, R. Mohayaee, P. Muratore-Ginanneschi, J. Stat. Phys. 147, 487 (2012), eq. 20. W2 is the distance of
// the two distributions, by the monotone map of their quantiles.
import { derived, mean, transport } from "../estimate/request.js";
import { langevinOf, notLangevin, type Rule } from "./check.js";
import { DISSIPATED } from "./dissipation.js";
import { durationOf, frictionOf, noFinalState, variableOf } from "./finalState.js";
import { number, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface Wasserstein {
  readonly kind: "wasserstein";
  /** Where there is no experiment to take them from. */
  readonly friction?: number;
  readonly duration?: number;
}

/** <W> - dF >= friction W2^2(p_0, p_tau)/tau. */
export const wasserstein = (options: Omit<Wasserstein, "kind"> = {}): Wasserstein => ({
  kind: "wasserstein",
  ...options,
});

export const wassersteinRule: Rule<Wasserstein> = {
  options: {
    friction: optional(number("a friction above 0", 0)),
    duration: optional(number("a duration above 0", 0)),
  },

  needs(check, situation) {
    const alien = notLangevin(situation.experiment);
    if (alien !== null) return `${alien}: vanVuSaito is for networks`;
    const experiment = langevinOf(situation.experiment);
    const lack = experiment === null ? null : noFinalState(experiment);
    if (lack !== null) return lack;
    const friction = check.friction ?? (experiment === null ? undefined : frictionOf(experiment));
    const duration = check.duration ?? (experiment === null ? undefined : durationOf(experiment));
    if (friction === undefined || duration === undefined || duration === 0)
      return "it needs the experiment, or `friction` and `duration`";
    const x = variableOf(experiment);
    const of = { w: mean(DISSIPATED), d: transport(`${x}Start`, x) };
    const bound = `${friction}*d/${duration}`;
    return {
      dissipated: of.w,
      bound: derived(bound, { d: of.d }),
      difference: derived(`w - ${bound}`, of),
    };
  },

  judge: (_, { kT, level }, estimate) =>
    judge(
      {
        check: "Wasserstein",
        claim: "<W> - dF >= friction W2^2(p_0, p_tau)/tau",
        source: "E. Aurell et al., J. Stat. Phys. 147, 487 (2012), eq. 20",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      estimate("dissipated"),
      estimate("bound"),
      estimate("difference"),
    ),
};
