// Lower bounds on the entropy production (nats) of going from one law to another, whatever the protocol. With d = (1/2) sum |p' - p|, W the
// distance on the graph (graphTransport.ts), A the mean number of jumps between different states, and M = ∫ mobility dt:
//   2 d^2/A               N. Shiraishi, K. Funo, K. Saito, PRL 121, 070601 (2018)
//   2 d artanh(d/A)       J. S. Lee, S. Lee, H. Kwon, H. Park, PRL 129, 120603 (2022)
//   W^2/M, 2 W artanh(W/A)   T. Van Vu & K. Saito, PRX 13, 011013 (2023)
import * as math from "../../kernel/math.js";
import { edgesOf, flows } from "./currents.js";
import type { Jumps } from "./generator.js";

/** (1/2) sum |p - q|. */
export function totalVariation(p: ArrayLike<number>, q: ArrayLike<number>): number {
  return Array.from(p).reduce((sum, x, i) => sum + Math.abs(x - (q[i] as number)), 0) / 2;
}

/** (a - b)/ln(a/b), a where they are equal, 0 where one is 0. */
export function logarithmicMean(a: number, b: number): number {
  if (a <= 0 || b <= 0) return 0;
  const x = (a - b) / (a + b);
  // ln(a/b) = 2 artanh x
  return x === 0 ? a : (a - b) / (2 * artanh(x));
}

/** sum over edges of the logarithmic mean of the flows there and back: thermodynamic force = current/mobility. */
export function mobility(jumps: Jumps, p: ArrayLike<number>, edges = edgesOf(jumps)): number {
  const flow = flows(jumps, p);
  return edges.reduce(
    (sum, [forward, backward]) => sum + logarithmicMean(flow[forward] as number, flow[backward] as number),
    0,
  );
}

export interface SpeedLimits {
  readonly shiraishi: number;
  readonly lee: number;
  readonly mobility: number;
  readonly activity: number;
}

/** The four bounds. */
export function speedLimits(
  distance: { readonly variation: number; readonly transport: number },
  mean: { readonly jumps: number; readonly mobility: number },
): SpeedLimits {
  const { variation: d, transport: W } = distance;
  return {
    shiraishi: (2 * d * d) / mean.jumps,
    lee: 2 * d * artanh(d / mean.jumps),
    mobility: (W * W) / mean.mobility,
    activity: 2 * W * artanh(W / mean.jumps),
  };
}

/** (1/2) ln[(1 + x)/(1 - x)]. */
export function artanh(x: number): number {
  return (math.log1p(x) - math.log1p(-x)) / 2;
}
