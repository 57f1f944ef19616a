// Landauer's bound in a finite time, under any control of the potential, with an error probability:
//   <W> - dF >= kT [p ln(p/q) + (1 - p) ln((1 - p)/(1 - q))] + (friction/tau) ∫ [c - Q_0(u)]^2 du  over those that must cross x = c,
// which for p = 1, q = 1/2 is kT ln 2 + friction Var/(2 tau). K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602 (2020), eq. 9: W = kT D + friction
// W2^2/tau is the least of all protocols; here both terms at their least for the share p.
import { crossingTransport, derived, mean, probability } from "../estimate/request.js";
import { readQuestion } from "../spec/formulas.js";
import { langevinOf, notLangevin, type Rule } from "./check.js";
import { DISSIPATED } from "./dissipation.js";
import { durationOf, finalShare, frictionOf, noFinalState, variableOf } from "./finalState.js";
import { number, optional, question } from "./options.js";
import { judge } from "./verdict.js";

export interface Proesmans {
  readonly kind: "proesmans";
  /** The erased state as a question about the final x: "x > 0". */
  readonly erased: string;
  /** Where there is no experiment to take them from. */
  readonly share?: number;
  readonly friction?: number;
  readonly duration?: number;
}

/** <W> - dF >= kT [ln 2 - h(p_err)] + friction Var/(2 tau). */
export const proesmans = (options: Omit<Proesmans, "kind">): Proesmans => ({ kind: "proesmans", ...options });

export const proesmansRule: Rule<Proesmans> = {
  options: {
    erased: question('the erased state as a question ("x > 0")'),
    share: optional(number("the equilibrium share of the erased state, between 0 and 1,", 0, 1)),
    friction: optional(number("a friction above 0", 0)),
    duration: optional(number("a duration above 0", 0)),
  },

  needs(check, situation) {
    const alien = notLangevin(situation.experiment);
    if (alien !== null) return `${alien}: lee is for networks`;
    const experiment = langevinOf(situation.experiment);
    const { kT } = situation;
    const { erased } = check;
    const lack = experiment === null ? null : noFinalState(experiment);
    if (lack !== null) return lack;
    const friction = check.friction ?? (experiment === null ? undefined : frictionOf(experiment));
    const duration = check.duration ?? (experiment === null ? undefined : durationOf(experiment));
    const q = check.share ?? (experiment === null ? undefined : finalShare(experiment, erased));
    if (friction === undefined || duration === undefined || duration === 0 || q === undefined)
      return "it needs the experiment, or `share`, `friction` and `duration`";
    const { threshold, above } = readQuestion(erased, "proesmans.erased", [variableOf(experiment)]);
    const of = {
      p: probability(erased),
      d: crossingTransport({ start: `${variableOf(experiment)}Start`, beyond: erased, threshold, above }),
    };
    // x ln x is 0 at 0
    const term = (x: string, y: number): string => `${x}*log(max(${x}, 1e-300)/${y})`;
    const bound = `${kT}*(${term("p", q)} + ${term("(1 - p)", 1 - q)}) + ${friction}*d/${duration}`;
    const dissipated = mean(DISSIPATED);
    return {
      dissipated,
      bound: derived(bound, of),
      difference: derived(`w - (${bound})`, { ...of, w: dissipated }),
    };
  },

  judge: ({ erased }, { kT, level }, estimate) =>
    judge(
      {
        check: "Proesmans",
        claim: `<W> - dF >= kT D(p||q) + friction/tau times the least transport, erased: ${erased}`,
        source: "K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602 (2020), eq. 9",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      estimate("dissipated"),
      estimate("bound"),
      estimate("difference"),
    ),
};
