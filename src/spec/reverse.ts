// The reversed experiment: equilibrium in the fields at tau+, the protocol run backwards, every quench met in reverse order.
//   lambda_R(t) = lambda(tau - t); fields at 0- are those at tau+, the last value at tau+ is the field at 0-
// G. E. Crooks, PRE 60, 2721 (1999), section II. dF changes its sign.

import { mentions } from "../formula/syntax.js";
import { absorbs } from "../formula/walls.js";
import { backwards } from "./backwards.js";
import { SpecError } from "./error.js";
import {
  type Experiment,
  isNetwork,
  isReaction,
  type Langevin,
  type LangevinExperiment,
} from "./experiment.js";
import type { Feedback } from "./feedback/feedback.js";
import { formulasOfFeedback } from "./feedback/site.js";
import type { NetworkExperiment } from "./network/network.js";
import { backwardsInTime } from "./network/reverse.js";
import { validateNetwork } from "./network/validateNetwork.js";
import { inEquilibrium } from "./starts.js";
import { validateLangevin } from "./validate.js";
import { namesOf, velocityOf } from "./variables.js";

/**
 * With feedback: the same experiment with the direction "reverse", of which a planner makes the backward experiment: each trajectory is
 * given a record, drawn with its probability, is driven backwards along the protocol of that record, and is measured on the way.
 * Without: the experiment backwards in time, with noise of its own. Reversing twice gives the same protocol again; points that say
 * nothing (a jump that does not jump) are left out. Formulas of a network that mention t have tau - t in its place.
 * @throws SpecError with a bias, a stop, cycles or real outcomes of a feedback, another start than equilibrium, walls that absorb, or a network without detailed balance at tau+.
 */
export function reverse(spec: LangevinExperiment): LangevinExperiment;
export function reverse(spec: NetworkExperiment): NetworkExperiment;
export function reverse(spec: Experiment): Experiment;
export function reverse(spec: Experiment): Experiment {
  if (isReaction(spec)) {
    throw new SpecError(
      "system.dynamics",
      "Langevin motion or a network of states is needed to reverse an experiment, reactions given",
    );
  }
  return isNetwork(spec) ? reverseNetwork(spec) : reverseLangevin(spec);
}

function reverseNetwork(spec: NetworkExperiment): NetworkExperiment {
  const experiment = validateNetwork(spec);
  const { system, control } = experiment;
  checkReversible(experiment, system.start.kind === "equilibrium");
  if (experiment.feedback !== undefined) return withFeedback(experiment, experiment.feedback);
  const turned = backwards(control, system.fields);
  return validateNetwork({
    ...experiment,
    system: { ...backwardsInTime(system, control.duration), fields: turned.fields },
    control: turned.control,
    ensemble: otherWay(experiment.ensemble),
  });
}

function reverseLangevin(spec: LangevinExperiment): LangevinExperiment {
  const experiment = validateLangevin(spec);
  const { system, control, feedback, ensemble } = experiment;
  if (ensemble.bias !== undefined) {
    throw new SpecError(
      "ensemble.bias",
      "an unbiased ensemble is needed to reverse the experiment: which force should push it backwards is not said",
    );
  }
  checkReversible(experiment, inEquilibrium(system));
  if (absorbs(system.walls ?? {})) {
    throw new SpecError(
      "system.walls",
      "walls that reflect are needed to reverse the experiment: what is absorbed does not come back",
    );
  }
  if (feedback !== undefined || control === undefined) return withFeedback(experiment, feedback as Feedback);
  const turned = backwards(control, system.potential.fields);
  return validateLangevin({
    ...experiment,
    system: { ...system, potential: { ...system.potential, fields: turned.fields } },
    control: turned.control,
    ensemble: otherWay(ensemble),
  });
}

/** @throws SpecError where outcomes are no finite records, or the reading is of what turns over with time. */
function withFeedback<T extends Experiment>(experiment: T, feedback: Feedback): T {
  const { system, cycles } = experiment;
  const needed = (path: string, what: string): never => {
    throw new SpecError(path, `${what} to reverse the experiment`);
  };
  const { reading, rows } = formulasOfFeedback(experiment, feedback);
  if (rows === null) {
    needed("feedback.measurement.channel", "a channel with finitely many outcomes is needed");
  }
  if (cycles !== undefined) needed("cycles", "a feedback without cycles is needed");
  if (feedback.kind === "policy" && feedback.until !== undefined) {
    needed("feedback.until", "a feedback without until is needed");
  }
  if (
    system.dynamics !== "network" &&
    mentions(reading, new Set(namesOf(system as Langevin).map(velocityOf)))
  ) {
    needed("feedback.measurement.of", "a reading without velocities, which turn over, is needed");
  }
  return { ...experiment, ensemble: otherWay(experiment.ensemble) };
}

const otherWay = <T extends Experiment["ensemble"]>({ direction, ...rest }: T) =>
  direction === "reverse" ? rest : { ...rest, direction: "reverse" };

function checkReversible({ system, stop, cycles }: Experiment, starts: boolean): void {
  if (stop !== undefined) {
    throw new SpecError(
      "stop",
      "an experiment without a stop is needed to reverse it: what has stopped has no common end to start from",
    );
  }
  if (!starts) {
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
}
