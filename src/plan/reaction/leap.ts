// What leaps need of a network: the door that finds propensities where a leap begins, and tables of what reactions use up, change and add.
import type { Slots } from "../../formula/code.js";
import type { Store } from "../../formula/emit.js";
import type { ReactionLayout } from "../../kernel/reactionLayout.js";
import type { LeapReaction, ReactionPlan } from "../../kernel/reactionPlan.js";
import type { LoweredReactions, ReactionChannel } from "../../spec/reaction/channels.js";
import { leaps, TAKEN_BACK } from "../../spec/reaction/method.js";
import type { ReactionMethod } from "../../spec/reaction/reaction.js";
import { stepsOf } from "../clock.js";
import { builderOf, type StepChannel, type StepMaterial } from "./step.js";

/** A network as leaps book it: no entropy, which is of events one by one; firings that were taken back are counted. */
export function leapNetwork(network: LoweredReactions, method: ReactionMethod): LoweredReactions {
  if (!leaps(method)) return network;
  return {
    ...network,
    counters: method.firings === "poisson" ? [...network.counters, TAKEN_BACK] : network.counters,
    channels: network.channels.map((channel) => ({ ...channel, entropy: null })),
  };
}

/** Leaps in a stretch of time, all of one length: as steps of Langevin motion. */
export const leapsIn = (length: number, method: ReactionMethod): number =>
  leaps(method) ? stepsOf({ length }, method.dt, 0) : 0;

/** How many numbers the door leaves: propensities, then gains that are no numbers. */
export const leapValues = (channels: readonly StepChannel[], method: ReactionMethod): number =>
  leaps(method) ? channels.length + drivenGains(channels).length : 0;

const drivenGains = (channels: readonly StepChannel[]) =>
  channels.flatMap(({ gains }, channel) =>
    gains.flatMap((gain, sum) => (gain.kind === "number" ? [] : [{ channel, sum, gain }])),
  );

/** The door and the tables; null where events come one by one. `counters`: which sum is which. */
export function leapOf(
  method: ReactionMethod,
  ordered: readonly ReactionChannel[],
  counters: Readonly<Record<string, number>>,
  slots: Slots,
  material: StepMaterial,
  layout: ReactionLayout,
): { readonly weigh: readonly Store[]; readonly plan: NonNullable<ReactionPlan["leap"]> } | null {
  if (!leaps(method)) return null;
  const { channels } = material;
  const builder = builderOf(slots, material, layout, new Map(), (own) => own.block(layout.s));
  const driven = drivenGains(channels);
  const values = [...channels.map(({ propensity }) => propensity), ...driven.map(({ gain }) => gain)];
  const reactions = ordered.map(({ takes, change }, c): LeapReaction => {
    const gains = (channels[c] as StepChannel).gains.flatMap((gain, sum): LeapReaction["gains"][number][] => {
      if (gain.kind === "number") return gain.value === 0 ? [] : [{ sum, by: gain.value, value: null }];
      const index = driven.findIndex((one) => one.channel === c && one.sum === sum);
      return [{ sum, by: 0, value: channels.length + index }];
    });
    return {
      limits: change.flatMap((by, species) =>
        by < 0 ? [{ species, together: takes[species] as number, used: -by }] : [],
      ),
      changes: change.flatMap((by, species) => (by === 0 ? [] : [[species, by] as const])),
      gains,
    };
  });
  return {
    weigh: values.map((node, i) => ({ offset: layout.values + 16 * i, code: builder.code(node) })),
    plan: { reactions, takenBack: counters[TAKEN_BACK] ?? null },
  };
}

/** Leaps of all windows; or about how many events, and windows between them. */
export function workOf(windows: ReactionPlan["windows"], events: number): number {
  const leaping = windows.reduce((sum, { leaps: some }) => sum + some, 0);
  return leaping > 0 ? leaping : events + windows.length;
}
