// The section on the work of single trajectories: one density per run that kept its column "work".
import type { Row } from "../run/sweep.js";
import { histogramPlot } from "./histogramPlot.js";
import { short } from "./number.js";
import type { Section } from "./page.js";
import { svg } from "./plot.js";

export async function histogramSection(rows: readonly Row[], kT: number): Promise<Section> {
  const samples = rows.flatMap(({ parameters: { duration }, result }) => {
    const [values, mean] = [result.columns.work, result.estimates.work?.value];
    if (duration === undefined || values === undefined || mean === undefined || mean === null) return [];
    return [{ label: `τ = ${short(duration)}`, values, mean }];
  });
  const heading = "Work of single trajectories";
  const plot = histogramPlot(samples, kT);
  if (plot === null) return { heading, text: 'No run kept its column "work".' };
  return {
    heading,
    text: "Solid: the mean. Dashed: kT ln 2. Single trajectories fall below the line, and below 0; the mean of an erasure does not as long as the bit stays erased. The outermost 0.1 % on either side are not drawn.",
    svg: await svg(plot),
  };
}
