// node bench/feedbackJumps.js: what a measurement costs a trajectory of a network, against a protocol that jumps at the same times without
// asking; interleaved, by processor time. A table on stdout.
import { edge, experiment, measure, network, policy, schedule } from "../dist/index.js";
import { plan } from "../dist/plan/plan.js";
import { runnersOf } from "../dist/run/runner.js";
import { spread, takeRounds } from "./rounds.js";

const ROUNDS = 25;
const MEASUREMENTS = 100;
const TRAJECTORIES = 4096;
/** Time between measurements: how many jumps lie between two. */
const STEPS = [0.1, 1, 10];

/** A level of 1 or -1. */
const system = network({
  kT: 1,
  fields: { E: 1, k: 1 },
  states: { empty: 0, full: "E" },
  edges: [edge("empty", "full", { fermi: "k" })],
  start: { kind: "equilibrium" },
});
const ensemble = { trajectories: TRAJECTORIES };
const reading = (channel, step) => measure({ every: step, of: "state", channel });

/** As many windows, all of them followed by the fast loop alone. */
function protocol(step) {
  const points = Array.from({ length: MEASUREMENTS }, (_, i) => {
    const [at, value] = [i / MEASUREMENTS, i % 2 === 0 ? 1 : -1];
    return [
      [at, -value],
      [at, value],
    ];
  }).flat();
  return experiment({ system, control: schedule({ duration: step * MEASUREMENTS, E: points }), ensemble });
}

const demon = (step) =>
  experiment({
    system,
    control: schedule({ duration: step * MEASUREMENTS }),
    feedback: policy({
      measurement: reading({ kind: "binary", error: 0.1 }, step),
      act: { E: "y == 1 ? -1 : 1" },
      information: "none",
    }),
    ensemble,
  });

const listener = (step) =>
  experiment({
    system,
    control: schedule({ duration: step * MEASUREMENTS }),
    feedback: policy({
      measurement: reading({ kind: "gaussian", deviation: 1 }, step),
      memory: { m: { start: 0, update: "0.9*m + 0.1*y" } },
      act: {},
      information: "none",
    }),
    ensemble,
  });

const KINDS = { "no measurement": protocol, "binary, acts": demon, "gaussian, remembers": listener };

function caseOf(kind, step) {
  const { coarse } = runnersOf(plan(KINDS[kind](step)));
  const run = (round) => coarse.columns(64 * round, TRAJECTORIES, 1);
  return {
    id: `${kind}, ${step}`,
    work: () => run(0),
    sample(round) {
      const before = process.cpuUsage();
      run(round);
      const { user, system: kernel } = process.cpuUsage(before);
      return { cpu: ((user + kernel) * 1e3) / (TRAJECTORIES * MEASUREMENTS) };
    },
  };
}

const cases = STEPS.flatMap((step) => Object.keys(KINDS).map((kind) => caseOf(kind, step)));
for (const { work } of cases) for (let i = 0; i < 3; i++) work();
const taken = await takeRounds(cases, ROUNDS);
console.log("| case, time between | ns a window, median (least) |\n|---|---|");
for (const { id, samples } of taken) {
  const { median, min } = spread(samples.map(({ cpu }) => cpu));
  console.log(`| ${id} | ${median.toFixed(0)} (${min.toFixed(0)}) |`);
}
