// A few trajectories x(t), coloured by the well they are in when first seen, with the breakpoints of the protocol.
import type { TopLevelSpec } from "vega-lite";
import type { Path } from "../run/replay.js";
import type { Schedule } from "../spec/experiment.js";
import { thin } from "./plot.js";
import { BLUE, INK, ORANGE } from "./theme.js";

// one per pixel of the width
const POINTS = 640;
const LEFT = "starts on the left (x < 0)";
const RIGHT = "starts on the right (x > 0)";

export function pathPlot(paths: readonly Path[], control: Schedule | undefined): TopLevelSpec {
  const values = paths.flatMap(({ trajectory, time, variables: { x = new Float64Array(0) } }) => {
    const name = (x[0] ?? 0) < 0 ? LEFT : RIGHT;
    const points = Array.from(time, (t, i) => ({ trajectory, time: t, x: x[i] as number, name }));
    return thin(points, POINTS);
  });
  const along = { field: "time", type: "quantitative" as const, title: "time t", scale: { nice: false } };
  return {
    description: "Position against time of a few trajectories",
    width: POINTS,
    height: 300,
    layer: [
      {
        data: { values: breakpoints(control).map((time) => ({ time })) },
        mark: { type: "rule", color: INK, strokeDash: [2, 4], opacity: 0.6 },
        encoding: { x: along },
      },
      {
        data: { values },
        mark: { type: "line", strokeWidth: 0.9, opacity: 0.75 },
        encoding: {
          x: along,
          y: { field: "x", type: "quantitative", title: "position x" },
          detail: { field: "trajectory", type: "nominal" },
          color: {
            field: "name",
            type: "nominal",
            title: null,
            scale: { domain: [LEFT, RIGHT], range: [BLUE, ORANGE] },
            legend: { orient: "top" },
          },
        },
      },
    ],
  };
}

/** Times strictly inside the run at which a ramp has a point. */
function breakpoints(control: Schedule | undefined): number[] {
  if (control === undefined) return [];
  const fractions = Object.values(control.ramps).flatMap((ramp) => ramp.map(([fraction]) => fraction));
  return [...new Set(fractions)].filter((f) => f > 0 && f < 1).map((f) => f * control.duration);
}
