// Where reactions start, as far as the schema cannot check it.
import { nearest, SpecError } from "../error.js";
import type { LoweredReactions } from "./channels.js";
import { startCount } from "./channels.js";
import type { ReactionExperiment } from "./reaction.js";

/** The first species whose start is a law, or undefined. */
export const speciesWithLaw = ({ system }: ReactionExperiment, species: readonly string[]) =>
  species.find((key) => typeof startCount(system, key) !== "number");

/** @throws SpecError */
export function checkReactionStart(experiment: ReactionExperiment, { species }: LoweredReactions): void {
  const { start } = experiment.system;
  const path = "system.start";
  const lawful = speciesWithLaw(experiment, species);
  const solved = start.kind === "equilibrium" || (start.kind === "steady" && start.burnIn === undefined);
  if (lawful !== undefined && (solved || start.kind === "table")) {
    const what = start.kind === "table" ? "a table of counts" : "a start that is solved";
    throw new SpecError(
      `system.species.${lawful}.start`,
      `a count is needed with ${what} (${start.kind}), a law given`,
    );
  }
  if (solved && experiment.system.events !== undefined) {
    throw new SpecError(
      path,
      `a start without laws that are solved is needed with events, "${start.kind}" given`,
    );
  }
  if (start.kind !== "table") return;
  const { rows, weights } = start;
  if (rows.length !== weights.length) {
    throw new SpecError(
      `${path}.weights`,
      `as many weights as rows, ${rows.length}, are needed, ${weights.length} given`,
    );
  }
  if (weights.every((weight) => weight === 0)) {
    throw new SpecError(`${path}.weights`, "a weight above 0 somewhere is needed, 0 everywhere given");
  }
  rows.forEach((row, i) => {
    const other = Object.keys(row).find((key) => !species.includes(key));
    if (other === undefined) return;
    throw new SpecError(
      `${path}.rows[${i}].${other}`,
      `a species that changes (${species.join(", ")}) is needed, "${other}" given${nearest(other, species)}`,
    );
  });
}
