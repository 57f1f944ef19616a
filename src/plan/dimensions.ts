// Dimensions of the ledger's columns, where an experiment has units.
import type { Experiment } from "../spec/experiment.js";
import { type Base, ENERGY, velocityOf } from "../spec/units/base.js";
import { type Dimension, PURE } from "../spec/units/unit.js";
import { namesOf } from "../spec/variables.js";

const ENERGIES = ["kT", "work", "forceWork", "heat", "energyChange", "shadowWork", "freeEnergyChange"];
/** Entropies and information are in units of k, and nats. */
const NUMBERS = ["bathEntropy", "outcome", "logLikelihood", "information"];

/** Dimension of a column by name; null where it is not known. */
export function columnDimensions({ system }: Experiment, base: Base): (column: string) => Dimension | null {
  const known = new Map<string, Dimension>([
    ...ENERGIES.map((name) => [name, ENERGY] as const),
    ...NUMBERS.map((name) => [name, PURE] as const),
    ...namesOf(system).flatMap((name): [string, Dimension][] => {
      const own = base.variable(name);
      const velocity = velocityOf(own);
      return [
        [name, own],
        [`${name}Start`, own],
        [`v_${name}`, velocity],
        [`v_${name}Start`, velocity],
        [`heat_${name}`, ENERGY],
      ];
    }),
  ]);
  return (column) => known.get(column) ?? null;
}
