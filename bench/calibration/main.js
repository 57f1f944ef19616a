// npm run calibrate [-- --repeats 1000]: false alarms and power of every check, heavy tails, coverage of every standard error, written
// to bench/calibration.md. The rows are shared among processes; each is a function of its name and the repeat.
import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { judge } from "../../dist/check/verdict.js";
import { exactly } from "../../dist/estimate/estimate.js";
import { looksAt } from "../../dist/run/until.js";
import { CASES, calibrate } from "./calibrate.js";
import { COVERAGE, coverage } from "./coverage.js";
import { HEAVY, heavy } from "./heavy.js";
import { report } from "./report.js";
import { stoppingTable } from "./stopping.js";

const { values } = parseArgs({
  options: { repeats: { type: "string", default: "1000" }, processes: { type: "string" } },
});
const repeats = Number(values.repeats);
const deciding = Math.ceil(repeats / 100);

const JOBS = [
  ...HEAVY.map((_, i) => ["heavy", i]),
  ...CASES.map((_, i) => ["check", i]),
  ...COVERAGE.map((_, i) => ["coverage", i]),
];

function work([kind, i]) {
  if (kind === "heavy") return heavy(HEAVY[i], repeats, deciding);
  if (kind === "check") return { ...calibrate(CASES[i], repeats), wrong: CASES[i].wrong };
  return coverage(COVERAGE[i], repeats);
}

if (process.send !== undefined) {
  process.on("message", (job) => process.send({ job, found: work(job) }));
} else {
  const queue = [...JOBS];
  const results = new Map();
  await new Promise((done) => {
    const processes = Number(values.processes ?? availableParallelism());
    for (let p = 0; p < processes; p++) {
      const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2));
      const next = () => {
        const job = queue.shift();
        if (job === undefined) child.kill();
        else child.send(job);
      };
      child.on("message", ({ job, found }) => {
        results.set(job.join(" "), found);
        process.stderr.write(`${results.size}/${JOBS.length} ${found.name}\n`);
        if (results.size === JOBS.length) done();
        next();
      });
      next();
    }
  });
  const of = (kind) => JOBS.filter(([k]) => k === kind).map((job) => results.get(job.join(" ")));
  const stopping = stoppingTable({
    repeats: 10 * repeats,
    leaves: 64,
    level: 0.01,
    seed: 1,
    looksAt,
    judge,
    exactly,
  });
  const text = report({
    stopping,
    checks: of("check"),
    heavy: of("heavy"),
    coverage: of("coverage"),
    repeats,
  });
  writeFileSync(fileURLToPath(new URL("../calibration.md", import.meta.url)), text);
}
