// Demons that write: a machine meets one bit of a tape after the other, and lifts a weight, or carries heat from cold to hot, by making
// the tape less orderly. The bit is a part of the network, exchanged at the rate nu, or, where every bit stays for the same time tau, in a
// stroke in which the machine stands still and the bit takes the law of the tape: after 40 times of relaxation, e^-40 is left of the old one.
//   Phi = (delta - delta')/2 bits turned to 1 per bit,   w Phi <= H(delta') - H(delta)
import { derived, mean } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import { experiment } from "../spec/build.js";
import type { Edge, Network, NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type ReferenceSet,
  type Setup,
} from "./claim.js";
import { baratoSeifert2013TapeReferences } from "./references/baratoSeifert2013Tape.js";
import { mandalJarzynski2012References } from "./references/mandalJarzynski2012.js";
import { mandalQuanJarzynski2013References } from "./references/mandalQuanJarzynski2013.js";

/** A machine with some states: its edges, with rates times "on", and what a bit that is turned to 1 is worth. */
export interface Machine {
  readonly states: number;
  readonly edges: readonly Edge[];
  readonly worth: number;
}

/** d = 0, 1, 2 for A, B, C; C0 -> A1 lifts the weight. */
export const lifting = (eps: number): Machine => ({
  states: 3,
  worth: math.log((1 + eps) / (1 - eps)),
  edges: [
    { step: { d: 1 }, name: "machine", rate: "on" },
    {
      step: { d: -2, b: 1 },
      name: "weight",
      rate: `${1 - eps}*on`,
      drive: math.log((1 - eps) / (1 + eps)),
      counts: { Phi: 1 },
    },
  ],
});

/** d = 0 and 1, E = d dE: flips by the hot bath, and with the bit by the cold one, each of them carrying dE. */
function cooling({ dE, Th, Tc, gamma }: Parameters): Machine {
  const [s, o] = [tilt(dE as number, Th as number), tilt(dE as number, Tc as number)];
  const g = gamma as number;
  return {
    states: 2,
    worth: (dE as number) * (1 / (Tc as number) - 1 / (Th as number)),
    edges: [
      {
        step: { d: 1 },
        name: "hot",
        rate: `${g * (1 - s)}*on`,
        drive: math.log((1 - s) / (1 + s)),
      },
      {
        step: { d: 1, b: 1 },
        name: "cold",
        rate: `${1 - o}*on`,
        drive: math.log((1 - o) / (1 + o)),
        counts: { Phi: 1 },
      },
    ],
  };
}

/** tanh(dE/2T). */
const tilt = (dE: number, T: number): number => math.tanh(dE / (2 * T));

/** How often the next bits come, "swap" times the law of the tape. */
const exchange = (delta: number): Edge[] => [
  { step: { b: 1 }, name: "ones", forward: `swap*${(1 - delta) / 2}`, backward: 0 },
  { step: { b: -1 }, name: "zeros", forward: `swap*${(1 + delta) / 2}`, backward: 0 },
];

const network = ({ states, edges }: Machine, delta: number, fields: Network["fields"]): Network => ({
  dynamics: "network",
  kT: 1,
  fields,
  lattice: { coordinates: { d: [0, states - 1], b: [0, 1] }, energy: 0 },
  edges: [...edges, ...exchange(delta)],
  start: { kind: "law", weight: "1" },
});

/** Bits of each trajectory, and those before. */
const BITS = 100;
const BEFORE = 20;
export const SWAP = 40;

/** Every bit for the time tau. */
const steadily = (machine: Machine, delta: number, tau: number, budget: Budget): NetworkExperiment =>
  experiment({
    system: network(machine, delta, { on: 1, swap: 0 }),
    control: {
      duration: tau + 1,
      ramps: {
        on: [
          [0, 0],
          [1 / (tau + 1), 0],
          [1 / (tau + 1), 1],
        ],
        swap: [
          [0, SWAP],
          [1 / (tau + 1), SWAP],
          [1 / (tau + 1), 0],
        ],
      },
    },
    cycles: { count: BITS, discard: BEFORE },
    record: { columns: { turned: `Phi/${BITS}`, order: `at(${tau + 1}, 1 - 2*b)` } },
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });

/** Bits that come at random times. */
function randomly(machine: Machine, delta: number, nu: number, budget: Budget): NetworkExperiment {
  const time = BITS / nu;
  return experiment({
    system: { ...network(machine, delta, { on: 1, swap: nu }), start: { kind: "steady" } },
    control: { duration: time, ramps: {} },
    record: { columns: { turned: `Phi/${BITS}`, order: `integral(1 - 2*b)/${time}` } },
    ensemble: { trajectories: budget.trajectories, seed: budget.seed },
  });
}

/** Nats of a bit with <1 - 2 b> = name. */
export const entropy = (name: string): string =>
  `(-(1 + ${name})/2*log((1 + ${name})/2) - (1 - ${name})/2*log((1 - ${name})/2))`;

export const entropyOf = (delta: number): number =>
  [(1 + delta) / 2, (1 - delta) / 2].reduce((sum, p) => (p > 0 ? sum - p * math.log(p) : sum), 0);

