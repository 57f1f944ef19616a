// Electronics below threshold: an inverter of two transistors, and two of them in a ring that keep a bit. Voltages in kT/q.
import { derived, mean, probability, variance } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { firstPassage } from "../theory/network/passage.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { currentOf, looked, solved } from "./machines.js";
import { freitas2021InverterReferences } from "./references/freitas2021Inverter.js";
import { freitas2022MemoryReferences } from "./references/freitas2022Memory.js";

const parameters = {
  vdd: "supply; the rails are at +-vdd",
  ve: "voltage of one charge",
  nn: "slope factor of the exponents",
};

// an inverter

const inverterOf = (p: Settings, input: number, start: "steady" | "low"): NetworkExperiment =>
  model("cmosInverter", {
    supply: number(p.vdd),
    step: number(p.ve),
    slope: number(p.nn),
    reach: number(p.N),
    input,
    start,
  });

/** Where the mean currents balance: e^(-vin/n) (1 - e^(v - vdd)) = e^(vin/n) (1 - e^(-v - vdd)). */
function balanced(p: Settings): number {
  const [vdd, vin] = [number(p.vdd), number(p.vin)];
  const tilt = math.exp((2 * vin) / number(p.nn));
  let [low, high] = [-vdd, vdd];
  for (let i = 0; i < 60; i++) {
    const v = (low + high) / 2;
    if (1 - math.exp(v - vdd) > tilt * (1 - math.exp(-v - vdd))) low = v;
    else high = v;
  }
  return Math.abs(low + high) < 1e-12 ? 0 : (low + high) / 2;
}

function inverterNumbers(p: Settings): Record<string, number> {
  const [vdd, ve, N] = [number(p.vdd), number(p.ve), number(p.N)];
  const steady = solved(inverterOf(p, number(p.vin), "steady"));
  const v = steady.average(([n = 0]) => ve * n);
  const { jumps } = solved(inverterOf(p, -vdd / 2, "low"));
  const high = Array.from({ length: N + 1 }, (_, k) => N + k);
  return {
    mean_v: v,
    var_v: steady.average(([n = 0]) => (ve * n - v) * (ve * n - v)),
    deterministic_v: balanced(p),
    through_current: currentOf(steady, "n_up").J,
    ep_rate: steady.entropy,
    p_v_positive: steady.average(([n = 0]) => (n > 0 ? 1 : 0)),
    mean_switch_time: firstPassage(jumps, [high]).mean[N + Math.round((-0.8 * vdd) / ve)] as number,
  };
}

/** Long enough to forget the start many times: the output relaxes in some n/(2 ve e^(vdd/n)). */
const forgotten = (p: Settings): number =>
  (8 * number(p.nn)) / number(p.ve) / math.exp(number(p.vdd) / number(p.nn));

function inverter(p: Settings, budget: Budget, energy: string): Setup {
  const ve = number(p.ve);
  const time = forgotten(p);
  const gate = inverterOf(p, number(p.vin), "steady");
  const lattice = { ...gate.system.lattice, energy } as NonNullable<NetworkExperiment["system"]["lattice"]>;
  const later = { ...budget, seed: budget.seed + 1 };
  const switching = inverterOf(p, -number(p.vdd) / 2, "low");
  return {
    experiments: {
      steady: looked({ ...gate, system: { ...gate.system, lattice } }, { duration: time }, budget),
      switch: looked(switching, { duration: 100, stop: "n >= 0", share: 0.5 }, later),
    },
    quantities: {
      mean_v: of("steady", mean(`${ve}*n`)),
      var_v: of("steady", variance(`${ve}*n`)),
      deterministic_v: { kind: "exact", value: balanced(p) },
      through_current: of("steady", mean(`n_up/${time}`)),
      ep_rate: of("steady", mean(`bathEntropy/${time}`)),
      p_v_positive: of("steady", probability("n > 0")),
      mean_switch_time: of("switch", mean("stopTime")),
    },
  };
}

