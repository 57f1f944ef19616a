// Landauer's bound with an error probability. Work form, for any protocol that starts in equilibrium:
//   <W> - dF >= kT D(p_tau||p_eq) >= kT [p ln(p/q) + (1 - p) ln((1 - p)/(1 - q))],
// p the share that ends in the erased state and q its equilibrium share at tau+; q = 1/2 gives kT [ln 2 - h(p)].
// First step: M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9; second: data processing.
// Heat form, <Q> >= kT [h(q) - h(p)], for a cycle in which the entropies within the states do not change.
// R. Landauer, IBM J. 5, 183 (1961); with errors: O. J. E. Maroney, PRE 79, 031105 (2009), eq. 27.
import type { Estimate } from "../estimate/estimate.js";
import { covariance, mean, probability } from "../estimate/request.js";
import { integerPower } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";
import type { Experiment } from "../spec/experiment.js";
import { langevinOf, type Rule, type Situation } from "./check.js";
import { DISSIPATED } from "./dissipation.js";
import { finalNetworkShare, noFinalNetwork, ofColumns } from "./finalNetwork.js";
import { finalShare, noFinalState } from "./finalState.js";
import { networkOf } from "./networkFacts.js";
import { number, oneOf, optional, question } from "./options.js";
import { judge } from "./verdict.js";

export interface Landauer {
  readonly kind: "landauer";
  /** The erased state as a question about the final x, "x > 0"; of a network as a condition on its final state: "state == zero", "n > 2". */
  readonly erased: string;
  /** What is bounded; the work unless given. */
  readonly form?: "work" | "heat";
  /** q, where there is no experiment to compute it from. */
  readonly share?: number;
}

/** <W> - dF >= kT [ln 2 - h(p_err)], stated for any bias of the final potential. */
export const landauer = (options: Omit<Landauer, "kind">): Landauer => ({ kind: "landauer", ...options });

const paidOf = ({ form = "work" }: Landauer): string => (form === "work" ? DISSIPATED : "heat");

const requestsOf = (check: Landauer, erased: string) => ({
  paid: mean(paidOf(check)),
  erased: probability(erased),
  together: covariance(paidOf(check), erased),
});

/** q at tau+, as told or of the experiment. */
function shareOf({ share, erased }: Landauer, experiment: Experiment | null): number {
  if (share !== undefined) return share;
  const network = networkOf(experiment);
  if (network !== null) return finalNetworkShare(network, erased);
  const langevin = langevinOf(experiment);
  return langevin === null ? 0.5 : finalShare(langevin, erased);
}

export const landauerRule: Rule<Landauer> = {
  options: {
    erased: question('the erased state as a question ("x > 0")'),
    form: optional(oneOf("work", "heat")),
    share: optional(number("the equilibrium share of the erased state, between 0 and 1,", 0, 1)),
  },

  needs(check, situation) {
    const network = networkOf(situation.experiment);
    if (network !== null) {
      return noFinalNetwork(network) ?? requestsOf(check, ofColumns(check.erased, network));
    }
    const experiment = langevinOf(situation.experiment);
    if (experiment === null && check.share === undefined)
      return "it needs the experiment, or `share`: the share of the erased state in equilibrium";
    const lack = experiment === null ? null : noFinalState(experiment);
    return lack ?? requestsOf(check, check.erased);
  },

  judge(check, situation, estimate) {
    const { kT, level } = situation;
    const paid = estimate("paid");
    const { bound, slope } = boundOf(check, situation, estimate("erased"));
    // both sides are of the same trajectories: Var(d) = Var(W) + slope^2 Var(p) - 2 slope cov/n
    const shared = ((estimate("together").value ?? 0) * 2 * slope) / Math.max(1, paid.n);
    const squares = integerPower(paid.error ?? 0, 2) + integerPower(bound.error ?? 0, 2) - shared;
    const bias =
      paid.bias === null && bound.bias === null
        ? null
        : {
            value: (paid.bias?.value ?? 0) - (bound.bias?.value ?? 0),
            error: (paid.bias?.error ?? 0) + (bound.bias?.error ?? 0),
          };
    const known = paid.value !== null && bound.value !== null && paid.error !== null;
    const difference: Estimate = {
      ...paid,
      value: known ? (paid.value as number) - (bound.value as number) : null,
      error: known ? Math.sqrt(Math.max(0, squares)) : null,
      bias,
    };
    const work = check.form !== "heat";
    return judge(
      {
        check: "Landauer",
        claim: work
          ? `<W> - dF >= kT D(p||q), erased: ${check.erased}`
          : `<Q> >= kT [h(q) - h(p)] if the entropies within the states do not change, erased: ${check.erased}`,
        source: work
          ? "M. Esposito, C. Van den Broeck, EPL 95, 40004 (2011), eq. 9"
          : "O. J. E. Maroney, PRE 79, 031105 (2009), eq. 27",
        relation: ">=",
        margin: 0.01 * kT,
      },
      level,
      paid,
      bound,
      difference,
    );
  },
};

/** The bound at the share p, and its slope in p. */
function boundOf(
  check: Landauer,
  { kT, experiment }: Situation,
  p: Estimate,
): { bound: Estimate; slope: number } {
  const { form } = check;
  const q = shareOf(check, experiment);
  const { n } = p;
  // a share of 0 or 1 is known only up to one trajectory in n
  const value = Math.min(1 - 1 / (2 * n), Math.max(1 / (2 * n), p.value ?? 0.5));
  const odds = math.log(value / (1 - value));
  const entropy = (x: number): number => -x * math.log(x) - (1 - x) * math.log(1 - x);
  const slope = kT * (form === "heat" ? odds : odds - math.log(q / (1 - q)));
  const least =
    form === "heat"
      ? kT * (entropy(q) - entropy(value))
      : kT * (value * math.log(value / q) + (1 - value) * math.log((1 - value) / (1 - q)));
  const error = Math.abs(slope) * (p.error ?? 1);
  const bias =
    p.bias === null ? null : { value: slope * p.bias.value, error: Math.abs(slope) * p.bias.error };
  return { bound: { value: least, error, n, effective: n, bias }, slope };
}
