// Rows of text as aligned columns for a terminal, one rule under the head. The only place that knows the table printer.
import Table from "cli-table3";
import { wrap } from "./wrap.js";

/** A text in lines of at most `width` characters, as a cell takes it. */
export const cell = (text: string, width: number): string => wrap(text, width).join("\n");

const NO_LINES = Object.fromEntries(
  ["top", "bottom"]
    .flatMap((edge) => [edge, `${edge}-left`, `${edge}-mid`, `${edge}-right`])
    .concat(["left", "left-mid", "right", "right-mid"])
    .map((name) => [name, ""]),
);

export function grid(
  head: readonly string[],
  colAligns: readonly ("left" | "right")[],
  rows: readonly string[][],
): string {
  const table = new Table({
    head: [...head],
    colAligns: [...colAligns],
    chars: { ...NO_LINES, mid: "─", "mid-mid": "─", middle: " " },
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 1 },
  });
  table.push(...rows);
  const lines = table.toString().split("\n");
  return lines.map((line) => line.trimEnd()).join("\n");
}
