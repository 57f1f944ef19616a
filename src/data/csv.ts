// CSV files as tables (RFC 4180, a header of names), read as a stream: a billion rows need no more memory than a thousand.
// The only place that knows the CSV parser.
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { parse } from "csv-parse";
import { SpecError } from "../spec/error.js";
import { type DataTable, noColumn, wrongCell } from "./table.js";

/** Rows in a piece. */
const PIECE = 8192;

export interface CsvOptions {
  /** What separates fields; unless given, the first of tab, semicolon and comma that the header has. */
  readonly delimiter?: string | undefined;
}

/**
 * Opens a CSV file and reads its header.
 * @throws SpecError where the file cannot be read or has no header of names.
 */
export async function readCsv(path: string, { delimiter }: CsvOptions = {}): Promise<DataTable> {
  const first = await headerOf(path);
  const between = delimiter ?? ["\t", ";"].find((mark) => first.includes(mark)) ?? ",";
  const [names = []] = await recordsOf(path, between, 1);
  if (names.length === 0 || names.every((name) => name === "")) {
    throw new SpecError(path, "a header with the columns' names is needed, an empty file given");
  }
  if (names.every((name) => name !== "" && Number.isFinite(Number(name)))) {
    throw new SpecError(
      path,
      `a header with the columns' names is needed, numbers (${names.join(", ")}) given`,
    );
  }
  const twice = names.find((name, i) => name !== "" && names.indexOf(name) < i);
  if (twice !== undefined) throw new SpecError(path, `names that differ are needed, "${twice}" given twice`);
  return {
    source: path,
    names,
    read: (wanted) => piecesOf(path, between, names, wanted),
  };
}

async function* piecesOf(
  path: string,
  delimiter: string,
  names: readonly string[],
  wanted: readonly string[],
): AsyncGenerator<readonly Float64Array[]> {
  const places = wanted.map((name) => {
    const place = names.indexOf(name);
    if (place < 0) throw noColumn({ source: path, names }, name);
    return place;
  });
  let piece = wanted.map(() => new Float64Array(PIECE));
  let filled = 0;
  let row = 0;
  for await (const record of records(path, delimiter)) {
    if (row > 0) {
      if (record.length !== names.length) {
        throw new SpecError(
          `${path}, row ${row}`,
          `${names.length} fields are needed, as in the header, ${record.length} given`,
        );
      }
      for (const [c, place] of places.entries()) {
        const text = record[place] as string;
        const value = Number(text);
        if (text === "" || !Number.isFinite(value)) throw wrongCell(path, row, wanted[c] as string, text);
        (piece[c] as Float64Array)[filled] = value;
      }
      filled += 1;
      if (filled === PIECE) {
        yield piece;
        piece = wanted.map(() => new Float64Array(PIECE));
        filled = 0;
      }
    }
    row += 1;
  }
  if (filled > 0) yield piece.map((column) => column.subarray(0, filled));
}

/** The records of a file, header first. @throws SpecError for quotes that do not close and the like. */
async function* records(path: string, delimiter: string, to?: number): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true, // ragged rows get a sentence of ours
    ...(to === undefined ? {} : { to }),
  });
  // an error of either stream ends the loop below
  pipeline(createReadStream(path), parser, () => undefined);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    if (error instanceof SpecError) throw error;
    const { code = "", lines, message } = error as { code?: string; lines?: number; message: string };
    if (code.startsWith("CSV_")) throw new SpecError(`${path}, line ${lines}`, `CSV is needed: ${message}`);
    throw unreadable(path, code);
  }
}

async function recordsOf(path: string, delimiter: string, to: number): Promise<string[][]> {
  const found: string[][] = [];
  for await (const record of records(path, delimiter, to)) found.push(record);
  return found;
}

/** The first 64 kB: enough to see what separates the names. */
async function headerOf(path: string): Promise<string> {
  try {
    for await (const chunk of createReadStream(path, { end: 65535, encoding: "utf8" })) {
      return String(chunk).trimStart().split(/\r?\n/, 1)[0] ?? "";
    }
    return "";
  } catch (error) {
    throw unreadable(path, (error as NodeJS.ErrnoException).code ?? "");
  }
}

/** The sentence about a file that cannot be read. */
export const unreadable = (path: string, code: string): SpecError =>
  new SpecError(path, `a file that can be read is needed (${code})`);
