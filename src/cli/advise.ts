// szilard advise FILE --bias 0.001: the step for a bias of at most that.
import { Command } from "commander";
import { mean } from "../estimate/request.js";
import { columnNames } from "../plan/ledger.js";
import { plan } from "../plan/plan.js";
import { adviceTable } from "../report/adviceTable.js";
import { toJson } from "../report/json.js";
import { adviseStep } from "../run/advise.js";
import { readFormula } from "../spec/formulas.js";
import { validateLangevin } from "../spec/validate.js";
import { EXIT } from "./exit.js";
import { readChanges, readExperiment } from "./file.js";
import { collect, type FileOptions, overrides, positive, wholeFrom, withFile } from "./options.js";
import { print, withBar } from "./terminal.js";

interface AdviseOptions extends FileOptions {
  readonly bias: number;
  readonly of: readonly string[];
  readonly pilot?: number;
}

export const adviseCommand = withFile(new Command("advise"))
  .description("propose the time step for a bias of at most so much, from a short pilot run")
  .argument("<file>", "experiment as JSON")
  .requiredOption("--bias <b>", "the largest bias that will do", positive)
  .option("--of <formula>", "the mean of this column or formula (work); may be repeated", collect, [])
  .option("--pilot <n>", "trajectories of a pilot (32768)", wholeFrom(1024))
  .action(async (file: string, options: AdviseOptions) => {
    const read = readExperiment(file, { ...readChanges(options.set), ...overrides(options) });
    const experiment = validateLangevin(read.experiment);
    const formulas = options.of.length === 0 ? ["work"] : options.of;
    const columns = columnNames(plan(experiment).book);
    for (const text of formulas) readFormula(text, "--of", [...columns, "kT"]);
    const quiet = options.quiet === true || options.json === true;
    const advice = await withBar("pilot", quiet, (onProgress, signal) =>
      adviseStep(experiment, {
        bias: options.bias,
        of: Object.fromEntries(formulas.map((text) => [text, mean(text)])),
        pilot: options.pilot,
        workers: options.workers,
        onProgress,
        signal,
      }),
    );
    print(options.json === true ? toJson(advice) : adviceTable(advice));
    // a step below those of the pilots is a guess where none of them saw the bias
    const guessed = !advice.resolved && advice.pilots.every((pilot) => advice.dt < pilot.dt);
    process.exitCode = guessed ? EXIT.undecided : EXIT.holds;
  });
