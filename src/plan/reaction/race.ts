// Which loop runs a network: the step that looks at all reactions (direct method), or the next reaction with its heap, for many reactions of
// mass action of which each changes few others.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { RaceReaction } from "../../kernel/reactionPlan.js";
import { SpecError } from "../../spec/error.js";
import type { ReactionChannel } from "../../spec/reaction/channels.js";
import { leaps } from "../../spec/reaction/method.js";
import type { Gillespie, ReactionMethod } from "../../spec/reaction/reaction.js";
import type { Fields } from "../timeline.js";
import type { Recorded } from "./observation.js";
import { orderOf } from "./order.js";
import type { StepChannel } from "./step.js";

/** Channels from which on the next reaction is faster (bench/reactions.js, a chain of hops). */
export const MANY = 150;

/** Whether the next reaction is asked for, or would be by the number of channels. */
const isRace = (method: ReactionMethod, { length }: readonly ReactionChannel[]): method is Gillespie =>
  !leaps(method) && (method.by === "nextReaction" || (method.by === undefined && length >= MANY));

/** Reactions as their loop takes them: those of a step in the order that it likes best. */
export const orderedOf = (
  method: ReactionMethod,
  channels: readonly ReactionChannel[],
): readonly ReactionChannel[] =>
  leaps(method) || isRace(method, channels)
    ? channels
    : orderOf(channels.map(({ change }) => change)).map((i) => channels[i] as ReactionChannel);

/** Its tables; null where the direct method runs. @throws SpecError where it is asked for and cannot be had */
export function raceOf(
  method: ReactionMethod,
  ordered: readonly ReactionChannel[],
  channels: readonly StepChannel[],
  { observed, stop, triggers }: Recorded,
): RaceReaction[] | null {
  if (!isRace(method, ordered)) return null;
  const lacks = ordered.some(({ coefficient }) => coefficient === null)
    ? "a propensity by formula"
    : channels.some(({ bound }) => bound !== null)
      ? "fields that move within a schedule"
      : observed.length > 0 || stop !== null || triggers.length > 0
        ? "recorded functions, a stop or a condition"
        : channels.some(({ gains }) => gains.some(({ kind }) => kind !== "number"))
          ? "driven entropies"
          : null;
  if (lacks !== null) {
    if (method.by === undefined) return null;
    throw new SpecError(
      "method.by",
      `mass action without recorded functions, a stop or moving fields is needed for "nextReaction", ${lacks} given`,
    );
  }
  const users = new Map<number, number[]>();
  ordered.forEach(({ takes }, c) => {
    takes.forEach((m, k) => {
      if (m > 0) users.set(k, [...(users.get(k) ?? []), c]);
    });
  });
  return ordered.map(({ takes, change }, c): RaceReaction => {
    const pairs = (of: readonly number[]): [number, number][] =>
      of.flatMap((n, k) => (n === 0 ? [] : [[k, n] as [number, number]]));
    return {
      terms: pairs(takes),
      changes: pairs(change),
      dependents: [...new Set(pairs(change).flatMap(([k]) => users.get(k) ?? []))].filter((d) => d !== c),
      gains: pairs((channels[c] as StepChannel).gains.map((gain) => (gain as { value: number }).value)),
    };
  });
}

/** Coefficients of all reactions in a window. */
export const coefficientsAt = (ordered: readonly ReactionChannel[], fields: Fields): Float64Array =>
  Float64Array.from(ordered, ({ coefficient }) =>
    coefficient === null ? 0 : evaluateNumber(coefficient, fields),
  );
