// The entropy production of a driven system far from equilibrium and its two parts, adiabatic (what keeps the steady states) and
// non-adiabatic (what driving and relaxation cost): each has a fluctuation theorem of its own.
import { exponentialOfFiniteVariance, mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { propagateDriven } from "../theory/network/driven.js";
import { momentsDriven, tiltedDriven } from "../theory/network/drivenMoments.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import {
  drivenOf,
  jumpsAt,
  KURTOSIS,
  PULLED,
  type Pulled,
  pulled,
  pulledOf,
  SAMPLES,
  STATES,
  samplesOf,
  sum,
} from "./pulledRing.js";
import { esposito2010ThreeTheoremsReferences } from "./references/esposito2010ThreeTheorems.js";
import { lawOf, stateName, times } from "./smallNetworks.js";

const mixedStart = (p: Pulled): number[] =>
  Array.from(stationary(jumpsAt(p, 0)), (share) => (share + 1 / 3) / 2);

const PARTS = ["tot", "ad", "na"] as const;

/** ln of steady probabilities at t, channel by channel: from minus to. */
function systemPart(p: Pulled, t: number): number[] {
  const jumps = jumpsAt(p, t);
  const steady = stationary(jumps);
  return jumps.channels.map(({ from, to }) => math.log((steady[from] as number) / (steady[to] as number)));
}

function partsTheory(given: Settings) {
  const p = pulledOf(given);
  const driven = drivenOf(p);
  const p0 = mixedStart(p);
  const end = propagateDriven(driven, p0, 0, p.tau);
  const log = (x: ArrayLike<number>, i: number): number => math.log(x[i] as number);
  const entropies = (t: number): number[] => jumpsAt(p, t).channels.map(({ entropy }) => entropy);
  const jumpOf = {
    tot: entropies,
    ad: (t: number) => entropies(t).map((s, c) => s + (systemPart(p, t)[c] as number)),
    na: (t: number) => systemPart(p, t).map((s) => -s),
  };
  const { channels } = jumpsAt(p, 0);
  const found = PARTS.flatMap((part) => {
    const boundary = part !== "ad";
    // -ln p_end(x_tau) grows jump by jump from -ln p_end(x_0)
    const jump = (t: number): number[] =>
      jumpOf[part](t).map((s, c) => {
        const { from, to } = channels[c] as { from: number; to: number };
        return boundary ? s + log(end, from) - log(end, to) : s;
      });
    const [first, second] = p0
      .map((share, i) => {
        const start = STATES.map((j) => (i === j ? 1 : 0));
        const { mean: m, covariance: c } = momentsDriven(driven, start, 0, p.tau, [{ jump }]);
        const whole = (m[0] as number) + (boundary ? math.log(share) - log(end, i) : 0);
        return [share * whole, share * (whole * whole + (c[0]?.[0] as number))] as const;
      })
      .reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
    const generating = (lambda: number): number => {
      const start = p0.map((share) => (boundary ? share * math.pow(share, -lambda) : share));
      const g = tiltedDriven(driven, start, 0, p.tau, {
        jump: (t) => jumpOf[part](t).map((s) => -lambda * s),
      });
      return sum(g.map((x, i) => (boundary ? x * math.pow(end[i] as number, lambda) : x)));
    };
    return [
      [`mean_${part}`, first],
      [`var_${part}`, second - first * first],
      [`ift_${part}`, generating(1)],
      [`mgf_half_${part}`, generating(0.5)],
    ] as const;
  });
  return {
    ...(Object.fromEntries(found) as Readonly<Record<string, number>>),
    ...Object.fromEntries(STATES.map((i) => [`p0_${i}`, p0[i] as number])),
    ...Object.fromEntries(STATES.map((i) => [`p_T_${i}`, end[i] as number])),
    check_sum: 0,
  };
}

