// One panel over the duration, logarithmic: marks with bars, crosses, Landauer's line and the slow-driving law.
import { BLUE, GREEN, INK, ORANGE } from "./theme.js";

/** A mark at a duration; `reach` is 2 standard errors. */
export interface Mark {
  readonly duration: number;
  readonly y: number;
  readonly reach: number;
}

const CURVE_POINTS = 200;
const SIMULATED = "simulated";
const REFERENCE = "reference";
const LANDAUER = "kT ln 2";
const SLOW = "kT ln 2 + B/τ";
const COLORS = { domain: [SIMULATED, REFERENCE, LANDAUER, SLOW], range: [BLUE, ORANGE, INK, GREEN] };
const CROSS = "M-1,-1L1,1M-1,1L1,-1";

export interface Frame {
  readonly title: string;
  readonly height: number;
  readonly legend: { orient: "top"; symbolType: string } | null;
  readonly landauer: (duration: number) => number;
  readonly slow: (duration: number) => number;
}

export function workPanel(
  marks: readonly Mark[],
  crosses: readonly Mark[],
  { title, height, legend, landauer, slow }: Frame,
) {
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
  const color = { type: "nominal" as const, title: null, scale: COLORS, legend };
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
