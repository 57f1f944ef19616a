// What the checks know of a network of jumps from its description alone: whether it stays in a steady state, what its counters are.
import type { Experiment } from "../spec/experiment.js";
import { isLangevin, isNetwork, isReaction } from "../spec/experiment.js";
import type { Edge, NetworkExperiment } from "../spec/network/network.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";

/** The experiment where it is a network of jumps. */
export const networkOf = (experiment: Experiment | null): NetworkExperiment | null =>
  experiment !== null && isNetwork(experiment) ? experiment : null;

/** The experiment where its states are counts, whether named or not: jumps of a network, reactions. */
export const jumpingOf = (experiment: Experiment | null): NetworkExperiment | ReactionExperiment | null =>
  experiment !== null && !isLangevin(experiment) ? experiment : null;

/** Edges, or reactions, with what they count. */
const counting = (jumping: NetworkExperiment | ReactionExperiment): readonly Pick<Edge, "counts">[] =>
  isReaction(jumping) ? jumping.system.reactions : jumping.system.edges;

/** Names of counters in the order in which the edges, or reactions, name them. */
export const countersOf = (jumping: NetworkExperiment | ReactionExperiment): string[] => [
  ...new Set(counting(jumping).flatMap(({ counts = {} }) => Object.keys(counts))),
];

/** Those that change sign on the way back. */
export const currentsOf = (jumping: NetworkExperiment | ReactionExperiment): string[] =>
  countersOf(jumping).filter((name) =>
    counting(jumping).every(({ counts }) => {
      const given = counts?.[name];
      return given === undefined || typeof given === "number" || given[0] === -given[1];
    }),
  );

/** Fields whose ramps leave their value at t = 0-, and the time itself. */
function moving({ system, control }: NetworkExperiment): Set<string> {
  const driven = Object.entries(control.ramps ?? {}).filter(([name, points]) =>
    points.some(([, value]) => value !== system.fields[name]),
  );
  return new Set(["t", ...driven.map(([name]) => name)]);
}

/** Whether a rate of reactions, or a chemostat, changes in time. */
const movesInTime = ({ system, control }: ReactionExperiment): boolean =>
  Object.entries(control.ramps).some(([name, points]) =>
    points.some(([, value]) => value !== system.fields[name]),
  ) ||
  JSON.stringify([system.reactions, system.species, system.volume]).match(
    /(?<![A-Za-z0-9_.])t(?![A-Za-z0-9_.])/,
  ) !== null;

/** Every formula of the system, its tables apart. */
export function formulasIn({ system }: NetworkExperiment): string[] {
  const found: string[] = [];
  const take = (given: unknown): void => {
    if (typeof given === "string") found.push(given);
  };
  const { kT, baths = {}, states = {}, lattice, edges } = system;
  take(kT);
  for (const bath of Object.values(baths)) [bath.kT, bath.mu].forEach(take);
  for (const state of Object.values(states)) take(typeof state === "object" ? state.energy : state);
  [lattice?.energy, lattice?.particles].forEach(take);
  for (const edge of edges) {
    const { drive, rate, prefactor, barrier, fermi, bose, ohmic, forward, backward } = edge;
    [drive, rate, prefactor, barrier, fermi, bose, ohmic, forward, backward].forEach(take);
  }
  return found;
}

const NAME = /[A-Za-z_][A-Za-z0-9_.]*/g;

/** Whether an energy, a rate or a bath changes in time. */
export function isDriven(network: NetworkExperiment): boolean {
  const names = moving(network);
  return formulasIn(network).some((text) => (text.match(NAME) ?? []).some((name) => names.has(name)));
}

/** Whether the start is the steady state in the fields at t = 0-, solved. */
export const startsSteady = ({
  system: { start },
}: Pick<NetworkExperiment | ReactionExperiment, "system">): boolean =>
  start.kind === "equilibrium" || (start.kind === "steady" && start.burnIn === undefined);

/** Whether all states are equally likely at the start. */
export function startsUniform({ system: { start, states = {} } }: NetworkExperiment): boolean {
  if (start.kind === "law") return Number.isFinite(Number(start.weight));
  if (start.kind !== "probabilities") return false;
  const shares = Object.keys(states).map((name) => start.of[name] ?? 0);
  const [first = 0] = shares;
  // as far as 1/n can be written
  return shares.every((share) => Math.abs(share - first) <= 1e-12);
}

/** Why nothing may change in time where something does, or null. */
export const driven = (experiment: Experiment | null): string | null => {
  if (experiment !== null && isReaction(experiment) && movesInTime(experiment))
    return "it is stated for rates that do not change: no rate or chemostat may";
  const network = networkOf(experiment);
  return network !== null && isDriven(network)
    ? "it is stated for rates that do not change: no energy, rate or bath may"
    : null;
};

/** Why a network is not in a steady state from start to end, or null. Nothing is known of measured data and of Langevin motion. */
export function notSteady(experiment: Experiment | null): string | null {
  if (experiment !== null && isReaction(experiment)) {
    if (movesInTime(experiment))
      return "it is stated for a steady state: no rate or chemostat may change in time";
    return startsSteady(experiment) ? null : "it is stated for a steady start that is solved";
  }
  const network = networkOf(experiment);
  if (network === null) return null;
  if (isDriven(network)) return "it is stated for a steady state: no energy, rate or bath may change in time";
  return startsSteady(network) ? null : "it is stated for a steady start that is solved";
}

/** Why trajectories do not all have the same length, or null. */
export const stops = (experiment: Experiment | null): string | null =>
  experiment === null || isLangevin(experiment) || experiment.stop === undefined
    ? null
    : "it is stated at a given time: no trajectory may stop before";

/** Why time is not continuous, or null. */
export const steps = (experiment: Experiment | null): string | null =>
  networkOf(experiment)?.method.scheme === "chain"
    ? "it is stated in continuous time, and the experiment is a chain of steps"
    : null;
