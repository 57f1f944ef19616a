// A round as ways from one measurement to the next: without feedback one, with it one for each state of the controller.
import type { RampPoint, Schedule } from "../../spec/terms.js";
import type { ControllerState, FiniteController } from "../feedback/finite.js";
import type { Moments } from "../moments.js";
import { type Fields, valueAt } from "../timeline.js";
import { CLOSE, type Piece } from "./pieces.js";

export interface Way {
  readonly pieces: readonly Piece[];
  /** Ways after which it may come. */
  readonly after: readonly number[];
  /** Probabilities of the states where trajectories begin with it; else null. */
  readonly start: Float64Array | null;
  /** About which share of the trajectories go it. */
  readonly share: number;
}

/** A state of the controller with its place. */
export interface Placed {
  readonly level: number;
  readonly index: number;
  readonly state: ControllerState;
  /** Its way; -1 where trajectories stop. */
  readonly way: number;
  /** Fields before the first of its actions, and after the last one that the round sees. */
  readonly before: Fields;
  readonly end: Fields;
}

export interface ControlledWays {
  /** Level after level; the place is the number of the state. */
  readonly placed: readonly Placed[];
  /** Number of the first state of each level. */
  readonly offsets: readonly number[];
  readonly ways: readonly Way[];
}

/** Points as times since the round began, those close to `near` on it. */
type Lines = Readonly<Record<string, readonly RampPoint[]>>;

const BEFORE = -1;
const AFTER = 1;

/** `starts`: probabilities of the network's states by state of level 0. */
export function controlledWays(
  controller: FiniteController,
  fields: Fields,
  moments: Moments,
  starts: readonly Float64Array[],
): ControlledWays {
  const { levels, times, control } = controller;
  let total = 0;
  const offsets = levels.map(({ length }) => {
    total += length;
    return total - length;
  });
  const found = levels.flatMap((states, level) => states.map((state, index) => ({ level, index, state })));
  let count = 0;
  const numbers = found.map(({ state }) => (state.stops ? -1 : count++));
  const parents = found.map((): number[] => []);
  const shares = found.map(({ level, index }) =>
    level === 0 ? (controller.starts[index]?.probability ?? 0) : 0,
  );
  found.forEach(({ level, state }, i) => {
    const followers = state.next.filter((next) => next >= 0);
    for (const next of followers) {
      const child = (offsets[level + 1] as number) + next;
      parents[child]?.push(i);
      shares[child] = (shares[child] as number) + (shares[i] as number) / followers.length;
    }
  });
  const placed = found.map(({ level, index, state }, i): Placed & { readonly pieces: readonly Piece[] } => {
    const from = level === 0 ? 0 : (times[level - 1] as number);
    const to = times[level] ?? control.duration;
    const last = level === levels.length - 1;
    const { lines, nodes } = linesOf(state, control, from, to, moments);
    const at = (time: number, side: -1 | 1): Fields => fieldsAt(lines, fields, time, side);
    const held = { ...at(from, BEFORE), t: from };
    const start = level === 0 ? controller.starts[index] : undefined;
    // where a round begins in a state, its fields have come there already
    const before = start !== undefined && start.probability > 0 ? { ...held, ...start.fields } : held;
    return {
      level,
      index,
      state,
      way: numbers[i] as number,
      before,
      end: state.stops ? before : { ...at(to, AFTER), t: to },
      pieces: to > from ? cut(nodes, at, moments, last) : [resting(before, moments, last && level > 0)],
    };
  });
  const ways = placed.flatMap(({ level, index, pieces, way }, i): Way[] =>
    way < 0
      ? []
      : [
          {
            pieces,
            after: (parents[i] as number[]).flatMap((parent) => numbers[parent] as number),
            start: level === 0 ? (starts[index] ?? null) : null,
            share: shares[i] as number,
          },
        ],
  );
  return { placed: placed.map(({ pieces: _, ...place }) => place), offsets, ways };
}

/** Where measured and driven happens at one time there is no way between: nothing moves, only snapshots are taken. */
const resting = (held: Fields, { end }: Moments, last: boolean): Piece => ({
  time: held.t as number,
  length: 0,
  from: held,
  to: held,
  snapshot: last ? end : 0,
});

/** The control and the paths of a state, and times at which any of them bends, or something is looked at. */
function linesOf(
  { paths }: ControllerState,
  { ramps, duration }: Schedule,
  from: number,
  to: number,
  { times }: Moments,
): { readonly lines: Lines; readonly nodes: readonly number[] } {
  const close = CLOSE * duration;
  const given: [string, RampPoint[]][] = [
    ...Object.entries(ramps).map(([field, points]): [string, RampPoint[]] => [
      field,
      points.map(([share, value]) => [share * duration, value]),
    ]),
    ...Object.entries(paths).map(([field, points]): [string, RampPoint[]] => [
      field,
      points.map(([time, value]) => [from + time, value]),
    ]),
  ];
  const nodes = [from];
  const inside = [...given.flatMap(([, points]) => points.map(([time]) => time)), ...times];
  for (const time of inside.sort((a, b) => a - b)) {
    if (time - (nodes[nodes.length - 1] as number) > close && to - time > close) nodes.push(time);
  }
  nodes.push(to);
  const near = (time: number): number => nodes.find((node) => Math.abs(node - time) <= close) ?? time;
  return {
    nodes,
    lines: Object.fromEntries(
      given.map(([field, points]) => [field, points.map(([time, value]) => [near(time), value])]),
    ),
  };
}

const fieldsAt = (lines: Lines, fields: Fields, time: number, side: -1 | 1): Fields => ({
  ...fields,
  ...Object.fromEntries(Object.entries(lines).map(([field, points]) => [field, valueAt(points, time, side)])),
});

function cut(
  nodes: readonly number[],
  at: (time: number, side: -1 | 1) => Fields,
  { times, end }: Moments,
  last: boolean,
): Piece[] {
  const close = CLOSE * (nodes[nodes.length - 1] as number);
  return nodes.slice(1).map((to, i) => {
    const from = nodes[i] as number;
    const numbered = times.findIndex((time, n) => n > 0 && n !== end && Math.abs(time - to) <= close);
    const ends = last && i === nodes.length - 2 && end > 0;
    return {
      time: from,
      length: to - from,
      from: { ...at(from, AFTER), t: from },
      to: { ...at(to, BEFORE), t: to },
      snapshot: ends ? end : Math.max(0, numbered),
    };
  });
}
