// Checks as they stand in a JSON file: a name, or an object with the name as `kind`.
import { nearest, SpecError, shown } from "../spec/error.js";
import { type Experiment, isNetwork } from "../spec/experiment.js";
import { namesOf } from "../spec/variables.js";
import { namesOfNetwork } from "./finalNetwork.js";
import { type Check, RULES } from "./index.js";
import { readOptions } from "./options.js";

const KINDS = Object.keys(RULES) as Check["kind"][];

/** What a question about the final state may name: variables, or of a network `state`, its attributes and states. */
export const askable = (experiment: Experiment): readonly string[] =>
  isNetwork(experiment) ? namesOfNetwork(experiment) : namesOf(experiment.system);

/**
 * Reads a list of checks: "jarzynski" or { "kind": "landauer", "erased": "x > 0" }, a question about what is `askable`.
 * @throws SpecError
 */
export function readChecks(given: unknown, path: string, variables: readonly string[] = ["x"]): Check[] {
  if (!Array.isArray(given)) throw new SpecError(path, `a list of checks is needed, ${shown(given)} given`);
  return given.map((entry: unknown, i) => readCheck(entry, `${path}[${i}]`, variables));
}

function readCheck(entry: unknown, path: string, variables: readonly string[]): Check {
  const check = (typeof entry === "string" ? { kind: entry } : entry) as { kind?: unknown };
  const { kind } = check ?? {};
  if (typeof kind !== "string" || !KINDS.includes(kind as Check["kind"])) {
    const hint = typeof kind === "string" ? nearest(kind, KINDS) : "";
    throw new SpecError(path, `one of ${KINDS.join(", ")} is needed, ${shown(kind ?? entry)} given${hint}`);
  }
  readOptions(kind, RULES[kind as Check["kind"]].options, check, path, variables);
  return { ...check, kind } as Check;
}

/** What is checked unless something else is asked for: of networks Jarzynski's equality where they start in equilibrium. */
export function defaultChecks(experiment: Experiment): Check[] {
  const network = isNetwork(experiment);
  if (network && experiment.system.start.kind !== "equilibrium") return [{ kind: "firstLaw" }];
  const feedback = !network && experiment.feedback !== undefined;
  const always: Check[] = [{ kind: "firstLaw" }, { kind: "secondLaw" }, { kind: "jarzynski" }];
  return feedback ? [...always, { kind: "sagawaUeda2008" }, { kind: "sagawaUeda2010" }] : always;
}
