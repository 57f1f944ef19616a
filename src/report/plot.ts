// Plots: a Vega-Lite spec to SVG text without a browser, and the plot of any sweep. The only place that loads Vega, and only
// when a plot is drawn (0.4 s).
import type { TopLevelSpec } from "vega-lite";
import type { Row } from "../run/sweep.js";
import { pairs } from "./number.js";
import { BLUE, THEME } from "./theme.js";

/** Most points that a line is drawn with. */
export const MOST_POINTS = 2000;

/** The SVG of a Vega-Lite spec: standalone text, ink in `currentColor`. */
export async function svg(spec: TopLevelSpec): Promise<string> {
  const [vega, lite] = await Promise.all([import("vega"), import("vega-lite")]);
  const compiled = lite.compile(spec, { config: THEME });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

/** Every k-th item, such that at most `most` are left, the last one among them. */
export function thin<T>(items: readonly T[], most: number = MOST_POINTS): T[] {
  const stride = Math.ceil(items.length / most);
  return items.filter((_, i) => (items.length - 1 - i) % stride === 0);
}

/** Logarithmic where positive values span more than a decade; the ticks are the points where these are few. */
export function scaleOf(values: readonly number[]): {
  scale: { type: "log" | "linear"; zero?: false; nice: false; padding: number };
  axis: { values?: number[]; grid: boolean };
} {
  const distinct = [...new Set(values)].sort((a, b) => a - b);
  const [low, high] = [distinct[0] ?? 0, distinct.at(-1) ?? 0];
  const type = low > 0 && high > 10 * low ? "log" : "linear";
  return {
    scale: { type, nice: false, padding: 20, ...(type === "linear" ? { zero: false } : {}) },
    axis: { grid: true, ...(distinct.length <= 12 ? { values: distinct } : {}) },
  };
}

/** An estimate over a parameter, with bars of 2 standard errors; further parameters make series. */
export function sweepPlot(
  rows: readonly Row[],
  {
    x,
    quantity,
    unit = null,
  }: { readonly x: string; readonly quantity: string; readonly unit?: string | null },
): TopLevelSpec {
  const values = thin(
    rows.flatMap(({ parameters, result }) => {
      const estimate = result.estimates[quantity];
      const at = parameters[x];
      if (at === undefined || estimate === undefined || estimate.value === null) return [];
      const { [x]: _, ...others } = parameters;
      const { value, error } = estimate;
      const reach = 2 * (error ?? 0);
      return [{ x: at, value, low: value - reach, high: value + reach, series: pairs(others) }];
    }),
  );
  if (values.length === 0) throw new RangeError(`nothing to plot: no point has both ${x} and ${quantity}`);
  const { scale, axis } = scaleOf(values.map((point) => point.x));
  const own = rows[0]?.result.units?.[quantity];
  const title = `${quantity}${own === undefined || own === "1" ? "" : ` in ${own}`} (bars: ± 2 standard errors)`;
  const series = new Set(values.map((point) => point.series)).size > 1;
  const color = series
    ? { field: "series", type: "nominal" as const, title: null, sort: null }
    : { value: BLUE };
  const across = {
    field: "x",
    type: "quantitative" as const,
    title: unit === null ? x : `${x} in ${unit}`,
    scale,
    axis,
  };
  const up = { type: "quantitative" as const, title, scale: { zero: false } };
  return {
    description: `${quantity} against ${x}, bars of 2 standard errors`,
    width: 520,
    height: 320,
    data: { values },
    layer: [
      {
        mark: { type: "rule", strokeWidth: 1.5 },
        encoding: { x: across, y: { ...up, field: "low" }, y2: { field: "high" }, color },
      },
      {
        mark: { type: "point", filled: true, size: 50, opacity: 1 },
        encoding: { x: across, y: { ...up, field: "value" }, color },
      },
    ],
  };
}
