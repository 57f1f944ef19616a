// The schedule in pieces: in each of them every field moves on a straight line, and at its end a snapshot may be taken. A lead comes
// before them, in which nothing moves.
import type { Moments } from "../moments.js";
import { pieces as cutInside } from "../moments.js";
import { along, type Fields, type Timeline } from "../timeline.js";

export interface Piece {
  /** Within the round; negative in a lead. */
  readonly time: number;
  readonly length: number;
  /** Driven fields, and t, just after its start and just before its end. */
  readonly from: Fields;
  readonly to: Fields;
  /** Number of the snapshot at its end, or 0. */
  readonly snapshot: number;
}

/** Names that move in a piece. */
export const movingIn = ({ from, to }: Pick<Piece, "from" | "to">): ReadonlySet<string> =>
  new Set(Object.keys(from).filter((name) => from[name] !== to[name]));

/** Of the duration: times this close are one. */
export const CLOSE = 1e-12;

/** What moves at a share of a piece, its end as given. */
export const within = (piece: Pick<Piece, "from" | "to">, share: number): Fields => along(piece, share);

/** The pieces of a round. */
export function piecesOf(line: Timeline, { times, end }: Moments): Piece[] {
  const close = CLOSE * line.duration;
  const found = line.stretches.flatMap((stretch) => {
    const { time, length } = stretch;
    const inside = times.filter((t) => t - time > close && time + length - t > close);
    return cutInside(stretch, inside).map((part): Piece => {
      const [path] = part.lines;
      const last = part.time + part.length;
      return {
        time: part.time,
        length: part.length,
        from: { ...path?.from, t: part.time },
        to: { ...path?.to, t: last },
        snapshot: Math.max(
          0,
          times.findIndex((t, i) => i > 0 && Math.abs(t - last) <= close),
        ),
      };
    });
  });
  const last = found[found.length - 1];
  if (last !== undefined && end > 0) found[found.length - 1] = { ...last, snapshot: end };
  return found;
}

/** What comes before the ledger: the fields at t = 0-, for so long. */
export const leadOf = ({ start, burnIn }: Pick<Timeline, "start" | "burnIn">): Piece[] => {
  const held = { ...start, t: 0 };
  return burnIn > 0 ? [{ time: -burnIn, length: burnIn, from: held, to: held, snapshot: 0 }] : [];
};
