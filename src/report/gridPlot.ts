// Moments over time: the mean with a band of one standard deviation of the sample, its error drawn where it can be seen; and a
// density over time and place as a map.
import type { TopLevelSpec } from "vega-lite";
import type { GridResult } from "../run/grid.js";
import { thin } from "./plot.js";
import { BLUE, ORANGE } from "./theme.js";

const WIDTH = 640;
const MOST_CELLS = 20_000;

export function momentsPlot({ times, moments }: GridResult, formula: string): TopLevelSpec {
  const { mean, variance } = moments[formula] ?? { mean: [], variance: [] };
  const values = thin([...times.keys()], WIDTH).map((k) => {
    const centre = mean[k]?.value ?? null;
    const spread = Math.sqrt(Math.max(0, variance[k]?.value ?? 0));
    const error = 2 * (mean[k]?.error ?? 0);
    return {
      time: times[k],
      centre,
      low: (centre ?? 0) - spread,
      high: (centre ?? 0) + spread,
      below: (centre ?? 0) - error,
      above: (centre ?? 0) + error,
    };
  });
  const x = { field: "time", type: "quantitative" as const, title: "time t", scale: { nice: false } };
  const y = { type: "quantitative" as const, title: formula, scale: { zero: false } };
  return {
    description: `Mean and standard deviation of ${formula} over time`,
    width: WIDTH,
    height: 240,
    data: { values },
    layer: [
      {
        mark: { type: "area", color: BLUE, opacity: 0.15 },
        encoding: { x, y: { field: "low", ...y }, y2: { field: "high" } },
      },
      { mark: { type: "line", color: BLUE }, encoding: { x, y: { field: "centre", ...y } } },
      {
        mark: { type: "rule", color: ORANGE },
        encoding: { x, y: { field: "below", ...y }, y2: { field: "above" } },
      },
    ],
  };
}

export function densityMap({ times, densities }: GridResult, formula: string): TopLevelSpec {
  const all = densities[formula] ?? [];
  const bins = all[0]?.density.length ?? 1;
  const shown = thin([...times.keys()], Math.max(2, Math.floor(MOST_CELLS / bins)));
  const edge = (i: number): number => {
    const [here, next] = [times[shown[i] as number] as number, times[shown[i + 1] as number]];
    const before = times[shown[i - 1] as number];
    return next ?? (before === undefined ? here + 1 : 2 * here - before);
  };
  const values = shown.flatMap((k, i) =>
    (all[k]?.density ?? []).map((density, b) => ({
      time: times[k],
      until: edge(i),
      from: all[k]?.edges[b],
      to: all[k]?.edges[b + 1],
      density,
    })),
  );
  return {
    description: `Density of ${formula} over time`,
    width: WIDTH,
    height: 280,
    data: { values },
    mark: { type: "rect", strokeWidth: 0 },
    encoding: {
      x: { field: "time", type: "quantitative", title: "time t", scale: { nice: false } },
      x2: { field: "until" },
      y: { field: "from", type: "quantitative", title: formula, scale: { nice: false, zero: false } },
      y2: { field: "to" },
      color: { field: "density", type: "quantitative", scale: { scheme: "blues" }, title: "density" },
    },
  };
}
