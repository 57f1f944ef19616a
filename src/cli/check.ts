// szilard check DATA: a table of measured works (or of anything in the ledger) by the same checks as a run.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import type { Check } from "../check/index.js";
import { readChecks } from "../check/schema.js";
import { type Works, works } from "../data/crossing.js";
import { readTable } from "../data/file.js";
import { type Judgement, judgeSample } from "../data/judge.js";
import { mistakes } from "../data/mistakes.js";
import { fromColumns, type Sample } from "../data/sample.js";
import { crossingPlot } from "../report/crossingPlot.js";
import { toJson } from "../report/json.js";
import { svg } from "../report/plot.js";
import { estimatesTable, verdictsTable } from "../report/table.js";
import { version } from "../run/provenance.js";
import { SpecError } from "../spec/error.js";
import { codeFor } from "./exit.js";
import { parseJson } from "./file.js";
import { collect, positive } from "./options.js";
import { color, note, print } from "./terminal.js";

interface CheckOptions {
  readonly column: readonly string[];
  readonly kT: number;
  readonly df?: string;
  readonly reverse?: string;
  readonly checks?: string;
  readonly json?: boolean;
  readonly out?: string;
}

export const checkCommand = new Command("check")
  .description("judge the checks on a table of data (CSV or Parquet), as on a run")
  .argument("<data>", "table with a header of names")
  .requiredOption(
    "--column <name>",
    "the column of the work, or quantity=name for any other; may be repeated",
    collect,
    [],
  )
  .requiredOption("--kT <number>", "temperature in the unit of the works", positive)
  .option("--df <number>", "free-energy change of the forward process, in the unit of the works")
  .option("--reverse <data>", "the same columns of reversed runs")
  .option("--checks <names>", "names with commas between, or a JSON list (what the data allow)")
  .option("--json", "the result as JSON on stdout")
  .option("--out <folder>", "write check.json there, and crossing.svg where there are reversed runs")
  .action(async (file: string, options: CheckOptions) => {
    const checks = options.checks === undefined ? null : readList(options.checks);
    const sample = fromColumns(await readTable(file), {
      ...quantities(options.column),
      ...(options.df === undefined ? {} : { freeEnergyChange: number(options.df) }),
      ...(options.reverse === undefined ? {} : { reverse: await readTable(options.reverse) }),
      kT: options.kT,
    });
    const judgement = await judgeSample(sample, { checks: checks ?? fitting(sample) });
    if (judgement.verdicts.length === 0) {
      throw new SpecError(
        "--checks",
        "a check is needed, or --df for the second law and Jarzynski's equality",
      );
    }
    const counted = await works(sample);
    const remarks = await mistakes(sample, judgement, counted);
    await tell({ judgement, remarks, counted }, file, options);
    process.exitCode = codeFor(judgement.verdicts.map(({ outcome }) => outcome));
  });

/** `W` is the work; `heat=Q` any other quantity. */
function quantities(columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    columns.map((text) => {
      const [quantity = "", ...rest] = text.split("=");
      return rest.length === 0 ? ["work", quantity] : [quantity, rest.join("=")];
    }),
  );
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new SpecError("--df", `a finite number is needed, "${text}" given`);
}

const readList = (text: string): Check[] =>
  readChecks(
    text.trimStart().startsWith("[")
      ? parseJson(text, "--checks")
      : text.split(",").map((name) => name.trim()),
    "--checks",
  );

/** What is judged unless something else is asked for. */
function fitting({ forward, reverse }: Sample): Check[] {
  const given = (name: string): boolean => name in forward.columns || name in forward.numbers;
  const alone = given("freeEnergyChange") && given("work") ? ["secondLaw", "jarzynski"] : [];
  const both = alone.length > 0 && reverse !== null ? ["crooks", "bar"] : [];
  return readChecks([...alone, ...both], "--checks");
}

interface Told {
  readonly judgement: Judgement;
  readonly remarks: readonly string[];
  readonly counted: Works | null;
}

async function tell(
  { judgement, remarks, counted }: Told,
  source: string,
  { json, out, df }: CheckOptions,
): Promise<void> {
  const fit = counted?.fit ?? null;
  const report = { source, version, ...judgement, crossing: fit, remarks };
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "check.json"), toJson(report));
    if (counted !== null) {
      const marks = [
        ...(df === undefined ? [] : [{ label: `dF = ${df}`, at: number(df) }]),
        ...(fit === null ? [] : [{ label: "crossing", at: fit.freeEnergyChange.value }]),
      ];
      writeFileSync(join(out, "crossing.svg"), await svg(crossingPlot(counted, marks)));
    }
    note(`szilard: results are in ${out}`);
  }
  if (json) {
    print(toJson(report));
    return;
  }
  print(estimatesTable(judgement));
  if (judgement.verdicts.length > 0) print(verdictsTable(judgement.verdicts, { color }));
  for (const remark of remarks) print(`remark: ${remark}`);
  const { rows, reversedRows } = judgement;
  print(`${rows} rows${reversedRows > 0 ? `, ${reversedRows} of reversed runs` : ""} of ${source}`);
}
