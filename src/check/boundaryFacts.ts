// Whether the entropy of the system begins with the law that the trajectories do begin with: ln b0 of an integral theorem must be that of
// the start, while b1 may be any.
import { type Experiment, isReaction } from "../spec/experiment.js";
import type { NetworkExperiment, NetworkLawName } from "../spec/network/network.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { entropyLawsOf } from "../spec/reaction/systemEntropy.js";
import { networkOf, startsSteady } from "./networkFacts.js";

/** The law that the system's entropy begins with, as it is named; undefined where none is booked. */
function nameOfStart({ record }: NetworkExperiment): NetworkLawName | undefined {
  const named = record.systemEntropy;
  return typeof named === "object" && "start" in named ? named.start : named;
}

function isStart(name: NetworkLawName, network: NetworkExperiment): boolean {
  const { start, states = {} } = network.system;
  // nothing that was discarded is known of
  if ((network.cycles?.discard ?? 0) > 0) return false;
  if (name === "solved") return true;
  if (name === "equilibrium") return start.kind === "equilibrium";
  if (name === "steady") return startsSteady(network);
  if (start.kind === "point") return name.probabilities[String(start.at)] === 1;
  if (start.kind !== "probabilities") return false;
  return Object.keys(states).every(
    (state) => Math.abs((name.probabilities[state] ?? 0) - (start.of[state] ?? 0)) <= 1e-12,
  );
}

/** The same of reactions: true laws, or the solved one that trajectories start from. */
function isStartOfReactions(reactions: ReactionExperiment): boolean {
  const laws = entropyLawsOf(reactions);
  if (laws === null || laws.start === "solved") return true;
  // an equilibrium is the steady state where it is one
  return (reactions.cycles?.discard ?? 0) === 0 && startsSteady(reactions);
}

const OTHER =
  "it is stated for an entropy that begins with the law of the start: record.systemEntropy names another";

/** Why the column `entropyProduction` does not begin with the true law, or null. */
export function noTrueStart(experiment: Experiment | null): string | null {
  if (experiment !== null && isReaction(experiment)) return isStartOfReactions(experiment) ? null : OTHER;
  const network = networkOf(experiment);
  if (network === null) return null;
  const name = nameOfStart(network);
  if (name === undefined || isStart(name, network)) return null;
  return OTHER;
}
