// Which loop runs a network: the step that looks at all reactions (direct method), or the next reaction with its heap, for many reactions
// of which each changes few others; and what the latter takes.
import { evaluateNumber } from "../../formula/evaluate.js";
import { type Node, names } from "../../formula/syntax.js";
import type { RaceReaction } from "../../kernel/reactionPlan.js";
import type { ReactionChannel } from "../../spec/reaction/channels.js";
import { leaps } from "../../spec/reaction/method.js";
import type { ReactionMethod } from "../../spec/reaction/reaction.js";
import type { Piece } from "../jump/pieces.js";
import type { Coefficients } from "./coefficients.js";
import type { Recorded } from "./observation.js";
import { orderOf } from "./order.js";
import type { RaceFormulas } from "./raceDoors.js";
import type { StepChannel } from "./step.js";

/** Channels from which on the next reaction is the faster one (bench/reactions.js, a chain of hops). */
export const MANY = 150;

/** Whether the next reaction is asked for, or would be by the number of channels. */
export const isRace = (method: ReactionMethod, { length }: readonly ReactionChannel[]): boolean =>
  !leaps(method) && (method.by === "nextReaction" || (method.by === undefined && length >= MANY));

/** Reactions as their loop takes them: those of a step in the order that it likes best. */
export const orderedOf = (
  method: ReactionMethod,
  channels: readonly ReactionChannel[],
): readonly ReactionChannel[] =>
  leaps(method) || isRace(method, channels)
    ? channels
    : orderOf(channels.map(({ change }) => change)).map((i) => channels[i] as ReactionChannel);

export interface Race extends RaceFormulas {
  readonly reactions: readonly RaceReaction[];
}

/** Its tables, and the formulas that they leave to doors. */
export function raceOf(
  ordered: readonly ReactionChannel[],
  channels: readonly StepChannel[],
  species: readonly string[],
  { observed }: Recorded,
): Race {
  const propensities: Node[] = [];
  const codeOf = (node: Node | null): number => (node === null ? -1 : propensities.push(node) - 1);
  const gains: RaceFormulas["gains"][number][] = [];
  // that a sum of differences is observed asks for the counts before every event
  const changes = observed.some(({ kind }) => kind === "change");
  const gainOf = (sums: RaceFormulas["gains"][number]): number => {
    if (sums.length === 0 && !changes) return -1;
    const plain = gains.findIndex((known) => known.length === 0 && sums.length === 0);
    return plain < 0 ? gains.push(sums) - 1 : plain;
  };
  const users = species.map(() => new Set<number>());
  ordered.forEach(({ takes, coefficient, propensity }, c) => {
    if (coefficient === null) names(propensity, (key) => users[species.indexOf(key)]?.add(c));
    else
      takes.forEach((m, k) => {
        if (m > 0) users[k]?.add(c);
      });
  });
  const reactions = ordered.map(({ takes, change, coefficient }, c): RaceReaction => {
    const { propensity, bound, gains: own } = channels[c] as StepChannel;
    const pairs = (of: readonly number[]): [number, number][] =>
      of.flatMap((n, k) => (n === 0 ? [] : [[k, n] as [number, number]]));
    return {
      terms: pairs(takes),
      changes: pairs(change),
      dependents: [...new Set(pairs(change).flatMap(([k]) => [...(users[k] ?? [])]))].filter((d) => d !== c),
      gains: pairs(own.map((gain) => (gain.kind === "number" ? gain.value : 0))),
      formula: codeOf(coefficient === null ? (bound ?? propensity) : null),
      exact: codeOf(bound === null ? null : propensity),
      gain: gainOf(own.flatMap((gain, k) => (gain.kind === "number" ? [] : [[k, gain] as const]))),
    };
  });
  return { reactions, propensities, gains };
}

/** What formulas ask for in a window, then the coefficients of all reactions: what they are, or are at most. */
export function raceCoefficients(
  ordered: readonly ReactionChannel[],
  channels: readonly StepChannel[],
  coefficients: Coefficients,
  window: Pick<Piece, "from" | "to" | "length">,
): Float64Array {
  const values = coefficients.at(window);
  const own = ordered.map(({ coefficient }, c) => {
    if (coefficient === null) return 0;
    if ((channels[c] as StepChannel).bound === null) return evaluateNumber(coefficient, window.from);
    return values[coefficients.index("high", coefficient)] as number;
  });
  return Float64Array.of(...values, ...own);
}
