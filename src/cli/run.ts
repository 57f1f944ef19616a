// szilard run FILE: an experiment, its ledger's means and a verdict per check.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { writeParquet } from "../data/parquet.js";
import { compareTable } from "../report/compareTable.js";
import { csv } from "../report/csv.js";
import { gridPage } from "../report/gridPage.js";
import { cyclesTable, densityColumns, gridColumns, gridTable } from "../report/gridTable.js";
import { toJson } from "../report/json.js";
import { quenchLine, unitsLine } from "../report/lines.js";
import { estimatesTable, verdictsTable } from "../report/table.js";
import type { With } from "../run/comparison.js";
import { Interrupted, type Result } from "../run/result.js";
import { run } from "../run/run.js";
import { inUnits, readUnits } from "../run/units.js";
import type { Until } from "../run/until.js";
import { SpecError } from "../spec/error.js";
import { isLangevin } from "../spec/experiment.js";
import { codeFor } from "./exit.js";
import { readChanges } from "./file.js";
import { type FileOptions, overrides, withFile } from "./options.js";
import { readSource } from "./source.js";
import { color, note, print, withBar } from "./terminal.js";

interface RunFileOptions extends FileOptions {
  readonly parquet?: boolean;
  readonly until?: string;
  readonly in?: string;
  readonly compare?: string;
}

export const runCommand = withFile(new Command("run"))
  .description("run an experiment file or a model and judge its checks")
  .argument("<file>", "experiment as JSON, a model in SBML (.xml), or the name of a model")
  .option("--until <rule>", "end early: decided, or work=0.01 for a mean and its standard error")
  .option("--in <units>", "means and kept columns in these units: zJ,um (of an experiment with units)")
  .option(
    "--compare <theory>",
    "hold the estimates against a theory: fokker-planck, or master-equation of a network",
  )
  .option("--parquet", "kept columns as columns.parquet instead of columns.csv, with --out")
  .action(async (file: string, options: RunFileOptions) => {
    const { experiment, checks } = readSource(file, {
      ...readChanges(options.set),
      ...overrides(options),
    });
    const compare = options.compare === undefined ? undefined : readTheory(options.compare);
    const until = options.until === undefined ? undefined : readUntil(options.until);
    if (options.in !== undefined) {
      if (!isLangevin(experiment))
        throw new SpecError("--in", "an experiment with units is needed, a network given");
      readUnits(experiment, options.in.split(","));
    }
    try {
      const result = await withBar(
        "run",
        options.quiet === true || options.json === true,
        (onProgress, signal) =>
          run(experiment, { checks, until, compare, workers: options.workers, onProgress, signal }),
      );
      await tell(result, options);
      process.exitCode = codeFor([
        ...result.verdicts.map(({ outcome }) => outcome),
        ...(result.compare?.rows ?? []).map(({ verdict }) => verdict),
      ]);
    } catch (error) {
      if (error instanceof Interrupted) await tell(error.partial, options);
      throw error;
    }
  });

function readTheory(text: string): With {
  if (text === "fokker-planck" || text === "master-equation") return text;
  throw new SpecError("--compare", `"fokker-planck" or "master-equation" is needed, "${text}" given`);
}

/** `decided`, or `work=0.01`; the formula may hold "=" itself, the error is what follows the last. */
function readUntil(text: string): Until {
  if (text === "decided") return text;
  const at = text.lastIndexOf("=");
  const error = Number(text.slice(at + 1));
  if (at > 0 && text.length > at + 1 && Number.isFinite(error)) return { of: text.slice(0, at), error };
  throw new SpecError(
    "--until",
    `"decided" or a mean and its error, as in work=0.01, are needed, "${text}" given`,
  );
}

async function tell(found: Result, { json, out, parquet, in: units }: RunFileOptions): Promise<void> {
  const result = units === undefined ? found : inUnits(found, ...units.split(","));
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "result.json"), toJson({ ...result, columns: undefined }));
    if (Object.keys(result.columns).length > 0) {
      if (parquet) writeParquet(join(out, "columns.parquet"), result.columns);
      else writeFileSync(join(out, "columns.csv"), csv(result.columns));
    }
    if (result.waits !== undefined) writeFileSync(join(out, "waits.csv"), csv({ ...result.waits }));
    if (result.grid !== undefined) {
      writeFileSync(join(out, "grid.csv"), csv(gridColumns(result.grid)));
      writeFileSync(join(out, "densities.csv"), csv(densityColumns(result.grid)));
      writeFileSync(join(out, "grid.html"), await gridPage(result.grid, result.trajectories));
    }
    note(`szilard: results are in ${out}`);
  }
  if (json) {
    print(toJson(result));
    return;
  }
  for (const quench of result.quenches) print(quenchLine(quench, result.experiment));
  print(estimatesTable(result));
  if (result.experiment.units !== undefined) print(unitsLine(result.experiment.units));
  if (result.censored !== undefined) {
    print(`${result.censored} of ${result.trajectories} trajectories never stopped`);
  }
  if (result.cycles !== undefined) print(cyclesTable(result.cycles));
  if (result.grid !== undefined) print(gridTable(result.grid));
  if (result.verdicts.length > 0) print(verdictsTable(result.verdicts, { color }));
  if (result.compare !== undefined) print(compareTable(result.compare, { color }));
  const { trajectories, timing } = result;
  print(
    `${trajectories} trajectories${result.reversed === undefined ? "" : " and as many reversed"}, ${timing.steps.toPrecision(3)} ${isLangevin(result.experiment) ? "steps" : "jumps"} in ${timing.seconds.toFixed(1)} s on ${timing.workers} workers`,
  );
}
