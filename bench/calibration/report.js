// bench/calibration.md from the counts.
import { LEVELS, mostOf } from "./calibrate.js";

const row = (...cells) => `| ${cells.join(" | ")} |`;
const percent = (k, n) => `${((100 * k) / n).toFixed(1)} %`;

export function report({ checks, heavy, coverage, stopping, repeats }) {
  const [often, seldom] = LEVELS.map((level) => mostOf(repeats, level));
  const far = (within, share) =>
    ((within - repeats * share) / Math.sqrt(repeats * share * (1 - share))).toFixed(1);
  return `# Calibration

Written by \`npm run calibrate\` (${repeats} seeded repeats of every row); \`npm test\` runs 20 of each, CI 50. The samples are drawn from laws
that are known, ${"`bench/calibration/cases.js`"} says from which.

## Checks

A true claim, at saturation where it is an inequality, judged at two levels: *broken* is a false alarm. At most ${often} of ${repeats} are
compatible with 1 % and ${seldom} with 0.1 % (binomial, tail 0.1 %). Then wrong physics of the stated size, judged at 0.1 %. 4,096 rows,
16,384 for exponential averages; as many reversed ones.

${row("check", "repeats", "broken at 1 %", "at 0.1 %", "holds", "wrong physics", "noticed")}
${row("---", "---", "---", "---", "---", "---", "---")}
${checks.map((c) => row(c.name, c.repeats, c.falseAlarms[0], c.falseAlarms[1], c.holds, c.wrong, percent(c.noticed, c.repeats))).join("\n")}

## Heavy tails

Cases of the catalogue in which <e^(-2A)> is infinite. The exponential average of 16,384 rows must be *undecided* in every repeat; the
bounded form with reversed runs, of 262,144 rows each, decides.

${row("case", "repeats", "exponential average decided", "repeats", "BAR residual holds", "broken")}
${row("---", "---", "---", "---", "---", "---")}
${heavy.map((h) => row(h.name, h.repeats, h.decided, h.deciding, h.holds, h.broken)).join("\n")}

## Standard errors

How often the truth lies within one and two stated standard errors: 68.3 % and 95.4 % for a normal estimate. *off* is the distance of the
count from that in binomial standard deviations; the spread of z = (value - truth)/error should be 1, its mean 0.

${row("estimate", "within 1", "off", "within 2", "off", "mean of z", "spread of z")}
${row("---", "---", "---", "---", "---", "---", "---")}
${coverage.map((c) => row(c.name.replaceAll("|", "\\|"), percent(c.within1, repeats), far(c.within1, 0.6826894921370859), percent(c.within2, repeats), far(c.within2, 0.9544997361036416), c.mean.toFixed(3), c.spread.toFixed(3))).join("\n")}

## Runs that stop early

A true mean, looked at while the sample grows: how often some look calls it *broken*, at a nominal level of 1 %. Looking after every leaf is what
scripts do; a run with \`until\` looks at 2^k leaves, each look with its share of the level.

${row("rule", "share of false alarms", "standard error")}
${row("---", "---", "---")}
${stopping.map(({ rule, share, error }) => row(rule, `${(100 * share).toFixed(2)} %`, `${(100 * error).toFixed(2)} %`)).join("\n")}
`;
}
