// Currents of the diamond and what their fluctuations are worth: the most precise one, and one next to equilibrium.
import { derived } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import type { Jumps } from "../theory/network/generator.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, diamond, jumpsOf, only, type TwoWay, watched } from "./jumpNetworks.js";
import { DIAMOND, list, number } from "./jumpUncertainty.js";
import { covarianceRateOf, earlier, precision, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { busielloPigolotti2019References } from "./references/busielloPigolotti2019.js";
import { macieszczak2018References } from "./references/macieszczak2018.js";

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));
const exact = (value: number): Quantity => ({ kind: "exact", value });
const entropies = ({ channels }: Jumps): number[] => channels.map(({ entropy }) => entropy);

/** For 0.2 % of d*, which differences of products of covariances say. */
const TRAJECTORIES = 7_200_000;
/** Time in all for an error of a current of 0.06 %, in units of its Var/J^2. */
const FINE = 1 / (6e-4 * 6e-4);

// the most precise current

const OPTIMUM = {
  one: "(C22*J1 - C12*J2)",
  two: "(C11*J2 - C12*J1)",
  det: "(C11*C22 - C12^2)",
};
const LARGER = `max(abs(${OPTIMUM.one}), abs(${OPTIMUM.two}))`;
const BEST = `(J1*${OPTIMUM.one} + J2*${OPTIMUM.two})/${OPTIMUM.det}`;

function best(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const chords = [0, 2].map((e) => ({ jump: bothWays(only(5, e)) }));
  const { mean: means, covariance } = longRun(jumps, [...chords, { jump: entropies(jumps) }]);
  const [J1, J2, s] = means as [number, number, number];
  const [[C11, C12], [, C22], [, , CS]] = covariance as [[number, number], [number, number], number[]];
  const det = C11 * C22 - C12 * C12;
  const [d1, d2] = [(C22 * J1 - C12 * J2) / det, (C11 * J2 - C12 * J1) / det];
  const largest = Math.max(Math.abs(d1), Math.abs(d2));
  return {
    d_opt_01: d1 / largest,
    d_opt_23: d2 / largest,
    max_precision_rate: J1 * d1 + J2 * d2,
    half_sigma: s / 2,
    ep_current_precision: (s * s) / (CS as number),
    prec_01: (J1 * J1) / C11,
    prec_23: (J2 * J2) / C22,
  };
}

function chordsOf(p: Settings, budget: Budget, observed: readonly [number, number]): Setup {
  const jumps = jumpsOf(theDiamond(p));
  const blur = Math.max(...[0, 2].map((e) => precision(jumps, bothWays(only(5, e))).fano2 as number));
  const span = spanFor(jumps, { total: FINE * blur, trajectories: TRAJECTORIES });
  const edges = counting(theDiamond(p), { X: only(5, observed[0]), Y: only(5, observed[1]) });
  const columns = { ...earlier("X", span), ...earlier("Y", span), ...earlier("bathEntropy", span) };
  const found = {
    J1: rateOf("X", span),
    J2: rateOf("Y", span),
    C11: varianceRateOf("X", span),
    C22: varianceRateOf("Y", span),
    C12: covarianceRateOf("X", "Y", span),
    s: rateOf("bathEntropy", span),
    CS: varianceRateOf("bathEntropy", span),
  };
  const one = (value: string): Quantity => of("steady", derived(value, found));
  return {
    experiments: { steady: watched(edges, { duration: span.to, columns }, budget) },
    quantities: {
      d_opt_01: one(`${OPTIMUM.one}/${LARGER}`),
      d_opt_23: one(`${OPTIMUM.two}/${LARGER}`),
      max_precision_rate: one(BEST),
      half_sigma: one("s/2"),
      ep_current_precision: one("s^2/CS"),
      prec_01: one("J1^2/C11"),
      prec_23: one("J2^2/C22"),
      below_half_sigma: one(`s/2 - ${BEST}`),
      above_each: one(`${BEST} - max(J1^2/C11, J2^2/C22)`),
      above_ep: one(`${BEST} - s^2/CS`),
    },
  };
}

const MARGINS = ["below_half_sigma", "above_each", "above_ep"];
const PRECISIONS = ["max_precision_rate", "half_sigma", "ep_current_precision", "prec_01", "prec_23"];

