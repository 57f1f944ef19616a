// The detailed theorem behind the equalities with feedback, P_F(path, m) = P_B(path, m) exp((W - dF)/kT + I), in two forms:
//   bounded   with P~_m(path, m again) = P_B(path) p(m|path)/P(m) it is P_F = P~_m e^A, A = (W - dF)/kT, so that, f(A) = 1/(1 + e^A),
//             <f(A)>_F = <repeated f(A)/P(m)>_B. It judges where exponential averages cannot, readings without error included
//   work      <(W - dF) exp(-(W - dF)/kT - I)>_F = -<W - dF>_B, the latter over the runs that could repeat m
// J. M. Horowitz, S. Vaikuntanathan, PRE 82, 061120 (2010), eq. 15. Its integral for repeated measurements is sagawaUeda2010.
import { derived, exponential, mean, reversed, weighted } from "../estimate/request.js";
import { times } from "./apart.js";
import { notBackward, possibleOf } from "./backward.js";
import { missing, type Rule, type Situation } from "./check.js";
import { DISSIPATED, DISSIPATED_IN_KT } from "./dissipation.js";
import { oneOf, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface HorowitzVaikuntanathan {
  readonly kind: "horowitzVaikuntanathan";
  /** "bounded" unless given. */
  readonly form?: "bounded" | "work";
}

/** P_F = P_B exp((W - dF)/kT + I) of paths and records. */
export const horowitzVaikuntanathan = (
  options: { readonly form?: "bounded" | "work" } = {},
): HorowitzVaikuntanathan => ({ kind: "horowitzVaikuntanathan", ...options });

const LAW = { information: "a measurement whose outcomes' law is known books it" };

/** repeated/P(m), by its mean in the same path where that is known. */
const againOf = ({ reverse }: Situation): string =>
  reverse?.includes("logLikelihood")
    ? "exp(logLikelihood - logProbability)"
    : "repeated*exp(-logProbability)";

export const horowitzVaikuntanathanRule: Rule<HorowitzVaikuntanathan> = {
  options: { form: optional(oneOf("bounded", "work")) },
  informed: true,

  needs({ form = "bounded" }, situation) {
    if (form === "bounded") {
      return (
        notBackward(situation, [
          "logProbability",
          ...(situation.reverse?.includes("logLikelihood") ? [] : ["repeated"]),
        ]) ?? {
          ahead: mean(`1/(1 + exp(${DISSIPATED_IN_KT}))`),
          back: reversed(mean(`${againOf(situation)}/(1 + exp(${DISSIPATED_IN_KT}))`)),
        }
      );
    }
    const lack = missing(situation, LAW) ?? notBackward(situation, []);
    if (lack !== null) return lack;
    const possible = possibleOf(situation);
    if (possible === null) return notBackward(situation, ["repeatable"]) as string;
    const exponent = `-${DISSIPATED_IN_KT} - information`;
    return {
      ahead: derived("w*e", { w: weighted(mean(DISSIPATED), exponent), e: exponential(exponent) }),
      back: reversed(mean(possible === "1" ? DISSIPATED : `(${possible})*(${DISSIPATED})`)),
    };
  },

  judge: ({ form = "bounded" }, { kT, level }, estimate) =>
    judge(
      {
        check: "Horowitz-Vaikuntanathan",
        claim:
          form === "bounded"
            ? "<f(A)>_F = <repeated f(A)/P(m)>_B, f(A) = 1/(1 + e^A), A = (W - dF)/kT"
            : "<(W - dF) exp(-(W - dF)/kT - I)>_F = -<W - dF>_B",
        source: "J. M. Horowitz, S. Vaikuntanathan, PRE 82, 061120 (2010), eq. 15",
        relation: "=",
        margin: form === "bounded" ? 0.005 : 0.01 * kT,
      },
      level,
      estimate("ahead"),
      form === "bounded" ? estimate("back") : times(-1, estimate("back")),
    ),
};
