// Dimensions of the ledger's columns, where an experiment has units.
import type { LangevinExperiment } from "../spec/experiment.js";
import { recordOf } from "../spec/record.js";
import { type Base, ENERGY, TIME, velocityOf } from "../spec/units/base.js";
import { dimensionOf } from "../spec/units/formula.js";
import { type Dimension, PURE } from "../spec/units/unit.js";
import { namesOf } from "../spec/variables.js";

const ENERGIES = ["kT", "work", "forceWork", "heat", "energyChange", "shadowWork", "freeEnergyChange"];
/** Entropies and information are in units of k, and nats. */
const NUMBERS = ["bathEntropy", "outcome", "logLikelihood", "information", "stopped", "logWeight"];

/** Dimension of a column by name; null where it is not known. */
export function columnDimensions(
  experiment: LangevinExperiment,
  base: Base,
): (column: string) => Dimension | null {
  const { system, record } = experiment;
  const known = new Map<string, Dimension>([
    ...ENERGIES.map((name) => [name, ENERGY] as const),
    ...NUMBERS.map((name) => [name, PURE] as const),
    ["stopTime", TIME],
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
  const recorded = record.columns === undefined ? {} : recordOf(experiment).columns;
  const dimension = (column: string, depth: number): Dimension | null => {
    const node = Object.hasOwn(recorded, column) ? recorded[column] : undefined;
    // a column may be made of others; none of itself, which the door has refused
    if (node === undefined || depth > Object.keys(recorded).length) return known.get(column) ?? null;
    return dimensionOf(node, (name) => dimension(name, depth + 1));
  };
  for (const column of Object.keys(recorded)) known.set(`${column}Reached`, PURE);
  return (column) => dimension(column, 0);
}
