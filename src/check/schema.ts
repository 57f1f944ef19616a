// Checks as they stand in a JSON file: a name, or an object with the name as `kind`.
import { nearest, SpecError, shown } from "../spec/error.js";
import { readQuestion } from "../spec/formulas.js";
import { type Check, RULES } from "./index.js";

const KINDS = Object.keys(RULES) as Check["kind"][];

/**
 * Reads a list of checks: "jarzynski" or { "kind": "landauer", "erased": "x > 0" }, a question about one of the variables.
 * @throws SpecError
 */
export function readChecks(given: unknown, path: string, variables: readonly string[] = ["x"]): Check[] {
  if (!Array.isArray(given)) throw new SpecError(path, `a list of checks is needed, ${shown(given)} given`);
  return given.map((entry: unknown, i) => readCheck(entry, `${path}[${i}]`, variables));
}

function readCheck(entry: unknown, path: string, variables: readonly string[]): Check {
  const check = (typeof entry === "string" ? { kind: entry } : entry) as { kind?: unknown; erased?: unknown };
  const { kind } = check ?? {};
  if (typeof kind !== "string" || !KINDS.includes(kind as Check["kind"])) {
    const hint = typeof kind === "string" ? nearest(kind, KINDS) : "";
    throw new SpecError(path, `one of ${KINDS.join(", ")} is needed, ${shown(kind ?? entry)} given${hint}`);
  }
  const allowed = kind === "landauer" ? ["kind", "erased"] : ["kind"];
  const extra = Object.keys(check).find((key) => !allowed.includes(key));
  if (extra !== undefined) throw new SpecError(`${path}.${extra}`, `no such field of ${kind}`);
  if (kind !== "landauer") return { kind } as Check;
  if (typeof check.erased !== "string") {
    throw new SpecError(
      `${path}.erased`,
      `the erased state as a question ("x > 0") is needed, ${shown(check.erased)} given`,
    );
  }
  readQuestion(check.erased, `${path}.erased`, variables);
  return { kind, erased: check.erased };
}

/** What is checked unless something else is asked for. */
export function defaultChecks(feedback: boolean): Check[] {
  const always: Check[] = [{ kind: "firstLaw" }, { kind: "secondLaw" }, { kind: "jarzynski" }];
  return feedback ? [...always, { kind: "sagawaUeda2008" }, { kind: "sagawaUeda2010" }] : always;
}