function partsSetup(given: Settings, budget: Budget, force: number): Setup {
  const p = pulledOf(given);
  const known = partsTheory(given) as Readonly<Record<string, number>>;
  const p0 = mixedStart(p);
  const count = samplesOf(
    PARTS.map((part) => [known[`mean_${part}`] as number, known[`var_${part}`] as number] as const),
  );
  const columns = {
    tot: "entropyProduction",
    ad: "housekeepingEntropy",
    na: "entropyProduction - housekeepingEntropy",
  };
  const record = {
    housekeeping: true,
    systemEntropy: {
      start: { probabilities: Object.fromEntries(p0.map((x, i) => [stateName(i), x])) },
      end: "solved",
    },
  };
  // <e^-2S> is finite in a network
  return {
    experiments: {
      ring: pulled(p, force, lawOf(p0), record, times(budget, (KURTOSIS * count) / SAMPLES)),
    },
    quantities: {
      ...Object.fromEntries(
        PARTS.flatMap((part) => [
          [`mean_${part}`, of("ring", mean(columns[part]))],
          [`var_${part}`, of("ring", variance(columns[part]))],
          [`ift_${part}`, of("ring", exponentialOfFiniteVariance(`-(${columns[part]})`))],
          [`mgf_half_${part}`, of("ring", exponentialOfFiniteVariance(`-(${columns[part]})/2`))],
        ]),
      ),
      ...Object.fromEntries(
        STATES.flatMap((i) => [
          [`p0_${i}`, of("ring", probability(`stateStart == ${i}`))],
          [`p_T_${i}`, of("ring", probability(`state == ${i}`))],
        ]),
      ),
      check_sum: of("ring", probability(`abs(${sumRule(p, p0)}) > 1e-9`)),
    },
  };
}

/**
 * The non-adiabatic part in another way: Y, and what p0 and p_tau are off the steady states at both ends. Zero in every
 * trajectory, though Y is booked between the jumps and the adiabatic part at them.
 */
function sumRule(p: Pulled, p0: readonly number[]): string {
  const end = propagateDriven(drivenOf(p), p0, 0, p.tau);
  const [first, last] = [stationary(jumpsAt(p, 0)), stationary(jumpsAt(p, p.tau))];
  const pick = (state: string, of: ArrayLike<number>, to: ArrayLike<number>): string => {
    const at = (i: number): number => math.log((of[i] as number) / (to[i] as number));
    return `(${state} == 0 ? ${at(0)} : (${state} == 1 ? ${at(1)} : ${at(2)}))`;
  };
  const ends = `${pick("stateStart", p0, first)} - ${pick("state", Array.from(end), last)}`;
  return `entropyProduction - housekeepingEntropy - excessEntropy - (${ends})`;
}

export const threeTheorems: Claim<Settings> = {
  id: "esposito2010-three-dfts",
  citation:
    "M. Esposito, C. Van den Broeck, PRL 104, 090601 (2010); T. Speck, U. Seifert, J. Phys. A 38, L581 (2005)",
  formula: "<e^-S> = <e^-S_ad> = <e^-S_na> = 1, S = S_ad + S_na",
  parameters: PULLED,
  ofReference: [],
  references: esposito2010ThreeTheoremsReferences,
  source: "(tilted) master equation",
  theory: partsTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => partsSetup(p, budget, pulledOf(p).f),
  judged: (p) => Object.keys(partsTheory(p)),
  pooled: () => [
    ...PARTS.flatMap((part) => [`mean_${part}`, `var_${part}`]),
    "mgf_half_ad",
    "mgf_half_na",
    "p0_0",
    "p0_1",
    "p_T_0",
    "p_T_1",
  ],
  // a share of trajectories
  scales: () => ({ check_sum: 1 }),
  acceptance: JUMPS,
  control: {
    says: "the force is 10 % too weak",
    breaks: "mean_ad",
    setup: (p, budget) => partsSetup(p, budget, 0.9 * pulledOf(p).f),
  },
};
