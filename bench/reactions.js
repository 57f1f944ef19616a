// node bench/reactions.js [--write] [--rounds N]: events of reactions through the kernel against C++, rebop and GillesPy2, interleaved; a table on stdout, with
// --write also the section "Reactions" of bench/results.md, which main.js keeps.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { experiment, reaction, reactions, schedule } from "../dist/index.js";
import { ReactionKernel } from "../dist/kernel/reaction.js";
import { plan } from "../dist/plan/plan.js";
import { buildNative } from "./job.js";
import { machine } from "./machine.js";
import { speeds, spread, takeRounds } from "./rounds.js";
import { REACTIONS_HEADING, withSection } from "./sections.js";

const { values: options } = parseArgs({
  options: { write: { type: "boolean", default: false }, rounds: { type: "string", default: "31" } },
});
const ROUNDS = Number(options.rounds);
const PYTHON = process.env.SZILARD_PYTHON ?? "python3";

/** The networks of native/reactions.h; of Schlogl's also one that books what the C++ programs do not. */
const schlogl = reactions({
  constants: "stochastic",
  species: { X: 250 },
  reactions: [
    reaction("2 X -> 3 X", 0.03),
    reaction("3 X -> 2 X", 1e-4),
    reaction("0 -> X", 200),
    reaction("X -> 0", 3.5),
  ],
});
const schloglBooked = reactions({
  constants: "stochastic",
  species: { A: { fixed: 1 }, B: { fixed: 1 }, X: 250 },
  reactions: [
    reaction("A + 2 X <-> 3 X", { forward: 0.03, backward: 1e-4 }),
    reaction("B <-> X", { forward: 200, backward: 3.5 }),
  ],
});
const vilar = reactions({
  species: { DA: 1, DAp: 0, DR: 1, DRp: 0, MA: 0, A: 0, MR: 0, R: 0, C: 0 },
  reactions: [
    reaction("DAp -> DA + A", 50),
    reaction("DA + A -> DAp", 1),
    reaction("DRp -> DR + A", 100),
    reaction("DR + A -> DRp", 1),
    reaction("DAp -> DAp + MA", 500),
    reaction("DA -> DA + MA", 50),
    reaction("DRp -> DRp + MR", 50),
    reaction("DR -> DR + MR", 0.01),
    reaction("MA -> 0", 10),
    reaction("MR -> 0", 0.5),
    reaction("MA -> MA + A", 50),
    reaction("MR -> MR + R", 5),
    reaction("A -> 0", 1),
    reaction("R -> 0", 0.2),
    reaction("A + R -> C", 2),
    reaction("C -> R", 1),
  ],
});
const SCHLOGL = { network: "schlogl", duration: 10 };
const VILAR = { network: "vilar", duration: 100 };

/** Hops along a line: as many channels as are asked for, two for each pair of neighbours. */
const chain = (channels) => {
  const names = Array.from({ length: channels / 2 + 1 }, (_, i) => `X${i}`);
  return reactions({
    species: Object.fromEntries(names.map((name, i) => [name, i === 0 ? 5 * names.length : 0])),
    reactions: names.slice(1).map((name, i) => reaction(`X${i} <-> ${name}`, { forward: 2, backward: 2 })),
  });
};
const CHAIN = { network: "chain", duration: 20 };

/** Processor time of this process, by event. */
function kernelCase(id, system, { duration }, trajectories, method = {}) {
  const { module, kernel: plans } = plan(
    experiment({ system, method, control: schedule({ duration }), ensemble: { trajectories: 1e6, seed: 1 } }),
  );
  const kernel = new ReactionKernel(module, plans);
  const run = (round) =>
    kernel.run(round * trajectories, trajectories).jumps.reduce((events, n) => events + n, 0);
  for (let i = 0; i < 3; i++) run(0);
  return {
    id,
    work: () => run(0),
    sample(round) {
      const began = performance.now();
      const before = process.cpuUsage();
      const events = run(round);
      const { user, system: kernelTime } = process.cpuUsage(before);
      return {
        cpu: ((user + kernelTime) * 1e3) / events,
        wall: ((performance.now() - began) * 1e6) / events,
      };
    },
  };
}

function nativeCase(id, program, { network, duration }, trajectories) {
  const file = fileURLToPath(new URL(`native/build/${program}`, import.meta.url));
  return {
    id,
    sample(round) {
      const given = [
        "--network",
        network,
        "--duration",
        duration,
        "--trajectories",
        trajectories,
        "--seed",
        round,
      ];
      const { status, error, stdout } = spawnSync(file, given.map(String));
      if (error || status !== 0) return `${program} cannot be run`;
      const { nsPerEvent, seconds, events } = JSON.parse(stdout);
      return { cpu: nsPerEvent, wall: (seconds * 1e9) / events };
    },
  };
}

