// Erasure of a bit in a driven level: over a straight ramp, and with the least heat at given error and time.
import { derived, mean, probability, shannon, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import { optimalErasure } from "../theory/network/optimalErasure.js";
import { speedLimits } from "../theory/network/speedLimits.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import {
  AIM_OF_VARIANCE,
  exact,
  h2,
  kurtosis,
  LN2,
  less,
  MILLION,
  number,
  produced,
  rampErasure,
  scalesOf,
  sized,
  trajectoriesFor,
  trajectoriesOf,
} from "./drivenBits.js";
import { diana2013References } from "./references/diana2013.js";
import { landauerLinearRampReferences } from "./references/landauerLinearRamp.js";
import { zhen2021References } from "./references/zhen2021.js";

function ramp(p: Settings): Record<string, number> {
  const { heat, work, variance: spread, error } = rampErasure(number(p.Emax), number(p.tau));
  const landauer = LN2 - h2(error);
  return { heat, work, var_work: spread, p_err: error, landauer, Sigma: heat - landauer };
}

function ramped(p: Settings, budget: Budget, drops: boolean): Setup {
  const [Emax, tau] = [number(p.Emax), number(p.tau)];
  const { heat, variance: var_work, error, spread } = rampErasure(Emax, tau);
  const needed = Math.max(
    trajectoriesFor(var_work, heat),
    trajectoriesFor(spread, heat - LN2 + h2(error)),
    trajectoriesOf(error),
    trajectoriesFor(kurtosis(error, Emax, var_work), 1, AIM_OF_VARIANCE),
  );
  const made = model("bitErasure", { height: Emax, duration: tau });
  const e = [[0, 0], [1, Emax]]; // biome-ignore format: a ramp
  const base = drops ? made : { ...made, control: { duration: tau, ramps: { e } } };
  const left = { x: mean("state") };
  return {
    experiments: { erasure: sized(base, drops ? needed : MILLION, budget) },
    quantities: {
      heat: of("erasure", mean("heat")),
      work: of("erasure", mean("work")),
      var_work: of("erasure", variance("work")),
      p_err: of("erasure", probability("state == 1")),
      landauer: of("erasure", derived(`${LN2} + x*log(x) + (1 - x)*log(1 - x)`, left)),
      Sigma: of("erasure", produced(LN2)),
    },
  };
}

export const linearRampErasure: Claim<Settings> = {
  id: "landauer-linear-ramp-erasure",
  citation: "R. Landauer, IBM J. Res. Dev. 5, 183 (1961); a driven dot",
  formula: "Q >= ln 2 - h(p_err): a level is raised in a straight line and dropped",
  parameters: { Emax: "height of the ramp, kT", tau: "its duration" },
  ofReference: [],
  references: landauerLinearRampReferences,
  source: "moment equations of the driven level",
  theory: ramp,
  trajectories: MILLION,
  setup: (p, budget) => ramped(p, budget, true),
  judged: (p) => Object.keys(ramp(p)),
  pooled: () => ["work", "var_work", "p_err", "Sigma"],
  // rare errors are known to 2 %: 2e-3 would take up to 7e8 trajectories
  scales: (p) => scalesOf({ p_err: ramp(p).p_err as number }),
  acceptance: JUMPS,
  control: {
    says: "the work of the last drop is left out",
    breaks: "work",
    setup: (p, budget) => ramped(p, budget, false),
  },
};

const half = (delta: number, tau: number) => optimalErasure({ before: 0.5, after: delta, duration: tau });
const asked = (p: Settings): readonly [delta: number, tau: number] => [number(p.delta), number(p.tau)];
/** (pi/2 - 2 arcsin sqrt(delta))^2, the square of the thermodynamic length. */
export const lengthSquared = (delta: number): number => {
  const arc = 2 * math.atan(1) - 2 * math.atan(Math.sqrt(delta / (1 - delta)));
  return arc * arc;
};

function optimum(p: Settings): Record<string, number> {
  const [delta, tau] = asked(p);
  const { constant, heat, entropyProduction, occupation, energy } = half(delta, tau);
  return {
    K: constant,
    heat,
    Sigma: entropyProduction,
    landauer: LN2 - h2(delta),
    eps_0: energy(0.5),
    eps_quarter: energy(occupation(tau / 4)),
    eps_half: energy(occupation(tau / 2)),
    eps_3quarter: energy(occupation((3 * tau) / 4)),
    eps_tau: energy(delta),
    p_half: occupation(tau / 2),
    Sigma_times_tau: entropyProduction * tau,
    slow_limit: lengthSquared(delta),
    tau_min: -math.log(2 * delta),
  };
}

/** The variance of what a trajectory of the optimum produces is at most this times its mean. */
const SCATTER = 2.05;

