// Reactions, one small experiment per way through their kernel. Their bytes are pinned in bytes.json.
import {
  type Experiment,
  experiment,
  type ReactionExperiment,
  ramp,
  reaction,
  reactions,
  schedule,
} from "../../dist/index.js";

type By = "direct" | "nextReaction";

const ensemble = { trajectories: 1100, seed: 20_260_101 };

/** Schlogl's, with chemostats: entropy, chemical work, looks on the way. */
const booked = (by: By): Experiment =>
  experiment({
    system: reactions({
      constants: "stochastic",
      species: { A: { fixed: 2, mu: 1 }, B: { fixed: 1, mu: 0.25 }, X: 250 },
      reactions: [
        reaction("A + 2 X <-> 3 X", { forward: 0.015, backward: 1e-4, counts: "up" }),
        reaction("B <-> X", { forward: 200, backward: 3.5 }),
      ],
    }),
    method: { by },
    control: schedule({ duration: 0.3 }),
    record: {
      columns: { area: "integral(X)", middle: "at(0.1, X)", largest: "max(up)" },
      grid: { times: [0.1, 0.2], of: ["X", "bathEntropy"], histograms: {} },
    },
    ensemble,
  });

/** Fields that move and jump, mass action and formulas of them, cycles after a burn-in. */
const driven = (by: By): Experiment =>
  experiment({
    system: reactions({
      species: { S: 12, P: 3, F: { fixed: "feed", mu: "log(feed)" } },
      fields: { feed: 6, K: 9, k: 1 },
      volume: 2,
      reactions: [
        reaction("F <-> S", { forward: "k", backward: "1 + 0.5*sin(3*t)", counts: "fed" }),
        reaction("S <-> P", { propensity: ["2*S*k/(1 + P/K)", "P*exp(-k)"] }),
      ],
      start: { kind: "steady", burnIn: 0.5 },
    }),
    method: { by },
    control: schedule({
      duration: 1,
      feed: ramp([0, 6], [0.5, 12], [1, 6]),
      k: ramp([0.4, 1], [0.4, 1.5], [0.8, 1.5], [0.8, 1]),
    }),
    cycles: { count: 2, discard: 1 },
    record: { columns: { moved: "change(k*S)", first: "firstTime(P >= 8)" } },
    ensemble,
  });

/** Counts that are set at times and at conditions. */
const events = (by: By): Experiment =>
  experiment({
    system: reactions({
      species: { P: 60, D: 0 },
      reactions: [reaction("2 P <-> D", { forward: 0.005, backward: 0.1 })],
      events: [
        { when: "D > 12", set: { P: "P + 2*D", D: 0 } },
        { at: 4, set: { P: "P + 10" } },
        { at: 4, set: { D: 3 } },
      ],
    }),
    method: { by },
    control: schedule({ duration: 8 }),
    record: { columns: { resets: "count(D == 0)", later: "at(5, P)" } },
    ensemble,
  });

/** Trajectories that stop, by a count or by events. */
const stopped = (by: By): Experiment =>
  experiment({
    system: reactions({
      species: { E: 5, S: 30, ES: 0, P: 0 },
      reactions: [
        reaction("E + S <-> ES", { forward: 1, backward: 1 }),
        reaction("ES -> E + P", { rate: 0.5, counts: "made" }),
      ],
    }),
    method: { by },
    control: schedule({ duration: 12 }),
    record: { columns: { busy: "integral(ES)" } },
    stop: "P >= 20 || jumps >= 180",
    ensemble,
  });

/** A chain of hops, of more reactions than a step looks at. */
const chain = experiment({
  system: reactions({
    species: Object.fromEntries(Array.from({ length: 81 }, (_, i) => [`X${i}`, i === 0 ? 50 : 0])),
    reactions: Array.from({ length: 80 }, (_, i) =>
      reaction(`X${i} <-> X${i + 1}`, { forward: 3, backward: 1 }),
    ),
  }),
  control: schedule({ duration: 2 }),
  ensemble,
});

export const REACTIONS: Readonly<Record<string, Experiment>> = {
  reactionsBooked: booked("direct"),
  reactionsBookedRace: booked("nextReaction"),
  reactionsDriven: driven("direct"),
  reactionsDrivenRace: driven("nextReaction"),
  reactionsEvents: events("direct"),
  reactionsEventsRace: events("nextReaction"),
  reactionsStopped: stopped("direct"),
  reactionsStoppedRace: stopped("nextReaction"),
  reactionsChain: chain,
};

/** Columns of reactions whose bytes are pinned. */
export const reactionColumns = ({ system, record, stop }: ReactionExperiment): string[] => [
  ...Object.entries(system.species).flatMap(([name, given]) =>
    typeof given === "object" && "fixed" in given ? [`particles_${name}`] : [name],
  ),
  "jumps",
  ...system.reactions.flatMap(({ counts = {} }) => Object.keys(counts)),
  ...Object.keys(record.columns ?? {}),
  ...(system.reactions.every(({ equation = "" }) => equation.includes("<->")) && system.events === undefined
    ? ["bathEntropy"]
    : []),
  ...(stop === undefined ? [] : ["stopTime", "stopped"]),
];
