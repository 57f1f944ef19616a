// szilard sweep FILE --over duration=1,2,4: one tidy table over values of parameters.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { csv, sweepTable, sweepVerdicts } from "../report/csv.js";
import { toJson } from "../report/json.js";
import { svg, sweepPlot } from "../report/plot.js";
import { estimatesTable, verdictsTable } from "../report/table.js";
import { reported } from "../run/run.js";
import { type Row, SweepInterrupted, sweep } from "../run/sweep.js";
import { SpecError } from "../spec/error.js";
import { unitAtPath } from "../spec/units/quantities.js";
import { codeFor } from "./exit.js";
import { readChanges, resolve } from "./file.js";
import { collect, type FileOptions, overrides, withFile } from "./options.js";
import { readSource } from "./source.js";
import { color, note, print, withBar } from "./terminal.js";

interface SweepFileOptions extends FileOptions {
  readonly over: readonly string[];
  readonly plot: string;
}

export const sweepCommand = withFile(new Command("sweep"))
  .description("run an experiment over values of its parameters: a tidy table (CSV) and a plot (SVG)")
  .argument("<file>", "experiment as JSON, a model in SBML (.xml), or the name of a model")
  .requiredOption("--over <path=a,b,c>", "values of a parameter; may be repeated", collect, [])
  .option("--plot <quantity>", "the estimate to plot against the first parameter", "work")
  .action(async (file: string, options: SweepFileOptions) => {
    const changes = { ...readChanges(options.set), ...overrides(options) };
    const { experiment, checks, vary } = readSource(file, changes);
    const over = readAxes(options.over);
    const names = Object.keys(over);
    const make = (...values: number[]) => vary(Object.fromEntries(names.map((name, i) => [name, values[i]])));
    for (const name of names) for (const value of over[name] ?? []) vary({ [name]: value });
    const known = reported(experiment);
    if (!known.includes(options.plot)) {
      throw new SpecError("--plot", `one of ${known.join(", ")} is needed, "${options.plot}" given`);
    }
    const silent = options.quiet === true || options.json === true;
    const rows = await withBar("sweep", silent, (onProgress, signal) =>
      sweep(make, over, {
        checks,
        workers: options.workers,
        onProgress,
        signal,
        onPoint: (index, of, at) => {
          if (!silent && process.stderr.isTTY) note(`${index + 1}/${of} ${JSON.stringify(at)}`);
        },
      }),
    ).catch(async (error: unknown) => {
      if (error instanceof SweepInterrupted && error.rows.length > 0) await tell(error.rows, names, options);
      throw error;
    });
    await tell(rows, names, options);
    process.exitCode = codeFor(rows.flatMap(({ result }) => result.verdicts.map(({ outcome }) => outcome)));
  });

async function tell(
  rows: readonly Row[],
  names: readonly string[],
  options: SweepFileOptions,
): Promise<void> {
  const { out, json, plot } = options;
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "sweep.csv"), csv(sweepTable(rows)));
    writeFileSync(join(out, "verdicts.csv"), csv(sweepVerdicts(rows)));
    writeFileSync(join(out, "sweep.json"), toJson(rows));
    writeFileSync(
      join(out, "sweep.svg"),
      await svg(
        sweepPlot(rows, { x: names[0] as string, quantity: plot, unit: unitOf(names[0] as string, rows) }),
      ),
    );
    note(`szilard: sweep.csv, verdicts.csv, sweep.json and sweep.svg are in ${out}`);
  }
  if (json) {
    print(toJson(rows));
    return;
  }
  for (const { parameters, result } of rows) {
    print(
      Object.entries(parameters)
        .map(([name, value]) => `${name} = ${value}`)
        .join(", "),
    );
    print(estimatesTable(result));
    print(verdictsTable(result.verdicts, { color }));
  }
}

/** Unit of the first parameter, where it has one. */
const unitOf = (name: string, [row]: readonly Row[]): string | null =>
  row?.result.experiment.units === undefined
    ? null
    : unitAtPath(row.result.experiment, resolve(row.result.experiment, name));

function readAxes(axes: readonly string[]): Record<string, number[]> {
  return Object.fromEntries(
    axes.map((axis) => {
      const [name, list] = axis.split("=");
      const values = (list ?? "").split(",").map(Number);
      if (!name || list === undefined || list === "" || values.some((value) => !Number.isFinite(value))) {
        throw new SpecError("--over", `path=number,number,… is needed, "${axis}" given`);
      }
      return [name, values];
    }),
  );
}
