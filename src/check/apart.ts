// lhs - rhs of estimates whose correlation is not known: errors add linearly, which no correlation exceeds.
import type { Estimate } from "../estimate/estimate.js";

export function apart(lhs: Estimate, rhs: Estimate): Estimate {
  const n = Math.max(lhs.n, rhs.n);
  const effective = Math.min(lhs.effective, rhs.effective);
  if (lhs.value === null || rhs.value === null || lhs.error === null || rhs.error === null) {
    const reason = lhs.reason ?? rhs.reason ?? "no error can be given";
    return { value: null, error: null, n, effective, bias: null, reason };
  }
  const known = lhs.bias !== null || rhs.bias !== null;
  return {
    value: lhs.value - rhs.value,
    error: lhs.error + rhs.error,
    n,
    effective,
    bias: known
      ? {
          value: (lhs.bias?.value ?? 0) - (rhs.bias?.value ?? 0),
          error: (lhs.bias?.error ?? 0) + (rhs.bias?.error ?? 0),
        }
      : null,
    freedom: Math.min(lhs.freedom ?? Infinity, rhs.freedom ?? Infinity),
  };
}

/** An estimate times a number. */
export const times = (factor: number, estimate: Estimate): Estimate => ({
  ...estimate,
  ...(estimate.skewness === undefined || factor > 0 ? {} : { skewness: -estimate.skewness }),
  value: estimate.value === null ? null : factor * estimate.value,
  error: estimate.error === null ? null : Math.abs(factor) * estimate.error,
  bias:
    estimate.bias === null
      ? null
      : { value: factor * estimate.bias.value, error: Math.abs(factor) * estimate.bias.error },
});
