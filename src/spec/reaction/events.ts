// Events of a reaction network, read at the door: counts that are set at given times, or whenever a condition becomes true.
import { type Node, number } from "../../formula/syntax.js";
import { nearest, SpecError } from "../error.js";
import { readFormula } from "../formulas.js";
import { readCondition } from "../network/record.js";
import { tablesOf } from "../tables.js";
import { movingSpecies } from "./channels.js";
import type { ReactionExperiment } from "./reaction.js";
import { reactionNames } from "./record.js";

export interface ReadEvents {
  readonly triggers: readonly { readonly when: Node; readonly set: readonly Setting[] }[];
  /** In the order of their times. */
  readonly timed: readonly { readonly at: number; readonly set: readonly Setting[] }[];
}

/** A species and its count. */
export type Setting = readonly [species: number, count: Node];

/** @throws SpecError for neither or both of at and when, a time beyond the schedule, and counts that are none */
export function eventsOf(experiment: ReactionExperiment): ReadEvents {
  const { system, control } = experiment;
  const { events = [] } = system;
  const tables = tablesOf(system, "system.tables");
  const known = reactionNames(experiment);
  const species = movingSpecies(system);
  const settings = (set: Readonly<Record<string, number | string>>, path: string): Setting[] =>
    Object.entries(set).map(([name, given]) => {
      const at = `${path}.${name}`;
      if (!species.includes(name)) {
        throw new SpecError(
          at,
          `a species that changes (${species.join(", ")}) is needed, "${name}" given${nearest(name, species)}`,
        );
      }
      if (typeof given === "string")
        return [species.indexOf(name), readFormula(given, at, known.path, tables)];
      if (Number.isSafeInteger(given) && given >= 0) return [species.indexOf(name), number(given)];
      throw new SpecError(at, `a whole number from 0 to 2^53 - 1 is needed, ${given} given`);
    });
  const read = events.map(({ at, when, set }, i) => {
    const path = `system.events[${i}]`;
    if ((at === undefined) === (when === undefined)) {
      throw new SpecError(
        path,
        `a time (at) or a condition (when) is needed, ${at === undefined ? "neither" : "both"} given`,
      );
    }
    if (at !== undefined && at > control.duration) {
      throw new SpecError(`${path}.at`, `a time up to ${control.duration} is needed, ${at} given`);
    }
    const own = settings(set, `${path}.set`);
    return {
      at,
      when: when === undefined ? null : readCondition(when, `${path}.when`, tables, known),
      set: own,
    };
  });
  return {
    triggers: read.flatMap(({ when, set }) => (when === null ? [] : [{ when, set }])),
    timed: read.flatMap(({ at, set }) => (at === undefined ? [] : [{ at, set }])).sort((a, b) => a.at - b.at),
  };
}