export const hyperaccurate: Claim<Settings> = {
  id: "busiello-pigolotti2019-hyperaccurate",
  citation: "D. M. Busiello, S. Pigolotti, PRE 100, 060102(R) (2019)",
  formula: "max of J^2/Var over currents = J C^-1 J at d* ~ C^-1 J, <= sigma/2",
  parameters: DIAMOND,
  ofReference: [],
  references: busielloPigolotti2019References,
  source: "linear solves",
  theory: best,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => chordsOf(p, budget, [0, 2]),
  judged: () => ["d_opt_01", "d_opt_23", ...PRECISIONS, ...MARGINS],
  pooled: () => ["d_opt_01", "d_opt_23", "max_precision_rate", "ep_current_precision"],
  least: () => Object.fromEntries(MARGINS.map((name) => [name, 0])),
  acceptance: JUMPS,
  control: {
    says: "edges 01 and 12, which belong to one cycle: their current is not the best of the network",
    breaks: "max_precision_rate",
    setup: (p, budget) => chordsOf(p, budget, [0, 1]),
  },
};

// next to equilibrium

const HELD = { k: [1, 2, 0.5, 1.5, 0.7], E: [0, 0.3, -0.2, 0.5] } as const;

/** w = k e^((E_i - E_j +- A)/2), A1 on edge 01 and A2 on edge 23. */
function held(A1: number, A2: number): readonly TwoWay[] {
  const ends = diamond(HELD.k, HELD.k);
  const drive = [A1, 0, A2, 0, 0];
  const rates = (sign: 1 | -1): number[] =>
    ends.map(({ from, to }, e) => {
      const drop = (HELD.E[from] as number) - (HELD.E[to] as number) + (drive[e] as number);
      return (HELD.k[e] as number) * math.exp((sign * drop) / 2);
    });
  return diamond(rates(1), rates(-1));
}

function nextToEquilibrium(p: Settings): Record<string, number> {
  const jumps = jumpsOf(held(number(p.A1), number(p.A2)));
  const functionals = [{ jump: bothWays(list(p.d)) }, { jump: entropies(jumps) }];
  const { mean: means, covariance } = longRun(jumps, functionals);
  const [J, s] = means as [number, number];
  const [[C, CS], [, S]] = covariance as [[number, number], [number, number]];
  return { ratio_TUR: (2 * J * J) / (C * s), corr2: (CS * CS) / (C * S), ep: s, J };
}

function correlated(p: Settings, budget: Budget, times: number): Setup {
  const edges = held(times * number(p.A1), times * number(p.A2));
  const span = spanFor(jumpsOf(edges), {});
  // entropy without the energies of the two ends, which do not grow and are large against what does
  const drive = [times * number(p.A1), 0, times * number(p.A2)];
  const columns = { ...earlier("X", span), ...earlier("entropy", span) };
  const found = {
    C: varianceRateOf("X", span),
    S: varianceRateOf("entropy", span),
    CS: covarianceRateOf("X", "entropy", span),
  };
  const theory = nextToEquilibrium(p);
  return {
    experiments: {
      steady: watched(
        counting(edges, { X: list(p.d), entropy: drive }),
        { duration: span.to, columns },
        budget,
      ),
    },
    quantities: {
      ratio_TUR: exact(theory.ratio_TUR as number),
      corr2: of("steady", derived("CS^2/(C*S)", found)),
      ep: exact(theory.ep as number),
      J: exact(theory.J as number),
    },
  };
}

export const linearResponse: Claim<Settings> = {
  id: "macieszczak2018-linear-response",
  citation: "K. Macieszczak, K. Brandner, J. P. Garrahan, PRL 121, 130601 (2018), in our reading",
  formula:
    "2 J^2/(Var sigma) -> rho^2(J, S), the squared correlation with the entropy production, next to equilibrium",
  parameters: {
    A1: "affinity on edge 01",
    A2: "affinity on edge 23",
    d: "what a jump through each edge counts",
  },
  ofReference: [],
  references: macieszczak2018References,
  source: "linear solves",
  theory: nextToEquilibrium,
  trajectories: 2_400_000,
  setup: (p, budget) => correlated(p, budget, 1),
  // J and sigma are of order A and A^2, for 0.2 % more than 1e9 time units: by theory. The correlation is sampled.
  judged: () => ["corr2", "ratio_TUR", "ep", "J"],
  // of a correlation that is next to 0 the scale is 1
  scales: (p): Readonly<Record<string, number>> =>
    (nextToEquilibrium(p).corr2 as number) < 0.1 ? { corr2: 1 } : {},
  acceptance: JUMPS,
  control: {
    says: "affinities a hundred times larger",
    breaks: "corr2",
    setup: (p, budget) => correlated(p, budget, 100),
  },
};
