// A controller of finitely many states over a system that moves: the joint law of x and of the controller's state, exactly. Between
// measurements each controller state has a motion of its own; a measurement with outcome y takes m_k(x) to p(y|r(x)) m_k(x) and to the next
// state. Where a state is reached by one record only, its laws are those given the record; where records merge, given the state.
import * as math from "../../kernel/math.js";
import { added, type Ladder, quenched, weighed } from "./ladder.js";

/** What is done from a measurement (or from the start) on. */
export interface Stage {
  /** By outcome of the next measurement: index in the next level; empty where none follows. */
  readonly next: readonly number[];
  /** The system is let alone from here on. */
  readonly stops?: boolean;
}

/** Which state follows which; a FiniteController of the planner is one. */
export interface Tree {
  readonly times: readonly number[];
  readonly outcomes: number;
  /** p(y|r): rows by reading, columns by outcome. */
  readonly channel: readonly (readonly number[])[];
  /** levels[0]: states at the start; levels[n]: after the n-th measurement. */
  readonly levels: readonly (readonly Stage[])[];
}

export interface RecordLaws {
  /** By level n (before measurement n+1), state, outcome: ln p(y | record), -Infinity where it cannot come. */
  readonly logPredictive: readonly (readonly (readonly number[])[])[];
  /** ln P(record) by state of the last level. */
  readonly logProbability: readonly number[];
}

/** The share of a place that has a reading: all of it but in cells that a threshold cuts. */
export type Readings = ReadonlyMap<number, ArrayLike<number>>;

/** How a system moves under each state of the controller. */
export interface Motion {
  /** From the beginning of the state's stretch of time to its end; in reversed time from its end to its beginning. */
  readonly carry: (
    level: number,
    state: number,
    ladders: readonly Ladder[],
    reversed: boolean,
  ) => readonly Ladder[];
  /** What the measurement at the end of the stretch reads. */
  readonly readings: (level: number, state: number) => Readings;
  /** U(x)/kT at the beginning and at the end of the stretch; null where work is not asked for. */
  readonly energies: (level: number, state: number) => readonly [ArrayLike<number>, ArrayLike<number>] | null;
}

/** What an outcome y makes of the places: p(y|x), whether it can come, and p(y|x) ln p(y|x), averaged over what a place reads. */
export interface Sight {
  readonly seen: Float64Array;
  readonly possible: Float64Array;
  readonly surprise: Float64Array;
}

const NEVER = 1e-12; // of the law: what is read there is read by nobody

