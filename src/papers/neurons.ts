// Gates of temperature: inputs, a reference and an output, two levels each with a bath, and one exchange among all of them. Hot is 1.
// What an exchange moves is a quantum of every bit, so in the steady state the heat from every bath is what the output's bath gives,
//   J = c (f - <C>),   heat_k = +- E_k J,   c f and c (1 - f) the output's rates up and down,
// which is far more precise than heats that are counted: these go up and down with every jump between a bit and its own bath.
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { model } from "../spec/models/models.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import { type Budget, type Claim, JUMPS, of, type Quantity, type Settings, type Setup } from "./claim.js";
import { number } from "./jumpUncertainty.js";
import { looked, solved, spreadOf } from "./machines.js";
import { lipkaBartosik2024MajReferences } from "./references/lipkaBartosik2024Maj.js";
import { lipkaBartosik2024NorReferences } from "./references/lipkaBartosik2024Nor.js";
import { lipkaBartosik2024NotReferences } from "./references/lipkaBartosik2024Not.js";

type Name = "NOT" | "NOR" | "MAJ";

interface Gate {
  readonly name: Name;
  /** Parameters that are inverse temperatures of inputs. */
  readonly inputs: readonly string[];
  /** Energy and inverse temperature of the reference. */
  readonly energy: number;
  readonly reference: number;
  /** What an exchange does to the output, if it empties the inputs. */
  readonly output: 1 | -1;
}

const GATES: Readonly<Record<Name, Gate>> = {
  NOT: { name: "NOT", inputs: ["beta_in"], energy: 2, reference: 1, output: -1 },
  NOR: { name: "NOR", inputs: ["b1", "b2"], energy: 3, reference: 7 / 6, output: -1 },
  MAJ: { name: "MAJ", inputs: ["b1", "b2", "b3"], energy: 2, reference: 1, output: 1 },
};

const betas = ({ inputs }: Gate, p: Settings): number[] => inputs.map((name) => number(p[name]));

const neuronOf = (gate: Gate, p: Settings): NetworkExperiment =>
  model("thermodynamicNeuron", { gate: gate.name, inputs: betas(gate, p), coupling: number(p.gc) });

/** f of the output at inverse temperature 1. */
const FILLED = 1 / (1 + math.exp(1));

/** Bits by name, with energy, inverse temperature and what an exchange adds to them. */
function bitsOf(gate: Gate, p: Settings) {
  const given = betas(gate, p);
  const inputs = gate.inputs.map((_, i) => ({
    name: gate.inputs.length === 1 ? "A" : `A${i + 1}`,
    energy: 1,
    beta: given[i] as number,
    by: -1,
  }));
  return [
    ...inputs,
    { name: "B", energy: gate.energy, beta: gate.reference, by: 1 },
    { name: "C", energy: 1, beta: 1, by: gate.output },
  ];
}

/** The output's inverse temperature if the exchange alone filled it. */
function virtual(gate: Gate, p: Settings): number {
  const sum = betas(gate, p).reduce((total, beta) => total + beta, 0);
  return -gate.output * (gate.energy * gate.reference - sum);
}

function numbers(gate: Gate, p: Settings): Record<string, number> {
  const steady = solved(neuronOf(gate, p));
  const on = steady.average((bits) => bits[bits.length - 1] as number);
  const J = number(p.gc) * (FILLED - on);
  const bits = bitsOf(gate, p);
  return {
    p_out: on,
    beta_out: math.log((1 - on) / on),
    ...Object.fromEntries(
      bits.map(({ name, energy, by }) => [`heat_${name}`, by * gate.output * energy * J]),
    ),
    ep_rate: steady.entropy,
    virtual_beta: virtual(gate, p),
  };
}

/** Nothing flows where the exchange is in equilibrium with all baths, or the output has none. */
const isStill = (gate: Gate, p: Settings): boolean => number(p.gc) === 0 || virtual(gate, p) === 1;

const TRAJECTORIES = 1_000_000;
/** Total time at which heats that are counted have errors of 1e-3 and less. */
const COUNTED = 1e7;
/** Wished error of the output, or of how far it is from its own bath's. */
const ERROR = 1.85e-3;

