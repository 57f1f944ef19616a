// All tests of the kernel's random numbers: `node bench/random/battery.js [--quick] [--crush] [--continue] [--jobs 2]`, after a build.
// Wants g++ for the words, dieharder and TestU01Drv for the batteries (docs/random.md says where they are from). Exit code 1: a
// test failed, or a control did not; 3: a tool is missing and its tests were not run. --continue keeps what an earlier run has
// finished with the same sources. Table and JSON go to out/random/.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, setPriority } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { jobs } from "./jobs.js";
import { tools } from "./streams.js";
import { table } from "./table.js";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    crush: { type: "boolean", default: false },
    continue: { type: "boolean", default: false },
    jobs: { type: "string", default: "2" },
  },
});
setPriority(19);

const here = fileURLToPath(new URL(".", import.meta.url));
const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}out/random`;
mkdirSync(out, { recursive: true });
const words = `${out}/words`;
execFileSync("g++", ["-std=c++20", "-O3", "-Wall", "-Wextra", "-o", words, `${here}words.cpp`], {
  stdio: "inherit",
});

const digestOf = (sources) => {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(readFileSync(root + source));
  return hash.digest("hex");
};
const fileOf = (id) => `${out}/${id.replaceAll(" ", "-")}.json`;

const have = tools();
const list = jobs(options, have, words);
const results = new Map(list.map(({ id }) => [id, null]));
const started = Date.now();
let done = 0;

/** Others may end a long process on a shared machine: it is begun again. */
async function persistent(id, run) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      process.stderr.write(`${id}, attempt ${attempt}: ${error.message}\n`);
      if (attempt === 5) throw error;
    }
  }
}

async function work(queue) {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { id, sources, run } = next;
    const digest = digestOf(sources);
    const before =
      options.continue && existsSync(fileOf(id)) ? JSON.parse(readFileSync(fileOf(id), "utf8")) : null;
    if (before?.digest === digest) {
      results.set(id, before);
    } else {
      const from = Date.now();
      const value = await persistent(id, run);
      const seconds = (Date.now() - from) / 1000;
      results.set(id, { digest, seconds, value });
      writeFileSync(fileOf(id), JSON.stringify(results.get(id)));
      process.stderr.write(`${id}: ${seconds.toFixed(0)} s\n`);
    }
    done += 1;
    process.stderr.write(`${done}/${results.size}\n`);
  }
}
const queue = [...list];
await Promise.all(Array.from({ length: Number(options.jobs) }, () => work(queue)));

const { lines, failures } = table(results, options.quick);
const missing = Object.keys(have).filter((name) => !have[name]);
const minutes = (seconds) => `${(seconds / 60).toFixed(0)} minutes`;
const spent = [...results.values()].reduce((sum, { seconds }) => sum + seconds, 0);
const text = [
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0].model}, kernel ${digestOf(["wasm/langevin.wasm"]).slice(0, 12)}`,
  ...lines,
  "",
  ...missing.map((name) => `${name} is not there: its tests were not run`),
  `${failures} failed; this run took ${minutes((Date.now() - started) / 1000)}, the jobs one after the other ${minutes(spent)}`,
].join("\n");
console.log(text);
writeFileSync(`${out}/${options.quick ? "quick" : "full"}.txt`, `${text}\n`);
process.exitCode = failures ? 1 : missing.length ? 3 : 0;
