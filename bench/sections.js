// The section of bench/results.md that jumps.js writes, and main.js leaves as it was.
export const JUMPS_HEADING = "## Networks";

/** A report with that section in place of the one it had, before "How to read this". */
export function withSection(report, section) {
  const parts = report.split(/\n(?=## )/).filter((part) => !part.startsWith(JUMPS_HEADING));
  const last = parts.findIndex((part) => part.startsWith("## How to read"));
  const at = last < 0 ? parts.length : last;
  return [...parts.slice(0, at), section, ...parts.slice(at)].join("\n").replace(/\n+$/, "\n");
}

/** The section as it is in a report, or nothing. */
export const sectionOf = (report) =>
  report.split(/\n(?=## )/).find((part) => part.startsWith(JUMPS_HEADING)) ?? null;
