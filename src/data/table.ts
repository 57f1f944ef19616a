// A table of numbers that may be larger than memory: named columns, read in consecutive pieces.
import { nearest, SpecError, shown } from "../spec/error.js";
import { LEAF } from "../stats/tree.js";

/** Columns of equal length by name, in memory. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

export interface DataTable {
  /** What it is called in messages: the file, or "columns". */
  readonly source: string;
  readonly names: readonly string[];
  /**
   * The named columns, in consecutive pieces of any length.
   * @throws SpecError with row and column where something is no finite number.
   */
  read(names: readonly string[]): AsyncIterable<readonly Float64Array[]>;
}

export const isDataTable = (given: unknown): given is DataTable =>
  typeof given === "object" && given !== null && "read" in given && typeof given.read === "function";

/** The sentence about a cell; rows are counted from 1, the header not among them. */
export const wrongCell = (source: string, row: number, column: string, given: unknown): SpecError =>
  new SpecError(
    `${source}, row ${row}, column "${column}"`,
    `a finite number is needed, ${given === "" || given === null || given === undefined ? "nothing" : shown(given)} given`,
  );

/** Columns in memory as a table. @throws SpecError where they differ in length. */
export function tableOf(columns: Columns, source = "columns"): DataTable {
  const names = Object.keys(columns);
  const [first] = names;
  const rows = first === undefined ? 0 : (columns[first] as ArrayLike<number>).length;
  for (const name of names) {
    const { length } = columns[name] as ArrayLike<number>;
    if (length !== rows) {
      throw new SpecError(
        `${source}.${name}`,
        `as many rows as in "${first}", ${rows}, are needed, ${length} given`,
      );
    }
  }
  return {
    source,
    names,
    async *read(wanted) {
      const picked = wanted.map((name) => columnNamed(columns, name, source));
      for (let from = 0; from < rows; from += LEAF) {
        const size = Math.min(LEAF, rows - from);
        yield picked.map((column, c) =>
          Float64Array.from({ length: size }, (_, i) => {
            const value: unknown = column[from + i];
            if (typeof value === "number" && Number.isFinite(value)) return value;
            throw wrongCell(source, from + i + 1, wanted[c] as string, value);
          }),
        );
      }
    },
  };
}

function columnNamed(columns: Columns, name: string, source: string): ArrayLike<number> {
  const column = columns[name];
  if (column === undefined) throw noColumn({ source, names: Object.keys(columns) }, name);
  return column;
}

/** The sentence about a column that is not there. */
export const noColumn = ({ source, names }: Pick<DataTable, "source" | "names">, name: string): SpecError =>
  new SpecError(source, `a column is needed (${names.join(", ")}), "${name}" given${nearest(name, names)}`);

/** Columns of a table cut into leaves of 1024 rows, the last one shorter. */
export async function* leavesOf(
  table: DataTable,
  names: readonly string[],
): AsyncGenerator<readonly Float64Array[]> {
  let leaf = names.map(() => new Float64Array(LEAF));
  let filled = 0;
  for await (const piece of table.read(names)) {
    const rows = piece[0]?.length ?? 0;
    for (let from = 0; from < rows; ) {
      const size = Math.min(LEAF - filled, rows - from);
      for (const [c, column] of piece.entries()) {
        (leaf[c] as Float64Array).set(column.subarray(from, from + size), filled);
      }
      from += size;
      filled += size;
      if (filled === LEAF) {
        yield leaf;
        leaf = names.map(() => new Float64Array(LEAF));
        filled = 0;
      }
    }
  }
  if (filled > 0) yield leaf.map((column) => column.subarray(0, filled));
}

/** Whole columns of a table, in memory. */
export async function collect(
  table: DataTable,
  names: readonly string[],
): Promise<Record<string, Float64Array>> {
  const pieces: (readonly Float64Array[])[] = [];
  for await (const piece of table.read(names)) pieces.push(piece);
  const rows = pieces.reduce((total, [first]) => total + (first?.length ?? 0), 0);
  const whole = names.map((name): [string, Float64Array] => [name, new Float64Array(rows)]);
  let at = 0;
  for (const piece of pieces) {
    for (const [c, [, column]] of whole.entries()) column.set(piece[c] as Float64Array, at);
    at += piece[0]?.length ?? 0;
  }
  return Object.fromEntries(whole);
}
