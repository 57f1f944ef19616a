// Densities of W in forward and of -W in reversed runs over one axis: by Crooks' relation they cross at W = dF.
import type { TopLevelSpec } from "vega-lite";
import type { Works } from "../data/crossing.js";
import { BLUE, INK, ORANGE } from "./theme.js";

const BINS = 64;

export function crossingPlot(
  works: Works,
  marks: readonly { readonly label: string; readonly at: number }[],
): TopLevelSpec {
  const merged = works.forward.length / BINS;
  const width = (works.high - works.low) / BINS;
  const steps = (counts: readonly number[], n: number, label: string) =>
    Array.from({ length: BINS }, (_, i) => ({
      from: works.low + i * width,
      to: works.low + (i + 1) * width,
      density: counts.slice(i * merged, (i + 1) * merged).reduce((sum, c) => sum + c, 0) / (n * width),
      label,
    }));
  const names = ["P_F(W)", "P_R(-W)"];
  const values = [
    ...steps(works.forward, works.n[0], names[0] as string),
    ...steps(works.backward, works.n[1], names[1] as string),
  ];
  const x = { field: "from", type: "quantitative" as const, title: "work W", scale: { nice: false } };
  return {
    description: "Densities of work in forward and of minus the work in reversed runs",
    width: 640,
    height: 300,
    layer: [
      {
        data: { values },
        mark: { type: "bar", opacity: 0.5, binSpacing: 0 },
        encoding: {
          x,
          x2: { field: "to" },
          y: { field: "density", type: "quantitative", title: "density", stack: null },
          y2: { datum: 0 },
          color: {
            field: "label",
            type: "nominal",
            title: null,
            scale: { domain: names, range: [BLUE, ORANGE] },
            legend: { orient: "top" },
          },
        },
      },
      ...marks.map(({ label, at }, i) => ({
        data: { values: [{ from: at, label }] },
        layer: [
          {
            mark: {
              type: "rule" as const,
              color: INK,
              strokeWidth: 1.5,
              strokeDash: i === 0 ? [1, 0] : [6, 4],
            },
            encoding: { x },
          },
          {
            mark: { type: "text" as const, color: INK, align: "left" as const, dx: 4, dy: 10 + 14 * i, y: 0 },
            encoding: { x, text: { field: "label" } },
          },
        ],
      })),
    ],
  } as TopLevelSpec;
}
