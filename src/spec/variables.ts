// The variables of a system with their baths, in the order in which the kernel takes them.
import type { Overdamped } from "./experiment.js";

export interface Bath {
  readonly name: string;
  readonly kT: number;
  readonly friction: number;
}

/** Every variable with its temperature and friction. */
export const variablesOf = ({ variables = { x: {} }, kT, friction }: Overdamped): Bath[] =>
  Object.entries(variables).map(([name, own]) => ({
    name,
    kT: own.kT ?? kT,
    friction: own.friction ?? friction,
  }));

export const namesOf = (system: Pick<Overdamped, "variables">): string[] =>
  Object.keys(system.variables ?? { x: {} });

/** The force on each variable as text, null where there is none. */
export function forcesOf(system: Pick<Overdamped, "variables" | "force">): (string | null)[] {
  const { force } = system;
  return namesOf(system).map((name) =>
    typeof force === "string"
      ? force
      : force !== undefined && Object.hasOwn(force, name)
        ? (force[name] as string)
        : null,
  );
}

/** Whether all variables have one temperature. */
export const isothermal = (system: Overdamped): boolean =>
  new Set(variablesOf(system).map(({ kT }) => kT)).size === 1;

/** kT of free energies, checks and formulas: that of all variables, or the system's where they have several. */
export const commonTemperature = (system: Overdamped): number =>
  isothermal(system) ? (variablesOf(system)[0]?.kT ?? system.kT) : system.kT;
