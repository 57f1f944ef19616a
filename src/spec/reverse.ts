// The reversed experiment: equilibrium in the fields at tau+, the protocol run backwards, every quench met in reverse order.
//   lambda_R(t) = lambda(tau - t); fields at 0- are those at tau+, the last value at tau+ is the field at 0-
// G. E. Crooks, PRE 60, 2721 (1999), section II. dF changes its sign.
import { absorbs } from "../formula/walls.js";
import { SpecError } from "./error.js";
import type { Experiment, LangevinExperiment, RampPoint, Schedule } from "./experiment.js";
import { inEquilibrium } from "./starts.js";
import { validateLangevin } from "./validate.js";

/**
 * The experiment backwards in time, with noise of its own. Reversing twice gives the same protocol again; points that say
 * nothing (a jump that does not jump) are left out.
 * @throws SpecError with a bias, a stop or feedback (the backward experiment of a record of outcomes is another one), another start than
 *   equilibrium, or walls that absorb.
 */
export function reverse(spec: Experiment): LangevinExperiment {
  const experiment = validateLangevin(spec);
  const { system, control, cycles, feedback, ensemble } = experiment;
  if (feedback !== undefined || control === undefined) {
    throw new SpecError(
      "feedback",
      "an experiment without feedback is needed to reverse it: with feedback the reversed protocol depends on the outcome",
    );
  }
  if (experiment.stop !== undefined) {
    throw new SpecError(
      "stop",
      "an experiment without a stop is needed to reverse it: what has stopped has no common end to start from",
    );
  }
  if (ensemble.bias !== undefined) {
    throw new SpecError(
      "ensemble.bias",
      "an unbiased ensemble is needed to reverse the experiment: which force should push it backwards is not said",
    );
  }
  if (!inEquilibrium(system)) {
    throw new SpecError(
      "system.start",
      `an equilibrium start is needed to reverse the experiment (the reverse starts in equilibrium at tau+), "${system.start.kind}" given`,
    );
  }
  if ((cycles?.discard ?? 0) > 0) {
    throw new SpecError(
      "cycles.discard",
      `0 is needed to reverse the experiment (its first counted cycle starts in no equilibrium), ${cycles?.discard} given`,
    );
  }
  if (absorbs(system.walls ?? {})) {
    throw new SpecError(
      "system.walls",
      "walls that reflect are needed to reverse the experiment: what is absorbed does not come back",
    );
  }
  const { fields } = system.potential;
  const ramps = Object.entries(control.ramps);
  const ends = ramps.map(([field, points]) => [field, (points[points.length - 1] as RampPoint)[1]]);
  const { direction, ...rest } = ensemble;
  return validateLangevin({
    ...experiment,
    system: {
      ...system,
      potential: { ...system.potential, fields: { ...fields, ...Object.fromEntries(ends) } },
    },
    control: {
      duration: control.duration,
      ramps: Object.fromEntries(
        ramps.map(([field, points]) => [field, backwards(points, fields[field] as number)]),
      ),
    } satisfies Schedule,
    ensemble: direction === "reverse" ? rest : { ...rest, direction: "reverse" },
  });
}

/** A ramp from its end to its start; `before` is the value at 0-, to which the reversed ramp must come. */
function backwards(points: readonly RampPoint[], before: number): RampPoint[] {
  const [first, second] = points as [RampPoint, RampPoint | undefined];
  // a first point at 0 with a second one is the value at 0-, if it says anything
  const jumps = second?.[0] === 0;
  const from = jumps ? points.slice(1) : points;
  const start = (jumps ? (second as RampPoint) : first)[1];
  const turned = [...from].reverse().map(([s, value]): RampPoint => [complement(s), value]);
  // two points at the end were the jump to tau+: the later value is the field at 0- now
  const held = turned[0]?.[0] === 0 && turned[1]?.[0] === 0 ? turned.slice(1) : turned;
  if (start === before) return held;
  const last = held[held.length - 1] as RampPoint;
  const reached: RampPoint[] = last[0] === 1 ? held : [...held, [1, start]];
  return [...reached, [1, before]];
}

/** 1 - s, in as many decimals as s has, so that the complement of the complement is s: 0.1, 0.9, 0.1. */
function complement(s: number): number {
  const plain = 1 - s;
  const decimal = Number(plain.toPrecision(15));
  return Number((1 - decimal).toPrecision(15)) === s ? decimal : plain;
}
