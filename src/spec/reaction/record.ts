// What is recorded of reactions, read at the door, by the rules of networks: what is followed along a path is made of what events change.
import { SpecError } from "../error.js";
import { type NetworkRecord, readJumps, refuseMoments, type Where } from "../network/record.js";
import { tablesOf } from "../tables.js";
import { countersOf, heldSpecies, type LoweredReactions, movingSpecies } from "./channels.js";
import { checkLeapRecord, leaps, TAKEN_BACK } from "./method.js";
import { chemostatColumns, OF_THE_SURROUNDINGS, REACTION_COLUMNS } from "./names.js";
import type { ReactionExperiment } from "./reaction.js";

/** Names that formulas may use: of a path at every moment, of its events, of a given time, of the end. */
export function reactionNames({ system, control, method }: ReactionExperiment): Record<Where, string[]> {
  const driven = Object.keys(control.ramps);
  const fields = Object.keys(system.fields);
  const moving = movingSpecies(system);
  const held = heldSpecies(system).filter(
    (key) => typeof (system.species[key] as { fixed: unknown }).fixed === "number",
  );
  const path = [
    ...moving,
    ...moving.map((name) => `${name}Start`),
    ...held,
    "jumps",
    ...fields.filter((name) => !driven.includes(name)),
  ];
  const jump = [...path, ...driven.filter((name) => fields.includes(name)), "t"];
  const moment = [
    ...jump,
    ...countersOf(system),
    ...(leaps(method) && method.firings === "poisson" ? [TAKEN_BACK] : []),
    "bathEntropy",
    "heat",
    "chemicalWork",
    ...chemostatColumns(system),
  ];
  const end = [...new Set([...moment, ...REACTION_COLUMNS])].filter((name) => name !== "t");
  return { path: [...path, ...countersOf(system)], jump: [...jump, ...countersOf(system)], moment, end };
}

/** Reads `record.columns`, `stop` and the grid. @throws SpecError that points at the character. */
export const reactionRecordOf = (experiment: ReactionExperiment): NetworkRecord =>
  readJumps(
    experiment,
    tablesOf(experiment.system, "system.tables"),
    reactionNames(experiment),
    experiment.control.duration,
  );

/** @throws SpecError for formulas that cannot be read, or what this network does not book. */
export function checkReactionRecord(experiment: ReactionExperiment, network: LoweredReactions): void {
  const record = reactionRecordOf(experiment);
  refuseMoments(experiment, record.columns);
  checkLeapRecord(experiment.method, record);
  const oneWay = network.channels.find(({ entropy }) => entropy === null);
  if (oneWay === undefined) return;
  const asked = OF_THE_SURROUNDINGS.find((name) => experiment.record.keep.includes(name));
  if (asked === undefined) return;
  throw new SpecError(
    "record.keep",
    `reactions with a way back are needed for "${asked}", reaction ${oneWay.reaction} goes one way`,
  );
}
