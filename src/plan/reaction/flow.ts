// About how many events a trajectory has: the rate equation by steps that no species runs out in. It weighs windows and tasks, no more.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { LoweredReactions } from "../../spec/reaction/channels.js";
import { type Piece, within } from "../jump/pieces.js";

const STEPS = 128;

/** Events in all pieces. */
export function eventsIn(
  { species, channels }: LoweredReactions,
  start: readonly number[],
  pieces: readonly Piece[],
): number {
  const counts = [...start];
  let events = 0;
  const changes = channels.map(({ change }) =>
    change.flatMap((by, k) => (by === 0 ? [] : [[k, by] as const])),
  );
  for (const piece of pieces) {
    const steps = Math.max(4, Math.ceil(STEPS / pieces.length));
    const h = piece.length / steps;
    for (let step = 0; step < steps; step++) {
      const at: Record<string, number> = { ...within(piece, (step + 0.5) / steps) };
      species.forEach((name, k) => {
        at[name] = counts[k] as number;
      });
      for (const [c, { propensity }] of channels.entries()) {
        const change = changes[c] as readonly (readonly [number, number])[];
        const rate = evaluateNumber(propensity, at);
        if (!(rate > 0 && rate < Infinity)) continue;
        const room = change.reduce(
          (least, [k, by]) => (by < 0 ? Math.min(least, (counts[k] as number) / -by) : least),
          Infinity,
        );
        const fired = Math.min(rate * h, room / 2 + 1);
        events += rate * h;
        for (const [k, by] of change) {
          counts[k] = Math.min(2 ** 50, Math.max(0, (counts[k] as number) + by * fired));
        }
      }
    }
  }
  return Math.min(events, 2 ** 50);
}
