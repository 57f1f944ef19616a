// What reversed runs of an experiment with feedback book, and the checks ask of them: each is given a record m, runs its fields backwards,
// and measures at the same places; `repeated` is 1 where it got m again, `logProbability` is ln P(m). Averages over them as in forward runs.
import type { Situation } from "./check.js";
import { missing } from "./check.js";
import { FREE_ENERGY_NEEDED } from "./dissipation.js";
import { excluded } from "./measured.js";

const MEANING: Readonly<Record<string, string>> = {
  repeated: "1 where a reversed run measures the record that it was given, else 0",
  logProbability: "ln P(m) of the record m that a reversed run was given",
  record: "the record that a reversed run was given",
  repeatable: "1 where a reversed run could have measured the record that it was given, else 0",
  logLikelihood: "ln p(m|x) of the record m that a reversed run was given",
  information: "ln p(m|x) - ln P(m) of the record m that a reversed run was given",
};

/** Columns that reversed runs have beside those of forward ones. */
export const BACKWARD: readonly string[] = Object.keys(MEANING);

/** What is missing of dF, or of reversed runs and these columns of theirs, as a sentence; null if nothing is. */
export function notBackward(situation: Situation, wanted: readonly string[]): string | null {
  const lack = missing(situation, FREE_ENERGY_NEEDED);
  if (lack !== null) return lack;
  const { reverse } = situation;
  if (reverse === null) return "reversed runs are needed: of feedback with finitely many records";
  const column = wanted.find((name) => !reverse.includes(name));
  return column === undefined
    ? null
    : `the column "${column}" is needed of reversed runs: ${MEANING[column] ?? "as in forward ones"}`;
}

/** The formula of reversed runs that is 1 where the record that they were given could come again; null where nothing tells. */
export function possibleOf({ experiment, reverse }: Situation): string | null {
  const zeros = excluded(experiment);
  if (zeros === "none") return "1";
  if (reverse?.includes("repeatable")) return "repeatable";
  if (reverse?.includes("logLikelihood")) return "exp(logLikelihood) > 0";
  return zeros === "all" ? "repeated" : null;
}

/** ln p(m|x) - ln P(m) of reversed runs, as a formula, or the sentence that says what is missing. */
export function informationBack(situation: Situation): { readonly of: string } | string {
  const { reverse } = situation;
  if (reverse?.includes("logLikelihood") && reverse.includes("logProbability"))
    return { of: "(logLikelihood - logProbability)" };
  return notBackward(situation, ["information"]) ?? { of: "information" };
}
