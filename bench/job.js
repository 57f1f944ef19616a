// From a line of the case table to something that can be run: `sample(round)` does trajectories x steps and says what a step
// took; `work()` is the same for benny, where this process does it. A round has its own seed or its own trajectories.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { LangevinKernel } from "../dist/kernel/langevin.js";
import { plan } from "../dist/plan/plan.js";
import { validate } from "../dist/spec/validate.js";
import { timed } from "./clock.js";
import { experimentOf } from "./experiments.js";

/** Trajectories of one call of the kernel: a leaf, as in a worker. */
const LEAF = 1024;
const PYTHON = process.env.SZILARD_PYTHON ?? "python3";

const KINDS = { kernel, javascript, process: program };

/** The case with its `sample`, ready to be measured. */
export const job = async (line) => ({ ...line, ...(await KINDS[line.kind](line)) });

function kernel(line) {
  const { trajectories, steps } = line;
  const planned = plan(validate(experimentOf(line)));
  const instance = new LangevinKernel(planned.module, planned.kernel);
  const work = (round = 0) => {
    const first = round * trajectories;
    for (let at = 0; at < trajectories; at += LEAF) {
      instance.run(first + at, Math.min(LEAF, trajectories - at));
    }
  };
  return { work, sample: (round) => timed(() => work(round), trajectories * steps) };
}

/**
 * Plain JavaScript, in modules of its own (`?id`): where two sources of normals or two schemes share functions, the engine
 * specialises them for neither, and the ziggurat takes twice as long.
 */
async function javascript(line) {
  const own = (file) => import(new URL(`javascript/${file}.js?${line.id}`, import.meta.url).href);
  const { drivenWell } = await own("drivenWell");
  const source = await own(line.normals.toLowerCase());
  const fill = source[line.normals](1);
  const work = () => drivenWell(line, fill);
  return { work, sample: () => timed(work, line.trajectories * line.steps) };
}

/** A process that prints one line of JSON (native/README.md); one that cannot run says why. */
function program({ program: name, scheme, trajectories, steps, works }) {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const [command, ...script] = name.endsWith(".py") ? [PYTHON, file] : [file];
  const sizes = [
    "--scheme",
    scheme,
    "--trajectories",
    trajectories,
    "--steps",
    steps,
    "--work",
    works ? 1 : 0,
  ];
  return {
    sample(round) {
      const { status, error, stdout, stderr } = spawnSync(command, [...script, ...sizes, "--seed", round]);
      if (error) return `${name} cannot be started: ${error.code}`;
      if (status !== 0) return `${stderr}`.trim().split("\n").pop();
      const { seconds, cpuSeconds } = JSON.parse(stdout);
      const perStep = 1e9 / (trajectories * steps);
      return { cpu: cpuSeconds * perStep, wall: seconds * perStep };
    },
  };
}

/** Builds the native cases where there is a compiler; what is not built is not here. */
export function buildNative() {
  const folder = fileURLToPath(new URL("native", import.meta.url));
  spawnSync("make", ["-C", folder, "--keep-going"], { stdio: ["ignore", 2, 2] });
}
