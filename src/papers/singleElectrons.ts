// Electrons one by one: a transistor in Coulomb blockade, and a NOT gate of two levels whose output is a capacitor.
import { derived, mean, variance } from "../estimate/request.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, JUMPS, of, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { earlier, rateOf, spanFor, varianceRateOf } from "./longRun.js";
import { currentOf, looked, solved, spreadOf, timeFor } from "./machines.js";
import { averinLikharevBlockadeReferences } from "./references/averinLikharevBlockade.js";
import { gaoLimmer2021NotGateReferences } from "./references/gaoLimmer2021NotGate.js";

// Coulomb blockade

const island = (p: Settings): NetworkExperiment =>
  model("singleElectronTransistor", {
    charging: number(p.Ec),
    temperature: number(p.T),
    gate: number(p.ng),
    voltage: number(p.V),
    left: number(p.r1),
    right: number(p.r2),
  });

function blockadeNumbers(p: Settings): Record<string, number> {
  const steady = solved(island(p));
  const { J, C } = currentOf(steady, "N");
  return {
    current: J,
    noise: C,
    fano: C / J,
    mean_n: steady.average(([n = 0]) => n),
    joule_ep: steady.entropy,
  };
}

const OF_BLOCKADE = 1_200_000;

/** Leads at +-V/2, and in the control at V and 0. */
function blockade(p: Settings, budget: Budget, [left, right]: readonly [string, string]): Setup {
  const made = island(p);
  const steady = solved(made);
  const span = spanFor(steady.jumps, { total: timeFor(currentOf(steady, "N")), trajectories: OF_BLOCKADE });
  const kT = number(p.T);
  const baths = { L: { kT, mu: left }, R: { kT, mu: right } };
  const found = { J: rateOf("N", span), C: varianceRateOf("N", span) };
  return {
    experiments: {
      steady: looked(
        { ...made, system: { ...made.system, baths } },
        { duration: span.to, columns: earlier("N", span) },
        budget,
      ),
    },
    quantities: {
      current: of("steady", found.J),
      noise: of("steady", found.C),
      fano: of("steady", derived("C/J", found)),
      mean_n: of("steady", mean("n")),
      joule_ep: of("steady", rateOf("bathEntropy", span)),
    },
  };
}

export const coulombBlockade: Claim<Settings> = {
  id: "averin-likharev-set-coulomb-blockade",
  citation: "D. V. Averin, K. K. Likharev (1991); C. W. J. Beenakker, PRB 44, 1646 (1991)",
  formula: "current and Fano factor of rates -dE/(1 - e^(dE/T))/r; EP = I V/T",
  parameters: {
    Ec: "charging energy, e^2 = 1",
    T: "temperature",
    ng: "gate charge",
    V: "voltage between the leads",
    r1: "resistance of the left junction",
    r2: "of the right one",
  },
  ofReference: [],
  references: averinLikharevBlockadeReferences,
  source: "linear solves",
  theory: blockadeNumbers,
  trajectories: OF_BLOCKADE,
  setup: (p, budget) => blockade(p, budget, ["voltage/2", "-voltage/2"]),
  judged: () => ["current", "noise", "fano", "mean_n", "joule_ep"],
  pooled: () => ["current", "noise", "mean_n"],
  scales: (p): Readonly<Record<string, number>> => (number(p.ng) === 0 ? { mean_n: 1 } : {}),
  acceptance: JUMPS,
  control: {
    says: "all of the voltage at the left lead",
    breaks: "current",
    setup: (p, budget) => blockade(p, budget, ["voltage", "0"]),
  },
};

// a NOT gate

const gate = (p: Settings): NetworkExperiment =>
  model("notGate", {
    input: number(p.vin),
    supply: number(p.vd),
    capacity: number(p.C),
    rate: number(p.g),
    reach: number(p.N),
  });

const output = (p: Settings, steady: ReturnType<typeof solved>) => {
  const voltage = steady.over(([, , m = 0]) => -m / number(p.C));
  const at = steady.average(([, , m = 0]) => -m / number(p.C));
  return { mean: at, spread: spreadOf(steady, voltage) };
};

function gateNumbers(p: Settings): Record<string, number> {
  const steady = solved(gate(p));
  const v = output(p, steady).mean;
  return {
    mean_Vout: v,
    var_Vout: steady.average(([, , m = 0]) => (m / number(p.C)) ** 2) - v * v,
    electron_current_S_to_D: currentOf(steady, "current").J,
    ep_rate: steady.entropy,
  };
}

const OF_GATE = 1_000_000;
/** Longer than any output is kept. */
const LEAST = 50;

/** A low output is next to a rail, 0: 0.2 % of the 0.03 that it is above it would take times of 5e9. */
const isLow = (p: Settings): boolean => number(p.vin) >= number(p.vd);

function inverting(p: Settings, budget: Budget, energy: string): Setup {
  const made = gate(p);
  const steady = solved(made);
  const { mean: v, spread } = output(p, steady);
  const total = Math.max(timeFor(currentOf(steady, "current")), isLow(p) ? 0 : timeFor({ J: v, C: spread }));
  const time = Math.max(LEAST, total / OF_GATE);
  const lattice = { ...made.system.lattice, energy: `N*(supply - input) - P*(supply + input) + ${energy}` };
  const system = { ...made.system, lattice } as NetworkExperiment["system"];
  const current = { I: mean(`current/${time}`) };
  return {
    experiments: {
      steady: looked({ ...made, system }, { duration: time, columns: { sum: "integral(m)" } }, budget),
    },
    quantities: {
      mean_Vout: of("steady", mean(`-sum/${time * number(p.C)}`)),
      var_Vout: of("steady", variance(`m/${number(p.C)}`)),
      electron_current_S_to_D: of("steady", current.I),
      // from the current, which is rare, and the voltage
      ep_rate: of("steady", derived(`I*${number(p.vd)}`, current)),
    },
  };
}

export const levelNotGate: Claim<Settings> = {
  id: "gao-limmer2021-level-not-gate",
  citation: "C. Y. Gao, D. T. Limmer, PRR 3, 033169 (2021), with rates 1/(1 + e^dE)",
  formula: "the output is high where the input is low; what leaks costs EP = I V_d",
  parameters: {
    vin: "input voltage",
    vd: "supply; the drain is at -vd",
    C: "capacity of the output",
    g: "rate of tunnelling",
    N: "largest number of electrons on the output",
  },
  ofReference: [],
  references: gaoLimmer2021NotGateReferences,
  source: "linear solves",
  theory: gateNumbers,
  trajectories: OF_GATE,
  setup: (p, budget) => inverting(p, budget, "m^2/(2*capacity)"),
  judged: () => ["mean_Vout", "var_Vout", "electron_current_S_to_D", "ep_rate"],
  pooled: () => ["mean_Vout", "var_Vout", "electron_current_S_to_D"],
  // it is held against the voltage kT/q of noise
  scales: (p): Readonly<Record<string, number>> => (isLow(p) ? { mean_Vout: 1 } : {}),
  acceptance: JUMPS,
  control: {
    says: "charging at the voltage before the electron came, not halfway",
    breaks: "mean_Vout",
    setup: (p, budget) => inverting(p, budget, "m*(m - 1)/(2*capacity)"),
  },
};
