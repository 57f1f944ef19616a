// Tables for a terminal of 100 columns: estimates, verdicts, claims. Long texts wrap in their cell, reasons go below.
import type { Verdict } from "../check/verdict.js";
import type { Estimate } from "../estimate/estimate.js";
import type { Result } from "../run/result.js";
import { cell, grid } from "./grid.js";
import { pairs, short, sigmas, withError } from "./number.js";
import { type Tone, toneOf } from "./tone.js";
import { wrap } from "./wrap.js";

export interface TableStyle {
  /** Colours the verdict's word: green, red, yellow. */
  readonly color: boolean;
}

/** One quantity of a claim against its reference. */
export interface ClaimRow {
  readonly claim: string;
  readonly parameters: Readonly<Record<string, number | string | readonly number[]>>;
  readonly quantity: string;
  readonly value: number | null;
  readonly error: number | null;
  readonly reference: number | null;
  /** (value - reference)/error. */
  readonly z: number | null;
  /** "holds", "broken", "undecided", or "pass", "fail", "inconclusive". */
  readonly verdict: string;
}

export const PLAIN: TableStyle = { color: false };

/** With a column of units where the experiment has any. */
export function estimatesTable({ estimates, units }: Pick<Result, "estimates" | "units">): string {
  const entries = Object.entries(estimates);
  const table = grid(
    ["quantity", "value", ...(units ? ["unit"] : []), "n", "effective", "bias"],
    ["left", "right", ...(units ? ["left" as const] : []), "right", "right", "right"],
    entries.map(([name, { value, error, n, effective, bias }]) => [
      cell(name, 36),
      withError(value, error),
      ...(units ? [unitText(units[name])] : []),
      String(n),
      effective === n ? String(n) : short(effective),
      bias === null ? "-" : withError(bias.value, bias.error),
    ]),
  );
  return [table, ...notes(entries.map(([name, { reason }]) => [name, reason]))].join("\n");
}

/** What names and claims of checks share of a line. */
const NAME_AND_CLAIM = 54;
/** Longer names wrap. */
const LONGEST_NAME = 36;

export function verdictsTable(verdicts: readonly Verdict[], style: TableStyle = PLAIN): string {
  const longest = verdicts.reduce((most, { check }) => Math.max(most, check.length), 0);
  const room = Math.min(longest, LONGEST_NAME);
  const table = grid(
    ["check", "claim", "left", "right", "z", "margin", "verdict"],
    ["left", "left", "right", "right", "right", "right", "left"],
    verdicts.map(({ check, claim, lhs, rhs, z, margin, outcome }) => [
      cell(check, room),
      cell(claim, NAME_AND_CLAIM - Math.max(room, 18)),
      side(lhs),
      side(rhs),
      sigmas(z),
      lhs === null ? "-" : short(Number(margin.toPrecision(2))),
      word(outcome, style),
    ]),
  );
  return [table, "", ...notes(verdicts.map(({ check, reason }) => [check, reason]))].join("\n");
}

/** What repeats the row above (claim, parameters) is left blank. */
export function claimsTable(rows: readonly ClaimRow[], style: TableStyle = PLAIN): string {
  const claims = rows.map(({ claim }) => claim);
  const points = rows.map(({ claim, parameters }) => JSON.stringify([claim, parameters]));
  return grid(
    ["claim", "parameters", "quantity", "value", "reference", "z", "verdict"],
    ["left", "left", "left", "right", "right", "right", "left"],
    rows.map(({ claim, parameters, quantity, value, error, reference, z, verdict }, i) => [
      claims[i] === claims[i - 1] ? "" : cell(claim, 26),
      points[i] === points[i - 1] ? "" : cell(pairs(parameters), 18),
      cell(quantity, 22),
      withError(value, error),
      short(reference),
      sigmas(z),
      word(verdict, style),
    ]),
  );
}

const unitText = (unit: string | undefined): string => (unit === undefined || unit === "1" ? "" : unit);

const side = (estimate: Estimate | null): string =>
  estimate === null ? "-" : withError(estimate.value, estimate.error);

/** Reasons below a table. */
export const notes = (entries: readonly (readonly [string, string | undefined])[]): string[] =>
  entries.flatMap(([name, reason]) =>
    reason === undefined ? [] : wrap(`${name}: ${reason}`, 96).map((line, i) => (i === 0 ? "" : "  ") + line),
  );

const COLORS: Readonly<Record<Tone, number>> = { good: 32, bad: 31, open: 33 }; // ECMA-48 SGR: green, red, yellow

/** A verdict, coloured. */
export function word(text: string, { color }: TableStyle): string {
  const tone = toneOf(text);
  return color && tone !== null ? `\u001b[${COLORS[tone]}m${text}\u001b[39m` : text;
}
