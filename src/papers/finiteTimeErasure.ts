// The least work to erase a bit in a finite time with full control of the potential, and a cycle that must lie above it.
import { mean, transport } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import * as math from "../kernel/math.js";
import { doubleWell } from "../spec/potentials.js";
import { type FiniteTimeLandauer, finiteTimeLandauer } from "../theory/finiteTimeLandauer.js";
import {
  type Budget,
  type Claim,
  CONTINUOUS,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { erasureCycle, erasureProtocol } from "./erasureCycle.js";
import { erasureCycleEb8References } from "./references/erasureCycleEb8.js";
import { proesmans2020FiniteTimeLandauerReferences } from "./references/proesmans2020FiniteTimeLandauer.js";

type Bit = { readonly Eb: number; readonly tau: number };

/** Tilt of the cycle that is compared. */
const TILT = 0.25;

function solved({ Eb, tau }: Bit): FiniteTimeLandauer {
  const { energy, fields } = doubleWell({ depth: Eb, halfWidth: 1, barrier: 1, tilt: 0 });
  return finiteTimeLandauer({ energy: parse(energy), fields, kT: 1 }, tau);
}

/** |x| has the law of full erasure in local equilibrium, 2 p_0 on the right: the best map shares places, not trajectories. */
const BEST = transport("xStart", "abs(xStart)");
const MIRRORED = mean("(abs(xStart) - xStart)^2");

function setup(parameters: Parameters, budget: Budget, distance: typeof BEST | typeof MIRRORED): Setup {
  const { Eb, tau } = parameters as Bit;
  const fine = { ...budget, dt: budget.dt ?? Math.min(5e-4, tau / 1000) };
  const { W_min, W2sq_opt, x_final_mean } = solved({ Eb, tau });
  const linear = (request: typeof BEST | typeof MIRRORED, a: number, b: number): Quantity => ({
    kind: "function",
    run: "cycle",
    request,
    value: (x) => a + b * x,
    slope: () => b,
  });
  const ln2 = math.log(2);
  const spread = mean("xStart^2");
  return {
    experiments: {
      cycle: erasureCycle({ Eb, A: TILT, tau }, fine, erasureProtocol(Eb, TILT, tau)),
    },
    quantities: {
      var: of("cycle", spread),
      W2sq: of("cycle", distance),
      W_LE: linear(distance, ln2, 1 / tau),
      lower: linear(spread, ln2, 1 / (2 * tau)),
      upper: linear(spread, ln2, 2 / tau),
      W_cycle: of("cycle", mean("work")),
      // how far the cycle lies below the bound
      violation: {
        kind: "function",
        run: "cycle",
        request: mean("work"),
        value: (w) => Math.max(0, W_min - w),
        slope: (w) => (w < W_min ? -1 : 0),
      },
      W_min: { kind: "exact", value: W_min },
      W2sq_opt: { kind: "exact", value: W2sq_opt },
      x_final_mean: { kind: "exact", value: x_final_mean },
    },
  };
}

/** <W> of the same cycle, where the catalogue has it. */
function cycleAt({ Eb, tau }: Bit): Readonly<Record<string, number>> {
  const set = erasureCycleEb8References.find(
    ({ parameters: p }) => p.Eb === Eb && p.tau === tau && p.A === TILT,
  );
  return set === undefined ? {} : { W_cycle: set.values.W_mean as number };
}

export const finiteTimeErasure: Claim = {
  id: "proesmans-2020-finite-time-landauer",
  citation: "K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602; PRE 102, 032105 (2020)",
  formula:
    "ln 2 + Var/(2 tau) <= W_min <= ln 2 + W2^2/tau <= ln 2 + 2 Var/tau; every erasure costs more than W_min",
  parameters: { Eb: "height of the hump", tau: "duration" },
  ofReference: [],
  references: proesmans2020FiniteTimeLandauerReferences.map(({ parameters, values }) => ({
    parameters,
    values: { ...values, ...cycleAt(parameters as Bit), violation: 0 },
  })),
  source: "quantile functions, Newton's method for the stationary map",
  theory: (p) => ({ ...solved(p as Bit), violation: 0 }),
  trajectories: 20_000,
  dt: 5e-4,
  setup: (p, budget) => setup(p, budget, BEST),
  // the optimal law has a sharp edge that no potential makes: W_min is theory
  judged: (p) => [
    "var",
    "W2sq",
    "W_LE",
    "lower",
    "upper",
    "violation",
    ...("W_cycle" in cycleAt(p as Bit) ? ["W_cycle"] : []),
  ],
  acceptance: CONTINUOUS,
  control: {
    says: "each trajectory is carried to its own mirror image",
    breaks: "W2sq",
    setup: (p, budget) => setup(p, budget, MIRRORED),
  },
};
