// The laws of a reaction network's counts where its ledger begins and ends, by the master equation along burn-in, discarded and counted
// cycles, of as many states as it takes to lose no more than 1e-12.
import { mentions } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredReactions } from "../../spec/reaction/channels.js";
import type { ReactionExperiment } from "../../spec/reaction/reaction.js";
import { type Evolved, evolved, type Motion } from "../../theory/reaction/evolve.js";
import type { Kinetics } from "../../theory/reaction/kinetics.js";
import { TooLarge } from "../../theory/reaction/law.js";
import { leadOf, movingIn, type Piece, piecesOf, within } from "../jump/pieces.js";
import { NO_MOMENTS } from "../moments.js";
import { alongSchedule } from "../timeline.js";
import { kineticsIn } from "./kinetics.js";
import { startLaw } from "./start.js";

/** Both on the same states. */
export interface EndLaws {
  readonly states: Evolved["states"];
  readonly start: Float64Array;
  readonly end: Float64Array;
}

/** @throws SpecError at `path` with a stop, events, or more states or events than are solved in seconds. */
export function countLaws(experiment: ReactionExperiment, network: LoweredReactions, path: string): EndLaws {
  const { system, control, cycles, stop } = experiment;
  if (stop !== undefined) {
    throw new SpecError(path, "an end at a given time is needed for the law of the counts, a stop given");
  }
  if (system.events !== undefined) {
    throw new SpecError(path, "reactions alone are needed for the law of the counts, events given");
  }
  const burnIn = system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0;
  const line = alongSchedule(control, system.fields, burnIn);
  const motion = motionsOf(network, system.fields);
  const discard = cycles?.discard ?? 0;
  const course = {
    lead: leadOf(line).map(motion),
    round: piecesOf(line, NO_MOMENTS).map(motion),
    marks: [discard, discard + (cycles?.count ?? 1)],
  };
  try {
    const { states, probabilities } = evolved(startLaw(experiment, network), course);
    const [start, end] = probabilities as [Float64Array, Float64Array];
    return { states, start: normalized(start), end: normalized(end) };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    throw new SpecError(
      path,
      `a law of the counts that is solved in seconds is needed, this one takes ${error.message}`,
    );
  }
}

/** Pieces of a schedule as theory takes them; pieces in which nothing moves that a rate mentions share what they need. */
function motionsOf(
  network: LoweredReactions,
  fields: Readonly<Record<string, number>>,
): (piece: Piece) => Motion {
  const known = new Map<string, Kinetics>();
  return (piece) => {
    const moving = movingIn(piece);
    return {
      length: piece.length,
      still: !network.channels.some(({ propensity }) => mentions(propensity, moving)),
      at(share) {
        const now = { ...fields, ...within(piece, share) };
        const key = JSON.stringify(now);
        const kinetics = known.get(key) ?? kineticsIn(network, now);
        if (known.size < 64) known.set(key, kinetics);
        return kinetics;
      },
    };
  };
}

function normalized(p: Float64Array): Float64Array {
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}
