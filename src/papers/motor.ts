// A molecular motor with two states a, b that steps with and without ATP to both sides: four edges between the same states.
import { mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { longRun } from "../theory/network/cumulants.js";
import { bathEntropyRate } from "../theory/network/currents.js";
import { stationary } from "../theory/network/stationary.js";
import { type Budget, type Claim, JUMPS, of, type Parameters, type Setup } from "./claim.js";
import { lauLacosteMallick2007MotorReferences } from "./references/lauLacosteMallick2007Motor.js";
import { counterOf, entropyOf, jumpsOf, leftAlone, times, type Wire } from "./smallNetworks.js";
import { growing, growthOf, planOf, rateOf, reachable, steadyPlan } from "./tilting.js";

interface Motor {
  readonly f: number;
  readonly mu: number;
  readonly lam: number;
  readonly g: number;
}

const motorOf = (p: Parameters): Motor => p as unknown as Motor;

const EPSILON = 10.81;
const [ALPHA, ALPHA_LEFT, OMEGA, OMEGA_LEFT] = [0.57, 1.3e-6, 3.5, 108.15];

/** From a to b, to the right and to the left; y counts half-steps, N hydrolysed ATP. */
function wiresOf({ f, mu }: Motor): Wire[] {
  const wire = (rate: number, ln: number, back: number, counts: Record<string, number>): Wire => ({
    from: 0,
    to: 1,
    forward: rate * math.exp(ln),
    backward: rate * math.exp(back),
    counts,
  });
  return [
    wire(ALPHA, -EPSILON + mu + 0.25 * f, 0.16 * f, { y: 1, N: 1 }),
    wire(OMEGA, -EPSILON + 0.25 * f, 0.16 * f, { y: 1 }),
    wire(ALPHA_LEFT, -EPSILON + mu - 1.83 * f, 0.08 * f, { y: -1, N: 1 }),
    wire(OMEGA_LEFT, -EPSILON - 1.83 * f, 0.08 * f, { y: -1 }),
  ];
}

const exponents = ({ f, mu, lam, g }: Motor) => ({
  theta: [lam, g] as const,
  theta_reflected: [-f - lam, -mu - g] as const,
});

function theory(given: Parameters) {
  const p = motorOf(given);
  const wires = wiresOf(p);
  const jumps = jumpsOf(2, wires);
  const counters = [counterOf(wires, "y"), counterOf(wires, "N")];
  const { mean: J, covariance: C } = longRun(jumps, counters);
  const [y, N] = [J[0] as number, J[1] as number];
  const at = exponents(p);
  return {
    half_step_rate: y,
    atp_rate: N,
    ep_rate: bathEntropyRate(jumps, stationary(jumps)),
    ep_check: p.f * y + p.mu * N,
    theta: growing(jumps, counters, at.theta).theta,
    theta_reflected: growing(jumps, counters, at.theta_reflected).theta,
    var_rate_y: C[0]?.[0] as number,
    cov_yN: C[0]?.[1] as number,
  };
}

const SAMPLES = 1_000_000;

/** `fuel`: chemical energy per ATP, mu but in the control. */
function setup(given: Parameters, budget: Budget, fuel: number): Setup {
  const p = motorOf(given);
  const listed = wiresOf(p);
  const wires = wiresOf({ ...p, mu: fuel });
  const jumps = jumpsOf(2, listed);
  const counters = [counterOf(listed, "y"), counterOf(listed, "N")];
  const plan = steadyPlan(jumps, counters, [...counters, entropyOf(jumps)]);
  const total = plan.t;
  const at = exponents(p);
  const { t, count: samples } = planOf(jumps, counters, [at.theta, at.theta_reflected]);
  const tilted = (z: readonly [number, number], r: string) =>
    rateOf("tilted", `${z[0]}*y + ${z[1]}*N + ${r} - ${r}Start`, t, reachable(jumps, counters, z));
  return {
    experiments: {
      long: leftAlone(
        2,
        wires,
        { duration: total, attributes: plan.excesses },
        times(budget, plan.count / SAMPLES),
      ),
      tilted: leftAlone(
        2,
        wires,
        {
          duration: t,
          attributes: {
            r0: growing(jumps, counters, at.theta).lnr,
            r1: growing(jumps, counters, at.theta_reflected).lnr,
          },
          point: 1,
        },
        times(budget, samples / SAMPLES),
      ),
    },
    quantities: {
      half_step_rate: of("long", mean(`y/${total}`)),
      atp_rate: of("long", mean(`N/${total}`)),
      ep_rate: of("long", mean(`bathEntropy/${total}`)),
      ep_check: of("long", mean(`(${p.f}*y + ${p.mu}*N)/${total}`)),
      theta: tilted(at.theta, "r0"),
      theta_reflected: tilted(at.theta_reflected, "r1"),
      var_rate_y: growthOf("long", total, ["y", 0]),
      cov_yN: growthOf("long", total, ["y", 0], ["N", 1]),
    },
  };
}

export const motor: Claim = {
  id: "lau-lacoste-mallick2007-motor-ft",
  citation: "A.W.C. Lau, D. Lacoste, K. Mallick, PRL 99, 158102 (2007)",
  formula: "theta(lambda, gamma) = theta(-f - lambda, -dmu - gamma), EP = f dy/dt + dmu dN/dt",
  parameters: {
    f: "force",
    mu: "chemical energy per ATP",
    lam: "exponent of half-steps",
    g: "exponent of hydrolysed ATP",
  },
  ofReference: [],
  references: lauLacosteMallick2007MotorReferences as Claim["references"],
  source: "stationary state, largest eigenvalue of the tilted generator",
  theory,
  trajectories: SAMPLES,
  setup: (p, budget) => setup(p, budget, motorOf(p).mu),
  // the mirror of theta rests on the few trajectories that make ATP
  judged: (p) => {
    const motor = motorOf(p);
    const wires = wiresOf(motor);
    const counters = [counterOf(wires, "y"), counterOf(wires, "N")];
    const seen = (name: "theta" | "theta_reflected"): boolean =>
      reachable(jumpsOf(2, wires), counters, exponents(motor)[name]);
    return Object.keys(theory(p)).filter(
      (name) => (name !== "theta" && name !== "theta_reflected") || seen(name),
    );
  },
  pooled: () => ["half_step_rate", "atp_rate", "theta", "var_rate_y", "cov_yN"],
  acceptance: JUMPS,
  control: {
    says: "ATP with 5 % less energy",
    breaks: "atp_rate",
    setup: (p, budget) => setup(p, budget, 0.95 * motorOf(p).mu),
  },
};
