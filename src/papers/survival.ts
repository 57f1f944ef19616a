// The probability that nothing happens in a time T, where it is too rare to be counted: in pieces. From a state that no jump leaves,
//   P(no jump in (0, T)) = product of P(no jump in (t_k, t_k+1) | there at t_k),
// one short run for each factor.
import { probability } from "../estimate/request.js";
import * as math from "../kernel/math.js";
import type { NetworkExperiment } from "../spec/network/network.js";
import type { Quantity } from "./claim.js";
import { AIM } from "./smallNetworks.js";

/** Times that cut (0, T) into pieces with about the same hazard ∫w dt, near 3/2 each: the fewest trajectories in all. */
export function pieces(T: number, hazard: (t: number) => number): number[] {
  const count = Math.max(1, Math.round(hazard(T) / 1.5));
  return Array.from({ length: count + 1 }, (_, k) => {
    if (k === count) return T;
    let [low, high] = [0, T];
    for (let step = 0; step < 40; step++) {
      const middle = (low + high) / 2;
      if (hazard(middle) * count < hazard(T) * k) low = middle;
      else high = middle;
    }
    return k === 0 ? 0 : low;
  });
}

/** Trajectories of each piece for the error AIM of the product. */
export const perPiece = (times: readonly number[], hazard: number): number => {
  const count = times.length - 1;
  return (count * math.expm1(hazard / count)) / (AIM * AIM);
};

/** A run for each piece, from its beginning and for its length. */
export const inPieces = (
  name: string,
  times: readonly number[],
  run: (begin: number, length: number, piece: number) => NetworkExperiment,
): Record<string, NetworkExperiment> =>
  Object.fromEntries(
    times.slice(1).map((end, k) => [`${name}${k}`, run(times[k] as number, end - (times[k] as number), k)]),
  );

/** The product of their probabilities not to jump. */
export const staying = (name: string, times: readonly number[]): Quantity => ({
  kind: "combination",
  terms: times.slice(1).map((_, k) => ({ run: `${name}${k}`, request: probability("jumps == 0") })),
  value: (shares) => shares.reduce((product, share) => product * share, 1),
});
