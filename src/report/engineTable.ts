// Work and information of an engine at each point of a sweep, as HTML.
import type { Row } from "../run/sweep.js";
import { short, withError } from "./number.js";
import { escapeHtml, htmlTable } from "./page.js";

const SHOWN: Readonly<Record<string, string>> = {
  work: "⟨W⟩",
  information: "⟨I⟩, nats",
  freeEnergyChange: "⟨ΔF⟩",
};

export function engineTable(rows: readonly Row[], title: string): string {
  const parameters = Object.keys(rows[0]?.parameters ?? {});
  const quantities = Object.keys(SHOWN).filter((name) => rows.some(({ result }) => name in result.estimates));
  const table = htmlTable(
    [...parameters, ...quantities.map((name) => SHOWN[name] as string)],
    rows.map(({ parameters: at, result: { estimates } }) => [
      ...parameters.map((name) => short(at[name])),
      ...quantities.map((name) => withError(estimates[name]?.value, estimates[name]?.error)),
    ]),
  );
  return `<h3>${escapeHtml(title)}: work against information</h3>\n${table}`;
}
