// npm run bench [-- --quick] [--json] [--write]: kernel, baselines and scaling; tables on stdout, progress on stderr.
//   --quick   the main cases in under a minute      --json    everything as JSON      --write   also bench/results.md
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { caseTable } from "./cases.js";
import { buildNative, job } from "./job.js";
import { machine } from "./machine.js";
import { markdown } from "./markdown.js";
import { judgeCommandLine, judgeMemory, judgeSpeeds } from "./requirements.js";
import { summary, takeRounds } from "./rounds.js";
import { grid, memory, wholeCommandLine, workersAgainstProcesses } from "./scaling.js";
import { sectionsOf, withSection } from "./sections.js";
import { runSuites } from "./suites.js";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const { quick } = options;
const rounds = quick ? 15 : 45;
const say = (text) => console.error(`bench: ${text}`);
// benny announces its suites by console.log; stdout is for the results
console.log = console.error;

buildNative();
say("planning");
const table = await Promise.all(caseTable(quick).map(job));
const byBenny = await runSuites(table.filter(({ work }) => work !== undefined));
const taken = await takeRounds(table, rounds, (round, count) => say(`round ${round} of ${count}`));
say("workers against processes");
const workers = await workersAgainstProcesses(quick);
say("the whole command line");
const commandLine = await wholeCommandLine(quick);
say("memory");
const most = await memory(quick);
say("few to many trajectories");
const cells = await grid(quick);

const byId = new Map(taken.map((one) => [one.id, one]));
const found = {
  machine: machine(),
  rounds,
  cases: table.map(({ work: _, sample: __, ...line }, i) => ({
    ...line,
    ...summary(taken[i], byId.get(line.reference)),
    samples: taken[i].samples,
    benny: byBenny.get(line.id) ?? null,
  })),
  requirements: {
    speeds: judgeSpeeds(taken),
    commandLine: judgeCommandLine(commandLine.wall, quick),
    memory: judgeMemory(most.megabytes, quick),
  },
  scaling: { workers, commandLine, memory: most, grid: cells },
};
const text = markdown(found);
process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : text);
if (options.write) {
  const file = fileURLToPath(new URL("results.md", import.meta.url));
  writeFileSync(file, sectionsOf(readFileSync(file, "utf8")).reduce(withSection, text));
}
