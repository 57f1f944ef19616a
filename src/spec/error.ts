// A mistake in what the user gave: one sentence that names the field, what was given and what is needed.

export { nearest } from "../formula/nearest.js";

/** Thrown before any worker starts. `path` is the field, as in `control.ramps.tilt[2][0]`. */
export class SpecError extends Error {
  override readonly name = "SpecError";
  constructor(
    readonly path: string,
    readonly problem: string,
  ) {
    super(path === "" ? problem : `${path}: ${problem}`);
  }
}

/** Joins keys and indices to `a.b[2]`. */
export function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === "number") return `${path}[${key}]`;
    return path === "" ? String(key) : `${path}.${String(key)}`;
  }, "");
}

/** How a value is shown in a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text =
    typeof value === "object"
      ? JSON.stringify(value)
      : typeof value === "string"
        ? `"${value}"`
        : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
