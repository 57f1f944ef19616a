// What only trajectories that run to the end have: states at given times, and the same cycles in each.
import { SpecError } from "./error.js";

/** What is asked of the whole course of a trajectory. */
export interface Course {
  readonly cycles: boolean;
  readonly grid: boolean;
  /** Whether a column looks at a given time: at(t, f) or leg. */
  readonly looks: boolean;
}

/** @throws SpecError where anything of that is asked of trajectories that `stop`, or that `feedback.until` ends. */
export function refuseEnding(path: "stop" | "feedback.until", { cycles, grid, looks }: Course): void {
  const how = path === "stop" ? "a stop" : "until";
  if (cycles) {
    throw new SpecError(
      path,
      `a schedule that runs once is needed (numbers per cycle are means over the same cycles of every trajectory, and ${how} would leave some out: leave out cycles, and write the rounds into control), ${how} and cycles given`,
    );
  }
  const given = grid ? "record.grid" : looks ? "a column with at(t, f)" : null;
  if (given === null) return;
  throw new SpecError(
    path,
    `trajectories that run to the end are needed for states at given times, ${how} and ${given} given`,
  );
}
