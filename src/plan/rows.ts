// Fields by row: driven ones at the midpoints of the steps of a line, and each in the row before.
import { before } from "../formula/code.js";
import type { Row } from "./computed.js";
import type { Fields, Line } from "./timeline.js";

/** Driven fields at the midpoints of the steps, and each in the row before. */
export function fieldRows(
  { from, to }: Line,
  last: Fields,
  driven: ReadonlySet<string>,
  steps: number,
): Record<string, Float64Array> {
  const rows: Record<string, Float64Array> = {};
  for (const field of driven) {
    const a = from[field] as number;
    const b = to[field] as number;
    const now = Float64Array.from({ length: steps }, (_, k) =>
      a === b ? a : a + ((b - a) * (k + 0.5)) / steps,
    );
    rows[field] = now;
    rows[before(field)] = Float64Array.from({ length: steps }, (_, k) =>
      k === 0 ? (last[field] as number) : (now[k - 1] as number),
    );
  }
  return rows;
}

export function lastRow(rows: Readonly<Record<string, Float64Array>>, base: Fields): Fields {
  const ends = Object.entries(rows).map(([field, column]) => [field, column[column.length - 1]]);
  return { ...base, ...Object.fromEntries(ends) };
}

/** Tells lines apart by the fields that are driven. */
export const keyOf = (driven: ReadonlySet<string>, ...all: readonly Fields[]): string =>
  all.map((fields) => [...driven].map((field) => fields[field]).join(",")).join(";");

/** Rows, and the fields and the row that come last in them. */
export interface Written {
  readonly place: number;
  readonly fields: Fields;
  readonly row: Row;
}
