// Laws between which the entropy of a reaction network changes, read at the door.
import { SpecError } from "../error.js";
import type { LoweredReactions } from "./channels.js";
import type { ReactionExperiment, ReactionLawName } from "./reaction.js";
import { speciesWithLaw } from "./start.js";

export interface EntropyLaws {
  readonly start: ReactionLawName;
  readonly end: ReactionLawName;
}

/** The names of both laws, or null where none is booked. */
export function entropyLawsOf({ record }: Pick<ReactionExperiment, "record">): EntropyLaws | null {
  const { systemEntropy } = record;
  if (systemEntropy === undefined) return null;
  if (systemEntropy === true) return { start: "solved", end: "solved" };
  return typeof systemEntropy === "string" ? { start: systemEntropy, end: systemEntropy } : systemEntropy;
}

/** @throws SpecError where no law is solved, or nothing is known of what the surroundings get. */
export function checkReactionEntropy(experiment: ReactionExperiment, network: LoweredReactions): void {
  const laws = entropyLawsOf(experiment);
  if (laws === null) return;
  const path = "record.systemEntropy";
  const { system, stop } = experiment;
  if (stop !== undefined) {
    throw new SpecError(path, "an end at a given time is needed for the law of the counts, a stop given");
  }
  if (system.events !== undefined) {
    throw new SpecError(path, "reactions alone are needed for the law of the counts, events given");
  }
  const oneWay = network.channels.find(({ entropy }) => entropy === null);
  if (oneWay !== undefined) {
    throw new SpecError(
      path,
      `reactions with a way back are needed, reaction ${oneWay.reaction} goes one way`,
    );
  }
  const named = laws.start !== "solved" || laws.end !== "solved";
  const many = system.start.kind === "table" || speciesWithLaw(experiment, network.species) !== undefined;
  if (named && many) {
    throw new SpecError(path, '"solved" is needed where counts are drawn at the start, another law given');
  }
}
