// The variables of a system with their baths, in the order in which the kernel takes them.
import { evaluateNumber } from "../formula/evaluate.js";
import { parse } from "../formula/parse.js";
import { type Node, names, number } from "../formula/syntax.js";
import type { Langevin, LangevinExperiment, Temperature } from "./experiment.js";
import { writtenBy } from "./feedback/outcomes.js";
import type { Network } from "./network/network.js";

export interface Bath {
  readonly name: string;
  /** In the fields at t = 0-. */
  readonly kT: number;
  readonly friction: number;
  /** 0 for overdamped motion. */
  readonly mass: number;
}

type Of<K extends keyof Langevin> = Pick<Langevin, K>;

/** Every variable with its temperature, friction and mass. */
export const variablesOf = (system: Langevin): Bath[] =>
  Object.entries(system.variables ?? { x: {} }).map(([name, own], v) => ({
    name,
    kT: evaluateNumber(temperaturesOf(system)[v] as Node, system.potential.fields),
    friction: own.friction ?? system.friction,
    mass: isInertial(system) ? (own.mass ?? system.mass ?? 0) : 0,
  }));

const nodeOf = (kT: Temperature): Node => (typeof kT === "number" ? number(kT) : parse(kT));

/** Each variable's temperature as a formula of the fields. */
export const temperaturesOf = ({ variables = { x: {} }, kT }: Of<"variables" | "kT">): Node[] =>
  Object.values(variables).map((own) => nodeOf(own.kT ?? kT));

export const namesOf = (system: Of<"variables">): string[] => Object.keys(system.variables ?? { x: {} });

/** Whether variables have velocities. */
export const isInertial = ({ dynamics }: Of<"dynamics">): boolean => dynamics === "underdamped";

export const velocityOf = (variable: string): string => `v_${variable}`;

/** Names of all that moves: the variables, and after them their velocities. */
export const stateOf = (system: Of<"variables" | "dynamics">): string[] => {
  const places = namesOf(system);
  return isInertial(system) ? [...places, ...places.map(velocityOf)] : places;
};

/** The force on each variable as text, null where there is none. */
export function forcesOf(system: Of<"variables" | "force">): (string | null)[] {
  const { force } = system;
  return namesOf(system).map((name) =>
    typeof force === "string"
      ? force
      : force !== undefined && Object.hasOwn(force, name)
        ? (force[name] as string)
        : null,
  );
}

/** Whether all variables have one temperature at every time. */
export const isothermal = ({ variables = { x: {} }, kT }: Of<"variables" | "kT">): boolean =>
  new Set(Object.values(variables).map((own) => own.kT ?? kT)).size === 1;

/** Whether a schedule or a feedback drives a temperature. */
export function drivesTemperature({ system, control, feedback }: LangevinExperiment): boolean {
  const driven = new Set([...Object.keys(control?.ramps ?? {}), ...writtenBy(feedback)]);
  let found = false;
  for (const node of temperaturesOf(system)) {
    names(node, (name) => {
      found ||= driven.has(name);
    });
  }
  return found;
}

/** kT of formulas: that of all variables, or the system's where they have several. */
export const temperatureNode = (system: Langevin): Node =>
  isothermal(system) ? (temperaturesOf(system)[0] as Node) : nodeOf(system.kT);

/** kT of free energies, checks and formulas, at t = 0-: that of all variables, or the system's where they have several. */
export const commonTemperature = (system: Langevin | Network): number =>
  system.dynamics === "network"
    ? reservoirTemperature(system)
    : evaluateNumber(temperatureNode(system), system.potential.fields);

/** That of all baths, or the system's where they have several. */
function reservoirTemperature({ baths, kT = 1, fields }: Network): number {
  const all = new Set(Object.values(baths ?? { bath: { kT } }).map((bath) => bath.kT));
  const [only] = all;
  return evaluateNumber(nodeOf(all.size === 1 && only !== undefined ? only : kT), fields);
}
