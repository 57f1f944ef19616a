// What the repetition of records tells of dissipation: sum_m p_m ln(p_m/q_m), p_m the share of the record m in forward runs, q_m the probability
// that a reversed run of m repeats it; and <a> less this. Errors by leaving out blocks of either run, with the bias of order 1/n removed.
import * as math from "../kernel/math.js";
import type { Groups } from "../stats/groups.js";
import type { Moments } from "../stats/moments.js";
import type { Request, Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";
import { turned } from "./reversed.js";

export interface Repetition {
  readonly kind: "repetition";
  readonly part: "bound" | "slack";
  /** a. */
  readonly of: string;
  /** A whole-numbered column that tells the records apart, of both runs. */
  readonly record: string;
  /** Of reversed runs: whether the record came again, or its probability to. */
  readonly repeated: string;
}

/** sum p ln(p/q), or <of> less this. */
export const repetition = (
  part: Repetition["part"],
  columns: { readonly of: string; readonly record: string; readonly repeated: string },
): Repetition => ({ kind: "repetition", part, ...columns });

const requestsOf = ({ of, record, repeated }: Repetition): [Request, Request] => [
  { kind: "groups", by: record, of: { kind: "moments", of } },
  turned({ kind: "groups", by: record, of: { kind: "moments", of: repeated } }),
];

function partOf(asked: Repetition, values: Values): number {
  const [ahead, back] = requestsOf(asked).map((request) => values(request)) as unknown as [
    Groups<Moments>,
    Groups<Moments>,
  ];
  if (ahead.beyond > 0) return Number.NaN;
  const again = new Map(back.groups.map(({ key, value }) => [key, value.mean]));
  let [mean, bound] = [0, 0];
  for (const { key, n, value } of ahead.groups) {
    const p = n / ahead.n;
    mean += p * value.mean;
    bound += p * math.log(p / (again.get(key) ?? 0));
  }
  return asked.part === "bound" ? bound : mean - bound;
}

export const repetitionEstimator: Estimator<Repetition> = {
  statisticsFor: (asked) => [...requestsOf(asked), ...wrapped(requestsOf(asked))],
  valueFrom: partOf,
  estimateFrom: (asked, values) => {
    const found = jackknife(requestsOf(asked), values, (v) => partOf(asked, v), "corrected");
    return found.value === null || found.error === null
      ? { ...found, reason: "it needs reversed runs that repeat every record that occurs" }
      : found;
  },
};
