// The page of a run's time grid: a plot per formula, a map per density.
import type { GridResult } from "../run/grid.js";
import { densityMap, momentsPlot } from "./gridPlot.js";
import { page, type Section } from "./page.js";
import { svg } from "./plot.js";

export async function gridPage(found: GridResult, trajectories: number): Promise<string> {
  const sections: Section[] = [];
  for (const formula of Object.keys(found.moments)) {
    sections.push({
      heading: formula,
      text: "Mean over time; band: one standard deviation of the sample; bars: two standard errors of the mean.",
      svg: await svg(momentsPlot(found, formula)),
    });
  }
  for (const formula of Object.keys(found.densities)) {
    sections.push({
      heading: `Density of ${formula}`,
      text: "Share of the trajectories per unit, at each time of the grid.",
      svg: await svg(densityMap(found, formula)),
    });
  }
  return page({
    title: "Moments and densities over time",
    lead: `${found.times.length} times, ${trajectories} trajectories.`,
    sections,
  });
}
