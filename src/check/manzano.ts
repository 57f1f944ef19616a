// Stopping a driven system wherever its own past decides: <exp(-S - D)> = 1 and <S> >= -<D>, S = (W - dF)/kT with the nonequilibrium free energy,
// the entropy production ln p_0(x_0)/p_T(x_T) + what the baths got until T, and D = ln p_T(x_T)/p~_(tau-T)(x_T) how the law at the stop
// differs from that of the reversed protocol, begun in equilibrium at its end. In a steady state D = 0: stoppingMartingale. S + D knows nothing of p_T.
// G. Manzano et al., PRL 126, 080603 (2021), eq. 5 and 6. A gambling demon has <S> < 0: it stops where it has won.
import { exactly } from "../estimate/estimate.js";
import { exponential, mean } from "../estimate/request.js";
import { missing, type Rule } from "./check.js";
import { joint } from "./joint.js";
import { formula, optional } from "./options.js";
import { type Claim, judge } from "./verdict.js";

export interface ManzanoOptions {
  /** S until the stop, in units of k; the column `entropyProduction` unless given. */
  readonly entropy?: string;
  /** D where it stops; the column `distinguishability` unless given. */
  readonly distinguishability?: string;
}

export interface Manzano extends ManzanoOptions {
  readonly kind: "manzano";
}

/** <exp(-S - D)> = 1, <S> + <D> >= 0 where trajectories stop. */
export const manzano = (options: ManzanoOptions = {}): Manzano => ({ kind: "manzano", ...options });

const claimOf = (claim: string, relation: Claim["relation"]): Claim => ({
  check: "Manzano",
  claim,
  source: "G. Manzano et al., PRL 126, 080603 (2021), eq. 5 and 6",
  relation,
  margin: 0.01,
});

const COLUMNS = {
  entropyProduction:
    "ln p_0(x_0) - ln p_T(x_T) and the entropy of the baths, p_T the law at the time of the stop",
  distinguishability: "ln p_T(x_T) - ln p~(x_T), p~ the law of the reversed protocol at that time",
};

export const manzanoRule: Rule<Manzano> = {
  options: {
    entropy: optional(formula("a formula of the entropy production until the stop, in units of k,")),
    distinguishability: optional(formula("a formula of ln p_T/p~ where it stops")),
  },

  needs({ entropy, distinguishability }, situation) {
    const given = { entropyProduction: entropy, distinguishability };
    const wanted = Object.entries(COLUMNS).filter(
      ([name]) => given[name as keyof typeof given] === undefined,
    );
    const lack = missing(situation, Object.fromEntries(wanted));
    if (lack !== null) return lack;
    const sum = `(${entropy ?? "entropyProduction"}) + (${distinguishability ?? "distinguishability"})`;
    return { average: exponential(`-(${sum})`), slack: mean(sum) };
  },

  judge: (_, { level }, estimate) =>
    joint(level, [
      judge(claimOf("<exp(-S - D)> = 1 at the stop", "="), level / 2, estimate("average"), exactly(1)),
      judge(claimOf("<S> + <D> >= 0", ">="), level / 2, estimate("slack"), exactly(0)),
    ]),
};
