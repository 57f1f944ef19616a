// <S> >= (<N_++> - <N_-->) ln(P_++/P_--) in a steady state: what is seen of the entropy production S by who sees one edge only, N_++ and N_--
// counting how often a transition through it follows one the same way, with none the other way between, and P_++ = N_++/(N_++ + N_+-).
// P. E. Harunari, A. Dutta, M. Polettini, E. Roldán, PRX 12, 041026 (2022), eq. 10; J. van der Meer, B. Ertel, U. Seifert, PRX 12, 031025 (2022), eq. 12. Equal for a
// network of one cycle. Runs need many transitions: at their ends pairs are cut.
import { derived, mean } from "../estimate/request.js";
import type { Rule } from "./check.js";
import { notSteady, stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { judge } from "./verdict.js";

export interface Harunari {
  readonly kind: "harunari";
  /** Formulas of the numbers of pairs: forward after forward, backward after backward, and mixed ones. */
  readonly forward: string;
  readonly backward: string;
  readonly forwardThenBackward: string;
  readonly backwardThenForward: string;
  /** S, in units of k; the column `bathEntropy` unless given. */
  readonly entropy?: string;
}

/** <S> >= (<N_++> - <N_-->) ln(P_++/P_--). */
export const harunari = (options: Omit<Harunari, "kind">): Harunari => ({ kind: "harunari", ...options });

// nothing is learnt where a pair was never seen
const SEEN =
  "(p - m)*log((max(p, 1e-300)/max(p + x, 1e-300))/(max(m, 1e-300)/max(m + y, 1e-300)))*(p > 0 && m > 0)";

export const harunariRule: Rule<Harunari> = {
  options: {
    forward: formula("a formula of the number of pairs forward, forward"),
    backward: formula("a formula of the number of pairs backward, backward"),
    forwardThenBackward: formula("a formula of the number of pairs forward, backward"),
    backwardThenForward: formula("a formula of the number of pairs backward, forward"),
    entropy: optional(formula("a formula of the entropy production, in units of k")),
  },

  needs(
    { forward, backward, forwardThenBackward, backwardThenForward, entropy = "bathEntropy" },
    { experiment },
  ) {
    const lack = notSteady(experiment) ?? stops(experiment);
    if (lack !== null) return lack;
    const seen = {
      p: mean(forward),
      m: mean(backward),
      x: mean(forwardThenBackward),
      y: mean(backwardThenForward),
    };
    return {
      entropy: mean(entropy),
      seen: derived(SEEN, seen),
      difference: derived(`s - ${SEEN}`, { ...seen, s: mean(entropy) }),
    };
  },

  judge(_, { level }, estimate) {
    const entropy = estimate("entropy");
    return judge(
      {
        check: "visible transitions",
        claim: "<S> >= (<N_++> - <N_-->) ln(P_++/P_--)",
        source: "P. E. Harunari, A. Dutta, M. Polettini, E. Roldán, PRX 12, 041026 (2022), eq. 10",
        relation: ">=",
        margin: 0.01 * Math.abs(entropy.value ?? 1),
      },
      level,
      entropy,
      estimate("seen"),
      estimate("difference"),
    );
  },
};
