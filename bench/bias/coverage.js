// How often a reported bias, with 1.96 of its errors, covers the true one.
import { run } from "../../dist/index.js";
import { askedOf, caseOf, SYSTEMS } from "./cases.js";
import { exactValues } from "./exact.js";

/** 97.5 % of a normal law. */
export const REACH = 1.96;

/**
 * One line per system, scheme, step and observable: reported bias and error, true bias, and whether it is covered.
 * @param sizes numbers of trajectories, taken in turn
 */
export async function coverage({ sizes, seed, steps = (all) => all, workers = 1 }) {
  const lines = [];
  let runs = 0;
  for (const system of SYSTEMS) {
    for (const scheme of system.schemes) {
      for (const n of steps(system.steps)) {
        const trajectories = sizes[runs % sizes.length];
        const experiment = caseOf(system, scheme, n, trajectories, seed + runs);
        runs += 1;
        const result = await run(experiment, { workers, estimates: askedOf(system, scheme) });
        const [at, limit] = [exactValues(experiment, n), exactValues(experiment, null)];
        for (const of of ["work", ...Object.keys(askedOf(system, scheme))]) {
          const { bias, value, error } = result.estimates[of];
          const truth = at[of] - limit[of];
          lines.push({
            system: system.name,
            scheme,
            steps: n,
            trajectories,
            of,
            truth,
            reported: bias.value,
            error: bias.error,
            z: (bias.value - truth) / bias.error,
            covered: Math.abs(bias.value - truth) <= REACH * bias.error,
            // the kernel against the theory: a wrong theory would be noticed here
            apart: (value - at[of]) / error,
          });
        }
      }
    }
  }
  return lines;
}
