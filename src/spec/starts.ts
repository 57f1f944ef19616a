// Laws that trajectories start from, as far as the schema cannot check them.
import { SpecError } from "./error.js";
import type { EquilibriumStart, Langevin, SteadyStart, TableStart } from "./experiment.js";

/** Whether the start is the equilibrium in the fields and temperature at t = 0-: the only one with a free energy change. */
export const inEquilibrium = ({ start }: Pick<Langevin, "start">): boolean =>
  start.kind === "equilibrium" && start.kT === undefined && start.fields === undefined;

/** @throws SpecError for a field that there is not. */
export function checkOwnFields(
  { fields = {} }: EquilibriumStart,
  path: string,
  known: readonly string[],
): void {
  const other = Object.keys(fields).find((field) => !known.includes(field));
  if (other === undefined) return;
  throw new SpecError(
    `${path}.fields.${other}`,
    `a field of the potential (${known.join(", ")}) is needed, "${other}" given`,
  );
}

/** @throws SpecError for points that are no density. */
export function checkDensity(
  { x, density }: TableStart,
  path: string,
  variables: readonly string[],
  [low, high]: readonly [low: number | undefined, high: number | undefined],
): void {
  if (variables.length > 1) {
    throw new SpecError(path, `one variable is needed for a table, ${variables.length} given`);
  }
  if (density.length !== x.length) {
    throw new SpecError(
      `${path}.density`,
      `as many densities as places, ${x.length}, are needed, ${density.length} given`,
    );
  }
  x.forEach((place, i) => {
    const before = x[i - 1];
    if (before === undefined || place > before) return;
    throw new SpecError(
      `${path}.x[${i}]`,
      `places in ascending order are needed, ${place} after ${before} given`,
    );
  });
  if (density.every((p) => p === 0)) {
    throw new SpecError(`${path}.density`, "a density above 0 somewhere is needed, 0 everywhere given");
  }
  const [first, last] = [x[0] as number, x[x.length - 1] as number];
  if (first < (low ?? first) || last > (high ?? last)) {
    throw new SpecError(`${path}.x`, `places between the walls are needed, ${first} to ${last} given`);
  }
}

/** @throws SpecError for half of a burn-in. */
export function checkBurnIn({ burnIn, from }: SteadyStart): void {
  if (burnIn !== undefined && from === undefined) {
    throw new SpecError("system.start.from", "a start of the burn-in is needed, nothing given");
  }
  if (burnIn === undefined && from !== undefined) {
    throw new SpecError("system.start.burnIn", "a time above 0 is needed for a burn-in, nothing given");
  }
}
