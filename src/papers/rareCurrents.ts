// How rare other values of a current are than the typical one, sampled in networks in which they are typical.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { rateFunction } from "../theory/network/rateFunction.js";
import { stationary } from "../theory/network/stationary.js";
import { leading } from "../theory/network/tilted.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { bothWays, counting, diamond, jumpsOf, only, type TwoWay, watched } from "./jumpNetworks.js";
import { DIAMOND, list } from "./jumpUncertainty.js";
import { precision, rateOf, spanFor } from "./longRun.js";
import { gingrich2016ParabolicBoundReferences } from "./references/gingrich2016ParabolicBound.js";

const theDiamond = (p: Settings): readonly TwoWay[] => diamond(list(p.wf), list(p.wb));

/** Currents in units of the typical one, by the name that the catalogue gives them. */
const RARE = { "0": 0, half: 0.5, "1p5": 1.5, "2": 2, minus: -1 } as const;
const NAMES = Object.keys(RARE) as (keyof typeof RARE)[];

function deviations(p: Settings): Record<string, number> {
  const jumps = jumpsOf(theDiamond(p));
  const count = { jump: bothWays(only(5, 0)) };
  const J = longRun(jumps, [count]).mean[0] as number;
  const ep = bathEntropyRate(jumps, stationary(jumps));
  const pairs = NAMES.flatMap((name) => [
    [`I_${name}`, rateFunction(jumps, count, RARE[name] * J).rate],
    [`bound_${name}`, ((RARE[name] - 1) * (RARE[name] - 1) * ep) / 4],
  ]);
  return { J, ep, ...Object.fromEntries(pairs) };
}

/**
 * The network in which the current times * J is typical, and what it costs by state to look like it: the relative entropy to the network
 * as it is grows by sum_c (w' ln(w'/w) - w' + w) per time, whose mean is I.
 */
function madeTypical(p: Settings, times: number, wrong: boolean) {
  const edges = theDiamond(p);
  const jumps = jumpsOf(edges);
  const count = bothWays(only(5, 0));
  const J = longRun(jumps, [{ jump: count }]).mean[0] as number;
  const { tilt } = rateFunction(jumps, { jump: count }, times * J);
  const { driven } = leading(jumps, { jump: count.map((d) => tilt * d) });
  const rates = jumps.channels.map(({ rate }, c) =>
    wrong ? rate * math.exp(tilt * (count[c] as number)) : (driven.channels[c]?.rate as number),
  );
  const cost = new Array<number>(jumps.states).fill(0);
  jumps.channels.forEach(({ from, rate: w }, c) => {
    const made = rates[c] as number;
    cost[from] = (cost[from] as number) + made * math.log(made / w) - made + w;
  });
  const moved = edges.map((edge, e) => ({
    ...edge,
    there: rates[2 * e] as number,
    back: rates[2 * e + 1] as number,
  }));
  return { edges: counting(moved, { X: only(5, 0) }), cost };
}

/** Time in all for errors of 0.15 % of the costs, which only fluctuate with the state; for J and sigma it is by their spread. */
const SHORT = 40;

function rare(p: Settings, budget: Budget, wrong: boolean): Setup {
  const jumps = jumpsOf(theDiamond(p));
  const { fano2 = 0 } = precision(jumps, bothWays(only(5, 0)));
  const span = spanFor(jumps, { total: fano2 / (1.6e-3 * 1.6e-3), trajectories: RARES });
  const steady = watched(counting(theDiamond(p), { X: only(5, 0) }), { duration: span.to }, budget);
  const typical = NAMES.map((name) => {
    const { edges, cost } = madeTypical(p, RARE[name], wrong);
    const watch = { duration: SHORT, columns: { cost: "integral(perTime)" }, attributes: { perTime: cost } };
    return [`at_${name}`, watched(edges, watch, budget)] as const;
  });
  const ep = rateOf("bathEntropy", span);
  const perName = NAMES.flatMap((name): [string, Quantity][] => {
    const I = { run: `at_${name}`, request: mean(`cost/${SHORT}`) };
    const factor = ((RARE[name] - 1) * (RARE[name] - 1)) / 4;
    return [
      [`I_${name}`, { kind: "estimate", ...I }],
      [`bound_${name}`, of("steady", mean(`${factor}*bathEntropy/${span.to}`))],
      [
        `below_${name}`,
        {
          kind: "sum",
          terms: [
            { run: "steady", request: ep, factor },
            { ...I, factor: -1 },
          ],
        },
      ],
      [`current_${name}`, of(`at_${name}`, mean(`X/${SHORT}`))],
    ];
  });
  return {
    experiments: { steady, ...Object.fromEntries(typical) },
    quantities: { J: of("steady", rateOf("X", span)), ep: of("steady", ep), ...Object.fromEntries(perName) },
  };
}

const RARES = 200_000;

export const parabolicBound: Claim<Settings> = {
  id: "gingrich2016-parabolic-bound",
  citation: "T. R. Gingrich, J. M. Horowitz, N. Perunov, J. L. England, PRL 116, 120601 (2016)",
  formula:
    "I(j) <= (j - J)^2 sigma/(4 J^2), e^(-I t) the chance of a current j; sampled where j is made typical",
  parameters: DIAMOND,
  ofReference: [],
  references: gingrich2016ParabolicBoundReferences,
  source: "Legendre transform of the tilted generator's eigenvalue",
  theory: deviations,
  trajectories: RARES,
  setup: (p, budget) => rare(p, budget, false),
  judged: () => ["J", "ep", ...NAMES.flatMap((name) => [`I_${name}`, `bound_${name}`, `below_${name}`])],
  pooled: () => ["J", ...NAMES.map((name) => `I_${name}`)],
  least: () => Object.fromEntries(NAMES.map((name) => [`below_${name}`, 0])),
  acceptance: JUMPS,
  control: {
    says: "the counted edge alone is sped up: the current comes about at a higher cost",
    breaks: "I_0",
    setup: (p, budget) => rare(p, budget, true),
  },
};
