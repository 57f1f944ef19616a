// Sentences of one line about an experiment: its quenches, and what its units are.
import type { Quench } from "../plan/plan.js";
import type { Experiment, Units } from "../spec/experiment.js";
import { baseOf } from "../spec/units/base.js";
import { nearestNumber } from "../spec/units/rational.js";
import { short } from "./number.js";

/** "quench at t = 0: tilt 0 -> 2 where the answer is true". */
export function quenchLine({ time, field, from, to, branch }: Quench, { units }: Experiment): string {
  const at = units === undefined ? time : `${time} ${units.time}`;
  return `quench at t = ${at}: ${field} ${from} -> ${to}${branch === null ? "" : ` where the answer is ${branch}`}`;
}

/** "units: kT = 4.14195e-21 J (300 K), nm, us". */
export function unitsLine(units: Units): string {
  const [kT] = baseOf(units).sizes;
  return `units: kT = ${short(nearestNumber(kT))} J (${units.temperature}), ${units.length}, ${units.time}`;
}

/** "approximate: leaps of at most 0.1, poisson firings, …"; nothing of other experiments. */
export function leapLine({ method }: Experiment): string[] {
  if (method.scheme !== "tauLeap") return [];
  return [
    `approximate: leaps of at most ${short(method.dt)}, ${method.firings} firings, a bias of order dt that is not measured`,
  ];
}
