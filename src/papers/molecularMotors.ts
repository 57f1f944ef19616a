// Molecular motors under load: kinesin, with two cycles of one stroke, and F1, tightly coupled. What their precision says of their
// efficiency: eta <= 1/(1 + 2 J/(f C)), J and C the rates of the mean and the variance of the steps.
import { derived } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { earlier, rateOf, type Span, spanFor, varianceRateOf } from "./longRun.js";
import { currentOf, looked, solved, timeFor } from "./machines.js";
import { f1AtpaseReferences } from "./references/f1Atpase.js";
import { liepeltLipowsky2007References } from "./references/liepeltLipowsky2007.js";

/** Errors of the rates of variances of 0.16 %. */
const TRAJECTORIES = 1_300_000;

interface Motor {
  readonly J: number;
  readonly C: number;
  readonly ep: number;
  readonly fuel: number;
}

/** f, and what one molecule of fuel gives. */
interface Forces {
  readonly f: number;
  readonly dmu: number;
}

const reported = ({ J, C, ep, fuel }: Motor, { f, dmu }: Forces): Record<string, number> => ({
  randomness: C / J,
  ep_rate: ep,
  Q_tur: (C * ep) / (J * J),
  efficiency: (f * J) / (dmu * fuel),
  efficiency_bound: f === 0 ? 0 : 1 / (1 + (2 * J) / (f * C)),
});

function spanOf(made: NetworkExperiment, name: string): Span {
  const steady = solved(made);
  return spanFor(steady.jumps, { total: timeFor(currentOf(steady, name)), trajectories: TRAJECTORIES });
}

/** The same, sampled; `fuel` and `name` are counters. */
function sampled(name: string, fuel: string, span: Span, { f, dmu }: Forces): Record<string, Quantity> {
  const J = rateOf(name, span);
  const C = varianceRateOf(name, span);
  const s = rateOf("bathEntropy", span);
  const a = rateOf(fuel, span);
  const one = (value: string): Quantity => of("motor", derived(value, { J, C, s, a }));
  return {
    randomness: one("C/J"),
    ep_rate: of("motor", s),
    Q_tur: one("C*s/J^2"),
    efficiency: one(`${f}*J/(${dmu}*a)`),
    efficiency_bound: f === 0 ? { kind: "exact", value: 0 } : one(`1/(1 + 2*J/(${f}*C))`),
    below_bound: f === 0 ? { kind: "exact", value: 0 } : one(`1/(1 + 2*J/(${f}*C)) - ${f}*J/(${dmu}*a)`),
    above_tur: one("C*s/J^2 - 2"),
  };
}

// kinesin

/** 8 nm F/kT, kT = 4.1 pN nm. */
const loadOf = (F: number): number => (8 * F) / 4.1;

const kinesinOf = (p: Settings, force: number): NetworkExperiment =>
  model("kinesin", {
    ATP: number(p.atp),
    ADP: number(p.adp),
    phosphate: number(p.pi),
    force,
    constants: p.k === "cc" ? "carter-cross" : "liepelt-lipowsky",
  });

/** Of hydrolysis: ln of the products of rates around the forward cycle 1 2 5 6 without a load. */
function hydrolysis(p: Settings): number {
  const quick = p.k === "cc" ? 200 : 100;
  const release = (p.k === "cc" ? 5 / 49 : 5 / 196) * number(p.adp);
  const there = 2 * number(p.atp) * 3e5 * quick * quick;
  return math.log(there / (100 * 0.24 * release * (0.02 * number(p.pi))));
}

const affinities = (p: Settings): Record<string, number> => {
  const [dmu, f] = [hydrolysis(p), loadOf(number(p.F))];
  return { A_forward_cycle: dmu - f, A_backward_cycle: dmu + f, dmu_from_cycles: dmu };
};

function kinesinNumbers(p: Settings): Record<string, number> {
  const steady = solved(kinesinOf(p, number(p.F)));
  const { J, C } = currentOf(steady, "step");
  const atp = currentOf(steady, "ATP").J;
  const forces = { f: loadOf(number(p.F)), dmu: hydrolysis(p) };
  return {
    velocity_nm_s: 8 * J,
    step_rate: J,
    step_var_rate: C,
    atp_rate: atp,
    ...affinities(p),
    ...reported({ J, C, ep: steady.entropy, fuel: atp }, forces),
  };
}

/** In the control the load is on the stroke alone: chemistry does not feel it. */
function walking(p: Settings, budget: Budget, felt: boolean): Setup {
  const F = number(p.F);
  const made = kinesinOf(p, F);
  const span = spanOf(made, "step");
  const free = kinesinOf(p, 0);
  const system = felt
    ? made.system
    : { ...free.system, fields: { ...free.system.fields, cATP: 0.9 * number(p.atp) } };
  const columns = earlier("step", span);
  return {
    experiments: { motor: looked({ ...made, system }, { duration: span.to, columns }, budget) },
    quantities: {
      velocity_nm_s: of("motor", derived("8*J", { J: rateOf("step", span) })),
      step_rate: of("motor", rateOf("step", span)),
      step_var_rate: of("motor", varianceRateOf("step", span)),
      atp_rate: of("motor", rateOf("ATP", span)),
      ...Object.fromEntries(
        Object.entries(affinities(p)).map(([key, value]) => [key, { kind: "exact", value } as const]),
      ),
      ...sampled("step", "ATP", span, { f: loadOf(F), dmu: hydrolysis(p) }),
    },
  };
}

