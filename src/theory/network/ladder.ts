// A counter that stops a trajectory: the network of pairs (state, count), cut where the counter has reached a bound. Passage of a
// counter is then passage to states; what jumps beyond a bound ends on the rung where it arrives.
import type { Channel, Jumps } from "./generator.js";

export interface Ladder {
  readonly jumps: Jumps;
  /** The counter on its rungs, from the lowest that can be reached to the highest. */
  readonly rungs: readonly number[];
  /** Number of the pair of a state and a count. */
  readonly index: (state: number, count: number) => number;
  /** Numbers of the pairs of each rung. */
  readonly at: (count: number) => number[];
  /** The channel of the network that a channel of the ladder is. */
  readonly channelOf: Int32Array;
}

/**
 * Pairs of states with whole counts. Nothing leaves a rung <= low or >= high.
 * @param counts what each channel adds, whole numbers
 * @throws RangeError where a count is not whole, or low >= high
 */
export function ladder(jumps: Jumps, counts: ArrayLike<number>, low: number, high: number): Ladder {
  const adds = Array.from(counts);
  if (!adds.every(Number.isInteger)) throw new RangeError("A ladder needs whole counts.");
  if (!(low < high)) throw new RangeError(`A ladder needs low < high, not ${low} and ${high}.`);
  const down = adds.reduce((most, d) => Math.max(most, -d), 1);
  const up = adds.reduce((most, d) => Math.max(most, d), 1);
  const bottom = low - down + 1;
  const rungs = Array.from({ length: high - low + down + up - 1 }, (_, k) => bottom + k);
  const index = (state: number, count: number): number => (count - bottom) * jumps.states + state;
  const channels: Channel[] = [];
  const channelOf: number[] = [];
  for (const rung of rungs) {
    if (rung <= low || rung >= high) continue;
    jumps.channels.forEach((channel, c) => {
      channels.push({
        ...channel,
        from: index(channel.from, rung),
        to: index(channel.to, rung + (adds[c] as number)),
      });
      channelOf.push(c);
    });
  }
  return {
    jumps: { states: rungs.length * jumps.states, channels },
    rungs,
    index,
    at: (count) => Array.from({ length: jumps.states }, (_, i) => index(i, count)),
    channelOf: Int32Array.from(channelOf),
  };
}
