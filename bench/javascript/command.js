// The command line of a case, the same in every language: `--name value` pairs in, one line of JSON out.
import { argv, cpuUsage, exit } from "node:process";
import { pathToFileURL } from "node:url";
import { drivenWell } from "./drivenWell.js";

const defaults = { scheme: "euler", trajectories: "4096", steps: "1000", seed: "1", work: "1" };

/** Runs the case if its file, `url`, was started as a program. `fillFrom(seed)` makes its source of normals. */
export function command(url, name, fillFrom) {
  if (url !== pathToFileURL(argv[1] ?? "").href) return;
  const given = { ...defaults };
  for (let i = 2; i < argv.length; i += 2) given[argv[i].replace(/^--/, "")] = argv[i + 1];
  const { scheme } = given;
  const [trajectories, steps, seed] = [given.trajectories, given.steps, given.seed].map(Number);
  const known =
    Object.keys(given).length === Object.keys(defaults).length && (scheme === "euler" || scheme === "heun");
  if (!known || !(trajectories >= 1) || !(steps >= 1) || !(seed >= 0) || !/^[01]$/.test(given.work)) {
    console.error(
      "Use --scheme euler|heun --trajectories N --steps M --seed S [--work 0|1] with N, M from 1.",
    );
    exit(2);
  }
  const works = given.work === "1";
  const fill = fillFrom(seed);
  drivenWell({ scheme, trajectories: 1024, steps: 1000, works }, fill); // compiled before it is timed

  const start = process.hrtime.bigint();
  const before = cpuUsage();
  const ensemble = drivenWell({ scheme, trajectories, steps, works }, fill);
  const spent = cpuUsage(before);
  const seconds = Number(process.hrtime.bigint() - start) * 1e-9;

  const work = momentsOf(ensemble.work, trajectories);
  const position = momentsOf(ensemble.position, trajectories);
  console.log(
    JSON.stringify({
      case: name,
      scheme,
      trajectories,
      steps,
      seconds,
      cpuSeconds: (spent.user + spent.system) * 1e-6,
      nsPerStep: (seconds * 1e9) / (trajectories * steps),
      meanWork: works ? work.mean : null,
      varWork: works ? work.variance : null,
      meanX: position.mean,
    }),
  );
}

function momentsOf(values, count) {
  let mean = 0;
  for (let i = 0; i < count; ++i) mean += values[i];
  mean /= count;
  let squares = 0;
  for (let i = 0; i < count; ++i) squares += (values[i] - mean) ** 2;
  return { mean, variance: count > 1 ? squares / (count - 1) : 0 };
}
