// Driven fields and t at a time of the run: what a jump at that time meets. Where the protocol jumps at the same time, which is of a
// chain alone, it comes after that.
import type { Fields } from "../timeline.js";
import { type Piece, within } from "./pieces.js";

/** Times count on over the rounds, which take `period` each. */
export function driving(round: readonly Piece[], period: number): (time: number) => Fields {
  return (time) => {
    const turns = Math.max(0, Math.ceil(time / period) - 1);
    const own = Math.min(period, Math.max(0, time - turns * period));
    const at = round.find((piece) => own <= piece.time + piece.length) ?? (round[round.length - 1] as Piece);
    return within(at, Math.min(1, Math.max(0, (own - at.time) / at.length)));
  };
}
