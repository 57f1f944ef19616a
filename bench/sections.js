// The sections of bench/results.md that jumps.js and reactions.js write, and main.js leaves as they were.
export const JUMPS_HEADING = "## Networks";
export const REACTIONS_HEADING = "## Reactions";
const HEADINGS = [JUMPS_HEADING, REACTIONS_HEADING];

const parted = (report) => report.split(/\n(?=## )/);
const headingOf = (part) => HEADINGS.find((heading) => part.startsWith(heading));

/** A report with that section in place of the one it had, before "How to read this". */
export function withSection(report, section) {
  const heading = headingOf(section);
  const parts = parted(report).filter((part) => !part.startsWith(heading));
  const last = parts.findIndex((part) => part.startsWith("## How to read"));
  const at = last < 0 ? parts.length : last;
  return [...parts.slice(0, at), section, ...parts.slice(at)].join("\n").replace(/\n+$/, "\n");
}

/** These sections as they are in a report. */
export const sectionsOf = (report) => parted(report).filter((part) => headingOf(part) !== undefined);
