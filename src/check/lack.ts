// The sentence about a column that an estimate needs and the sample lacks.
import { type EstimateRequest, statisticsFor } from "../estimate/request.js";
import { parse } from "../formula/parse.js";
import { names } from "../formula/syntax.js";
import { formulasOf, type Request } from "../stats/request.js";
import type { Situation } from "./check.js";
import { whyNot } from "./whyNot.js";

/** Which column of the sample, or of its reversed runs, is missing for these estimates; null if none is. */
export function lackOf(
  requests: readonly EstimateRequest[],
  { columns, reverse, experiment }: Pick<Situation, "columns" | "reverse"> & Partial<Situation>,
): string | null {
  for (const request of requests.flatMap(statisticsFor)) {
    const { run } = request;
    if (run === "reverse" && reverse === null) return "reversed runs are needed";
    const known = run === "reverse" ? (reverse ?? []) : columns;
    for (const text of formulasOf({ ...request, run: undefined } as Request)) {
      let lack: string | null = null;
      names(parse(text), (name) => {
        if (name !== "kT" && !known.includes(name)) lack ??= name;
      });
      if (lack !== null)
        return `the column "${lack}" is needed${run === "reverse" ? " of reversed runs" : ""}${whyNot(lack, experiment)}`;
    }
  }
  return null;
}
