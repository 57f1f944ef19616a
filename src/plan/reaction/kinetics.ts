// A reaction network in given fields as numbers, as theory takes it.

import { fold } from "../../formula/fold.js";
import { prepared } from "../../formula/prepared.js";
import { lowerReactions } from "../../spec/reaction/channels.js";
import type { ReactionExperiment } from "../../spec/reaction/reaction.js";
import type { Kinetics } from "../../theory/reaction/kinetics.js";

/** The network in the fields at t = 0-. */
export function kineticsOf({ system, control }: Pick<ReactionExperiment, "system" | "control">): Kinetics {
  const { species, channels } = lowerReactions(system, control);
  const known: Readonly<Record<string, number>> = { ...system.fields, t: 0 };
  return {
    species: species.length,
    reactions: channels.map(({ change, propensity }) => {
      const { names, value } = prepared(fold(propensity, (text) => known[text]));
      const places = names.map((name) => species.indexOf(name));
      return {
        change,
        propensity: (counts) => value(Float64Array.from(places, (k) => counts[k] as number)),
      };
    }),
  };
}
