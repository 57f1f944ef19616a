// Counters with their affinities: those of an experiment, or as they are told.

import * as math from "../kernel/math.js";
import { SpecError, shown } from "../spec/error.js";
import { isReaction } from "../spec/experiment.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { stationary } from "../theory/network/stationary.js";
import { affinitiesOf } from "./affinities.js";
import type { Situation } from "./check.js";
import { jumpsOf } from "./jumpsOf.js";
import { countersOf, currentsOf, networkOf } from "./networkFacts.js";
import type { Option } from "./options.js";
import { reactionAffinities } from "./reactionAffinities.js";

/** Affinities in units of k by counter, or names of counters, whose affinities the network tells. */
export type Currents = Readonly<Record<string, number>> | readonly string[];

export const currentsOption: Option = {
  needed: "counters with their affinities, as in { N: 2.8 }, or a list of counters",
  optional: true,
  read(value, path) {
    const names = Array.isArray(value) ? (value as unknown[]) : null;
    const fine =
      names !== null
        ? names.length > 0 && names.every((name) => typeof name === "string")
        : typeof value === "object" &&
          value !== null &&
          Object.values(value).every((a) => Number.isFinite(a));
    if (!fine) throw new SpecError(path, `${currentsOption.needed} is needed, ${shown(value)} given`);
  },
};

export interface KnownCurrents {
  readonly affinities: Readonly<Record<string, number>>;
  /** ln p_s - psi by state: what ends and start add to S; empty where nothing is known of it. */
  readonly boundary: readonly number[];
  /** The same as a formula, of reactions, whose states have no numbers. */
  readonly ends?: string;
}

/** The currents of a steady state, or the sentence that says why they are not known. */
export function currentsIn(given: Currents | undefined, { experiment }: Situation): KnownCurrents | string {
  if (experiment !== null && isReaction(experiment)) return currentsOfReactions(given, experiment);
  const network = networkOf(experiment);
  if (network === null) {
    if (given === undefined || Array.isArray(given))
      return "it needs the experiment, or `currents`: the affinity of each counter";
    return { affinities: given as Readonly<Record<string, number>>, boundary: [] };
  }
  const names = given === undefined ? currentsOf(network) : Array.isArray(given) ? given : Object.keys(given);
  const foreign = names.find((name: string) => !currentsOf(network).includes(name));
  if (foreign !== undefined) {
    return countersOf(network).includes(foreign)
      ? `currents are needed, and "${foreign}" does not change its sign on the way back`
      : `the counter "${foreign}" is needed`;
  }
  const found = affinitiesOf(network, names);
  if (typeof found === "string") return found;
  const p = stationary(jumpsOf(network).jumps);
  return {
    affinities:
      given === undefined || Array.isArray(given) ? found.affinities : (given as Record<string, number>),
    boundary: [...found.potential].map((psi, i) => math.log(p[i] as number) - psi),
  };
}

function currentsOfReactions(
  given: Currents | undefined,
  reactions: ReactionExperiment,
): KnownCurrents | string {
  const odd = currentsOf(reactions);
  const told = given === undefined || Array.isArray(given) ? null : (given as Record<string, number>);
  const names = given === undefined ? odd : told === null ? (given as readonly string[]) : Object.keys(told);
  const foreign = names.find((name) => !odd.includes(name));
  if (foreign !== undefined)
    return `a counter that changes its sign on the way back is needed, "${foreign}" given`;
  const found = reactionAffinities(reactions, names);
  if (typeof found === "string") return told === null ? found : { affinities: told, boundary: [] };
  return { affinities: told ?? found, boundary: [], ends: `entropyProduction - (${sumOf(found)})` };
}

/** sum of A N, as a formula. */
export const sumOf = (affinities: Readonly<Record<string, number>>): string =>
  Object.entries(affinities)
    .map(([name, affinity]) => `(${affinity})*${name}`)
    .join(" + ") || "0";

/** A function of the state as a formula, which is a sum over steps between neighbours that differ. */
export const ofState = (values: readonly number[], state: string): string =>
  values
    .flatMap((value, i) => {
      const step = value - (i === 0 ? 0 : (values[i - 1] as number));
      return step === 0 ? [] : [i === 0 ? `${step}` : `(${step})*(${state} > ${i - 0.5})`];
    })
    .join(" + ") || "0";
