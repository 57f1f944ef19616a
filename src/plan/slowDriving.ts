// What slow driving costs above the free energy, for an experiment of one variable (theory/thermodynamicLength.ts).
import { SpecError } from "../spec/error.js";
import type { Experiment } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { validateLangevin } from "../spec/validate.js";
import { isInertial, namesOf, variablesOf } from "../spec/variables.js";
import { friction } from "../theory/friction.js";
import { slowCost } from "../theory/thermodynamicLength.js";
import { timeline } from "./feedback/timeline.js";
import { landscape } from "./landscape.js";

/** Energies in the experiment's unit. */
export interface SlowDriving {
  /** <W> - dF of this protocol in linear response, ∫ zeta (dlambda/dt)^2 dt: exact as the duration grows. */
  readonly excessWork: number;
  /** L^2/tau: the same at the best speed along the same way. */
  readonly leastExcessWork: number;
}

/**
 * Linear response of a slow protocol: D. A. Sivak, G. E. Crooks, PRL 108, 190602 (2012).
 * @throws SpecError for several variables, masses, feedback, or fields that jump.
 */
export function slowDriving(spec: Experiment): SlowDriving {
  const experiment = validateLangevin(spec);
  const { system, feedback } = experiment;
  const needed = (path: string, what: string, given: string): never => {
    throw new SpecError(path, `${what} is needed for slow driving, ${given} given`);
  };
  if (namesOf(system).length > 1) needed("system.variables", "one variable", `${namesOf(system).length}`);
  if (isInertial(system)) needed("system.dynamics", "overdamped motion", '"underdamped"');
  if (system.force !== undefined) needed("system.force", "a potential alone", "a force");
  if (feedback !== undefined) needed("feedback", "a protocol without feedback", "one with it");
  const { start, stretches, end, duration } = timeline(experiment);
  const { energy } = formulasOf(system);
  const drag = variablesOf(system)[0]?.friction as number;
  let [excessWork, length, last] = [0, 0, start];
  const jumps = (to: typeof start): boolean => Object.keys(to).some((field) => to[field] !== last[field]);
  for (const { time, length: lasts, lines } of stretches) {
    const { from, to } = lines[0] as (typeof lines)[number];
    if (jumps(from)) needed("control.ramps", "a protocol without jumps", `one at t = ${time}`);
    last = to;
    const names = Object.keys(from).filter((field) => from[field] !== to[field]);
    if (names.length === 0) continue;
    const by = Object.fromEntries(names.map((f) => [f, (to[f] as number) - (from[f] as number)]));
    const cost = slowCost((s) => {
      const moved = names.map((field) => [field, (from[field] as number) + (by[field] as number) * s]);
      const at = landscape(system, energy, { ...from, ...Object.fromEntries(moved) });
      return friction({ ...at, friction: drag }, by);
    });
    excessWork += cost.asGiven / lasts;
    length += Math.sqrt(cost.squaredLength);
  }
  if (jumps(end[0] as typeof start)) needed("control.ramps", "a protocol without jumps", "one at the end");
  return { excessWork, leastExcessWork: (length * length) / duration };
}
