// Whether reversed runs are the reverse in time of a run: not with feedback, where each record has its own, and not of chains whose steps see the fields
// at their ends, ahead and back.
import type { Experiment } from "../spec/experiment.js";
import { stretchesOf } from "../spec/network/stretches.js";
import { formulasIn, networkOf } from "./networkFacts.js";

/** Why a run is not held against its reversed runs, or null: feedback; or in a chain a ramp beside a jump of the schedule orders moves and steps otherwise than back. */
export function notReversed(experiment: Experiment | null): string | null {
  if (experiment?.feedback !== undefined) {
    return "a run without feedback is needed: with feedback every record has a reverse of its own (efficacy, horowitzVaikuntanathan)";
  }
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
