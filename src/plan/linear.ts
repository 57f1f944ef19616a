// What theory/linear*.ts takes, from an experiment.
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { namesOf, temperaturesOf, variablesOf } from "../spec/variables.js";
import { type LinearLaw, linearLaw, NotLinear } from "../theory/linearSystem.js";

/** The system's law in any fields. @throws NotLinear; its `at` throws it too */
export function lawOf(system: Langevin, { energy, forces }: SystemFormulas): LinearLaw {
  if (system.walls !== undefined) throw new NotLinear("a system without walls");
  if (system.period !== undefined) throw new NotLinear("a system without a period");
  const baths = variablesOf(system);
  return linearLaw({
    variables: namesOf(system),
    energy,
    forces,
    temperatures: temperaturesOf(system),
    frictions: baths.map(({ friction }) => friction),
    masses: baths.map(({ mass }) => mass),
  });
}

/** Runs `make`; what is not linear becomes a sentence at `path` that says what the wish needs. */
export function needingLinear<T>(path: string, wish: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof NotLinear)) throw error;
    throw new SpecError(path, `${error.message} is needed for ${wish}, another one given`);
  }
}
