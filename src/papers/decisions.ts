// Extremes and first passages of the whole entropy production on a driven ring.
import { exponential, mean, probability, ratio } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { HEAT, PRODUCTION, type Ring, ringFor, stateOf } from "./entropyRing.js";
import { neri2017InfimumRingReferences } from "./references/neri2017InfimumRing.js";
import { roldan2015DecisionTimeReferences } from "./references/roldan2015DecisionTime.js";

function lowest(parameters: Parameters, budget: Budget, path: string): Setup {
  const { t = 1, ...ring } = parameters as unknown as Ring & { readonly t: number };
  const watched = { time: t, columns: { lowest: `min(${path})` }, dt: 2e-3 };
  return {
    experiments: { ring: ringFor(ring, watched, budget) },
    quantities: { inf_mean: of("ring", mean("lowest")) },
  };
}

export const infimumRing: Claim = {
  id: "neri-2017-infimum-ring",
  citation: "I. Neri, E. Roldan, F. Julicher, PRX 7, 011019 (2017)",
  formula: "<inf S> >= -1 on a ring with a hump",
  parameters: { f: "force", V0: "amplitude of U = V0 cos x", t: "time" },
  ofReference: [],
  references: neri2017InfimumRingReferences,
  source: "backward Fokker-Planck with an absorbing point, extrapolated",
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => lowest(p, budget, PRODUCTION),
  judged: () => ["inf_mean"],
  acceptance: CONTINUOUS,
  control: {
    says: "heat alone, without the entropy of the particle",
    breaks: "inf_mean",
    setup: (p, budget) => lowest(p, budget, HEAT),
  },
};

type Decision = Ring & { readonly sm: number; readonly sp: number };

/** Some 10 mean decision times of the slowest listed set. */
const LONGEST = 20;

/** Each path ends where S leaves (-sm, sp) first; `share` of the upper threshold is there, 1 but in the control. */
function decide(parameters: Parameters, budget: Budget, share: number): Setup {
  const p = parameters as unknown as Decision;
  const stop = `${PRODUCTION} > ${share * p.sp} || ${PRODUCTION} < ${-p.sm}`;
  const ring = ringFor(p, { time: LONGEST, columns: { S: PRODUCTION }, stop, dt: 1e-3 }, budget);
  const sigma = p.f * stateOf(p).velocity;
  const exact = (value: number): Quantity => ({ kind: "exact", value });
  return {
    experiments: { ring },
    quantities: {
      P_minus: of("ring", probability("S < 0")),
      P_plus: of("ring", probability("S > 0")),
      P_plus_num: of("ring", probability("S > 0")),
      S_T: of("ring", mean("S")),
      martingale: of("ring", exponential("-S")),
      T_mean: of("ring", mean("stopTime")),
      T_plus: of("ring", ratio("stopTime*(S > 0)", "S > 0")),
      T_minus: of("ring", ratio("stopTime*(S < 0)", "S < 0")),
      sigma: exact(sigma),
      T_if_uniform: exact(closed(p).S_T / sigma),
    },
  };
}

function closed({ sm, sp }: Decision) {
  const P_minus = -math.expm1(-sp) / (math.exp(sm) - math.exp(-sp));
  return {
    P_minus,
    P_plus: 1 - P_minus,
    P_plus_num: 1 - P_minus,
    S_T: sp * (1 - P_minus) - sm * P_minus,
    martingale: 1,
  };
}

export const decisionTime: Claim = {
  id: "roldan-2015-decision-time",
  citation: "E. Roldan, I. Neri, M. Dorpinghaus, H. Meyr, F. Julicher, PRL 115, 250602 (2015)",
  formula: "P_- = (1 - e^-s+)/(e^s- - e^-s+), <e^-S> = 1 at the first passage; <T>_+ = <T>_- where s+ = s-",
  parameters: {
    f: "force",
    V0: "amplitude of U = V0 cos x",
    sm: "lower threshold, below 0",
    sp: "upper threshold",
  },
  ofReference: [],
  references: roldan2015DecisionTimeReferences,
  source: "backward equations by quadrature",
  theory: (p) => closed(p as unknown as Decision),
  trajectories: 100_000,
  dt: 2e-3,
  setup: (p, budget) => decide(p, budget, 1),
  // where few paths end below, the bias of their time is measured on a handful of pairs; sigma follows from the parameters
  judged: (p) => [
    "P_minus",
    "P_plus",
    "S_T",
    "T_mean",
    "T_plus",
    ...(closed(p as unknown as Decision).P_minus > 0.2 ? ["T_minus"] : []),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "an upper threshold of half the height",
    breaks: "P_minus",
    setup: (p, budget) => decide(p, budget, 0.5),
  },
};
