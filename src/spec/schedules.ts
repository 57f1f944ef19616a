// Schedules as far as the schema cannot check them: of which fields, and points in order.
import { nearest, SpecError } from "./error.js";
import type { Schedule } from "./experiment.js";

/** `what` is a field, as in "a field of the potential". @throws SpecError */
export function checkSchedule(
  { ramps }: Pick<Schedule, "ramps">,
  path: string,
  fields: readonly string[],
  what: string,
): void {
  for (const [field, points] of Object.entries(ramps)) {
    const at = `${path}.ramps.${field}`;
    if (!fields.includes(field)) {
      throw new SpecError(
        at,
        `${what} is needed (${fields.join(", ")}), "${field}" given${nearest(field, fields)}`,
      );
    }
    points.forEach(([fraction], i) => {
      const previous = points[i - 1]?.[0] ?? 0;
      if (fraction < 0 || fraction > 1) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `a fraction of the duration from 0 to 1 is needed, ${fraction} given`,
        );
      }
      if (fraction < previous) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `fractions in order are needed, ${fraction} after ${previous} given`,
        );
      }
      if (points[i - 2]?.[0] === fraction) {
        throw new SpecError(
          `${at}[${i}][0]`,
          `at most two points at one fraction are needed, a third at ${fraction} given`,
        );
      }
    });
  }
}
