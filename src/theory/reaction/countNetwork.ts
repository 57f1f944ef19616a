// Counts that reversible reactions change, within bounds, as a network of jumps: every reaction is an edge of its own between n and n + v, so two
// reactions between the same counts stay apart, and what reaches beyond the bounds is left out.
import * as math from "../../kernel/math.js";
import type { Functional } from "../network/cumulants.js";
import type { Channel, Jumps } from "../network/generator.js";

type Counts = readonly number[];

export interface Reversible {
  readonly change: Counts;
  /** Propensity of the way there, at the counts before. */
  readonly forward: (n: Counts) => number;
  /** Of the way back, at the counts that the way there leads to. */
  readonly backward: (n: Counts) => number;
}

export interface CountNetwork {
  /** Counts by state; the start is the first. */
  readonly states: readonly Counts[];
  /** Channels there and back in turn, with entropies ln(forward/backward) of the two ends. */
  readonly jumps: Jumps;
  /** Which reaction a channel is of. */
  readonly reactionOf: readonly number[];
}

/** All counts that lie inside and that the start may come to, in either way of every reaction. */
export function countNetwork(
  reactions: readonly Reversible[],
  start: Counts,
  inside: (n: Counts) => boolean,
): CountNetwork {
  const place = new Map<string, number>([[start.join(), 0]]);
  const states: Counts[] = [start];
  const channels: Channel[] = [];
  const reactionOf: number[] = [];
  const allowed = (n: Counts): boolean => n.every((x) => x >= 0) && inside(n);
  const indexOf = (n: Counts): number => {
    const key = n.join();
    const known = place.get(key);
    if (known !== undefined) return known;
    place.set(key, states.length);
    states.push(n);
    return states.length - 1;
  };
  for (let i = 0; i < states.length; i++) {
    const n = states[i] as Counts;
    reactions.forEach(({ change, forward, backward }, k) => {
      const after = n.map((x, s) => x + (change[s] as number));
      if (allowed(after)) {
        const [up, down] = [forward(n), backward(after)];
        if (up > 0 || down > 0) {
          const to = indexOf(after);
          const entropy = math.log(up / down);
          channels.push(
            { from: i, to, rate: up, entropy },
            { from: to, to: i, rate: down, entropy: -entropy },
          );
          reactionOf.push(k, k);
        }
      }
      const before = n.map((x, s) => x - (change[s] as number));
      if (allowed(before) && (forward(before) > 0 || backward(n) > 0)) indexOf(before);
    });
  }
  return { states, jumps: { states: states.length, channels }, reactionOf };
}

/** Net events of one reaction, there less back. */
export const netEvents = ({ reactionOf }: CountNetwork, reaction: number): Functional => ({
  jump: reactionOf.map((k, c) => (k === reaction ? (c % 2 === 0 ? 1 : -1) : 0)),
});

/** The time integral of a function of the counts. */
export const integralOf = ({ states, reactionOf }: CountNetwork, f: (n: Counts) => number): Functional => ({
  jump: reactionOf.map(() => 0),
  rest: states.map(f),
});

/** What all events give to the baths. */
export const entropyOfEvents = ({ jumps }: CountNetwork): Functional => ({
  jump: jumps.channels.map(({ entropy }) => entropy),
});

/** The mean of a function of the counts. */
export const meanOf = ({ states }: CountNetwork, p: ArrayLike<number>, f: (n: Counts) => number): number =>
  states.reduce((sum, n, i) => sum + f(n) * (p[i] as number), 0);
