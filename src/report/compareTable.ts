// A run beside the equation of its probabilities, for a terminal.
import type { Compared } from "../run/comparison.js";
import { cell, grid } from "./grid.js";
import { sigmas, withError } from "./number.js";
import { notes, PLAIN, type TableStyle, word } from "./table.js";

const NAMES = { "fokker-planck": "Fokker-Planck", "master-equation": "master equation" } as const;

export function compareTable({ rows, limit, with: what }: Compared, style: TableStyle = PLAIN): string {
  const table = grid(
    ["quantity", "run", NAMES[what], "bias", "z", "verdict"],
    ["left", "right", "right", "right", "right", "left"],
    rows.map(({ quantity, run, solved, z, verdict }) => [
      cell(quantity, 26),
      run === null ? "-" : withError(run.value, run.error),
      withError(solved.value, solved.error),
      run === null || run.bias === null ? "-" : withError(run.bias.value, run.bias.error),
      sigmas(z),
      word(verdict, style),
    ]),
  );
  const said = notes(rows.map(({ quantity, reason }) => [quantity, reason]));
  return [table, `pass: |z| at most ${limit.toFixed(2)}`, ...said].join("\n");
}
