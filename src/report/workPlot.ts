// Work of an erasure against its duration, and below it the same as tau (<W> - kT ln 2), which is B where the slow-driving law
// holds: the simulated means, the reference numbers, Landauer's line, and the law kT ln 2 + B/tau.
import type { TopLevelSpec } from "vega-lite";
import type { WorkPoint } from "./slowFit.js";
import { BLUE, GREEN, INK, ORANGE } from "./theme.js";

export interface Reference {
  readonly duration: number;
  readonly work: number;
}

/** A mark at a duration; `reach` is 2 standard errors. */
interface Mark {
  readonly duration: number;
  readonly y: number;
  readonly reach: number;
}

const CURVE_POINTS = 200;
const SIMULATED = "simulated";
const REFERENCE = "reference";
const LANDAUER = "kT ln 2";
const SLOW = "kT ln 2 + B/τ";
const CROSS = "M-1,-1L1,1M-1,1L1,-1";

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
    vconcat: [
      panel(marks, crosses, {
        title: `mean work ⟨W⟩ ${bars}`,
        height: 340,
        landauer: () => landauer,
        slow: (duration) => landauer + slowB / duration,
      }),
      panel(marks.map(excess), crosses.map(excess), {
        title: "τ (⟨W⟩ - kT ln 2)",
        height: 160,
        landauer: () => 0,
        slow: () => slowB,
      }),
    ],
  };
}

interface Frame {
  readonly title: string;
  readonly height: number;
  readonly landauer: (duration: number) => number;
  readonly slow: (duration: number) => number;
}

function panel(marks: readonly Mark[], crosses: readonly Mark[], { title, height, landauer, slow }: Frame) {
  const durations = [...new Set([...marks, ...crosses].map(({ duration }) => duration))];
  const low = Math.min(...durations) / 1.3;
  const high = Math.max(...durations) * 1.3;
  const curve = (at: (duration: number) => number) =>
    Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
      const duration = low * (high / low) ** (i / CURVE_POINTS);
      return { duration, y: at(duration) };
    });
  const bars = marks.map(({ duration, y, reach }) => ({ duration, y, low: y - reach, high: y + reach }));
  const x = {
    field: "duration",
    type: "quantitative" as const,
    title: "duration τ",
    scale: { type: "log" as const, domain: [low, high], nice: false },
    axis: { values: durations.sort((a, b) => a - b), grid: true },
  };
  const y = { field: "y", type: "quantitative" as const, title, scale: { zero: true } };
  const domain = [SIMULATED, REFERENCE, LANDAUER, SLOW];
  const scale = { domain, range: [BLUE, ORANGE, INK, GREEN] };
  const legend = { orient: "top" as const, symbolType: "circle" };
  const color = { type: "nominal" as const, title: null, scale, legend };
  const named = (name: string) => ({ ...color, datum: name });
  const line = { type: "line" as const, strokeWidth: 1.5 };
  const point = { type: "point" as const, opacity: 1 };
  return {
    width: 640,
    height,
    layer: [
      { data: { values: curve(slow) }, mark: line, encoding: { x, y, color: named(SLOW) } },
      {
        data: { values: curve(landauer) },
        mark: { ...line, strokeDash: [6, 4] },
        encoding: { x, y, color: named(LANDAUER) },
      },
      {
        data: { values: bars },
        mark: { type: "rule" as const, strokeWidth: 2 },
        encoding: { x, y: { ...y, field: "low" }, y2: { field: "high" }, color: named(SIMULATED) },
      },
      {
        data: { values: bars },
        mark: { ...point, filled: true, size: 45 },
        encoding: { x, y, color: named(SIMULATED) },
      },
      {
        data: { values: crosses },
        mark: { ...point, shape: CROSS, filled: false, size: 120, strokeWidth: 1.5 },
        encoding: { x, y, color: named(REFERENCE) },
      },
    ],
  };
}
