// A table as a function: its spline cut into rows, and the way from a place to its row. Host and kernel (assembly/math/table.ts)
// read the same rows by the same operations, so their bytes are equal.
//
//   row 0 continues the table below, row r = 1 … n - 1 holds [x_(r-1), x_r), row n continues it above;  with t = x - base
//   value = a + t (b + t (c + t d)),   slope = b + t (2c + 3 t d),   curvature = 2c + 6 t d
//
// The guide says for each cell of a uniform grid over the table (and one cell on each side) the last row that begins in it or
// before it; from there the way is down. Which cell a place is in is rounded the same way for nodes and for places, so no
// rounding can lead to a wrong row.
import type { Spline } from "./spline.js";

/** Beyond the points: on with the end's slope, flat, or around. */
export type Outside = "linear" | "constant" | "periodic";

export interface Table {
  readonly name: string;
  /** Where it stands among the tables of its potential. */
  readonly index: number;
  readonly low: number;
  readonly cellsPerLength: number;
  readonly lastCell: number;
  /** 0 where the table does not repeat. */
  readonly period: number;
  /** [base, a, b, c, d, from] one after the other. */
  readonly rows: Float64Array;
  readonly guide: Int32Array;
}

export type Tables = ReadonlyMap<string, Table>;

export const NO_TABLES: Tables = new Map();

const ROW = 6;
const FROM = 5;
const CELLS_PER_ROW = 4; // then three places in four have no node in their cell
const MOST_CELLS = 2 ** 16;

/** Lays a spline out as a table. */
export function tableOf(name: string, index: number, { x, y, bend }: Spline, outside: Outside): Table {
  const last = x.length - 1;
  const rows = new Float64Array(ROW * (x.length + 1));
  let slope = 0;
  for (let i = 0; i < last; i++) {
    const [h, rise] = [(x[i + 1] as number) - (x[i] as number), (y[i + 1] as number) - (y[i] as number)];
    const [m, n] = [bend[i] as number, bend[i + 1] as number];
    const b = rise / h - (h * (2 * m + n)) / 6;
    if (i === 0) {
      rows.set([x[0] as number, y[0] as number, outside === "constant" ? 0 : b, 0, 0, -Infinity]);
    }
    rows.set([x[i] as number, y[i] as number, b, m / 2, (n - m) / (6 * h), x[i] as number], ROW * (i + 1));
    slope = rise / h + (h * (m + 2 * n)) / 6;
  }
  const end = x[last] as number;
  rows.set([end, y[last] as number, outside === "constant" ? 0 : slope, 0, 0, end], ROW * (last + 1));

  const low = x[0] as number;
  const cells = Math.max(4, Math.min(CELLS_PER_ROW * last, MOST_CELLS));
  const grid = { low, cellsPerLength: cells / (end - low), lastCell: cells + 1 };
  let row = 0;
  const guide = Int32Array.from({ length: cells + 2 }, (_, cell) => {
    while (row <= last && cellOf(grid, rows[ROW * (row + 1) + FROM] as number) <= cell) row += 1;
    return row;
  });
  return { name, index, ...grid, period: outside === "periodic" ? end - low : 0, rows, guide };
}

function cellOf(
  { low, cellsPerLength, lastCell }: Pick<Table, "low" | "cellsPerLength" | "lastCell">,
  u: number,
): number {
  let cell = (u - low) * cellsPerLength + 1;
  if (cell < 0) cell = 0;
  if (lastCell < cell) cell = lastCell;
  return cell | 0; // NaN looks in cell 0
}

/** The derivative of that order: 0 the value, 1 the slope, 2 the curvature. */
export type Order = 0 | 1 | 2;

/** The table's function at x. */
export function lookUp(table: Table, x: number, order: Order): number {
  const { low, period, rows, guide } = table;
  const u = period !== 0 ? x - period * Math.floor((x - low) / period) : x;
  let at = ROW * (guide[cellOf(table, u)] as number);
  while (u < (rows[at + FROM] as number)) at -= ROW;
  const t = u - (rows[at] as number);
  const [b, c, d] = [rows[at + 2] as number, rows[at + 3] as number, rows[at + 4] as number];
  if (order === 0) return (rows[at + 1] as number) + t * (b + t * (c + t * d));
  const td = t * d;
  const thrice = td + td + td;
  return order === 1 ? b + t * (c + c + thrice) : c + c + (thrice + thrice);
}

const BYTES_PER_ROW = 8 * ROW;

/**
 * What the kernel reads (little-endian, as WebAssembly's memory):
 *
 *   f64 low | f64 cellsPerLength | f64 lastCell | f64 period | i32 place of the guide | pad to a row | rows | guide, i32 each
 *
 * the guide's entries being the rows' places; places count in bytes from the table's own.
 */
export function tableBytes({ low, cellsPerLength, lastCell, period, rows, guide }: Table): Uint8Array {
  const guideAt = BYTES_PER_ROW + rows.byteLength;
  const bytes = new Uint8Array(guideAt + guide.byteLength);
  const view = new DataView(bytes.buffer);
  [low, cellsPerLength, lastCell, period].forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  view.setInt32(32, guideAt, true);
  rows.forEach((value, i) => {
    view.setFloat64(BYTES_PER_ROW + 8 * i, value, true);
  });
  guide.forEach((row, i) => {
    view.setInt32(guideAt + 4 * i, BYTES_PER_ROW * (row + 1), true);
  });
  return bytes;
}
