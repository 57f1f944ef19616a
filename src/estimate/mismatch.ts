// What a start p dissipates more than the start q would, with the same jumps, and what that should be for the q that dissipates least:
//   cost = EP(p) - EP(q),   EP(x) = sum_i x_i Q_i + H(x') - H(x),   x'_j = sum_i x_i P(j|i)
//   divergences = D(p||q) - D(p'||q')
// Q_i, the mean entropy to the baths from a start in i, and P(j|i) are those of the sample, grouped by the start; so both starts are judged from the
// trajectories of one. A. Kolchinsky, D. H. Wolpert, J. Stat. Mech. 083202 (2017), eq. 4. Errors by leaving out blocks.
import * as math from "../kernel/math.js";
import type { Counts } from "../stats/counts.js";
import type { Groups } from "../stats/groups.js";
import type { Moments } from "../stats/moments.js";
import type { Request, Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface Mismatch {
  readonly kind: "mismatch";
  readonly part: "cost" | "divergences" | "difference";
  /** Columns of the state at the start, at the end, and the entropy given to the baths. */
  readonly start: string;
  readonly end: string;
  readonly entropy: string;
  /** q by state. */
  readonly prior: readonly number[];
}

/** One part of the mismatch cost of a start against `prior`. */
export const mismatch = (
  part: Mismatch["part"],
  columns: { readonly start: string; readonly end: string; readonly entropy: string },
  prior: readonly number[],
): Mismatch => ({ kind: "mismatch", part, ...columns, prior });

const requestsOf = ({ start, end, entropy }: Mismatch) =>
  [
    { kind: "groups", by: start, of: { kind: "moments", of: entropy } },
    { kind: "groups", by: start, of: { kind: "counts", of: end } },
  ] as const satisfies Request[];

/** sum x ln(x/y) over places with x > 0. */
const divergence = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, share, i) => (share > 0 ? sum + share * math.log(share / (y[i] as number)) : sum), 0);

const entropyOf = (x: readonly number[]): number =>
  x.reduce((sum, share) => (share > 0 ? sum - share * math.log(share) : sum), 0);

function partOf(asked: Mismatch, values: Values): number {
  const [heats, ends] = requestsOf(asked).map((request) => values(request as Request)) as unknown as [
    Groups<Moments>,
    Groups<Counts>,
  ];
  const size = ends.groups.reduce(
    (most, { key, value }) => value.keys.reduce((m, k) => Math.max(m, k + 1), Math.max(most, key + 1)),
    asked.prior.length,
  );
  const zeros = (): number[] => new Array<number>(size).fill(0);
  const [p, q, heat] = [zeros(), [...asked.prior, ...zeros()].slice(0, size), zeros()];
  for (const { key, n, value } of heats.groups) {
    p[key] = n / heats.n;
    heat[key] = value.mean;
  }
  // what was never started from is not known
  if (q.some((share, i) => share > 0 && p[i] === 0)) return Number.NaN;
  const after = (x: readonly number[]): number[] => {
    const law = zeros();
    for (const { key, value } of ends.groups) {
      value.keys.forEach((j, k) => {
        law[j] = (law[j] as number) + (x[key] as number) * (value.shares[k] as number);
      });
    }
    return law;
  };
  const produced = (x: readonly number[]): number =>
    x.reduce((sum, share, i) => sum + share * (heat[i] as number), 0) + entropyOf(after(x)) - entropyOf(x);
  const cost = asked.part === "divergences" ? 0 : produced(p) - produced(q);
  const divergences = asked.part === "cost" ? 0 : divergence(p, q) - divergence(after(p), after(q));
  return asked.part === "divergences" ? divergences : cost - divergences;
}

export const mismatchEstimator: Estimator<Mismatch> = {
  statisticsFor: (asked) => [...requestsOf(asked), ...wrapped(requestsOf(asked))],
  valueFrom: partOf,
  estimateFrom: (asked, values) => {
    const found = jackknife(requestsOf(asked), values, (v) => partOf(asked, v), "corrected");
    return found.value === null
      ? { ...found, reason: "it needs starts in every state that the prior has" }
      : found;
  },
};
