// The densities of systemEntropy, read at the door.
import type { NormalLaw, TableLaw } from "./boundaryLaws.js";
import { SpecError } from "./error.js";
import type { LangevinExperiment } from "./experiment.js";
import { isInertial, namesOf, stateOf } from "./variables.js";

/** @throws SpecError for laws that do not fit the experiment. */
export function checkSystemEntropy(experiment: LangevinExperiment): void {
  const { systemEntropy } = experiment.record;
  if (systemEntropy === undefined) return;
  const path = "record.systemEntropy";
  for (const side of ["start", "end"] as const) {
    const law = systemEntropy[side];
    if (typeof law === "object") checkLaw(law, experiment, `${path}.${side}`);
  }
  const { start } = experiment.system;
  if (systemEntropy.start === undefined && start.kind === "point") {
    throw new SpecError(`${path}.start`, "a start that has a density is needed, a point given");
  }
  if (systemEntropy.end === "solved" && experiment.stop !== undefined) {
    throw new SpecError(
      `${path}.end`,
      'another density than "solved" is needed where trajectories stop before the end',
    );
  }
  if (systemEntropy.end === "solved" && experiment.feedback !== undefined) {
    throw new SpecError(
      `${path}.end`,
      'an experiment without feedback is needed for "solved", a feedback given',
    );
  }
}

function checkLaw(law: NormalLaw | TableLaw, { system }: LangevinExperiment, path: string): void {
  if ("mean" in law) {
    const names = stateOf(system);
    const places = namesOf(system);
    const size = law.covariance.length;
    if (size !== names.length && size !== places.length) {
      throw new SpecError(`${path}.covariance`, `${names.length} rows are needed, ${size} given`);
    }
    const lacking = places.find((name) => !Object.hasOwn(law.mean, name));
    if (lacking !== undefined)
      throw new SpecError(`${path}.mean.${lacking}`, "a finite number is needed, nothing given");
    if (
      law.covariance.some((row, i) => row.length !== size || row.some((c, j) => c !== law.covariance[j]?.[i]))
    ) {
      throw new SpecError(`${path}.covariance`, `a symmetric matrix of ${size} rows is needed`);
    }
    return;
  }
  if (namesOf(system).length > 1 || isInertial(system)) {
    throw new SpecError(path, "a system of one overdamped variable is needed for a table of densities");
  }
  if (law.density.length !== law.x.length) {
    throw new SpecError(
      `${path}.density`,
      `as many densities as places, ${law.x.length}, are needed, ${law.density.length} given`,
    );
  }
  law.x.forEach((place, i) => {
    const before = law.x[i - 1];
    if (before === undefined || place > before) return;
    throw new SpecError(
      `${path}.x[${i}]`,
      `places in ascending order are needed, ${place} after ${before} given`,
    );
  });
  law.density.forEach((p, i) => {
    if (p > 0) return;
    throw new SpecError(
      `${path}.density[${i}]`,
      `a density above 0 is needed (its logarithm is taken), ${p} given`,
    );
  });
}
