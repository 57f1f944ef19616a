// The names of a network: what formulas may call states, attributes, fields, counters and columns, each by a name of its own.
import { ARITIES } from "../../formula/recorded.js";
import { SpecError } from "../error.js";
import { RESERVED } from "../formulas.js";
import { IDENTIFIER, TakenNames } from "../takenNames.js";
import { flowColumns } from "../terms.js";
import { countersOf } from "./channels.js";
import type { Network, NetworkExperiment } from "./network.js";
import { attributesOf } from "./states.js";

/** Columns of the ledger that every network may have. */
export const NETWORK_COLUMNS = [
  "stateStart",
  "state",
  "jumps",
  "work",
  "forceWork",
  "chemicalWork",
  "heat",
  "energyChange",
  "shadowWork",
  "bathEntropy",
  "freeEnergyChange",
  "stopTime",
  "stopped",
  "systemEntropy",
  "entropyProduction",
  "housekeepingHeat",
  "housekeepingEntropy",
  "excessHeat",
  "excessEntropy",
  "logWeight",
];

/** Columns that need to know what a jump gives to its bath. */
export const OF_THE_BATH = [
  "forceWork",
  "heat",
  "shadowWork",
  "bathEntropy",
  "entropyProduction",
  "housekeepingHeat",
  "housekeepingEntropy",
  "excessHeat",
  "excessEntropy",
];

/** Names of the baths. */
export const bathNames = ({ baths }: Pick<Network, "baths">): string[] =>
  Object.keys(baths ?? { bath: null });

/** heat_b, energy_b and particles_b of every bath, where there are several. */
export const bathColumns = (network: Pick<Network, "baths">): string[] =>
  bathNames(network).length === 1
    ? []
    : bathNames(network).flatMap((name) => ["heat", "energy", "particles"].map((of) => `${of}_${name}`));

/** States that formulas can name; others ("0", "R*") have their index alone. */
export const namedStates = ({ states = {} }: Pick<Network, "states">): string[] =>
  Object.keys(states).filter((name) => IDENTIFIER.test(name));

/** @throws SpecError for a name that is taken, or that no formula can hold. */
export function checkNetworkNames({ system, record }: NetworkExperiment): void {
  const taken = new TakenNames();
  for (const name of bathNames(system)) {
    if (/^[A-Za-z0-9_]+$/.test(name)) continue;
    throw new SpecError(`system.baths.${name}`, `a name of letters and digits is needed, "${name}" given`);
  }
  for (const name of Object.keys(system.states ?? {})) {
    if (name !== "" && name !== "__proto__") continue;
    throw new SpecError(
      "system.states",
      `a name of at least one letter is needed for a state, "${name}" given`,
    );
  }
  const attributes = attributesOf(system);
  taken.take([...RESERVED, ...Object.keys(ARITIES)], "reserved");
  taken.take([...NETWORK_COLUMNS, ...bathColumns(system), ...flowColumns(record)], "a column");
  taken.claim(
    attributes,
    system.lattice === undefined ? "system.states" : "system.lattice.coordinates",
    system.lattice === undefined ? "an attribute" : "a coordinate",
  );
  taken.take(
    attributes.map((name) => `${name}Start`),
    "a column",
  );
  taken.claim(Object.keys(system.fields), "system.fields", "a field");
  taken.claim(Object.keys(system.tables ?? {}), "system.tables", "a table");
  taken.claim(namedStates(system), "system.states", "a state");
  const counters = countersOf(system);
  for (const [i, edge] of system.edges.entries()) {
    const known = new Set(counters);
    taken.claim(
      Object.keys(edge.counts ?? {}).filter((name) => known.has(name) && taken.of(name) !== "a counter"),
      `system.edges[${i}].counts`,
      "a counter",
    );
  }
  taken.claimColumns(Object.keys(record.columns ?? {}));
}
