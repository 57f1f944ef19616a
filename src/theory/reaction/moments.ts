// Means and covariances of counts whose propensities are linear in them, a_c(n) = a_c(<n>) + sum_k w_ck (n_k - <n_k>), which close:
//   d<n>/dt = sum_c v_c a_c(<n>),   dC/dt = J C + C J^T + sum_c a_c(<n>) v_c v_c^T,   J_ik = sum_c v_ci w_ck
// D. A. McQuarrie, J. Appl. Prob. 4, 413 (1967).
import { integrate } from "../integrate.js";
import type { Kinetics } from "./kinetics.js";

export interface Moments {
  readonly means: readonly number[];
  readonly covariances: readonly (readonly number[])[];
}

/** Of differences of propensities, which are exact of linear ones but for rounding. */
const ROUNDING = 1e-9;

/** Moments at t, from known counts. @throws Error for a propensity that is not linear. */
export function linearMoments(
  { species, reactions }: Kinetics,
  start: readonly number[],
  t: number,
): Moments {
  const size = Array.from({ length: species }, (_, k) => k);
  const origin = size.map(() => 0);
  const unit = (k: number, by: number): number[] => size.map((i) => (i === k ? by : 0));
  const rates = reactions.map(({ propensity }) => {
    const constant = propensity(origin);
    const weights = size.map((k) => propensity(unit(k, 1)) - constant);
    const probe = size.map((k) => 2 + 3 * k);
    const linear = constant + weights.reduce((sum, w, k) => sum + w * (probe[k] as number), 0);
    const there = propensity(probe);
    if (Math.abs(there - linear) > ROUNDING * (1 + Math.abs(there))) {
      throw new Error("propensities that are linear in the counts are needed for moments that close");
    }
    return { constant, weights };
  });
  const slope = (_: number, y: readonly number[]): number[] => {
    const means = y.slice(0, species);
    const at = (i: number, k: number): number => y[species + species * i + k] as number;
    const flow = rates.map(({ constant, weights }) =>
      weights.reduce((sum, w, k) => sum + w * (means[k] as number), constant),
    );
    const jacobian = size.map((i) =>
      size.map((k) =>
        reactions.reduce(
          (sum, { change }, c) => sum + (change[i] as number) * (rates[c]?.weights[k] as number),
          0,
        ),
      ),
    );
    const mean = size.map((i) =>
      reactions.reduce((sum, { change }, c) => sum + (change[i] as number) * (flow[c] as number), 0),
    );
    const covariance = size.flatMap((i) =>
      size.map((k) => {
        let sum = 0;
        for (const j of size) {
          sum += (jacobian[i]?.[j] as number) * at(j, k) + at(i, j) * (jacobian[k]?.[j] as number);
        }
        return reactions.reduce(
          (all, { change }, c) => all + (flow[c] as number) * (change[i] as number) * (change[k] as number),
          sum,
        );
      }),
    );
    return [...mean, ...covariance];
  };
  const begun = [...start, ...size.flatMap(() => size.map(() => 0))];
  const scale = begun.map((value) => 1 + Math.abs(value));
  const ended = t === 0 ? begun : integrate(slope, begun, 0, t, scale);
  return {
    means: ended.slice(0, species),
    covariances: size.map((i) => ended.slice(species + species * i, species + species * (i + 1))),
  };
}
