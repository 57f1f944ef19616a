// The streams of words.cpp and the two batteries that read them from a pipe.
//   dieharder 3.31.1, R. G. Brown (Debian package dieharder);  TestU01 1.2.3, P. L'Ecuyer, R. Simard, ACM TOMS 33, 22 (2007),
//   by the crate TestU01Drv.
import { spawn, spawnSync } from "node:child_process";

export const STREAMS = [
  { name: "block", says: "one block as it is used, [step][lane]" },
  { name: "lanes", says: "one block, 4096 words of each lane in turn" },
  { name: "blocks", says: "word i of blocks 0 … 255 in turn" },
  { name: "heads", says: "the first 64 words of blocks 0, 1, 2, …" },
  { name: "seeds", says: "the first 8 words of seeds s, s + 1, …" },
  { name: "points", says: "the first 8 words of sweep points and directions 0, 1, 2, …" },
  { name: "purposes", says: "word i of purposes 1 … 8 of one block in turn" },
  { name: "starts", says: "Threefry words of starts and measurements, no xoshiro" },
];

/** Words that must fail. */
export const WRONG = [
  { name: "counter", says: "the low 32 bits of a counter" },
  { name: "shared", says: "256 blocks in turn that share their seed" },
  { name: "bare", says: "first words of blocks seeded by the counter, not by its hash" },
];

const TESTU01 = process.env.TESTU01DRV ?? "TestU01Drv";
const present = (command, flag) => spawnSync(command, [flag], { stdio: "ignore" }).error === undefined;
export const tools = () => ({ dieharder: present("dieharder", "-l"), testu01: present(TESTU01, "--help") });

/** Children that a signal to the battery ends; each leads a process group. */
export const running = new Set();
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    for (const { pid } of running) process.kill(-pid);
    process.exit(130);
  });
}

/** stdout of a shell pipe; killed with all its children after `hours`. */
function pipe(line, hours) {
  return new Promise((done, fail) => {
    const child = spawn("sh", ["-c", line], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    running.add(child);
    let text = "";
    const timer = setTimeout(() => process.kill(-child.pid), hours * 3600_000);
    child.stdout.on("data", (data) => {
      text += data;
    });
    child.on("error", fail);
    child.on("close", () => {
      clearTimeout(timer);
      running.delete(child);
      done(text);
    });
  });
}

/**
 * One battery of TestU01: how many statistics, and those whose p is outside [0.001, 0.999].
 * `reversed` gives each word with its bits in reverse order: the batteries look at high bits, the ziggurat's strip is the low 10.
 */
export async function testU01(words, stream, seed, battery, reversed) {
  const text = await pipe(
    `'${words}' ${stream} ${seed} | '${TESTU01}' -q ${reversed ? "-r" : ""} -T ${battery}`,
    8,
  );
  const statistics = Number(/Number of statistics:\s+(\d+)/.exec(text)?.[1] ?? 0);
  const outside = [
    ...text.matchAll(/^\s*(\d+)\s{1,2}(\S.*?)\s{2,}((?:1 - )?\s*[\d.e-]+|(?:1 - )?\s*eps1?)\s*$/gm),
  ].map(([, number, name, p]) => ({ name: `${number} ${name}`, p: p.trim() }));
  return { statistics, outside, complete: /Summary results/.test(text) };
}

/** How far from the middle a p value as TestU01 prints it is: min(p, 1 - p). */
export function extreme(p) {
  if (p.includes("eps")) return p.includes("eps1") ? 1e-15 : 1e-300;
  const value = Number(p.replace(/^1 -\s*/, ""));
  return Math.min(value, 1 - value);
}

const FLAGS = [
  "show_num",
  "test_name",
  "ntuple",
  "tsamples",
  "psamples",
  "pvalues",
  "assessment",
  "no_whitespace",
];

/** dieharder: `tests` is "-a" or options for one test. Rows { number, name, ntuple, samples, p, verdict }. */
export async function dieharder(words, stream, seed, tests) {
  const flags = FLAGS.map((flag) => `-D ${flag}`).join(" ");
  const text = await pipe(`'${words}' ${stream} ${seed} | dieharder -g 200 ${tests} ${flags} -c ,`, 10);
  return text
    .split("\n")
    .map((line) => line.split(",").map((field) => field.trim()))
    .filter((fields) => fields.length === 7)
    .map(([name, number, ntuple, , samples, p, verdict]) => ({
      number: Number(number),
      name,
      ntuple: Number(ntuple),
      samples: Number(samples),
      p: Number(p),
      verdict,
    }));
}

/** A weak test again, with four times the samples, on the stream of another seed: the p values of the same test. */
export async function again(words, stream, seed, { number, name, ntuple, samples }) {
  const rows = await dieharder(words, stream, seed, `-d ${number} -n ${ntuple} -p ${4 * samples}`);
  return rows.filter((row) => row.name === name && row.ntuple === ntuple).map(({ p }) => p);
}
