// The names of a reaction network: what formulas may call species, fields, counters and columns, each by a name of its own.
import { ARITIES } from "../../formula/recorded.js";
import { SpecError } from "../error.js";
import { RESERVED } from "../formulas.js";
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

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** @throws SpecError for a name that is taken, or that no formula can hold. */
export function checkReactionNames({ system, record }: ReactionExperiment): void {
  const taken = new Map<string, string>();
  const take = (names: readonly string[], what: string): void => {
    for (const name of names) if (!taken.has(name)) taken.set(name, what);
  };
  const claim = (names: readonly string[], path: string, what: string): void => {
    for (const name of names) {
      const other = taken.get(name);
      if (IDENTIFIER.test(name) && other === undefined) continue;
      const why = other === undefined ? "" : `, which is ${other}`;
      throw new SpecError(`${path}.${name}`, `a name that is free is needed, "${name}" given${why}`);
    }
    take(names, what);
  };
  const moving = movingSpecies(system);
  take([...RESERVED, ...Object.keys(ARITIES), "volume"], "reserved");
  take([...REACTION_COLUMNS, ...chemostatColumns(system)], "a column");
  claim(Object.keys(system.species), "system.species", "a species");
  take(
    moving.map((name) => `${name}Start`),
    "a column",
  );
  claim(Object.keys(system.fields), "system.fields", "a field");
  claim(Object.keys(system.tables ?? {}), "system.tables", "a table");
  const counters = countersOf(system);
  for (const [i, reaction] of system.reactions.entries()) {
    claim(
      Object.keys(reaction.counts ?? {}).filter(
        (name) => counters.includes(name) && taken.get(name) !== "a counter",
      ),
      `system.reactions[${i}].counts`,
      "a counter",
    );
  }
  const columns = Object.keys(record.columns ?? {});
  claim(columns, "record.columns", "a column");
  const reached = columns.find((name) => name.endsWith("Reached") && columns.includes(name.slice(0, -7)));
  if (reached === undefined) return;
  throw new SpecError(
    `record.columns.${reached}`,
    `a name that is free is needed, "${reached}" given, which says whether ${reached.slice(0, -7)} came to pass`,
  );
}
