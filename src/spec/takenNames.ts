// Names that formulas may use, each for one thing alone.
import { SpecError } from "./error.js";

/** A name of letters, digits and _. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

export class TakenNames {
  private readonly by = new Map<string, string>();

  /** Names that are `what`, such as "a column", and no others' any more. */
  take(names: readonly string[], what: string): void {
    for (const name of names) if (!this.by.has(name)) this.by.set(name, what);
  }

  /** What a name is; undefined where it is free. */
  of(name: string): string | undefined {
    return this.by.get(name);
  }

  /** Takes names that a user has given at `path`. @throws SpecError for one that is taken, or that no formula can hold. */
  claim(names: readonly string[], path: string, what: string): void {
    for (const name of names) {
      const other = this.by.get(name);
      if (IDENTIFIER.test(name) && other === undefined) continue;
      const why = other === undefined ? "" : `, which is ${other}`;
      throw new SpecError(`${path}.${name}`, `a name that is free is needed, "${name}" given${why}`);
    }
    this.take(names, what);
  }

  /** Recorded columns; xReached says of x whether it came to pass. @throws SpecError */
  claimColumns(columns: readonly string[]): void {
    this.claim(columns, "record.columns", "a column");
    const reached = columns.find((name) => name.endsWith("Reached") && columns.includes(name.slice(0, -7)));
    if (reached === undefined) return;
    throw new SpecError(
      `record.columns.${reached}`,
      `a name that is free is needed, "${reached}" given, which says whether ${reached.slice(0, -7)} came to pass`,
    );
  }
}
