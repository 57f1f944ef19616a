import { mean } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, schedule } from "../spec/build.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import { doubleWell } from "../spec/potentials.js";
import { passageTime, slowestRate } from "../theory/hopping.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { kramers1940OverdampedReferences } from "./references/kramers1940Overdamped.js";

const well = (Eb: number) => doubleWell({ depth: Eb, halfWidth: 1, barrier: 1, tilt: 0 });

/** sqrt(U''(1) |U''(0)|)/(2 pi) e^-Eb. */
const kramersRate = (Eb: number): number => ((Math.sqrt(32) * Eb) / (2 * Math.PI)) * math.exp(-Eb);

function solved({ Eb = 1 }: Parameters) {
  const { energy, fields } = well(Eb);
  const landscape = { energy: parse(energy), fields, kT: 1, friction: 1 };
  const lambda1 = slowestRate(landscape);
  return {
    lambda1,
    rate_num: lambda1 / 2,
    rate_kramers: kramersRate(Eb),
    ratio: lambda1 / (2 * kramersRate(Eb)),
    mfpt_m1_0: passageTime(landscape, -1, 0),
    mfpt_m1_p1: passageTime(landscape, -1, 1),
  };
}

/** Left alone from equilibrium; `share` of the hump is there, 1 but in the control. */
function wait(Eb: number, time: number, budget: Budget): LangevinExperiment {
  return experiment({
    system: overdamped({ potential: well(Eb), kT: 1, friction: 1, start: equilibrium() }),
    method: { scheme: "heun", dt: budget.dt ?? (Eb > 6 ? 2.5e-3 : 1e-3), bias: "closely" },
    control: schedule({ duration: time }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
}

/** After this the faster modes are gone. */
const EARLY = 1;

/** <sgn x_0 sgn x_t> decays with lambda_1 between t = 1 and about 1/lambda_1. */
function setup(p: Parameters, budget: Budget, share: number): Setup {
  const { Eb = 1 } = p;
  const span = 1 / (2 * kramersRate(Eb));
  const kept = mean("x*xStart > 0 ? 1 : -1");
  const rate = (factor: number): Quantity => ({
    kind: "combination",
    terms: [
      { run: "early", request: kept },
      { run: "late", request: kept },
    ],
    value: ([early = 1, late = 1]) => (factor * math.log(early / late)) / span,
  });
  const { rate_kramers, mfpt_m1_0, mfpt_m1_p1 } = solved(p);
  return {
    experiments: {
      early: wait(share * Eb, EARLY, budget),
      late: wait(share * Eb, EARLY + span, budget),
    },
    quantities: {
      lambda1: rate(1),
      rate_num: rate(0.5),
      ratio: rate(0.5 / rate_kramers),
      rate_kramers: { kind: "exact", value: rate_kramers },
      mfpt_m1_0: { kind: "exact", value: mfpt_m1_0 },
      mfpt_m1_p1: { kind: "exact", value: mfpt_m1_p1 },
    },
  };
}

export const hopping: Claim = {
  id: "kramers-1940-overdamped",
  citation: "H.A. Kramers, Physica 7, 284 (1940)",
  formula: "hopping rate lambda_1/2 -> sqrt(32) Eb/(2 pi) e^-Eb, some 10 % lower at finite humps",
  parameters: { Eb: "height of the hump" },
  ofReference: [],
  // without the eigenvalues on which nothing rests
  references: kramers1940OverdampedReferences.map(({ parameters, values }) => {
    const { lambda0: _, lambda2: __, ...kept } = values;
    return { parameters, values: kept };
  }),
  source: "spectrum of the generator, quadrature",
  theory: solved,
  trajectories: 40_960,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, 1),
  // Kramers' rate and the mean first-passage times are quadratures here
  judged: () => ["lambda1", "rate_num", "ratio"],
  acceptance: CONTINUOUS,
  control: {
    says: "the hump is 10 % too low",
    breaks: "ratio",
    setup: (p, budget) => setup(p, budget, 0.9),
  },
};
