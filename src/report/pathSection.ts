// The section on single trajectories, beside the protocol of the run that they are from.
import type { Path } from "../run/replay.js";
import type { Row } from "../run/sweep.js";
import { short } from "./number.js";
import type { Section } from "./page.js";
import { pathPlot } from "./pathPlot.js";
import { svg } from "./plot.js";

export async function pathSection(paths: readonly Path[], runs: readonly Row[]): Promise<Section> {
  const heading = "Trajectories";
  const [path] = paths;
  if (path === undefined) return { heading, text: "None were recorded." };
  const end = path.time.at(-1) ?? 0;
  const row = nearest(runs, end);
  const names = paths.map(({ trajectory }) => trajectory).join(", ");
  return {
    heading,
    text: `Position against time in the run with τ = ${short(row?.parameters.duration ?? end)}, trajectories ${names}, replayed from their keys. Dotted: where the protocol changes what it does.`,
    svg: await svg(pathPlot(paths, row?.result.experiment.control)),
  };
}

/** The run whose duration is nearest to the last time on record. */
const nearest = (rows: readonly Row[], end: number): Row | undefined =>
  [...rows].sort((a, b) => distance(a, end) - distance(b, end))[0];

const distance = ({ parameters: { duration = 0 } }: Row, end: number): number => Math.abs(duration - end);
