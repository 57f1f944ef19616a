// Forward and reversed work of the stiffening trap, and the sudden drag whose works are normal.
import { bar, crooksSlope, crossing, mean, reversed } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import { harmonic } from "../spec/potentials.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { crooks1999WorkCrossingReferences } from "./references/crooks1999WorkCrossing.js";

/** Half the width of the windows: the curvature of the densities shifts them by some 1e-3 at most. */
const HALF_WIDTH = 0.025;

/** U = k x^2/2, k linear from k0 to k1, and back; `kT` differs from 1 only in the control. */
function setup(p: Parameters, budget: Budget, kT: number): Setup {
  const { k0, k1, tau } = p as { k0: number; k1: number; tau: number };
  const stiffen = experiment({
    system: overdamped({
      potential: harmonic({ stiffness: k0, centre: 0 }),
      kT,
      friction: 1,
      start: equilibrium(),
    }),
    // finer than averages need: a step that moves one work across a window's edge counts as a bias there
    method: { scheme: "heun", dt: budget.dt ?? 5e-4, bias: "closely" },
    control: schedule({ duration: tau, stiffness: ramp([0, k0], [1, k1]) }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
  const dF = math.log(k1 / k0) / 2;
  const density = (of: string, at: number) =>
    mean(`(abs(${of} - (${at})) < ${HALF_WIDTH})/${2 * HALF_WIDTH}`);
  const places = [0, 1, 2].flatMap((i): [string, Quantity][] => {
    const w = p[`ws_${i}`] as number;
    const [ahead, back] = [density("work", w), reversed(density("-work", w))];
    return [
      [`pF_${i}`, of("stiffen", ahead)],
      [`pR_minus_${i}`, of("stiffen", back)],
      [
        `ln_ratio_${i}`,
        {
          kind: "combination",
          terms: [ahead, back].map((request) => ({ run: "stiffen", request })),
          value: ([f = 0, r = 0]) => math.log(f / r),
        },
      ],
      [`W_minus_dF_${i}`, { kind: "exact", value: w - dF }],
    ];
  });
  return {
    experiments: { stiffen },
    quantities: {
      dF: of("stiffen", bar("work", "work", 1)),
      crossing: of("stiffen", crossing("work", "work", 1)),
      slope: of("stiffen", crooksSlope("work", "work", 1)),
      ...Object.fromEntries(places),
    },
  };
}

export const workCrossing: Claim = {
  id: "crooks-1999-work-crossing",
  citation: "G.E. Crooks, PRE 60, 2721 (1999)",
  formula: "P_F(W)/P_R(-W) = e^(W - dF): slope 1, crossing at dF",
  parameters: {
    k0: "stiffness at the start",
    k1: "stiffness at the end",
    tau: "duration",
    ws_0: "a work at which densities are compared",
    ws_1: "another",
    ws_2: "another",
  },
  ofReference: [],
  // what the theorem says of the bin-free discriminant
  references: crooks1999WorkCrossingReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, crossing: values.dF as number, slope: 1 },
  })),
  source: "Fourier inversion of the exact moment generating function",
  theory: ({ k0 = 1, k1 = 1, ...p }) => {
    const dF = math.log(k1 / k0) / 2;
    const places = [0, 1, 2].flatMap((i): [string, number][] => [
      [`ln_ratio_${i}`, (p[`ws_${i}`] as number) - dF],
      [`W_minus_dF_${i}`, (p[`ws_${i}`] as number) - dF],
    ]);
    return { dF, crossing: dF, slope: 1, ...Object.fromEntries(places) };
  },
  trajectories: 100_000,
  dt: 5e-4,
  setup: (p, budget) => setup(p, budget, 1),
  // W - dF follows from the parameters
  judged: () => [
    "dF",
    "crossing",
    "slope",
    ...[0, 1, 2].flatMap((i) => [`pF_${i}`, `pR_minus_${i}`, `ln_ratio_${i}`]),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "a bath of half the temperature that the theorem is told",
    breaks: "slope",
    setup: (p, budget) => setup(p, budget, 0.5),
  },
};
