// The section on work against duration: plot, table, fit of B, and what is seen, in sentences that follow from the numbers.
import { short, sigmas, withError } from "./number.js";
import { htmlTable, type Section } from "./page.js";
import { svg } from "./plot.js";
import { type SlowFit, slowFit, type WorkPoint } from "./slowFit.js";
import { type Reference, workPlot } from "./workPlot.js";

export interface WorkSection {
  readonly points: readonly WorkPoint[];
  readonly references: readonly Reference[];
  readonly kT: number;
  /** From the friction tensor; energy times time. */
  readonly slowB: number;
  /** Durations that the fit uses, both ends included. */
  readonly fitted: readonly [shortest: number, longest: number];
}

export async function workSection(input: WorkSection): Promise<Section> {
  const { points, references, kT, slowB } = input;
  return {
    heading: "Work against duration",
    text: [meaning(input), seen(input), fitSaid(input)].join("\n\n"),
    svg: await svg(workPlot(points, references, { kT, slowB })),
    html: table(input),
  };
}

const meaning = ({ kT, slowB }: WorkSection): string =>
  `The dashed line is Landauer's kT ln 2 = ${short(kT * Math.LN2)}. The curve adds B/τ with B = ${short(slowB)} from the friction tensor: the price of haste, to first order. Crosses are reference numbers. The lower panel shows τ (⟨W⟩ - kT ln 2), which the law puts at B.`;

function seen({ points, kT }: WorkSection): string {
  const sorted = [...points].sort((a, b) => a.duration - b.duration);
  const [fast, slow] = [sorted[0], sorted.at(-1)];
  if (fast === undefined || slow === undefined) return "No run has a mean work.";
  const excess = slow.work - kT * Math.LN2;
  const place =
    Math.abs(excess) <= 2 * slow.error
      ? "not told apart from the line"
      : `${withError(Math.abs(excess), slow.error)} ${excess > 0 ? "above" : "below"} the line`;
  return `At τ = ${short(fast.duration)} a cycle costs ${withError(fast.work, fast.error)}, at τ = ${short(slow.duration)} it costs ${withError(slow.work, slow.error)}, ${place}. The law kT ln 2 + B/τ holds only between the relaxation time in a well and the hopping time over the barrier. For shorter τ the response is not linear. For longer τ the bit leaks back while the tilt goes down, and ⟨W⟩ goes on towards 0, through kT ln 2: a cycle that ends where it began, with the bit as random as before, has erased nothing and costs nothing.`;
}

function fitSaid({ points, kT, slowB, fitted: [shortest, longest] }: WorkSection): string {
  const inside = points.filter(({ duration }) => duration >= shortest && duration <= longest);
  const found = slowFit(inside, kT);
  if (found === null) return "No point has an error: B was not fitted.";
  const { B, error, chi2, degrees } = found;
  const range =
    inside.length === points.length
      ? `all ${points.length} points`
      : `the ${inside.length} ${inside.length === 1 ? "point" : "points"} from τ = ${short(shortest)} to ${short(longest)}`;
  const z = (B - slowB) / error;
  return `Weighted least squares through ${range}: B = ${withError(B, error)}, ${sigmas(z)} standard errors from the friction tensor's, with χ² = ${short(Number(chi2.toPrecision(3)))} for ${degrees} degrees of freedom. ${readFit(found, z)}`;
}

function readFit({ chi2, degrees }: SlowFit, z: number): string {
  if (degrees === 0) return "One point cannot test the law.";
  // three standard deviations of chi^2
  if (chi2 > degrees + 3 * Math.sqrt(2 * degrees)) {
    return "No single B describes these points: some lie outside the window in which the law holds, and the error of B means little. The lower panel and the last column show which.";
  }
  if (Math.abs(z) > 3) {
    return "One B would do, but not the friction tensor's: the shortest durations weigh most. Whether they lie below the window in which the law holds, the lower panel shows.";
  }
  return "One B describes these points, and it is the friction tensor's within the errors.";
}

function table({ points, references, kT }: WorkSection): string {
  const rows = points.map(({ duration, work, error }) => {
    const reference = references.find((candidate) => candidate.duration === duration)?.work ?? null;
    return [
      short(duration),
      withError(work, error),
      short(reference),
      reference === null || error === 0 ? "-" : sigmas((work - reference) / error),
      withError(duration * (work - kT * Math.LN2), duration * error),
    ];
  });
  return htmlTable(["duration τ", "⟨W⟩", "reference", "z", "τ (⟨W⟩ - kT ln 2)"], rows);
}
