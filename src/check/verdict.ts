// A verdict on a claim lhs = rhs or lhs >= rhs: holds, broken or undecided, at a stated level and margin.
//   equality    broken if the level-alpha interval of lhs - rhs excludes 0, holds if it lies within the margin
//   inequality  broken or holds when the sign is resolved one-sidedly, holds too where it saturates within the margin
// The interval is widened by the measured time-step bias, which must stay below a third of the margin. It is Student's where the
// error has few degrees of freedom, and skew where the estimate is (P. Hall, J. R. Stat. Soc. B 54, 221 (1992), eq. 2): with k the
// skewness of the estimate, g(T) = T + k T^2/3 + k^2 T^3/27 + k/6 is normal to the next order.
import quantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Estimate } from "../estimate/estimate.js";
import { integerPower } from "../formula/evaluate.js";
import { pow } from "../kernel/math.js";
import { studentQuantile } from "../theory/student.js";

export type Outcome = "holds" | "broken" | "undecided";

export interface Verdict {
  readonly check: string;
  /** The claim as a formula, and where it is from. */
  readonly claim: string;
  readonly source: string;
  readonly relation: "=" | ">=";
  readonly lhs: Estimate | null;
  readonly rhs: Estimate | null;
  /** lhs - rhs, with the error that counts (the sides may be correlated), its bias and effective size. */
  readonly difference: Estimate | null;
  /** (lhs - rhs)/error. */
  readonly z: number | null;
  readonly margin: number;
  /** Probability of a false "broken". */
  readonly level: number;
  readonly outcome: Outcome;
  /** Why, in a sentence; when undecided, what would decide. */
  readonly reason: string;
  /** What would decide, as a number: trajectories in all, or by how much a smaller step. */
  readonly wanted?: { readonly trajectories: number } | { readonly stepsPerStep: number };
}

/** Below this number the normal interval of a skew quantity misses its level by more than a factor of 2. */
const FEWEST = 400;
/** Differences of this size, relative to 1 + |lhs| + |rhs|, are rounding. */
const ROUNDING = 1e-12;

/** What is claimed, apart from the numbers. */
export interface Claim {
  readonly check: string;
  readonly claim: string;
  readonly source: string;
  readonly relation: "=" | ">=";
  /** Half width within which an equality is said to hold, in the claim's unit. */
  readonly margin: number;
}

/** A verdict where there is nothing to judge by. */
export const cannotJudge = (claim: Claim, level: number, reason: string): Verdict => ({
  ...claim,
  lhs: null,
  rhs: null,
  difference: null,
  z: null,
  level,
  outcome: "undecided",
  reason,
});

/**
 * Judges lhs against rhs. `difference` is the estimate of lhs - rhs where the two are correlated; else errors add in squares.
 */
