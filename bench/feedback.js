// node bench/feedback.js [--rounds 31]: what measurement and feedback cost a step of Langevin motion, relative to the same motion without;
// interleaved rounds in this process, medians.
import { parseArgs } from "node:util";
import { LangevinKernel } from "../dist/kernel/langevin.js";
import { plan } from "../dist/plan/plan.js";
import { validate } from "../dist/spec/validate.js";
import { timed } from "./clock.js";
import { speeds, spread, takeRounds } from "./rounds.js";

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "31" } } });
const STEPS = 1000;
const TRAJECTORIES = 4096;
const DT = 1e-3;
const LEAF = 1024;
const DURATION = STEPS * DT;
const fields = { depth: 2, barrier: 1, tilt: 0 };

const experiment = (parts) =>
  validate({
    system: {
      dynamics: "overdamped",
      potential: { energy: "depth*(x^4 - 2*barrier*x^2) - tilt*x", fields },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: DT },
    ensemble: { trajectories: TRAJECTORIES, seed: 1 },
    ...parts,
  });

const ramps = (sign, all) => ({
  tilt: [
    [0, sign],
    [1, 0],
  ],
  ...(all
    ? {
        depth: [
          [0, 2],
          [1, 2.5],
        ],
        barrier: [
          [0, 1],
          [1, 0.5],
        ],
      }
    : {}),
});
const control = { duration: DURATION, ramps: {} };
const branching = (all) => ({
  feedback: {
    kind: "branch",
    measurement: { at: 0, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
    branches: {
      false: { duration: DURATION, ramps: ramps(-1, all) },
      true: { duration: DURATION, ramps: ramps(1, all) },
    },
  },
});
const policy = (every, channel, of, act, more = {}) => ({
  control,
  feedback: {
    kind: "policy",
    information: "none",
    measurement: { every: every * DT, of, channel },
    act: { tilt: act },
    ...more,
  },
});
const gaussian = { kind: "gaussian", deviation: 0.2 };
const binary = { kind: "binary", error: 0.1 };

/** Each beside the same motion without feedback, and what it may cost at most. */
const CASES = [
  { id: "driven tilt", parts: { control: { duration: DURATION, ramps: ramps(1, false) } } },
  { id: "driven tilt, branches", parts: branching(false), beside: "driven tilt", most: 1.3 },
  { id: "all driven", parts: { control: { duration: DURATION, ramps: ramps(1, true) } } },
  { id: "all driven, branches", parts: branching(true), beside: "all driven", most: 1.6 },
  { id: "held", parts: { control } },
  { id: "gaussian, every 10 steps", parts: policy(10, gaussian, "x", "0.5*y"), beside: "held", most: 2 },
  {
    id: "gaussian and memory, every 10 steps",
    parts: policy(10, gaussian, "x", "0.5*m", { memory: { m: { start: 0, update: "m + 0.3*(y - m)" } } }),
    beside: "held",
    most: 2,
  },
  {
    id: "exact, every 10 steps",
    parts: policy(10, { kind: "exact" }, "x", "0.5*y"),
    beside: "held",
    most: 2,
  },
  {
    id: "binary, finitely many states, every 10 steps",
    parts: policy(10, binary, "x > 0", "2*y - 1"),
    beside: "held",
    most: 2,
  },
  { id: "gaussian, every step", parts: policy(1, gaussian, "x", "0.5*y"), beside: "held" },
];

const made = CASES.map(({ id, parts }) => {
  const { kernel, module } = plan(experiment(parts));
  const instance = new LangevinKernel(module, kernel);
  const run = (round) => {
    for (let at = 0; at < TRAJECTORIES; at += LEAF) instance.run(round * TRAJECTORIES + at, LEAF);
  };
  for (let i = 0; i < 3; i++) run(0);
  return { id, work: () => run(0), sample: (round) => timed(() => run(round), TRAJECTORIES * STEPS) };
});

const rounds = Number(options.rounds);
const taken = await takeRounds(made, rounds);
const of = (id) => taken.find((one) => one.id === id);
console.log("| case | ns per step | times the same without feedback |\n|---|---|---|");
let missed = 0;
for (const { id, beside, most } of CASES) {
  const { samples } = of(id);
  const ns = spread(samples.map(({ cpu }) => cpu)).median.toFixed(2);
  const speed = beside === undefined ? null : spread(speeds(samples, of(beside).samples));
  const ratio = speed === null ? "" : (1 / speed.median).toFixed(2);
  const bound = most === undefined ? "" : ` (at most ${most})`;
  console.log(`| ${id} | ${ns} | ${ratio}${bound} |`);
  if (speed !== null && most !== undefined && 1 / speed.median > most) missed += 1;
}
process.exitCode = missed > 0 ? 1 : 0;
