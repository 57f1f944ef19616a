// A schedule cut into windows in which every rate has proven straight bounds (squeeze.ts), by bisection. A window is halved while
// what its bounds cost a trajectory, on average over where trajectories are (occupancy.ts), is more than a crossing costs:
//   cost = ∫ dt sum_c p_from [R_c - k_c + EXACT d_c],  R_c = d_c + max over the ends of a + b s
// in events: candidates that come to nothing, and those that fall into a gap, for which exact rates are evaluated.
import { type Course, straight } from "../../formula/course.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import { fold } from "../../formula/fold.js";
import { mentions, type Node } from "../../formula/syntax.js";
import { SpecError } from "../../spec/error.js";
import type { Fields } from "../timeline.js";
import { movingIn, type Piece, within } from "./pieces.js";
import { type Squeeze, squeezed } from "./squeeze.js";

export interface Entry extends Squeeze {
  readonly channel: number;
}

export interface Window extends Piece {
  /** By channel that can fire. */
  readonly entries: readonly Entry[];
  /** Whether every gap and slope is 0. */
  readonly exact: boolean;
}

export interface RatedChannel {
  readonly from: number;
  readonly to: number;
  /** Of driven fields and t. */
  readonly rate: Node;
  /** As messages call it: `system.edges[3]`, and which way. */
  readonly path: string;
  readonly label: string;
}

export interface Rated {
  readonly states: number;
  readonly channels: readonly RatedChannel[];
  /** About where trajectories are, by the share of a piece. */
  readonly weights: (piece: Piece, share: number) => Float64Array;
  /** Throws where there are too many windows. */
  readonly room: (windows: number) => void;
}

/** In events. */
const CROSSING = 1;
const EXACT = 10;
/** Halvings of a piece before its bounds are given up. */
const DEEPEST = 36;
/** Of the largest rate that was seen, what lies so far below 0 is 0 in the narrowest windows. */
const NOTHING = 1e-6;

const BELOW = 1e-12;

/** The windows of a piece of continuous time. @throws SpecError for a rate that is negative, or has no finite bounds */
export function windowsOf(piece: Piece, rated: Rated): Window[] {
  const { channels } = rated;
  const moving = movingIn(piece);
  const known = (name: string): number | undefined => (moving.has(name) ? undefined : piece.from[name]);
  const rates = channels.map(({ rate }) => fold(rate, known));
  const still: Entry[] = rates.flatMap((rate, channel) => {
    if (rate.kind !== "number") return [];
    checkRate(rate.value, channels[channel] as RatedChannel, piece.time);
    return rate.value > 0 ? [{ channel, intercept: rate.value, slope: 0, gap: 0 }] : [];
  });
  const drifting = rates.flatMap((rate, channel) =>
    rate.kind !== "number" && mentions(rate, moving) ? [{ rate, channel }] : [],
  );
  if (drifting.length === 0) return [{ ...piece, entries: still, exact: true }];

  const found: Window[] = [];
  const cut = (share: number, part: number, depth: number): void => {
    const ends = { from: within(piece, share), to: within(piece, share + part), length: piece.length * part };
    const deepest = depth === DEEPEST;
    const courses = coursesOf(ends, moving);
    let settled = true;
    const entries: Entry[] = [];
    for (const { rate, channel } of drifting) {
      const squeeze = squeezed(rate, courses, ends, deepest ? NOTHING : BELOW);
      if (squeeze === null) {
        if (deepest) refuse(rate, channels[channel] as RatedChannel, ends);
        settled = false;
        break;
      }
      if (squeeze.intercept + squeeze.gap > 0 || squeeze.slope > 0) entries.push({ channel, ...squeeze });
    }
    const all = [...still, ...entries];
    if (settled && (deepest || waste(all, ends.length, rated, piece, share + part / 2) <= CROSSING)) {
      rated.room(found.length + 1);
      const last = share + part === 1;
      found.push({
        time: ends.from.t as number,
        length: ends.length,
        from: ends.from,
        to: ends.to,
        snapshot: last ? piece.snapshot : 0,
        entries: all,
        exact: false,
      });
      return;
    }
    cut(share, part / 2, depth + 1);
    cut(share + part / 2, part / 2, depth + 1);
  };
  cut(0, 1, 0);
  return found;
}

type Ends = { readonly from: Fields; readonly to: Fields; readonly length: number };

function coursesOf({ from, to, length }: Ends, moving: ReadonlySet<string>): Record<string, Course> {
  return Object.fromEntries(
    [...moving].map((name) => {
      const [a, b] = [from[name] as number, to[name] as number];
      const course = straight(a, name === "t" ? 1 : (b - a) / length, length);
      // the end as it is given, and as it is reached
      const [low, high] = course.value;
      return [name, { ...course, value: [Math.min(low, b), Math.max(high, b)] as const }];
    }),
  );
}

/** In events, per trajectory. */
function waste(
  entries: readonly Entry[],
  length: number,
  { channels, weights }: Rated,
  piece: Piece,
  share: number,
): number {
  const p = weights(piece, share);
  let total = 0;
  for (const { channel, slope, gap } of entries) {
    const { from } = channels[channel] as RatedChannel;
    total += (p[from] as number) * ((Math.abs(slope) * length) / 2 + gap / 2 + EXACT * gap);
  }
  return total * length;
}

/** @throws SpecError for a rate that is none. */
export function checkRate(rate: number, { path, label }: RatedChannel, time: number): void {
  if (rate >= 0 && rate < Infinity) return;
  throw new SpecError(
    path,
    `a rate that is finite and at least 0 is needed, ${label} it is ${rate} at t = ${shown(time)}`,
  );
}

function refuse(rate: Node, channel: RatedChannel, { from, to }: Ends): never {
  for (const ends of [from, to]) checkRate(evaluateNumber(rate, ends), channel, ends.t as number);
  const { path, label } = channel;
  const value = evaluateNumber(rate, from);
  throw new SpecError(
    path,
    `a rate with finite bounds of at least 0 is needed, ${label} none are found near t = ${shown(from.t as number)}, where it is ${value}`,
  );
}

const shown = (x: number): number => Number(x.toPrecision(6));
