// How the events of reactions are found: exactly, or in leaps, what then cannot be had, and what belongs to which.
import { calls, mentions, type Node } from "../../formula/syntax.js";
import { SpecError } from "../error.js";
import { isRecorded, type NetworkRecord } from "../network/record.js";
import { OF_THE_SURROUNDINGS } from "./names.js";
import type { ReactionExperiment, ReactionMethod, TauLeap } from "./reaction.js";

/** Leaps of a schedule. */
const MOST_LEAPS = 2 ** 30;

/** The keys that any method has, as the schema takes them. */
export interface GivenMethod {
  readonly scheme: ReactionMethod["scheme"];
  readonly by?: "direct" | "nextReaction" | undefined;
  readonly dt?: number | undefined;
  readonly firings?: TauLeap["firings"] | undefined;
}

/** Whether the experiment leaps. */
export const leaps = (method: ReactionMethod): method is TauLeap => method.scheme === "tauLeap";

/** The method in normal form. @throws SpecError for what belongs to the other one */
export function methodOf({ scheme, by, dt, firings }: GivenMethod): ReactionMethod {
  if (scheme === "gillespie") {
    if (firings !== undefined) {
      throw new SpecError("method.firings", 'the scheme "tauLeap" is needed for firings, "gillespie" given');
    }
    if (dt !== undefined) {
      throw new SpecError(
        "method.dt",
        'nothing is needed for reactions (their events are exact, there is no time step; only "tauLeap" has one), a dt given',
      );
    }
    return by === undefined ? { scheme } : { scheme, by };
  }
  if (by !== undefined) {
    throw new SpecError("method.by", `nothing is needed for "tauLeap" (all reactions leap), "${by}" given`);
  }
  if (dt === undefined) {
    throw new SpecError("method.dt", 'the length of a leap is needed for "tauLeap", nothing given');
  }
  return { scheme, dt, firings: firings ?? "poisson" };
}

/** @throws SpecError for what leaps do not see, or too many of them */
export function checkLeaps({ system, method, control, stop, record }: ReactionExperiment): void {
  if (!leaps(method)) return;
  const { dt } = method;
  if (dt > control.duration) {
    throw new SpecError(
      "method.dt",
      `a leap of at most the duration, ${control.duration}, is needed, ${dt} given`,
    );
  }
  const longest = Math.max(control.duration, system.start.kind === "steady" ? (system.start.burnIn ?? 0) : 0);
  if (longest / dt > MOST_LEAPS) {
    throw new SpecError("method.dt", `at most ${MOST_LEAPS} leaps are needed, ${dt} given for ${longest}`);
  }
  if (stop !== undefined) {
    throw new SpecError(
      "stop",
      'events one by one ("gillespie") are needed for a stop, "tauLeap" leaps over them',
    );
  }
  const condition = (system.events ?? []).findIndex(({ when }) => when !== undefined);
  if (condition >= 0) {
    throw new SpecError(
      `system.events[${condition}].when`,
      'events one by one ("gillespie") are needed for a condition, "tauLeap" leaps over them',
    );
  }
  const asked = OF_THE_SURROUNDINGS.find((name) => record.keep.includes(name));
  if (asked !== undefined) throw new SpecError("record.keep", booksNo(asked));
  if (record.systemEntropy !== undefined)
    throw new SpecError("record.systemEntropy", booksNo("systemEntropy"));
  if (method.firings === "binomial" && record.keep.includes(TAKEN_BACK)) {
    throw new SpecError("record.keep", `"poisson" firings are needed for "${TAKEN_BACK}", "binomial" given`);
  }
}

/** How many firings were taken back, of Poisson firings. */
export const TAKEN_BACK = "takenBack";

const booksNo = (column: string): string =>
  `events one by one ("gillespie") are needed for "${column}", "tauLeap" books no entropy`;

/** @throws SpecError for recorded functions of every moment, and entropies */
export function checkLeapRecord(method: ReactionMethod, { columns, states }: NetworkRecord): void {
  if (!leaps(method)) return;
  const check = (node: Node, path: string): void => {
    calls(node, (call) => {
      if (!isRecorded(call) || OF_GIVEN_TIMES.includes(call.name)) return;
      throw new SpecError(
        path,
        `functions of given times (${OF_GIVEN_TIMES.join(", ")}) are needed with "tauLeap", ${call.name} given, which would need every event`,
      );
    });
    for (const name of OF_THE_SURROUNDINGS) {
      if (mentions(node, new Set([name]))) throw new SpecError(path, booksNo(name));
    }
  };
  for (const [name, node] of Object.entries(columns)) check(node, `record.columns.${name}`);
  for (const node of states) check(node, "record.grid");
}

const OF_GIVEN_TIMES = ["final", "at", "leg"];
