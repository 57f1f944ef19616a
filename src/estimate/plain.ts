// An estimate from a value and its standard error, or the sentence that says why there is none.
import type { Estimate } from "./estimate.js";

export interface Size {
  readonly n: number;
  /** n where it is not said. */
  readonly effective?: number;
  /** Degrees of freedom of the error. */
  readonly freedom?: number;
}

export function plain(value: number, error: number, { n, effective = n, freedom = n - 1 }: Size): Estimate {
  const known = Number.isFinite(value) && Number.isFinite(error) && n > 1;
  if (known) return { value, error, n, effective, freedom, bias: null };
  return {
    value: Number.isFinite(value) && n > 0 ? value : null,
    error: null,
    n,
    effective,
    bias: null,
    reason: Number.isFinite(value) ? "too few trajectories for an error" : "not a finite number",
  };
}
