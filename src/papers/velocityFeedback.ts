// Feedback on a velocity, with a memory: a linear system of the velocity (an overdamped variable of potential m v^2/2 and friction
// m^2/gamma, m = 1), the memory and, where the memory is no Kalman filter, such a filter beside it.
//   P_ext/T <= entropy pumping <= information flow <= transfer entropy = P/(2 sigma^2), P = <(v - v^)^2> of the filter
import { derived, mean } from "../estimate/request.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import * as linear from "./linearFlows.js";
import { horowitzSandberg2014References } from "./references/horowitzSandberg2014.js";
import { horowitzSandberg2014KalmanReferences } from "./references/horowitzSandberg2014Kalman.js";

const TRAJECTORIES = 20_480;
const exact = (value: number): Quantity => ({ kind: "exact", value });

/** P of the Kalman filter of dY = v dt + sigma dB: 0 = -2 gamma P + 2 gamma T - P^2/sigma^2. */
const filterVariance = (gamma: number, T: number, sigma: number): number =>
  (2 * gamma * T) / (gamma + Math.sqrt(gamma * gamma + (2 * gamma * T) / (sigma * sigma)));

// a low pass

type LowPass = Readonly<Record<"gamma" | "T" | "kappa" | "tau" | "sigma", number>>;

const lowPass = ({ gamma, T, kappa, tau, sigma }: LowPass): linear.Pair => ({
  a: -gamma,
  b: -kappa,
  c: 1 / tau,
  d: -1 / tau,
  Dx: gamma * T,
  Dy: (sigma * sigma) / (2 * tau * tau),
});

const VELOCITY: linear.Names = ["v", "y"];
const sampled = (formula: string): Quantity => of("relaxed", linear.ofCovariance(formula, VELOCITY));

function cooled(parameters: Parameters, budget: Budget, memory: number): Setup {
  const given = parameters as LowPass;
  const p = { ...given, tau: memory * given.tau };
  const { gamma, T, kappa, sigma } = p;
  const pair = lowPass(p);
  const known = lowPass(given);
  const P = filterVariance(gamma, T, sigma);
  const K = P / (sigma * sigma);
  // v^ = u + K tau y has the noise of y, u has none: dv^ = (-gamma v^ - kappa y) dt + K (tau dy + y dt - v^ dt)
  const estimate = `(u + ${K * p.tau}*y)`;
  const system = linear.forced({
    v: { D: pair.Dx, force: `-${gamma}*v - ${kappa}*y` },
    y: { D: pair.Dy, force: `(v - y)/${p.tau}` },
    u: { D: linear.COLD, force: `-${gamma + K}*${estimate} + ${K - kappa}*y` },
  });
  const error = mean(`(v - ${estimate})^2`);
  const ofBoth = (formula: string): Quantity =>
    of(
      "relaxed",
      derived(formula, {
        P: error,
        flow: linear.ofCovariance(linear.flowFormulaOfSecond(known), VELOCITY),
        vy: mean("v*y"),
        vv: mean("v^2"),
      }),
    );
  const pumping = `${kappa}*vy/vv`;
  const transfer = `P/${2 * sigma * sigma}`;
  return {
    experiments: {
      relaxed: linear.relaxed(system, Math.min(linear.slowest(pair), gamma + K), linear.many(budget)),
    },
    quantities: {
      T_kin: of("relaxed", mean("v^2")),
      P_ext: of("relaxed", mean(`${kappa}*v*y`)),
      P_over_T: of("relaxed", mean(`${kappa / T}*v*y`)),
      info_flow: ofBoth("flow"),
      check_minus_iv: of(
        "relaxed",
        derived("-l", { l: linear.ofCovariance(linear.flowFormula(known), VELOCITY) }),
      ),
      transfer_entropy_rate: ofBoth(transfer),
      entropy_pumping: ofBoth(pumping),
      Svv: of("relaxed", mean("v^2")),
      Svy: of("relaxed", mean("v*y")),
      Syy: of("relaxed", mean("y^2")),
      kalman_var: of("relaxed", error),
      cond_var: sampled("xx - xy^2/yy"),
      pumping_above_power: ofBoth(`${pumping} - ${kappa / T}*vy`),
      flow_above_pumping: ofBoth(`flow - ${pumping}`),
      transfer_above_flow: ofBoth(`${transfer} - flow`),
    },
  };
}

const ABOVE = { pumping_above_power: 0, flow_above_pumping: 0, transfer_above_flow: 0 } as const;

