// Three faces of the second law: total entropy production S, its adiabatic part S_a, which keeps a steady state going, and the non-adiabatic rest
// S_na, with S = S_a + S_na in every trajectory and
//   <e^-S> = <e^-S_a> = <e^-S_na> = 1
// where S and S_na begin with the true law of the start; the law at the end may be any that is normalised.
// M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010), eq. 13 to 15.
import { exactly } from "../estimate/estimate.js";
import { exponential, mean } from "../estimate/request.js";
import { noTrueStart } from "./boundaryFacts.js";
import type { Rule, Situation } from "./check.js";
import { joint } from "./joint.js";
import { stops } from "./networkFacts.js";
import { formula, optional } from "./options.js";
import { type Claim, judge } from "./verdict.js";

export interface EspositoVandenBroeck2010 {
  readonly kind: "espositoVandenBroeck2010";
  /** S; the column `entropyProduction` unless given. */
  readonly total?: string;
  /** S_a; the column `housekeepingEntropy` unless given. */
  readonly adiabatic?: string;
  /** S_na; S - S_a unless given, and then the sum rule is tested too. */
  readonly nonAdiabatic?: string;
}

/** <e^-S> = <e^-S_a> = <e^-S_na> = 1 and S = S_a + S_na. */
export const espositoVandenBroeck2010 = (
  options: Omit<EspositoVandenBroeck2010, "kind"> = {},
): EspositoVandenBroeck2010 => ({ kind: "espositoVandenBroeck2010", ...options });

const CLOSES = 1e-9;
const PARTS = [
  ["total", "<e^-S> = 1"],
  ["adiabatic", "<e^-S_a> = 1"],
  ["nonAdiabatic", "<e^-S_na> = 1"],
] as const;

function formulasOf({
  total = "entropyProduction",
  adiabatic = "housekeepingEntropy",
  nonAdiabatic = `(${total}) - (${adiabatic})`,
}: EspositoVandenBroeck2010): Record<(typeof PARTS)[number][0], string> {
  return { total, adiabatic, nonAdiabatic };
}

/** Why the theorems are not claimed of the columns of a network, or null. */
const refused = (check: EspositoVandenBroeck2010, { experiment }: Situation): string | null =>
  check.total === undefined ? (stops(experiment) ?? noTrueStart(experiment)) : null;

export const espositoVandenBroeck2010Rule: Rule<EspositoVandenBroeck2010> = {
  options: {
    total: optional(formula("a formula of the total entropy production")),
    adiabatic: optional(formula("a formula of its adiabatic part")),
    nonAdiabatic: optional(formula("a formula of its non-adiabatic part")),
  },

  needs(check, situation) {
    const lack = refused(check, situation);
    if (lack !== null) return lack;
    const { total, adiabatic, nonAdiabatic } = formulasOf(check);
    const sizes = [total, adiabatic, nonAdiabatic].map((of) => `abs(${of})`).join(" + ");
    return {
      total: exponential(`-(${total})`),
      adiabatic: exponential(`-(${adiabatic})`),
      nonAdiabatic: exponential(`-(${nonAdiabatic})`),
      open: mean(`abs((${total}) - (${adiabatic}) - (${nonAdiabatic})) > ${CLOSES}*(1 + ${sizes})`),
    };
  },

  judge(_, { level }, estimate) {
    const claimOf = (claim: string): Claim => ({
      check: "Esposito-Van den Broeck 2010",
      claim,
      source: "M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010), eq. 13 to 15",
      relation: "=",
      margin: 0.01,
    });
    const [first, ...rest] = PARTS.map(([name, claim]) =>
      judge(claimOf(claim), level / PARTS.length, estimate(name), exactly(1)),
    );
    const verdict = joint(level, [first as NonNullable<typeof first>, ...rest]);
    const open = estimate("open").value ?? 1;
    if (open === 0) return verdict;
    return {
      ...verdict,
      outcome: "broken",
      reason: `S = S_a + S_na is off by more than ${CLOSES} in ${(100 * open).toPrecision(3)} % of the trajectories`,
    };
  },
};
