// Events at given times end pieces of the schedule; where several are at one time, pieces of no length come between them.
import { CLOSE, type Piece, within } from "../jump/pieces.js";

export interface TimedPiece extends Piece {
  /** 1 + code of the assignment at its end, before the snapshot, or 0. */
  readonly assignment: number;
}

/** The pieces, cut at times in ascending order; their codes count on from `first`. */
export function timedPieces(pieces: readonly Piece[], times: readonly number[], first: number): TimedPiece[] {
  let next = 0;
  const last = pieces[pieces.length - 1];
  const span = last === undefined ? 0 : last.time + last.length;
  return pieces.flatMap((piece) => {
    const found: TimedPiece[] = [];
    const end = piece.time + piece.length;
    let share = 0;
    while (next < times.length && (times[next] as number) <= end + CLOSE * span) {
      const at = Math.min(1, Math.max(share, ((times[next] as number) - piece.time) / piece.length));
      const to = 1 - at <= CLOSE ? 1 : at;
      found.push({ ...part(piece, share, to), assignment: first + next + 1 });
      share = to;
      next += 1;
    }
    const final = found[found.length - 1];
    if (share === 1 && final !== undefined) found[found.length - 1] = { ...final, snapshot: piece.snapshot };
    else found.push({ ...part(piece, share, 1), snapshot: piece.snapshot, assignment: 0 });
    return found;
  });
}

const part = (piece: Piece, from: number, to: number): Piece => ({
  time: piece.time + piece.length * from,
  length: piece.length * (to - from),
  from: within(piece, from),
  to: within(piece, to),
  snapshot: 0,
});