export const velocityFeedback: Claim = {
  id: "horowitz-sandberg-2014",
  citation:
    "J. M. Horowitz, H. Sandberg, New J. Phys. 16, 125007 (2014); T. Munakata, M. L. Rosinberg, PRL 112, 180601 (2014)",
  formula: "P_ext/T <= entropy pumping <= information flow <= transfer entropy",
  parameters: {
    gamma: "friction, m = 1",
    T: "temperature",
    kappa: "of the force -kappa y",
    tau: "of the memory, tau dy = (v - y) dt + sigma dB",
    sigma: "noise of the measurement",
  },
  ofReference: [],
  references: horowitzSandberg2014References,
  source: "Lyapunov's and Riccati's equations",
  theory: (parameters) => {
    const p = parameters as LowPass;
    const pair = lowPass(p);
    const { xx, xy, yy } = linear.steadyPair(pair);
    const P = filterVariance(p.gamma, p.T, p.sigma);
    return {
      T_kin: xx,
      P_ext: p.kappa * xy,
      P_over_T: (p.kappa * xy) / p.T,
      info_flow: linear.flowOfSecond(pair),
      check_minus_iv: -linear.flowOfFirst(pair),
      transfer_entropy_rate: P / (2 * p.sigma * p.sigma),
      entropy_pumping: (p.kappa * xy) / xx,
      Svv: xx,
      Svy: xy,
      Syy: yy,
      kalman_var: P,
      cond_var: xx - (xy * xy) / yy,
    };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => cooled(p, budget, 1),
  judged: () => [
    "T_kin",
    "P_ext",
    "P_over_T",
    "info_flow",
    "check_minus_iv",
    "transfer_entropy_rate",
    "entropy_pumping",
    "Svv",
    "Svy",
    "Syy",
    "kalman_var",
    "cond_var",
    ...Object.keys(ABOVE),
  ],
  least: () => ABOVE,
  acceptance: FEEDBACK,
  control: {
    says: "a memory that is twice as slow",
    breaks: "P_ext",
    setup: (p, budget) => cooled(p, budget, 2),
  },
};

// a Kalman filter

type Filter = Readonly<Record<"gamma" | "T" | "a" | "sigma", number>>;

const filtered = ({ gamma, T, a, sigma }: Filter): linear.Pair => {
  const K = filterVariance(gamma, T, sigma) / (sigma * sigma);
  return { a: -gamma, b: -a, c: K, d: -(gamma + a + K), Dx: gamma * T, Dy: (K * K * sigma * sigma) / 2 };
};

function filtering(parameters: Parameters, budget: Budget, gain: number): Setup {
  const p = parameters as Filter;
  const { gamma, T, a, sigma } = p;
  const K = (gain * filterVariance(gamma, T, sigma)) / (sigma * sigma);
  const pair = filtered(p);
  const system = linear.forced({
    v: { D: gamma * T, force: `-${gamma}*v - ${a}*y` },
    y: { D: (K * K * sigma * sigma) / 2, force: `-${gamma + a}*y + ${K}*(v - y)` },
  });
  const error = mean("(v - y)^2");
  return {
    experiments: {
      relaxed: linear.relaxed(system, Math.min(linear.slowest(pair), gamma), linear.many(budget, 40)),
    },
    quantities: {
      T_kin: of("relaxed", mean("v^2")),
      P_ext: of("relaxed", mean(`${a}*v*y`)),
      P_over_T: of("relaxed", mean(`${a / T}*v*y`)),
      info_flow: sampled(linear.flowFormulaOfSecond(pair)),
      transfer_entropy_rate: of("relaxed", derived(`P/${2 * sigma * sigma}`, { P: error })),
      kalman_gain: exact(K),
      kalman_var: of("relaxed", error),
      P_ext_max: of("relaxed", derived(`${gamma}*(${T} - P)`, { P: error })),
      below_most: of("relaxed", derived(`${gamma}*(${T} - P) - W`, { P: error, W: mean(`${a}*v*y`) })),
      flow_above_power: of(
        "relaxed",
        derived(`P/${2 * sigma * sigma} - W`, { P: error, W: mean(`${a / T}*v*y`) }),
      ),
    },
  };
}

export const kalmanFeedback: Claim = {
  id: "horowitz-sandberg-2014-kalman",
  citation:
    "J. M. Horowitz, H. Sandberg, New J. Phys. 16, 125007 (2014); T. Munakata, M. L. Rosinberg, PRL 112, 180601 (2014)",
  formula: "of a Kalman filter: information flow = transfer entropy; P_ext <= (gamma/m)(T - m P)",
  parameters: {
    gamma: "friction, m = 1",
    T: "temperature",
    a: "of the force -a v^",
    sigma: "noise of the measurement",
  },
  ofReference: [],
  references: horowitzSandberg2014KalmanReferences,
  source: "Lyapunov's and Riccati's equations",
  theory: (parameters) => {
    const p = parameters as Filter;
    const pair = filtered(p);
    const { xx, xy } = linear.steadyPair(pair);
    const P = filterVariance(p.gamma, p.T, p.sigma);
    return {
      T_kin: xx,
      P_ext: p.a * xy,
      P_over_T: (p.a * xy) / p.T,
      info_flow: linear.flowOfSecond(pair),
      transfer_entropy_rate: P / (2 * p.sigma * p.sigma),
      kalman_gain: P / (p.sigma * p.sigma),
      kalman_var: P,
      P_ext_max: p.gamma * (p.T - P),
    };
  },
  trajectories: TRAJECTORIES,
  setup: (p, budget) => filtering(p, budget, 1),
  judged: () => [
    "T_kin",
    "P_ext",
    "P_over_T",
    "info_flow",
    "transfer_entropy_rate",
    "kalman_gain",
    "kalman_var",
    "P_ext_max",
    "below_most",
    "flow_above_power",
  ],
  least: () => ({ below_most: 0, flow_above_power: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a filter of half the gain",
    breaks: "kalman_var",
    setup: (p, budget) => filtering(p, budget, 0.5),
  },
};
