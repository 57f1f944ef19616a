// A system s that follows a signal x with energy E where they differ: memory of the past that does not predict is dissipated. The signal
// flips with probability c at once, which is work at fixed s; then s relaxes under it for dt at the rate G. n is the next signal, set in a
// stroke of 40 times of relaxation, and taken over in another one.
//   W per step >= I[s_t; x_t] - I[s_t; x_(t+1)];   all bits are fair, so I = ln 2 - H(P(s = x))
import { derived, mean } from "../estimate/request.js";
import { experiment } from "../spec/build.js";
import type { Network, NetworkExperiment } from "../spec/network/network.js";
import {
  type Budget,
  type Claim,
  FEEDBACK,
  of,
  type Parameters,
  type Quantity,
  type Setup,
} from "./claim.js";
import { still2012PredictionReferences } from "./references/still2012Prediction.js";
import { SWAP } from "./tapes.js";

type Signal = Readonly<Record<"c" | "E" | "G" | "dt", number>>;

const STEPS = 100;
const BEFORE = 40;

/** Strokes of length 1 set n and x; then s follows. */
function following({ c, E, G, dt }: Signal, { trajectories, seed }: Budget): NetworkExperiment {
  const duration = dt + 2;
  const during = (from: number, to: number, value: number): [number, number][] => [
    ...(from > 0 ? ([[0, 0], [from / duration, 0]] as [number, number][]) : []), // biome-ignore format: pairs
    [from / duration, value],
    [to / duration, value],
    ...(to < duration ? ([[to / duration, 0], [1, 0]] as [number, number][]) : []), // biome-ignore format: pairs
  ];
  const taken = (step: 1 | -1, agreed: boolean): object => ({
    step: { x: step },
    where: `${step === 1 ? "n > x" : "x > n"} && ${agreed ? "s == x" : "s != x"}`,
    forward: "take",
    backward: 0,
    counts: { pushed: agreed ? E : -E },
  });
  const system: Network = {
    dynamics: "network",
    kT: 1,
    fields: { next: 0, take: 0, open: 1 },
    lattice: { coordinates: { s: [0, 1], x: [0, 1], n: [0, 1] }, energy: 0 },
    edges: [
      { step: { n: 1 }, forward: `next*(x*${1 - c} + (1 - x)*${c})`, backward: 0 },
      { step: { n: -1 }, forward: `next*(x*${c} + (1 - x)*${1 - c})`, backward: 0 },
      taken(1, true),
      taken(1, false),
      taken(-1, true),
      taken(-1, false),
      { step: { s: 1 }, forward: `open*${G}/(1 + exp(${E}*(1 - 2*x)))`, backward: 0 },
      { step: { s: -1 }, forward: `open*${G}/(1 + exp(${E}*(2*x - 1)))`, backward: 0 },
    ],
    start: { kind: "law", weight: "1" },
  };
  return experiment({
    system,
    control: {
      duration,
      ramps: {
        next: during(0, 1, SWAP),
        take: during(1, 2, SWAP),
        open: during(2, duration, 1),
      },
    },
    cycles: { count: STEPS, discard: BEFORE },
    record: {
      columns: {
        spent: `pushed/${STEPS}`,
        known: `at(${duration}, s == x)`,
        foreseen: "at(2, s == x)",
      },
    },
    ensemble: { trajectories, seed },
  });
}

/** ln 2 - H(p). */
const information = (p: string): string => `(log(2) + ${p}*log(${p}) + (1 - ${p})*log(1 - ${p}))`;

function predicting(p: Parameters, budget: Budget, c: number): Setup {
  const asked = { m: mean("known"), f: mean("foreseen"), W: mean("spent") };
  const one = (formula: string): Quantity => of("steps", derived(formula, asked));
  const lost = `${information("m")} - ${information("f")}`;
  return {
    experiments: { steps: following({ ...(p as Signal), c }, budget) },
    quantities: {
      W_per_step: one("W"),
      I_mem: one(information("m")),
      I_pred: one(information("f")),
      nostalgia: one(lost),
      // W less the change of energy and entropy at fixed s
      W_diss_step: one(`W - ${p.E}*(m - f) + ${lost}`),
      heat_slack: one(`W - (${lost})`),
      dissipated: one(`W - (${lost})`),
    },
  };
}

export const nostalgia: Claim = {
  id: "still-2012-prediction",
  citation: "S. Still, D. A. Sivak, A. J. Bell, G. E. Crooks, PRL 109, 120604 (2012)",
  formula: "work per step >= I_mem - I_pred, the memory that does not predict",
  parameters: {
    c: "probability that the signal flips",
    E: "energy where the system differs from it",
    G: "rate of the system",
    dt: "time of a step",
  },
  ofReference: [],
  references: still2012PredictionReferences,
  source: "linear equations",
  trajectories: 20_480,
  setup: (p, budget) => predicting(p, budget, p.c as number),
  judged: () => ["W_per_step", "I_mem", "I_pred", "nostalgia", "W_diss_step", "heat_slack", "dissipated"],
  least: () => ({ dissipated: 0 }),
  acceptance: FEEDBACK,
  control: {
    says: "a signal that flips twice as often",
    breaks: "I_mem",
    setup: (p, budget) => predicting(p, budget, 2 * (p.c as number)),
  },
};
