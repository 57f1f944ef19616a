// Averages with the probability P(r) of each trajectory's record r, where no law of the records is known but their frequencies:
//   <a - ln P(r)>: the plug-in entropy of the records with Miller's correction (K - 1)/2n, K of them having occurred
//   <e^a P(r)> = sum_r P(r)^2 <e^a>_r, P^2 by n_r (n_r - 1)/n(n - 1), which has no bias (W. Hoeffding, Ann. Math. Stat. 19, 293 (1948))
// With a = ln p(y|x) + … they are <I + …>, with a = -ln p(y|x) - … they are <e^(-I - …)>. Errors by the delta method: what a trajectory adds is
// a - ln P(r), or P(r)(e^a + <e^a>_r), as it counts for P(r), too. The tail is examined as that of e^a, for P(r) is bounded.
import * as math from "../kernel/math.js";
import type { Groups } from "../stats/groups.js";
import type { LogMeanExp } from "../stats/logMeanExp.js";
import type { Moments } from "../stats/moments.js";
import type { Request, Values } from "../stats/request.js";
import type { Estimate } from "./estimate.js";
import type { Estimator } from "./estimator.js";
import { distrustOf, weightsIn } from "./exponential.js";
import { plain } from "./plain.js";

export interface ByFrequencies {
  readonly kind: "meanByFrequencies" | "exponentialByFrequencies";
  readonly of: string;
  /** A whole-numbered column that tells the records apart. */
  readonly record: string;
}

/** <of - ln P(record)>. */
export const meanByFrequencies = (of: string, record: string): ByFrequencies => ({
  kind: "meanByFrequencies",
  of,
  record,
});

/** <exp(of) P(record)>. */
export const exponentialByFrequencies = (exponent: string, record: string): ByFrequencies => ({
  kind: "exponentialByFrequencies",
  of: exponent,
  record,
});

const grouped = ({ kind, of, record }: ByFrequencies) =>
  ({
    kind: "groups",
    by: record,
    of: { kind: kind === "meanByFrequencies" ? "moments" : "logMeanExp", of },
  }) as const satisfies Request;

/** Trajectories that a record needs on average for its frequency to say something. */
const FEWEST = 10;

/** Why frequencies are no probabilities here, or undefined. */
function tooFew({ n, groups, beyond }: Groups<unknown>): string | undefined {
  return beyond > 0 || n < FEWEST * groups.length
    ? `${groups.length}${beyond > 0 ? " records and more" : " records"} occurred: ${FEWEST} trajectories of each are needed for their frequencies, ${n} were run`
    : undefined;
}

function meanOf(asked: ByFrequencies, values: Values): Estimate {
  const found = values(grouped(asked)) as Groups<Moments>;
  const { n, groups } = found;
  const rows = groups.map((group) => {
    const { mean, central } = group.value;
    const p = group.n / n;
    return { p, a: mean - math.log(p), spread: central[2] as number };
  });
  const value = rows.reduce((sum, { p, a }) => sum + p * a, 0);
  const spread = rows.reduce((sum, { p, a, spread: v }) => sum + p * (v + (a - value) * (a - value)), 0);
  // Miller's correction, and the chi-square that is left where all records are equally likely
  const k = groups.length - 1;
  const estimate = plain(value + k / (2 * n), Math.sqrt(spread / n + k / (2 * n * n)), { n });
  const reason = tooFew(found);
  return reason === undefined ? estimate : { ...estimate, reason };
}

function rowsOf(asked: ByFrequencies, values: Values) {
  const found = values(grouped(asked)) as Groups<LogMeanExp>;
  const { n, groups } = found;
  const rows = groups.map(({ n: size, value: { logMean, relativeError, tiltedMean } }) => ({
    p: size / n,
    // P(r)^2 <e^a>_r
    part: ((size * (size - 1)) / (n * Math.max(1, n - 1))) * math.exp(logMean),
    mean: math.exp(logMean),
    relative: relativeError * relativeError * size,
    tilted: tiltedMean,
  }));
  return { found, rows, value: rows.reduce((sum, { part }) => sum + part, 0) };
}

function exponentialOf(asked: ByFrequencies, values: Values): Estimate {
  const { found, rows, value } = rowsOf(asked, values);
  const { n } = found;
  let [spread, tilted, squares] = [0, 0, 0];
  for (const { p, part, mean, relative, tilted: own } of rows) {
    const apart = 2 * (p * mean - value);
    spread += p * (p * p * mean * mean * relative + apart * apart);
    tilted += part === 0 ? 0 : (part / value) * (own + math.log(p));
    squares += p * p * p * mean * mean * (1 + relative);
  }
  const effective = squares > 0 ? (n * value * value) / squares : 0;
  const { depths: _, ...weights } = weightsIn(asked.of, values);
  const estimate = { ...plain(value, Math.sqrt(spread / n), { n, effective }), weights };
  const reason = tooFew(found) ?? distrustOf(asked.of, values, tilted - math.log(value));
  return reason === null ? estimate : { ...estimate, reason };
}

export const byFrequenciesEstimator: Estimator<ByFrequencies> = {
  statisticsFor: (asked) => {
    const own = grouped(asked);
    return asked.kind === "meanByFrequencies"
      ? [own]
      : [own, { kind: "tail", of: asked.of }, { kind: "logMeanExp", of: asked.of }];
  },
  valueFrom: (asked, values) =>
    asked.kind === "meanByFrequencies"
      ? (meanOf(asked, values).value ?? Number.NaN)
      : rowsOf(asked, values).value,
  estimateFrom: (asked, values) =>
    asked.kind === "meanByFrequencies" ? meanOf(asked, values) : exponentialOf(asked, values),
};
