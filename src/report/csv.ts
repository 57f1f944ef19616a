// Columns as CSV, and a sweep as tidy columns. CSV (RFC 4180: commas, CRLF, quotes doubled). Doubles are written with the fewest digits that read back to the
// same bits; null is an empty field, an empty string is "".
import type { Row } from "../run/sweep.js";

export type CsvColumns = Readonly<Record<string, ArrayLike<number | string | null>>>;

export function csv(columns: CsvColumns): string {
  const entries = Object.entries(columns);
  const rows = entries[0]?.[1].length ?? 0;
  for (const [name, { length }] of entries) {
    if (length !== rows) {
      throw new RangeError(
        `columns of equal length are needed: ${entries[0]?.[0]} has ${rows}, ${name} has ${length}`,
      );
    }
  }
  const lines = [entries.map(([name]) => field(name)).join(",")];
  for (let row = 0; row < rows; row++) {
    lines.push(entries.map(([, column]) => field(column[row] ?? null)).join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}

function field(value: number | string | null): string {
  if (value === null) return "";
  if (typeof value === "number") return Object.is(value, -0) ? "-0" : String(value);
  return value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

type Cell = number | string | null;

const ESTIMATE: readonly (
  | "quantity"
  | "value"
  | "error"
  | "n"
  | "effective"
  | "bias"
  | "biasError"
  | "unit"
)[] = ["quantity", "value", "error", "n", "effective", "bias", "biasError"];
const VERDICT = [
  "check",
  "claim",
  "relation",
  "left",
  "leftError",
  "right",
  "rightError",
  "z",
  "margin",
  "level",
  "outcome",
  "reason",
] as const;

/** parameters…, quantity, value, error, n, effective, bias, biasError; and unit, where the experiment has units. */
export const sweepTable = (rows: readonly Row[]): CsvColumns =>
  tidy(rows, rows.some(({ result }) => result.units) ? [...ESTIMATE, "unit"] : ESTIMATE, ({ result }) =>
    Object.entries(result.estimates).map(([quantity, { value, error, n, effective, bias }]) => ({
      quantity,
      unit: result.units?.[quantity] ?? null,
      value,
      error,
      n,
      effective,
      bias: bias?.value ?? null,
      biasError: bias?.error ?? null,
    })),
  );

/** parameters…, check, claim, relation, left, leftError, right, rightError, z, margin, level, outcome, reason. */
export const sweepVerdicts = (rows: readonly Row[]): CsvColumns =>
  tidy(rows, VERDICT, ({ result }) =>
    result.verdicts.map(({ check, claim, relation, lhs, rhs, z, margin, level, outcome, reason }) => ({
      check,
      claim,
      relation,
      left: lhs?.value ?? null,
      leftError: lhs?.error ?? null,
      right: rhs?.value ?? null,
      rightError: rhs?.error ?? null,
      z,
      margin,
      level,
      outcome,
      reason,
    })),
  );

const TAKEN = new Set<string>([...ESTIMATE, ...VERDICT]);

/** A parameter called like a column of ours ("error" of a measurement) is named parameter.error, in both tables. */
const columnOf = (parameter: string): string => (TAKEN.has(parameter) ? `parameter.${parameter}` : parameter);

function tidy<Name extends string>(
  rows: readonly Row[],
  names: readonly Name[],
  linesOf: (row: Row) => readonly Readonly<Record<Name, Cell>>[],
): CsvColumns {
  const parameters = [...new Set(rows.flatMap((row) => Object.keys(row.parameters)))];
  const lines = rows.flatMap((row) => linesOf(row).map((line) => ({ row, line })));
  const columns: [string, Cell[]][] = [
    ...parameters.map((name): [string, Cell[]] => [
      columnOf(name),
      lines.map(({ row }) => row.parameters[name] ?? null),
    ]),
    ...names.map((name): [string, Cell[]] => [name, lines.map(({ line }) => line[name])]),
  ];
  return Object.fromEntries(columns);
}
