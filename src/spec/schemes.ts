// Which scheme goes with which dynamics.
import { nearest, SpecError } from "./error.js";
import type {
  Langevin,
  LangevinExperiment,
  OverdampedScheme,
  Scheme,
  UnderdampedScheme,
} from "./experiment.js";

const OVERDAMPED: readonly OverdampedScheme[] = [
  "heun",
  "euler",
  "leimkuhlerMatthews",
  "mala",
  "exactLinear",
  "reflected",
];
const UNDERDAMPED: readonly UnderdampedScheme[] = [
  "baoab",
  "obabo",
  "aboba",
  "oabao",
  "euler",
  "exactLinear",
];

export const schemesOf = ({ dynamics }: Pick<Langevin, "dynamics">): readonly Scheme[] =>
  dynamics === "overdamped" ? OVERDAMPED : UNDERDAMPED;

/** @throws SpecError for a scheme of another dynamics, or one that does not suit the system. */
export function checkScheme({ system, method }: LangevinExperiment): void {
  const { scheme, heat, rescaled } = method;
  const known = schemesOf(system);
  const refuse = (path: string, needed: string, given: string, hint = ""): never => {
    throw new SpecError(path, `${needed} is needed, ${given} given${hint}`);
  };
  if (!known.includes(scheme)) {
    const names = known.map((name) => `"${name}"`).join(", ");
    const hint = nearest(scheme, known);
    refuse("method.scheme", `a scheme of ${system.dynamics} motion (${names})`, `"${scheme}"`, hint);
  }
  if (
    rescaled === true &&
    (system.dynamics === "overdamped" || scheme === "euler" || scheme === "exactLinear")
  ) {
    refuse(
      "method.rescaled",
      "a splitting of underdamped motion (baoab, obabo, aboba, oabao)",
      `"${scheme}"`,
    );
  }
  if (scheme === "mala" && system.force !== undefined) {
    refuse("system.force", "a potential alone (mala accepts by energies)", "a force");
  }
  if (scheme === "mala" && system.walls !== undefined) {
    refuse("system.walls", "a system without walls (mala is exact where no step is turned back)", "walls");
  }
  // its steps are not independent: half of the last normal is yet to come
  if (scheme === "leimkuhlerMatthews" && system.walls !== undefined) {
    refuse(
      "system.walls",
      'a system without walls (at walls "heun", "euler" and "reflected" are right)',
      "walls",
    );
  }
  if (scheme === "exactLinear" && system.walls !== undefined) {
    refuse("system.walls", "a system without walls (exactLinear moves in a parabola)", "walls");
  }
  if (scheme === "exactLinear" && system.period !== undefined) {
    refuse("system.period", "a system without a period (exactLinear moves in a parabola)", "a ring");
  }
  const exact =
    scheme === "mala" ||
    scheme === "reflected" ||
    (system.dynamics === "underdamped" && (scheme === "euler" || scheme === "exactLinear"));
  if (exact && heat === "stepwise") {
    const why =
      scheme === "mala" || scheme === "exactLinear"
        ? " (each move's heat is -dU exactly)"
        : scheme === "reflected"
          ? " (what a wall takes up has no step of its own)"
          : " (explicit Euler has no step of its own for the bath)";
    refuse("method.heat", `"closed"${why}`, '"stepwise"');
  }
}
