// A reaction network in given fields as numbers, as theory takes it.

import { fold } from "../../formula/fold.js";
import { prepared } from "../../formula/prepared.js";
import { type LoweredReactions, lowerReactions } from "../../spec/reaction/channels.js";
import type { ReactionExperiment } from "../../spec/reaction/reaction.js";
import type { Kinetics } from "../../theory/reaction/kinetics.js";
import type { Fields } from "../timeline.js";

/** The network in the fields at t = 0-. */
export const kineticsOf = ({ system, control }: Pick<ReactionExperiment, "system" | "control">): Kinetics =>
  kineticsIn(lowerReactions(system, control), { ...system.fields, t: 0 });

/** The network in given fields, the time among them. */
export function kineticsIn({ species, channels }: LoweredReactions, fields: Fields): Kinetics {
  return {
    species: species.length,
    reactions: channels.map(({ change, propensity }) => {
      const { names, value } = prepared(fold(propensity, (text) => fields[text]));
      const places = names.map((name) => species.indexOf(name));
      const values = new Float64Array(places.length);
      return {
        change,
        propensity: (counts) => {
          for (let i = 0; i < places.length; i++) values[i] = counts[places[i] as number] as number;
          return value(values);
        },
      };
    }),
  };
}
