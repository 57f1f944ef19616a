// The steady state as a start, solved: of a linear system by Lyapunov's equation (theory/linearSteady.ts), in the fields at 0-.
import { SpecError } from "../spec/error.js";
import type { Langevin } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { steadyNormal } from "../theory/linearSteady.js";
import { NotLinear } from "../theory/linearSystem.js";
import type { Normal } from "../theory/quadratic.js";
import { lawOf } from "./linear.js";

/** Of the variables, and after them the velocities. @throws SpecError where there is none, or it cannot be solved for. */
export function steadyLaw(system: Langevin, formulas: SystemFormulas): Normal {
  const solved = solve(system, formulas);
  if (solved !== null) return solved;
  throw new SpecError(
    "system.start",
    "forces that bring every variable back are needed for a steady state at t = 0-, these do not",
  );
}

function solve(system: Langevin, formulas: SystemFormulas): Normal | null {
  try {
    return steadyNormal(lawOf(system, formulas).at(system.potential.fields));
  } catch (error) {
    if (!(error instanceof NotLinear)) throw error;
    const needed = `a time before t = 0 is needed for a steady start, or ${error.message}`;
    throw new SpecError("system.start.burnIn", `${needed}; neither given`);
  }
}
