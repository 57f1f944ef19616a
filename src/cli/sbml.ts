// SBML files as sources: a model as an experiment, with values of its own replaced by id. A file is data, in UTF-8.
import { readFileSync } from "node:fs";
import { SpecError } from "../spec/error.js";
import type { ReactionExperiment } from "../spec/reaction/reaction.js";
import { validateReaction } from "../spec/reaction/validateReaction.js";
import { readSbml } from "../spec/sbml/sbml.js";

/** Times at which states are looked at, unless `every` says. */
const LOOKS = 50;

/** A file's text. @throws SpecError for a file that cannot be read, or is not in UTF-8 */
export function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new SpecError(file, `a file that can be read is needed (${(error as NodeJS.ErrnoException).code})`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new SpecError(file, "a file in UTF-8 is needed, another encoding given");
  }
}

export const isSbml = (file: string): boolean => /\.(xml|sbml)$/i.test(file);

/**
 * The experiment on a model: `changes` by ids of the model, and `duration`, which SBML does not know, and `every` (duration/50); what is left
 * of them are paths of the experiment.
 */
export function sbmlExperiment(
  file: string,
  changes: Readonly<Record<string, unknown>>,
): { readonly experiment: ReactionExperiment; readonly paths: Readonly<Record<string, unknown>> } {
  const text = readText(file);
  const { values } = readSbml(text, file);
  const isOwn = (key: string): boolean => Object.hasOwn(values, key);
  const number = (key: string, value: unknown): number => {
    if (typeof value === "number") return value;
    throw new SpecError(key, `a number is needed, ${value} given`);
  };
  const numbers = (of: (key: string) => boolean): Record<string, number> =>
    Object.fromEntries(
      Object.entries(changes).flatMap(([key, value]) => (of(key) ? [[key, number(key, value)]] : [])),
    );
  const {
    "control.duration": long,
    duration = long,
    every,
  } = numbers((key) => !isOwn(key) && TIMES.includes(key));
  if (duration === undefined) {
    throw new SpecError("duration", `a time is needed (--set duration=50, SBML has none), nothing given`);
  }
  const { system, amounts } = readSbml(text, file, numbers(isOwn));
  const { events = [] } = system;
  const species = Object.keys(system.species);
  const moving = species.filter((name) => typeof system.species[name] === "number");
  const rules = Object.values(amounts).filter(
    (formula) => !species.includes(formula) && !Object.hasOwn(system.fields, formula),
  );
  const experiment = validateReaction({
    system: { ...system, events: events.filter(({ at = 0 }) => at <= duration) },
    control: { duration, ramps: {} },
    record: {
      grid: { times: { every: every ?? duration / LOOKS }, of: [...new Set([...moving, ...rules])] },
    },
    ensemble: { trajectories: 10_000 },
  });
  const paths = Object.fromEntries(
    Object.entries(changes).filter(([key]) => !isOwn(key) && !TIMES.includes(key)),
  );
  return { experiment, paths };
}

const TIMES = ["duration", "control.duration", "every"];
