// The names of a reaction network: what formulas may call species, fields, counters and columns, each by a name of its own.
import { ARITIES } from "../../formula/recorded.js";
import { RESERVED } from "../formulas.js";
import { TakenNames } from "../takenNames.js";
import { countersOf, heldSpecies, movingSpecies } from "./channels.js";
import type { ReactionExperiment, Reactions } from "./reaction.js";

/** Columns of the ledger that every reaction network may have. */
export const REACTION_COLUMNS = [
  "jumps",
  "takenBack",
  "bathEntropy",
  "heat",
  "chemicalWork",
  "systemEntropy",
  "entropyProduction",
  "stopTime",
  "stopped",
  "logWeight",
];

/** Columns that need to know what an event gives to its surroundings. */
export const OF_THE_SURROUNDINGS = ["bathEntropy", "heat"];

/** particles_B of every chemostat. */
export const chemostatColumns = (system: Pick<Reactions, "species">): string[] =>
  heldSpecies(system).map((name) => `particles_${name}`);

/** @throws SpecError for a name that is taken, or that no formula can hold. */
export function checkReactionNames({ system, record }: ReactionExperiment): void {
  const taken = new TakenNames();
  const moving = movingSpecies(system);
  taken.take([...RESERVED, ...Object.keys(ARITIES), "volume"], "reserved");
  taken.take([...REACTION_COLUMNS, ...chemostatColumns(system)], "a column");
  taken.take(
    moving.map((name) => `${name}Start`),
    "a column",
  );
  taken.claim(Object.keys(system.species), "system.species", "a species");
  taken.claim(Object.keys(system.fields), "system.fields", "a field");
  taken.claim(Object.keys(system.tables ?? {}), "system.tables", "a table");
  const counters = countersOf(system);
  for (const [i, reaction] of system.reactions.entries()) {
    taken.claim(
      Object.keys(reaction.counts ?? {}).filter(
        (name) => counters.includes(name) && taken.of(name) !== "a counter",
      ),
      `system.reactions[${i}].counts`,
      "a counter",
    );
  }
  taken.claimColumns(Object.keys(record.columns ?? {}));
}
