// Temperatures that the motion itself shows, as estimates with the numbers of the fields at the end in their formulas.
//   kinetic           mass <v_x^2>
//   configurational   <(dU/dx)^2>/<d^2U/dx^2>   (H. H. Rugh, PRL 78, 772 (1997); O. G. Jepps, G. Ayton, D. J. Evans, PRE 62, 4757 (2000))
// Both are kT in equilibrium, for x with that temperature, as energies. A scheme that gets one right need not get the other right.
import { differentiate } from "../formula/differentiate.js";
import { lookups, mentions, type Node, number, print, product, substitute } from "../formula/syntax.js";
import { timeline } from "../plan/feedback/timeline.js";
import { nearest, SpecError } from "../spec/error.js";
import type { Experiment, LangevinExperiment } from "../spec/experiment.js";
import { formulasOf } from "../spec/formulas.js";
import { validateLangevin } from "../spec/validate.js";
import { isInertial, variablesOf, velocityOf } from "../spec/variables.js";
import { mean } from "./mean.js";
import { ratio } from "./ratio.js";
import type { EstimateRequest } from "./request.js";

/** mass <v_x^2> at the end. @throws SpecError for overdamped motion, or no variable of the system */
export function kineticTemperature(spec: Experiment, variable: string): EstimateRequest {
  const { system } = validateLangevin(spec);
  const { mass } = bathOf({ system }, variable);
  if (!isInertial(system)) {
    throw new SpecError(
      "system.dynamics",
      `"underdamped" is needed for a kinetic temperature, "${system.dynamics}" given`,
    );
  }
  return { ...mean(`${print(number(mass))}*${velocityOf(variable)}^2`), is: "energy" };
}

/**
 * <(dU/dx)^2>/<d^2U/dx^2> at the end, in the fields there.
 * @throws SpecError where trajectories end in different fields, with walls or tables, or for a potential without curvature
 */
export function configurationalTemperature(spec: Experiment, variable: string): EstimateRequest {
  const experiment = validateLangevin(spec);
  const { system, stop } = experiment;
  bathOf(experiment, variable);
  const refuse = (path: string, needed: string, given: string): never => {
    throw new SpecError(path, `${needed} is needed for a configurational temperature, ${given} given`);
  };
  if (stop !== undefined) refuse("stop", "a common end of all trajectories", "a stop");
  if (system.walls !== undefined) refuse("system.walls", "a system without walls", "walls");
  const slope = differentiate(formulasOf(system).energy, variable);
  const { end } = timeline(experiment);
  const [fields = {}, ...others] = end;
  for (const [field, value] of Object.entries(fields)) {
    const other = others.find((own) => own[field] !== value)?.[field];
    if (other === undefined || !mentions(slope, new Set([field]))) continue;
    refuse("feedback.branches", `one value of ${field} at the end of both branches`, `${value} and ${other}`);
  }
  const there = (node: Node): Node =>
    substitute(node, (found) =>
      Object.hasOwn(fields, found.name) ? number(fields[found.name] as number) : found,
    );
  const curvature = differentiate(slope, variable);
  if (curvature.kind === "number" && curvature.value === 0) {
    refuse("system.potential.energy", `a formula that curves with ${variable}`, system.potential.energy);
  }
  if (lookups(slope)) refuse("system.potential.energy", "a formula without tables", system.potential.energy);
  return { ...ratio(print(there(product(slope, slope))), print(there(curvature))), is: "energy" };
}

function bathOf({ system }: Pick<LangevinExperiment, "system">, variable: string): { readonly mass: number } {
  const baths = variablesOf(system);
  const found = baths.find(({ name }) => name === variable);
  if (found !== undefined) return found;
  const known = baths.map(({ name }) => name);
  throw new SpecError(
    "system.variables",
    `a variable (${known.join(", ")}) is needed, "${variable}" given${nearest(variable, known)}`,
  );
}