/** Through a package of Python (python/reactions_peers.py), which takes long to start or to compile: not in every round. */
function peerCase(id, peer, { network, duration }, trajectories, every) {
  const script = fileURLToPath(new URL("python/reactions_peers.py", import.meta.url));
  return {
    id,
    every,
    sample(round) {
      const sizes = Object.entries({ peer, network, duration, trajectories, seed: round });
      const given = sizes.flatMap(([key, value]) => [`--${key}`, String(value)]);
      const { status, error, stdout, stderr } = spawnSync(PYTHON, [script, ...given], { encoding: "utf8" });
      if (error) return `${PYTHON} cannot be started`;
      if (status !== 0) return stderr.trim().split("\n").pop();
      const { nsPerEvent, seconds, events } = JSON.parse(stdout);
      return { cpu: nsPerEvent, wall: (seconds * 1e9) / events };
    },
  };
}

buildNative();
const cases = [
  kernelCase("Schlogl: kernel", schlogl, SCHLOGL, 512),
  kernelCase("Schlogl: kernel, with entropy and particles of chemostats", schloglBooked, SCHLOGL, 512),
  nativeCase("Schlogl: good scalar C++", "reactionsGood", SCHLOGL, 256),
  nativeCase("Schlogl: plain C++", "reactionsPlain", SCHLOGL, 128),
  nativeCase("Schlogl: naive C++", "reactionsNaive", SCHLOGL, 96),
  peerCase("Schlogl: rebop", "rebop", SCHLOGL, 128, 3),
  peerCase("Schlogl: GillesPy2", "gillespy2", SCHLOGL, 64, 10),
  kernelCase("Vilar: kernel", vilar, VILAR, 64),
  nativeCase("Vilar: good scalar C++", "reactionsGood", VILAR, 16),
  nativeCase("Vilar: plain C++", "reactionsPlain", VILAR, 16),
  nativeCase("Vilar: naive C++", "reactionsNaive", VILAR, 8),
  peerCase("Vilar: rebop", "rebop", VILAR, 16, 3),
  peerCase("Vilar: GillesPy2", "gillespy2", VILAR, 8, 10),
  ...[38, 138, 998].flatMap((channels) => [
    kernelCase(`chain of ${channels}: direct`, chain(channels), CHAIN, 8, { by: "direct" }),
    kernelCase(`chain of ${channels}: next reaction`, chain(channels), CHAIN, 8, { by: "nextReaction" }),
  ]),
];
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
function ratio(ours, theirs, least = null) {
  const found = spread(speeds(taken.get(ours).samples, taken.get(theirs).samples));
  if (found === null) return [theirs, least ?? "", "", "", "", "", "not here"];
  const fastest = (id) => Math.min(...taken.get(id).samples.map(({ cpu }) => cpu));
  const verdict = least === null ? "" : found.median >= least ? "met" : "not met";
  const shown = [found.median, found.min, found.max, fastest(theirs) / fastest(ours)].map(number);
  return [theirs, least ?? "", ...shown, verdict];
}
const requirements = [
  ratio("Schlogl: kernel", "Schlogl: good scalar C++", 1.6),
  ratio("Schlogl: kernel", "Schlogl: plain C++"),
  ratio("Schlogl: kernel", "Schlogl: naive C++", 3.5),
  ratio("Schlogl: kernel", "Schlogl: rebop"),
  ratio("Schlogl: kernel", "Schlogl: GillesPy2"),
  ratio("Vilar: kernel", "Vilar: plain C++", 1),
  ratio("Vilar: kernel", "Vilar: good scalar C++"),
  ratio("Vilar: kernel", "Vilar: naive C++"),
  ratio("Vilar: kernel", "Vilar: rebop"),
  ratio("Vilar: kernel", "Vilar: GillesPy2"),
  ...[38, 138, 998].map((n) => ratio(`chain of ${n}: next reaction`, `chain of ${n}: direct`)),
];

const { date, cpu, node, load } = machine();
const text = `${REACTIONS_HEADING}

${date}, ${cpu}, Node ${node}, load ${load.join(" ")}. Written by \`node bench/reactions.js --write\`; ${ROUNDS} rounds, all cases in turn.

How many times as fast the kernel is, by processor time per event; medians over rounds decide. Starts and ledgers are in it.

${table(["kernel against", "at least", "median", "min", "max", "fastest", ""], requirements)}

ns per event of one core, everything of a run in it:

${table(["case", "min", "median", "max"], nanoseconds)}

*Schlogl*: one species, four reactions, X(0) = 250, duration 10 (45,000 events a trajectory). *Vilar*: 9 species, 16 reactions, duration 100 (290,000 events).
Good scalar C++: \`bench/native/reactionsGood.cpp\`, propensities by hand, ziggurat, \`-O3\`; plain: \`reactionsPlain.cpp\`, the direct method over tables with a dependency graph,
\`-O3\`; naive: \`reactionsNaive.cpp\`, \`-O2\`. rebop and GillesPy2 (SSACSolver) as Python calls them, a third and a tenth of the rounds, compilation not in it; their events are those of
the same seeds with a species that counts them. *Chain*: next reaction against direct method, both ours, by the number of channels; the planner takes the next reaction from 150 on.
`;
process.stdout.write(text);
if (options.write) {
  const file = fileURLToPath(new URL("results.md", import.meta.url));
  writeFileSync(file, withSection(readFileSync(file, "utf8"), text));
}