/** The optimal erasure, or (straight) a ramp to where the least error would be left by waiting. */
const protocol = (p: Settings, budget: Budget, straight: boolean) => {
  const [delta, tau] = asked(p);
  const { entropyProduction: Sigma, activity } = half(delta, tau);
  const needed = Math.max(trajectoriesFor(SCATTER * Sigma, Sigma), trajectoriesFor(1 + activity, activity));
  const columns = { middle: `at(${tau / 2}, state)` };
  const height = math.log((1 - delta) / delta);
  return straight
    ? sized(model("bitErasure", { height, duration: tau }), MILLION, budget, { columns })
    : sized(model("optimalErasure", { error: delta, duration: tau }), needed, budget, { columns });
};

function optimal(p: Settings, budget: Budget, straight: boolean): Setup {
  const known = Object.entries(optimum(p)).map(([name, value]) => [name, exact(value)] as const);
  const tau = number(p.tau);
  return {
    experiments: { erasure: protocol(p, budget, straight) },
    quantities: {
      // the protocol itself, by quadratures
      ...Object.fromEntries(known),
      heat: of("erasure", mean("heat")),
      Sigma: of("erasure", produced(LN2)),
      p_half: of("erasure", mean("middle")),
      Sigma_times_tau: of(
        "erasure",
        derived(`${tau}*(Q + H - ${LN2})`, { Q: mean("bathEntropy"), H: shannon("state") }),
      ),
    },
  };
}

export const optimalBitErasure: Claim<Settings> = {
  id: "diana2013-optimal-finite-time-erasure",
  citation:
    "G. Diana, G. B. Bagci, M. Esposito, PRE 87, 012111 (2013); M. Esposito, R. Kawai, K. Lindenberg, C. Van den Broeck, EPL 89, 20003 (2010)",
  formula:
    "(1 + K) u^2 + K (1 - 2p) u = K p (1 - p), u = -dp/dt; Sigma -> (pi/2 - 2 arcsin sqrt(delta))^2/tau",
  parameters: { delta: "error that is left", tau: "duration, above ln(1/(2 delta))" },
  ofReference: [],
  references: diana2013References,
  source: "quadratures of the first integral; direct optimisation of 30 steps",
  theory: optimum,
  trajectories: MILLION,
  setup: (p, budget) => optimal(p, budget, false),
  judged: (p) => Object.keys(optimum(p)),
  pooled: () => ["heat", "Sigma", "p_half"],
  acceptance: JUMPS,
  control: {
    says: "a straight ramp instead, to ln((1 - delta)/delta)",
    breaks: "heat",
    setup: (p, budget) => optimal(p, less(budget, 3), true),
  },
};

function floors(p: Settings): Record<string, number> {
  const [delta, tau] = asked(p);
  const { entropyProduction, activity: A } = half(delta, tau);
  const d = 0.5 - delta;
  const { shiraishi, lee } = speedLimits({ variation: d, transport: d }, { jumps: A, mobility: 1 });
  return {
    Sigma_min: entropyProduction,
    A_tot_opt: A,
    bound_A1: (2 * d * d) / tau,
    bound_actual_A: shiraishi,
    lee_bound_actual_A: lee,
  };
}

const ABOVE = { above_lee: 0, lee_above_actual: 0, actual_above_A1: 0 };

function resets(p: Settings, budget: Budget, straight: boolean): Setup {
  const { bound_A1 = 0 } = floors(p);
  const d = 0.5 - number(p.delta);
  const [lee, actual] = [`${d}*log((A + ${d})/(A - ${d}))`, `${2 * d * d}/A`];
  const Sigma = `(Q + H - ${LN2})`;
  const made = (text: string): Quantity =>
    of("erasure", derived(text, { Q: mean("bathEntropy"), H: shannon("state"), A: mean("jumps") }));
  return {
    experiments: { erasure: protocol(p, budget, straight) },
    quantities: {
      Sigma_min: of("erasure", produced(LN2)),
      A_tot_opt: of("erasure", mean("jumps")),
      bound_A1: exact(bound_A1),
      bound_actual_A: made(actual),
      lee_bound_actual_A: made(lee),
      above_lee: made(`${Sigma} - ${lee}`),
      lee_above_actual: made(`${lee} - ${actual}`),
      actual_above_A1: made(`${actual} - ${bound_A1}`),
    },
  };
}

export const bitReset: Claim<Settings> = {
  id: "zhen2021-bit-reset-bound",
  citation: "Y.-Z. Zhen, D. Egloff, K. Modi, O. Dahlsten, PRL 127, 190602 (2021)",
  formula: "Sigma_min >= 2 d artanh(d/A) >= 2 d^2/A >= 2 d^2/tau, d = 1/2 - delta",
  parameters: { delta: "error that is left", tau: "duration, above ln(1/(2 delta))" },
  ofReference: [],
  references: zhen2021References,
  source: "quadratures of the first integral",
  theory: floors,
  trajectories: MILLION,
  setup: (p, budget) => resets(p, budget, false),
  judged: (p) => [...Object.keys(floors(p)), ...Object.keys(ABOVE)],
  pooled: () => ["Sigma_min", "A_tot_opt"],
  least: () => ABOVE,
  acceptance: JUMPS,
  control: {
    says: "a straight ramp instead, to ln((1 - delta)/delta)",
    breaks: "Sigma_min",
    setup: (p, budget) => resets(p, budget, true),
  },
};
