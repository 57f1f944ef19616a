// What flows in a network with the probabilities p: per channel w_c p_from jumps a time; all together the activity; the entropy that
// they give to the baths, which in a stationary state is all entropy production,
//   sigma = sum_c p_from w_c ln(k+/k-)_c
// (J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976)). Entropy is summed per channel: merging channels loses some.
import * as math from "../../kernel/math.js";
import type { Jumps } from "./generator.js";

type Numbers = ArrayLike<number>;

/** Two channels that are one edge: there, and back. */
export type Edge = readonly [forward: number, backward: number];

/** Jumps per time through each channel, self-loops included. */
export function flows({ channels }: Jumps, p: Numbers): Float64Array {
  return Float64Array.from(channels, ({ from, rate }) => rate * (p[from] as number));
}

/** All jumps per time. */
export function activity(jumps: Jumps, p: Numbers): number {
  return flows(jumps, p).reduce((sum, flow) => sum + flow, 0);
}

/** Entropy per time to the baths, nats. NaN or infinite where a channel that is used has no way back. */
export function bathEntropyRate(jumps: Jumps, p: Numbers): number {
  return flows(jumps, p).reduce(
    (sum, flow, c) => (flow === 0 ? sum : sum + flow * (jumps.channels[c]?.entropy as number)),
    0,
  );
}

/** -sum p ln p, nats. */
export function shannon(p: Numbers): number {
  return Array.from(p).reduce((sum, share) => (share > 0 ? sum - share * math.log(share) : sum), 0);
}

/**
 * Entropy production per time with any p, by edges: sum (a - b) ln(a/b), with a and b the flows there and back (Schnakenberg). It includes the change of the entropy of p; infinite where an edge is used one way only.
 */
export function entropyProductionRate(jumps: Jumps, p: Numbers, edges = edgesOf(jumps)): number {
  const flow = flows(jumps, p);
  return edges.reduce((sum, [forward, backward]) => {
    const [a, b] = [flow[forward] as number, flow[backward] as number];
    return a === b ? sum : sum + (a - b) * math.log(a / b);
  }, 0);
}

/** Net flow through each edge. */
export function edgeCurrents(jumps: Jumps, p: Numbers, edges = edgesOf(jumps)): Float64Array {
  const flow = flows(jumps, p);
  return Float64Array.from(
    edges,
    ([forward, backward]) => (flow[forward] as number) - (flow[backward] as number),
  );
}

/** The edges of a network that lists each channel right before its way back. @throws RangeError where it does not. */
export function edgesOf({ channels }: Jumps): Edge[] {
  const edges: Edge[] = [];
  for (let c = 0; c < channels.length; c += 2) {
    const [there, back] = [channels[c], channels[c + 1]];
    if (there === undefined || back === undefined || there.from !== back.to || there.to !== back.from)
      throw new RangeError(
        `Channels ${c} and ${c + 1} are no edge: one must lead back where the other comes from.`,
      );
    edges.push([c, c + 1]);
  }
  return edges;
}