export function judge(
  claim: Claim,
  level: number,
  lhs: Estimate,
  rhs: Estimate,
  difference: Estimate = minus(lhs, rhs),
): Verdict {
  const { value: d, error, n } = difference;
  const base = { ...claim, lhs, rhs, difference, level };
  if (d === null || error === null) {
    return { ...base, z: null, outcome: "undecided", reason: difference.reason ?? "no error can be given" };
  }
  const z = error > 0 ? d / error : null;
  if (n > 0 && n < FEWEST) {
    const reason = `at least ${FEWEST} trajectories are needed for an interval at the level ${level}, ${n} were run`;
    return { ...base, z, outcome: "undecided", reason, wanted: { trajectories: FEWEST } };
  }
  const untrusted = lhs.reason ?? rhs.reason ?? difference.reason;
  if (untrusted !== undefined) return { ...base, z, outcome: "undecided", reason: untrusted };
  const { bias } = difference;
  const shift = bias === null ? 0 : Math.abs(bias.value);
  const { margin, relation } = claim;
  const rounding = ROUNDING * (1 + Math.abs(lhs.value ?? 0) + Math.abs(rhs.value ?? 0));
  const spread = Math.sqrt(error * error + (bias?.error ?? 0) * (bias?.error ?? 0));
  const q = studentQuantile(
    quantile(relation === "=" ? 1 - level / 2 : 1 - level, 0, 1),
    difference.freedom ?? Infinity,
  );
  const k = spread > 0 ? (difference.skewness ?? 0) * integerPower(error / spread, 3) : 0;
  const low = d - unskewed(q, k) * spread - rounding - shift;
  const high = d - unskewed(-q, k) * spread + rounding + shift;
  const say = (outcome: Outcome, reason: string, wanted?: Verdict["wanted"]): Verdict => ({
    ...base,
    z,
    outcome,
    reason,
    ...(wanted === undefined ? {} : { wanted }),
  });
  const apart = relation === "=" ? low > 0 || high < 0 : high < 0;
  // rare heavy weights that were not drawn make an exponential average too low, and nothing in the sample shows it
  if (apart && high < 0 && lhs.weights !== undefined && relation === "=") {
    return say(
      "undecided",
      `low by ${d.toPrecision(3)} ± ${error.toPrecision(2)}: broken, or rare trajectories are missing; only a reverse run can tell`,
    );
  }
  if (apart) return say("broken", `off by ${d.toPrecision(3)} ± ${error.toPrecision(2)}${sigmas(z)}`);
  if (relation === ">=" && low > 0)
    return say("holds", `above by ${d.toPrecision(3)} ± ${error.toPrecision(2)}`);
  const most = shift + (bias?.error ?? 0);
  if (most > margin / 3) {
    const by = Math.ceil(most / (margin / 3));
    return say(
      "undecided",
      `the time-step bias, up to ${most.toPrecision(2)}, is above a third of the margin ${margin}: a method.dt smaller by ${by} would do`,
      { stepsPerStep: by },
    );
  }
  if (low >= -margin && high <= margin) return say("holds", `equal within the margin ${margin}`);
  const room = Math.max(margin - shift - Math.abs(d), margin / 4);
  const trajectories = Math.ceil(n * integerPower((q * spread + rounding) / room, 2));
  const reason = `about ${trajectories.toPrecision(2)} trajectories would decide at the margin ${margin}`;
  return say("undecided", reason, { trajectories });
}

/** The T at which Hall's g(T) is x: (3/k) {[1 + k (x - k/6)]^(1/3) - 1}. */
function unskewed(x: number, k: number): number {
  // below, the cube root is 1 to rounding
  if (Math.abs(k) < 1e-9) return x;
  const cube = 1 + k * (x - k / 6);
  const root = cube < 0 ? -pow(-cube, 1 / 3) : pow(cube, 1 / 3);
  return (3 / k) * (root - 1);
}

const sigmas = (z: number | null): string =>
  z === null ? "" : `, ${Math.abs(z).toFixed(1)} standard errors`;

function minus(lhs: Estimate, rhs: Estimate): Estimate {
  if (lhs.value === null || rhs.value === null) return { ...lhs, value: null };
  const error =
    lhs.error === null || rhs.error === null
      ? null
      : Math.sqrt(lhs.error * lhs.error + rhs.error * rhs.error);
  const biases = [lhs.bias, rhs.bias].filter((bias) => bias !== null);
  const bias =
    biases.length === 0
      ? null
      : {
          value: (lhs.bias?.value ?? 0) - (rhs.bias?.value ?? 0),
          error: Math.sqrt(biases.reduce((sum, { error: e }) => sum + e * e, 0)),
        };
  const value = lhs.value - rhs.value;
  const effective = Math.min(lhs.effective, rhs.effective);
  const whole = { value, error, n: Math.max(lhs.n, rhs.n), effective, bias };
  if (error === null || error === 0) return whole;
  const part = ({ error: e }: Estimate): number => integerPower((e ?? 0) / error, 2);
  const [l, r] = [part(lhs), part(rhs)];
  // Welch and Satterthwaite
  const freedom = 1 / ((l * l) / (lhs.freedom ?? Infinity) + (r * r) / (rhs.freedom ?? Infinity));
  const skewness = (lhs.skewness ?? 0) * l * Math.sqrt(l) - (rhs.skewness ?? 0) * r * Math.sqrt(r);
  return { ...whole, freedom, skewness };
}
