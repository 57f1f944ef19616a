// What the checks know of a measurement: which outcomes the channel excludes, and whether its information is in a column, in the frequencies
// of the records, or nowhere.

import type { EstimateRequest } from "../estimate/request.js";
import { exponential, exponentialByFrequencies, mean, meanByFrequencies } from "../estimate/request.js";
import type { Experiment } from "../spec/experiment.js";
import type { Channel, Policy } from "../spec/feedback/feedback.js";
import { missing, type Situation } from "./check.js";

const channelOf = (experiment: Experiment | null): Channel | undefined =>
  experiment?.feedback?.measurement.channel as Channel | undefined;

/** Outcomes that occur though some reading excludes them: of none, of some, of all readings; null where nothing is known of the channel. */
export function excluded(experiment: Experiment | null): "none" | "some" | "all" | null {
  const channel = channelOf(experiment);
  if (channel === undefined) return null;
  switch (channel.kind) {
    case "exact":
      return "all";
    case "binary":
      return channel.error === 0 || channel.error === 1 ? "all" : "none";
    case "symmetric":
      return channel.error === 0 ? "all" : channel.error === 1 ? "some" : "none";
    case "matrix": {
      const { rows } = channel;
      if (rows.every((row) => row.every((p) => p === 0 || p === 1))) return "all";
      const occurs = (y: number): boolean => rows.some((row) => (row[y] as number) > 0);
      return rows.some((row) => row.some((p, y) => p === 0 && occurs(y))) ? "some" : "none";
    }
    default:
      return "none";
  }
}

/** Why no information can be asked for, as the description alone tells, or null. */
export function uninformed(experiment: Experiment | null): string | null {
  if (experiment === null) return null;
  const feedback = experiment.feedback as { readonly kind: string } | undefined;
  if (feedback === undefined)
    return "a measurement is needed, whose information it asks for: `feedback` makes one, none given";
  const channel = channelOf(experiment) as Channel;
  const continuous = channel.kind === "gaussian" || channel.kind === "camera";
  return feedback.kind === "policy" && (feedback as Policy).information === "none" && continuous
    ? 'a law of the outcomes is needed for their information: feedback.information other than "none"'
    : null;
}

/** The column by whose frequencies records have probabilities, or null. */
function recordOf({ columns, experiment }: Situation): string | null {
  if (!columns.includes("logLikelihood")) return null;
  if (columns.includes("record")) return "record";
  // a branch follows one measurement
  const once = (experiment?.feedback as { readonly kind: string } | undefined)?.kind === "branch";
  const kind = channelOf(experiment)?.kind;
  return once && kind !== "gaussian" && kind !== "camera" && columns.includes("outcome") ? "outcome" : null;
}

/** Averages with the information of the record. */
export interface Informed {
  /** <of + I>. */
  mean(of: string): EstimateRequest;
  /** <exp(of - I)>. */
  exponential(of: string): EstimateRequest;
}

const BOOKED: Informed = {
  mean: (of) => mean(`${of} + information`),
  exponential: (of) => exponential(`${of} - information`),
};

const byFrequencies = (record: string): Informed => ({
  mean: (of) => meanByFrequencies(`${of} + logLikelihood`, record),
  exponential: (of) => exponentialByFrequencies(`${of} - logLikelihood`, record),
});

/** Where the information is, or the sentence that says what is missing. */
export function informed(situation: Situation): Informed | string {
  if (situation.columns.includes("information")) return BOOKED;
  const record = recordOf(situation);
  if (record !== null) return byFrequencies(record);
  return missing(situation, {
    information:
      "a measurement whose outcomes' law is known books it; of frequencies `record` and `logLikelihood`",
  }) as string;
}
