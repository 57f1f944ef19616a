// szilard show FILE: the experiment in normal form, every default visible.
import { Command } from "commander";
import { plan } from "../plan/plan.js";
import { toJson } from "../report/json.js";
import { quenchLine, unitsLine } from "../report/lines.js";
import { validateLangevin } from "../spec/validate.js";
import { readChanges } from "./file.js";
import { type FileOptions, overrides, withFile } from "./options.js";
import { readSource } from "./source.js";
import { note, print } from "./terminal.js";

export const showCommand = withFile(new Command("show"))
  .description("print an experiment in normal form, and what a run of it would do")
  .argument("<file>", "experiment as JSON, or the name of a model")
  .action((file: string, options: FileOptions) => {
    const { experiment, checks } = readSource(file, {
      ...readChanges(options.set),
      ...overrides(options),
    });
    const { steps, duration, quenches, book } = plan(validateLangevin(experiment));
    print(toJson({ ...experiment, checks }));
    if (options.quiet) return;
    const { units } = experiment;
    if (units !== undefined) note(unitsLine(units));
    note(
      `duration ${duration}${units === undefined ? "" : ` ${units.time}`} in ${steps} steps per trajectory`,
    );
    for (const quench of quenches) note(quenchLine(quench, experiment));
    note(`dF = ${book.freeEnergyChange.map((f) => (f === null ? "none" : f.toPrecision(9))).join(" | ")}`);
  });
