// Propensities and gains of reactions as their loop takes them: numbers by window where nothing moves, else formulas with bounds.
import { mentions, type Node, product } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import { combinationsOf, type ReactionChannel } from "../../spec/reaction/channels.js";
import { boundsOf } from "./bounds.js";
import type { Coefficients } from "./coefficients.js";
import type { StepChannel } from "./step.js";

/** Fields that move within windows; which loop there is. */
interface Loop {
  readonly restless: ReadonlySet<string>;
  readonly racing: boolean;
  readonly leaping: boolean;
}

/** Propensities and gains as a step takes them. @throws SpecError for a propensity that nothing bounds */
export function stepChannels(
  ordered: readonly ReactionChannel[],
  gains: readonly (readonly Node[])[],
  fields: readonly string[],
  { restless, racing, leaping }: Loop,
  species: ReadonlySet<string>,
  coefficients: Coefficients,
): StepChannel[] {
  const driven = new Set(fields);
  const moves = ({ propensity }: ReactionChannel): boolean => mentions(propensity, restless);
  // a step thins all reactions together, a race each of them alone; a leap holds them
  const all = !racing && !leaping && ordered.some(moves);
  return ordered.map((channel, c): StepChannel => {
    const { propensity, coefficient, change } = channel;
    const thin = all || (racing && moves(channel));
    const hoisted = (node: Node): Node =>
      thin || mentions(node, restless) ? node : coefficients.hoisted(node, "value", species, driven);
    const shared = {
      change,
      gains: (gains[c] as readonly Node[]).map(hoisted),
      guarded: coefficient === null,
    };
    if (!thin) return { ...shared, propensity: hoisted(propensity), bound: null };
    if (!mentions(propensity, driven)) return { ...shared, propensity, bound: propensity };
    if (coefficient !== null) {
      const bound = product(
        combinationsOf(channel.takes, [...species]),
        coefficients.name("high", coefficient),
      );
      return { ...shared, propensity, bound };
    }
    const bounds = boundsOf(propensity, driven, species, coefficients);
    if (bounds !== null) return { ...shared, propensity, bound: bounds.high };
    throw new SpecError(
      `system.reactions[${channel.reaction}].propensity`,
      "a formula that can be bounded while its fields move is needed (sums, products, powers, exp, log, sqrt, tanh of fields and counts)",
    );
  });
}
