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

/** stdout of a command in a process group of its own; an error where it does not end by itself with 0. */
export function output(command, given) {
  return new Promise((done, fail) => {
    const child = spawn(command, given, { detached: true, stdio: ["ignore", "pipe", "inherit"] });
    running.add(child);
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    child.on("error", fail);
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) done(text);
      else fail(new Error(`${command} ${given.join(" ")} was ended by ${signal ?? code}`));
    });
  });
}

const pipe = (line) => output("sh", ["-c", `${line} 2> /dev/null`]);

/**
 * One battery of TestU01: how many statistics, and those whose p is outside [0.001, 0.999].
 * `reversed` gives each word with its bits in reverse order: the batteries look at high bits, the ziggurat's strip is the low 10.
 */
export async function testU01(words, stream, seed, battery, reversed) {
  const text = await pipe(
    `'${words}' ${stream} ${seed} | '${TESTU01}' -q ${reversed ? "-r" : ""} -T ${battery}`,
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

const to = (first, last) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const each = (number, ntuples) => ntuples.map((n) => `-d ${number} -n ${n}`);

/** All that dieharder -a runs, in parts of some minutes: a part that was interrupted is run again. */
export const PARTS = [
  to(0, 10).map((number) => `-d ${number}`),
  to(11, 17).map((number) => `-d ${number}`),
  ["-d 100", "-d 101", "-d 102", ...each(200, to(1, 12)), ...each(201, to(2, 5)), ...each(202, to(2, 5))],
  each(203, to(0, 9)),
  each(203, to(10, 16)),
  each(203, to(17, 22)),
  each(203, to(23, 28)),
  each(203, to(29, 32)),
  ["-d 204", "-d 205", ...each(206, [256]), ...each(207, [32]), ...each(208, [0]), ...each(209, [12])],
];

/** One test of dieharder: rows { number, name, ntuple, samples, p, verdict }. */
export async function dieharder(words, stream, seed, test) {
  const flags = FLAGS.map((flag) => `-D ${flag}`).join(" ");
  const text = await pipe(`'${words}' ${stream} ${seed} | dieharder -g 200 ${test} ${flags} -c ,`);
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

/** A part of dieharder -a, each test on fresh words; what is weak once more, with four times the samples on other words. */
export async function part(words, stream, index) {
  const rows = [];
  const repeated = [];
  for (const [i, test] of PARTS[index].entries()) {
    const seed = 1 + 1e9 * (100 * index + i);
    const found = await dieharder(words, stream, seed, test);
    if (found.length === 0) throw new Error(`dieharder ${test} gave nothing`);
    rows.push(...found);
    for (const row of found.filter(({ verdict }) => verdict !== "PASSED")) {
      const same = ({ name, ntuple }) => name === row.name && ntuple === row.ntuple;
      const more = await dieharder(words, stream, seed + 5e8, `${test} -p ${4 * row.samples}`);
      repeated.push({ ...row, again: more.filter(same).map(({ p }) => p) });
    }
  }
  return { rows, repeated };
}