/** What y makes of places with the law p. @throws RangeError where something is read that the channel has no row for. */
export function sightOf(channel: Tree["channel"], readings: Readings, y: number, law: Float64Array): Sight {
  const places = law.length;
  const [seen, possible, surprise] = [0, 1, 2].map(() => new Float64Array(places)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (const [reading, share] of readings) {
    const row = channel[reading];
    if (row === undefined) {
      const met = law.reduce((sum, p, i) => sum + p * (share[i] as number), 0);
      if (!(met > NEVER * law.reduce((sum, p) => sum + p, 0))) continue;
      throw new RangeError(`a reading from 0 to ${channel.length - 1} is needed, ${reading} is read`);
    }
    const p = row[y] as number;
    if (p === 0) continue;
    const log = math.log(p);
    for (let i = 0; i < places; i++) {
      const part = share[i] as number;
      seen[i] = (seen[i] as number) + part * p;
      possible[i] = (possible[i] as number) + part;
      surprise[i] = (surprise[i] as number) + part * p * log;
    }
  }
  return { seen, possible, surprise };
}

/** Ladders after an outcome of probability exp(logPredictive); the first ladder is the law before it. */
export type Measured = (ladders: readonly Ladder[], sight: Sight, logPredictive: number) => readonly Ladder[];

export interface Stopped {
  readonly level: number;
  readonly state: number;
  readonly ladders: readonly Ladder[];
}

export interface Walk extends RecordLaws {
  /** P(state) by level. */
  readonly probability: readonly (readonly number[])[];
  /** By state of the last level: its ladders at the end, null where it is never reached. */
  readonly last: readonly (readonly Ladder[] | null)[];
  /** What stopped, before the last level or in it. */
  readonly stopped: readonly Stopped[];
}

const sum = (p: Float64Array): number => p.reduce((total, value) => total + value, 0);
const density = (ladders: readonly Ladder[]): Float64Array =>
  (ladders[0] as Ladder).moments[0] as Float64Array;

const merged = (a: readonly Ladder[] | null, b: readonly Ladder[]): readonly Ladder[] =>
  a === null ? b : a.map((ladder, k) => added(ladder, b[k] as Ladder));

/** U at the beginning of a stretch less U before it, where there are both. */
export function changeBetween(
  before: ArrayLike<number> | undefined,
  after: ArrayLike<number> | undefined,
): Float64Array | null {
  if (before === undefined || after === undefined) return null;
  return Float64Array.from(after, (u, i) => u - (before[i] as number));
}

/**
 * Takes ladders from the start (one list per state of level 0, null for none) through all levels; the first ladder of each begins with the density. `initial`
 * is U(x) at 0-, where work is asked for.
 */
export function walk(
  tree: Tree,
  motion: Motion,
  start: readonly (readonly Ladder[] | null)[],
  measured: Measured,
  initial?: ArrayLike<number>,
): Walk {
  const { levels, channel, outcomes } = tree;
  const logPredictive: number[][][] = [];
  const probability: number[][] = [];
  const stopped: Stopped[] = [];
  const entered = (
    ladders: readonly Ladder[],
    before: ArrayLike<number> | undefined,
    level: number,
    state: number,
  ): readonly Ladder[] => {
    if (levels[level]?.[state]?.stops === true) return ladders; // ends before the action
    const change = changeBetween(before, motion.energies(level, state)?.[0]);
    return change === null ? ladders : ladders.map((ladder) => quenched(ladder, change));
  };
  let now: (readonly Ladder[] | null)[] = (levels[0] ?? []).map((_, state) => {
    const ladders = start[state] ?? null;
    return ladders && entered(ladders, initial, 0, state);
  });
  const all = now.reduce((total, ladders) => total + (ladders === null ? 0 : sum(density(ladders))), 0);
  for (let level = 0; ; level++) {
    const stages = levels[level] ?? [];
    probability.push(now.map((ladders) => (ladders === null ? 0 : sum(density(ladders)) / all)));
    now = now.map((ladders, state) => {
      if (ladders === null) return null;
      if (stages[state]?.stops !== true) return motion.carry(level, state, ladders, false);
      stopped.push({ level, state, ladders });
      return ladders;
    });
    if (level === levels.length - 1) break;
    const later: (readonly Ladder[] | null)[] = (levels[level + 1] ?? []).map(() => null);
    logPredictive.push(
      now.map((ladders, state) => {
        const { next = [], stops } = stages[state] ?? {};
        const none = Array<number>(outcomes).fill(Number.NEGATIVE_INFINITY);
        if (ladders === null || stops === true || next.length === 0) return none;
        const p = density(ladders);
        const total = sum(p);
        const readings = motion.readings(level, state);
        const before = motion.energies(level, state)?.[1];
        return none.map((never, y) => {
          const sight = sightOf(channel, readings, y, p);
          const predicted = p.reduce((s, value, i) => s + value * (sight.seen[i] as number), 0) / total;
          if (!(predicted > 0)) return never;
          const to = next[y] as number;
          const log = math.log(predicted);
          const after = entered(measured(ladders, sight, log), before, level + 1, to);
          later[to] = merged(later[to] ?? null, after);
          return log;
        });
      }),
    );
    now = later;
  }
  const logProbability = (probability[probability.length - 1] ?? []).map((p) =>
    p > 0 ? math.log(p) : Number.NEGATIVE_INFINITY,
  );
  return { logPredictive, logProbability, probability, last: now, stopped };
}

/** The law alone. */
export const onlySeen: Measured = (ladders, { seen }) => ladders.map((ladder) => weighed(ladder, seen));
