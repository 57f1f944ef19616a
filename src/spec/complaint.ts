// What the schema complains of, as one sentence with its path.
import type { z } from "zod";
import { nearest, pathOf, SpecError, shown } from "./error.js";

/** The first complaint of a schema; `known` gives the keys that there are at a path. */
export function complaint(
  error: z.ZodError,
  spec: unknown,
  known: (path: string) => readonly string[],
): SpecError {
  const issue = error.issues[0];
  if (issue === undefined) return new SpecError("", error.message);
  const path = pathOf(issue.path);
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0] ?? "";
    const others = known(path).filter((k) => k !== key);
    return new SpecError(pathOf([...issue.path, key]), `no such field${nearest(key, others)}`);
  }
  const given = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    spec,
  );
  return new SpecError(path, `${issue.message}, ${shown(given)} given`);
}
