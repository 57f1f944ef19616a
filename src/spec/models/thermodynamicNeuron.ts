// Bits with baths of their own and one resonant exchange among all of them: the output's temperature follows those of the inputs.
import { SpecError } from "../error.js";
import { choice, define, ENSEMBLE, number, numbers, positive } from "./model.js";

interface Gate {
  readonly inputs: readonly string[];
  /** Energy and inverse temperature of the reference B. */
  readonly energy: number;
  readonly reference: number;
  /** What the exchange does to each bit. */
  readonly exchange: Readonly<Record<string, number>>;
}

const GATES: Readonly<Record<"NOT" | "NOR" | "MAJ", Gate>> = {
  NOT: { inputs: ["A"], energy: 2, reference: 1, exchange: { A: -1, B: 1, C: -1 } },
  NOR: { inputs: ["A1", "A2"], energy: 3, reference: 7 / 6, exchange: { A1: -1, A2: -1, B: 1, C: -1 } },
  MAJ: {
    inputs: ["A1", "A2", "A3"],
    energy: 2,
    reference: 1,
    exchange: { A1: -1, A2: -1, A3: -1, B: 1, C: 1 },
  },
};

export const thermodynamicNeuron = define({
  name: "thermodynamicNeuron",
  description:
    "Inputs A, a reference B and an output C, two levels each, coupled to baths and by one exchange; P(C = 1) is the output.",
  citation:
    "P. Lipka-Bartosik, M. Perarnau-Llobet, N. Brunner, Sci. Adv. 10, eadm8792 (2024); rates of a classical reduction",
  parameters: {
    gate: choice(["NOT", "NOR", "MAJ"], "how the bits are coupled"),
    inputs: numbers([0.5], "inverse temperatures of the inputs; one for all is enough", { above: 0 }),
    coupling: number(0.05, "rate of the output's bath", { least: 0 }),
    rate: positive(1, "of the other baths: g f up, g (1 - f) down"),
    exchange: positive(1, "rate of the exchange, both ways"),
    duration: positive(100, "time that is looked at"),
  },
  make: ({ gate, inputs, coupling, rate, exchange, duration }) => {
    const { inputs: names, energy, reference, exchange: by } = GATES[gate];
    if (inputs.length !== names.length && inputs.length !== 1) {
      throw new SpecError(
        "inputs",
        `${names.length} inverse temperatures are needed, ${inputs.length} given`,
      );
    }
    const bits = [...names, "B", "C"];
    return {
      system: {
        dynamics: "network",
        baths: Object.fromEntries([
          ...names.map((name, i) => [name, { kT: 1 / (inputs[i] ?? (inputs[0] as number)) }]),
          ["B", { kT: 1 / reference }],
          ["C", { kT: 1 }],
        ]),
        lattice: {
          coordinates: Object.fromEntries(bits.map((name) => [name, [0, 1]])),
          energy: [...names, `${energy}*B`, "C"].join(" + "),
        },
        edges: [
          ...bits.map((name) => ({
            step: { [name]: 1 },
            bath: name,
            name,
            fermi: name === "C" ? coupling : rate,
          })),
          { step: by, bath: "B", name: "exchange", rate: exchange },
        ],
        start: { kind: "steady" },
      },
      control: { duration, ramps: {} },
      ensemble: ENSEMBLE,
    };
  },
});
