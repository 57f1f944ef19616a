// The probability that nothing happens in a time T, where it is too rare to be counted: in pieces. From a state that nothing leaves,
//   P(no jump in (0, T)) = product of P(no jump in (t_k, t_k+1) | there at t_k),
// and each factor is seen in all trajectories that are there at t_k, however they came.
import { derived } from "../estimate/request.js";
import type { Quantity } from "./claim.js";
import { AIM } from "./smallNetworks.js";

/** Pieces in which about half of the trajectories stay, for a hazard ∫w dt. */
export const piecesFor = (hazard: number): number => Math.max(1, Math.ceil(hazard / 0.8));

/** Trajectories after which the probability has the relative error AIM, where a `share` of them is there. */
export const survivalSamples = (hazard: number, share: number): number =>
  (1.3 * piecesFor(hazard)) / (share * AIM * AIM);

/** What must be recorded: the state at the beginning of each piece, and the jumps in it. */
export const survivalColumns = (T: number, pieces: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: pieces }, (_, k) => {
      const [from, to] = [(k * T) / pieces, ((k + 1) * T) / pieces];
      return [
        [`there${k}`, `at(${from}, state)`],
        [`moves${k}`, `leg(${from}, ${to}, jumps)`],
      ] as const;
    }).flat(),
  );

/** The probability to stay in `state`, by number. */
export function survival(run: string, pieces: number, state: number): Quantity {
  const names = Array.from({ length: pieces }, (_, k) => `stay${k}`);
  const of = names.map((name, k) => {
    const there = `(there${k} == ${state} ? 1 : 0)`;
    return [name, { kind: "ratio", of: `${there}*(moves${k} == 0 ? 1 : 0)`, over: there }] as const;
  });
  return { kind: "estimate", run, request: derived(names.join("*"), Object.fromEntries(of)) };
}
