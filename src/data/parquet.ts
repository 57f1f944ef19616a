// Parquet files as tables, one row group in memory at a time, and columns as Parquet. The only place that knows the format.
import { asyncBufferFromFile, type ParquetScan, parquetScan, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { parquetWriteFile } from "hyparquet-writer";
import { SpecError } from "../spec/error.js";
import { unreadable } from "./csv.js";
import { type Columns, type DataTable, noColumn, wrongCell } from "./table.js";

/** Rows of a group in the files that are written: 1 MB a column. */
const GROUP = 2 ** 17;

/**
 * Opens a Parquet file.
 * @throws SpecError where it cannot be read.
 */
export async function readParquet(path: string): Promise<DataTable> {
  const scan = await open(path);
  const names = parquetSchema(scan.metadata)
    .children.filter(({ children }) => children.length === 0)
    .map(({ element }) => element.name);
  return {
    source: path,
    names,
    async *read(wanted) {
      for (const name of wanted) if (!names.includes(name)) throw noColumn({ source: path, names }, name);
      for (const { rowStart, rowEnd } of scan.ranges) {
        yield await Promise.all(
          wanted.map(async (column) =>
            numbersOf(await scan.readColumn({ column, rowStart, rowEnd }), path, column, rowStart),
          ),
        );
      }
    },
  };
}

async function open(path: string): Promise<ParquetScan> {
  try {
    return await parquetScan({ file: await asyncBufferFromFile(path), compressors });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== undefined) throw unreadable(path, code);
    throw new SpecError(path, `a Parquet file is needed: ${message}`);
  }
}

function numbersOf(values: ArrayLike<unknown>, path: string, column: string, from: number): Float64Array {
  return Float64Array.from({ length: values.length }, (_, i) => {
    const given = values[i];
    const value = typeof given === "bigint" ? Number(given) : given;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    throw wrongCell(path, from + i + 1, column, given);
  });
}

/**
 * Writes columns of equal length as doubles, bit for bit.
 * @throws SpecError where the lengths differ.
 */
export function writeParquet(path: string, columns: Columns): void {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length ?? 0;
  for (const [name, { length }] of entries) {
    if (length !== rows) {
      throw new SpecError(
        `columns.${name}`,
        `as many rows as in "${entries[0]?.[0]}", ${rows}, are needed, ${length} given`,
      );
    }
  }
  parquetWriteFile({
    filename: path,
    columnData: entries.map(([name, column]) => ({
      name,
      data: Float64Array.from(column),
      type: "DOUBLE",
      nullable: false,
      encoding: "PLAIN",
    })),
    codec: "UNCOMPRESSED", // noise does not compress
    rowGroupSize: GROUP,
  });
}
