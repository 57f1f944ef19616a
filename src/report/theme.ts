// How every plot looks: ink in the colour of the surrounding text, so that light, dark and paper all work, and four marks
// that stay apart for the colour-blind (M. Okabe, K. Ito, 2008, darkened for white).
import type { Config } from "vega-lite";

export const INK = "currentColor";
export const BLUE = "#2f7fc1";
export const ORANGE = "#d9742b";
export const GREEN = "#1b9e77";

export const THEME: Config = {
  background: "transparent",
  font: "system-ui, sans-serif",
  view: { stroke: null },
  axis: {
    labelColor: INK,
    titleColor: INK,
    tickColor: INK,
    domainColor: INK,
    gridColor: INK,
    gridOpacity: 0.12,
    labelFontSize: 12,
    titleFontSize: 13,
    titleFontWeight: "normal",
    titlePadding: 8,
    labelOverlap: true,
  },
  legend: { labelColor: INK, titleColor: INK, labelFontSize: 12, titleFontSize: 13, labelLimit: 320 },
  title: { color: INK, fontSize: 13, fontWeight: "normal", anchor: "start" },
};
