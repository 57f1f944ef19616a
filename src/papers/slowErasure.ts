// The slow limit of the erasure cycle, quarter by quarter. A quarter that lasts T costs <W> - dF -> legs/(4 T), as a quarter of the
// cycle tau = 4 T; two durations take away the next order, 1/T^2.
import { mean } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { equilibrium, experiment, overdamped, ramp, schedule } from "../spec/build.js";
import type { LangevinExperiment, Potential } from "../spec/experiment.js";
import { doubleWell } from "../spec/potentials.js";
import { friction, overUnit } from "../theory/friction.js";
import { type Budget, type Claim, CONTINUOUS, type Parameters, type Quantity, type Setup } from "./claim.js";
import { erasureSlowBReferences } from "./references/erasureSlowB.js";

type Bit = { readonly Eb: number; readonly A: number };
type Corner = { readonly barrier: number; readonly tilt: number };

/** The hump goes, the tilt comes, the hump returns, the tilt goes. */
const corners = ({ Eb, A }: Bit): readonly Corner[] => {
  const tilt = 4 * A * Eb;
  return [
    { barrier: 1, tilt: 0 },
    { barrier: 0, tilt: 0 },
    { barrier: 0, tilt },
    { barrier: 1, tilt },
    { barrier: 1, tilt: 0 },
  ];
};

const well = (Eb: number, { barrier, tilt }: Corner): Potential =>
  doubleWell({ depth: Eb, halfWidth: 1, barrier, tilt });

const DURATION = 4;
const LAST = 3;

/** Quarter `leg` from equilibrium at its first corner. */
function quarter(
  { Eb, A }: Bit,
  leg: number,
  T: number,
  budget: Budget,
  gamma: number,
  point: number,
): LangevinExperiment {
  const [from, to] = corners({ Eb, A }).slice(leg, leg + 2) as [Corner, Corner];
  return experiment({
    system: overdamped({
      potential: well(Eb, from),
      // the last quarter is that of the right well alone: hops back, which end the slow limit, are kept out by a wall on the hump
      ...(leg === LAST ? { walls: { low: 0 } } : {}),
      kT: 1,
      friction: gamma,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: budget.dt ?? (Eb > 10 ? 5e-4 : 1e-3), bias: "measure" },
    control: schedule({
      duration: T,
      barrier: ramp([0, from.barrier], [1, to.barrier]),
      tilt: ramp([0, from.tilt], [1, to.tilt]),
    }),
    ensemble: { trajectories: budget.trajectories, seed: budget.seed, point },
  });
}

const spent = mean("work - freeEnergyChange");

function setup(parameters: Parameters, budget: Budget, gamma: number): Setup {
  const p = parameters as Bit;
  const legs = [0, 1, 2, 3];
  // 4 T W_ex at T and 2 T, the first order in 1/T taken away: 2 (8 T W_ex(2T)) - 4 T W_ex(T)
  const terms = (leg: number) => [
    { run: `leg${leg}slow`, request: spent, factor: 16 * DURATION },
    { run: `leg${leg}fast`, request: spent, factor: -4 * DURATION },
  ];
  const sum = (of: readonly number[]): Quantity => ({ kind: "sum", terms: of.flatMap(terms) });
  return {
    experiments: Object.fromEntries(
      legs.flatMap((leg) => [
        [`leg${leg}slow`, quarter(p, leg, 2 * DURATION, budget, gamma, 2 * leg)],
        [`leg${leg}fast`, quarter(p, leg, DURATION, budget, gamma, 2 * leg + 1)],
      ]),
    ),
    quantities: { B: sum(legs), ...Object.fromEntries(legs.map((leg) => [`legs_${leg}`, sum([leg])])) },
  };
}

/** Top of the hump between the wells, -infinity where there is one well: the middle root of x^3 - g x = A f. */
function hump(Eb: number, { barrier, tilt }: Corner): number {
  const push = tilt / (4 * Eb);
  const bend = Math.sqrt(barrier / 3);
  const slope = (x: number): number => x * x * x - barrier * x - push;
  if (!(slope(-bend) > 0)) return Number.NEGATIVE_INFINITY;
  let [low, high] = [-bend, bend];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

function solved({ Eb, A }: Bit): Readonly<Record<string, number>> {
  const all = corners({ Eb, A });
  const legs = [0, 1, 2, 3].map((leg) => {
    const [from, to] = all.slice(leg, leg + 2) as [Corner, Corner];
    const rates = { barrier: to.barrier - from.barrier, tilt: to.tilt - from.tilt };
    return (
      4 *
      overUnit((s) => {
        const at = { barrier: from.barrier + rates.barrier * s, tilt: from.tilt + rates.tilt * s };
        const { energy, fields } = well(Eb, at);
        const low = hump(Eb, at);
        const range = leg === LAST && Number.isFinite(low) ? { low } : undefined;
        return friction({ energy: parse(energy), fields, kT: 1, friction: 1, range }, rates);
      })
    );
  });
  return {
    B: legs.reduce((sum, leg) => sum + leg, 0),
    ...Object.fromEntries(legs.map((leg, i) => [`legs_${i}`, leg])),
  };
}

export const slowErasure: Claim = {
  id: "erasure-slow-B",
  citation:
    "D.A. Sivak, G.E. Crooks, PRL 108, 190602 (2012); P.R. Zulkowski, M.R. DeWeese, PRE 89, 052140 (2014)",
  formula: "<W> = ln 2 + B/tau for slow erasure, B = 4 sum over quarters of ∫_0^1 zeta ds",
  parameters: { Eb: "height of the hump", A: "strength of the tilt" },
  ofReference: [],
  references: erasureSlowBReferences,
  source: "quadrature of the friction tensor",
  theory: (p) => solved(p as Bit),
  trajectories: 100_000,
  dt: 1e-3,
  setup: (p, budget) => setup(p, budget, 1),
  judged: () => ["B", "legs_0", "legs_1", "legs_2", "legs_3"],
  acceptance: CONTINUOUS,
  control: {
    says: "twice the friction: twice the work",
    breaks: "B",
    setup: (p, budget) => setup(p, budget, 2),
  },
};
