// From a lowered network and its schedule to the plan that the kernel takes: windows with their bounds, what jumps book in them, and
// the codes of what moves.
import { courseOf, isStraight, straight } from "../../formula/course.js";
import { evaluateNumber } from "../../formula/evaluate.js";
import { fold } from "../../formula/fold.js";
import { lookups, mentions, type Node } from "../../formula/syntax.js";
import type { JumpPlan, JumpWindow } from "../../kernel/jumpPlan.js";
import { SpecError } from "../../spec/error.js";
import { Store } from "../store.js";
import { stepsOf } from "./chain.js";
import type { ChannelCodes } from "./codes.js";
import { flowOf, moved } from "./occupancy.js";
import { movingIn, type Piece, within } from "./pieces.js";
import type { Way } from "./ways.js";
import { type RatedChannel, type Window, windowsOf } from "./windows.js";

const MOST_BYTES = 256 * 2 ** 20;
/** Evaluations of rates for the weights of a schedule. */
const MOST_RATES = 200_000;
const MOST_SHARES = 32;

export interface Material {
  readonly states: number;
  readonly channels: readonly RatedChannel[];
  /** By sum and channel. */
  readonly increments: readonly (readonly Node[])[];
  /** What comes before the ways, once. */
  readonly leads: readonly (readonly Piece[])[];
  readonly ways: readonly Way[];
  /** Names of what moves at any time, t first. */
  readonly fields: readonly string[];
  readonly discrete: boolean;
}

/** What a program needs codes for. */
export interface Moving {
  /** By channel: whether its rate moves at any time. */
  readonly rates: readonly boolean[];
  /** By channel: whether what it books is not affine in time in some piece. */
  readonly books: readonly boolean[];
}

export interface Program
  extends Pick<JumpPlan, "tables" | "windows" | "constants" | "observeConstants" | "attributes"> {
  /** Windows of each lead and of each way: the first one, and the one after the last. */
  readonly leads: readonly Span[];
  readonly ways: readonly Span[];
  /** Index of the readings of each measurement. */
  readonly readings: readonly number[];
  readonly learn: number;
  /** About how many jumps a trajectory makes in a round, and windows it crosses. */
  readonly jumps: number;
}

export type Span = readonly [first: number, end: number];

/** Which formulas the kernel has to evaluate. */
export function movingOf({ channels, increments, leads, ways, discrete }: Material): Moving {
  const all = [...leads, ...ways.map(({ pieces }) => pieces)].flat();
  const pieces = all.map((piece) => ({ piece, moving: movingIn(piece) }));
  return {
    rates: channels.map(({ rate }) => !discrete && pieces.some(({ moving }) => mentions(rate, moving))),
    books: channels.map(
      (_, c) =>
        !discrete &&
        pieces.some(({ piece, moving }) =>
          increments.some((sum) => !isAffine(sum[c] as Node, piece, moving)),
        ),
    ),
  };
}

function isAffine(node: Node, piece: Piece, moving: ReadonlySet<string>): boolean {
  if (!mentions(node, moving)) return true;
  // a table's pieces need not be looked through
  if (lookups(node)) return false;
  const held = fold(node, (name) => (moving.has(name) ? undefined : piece.from[name]));
  const courses = Object.fromEntries(
    [...moving].map((name) => {
      const [a, b] = [piece.from[name] as number, piece.to[name] as number];
      return [name, straight(a, (b - a) / piece.length, piece.length)];
    }),
  );
  return isStraight(courseOf(held, courses));
}

export interface Constants {
  readonly codes: ChannelCodes;
  /** Coefficients of what is recorded, and attributes of the states. */
  readonly observe: readonly number[];
  readonly attributes: readonly (readonly number[])[];
  /** By measurement: what is read in each state. */
  readonly readings: readonly (readonly number[])[];
  /** Coefficients of what is remembered. */
  readonly learn: readonly number[];
}

