// Beyond one thread: two workers, the whole command line, memory, and the cost of a step from few to many trajectories.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { run } from "../dist/index.js";
import { timed } from "./clock.js";
import { commandLine, WELL } from "./commandLine.js";
import { experimentOf } from "./experiments.js";
import { spread } from "./rounds.js";

/** Two workers on 2 N trajectories against two processes at once, one worker and N trajectories each: 1 is as fast. */
export async function workersAgainstProcesses(quick) {
  const [trajectories, steps] = [quick ? 100_000 : 500_000, 1000];
  const ratios = [];
  for (let round = 0; round < (quick ? 2 : 7); round++) {
    const one = await commandLine({ trajectories: 2 * trajectories, steps, workers: 2, seed: round });
    const began = performance.now();
    await Promise.all(
      [0, 1].map((i) => commandLine({ trajectories, steps, workers: 1, seed: 2 * round + i })),
    );
    ratios.push((performance.now() - began) / 1000 / one.seconds);
  }
  return { trajectories: 2 * trajectories, steps, speed: spread(ratios) };
}

/**
 * The whole command line with two workers against trajectories x steps x ns per step / 2, the ns being those of the bare
 * kernel in two processes at once, right before and after: two cores that share their units are slower than twice one. By
 * wall, and by the processor time of all its threads.
 */
export async function wholeCommandLine(quick) {
  const [trajectories, steps] = [quick ? 200_000 : 1_000_000, 1000];
  const rounds = [];
  let before = await bareKernels(trajectories / 4, steps);
  for (let round = 0; round < (quick ? 2 : 7); round++) {
    const { seconds, cpu } = await commandLine({ trajectories, steps, workers: 2, seed: round });
    const after = await bareKernels(trajectories / 4, steps);
    const ns = (before.wall + after.wall) / 2;
    const spent = (before.cpu + after.cpu) / 2;
    before = after;
    const all = trajectories * steps * 1e-9;
    rounds.push({ seconds, ns, wall: seconds / ((all * ns) / 2), cpu: cpu / (all * spent) });
  }
  const of = (name) => spread(rounds.map((round) => round[name]));
  return { trajectories, steps, seconds: of("seconds"), ns: of("ns"), wall: of("wall"), cpu: of("cpu") };
}

/** ns per step of the kernel alone in two processes at once. */
async function bareKernels(trajectories, steps) {
  const file = fileURLToPath(new URL("bare.js", import.meta.url));
  const run = promisify(execFile);
  const said = await Promise.all(
    [0, 1].map(() => run(process.execPath, [file, String(trajectories), String(steps)])),
  );
  const both = said.map(({ stdout }) => JSON.parse(stdout));
  return { wall: (both[0].wall + both[1].wall) / 2, cpu: (both[0].cpu + both[1].cpu) / 2 };
}

/** Greatest resident size of a run of many trajectories, statistics only. */
export async function memory(quick) {
  const [trajectories, steps] = [quick ? 1_000_000 : 10_000_000, 10];
  const { megabytes, seconds } = await commandLine({ trajectories, steps, workers: 2 });
  return { trajectories, steps, megabytes, seconds };
}

/** Trajectory-steps up to which a cell of the grid is run. */
const MOST = 2e9;

/** ns of processor time per trajectory-step, and wall, of `run()` with two workers: planning and starting them included. */
export async function grid(quick) {
  const powers = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
  const cells = [];
  for (const trajectories of powers(2, quick ? 5 : 7)) {
    for (const steps of powers(2, quick ? 4 : 6)) {
      if (trajectories * steps > (quick ? MOST / 20 : MOST)) continue;
      const experiment = experimentOf({ ...WELL, trajectories, steps });
      const began = performance.now();
      const { cpu } = await timed(() => run(experiment, { workers: 2 }), trajectories * steps);
      cells.push({ trajectories, steps, ns: cpu, seconds: (performance.now() - began) / 1000 });
    }
  }
  return cells;
}
