// Builders of reaction networks. Each returns the plain object that JSON would hold.
import type { Reaction, ReactionStart, Reactions } from "./reaction.js";

/** Counts of species that react in a volume. */
export const reactions = (
  system: Omit<Reactions, "dynamics" | "fields" | "volume" | "constants" | "kT" | "start"> &
    Partial<Pick<Reactions, "fields" | "volume" | "constants" | "kT">> & { readonly start?: ReactionStart },
): Reactions => ({
  dynamics: "reactions",
  volume: 1,
  constants: "rate",
  kT: 1,
  fields: {},
  start: { kind: "point" },
  ...system,
});

/** A law of rates and what belongs to it; `counts: "N"` stands for { N: 1 }. */
export type ReactionRates = Omit<Reaction, "equation" | "from" | "to" | "counts"> & {
  readonly counts?: Reaction["counts"] | string;
};

/** "2 A + B -> C" with a rate or a propensity, "X <-> Y" with one for each way; a number or formula alone is the rate. */
export function reaction(equation: string, rates: number | string | ReactionRates): Reaction {
  if (typeof rates !== "object") return { equation, rate: rates };
  const { counts, ...rest } = rates;
  return {
    equation,
    ...rest,
    ...(counts === undefined ? {} : { counts: typeof counts === "string" ? { [counts]: 1 } : counts }),
  };
}