const ALWAYS = ["randomness", "ep_rate", "Q_tur", "efficiency", "efficiency_bound"] as const;
const BOUNDS = ["below_bound", "above_tur"] as const;

export const kinesin: Claim<Settings> = {
  id: "liepelt-lipowsky2007-kinesin",
  citation:
    "S. Liepelt, R. Lipowsky, PRL 98, 258102 (2007); P. Pietzonka, A. C. Barato, U. Seifert, J. Stat. Mech. 124004 (2016)",
  formula: "EP = dmu J_ATP - f J_step; affinities dmu -+ f; eta <= 1/(1 + 2 J/(f C))",
  parameters: {
    atp: "concentration of ATP in uM",
    adp: "of ADP",
    pi: "of phosphate",
    F: "load in pN",
  },
  optional: { k: "cc: constants for the data of Carter and Cross" },
  ofReference: [],
  references: liepeltLipowsky2007References,
  source: "linear solves",
  theory: kinesinNumbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => walking(p, budget, true),
  judged: () => [
    "velocity_nm_s",
    "step_rate",
    "step_var_rate",
    "atp_rate",
    "A_forward_cycle",
    "A_backward_cycle",
    "dmu_from_cycles",
    ...ALWAYS,
    ...BOUNDS,
  ],
  pooled: () => ["step_rate", "step_var_rate"],
  least: () => ({ below_bound: 0, above_tur: 0 }),
  acceptance: JUMPS,
  control: {
    says: "a tenth of the ATP is missing",
    breaks: "step_rate",
    setup: (p, budget) => walking(p, budget, false),
  },
};

// F1

const rotor = (p: Settings): NetworkExperiment =>
  model("f1Motor", {
    drive: number(p.dmu),
    load: number(p.f),
    split: number(p.th),
    binding: number(p.k),
    ATP: number(p.atp),
    release: number(p.kr),
  });

function rotorNumbers(p: Settings): Record<string, number> {
  const steady = solved(rotor(p));
  const { J, C } = currentOf(steady, "turn");
  const motor = { J, C, ep: steady.entropy, fuel: J };
  return {
    rotation_rate_120: J,
    var_rate: C,
    ...reported(motor, { f: number(p.f), dmu: number(p.dmu) }),
  };
}

/** Turns counted at the second substep; in the control the first has the affinity of both. */
function rotating(p: Settings, budget: Budget, split: readonly [string, string]): Setup {
  const made = rotor(p);
  const span = spanOf(made, "turn");
  const edges = made.system.edges.map((edge, e) => ({ ...edge, drive: split[e] as string }));
  const system = { ...made.system, edges } as NetworkExperiment["system"];
  return {
    experiments: {
      motor: looked({ ...made, system }, { duration: span.to, columns: earlier("turn", span) }, budget),
    },
    quantities: {
      rotation_rate_120: of("motor", rateOf("turn", span)),
      var_rate: of("motor", varianceRateOf("turn", span)),
      ...sampled("turn", "turn", span, { f: number(p.f), dmu: number(p.dmu) }),
    },
  };
}

export const f1Motor: Claim<Settings> = {
  id: "f1-atpase-two-state-efficiency",
  citation:
    "S. Toyabe et al., PNAS 108, 17951 (2011); E. Zimmermann, U. Seifert, New J. Phys. 14, 103023 (2012)",
  formula: "tightly coupled: EP = J (dmu - f), eta = f/dmu <= 1/(1 + 2 J/(f C))",
  parameters: {
    dmu: "of the hydrolysis of ATP",
    f: "work against the torque per 120 degrees",
    th: "share of the load that forward rates bear",
    k: "rate of binding per ATP",
    atp: "concentration of ATP",
    kr: "rate of release",
  },
  ofReference: [],
  references: f1AtpaseReferences,
  source: "linear solves",
  theory: rotorNumbers,
  trajectories: TRAJECTORIES,
  setup: (p, budget) => rotating(p, budget, ["0.6*dmu - 2*load/3", "0.4*dmu - load/3"]),
  judged: () => ["rotation_rate_120", "var_rate", ...ALWAYS, ...BOUNDS],
  pooled: () => ["rotation_rate_120", "var_rate"],
  least: () => ({ below_bound: 0, above_tur: 0 }),
  acceptance: JUMPS,
  control: {
    says: "half of the load on either substep",
    breaks: "rotation_rate_120",
    setup: (p, budget) => rotating(p, budget, ["0.6*dmu - load/2", "0.4*dmu - load/2"]),
  },
};
