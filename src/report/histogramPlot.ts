// Densities of work, one panel per duration over a common axis, with the mean and kT ln 2 as upright lines.
import type { TopLevelSpec } from "vega-lite";
import { density } from "./density.js";
import { BLUE, INK, ORANGE } from "./theme.js";

export interface Sample {
  readonly label: string;
  readonly values: Float64Array;
  readonly mean: number;
}

/** The panels, or null where no sample has a width. */
export function histogramPlot(samples: readonly Sample[], kT: number): TopLevelSpec | null {
  const drawn = samples
    .map((sample) => ({ ...sample, bins: density(sample.values) }))
    .filter(({ bins }) => bins.length > 0);
  if (drawn.length === 0) return null;
  const landauer = kT * Math.LN2;
  const edges = drawn.flatMap(({ bins, mean }) => [...bins.flatMap(({ from, to }) => [from, to]), mean]);
  const domain = [Math.min(...edges, landauer), Math.max(...edges, landauer)];
  return {
    description: "Densities of work for each duration",
    spacing: 14,
    vconcat: drawn.map(({ label, bins, mean }, i) => {
      const last = i === drawn.length - 1;
      const x = {
        field: "from",
        type: "quantitative" as const,
        title: last ? "work W" : null,
        scale: { domain, nice: false },
        axis: { grid: true, labels: last },
      };
      return {
        title: { text: label, frame: "group" as const, offset: 4 },
        width: 640,
        height: 90,
        layer: [
          {
            data: { values: bins },
            mark: { type: "bar" as const, color: BLUE, opacity: 0.75, binSpacing: 0 },
            encoding: {
              x,
              x2: { field: "to" },
              y: {
                field: "density",
                type: "quantitative" as const,
                title: "density",
                axis: { grid: false, tickCount: 3 },
              },
              y2: { datum: 0 },
            },
          },
          upright(mean, x, { color: ORANGE, strokeWidth: 2 }),
          upright(landauer, x, { color: INK, strokeWidth: 1.5, strokeDash: [6, 4] }),
        ],
      };
    }),
  };
}

const upright = <X extends object, Line extends object>(at: number, x: X, line: Line) => ({
  data: { values: [{ from: at }] },
  mark: { type: "rule" as const, ...line },
  encoding: { x },
});