function written(tape: NetworkExperiment, { worth }: Machine, delta: number, eps: number): Setup {
  const asked = { out: mean("order"), Phi: mean("turned") };
  const one = (formula: string): Quantity => of("tape", derived(formula, asked));
  const dS = `${entropy("out")} - ${entropyOf(delta)}`;
  return {
    experiments: { tape },
    quantities: {
      Phi: one("Phi"),
      W_ext_per_bit: one(`${worth}*Phi`),
      delta_out: one("out"),
      conserved: one(`${delta} - out - 2*Phi`),
      dS_tape: one(dS),
      second_law_slack: one(`${dS} - ${worth}*Phi`),
      second_law: one(`${dS} - ${worth}*Phi`),
      Phi_over_delta_minus_eps: one(`Phi/${delta - eps}`),
    },
  };
}

/** Every bit that is turned is counted: delta - delta' = 2 Phi. */
const conserving = (references: readonly ReferenceSet[]): ReferenceSet[] =>
  references.map(({ parameters, values }) => ({ parameters, values: { ...values, conserved: 0 } }));

const NUMBERS = [
  "conserved",
  "Phi",
  "W_ext_per_bit",
  "delta_out",
  "dS_tape",
  "second_law_slack",
  "second_law",
  "Phi_over_delta_minus_eps",
] as const;

const shared = {
  ofReference: [],
  trajectories: 20_480,
  judged: () => NUMBERS,
  least: () => ({ second_law: 0 }),
  acceptance: FEEDBACK,
} as const;

const OF_LIFTING = { delta: "<1 - 2 b> of the bits that come", eps: "of the rates 1 -+ eps at the weight" };

function lifted(p: Parameters, budget: Budget, delta: number): Setup {
  const machine = lifting(p.eps as number);
  const tape =
    p.tau === undefined
      ? randomly(machine, delta, p.nu as number, budget)
      : steadily(machine, delta, p.tau, budget);
  return written(tape, machine, p.delta as number, p.eps as number);
}

const CONTROL = { says: "a tape of half the order", breaks: "Phi" } as const;

export const mandalJarzynski: Claim = {
  id: "mandal-jarzynski-2012",
  citation: "D. Mandal, C. Jarzynski, PNAS 109, 11641 (2012)",
  formula: "W_ext = w Phi <= dS of the tape, Phi > 0 if delta > eps",
  parameters: { ...OF_LIFTING, tau: "time of each bit" },
  references: conserving(mandalJarzynski2012References),
  source: "matrix exponentials",
  ...shared,
  setup: (p, budget) => lifted(p, budget, p.delta as number),
  control: { ...CONTROL, setup: (p, budget) => lifted(p, budget, (p.delta as number) / 2) },
};

export const randomTape: Claim = {
  id: "barato-seifert-2013-tape",
  citation: "A. C. Barato, U. Seifert, EPL 101, 60001 (2013); PRL 112, 090601 (2014)",
  formula: "W_ext = w Phi <= dS of the tape, bits that come at random times",
  parameters: { ...OF_LIFTING, nu: "rate at which bits come" },
  references: conserving(baratoSeifert2013TapeReferences),
  source: "linear solve",
  ...shared,
  setup: (p, budget) => lifted(p, budget, p.delta as number),
  control: { ...CONTROL, setup: (p, budget) => lifted(p, budget, (p.delta as number) / 2) },
};

function cooled(p: Parameters, budget: Budget, Tc: number): Setup {
  const delta = p.delta as number;
  const eps = math.tanh(((1 / (p.Tc as number) - 1 / (p.Th as number)) * (p.dE as number)) / 2);
  const tape = steadily(cooling({ ...p, Tc }), delta, p.tau as number, budget);
  const { experiments, quantities } = written(tape, cooling(p), delta, eps);
  const { W_ext_per_bit, ...others } = quantities;
  return {
    experiments,
    quantities: {
      ...others,
      eps: { kind: "exact", value: eps },
      Q_c_to_h: of("tape", mean(`${p.dE}*turned`)),
    },
  };
}

export const maxwellRefrigerator: Claim = {
  id: "mandal-quan-jarzynski-2013",
  citation: "D. Mandal, H. T. Quan, C. Jarzynski, PRL 111, 030602 (2013)",
  formula:
    "Q (1/Tc - 1/Th) <= dS of the tape, Q = Phi dE from cold to hot, Phi > 0 if delta > tanh[(1/Tc - 1/Th) dE/2]",
  parameters: {
    delta: "<1 - 2 b> of the bits that come",
    dE: "energy of the upper state",
    Th: "temperature of the hot bath",
    Tc: "of the cold one",
    gamma: "rate of the hot bath",
    tau: "time of each bit",
  },
  defaults: { gamma: 1 },
  references: conserving(mandalQuanJarzynski2013References),
  source: "matrix exponentials",
  ...shared,
  judged: () => [...NUMBERS.filter((name) => name !== "W_ext_per_bit"), "eps", "Q_c_to_h"],
  setup: (p, budget) => cooled(p, budget, p.Tc as number),
  control: {
    says: "a cold bath that is as warm as the hot one",
    breaks: "Phi",
    setup: (p, budget) => cooled(p, budget, p.Th as number),
  },
};
