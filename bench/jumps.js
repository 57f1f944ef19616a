// node bench/jumps.js [--write]: jumps of networks through the kernel against C++, interleaved; a table on stdout, with --write also the
// section "Networks" of bench/results.md, which main.js keeps.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { JumpKernel } from "../dist/kernel/jump.js";
import { buildNative } from "./job.js";
import { machine } from "./machine.js";
import { networkPlan } from "./networks.js";
import { speeds, spread, takeRounds } from "./rounds.js";
import { JUMPS_HEADING, withSection } from "./sections.js";

const { values: options } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const ROUNDS = 45;
const LEAF = 1024;

/** Windows of the driven network: so many that a candidate that does not jump, a window's end and an exact rate cost about the same. */
const LINES = [
  { network: "ring", duration: 1000, trajectories: 1024 },
  { network: "ring", duration: 30, trajectories: 16384 },
  { network: "two", duration: 1000, trajectories: 4096 },
  { network: "driven", duration: 1000, trajectories: 4096, windows: 16 },
  { network: "two", duration: 100, trajectories: 16384 },
  { network: "driven", duration: 100, trajectories: 16384, windows: 4 },
];

const idOf = (by, { network, duration }) => `${network}, duration ${duration}: ${by}`;

/** Processor time of this process, by event. */
function kernelCase(line) {
  const { plan, module } = networkPlan(line.network, line.duration, line.windows);
  const kernel = new JumpKernel(module, plan);
  const run = (round) => {
    let events = 0;
    for (let at = 0; at < line.trajectories; at += LEAF) {
      const { jumps } = kernel.run(round * line.trajectories + at, LEAF);
      for (const n of jumps) events += n;
    }
    return events;
  };
  for (let i = 0; i < 5; i++) run(0);
  return {
    id: idOf("kernel", line),
    work: () => run(0),
    sample(round) {
      const began = performance.now();
      const before = process.cpuUsage();
      const events = run(round);
      const { user, system } = process.cpuUsage(before);
      return { cpu: ((user + system) * 1e3) / events, wall: ((performance.now() - began) * 1e6) / events };
    },
  };
}

function nativeCase(by, program, line, share) {
  const file = fileURLToPath(new URL(`native/build/${program}`, import.meta.url));
  const sizes = ["--network", line.network, "--duration", line.duration];
  const trajectories = line.trajectories / share;
  return {
    id: idOf(by, line),
    sample(round) {
      const { status, error, stdout } = spawnSync(file, [
        ...sizes,
        "--trajectories",
        trajectories,
        "--seed",
        round,
      ]);
      if (error || status !== 0) return `${program} cannot be run`;
      const { nsPerEvent, seconds, events } = JSON.parse(stdout);
      return { cpu: nsPerEvent, wall: (seconds * 1e9) / events };
    },
  };
}

buildNative();
const cases = LINES.flatMap((line) => [
  kernelCase(line),
  ...(line.network === "driven" ? [] : [nativeCase("best C++", "jumpsBest", line, 1)]),
  nativeCase("naive C++", "jumpsNaive", line, 8),
]);
const taken = new Map((await takeRounds(cases, ROUNDS)).map((one) => [one.id, one]));

const number = (value) => value.toPrecision(3);
const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? "---" : "--:")), ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");

const nanoseconds = cases.map(({ id }) => {
  const { samples, absent } = taken.get(id);
  if (absent !== null) return [`${id}: not here (${absent})`, "", "", ""];
  const { min, median, max } = spread(samples.map(({ cpu }) => cpu));
  return [id, number(min), number(median), number(max)];
});

/** Speed of one case over another's in the same round. */
function ratio(text, ours, theirs, least = null) {
  const found = spread(speeds(taken.get(ours)?.samples ?? [], taken.get(theirs)?.samples ?? []));
  if (found === null) return [text, least ?? "", "", "", "", "", "not here"];
  const fastest = (id) => Math.min(...taken.get(id).samples.map(({ cpu }) => cpu));
  const verdict = least === null ? "" : found.median >= least ? "met" : "not met";
  return [
    text,
    least ?? "",
    number(found.median),
    number(found.min),
    number(found.max),
    number(fastest(theirs) / fastest(ours)),
    verdict,
  ];
}
const [long, short, two, driven, briefTwo, briefDriven] = LINES;
const requirements = [
  ratio("ring of 1000: best C++", idOf("kernel", long), idOf("best C++", long), 0.7),
  ratio("ring of 1000: naive C++", idOf("kernel", long), idOf("naive C++", long), 6),
  ratio("ring of 30: best C++", idOf("kernel", short), idOf("best C++", short)),
  ratio("ring of 30: naive C++", idOf("kernel", short), idOf("naive C++", short)),
  ratio("driven against undriven, 1000", idOf("kernel", driven), idOf("kernel", two), 0.5),
  ratio("driven against undriven, 100", idOf("kernel", briefDriven), idOf("kernel", briefTwo), 0.5),
];

const { date, cpu, node, load } = machine();
const text = `${JUMPS_HEADING}

${date}, ${cpu}, Node ${node}, load ${load.join(" ")}. Written by \`node bench/jumps.js --write\`; ${ROUNDS} rounds, all cases in turn.

How many times as fast the kernel is, by processor time per jump; medians over rounds decide. Driven against undriven: 0.5 is twice the time.
A trajectory of 90 jumps (ring of 30) pays for its start and its ledger as well; nothing is asked of it.

${table(["kernel against", "at least", "median", "min", "max", "fastest", ""], requirements)}

ns per jump of one core, everything of a run in it:

${table(["case", "min", "median", "max"], nanoseconds)}

*ring*: six states, rates 2 and 1, entropy production booked. *two*: two states, Fermi rates at energy 1. *driven*: the same with the energy
from -1 to 1 over the duration, in 16 and 4 windows; jumps are counted, not candidates. The duration says how many jumps there are in a
trajectory: 3 (ring), 0.4 times it. Best C++: \`bench/native/jumpsBest.cpp\`, \`-O3 -msse4.1\`; naive: \`jumpsNaive.cpp\`, \`-O2\`.
`;
process.stdout.write(text);
if (options.write) {
  const file = fileURLToPath(new URL("results.md", import.meta.url));
  writeFileSync(file, withSection(readFileSync(file, "utf8"), text));
}
