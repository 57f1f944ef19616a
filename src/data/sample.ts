// A table as a sample: which of its columns is which quantity of the ledger, and the temperature.

import type { Scope } from "../formula/evaluate.js";
import { LEDGER } from "../plan/ledger.js";
import { nearest, SpecError, shown } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { type Columns, type DataTable, isDataTable, noColumn, tableOf } from "./table.js";

/** A quantity is a column of the table, or one number for all rows. */
export type Source = string | number;

export interface Mapping {
  /** Temperature in the unit of the energies: 1 where they are in kT. */
  readonly kT: number;
  /** The same columns of reversed runs. */
  readonly reverse?: Columns | DataTable | undefined;
  /** Names of the ledger (`work`, `heat`, `freeEnergyChange`, …) or names of your own. */
  readonly [quantity: string]: Source | Columns | DataTable | undefined;
}

/** Rows of one direction, by quantity. */
export interface Side {
  readonly table: DataTable;
  /** Column of the table by quantity. */
  readonly columns: Readonly<Record<string, string>>;
  /** Quantities that are one number, and kT. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** What estimators and checks are given instead of a run. */
export interface Sample {
  readonly kT: number;
  readonly forward: Side;
  readonly reverse: Side | null;
  readonly experiment: Experiment | null;
}

/** Quantities of a side. */
export const quantitiesOf = ({ columns, numbers }: Side): string[] => [
  ...Object.keys(columns),
  ...Object.keys(numbers).filter((name) => name !== "kT"),
];

/** The scope of a leaf's formulas. */
export const scopeOf = ({ columns, numbers }: Side, leaf: readonly Float64Array[]): Scope => ({
  ...numbers,
  ...Object.fromEntries(Object.keys(columns).map((name, i) => [name, leaf[i] as Float64Array])),
});

const RESERVED = ["kT", "reverse"];
/** Names of fewer letters are never taken for misspelt ones. */
const SHORT = 4;

/**
 * Columns of a table as a sample: `fromColumns(await readCsv("works.csv"), { work: "W_kT", kT: 1 })`. Without a column for
 * it, `forceWork` is 0.
 * @throws SpecError for a column that is not there, a kT that is no number above 0, or a name that is no name.
 */
export function fromColumns(data: Columns | DataTable, mapping: Mapping): Sample {
  const { kT, reverse, ...quantities } = mapping;
  if (!(typeof kT === "number" && kT > 0 && Number.isFinite(kT))) {
    throw new SpecError("kT", `a number above 0 is needed, ${shown(kT)} given`);
  }
  const entries = Object.entries(quantities).filter(
    (entry): entry is [string, Source] => entry[1] !== undefined,
  );
  for (const [name, source] of entries) checkQuantity(name, source);
  if (!entries.some(([, source]) => typeof source === "string")) {
    throw new SpecError("columns", 'at least one column is needed, as in { work: "W", kT: 1 }');
  }
  const table = isDataTable(data) ? data : tableOf(data);
  const back =
    reverse === undefined ? null : isDataTable(reverse) ? reverse : tableOf(reverse as Columns, "reverse");
  // what reversed runs alone have, as whether they repeated a record, is absent ahead
  const ahead = entries.filter(
    ([, source]) =>
      typeof source === "number" || table.names.includes(source) || !back?.names.includes(source),
  );
  const forward = sideOf(table, ahead, kT);
  // of reversed runs dF is -dF; what their table lacks is absent
  const turned = entries.flatMap(([name, source]): [string, Source][] => {
    if (typeof source === "number") return [[name, name === "freeEnergyChange" ? -source : source]];
    return name === "work" || back?.names.includes(source) ? [[name, source]] : [];
  });
  return {
    kT,
    forward,
    reverse: back === null ? null : sideOf(back, turned, kT),
    experiment: null,
  };
}

function checkQuantity(name: string, source: unknown): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || RESERVED.includes(name)) {
    throw new SpecError(name, "a name of letters, digits and _ is needed");
  }
  const known = Object.keys(LEDGER);
  const close = known.includes(name) || name.length < SHORT ? "" : nearest(name, known);
  if (close !== "") throw new SpecError(name, `a name of the ledger or one unlike them is needed${close}`);
  if (typeof source === "string" || (typeof source === "number" && Number.isFinite(source))) return;
  throw new SpecError(name, `the name of a column or a finite number is needed, ${shown(source)} given`);
}

function sideOf(table: DataTable, entries: readonly (readonly [string, Source])[], kT: number): Side {
  const columns: Record<string, string> = {};
  const numbers: Record<string, number> = { kT };
  for (const [name, source] of entries) {
    if (typeof source === "number") numbers[name] = source;
    else if (table.names.includes(source)) columns[name] = source;
    else throw noColumn(table, source);
  }
  const given = (name: string): boolean => name in columns || name in numbers;
  if (given("work") && !given("forceWork")) numbers.forceWork = 0;
  return { table, columns, numbers };
}
