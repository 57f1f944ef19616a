// Work of an erasure against its duration, and below it the same as tau (<W> - kT ln 2), which is B where the slow-driving law
// holds: the simulated means, the reference numbers, Landauer's line, and the law kT ln 2 + B/tau.
import type { TopLevelSpec } from "vega-lite";
import type { WorkPoint } from "./slowFit.js";
import { type Mark, workPanel } from "./workPanel.js";

export interface Reference {
  readonly duration: number;
  readonly work: number;
}

export function workPlot(
  points: readonly WorkPoint[],
  references: readonly Reference[],
  { kT, slowB }: { readonly kT: number; readonly slowB: number },
): TopLevelSpec {
  const landauer = kT * Math.LN2;
  const marks = points.map(({ duration, work, error }) => ({ duration, y: work, reach: 2 * error }));
  const crosses = references.map(({ duration, work }) => ({ duration, y: work, reach: 0 }));
  const excess = ({ duration, y, reach }: Mark): Mark => ({
    duration,
    y: duration * (y - landauer),
    reach: duration * reach,
  });
  const bars = "(bars: ± 2 standard errors)";
  return {
    description:
      "Mean work of the erasure against its duration, and its excess over kT ln 2 times the duration",
    resolve: { legend: { color: "independent" } },
    vconcat: [
      workPanel(marks, crosses, {
        title: `mean work ⟨W⟩ ${bars}`,
        height: 340,
        legend: { orient: "top", symbolType: "circle" },
        landauer: () => landauer,
        slow: (duration) => landauer + slowB / duration,
      }),
      workPanel(marks.map(excess), crosses.map(excess), {
        title: "τ (⟨W⟩ - kT ln 2)",
        height: 160,
        legend: null,
        landauer: () => 0,
        slow: () => slowB,
      }),
    ],
  };
}
