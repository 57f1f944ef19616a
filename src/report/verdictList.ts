// The verdicts of each run of a sweep with their reasons, as HTML.
import type { Row } from "../run/sweep.js";
import { pairs, sigmas, withError } from "./number.js";
import { escapeHtml, htmlTable } from "./page.js";

export function verdictList(rows: readonly Row[], title: string): string {
  return rows
    .map(({ parameters, result }) => {
      const heading = `<h3>${escapeHtml(`${title}, ${pairs(parameters)}`)}</h3>`;
      const table = htmlTable(
        ["check", "claim", "left side", "right side", "z", "verdict", "reason"],
        result.verdicts.map(({ check, claim, lhs, rhs, z, outcome, reason }) => [
          check,
          claim,
          withError(lhs?.value, lhs?.error),
          withError(rhs?.value, rhs?.error),
          sigmas(z),
          outcome,
          reason,
        ]),
      );
      return `${heading}\n${table}`;
    })
    .join("\n");
}

/** "holds 5, broken 1, undecided 2". */
export function tally(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(", ");
}