/** Starts in the steady state, and after the time in which the output is forgotten is still in it. */
function neuron(gate: Gate, p: Settings, budget: Budget, read: string): Setup {
  const made = neuronOf(gate, p);
  const steady = solved(made);
  const still = isStill(gate, p);
  const output = steady.over((bits) => bits[bits.length - 1] as number);
  const on = steady.average((bits) => bits[bits.length - 1] as number);
  const spread = on * (1 - on);
  const time = Math.max(10, spreadOf(steady, output) / (2 * spread));
  const fine = ERROR * Math.min(on, 1 - on, still ? 1 : Math.abs(FILLED - on));
  const share = Math.max(COUNTED / time, spread / (fine * fine)) / TRAJECTORIES;
  const found = { p: mean(read) };
  const J = `${number(p.gc)}*(${FILLED} - p)`;
  const bits = bitsOf(gate, p);
  const heat = ({ name, energy, by }: (typeof bits)[number]): Quantity =>
    still && !(name === "C" && number(p.gc) === 0)
      ? of("steady", mean(`-heat_${name}/${time}`))
      : of("steady", derived(`${by * gate.output * energy}*${J}`, found));
  const affinity = bits.reduce((sum, { energy, beta, by }) => sum - by * gate.output * energy * beta, 0);
  return {
    experiments: {
      steady: looked(made, { duration: time, share }, budget),
    },
    quantities: {
      p_out: of("steady", found.p),
      beta_out: of("steady", derived("log((1 - p)/p)", found)),
      ...Object.fromEntries(bits.map((bit) => [`heat_${bit.name}`, heat(bit)])),
      ep_rate: still
        ? of("steady", mean(`bathEntropy/${time}`))
        : of("steady", derived(`${affinity}*${J}`, found)),
      virtual_beta: { kind: "exact", value: virtual(gate, p) },
      ...truth(gate, p, found),
    },
  };
}

/** How far the output is on the side of 1 that it must be on, where inputs are hot (1/2) or cold (3/2). */
function truth(gate: Gate, p: Settings, found: { readonly p: ReturnType<typeof mean> }) {
  const given = betas(gate, p);
  if (!given.every((beta) => beta === 0.5 || beta === 1.5)) return {};
  const hot = given.filter((beta) => beta === 0.5).length;
  const one = gate.name === "MAJ" ? hot >= 2 : hot === 0;
  const side = one ? "1 - log((1 - p)/p)" : "log((1 - p)/p) - 1";
  return { truth_table: of("steady", derived(side, found)) };
}

function claimOf(gate: Gate, rest: Pick<Claim<Settings>, "id" | "formula" | "references">): Claim<Settings> {
  const names = ["A", "A1", "A2", "A3", "B", "C"].map((bit) => `heat_${bit}`);
  return {
    ...rest,
    citation:
      "P. Lipka-Bartosik, M. Perarnau-Llobet, N. Brunner, Sci. Adv. 10, eadm8792 (2024), as a classical reduction",
    parameters: {
      ...Object.fromEntries(gate.inputs.map((name) => [name, "inverse temperature of an input"])),
      gc: "rate of the output's bath",
    },
    ofReference: [],
    source: "linear solves",
    theory: (p) => numbers(gate, p),
    trajectories: TRAJECTORIES,
    setup: (p, budget) => neuron(gate, p, budget, "C"),
    judged: (p) => {
      const bits = bitsOf(gate, p).map(({ name }) => `heat_${name}`);
      const table = betas(gate, p).every((beta) => beta === 0.5 || beta === 1.5) ? ["truth_table"] : [];
      return ["p_out", "beta_out", ...bits, "ep_rate", "virtual_beta", ...table];
    },
    pooled: () => ["p_out"],
    // where nothing flows, flows are held against 1, the rate of a bath; beta_out near 0 against 1, that of the reference
    scales: (p) => ({
      ...(isStill(gate, p) ? Object.fromEntries([...names, "ep_rate"].map((name) => [name, 1])) : {}),
      ...(Math.abs(numbers(gate, p).beta_out as number) < 0.1 ? { beta_out: 1 } : {}),
    }),
    least: (p): Readonly<Record<string, number>> =>
      betas(gate, p).every((beta) => beta === 0.5 || beta === 1.5) ? { truth_table: 0 } : {},
    acceptance: JUMPS,
    control: {
      says: "the last input is read for the output",
      breaks: "p_out",
      setup: (p, budget) =>
        neuron(gate, p, budget, gate.inputs.length === 1 ? "A" : `A${gate.inputs.length}`),
    },
  };
}

export const notNeuron = claimOf(GATES.NOT, {
  id: "lipka-bartosik2024-thermodynamic-neuron-NOT",
  formula:
    "without a bath of its own the output has beta_C = (beta_B E_B - beta_A E_A)/E_C; a bath shrinks the response",
  references: lipkaBartosik2024NotReferences,
});

export const norNeuron = claimOf(GATES.NOR, {
  id: "lipka-bartosik2024-thermodynamic-neuron-NOR",
  formula: "the output is hot (beta < 1) where both inputs are cold",
  references: lipkaBartosik2024NorReferences,
});

export const majorityNeuron = claimOf(GATES.MAJ, {
  id: "lipka-bartosik2024-thermodynamic-neuron-MAJ",
  formula: "the output is hot (beta < 1) where two or three of three inputs are hot",
  references: lipkaBartosik2024MajReferences,
});