/** @throws SpecError for rates that are none, and where the tables would need more than 256 MB */
export function programOf(
  material: Material,
  moving: Moving,
  { codes, observe, attributes, readings, learn }: Constants,
): Program {
  const { states, channels, increments, leads, ways, fields, discrete } = material;
  const [weights, jumps] = weighed(material);
  const tables = new Store();
  let doubles = 0;
  const room = (windows: number): void => {
    const bytes = 8 * (doubles + windows * (2 * states + 4 * channels.length));
    if (bytes <= MOST_BYTES) return;
    throw new SpecError(
      "control",
      `a protocol whose bounds of rates fit into 256 MB is needed (${channels.length} channels, each driven); a shorter or slower one, or fewer states`,
    );
  };
  const known = new Map<string, number>();
  const add = (values: readonly number[]): number => {
    doubles += values.length;
    return tables.add(values);
  };
  /** What is the same in several windows lies there once. */
  const once = (key: string, make: () => readonly number[]): number => {
    const found = known.get(key) ?? add(make());
    known.set(key, found);
    return found;
  };
  const rated = { states, channels, weights, room };

  const ratesAt = (window: Window): number => {
    const of = Array.from({ length: states }, (): number[] => []);
    for (const { channel, intercept, slope, gap } of window.entries) {
      of[(channels[channel] as RatedChannel).from]?.push(intercept, slope, gap, channel);
    }
    const make = (): number[] => {
      // the entries follow the pairs
      let at = doubles + 2 * states;
      const heads = of.flatMap((entries) => {
        const head = [at, entries.length / 4];
        at += entries.length;
        return head;
      });
      return [...heads, ...of.flat()];
    };
    return window.exact ? once(`rates ${of.map((entries) => entries.join()).join(";")}`, make) : add(make());
  };
  const incrementsAt = (window: Window): { at: number; still: boolean } => {
    const own = movingIn(window);
    const values = channels.flatMap((_, c) =>
      increments.flatMap((sum) => {
        const node = sum[c] as Node;
        if (node.kind === "number") return [node.value, 0];
        // a step of a chain ends with its window
        if (discrete) return [evaluateNumber(node, window.to), 0];
        const p = evaluateNumber(node, window.from);
        if (moving.books[c] || !mentions(node, own)) return [p, 0];
        return [p, (evaluateNumber(node, window.to) - p) / window.length];
      }),
    );
    const still = increments.every((sum) => sum.every((node) => !mentions(node, own)));
    return { at: still ? once(`book ${values.join()}`, () => values) : add(values), still };
  };
  const windowAt = (window: Window): JumpWindow => {
    const booked = incrementsAt(window);
    const own = movingIn(window);
    const curved = channels.some(
      (_, c) => moving.books[c] && increments.some((sum) => mentions(sum[c] as Node, own)),
    );
    return {
      time: window.time,
      length: window.length,
      fields: add(
        fields.flatMap((name) => {
          const [a, b] = [window.from[name] as number, window.to[name] as number];
          return [a, name === "t" ? 1 : a === b ? 0 : (b - a) / window.length];
        }),
      ),
      rates: ratesAt(window),
      exact: window.exact && (booked.still || discrete) && !curved,
      increments: booked.at,
      booked: curved,
      snapshot: window.snapshot,
    };
  };
  const cut = (piece: Piece): Window[] => (discrete ? stepsOf(piece, rated) : windowsOf(piece, rated));
  const cuts = new Map<string, readonly JumpWindow[]>();
  const windowsIn = (piece: Piece): readonly JumpWindow[] => {
    const key = JSON.stringify(piece);
    const made = cuts.get(key) ?? cut(piece).map(windowAt);
    cuts.set(key, made);
    return made;
  };
  const windows: JumpWindow[] = [];
  const laid = (pieces: readonly Piece[]): Span => {
    const first = windows.length;
    for (const piece of pieces) windows.push(...windowsIn(piece));
    return [first, windows.length];
  };
  const leading = leads.map(laid);
  const spans = ways.map(({ pieces }) => laid(pieces));
  const crossed = ways.reduce((sum, { share }, i) => {
    const [first, end] = spans[i] as Span;
    return sum + share * (end - first);
  }, 0);
  const constants = Int32Array.from(codes.constants, (values) =>
    once(`codes ${values.join()}`, () => values),
  );
  return {
    windows,
    leads: leading,
    ways: spans,
    jumps: jumps + crossed,
    constants,
    readings: readings.map((values) => once(`read ${values.join()}`, () => values)),
    learn: add(learn),
    observeConstants: add(observe),
    attributes: { at: add(attributes.flat()), count: attributes[0]?.length ?? 0 },
    tables: tables.whole(),
  };
}

/** About where trajectories are at a share of each piece of the round, and how often they jump in it. */
function weighed({
  states,
  channels,
  ways,
}: Material): [(piece: Piece, share: number) => Float64Array, number] {
  const flow = flowOf(states, channels);
  const pieces = ways.reduce((sum, way) => sum + way.pieces.length, 0);
  const shares = Math.max(2, Math.min(MOST_SHARES, Math.floor(MOST_RATES / (1 + channels.length * pieces))));
  const found = new Map<Piece, Float64Array[]>();
  const evenly = new Float64Array(states).fill(1 / states);
  const ends: Float64Array[] = [];
  let jumps = 0;
  for (const way of ways) {
    let p = way.start ?? averaged(way.after.map((before) => ends[before] ?? evenly)) ?? evenly;
    for (const piece of way.pieces) {
      const h = piece.length / shares;
      const parts: Float64Array[] = [];
      for (let k = 0; k < shares; k++) {
        const at = within(piece, (k + 0.5) / shares);
        const rates = channels.map(({ rate }) => {
          const value = evaluateNumber(rate, at);
          return value > 0 && value < Infinity ? value : 0;
        });
        if (h > 0) p = moved(flow, rates, p, h);
        parts.push(p);
        channels.forEach(({ from }, c) => {
          jumps += way.share * h * (p[from] as number) * (rates[c] as number);
        });
      }
      found.set(piece, parts);
    }
    ends.push(p);
  }
  const least = 1e-6 / states;
  const at = (piece: Piece, share: number): Float64Array => {
    const parts = found.get(piece);
    const part = parts?.[Math.min(shares - 1, Math.floor(share * shares))];
    return part?.map((x) => x + least) ?? evenly;
  };
  return [at, jumps];
}

function averaged([first, ...others]: readonly Float64Array[]): Float64Array | null {
  if (first === undefined || others.length === 0) return first ?? null;
  const sum = others.reduce((all, p) => all.map((x, i) => x + (p[i] as number)), first);
  return sum.map((x) => x / (others.length + 1));
}
