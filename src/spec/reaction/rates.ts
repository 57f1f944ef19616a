// Rates under the protocol: none may turn negative or infinite, no propensity may take what is not there.
import { evaluateNumber } from "../../formula/evaluate.js";
import { fold } from "../../formula/fold.js";
import type { Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import { type Bounds, firstRefused } from "../network/proof.js";
import { stretchesOf } from "../network/stretches.js";
import type { LoweredReactions, ReactionChannel } from "./channels.js";
import type { ReactionExperiment } from "./reaction.js";

const RATE: Bounds = {
  allows: ([low, high]) => low >= 0 && high < Infinity,
  refuses: (value) => !(value >= 0 && value < Infinity),
};

const ABOVE: Bounds = {
  allows: ([low, high]) => low > 0 && high < Infinity,
  refuses: (value) => !(value > 0 && value < Infinity),
};

/** @throws SpecError that names the reaction, and time and value of what cannot be. */
export function checkReactionRates(experiment: ReactionExperiment, network: LoweredReactions): void {
  const { volume, kT, chemostats, channels } = network;
  const held = (node: Node, bounds: Bounds, path: string, what: string): void => {
    const first = evaluateNumber(node, before(experiment));
    if (bounds.refuses(first)) throw new SpecError(path, `${what} is needed, ${first} given`);
    if (node.kind === "number") return;
    for (const stretch of stretchesOf(experiment.control)) {
      const found = firstRefused(node, stretch, bounds);
      if (found !== null)
        throw new SpecError(path, `${what} is needed, ${found.value} at t = ${found.time} given`);
    }
  };
  held(volume, ABOVE, "system.volume", "a volume above 0");
  held(kT, ABOVE, "system.kT", "a temperature above 0");
  for (const { name, count } of chemostats) {
    held(count, RATE, `system.species.${name}.fixed`, "a finite count of at least 0");
  }
  for (const channel of channels) {
    const path = `system.reactions[${channel.reaction}]`;
    if (channel.coefficient !== null) {
      held(channel.coefficient, RATE, path, `a finite rate of at least 0 (${channel.direction})`);
      if (
        channel.entropy !== null &&
        channel.coefficient.kind === "number" &&
        channel.coefficient.value === 0
      ) {
        throw new SpecError(
          path,
          `rates above 0 both ways, or "->" for a reaction of one way, are needed, 0 (${channel.direction}) given`,
        );
      }
    } else checkPropensity(experiment, network, channel, path);
  }
}

const before = ({ system }: ReactionExperiment): Record<string, number> => ({ ...system.fields, t: 0 });

/** A propensity by formula at the counts of the start, over the schedule, and wherever one of the species that it takes has run out. */
function checkPropensity(
  experiment: ReactionExperiment,
  { species, start }: LoweredReactions,
  { propensity, change, direction }: ReactionChannel,
  path: string,
): void {
  const at = (counts: readonly number[]): number =>
    evaluateNumber(propensity, {
      ...before(experiment),
      ...Object.fromEntries(species.map((name, k) => [name, counts[k] as number])),
    });
  const state = (counts: readonly number[]): string =>
    species.map((name, k) => `${name} = ${counts[k]}`).join(", ");
  const first = at(start);
  if (RATE.refuses(first)) {
    throw new SpecError(
      path,
      `a finite propensity of at least 0 is needed, ${first} (${direction}) at ${state(start)} given`,
    );
  }
  // counts may stay as they are for any time, unless something sets them
  const still = fold(propensity, (key) => start[species.indexOf(key)]);
  for (const stretch of experiment.system.events === undefined ? stretchesOf(experiment.control) : []) {
    const found = firstRefused(still, stretch, RATE);
    if (found === null) continue;
    throw new SpecError(
      path,
      `a finite propensity of at least 0 is needed, ${found.value} (${direction}) at t = ${found.time} and ${state(start)} given`,
    );
  }
  change.forEach((by, k) => {
    for (let left = 0; left < Math.min(-by, MOST_PROBES); left++) {
      for (const others of [0, 1, 10, null]) {
        const counts = start.map((n, i) => (i === k ? left : (others ?? n)));
        const value = at(counts);
        if (!(value > 0)) continue;
        throw new SpecError(
          path,
          `a propensity that is 0 where fewer than ${-by} of "${species[k]}" are left is needed (a count would turn negative), ${value} (${direction}) at ${state(counts)} given`,
        );
      }
    }
  });
}

const MOST_PROBES = 8;
