// Kinetic proofreading: what is bound wrongly is let go twice, at the cost of a drive. The time in a state is its visits times the
// mean time of one, which is known: so no scatter of the times of visits is in the error fraction.
import { derived, mean, ratio } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import type { Edge, NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { currentOf, FINE, looked, solved, timeFor } from "./machines.js";
import { hopfield1974References } from "./references/hopfield1974.js";

/** With the visits to the activated states. */
function scheme(p: Settings): NetworkExperiment {
  const made = model("kineticProofreading", {
    discrimination: number(p.D),
    drive: number(p.dmu),
    binding: number(p.kon),
    unbinding: number(p.k0),
    activation: number(p.m),
    discarding: number(p.l),
  });
  const VISITS: Readonly<Record<string, Edge["counts"]>> = {
    right: { right: 1, visits: [1, 0] },
    wrong: { wrong: 1, wrongVisits: [1, 0] },
    discardRight: { visits: [0, 1] },
    discardWrong: { wrongVisits: [0, 1] },
  } as Readonly<Record<string, Edge["counts"]>>;
  const edges = made.system.edges.map((edge) => {
    const counts = VISITS[edge.name ?? ""];
    return counts === undefined ? edge : { ...edge, counts };
  });
  return { ...made, system: { ...made.system, edges } };
}

/** Rates out of the activated states. */
const leaving = (p: Settings): { right: number; wrong: number } => ({
  right: number(p.m) + number(p.l),
  wrong: number(p.m) + number(p.l) * math.exp(number(p.D)),
});

/** e^-D in equilibrium, e^-2D at best. */
const limits = (p: Settings): { eq_error: number; floor: number } => ({
  eq_error: math.exp(-number(p.D)),
  floor: math.exp(-2 * number(p.D)),
});

function numbers(p: Settings): Record<string, number> {
  const steady = solved(scheme(p));
  const [right, wrong] = [steady.p[2] as number, steady.p[4] as number];
  return {
    error: wrong / right,
    ...limits(p),
    J_R: currentOf(steady, "right").J,
    J_W: currentOf(steady, "wrong").J,
    ep_rate: steady.entropy,
    p_Rstar: right,
  };
}

const TRAJECTORIES = 100_000;

function reading(p: Settings, budget: Budget): Setup {
  const made = scheme(p);
  const steady = solved(made);
  const { right, wrong } = leaving(p);
  const visits = (steady.p[4] as number) * wrong;
  const driven = number(p.dmu) !== 0;
  const total = Math.max(
    (driven ? 1.2 : 3) / visits / (FINE * FINE),
    ...(driven ? ["right", "wrong"].map((name) => timeFor(currentOf(steady, name))) : []),
  );
  const time = total / TRAJECTORIES;
  const J = { r: mean(`right/${time}`), w: mean(`wrong/${time}`) };
  return {
    experiments: { steady: looked(made, { duration: time }, budget) },
    quantities: {
      error: of("steady", ratio(`wrongVisits/${wrong}`, `visits/${right}`)),
      eq_error: { kind: "exact", value: limits(p).eq_error },
      floor: { kind: "exact", value: limits(p).floor },
      J_R: of("steady", J.r),
      J_W: of("steady", J.w),
      // from the currents: a bound substrate at the end would have its binding counted
      ep_rate: of("steady", derived(`(r + w)*${number(p.dmu)}`, J)),
      p_Rstar: of("steady", mean(`visits/${right * time}`)),
    },
  };
}

export const kineticProofreading: Claim<Settings> = {
  id: "hopfield1974-kinetic-proofreading",
  citation:
    "J. J. Hopfield, PNAS 71, 4135 (1974); J. Ninio (1975); A. Murugan, D. A. Huse, S. Leibler, PNAS 109, 12034 (2012)",
  formula: "P(W*)/P(R*) = e^-D without a drive, towards e^-2D with one; EP = (J_R + J_W) dmu",
  parameters: {
    D: "the wrong substrate unbinds e^D times faster",
    dmu: "drive",
    m: "rate of activation, both ways",
    l: "rate of discarding",
    kon: "rate of binding",
    k0: "rate of unbinding",
  },
  ofReference: [],
  references: hopfield1974References,
  source: "linear solves",
  theory: numbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => reading(p, budget),
  judged: () => ["error", "eq_error", "floor", "J_R", "J_W", "ep_rate", "p_Rstar"],
  pooled: (p) => (number(p.dmu) === 0 ? ["error", "p_Rstar"] : ["error", "J_R", "J_W"]),
  // without a drive nothing flows; the flow one way, l P(R*), is the scale
  scales: (p) => {
    const scale = number(p.l) * (numbers(p).p_Rstar as number);
    return number(p.dmu) === 0 ? { J_R: scale, J_W: scale, ep_rate: scale } : {};
  },
  acceptance: JUMPS,
  control: {
    says: "the error by visits alone, whatever their length",
    breaks: "error",
    setup: (p, budget) => {
      const { experiments, quantities } = reading(p, budget);
      return {
        experiments,
        quantities: { ...quantities, error: of("steady", ratio("wrongVisits", "visits")) },
      };
    },
  },
};
