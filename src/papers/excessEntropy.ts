// Between steady states: the excess entropy Y that driving costs, whatever it takes to keep them.
import {
  exponential,
  exponentialOfFiniteVariance,
  mean,
  probability,
  variance,
} from "../estimate/request.js";
import { type DrivenFunctional, momentsDriven, tiltedDriven } from "../theory/network/drivenMoments.js";
import { stationaryResponse } from "../theory/network/response.js";
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
import { hatanoSasa2001JumpReferences } from "./references/hatanoSasa2001Jump.js";
import { times } from "./smallNetworks.js";

/** d phi/dt by state, phi = -ln p of the steady state. */
function slopeOf(p: Pulled, t: number): number[] {
  const jumps = jumpsAt(p, t);
  const rise = STATES.map((i) => ((p.E1[i] as number) - (p.E0[i] as number)) / p.tau);
  const change = jumps.channels.map(({ from, to }) => ((rise[from] as number) - (rise[to] as number)) / 2);
  const steady = stationary(jumps);
  return stationaryResponse(jumps, change).map((dp, i) => -dp / (steady[i] as number));
}

const still = (): number[] => new Array(6).fill(0);

function excessTheory(given: Settings) {
  const p = pulledOf(given);
  const driven = drivenOf(p);
  const start = stationary(jumpsAt(p, 0));
  const Y: DrivenFunctional = { jump: still, rest: (t) => slopeOf(p, t) };
  const { probabilities, mean: m, covariance: c } = momentsDriven(driven, start, 0, p.tau, [Y]);
  const generating = (lambda: number): number =>
    sum(
      tiltedDriven(driven, start, 0, p.tau, {
        jump: still,
        rest: (t) => slopeOf(p, t).map((x) => -lambda * x),
      }),
    );
  return {
    mean_Y: m[0] as number,
    var_Y: c[0]?.[0] as number,
    ift: generating(1),
    mgf_half: generating(0.5),
    mgf_2: generating(2),
    ...Object.fromEntries(STATES.map((i) => [`p_T_${i}`, probabilities[i] as number])),
  };
}

function excessSetup(given: Settings, budget: Budget, force: number): Setup {
  const p = pulledOf(given);
  const { mean_Y, var_Y } = excessTheory(given);
  const count = samplesOf([[mean_Y, var_Y]]) * KURTOSIS;
  return {
    experiments: {
      ring: pulled(p, force, { kind: "steady" }, { housekeeping: true }, times(budget, count / SAMPLES)),
    },
    quantities: {
      mean_Y: of("ring", mean("excessEntropy")),
      var_Y: of("ring", variance("excessEntropy")),
      ift: of("ring", exponentialOfFiniteVariance("-excessEntropy")),
      mgf_half: of("ring", exponentialOfFiniteVariance("-excessEntropy/2")),
      mgf_2: of("ring", exponential("-2*excessEntropy")),
      ...Object.fromEntries(STATES.map((i) => [`p_T_${i}`, of("ring", probability(`state == ${i}`))])),
    },
  };
}

export const excessEntropy: Claim<Settings> = {
  id: "hatano-sasa2001-jump",
  citation: "T. Hatano, S. Sasa, PRL 86, 3463 (2001)",
  formula: "<e^-Y> = 1, Y = ∫ d_t phi dt, phi = -ln p of the steady state",
  parameters: PULLED,
  ofReference: [],
  references: hatanoSasa2001JumpReferences,
  source: "(tilted) master equation",
  theory: excessTheory,
  trajectories: SAMPLES,
  setup: (p, budget) => excessSetup(p, budget, pulledOf(p).f),
  // <e^-2Y> has a tail that decides its error
  judged: (p) => Object.keys(excessTheory(p)).filter((name) => name !== "mgf_2"),
  pooled: () => ["mean_Y", "var_Y", "ift", "mgf_half", "p_T_0", "p_T_1"],
  acceptance: JUMPS,
  control: {
    says: "the force is 10 % too weak",
    breaks: "p_T_0",
    setup: (p, budget) => excessSetup(p, budget, 0.9 * pulledOf(p).f),
  },
};
