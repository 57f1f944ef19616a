#!/usr/bin/env node
// szilard: the command line. Each command is a file; what goes wrong becomes one sentence and an exit code in exit.ts.
import { Command, CommanderError } from "commander";
import { version } from "../run/provenance.js";
import { adviseCommand } from "./advise.js";
import { checkCommand } from "./check.js";
import { dsmtsCommand } from "./dsmts.js";
import { EXIT, explain } from "./exit.js";
import { modelsCommand } from "./models.js";
import { runCommand } from "./run.js";
import { showCommand } from "./show.js";
import { startCommand } from "./start.js";
import { sweepCommand } from "./sweep.js";
import { verifyCommand } from "./verify.js";

const program = new Command("szilard")
  .description("Stochastic thermodynamics and information engines: ensembles, ledgers, verdicts.")
  .version(version)
  .showHelpAfterError("(szilard --help lists the commands)")
  .exitOverride()
  .addHelpText(
    "after",
    "\nExit codes: 0 all hold, 1 something broken, 5 something undecided, 2 usage, 3 numerical failure, 4 internal fault, 130 interrupted.",
  );

for (const command of [
  runCommand,
  adviseCommand,
  sweepCommand,
  checkCommand,
  verifyCommand,
  showCommand,
  modelsCommand,
  dsmtsCommand,
  startCommand,
]) {
  program.addCommand(command.exitOverride());
}

// a reader that has seen enough, as in `szilard run FILE | head`
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? EXIT.holds);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.holds : EXIT.usage;
  else process.exitCode = explain(error);
}
