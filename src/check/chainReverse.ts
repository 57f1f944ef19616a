// Whether reversed runs of a chain are its reverse in time: its steps see the fields at their ends, ahead and back.
import type { Experiment } from "../spec/experiment.js";
import { stretchesOf } from "../spec/network/stretches.js";
import { formulasIn, networkOf } from "./networkFacts.js";

/** Why a chain is not held against its reversed runs, or null: a ramp beside a jump of the schedule orders moves and steps otherwise than back. */
export function notReversed(experiment: Experiment | null): string | null {
  const network = networkOf(experiment);
  if (network === null || network.method.scheme !== "chain") return null;
  const { fields } = network.system;
  const stretches = stretchesOf(network.control).map(
    ({ start: { t: _, ...start }, end: { t: __, ...end } }) => ({
      start,
      end,
    }),
  );
  const unlike = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
    Object.keys(a).some((name) => a[name] !== b[name]);
  const moves =
    stretches.some(({ start, end }) => unlike(start, end)) ||
    formulasIn(network).some((text) => /\bt\b/.test(text));
  const last = Object.entries(network.control.ramps).map(([name, points]) => [
    name,
    points.at(-1)?.[1] as number,
  ]);
  const writes = [...stretches.map(({ start }) => start), Object.fromEntries(last) as Record<string, number>];
  const jumps = writes.some((write, i) => unlike(write, stretches[i - 1]?.end ?? fields));
  return moves && jumps
    ? "a chain steps in the fields at the end of a step, reversed runs too: where a schedule has both jumps and ramps, these are not its reverse in time"
    : null;
}
