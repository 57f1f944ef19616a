// Logic gates: of two bits that are mapped by raising levels, and of two levels between reservoirs that follow an input.

import { SpecError } from "../error.js";
import { choice, define, ENSEMBLE, number, numbers, positive } from "./model.js";

const INPUTS = ["in00", "in01", "in10", "in11"];

/** Which inputs have one output, the representative first. */
const ISLANDS = {
  NAND: [["in00", "in01", "in10"], ["in11"]],
  AND: [["in00", "in01", "in10"], ["in11"]],
  OR: [["in00"], ["in01", "in10", "in11"]],
  NOR: [["in00"], ["in01", "in10", "in11"]],
  XOR: [
    ["in00", "in11"],
    ["in01", "in10"],
  ],
} as const;

export const logicGate = define({
  name: "logicGate",
  description:
    "A gate of two input bits: inputs of equal output relax into one of them while the levels of the others go up.",
  citation: "D. H. Wolpert, J. Phys. A 52, 193001 (2019)",
  parameters: {
    gate: choice(["NAND", "XOR", "AND", "OR", "NOR"], "which inputs are merged"),
    probabilities: numbers([0.25, 0.25, 0.25, 0.25], "of the inputs 00, 01, 10 and 11", { least: 0 }),
    height: positive(8, "energy to which the other levels are raised, in kT"),
    duration: positive(20, "time of the ramp"),
    rate: positive(1, "G of the rates G/(1 + e^dE) between inputs of equal output"),
  },
  make: ({ gate, probabilities, height, duration, rate }) => {
    if (probabilities.length !== INPUTS.length) {
      throw new SpecError("probabilities", `four probabilities are needed, ${probabilities.length} given`);
    }
    const islands: readonly (readonly string[])[] = ISLANDS[gate];
    const kept = islands.map(([first]) => first);
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { e: 0 },
        states: Object.fromEntries(
          INPUTS.map((name) => [
            name,
            {
              energy: kept.includes(name) ? 0 : "e",
              a: Number(name[2]),
              b: Number(name[3]),
              merged: kept.includes(name) ? 0 : 1,
            },
          ]),
        ),
        edges: islands.flatMap((island) =>
          island.flatMap((from, i) => island.slice(i + 1).map((to) => ({ from, to, fermi: rate }))),
        ),
        start: {
          kind: "probabilities",
          of: Object.fromEntries(INPUTS.map((name, i) => [name, probabilities[i]])),
        },
      },
      control: { duration, ramps: { e: [[0, 0], [1, height], [1, 0]] } }, // biome-ignore format: a ramp
      ensemble: ENSEMBLE,
    };
  },
});

export const notGate = define({
  name: "notGate",
  description:
    "A NOT gate of two levels, N between source and output, P between drain and output; the output is a capacitor of m electrons at -m/capacity.",
  citation: "C. Y. Gao, D. T. Limmer, PRR 3, 033169 (2021)",
  parameters: {
    input: number(0, "V_in"),
    supply: positive(5, "V_d; the drain is at -V_d"),
    capacity: positive(2, "C of the output, in e^2/kT"),
    rate: positive(1, "G of every tunnelling, G/(1 + e^dE)"),
    reach: number(22, "largest number of electrons on the output", { least: 1, whole: true }),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ input, supply, capacity, rate, reach, duration }) => ({
    system: {
      dynamics: "network",
      baths: { S: { kT: 1, mu: 0 }, D: { kT: 1, mu: "-supply" } },
      fields: { input, supply, capacity },
      lattice: {
        coordinates: { N: [0, 1], P: [0, 1], m: [-reach, reach] },
        energy: "N*(supply - input) - P*(supply + input) + m^2/(2*capacity)",
        particles: "N + P + m",
      },
      edges: [
        { step: { N: 1 }, bath: "S", name: "source", fermi: rate, counts: { current: 1 } },
        { step: { N: -1, m: 1 }, bath: "S", name: "upper", fermi: rate },
        { step: { P: 1 }, bath: "D", name: "drain", fermi: rate },
        { step: { P: -1, m: 1 }, bath: "D", name: "lower", fermi: rate },
      ],
      start: { kind: "steady" },
    },
    control: { duration, ramps: {} },
    ensemble: ENSEMBLE,
  }),
});
