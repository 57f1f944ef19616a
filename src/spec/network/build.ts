// Builders of networks. Each returns the plain object that JSON would hold.
import type { Edge, Network } from "./network.js";

/** A network of states or on a lattice, in one bath (`kT`) or in several. */
export const network = (
  system: Omit<Network, "dynamics" | "fields"> & { readonly fields?: Readonly<Record<string, number>> },
): Network => ({ dynamics: "network", fields: {}, ...system });

/** An edge's law and what belongs to it; `counts: "N"` stands for { N: 1 }. */
export type EdgeRates = Omit<Edge, "from" | "to" | "step" | "where" | "counts"> & {
  readonly counts?: Edge["counts"] | string;
};

const counted = ({ counts, ...rest }: EdgeRates): Omit<Edge, "from" | "to"> => ({
  ...rest,
  ...(counts === undefined ? {} : { counts: typeof counts === "string" ? { [counts]: 1 } : counts }),
});

/** An edge between two states, with one law for both of its rates. */
export const edge = (from: string, to: string, rates: EdgeRates): Edge => ({ from, to, ...counted(rates) });

/** An edge from every point of a lattice (or every one `where` a condition holds) to the one so many steps away. */
export const step = (
  by: Readonly<Record<string, number>>,
  { where, ...rates }: EdgeRates & { readonly where?: string },
): Edge => ({ step: by, ...(where === undefined ? {} : { where }), ...counted(rates) });

/** States of energy 0. */
export const states = (...names: string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, 0]));

/** A start with these probabilities, which sum to 1. */
export const probabilities = (of: Readonly<Record<string, number>>) =>
  ({ kind: "probabilities", of }) as const;

/** A start on a lattice in proportion to a formula of its coordinates: "exp(-n^2/8)". */
export const law = (weight: string) => ({ kind: "law", weight }) as const;
