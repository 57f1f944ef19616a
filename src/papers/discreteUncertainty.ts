// The uncertainty relation in discrete time: a chain may be more precise than 2/sigma allows, not than 2/(e^sigma - 1).
import { derived } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRunOfSteps } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { spectrum } from "../theory/network/spectrum.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, jumpsOf, ring, type TwoWay, watched } from "./jumpNetworks.js";
import { list } from "./jumpUncertainty.js";
import { earlier, rateOf, varianceRateOf } from "./longRun.js";
import { proesmansVdb2017DiscreteReferences } from "./references/proesmansVdb2017Discrete.js";

const theRing = (p: Settings): readonly TwoWay[] => ring(list(p.kp), list(p.km));

function perStep(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theRing(p));
  const { mean, covariance } = longRunOfSteps(jumps, [{ jump: bothWays([1, 1, 1]) }]);
  const [J, C] = [mean[0] as number, covariance[0]?.[0] as number];
  const ep = bathEntropyRate(jumps, stationary(jumps));
  const rel = C / (J * J);
  return {
    J,
    var_per_step: C,
    ep_per_step: ep,
    rel,
    bound_exp: 2 / math.expm1(ep),
    naive_tur: 2 / ep,
    naive_violated: rel < 2 / ep ? 1 : 0,
  };
}

/** Steps after which e^-10 is left of a correlation: eigenvalues of a step are 1 + lambda. */
function forgetting(p: Settings): number {
  const slowest = spectrum(jumpsOf(theRing(p)))
    .slice(1)
    .reduce((most, { re, im }) => Math.max(most, Math.sqrt((1 + re) * (1 + re) + im * im)), 0);
  return Math.ceil(-10 / math.log(slowest));
}

function chain(p: Settings, budget: Budget, scheme: "chain" | "gillespie"): Setup {
  const from = forgetting(p);
  const span = { from, to: 4 * from };
  const edges = counting(theRing(p), { X: [1, 1, 1] });
  const steps = watched(edges, { duration: span.to, columns: earlier("X", span), scheme }, budget);
  const found = { J: rateOf("X", span), C: varianceRateOf("X", span), s: rateOf("bathEntropy", span) };
  const one = (value: string) => of("steps", derived(value, found));
  const terms = Object.values(found).map((request) => ({ run: "steps", request }));
  return {
    experiments: { steps },
    quantities: {
      J: of("steps", found.J),
      var_per_step: of("steps", found.C),
      ep_per_step: of("steps", found.s),
      rel: one("C/J^2"),
      bound_exp: one("2/(exp(s) - 1)"),
      naive_tur: one("2/s"),
      naive_violated: {
        kind: "combination",
        terms,
        value: ([J = 1, C = 0, s = 0]) => (C / (J * J) < 2 / s ? 1 : 0),
      },
      above_exp: one("C/J^2 - 2/(exp(s) - 1)"),
    },
  };
}

export const discreteUncertainty: Claim<Settings> = {
  id: "proesmans-vdb2017-discrete-tur",
  citation:
    "K. Proesmans, C. Van den Broeck, EPL 119, 20001 (2017); D. Chiuchiu, S. Pigolotti, PRE 97, 032109 (2018)",
  formula: "Var/J^2 >= 2/(e^sigma - 1) per step of a chain; 2/sigma may be broken",
  parameters: { kp: "probabilities of a step forwards", km: "backwards; the rest stays" },
  ofReference: [],
  references: proesmansVdb2017DiscreteReferences,
  source: "linear solves",
  theory: perStep,
  trajectories: 1_600_000,
  setup: (p, budget) => chain(p, budget, "chain"),
  judged: () => [
    "J",
    "var_per_step",
    "ep_per_step",
    "rel",
    "bound_exp",
    "naive_tur",
    "naive_violated",
    "above_exp",
  ],
  pooled: () => ["J", "var_per_step"],
  least: () => ({ above_exp: 0 }),
  acceptance: JUMPS,
  control: {
    says: "continuous time with these numbers for rates",
    breaks: "var_per_step",
    setup: (p, budget) => chain(p, budget, "gillespie"),
  },
};