export const cmosInverter: Claim<Settings> = {
  id: "freitas2021-cmos-inverter",
  citation: "N. Freitas, J.-C. Delvenne, M. Esposito, PRX 11, 031064 (2021)",
  formula:
    "a transistor of single charges obeys local detailed balance at the voltage halfway; EP = 2 V_dd I",
  parameters: { vin: "input voltage", ...parameters, N: "largest charge of the output" },
  ofReference: [],
  references: freitas2021InverterReferences,
  source: "linear solves",
  theory: inverterNumbers,
  trajectories: 1_700_000,
  setup: (p, budget) => inverter(p, budget, "step*n^2/2"),
  judged: () => [
    "mean_v",
    "var_v",
    "deterministic_v",
    "through_current",
    "ep_rate",
    "p_v_positive",
    "mean_switch_time",
  ],
  pooled: () => ["var_v", "through_current", "p_v_positive", "mean_switch_time"],
  scales: (p): Readonly<Record<string, number>> =>
    number(p.vin) === 0 ? { mean_v: 1, deterministic_v: 1 } : {},
  acceptance: JUMPS,
  control: {
    says: "the way back at the voltage before the charge came, not halfway",
    breaks: "mean_v",
    setup: (p, budget) => inverter(p, budget, "step*n*(n - 1)/2"),
  },
};

// a memory

const memoryOf = (p: Settings, start: "steady" | "bit"): NetworkExperiment =>
  model("cmosMemory", {
    supply: number(p.vdd),
    step: number(p.ve),
    slope: number(p.nn),
    // the references are those without a box
    reach: Math.ceil((3.5 * number(p.vdd)) / number(p.ve)),
    start,
  });

/** arccosh(e^vdd/2), of slope 1. */
const wellOf = (p: Settings): number => {
  const y = math.exp(number(p.vdd)) / 2;
  return math.log(y + Math.sqrt(y * y - 1));
};

/** Time in the steady state. */
const AWHILE = 4;

function memory(p: Settings, budget: Budget, flipped: string): Setup {
  const later = { ...budget, seed: budget.seed + 1 };
  const ve = number(p.ve);
  return {
    experiments: {
      steady: looked(memoryOf(p, "steady"), { duration: AWHILE }, budget),
      flip: looked(memoryOf(p, "bit"), { duration: 20_000, stop: flipped }, later),
    },
    quantities: {
      rms_x: of("steady", derived("sqrt(s)", { s: mean(`(a - b)^2*${(ve * ve) / 4}`) })),
      x_det: { kind: "exact", value: wellOf(p) },
      ep_rate: of("steady", mean(`bathEntropy/${AWHILE}`)),
      mfpt_to_a_le_b: of("flip", mean("stopTime")),
      start_charge: { kind: "exact", value: Math.round(wellOf(p) / ve) },
      p_neutral: of("steady", probability("a == 0 && b == 0")),
    },
  };
}

export const cmosMemory: Claim<Settings> = {
  id: "freitas2022-cmos-memory",
  citation: "N. Freitas, K. Proesmans, M. Esposito, PRE 105, 034107 (2022); E. Rezaei et al. (2020)",
  formula:
    "two states where V_dd > ln 2 (n = 1), at +-arccosh(e^V_dd/2); a bit is kept longer the smaller v_e",
  parameters,
  ofReference: ["N"],
  references: freitas2022MemoryReferences,
  source: "linear solves",
  theory: (p) => ({ x_det: wellOf(p), start_charge: Math.round(wellOf(p) / number(p.ve)) }),
  trajectories: 360_000,
  setup: (p, budget) => memory(p, budget, "a <= b"),
  // p_neutral, a probability of 1e-3, would take 1e9 jumps; it is no number that the catalogue asks for
  judged: () => ["rms_x", "x_det", "ep_rate", "mfpt_to_a_le_b", "start_charge"],
  pooled: () => ["rms_x", "ep_rate", "mfpt_to_a_le_b"],
  acceptance: JUMPS,
  control: {
    says: "the bit is lost where a < b, not at the tie",
    breaks: "mfpt_to_a_le_b",
    setup: (p, budget) => memory(p, budget, "a < b"),
  },
};
