// A network under a controller of finitely many states: the law of x given the record, and of the records, by the driven master equation of each
// controller state. Independent of the kernels; relative error about 1e-11.
import { addFlow, type Derivative, march, propagatorDriven } from "../network/driven.js";
import type { DrivenJumps } from "../network/generator.js";
import { type Ladder, ladderOn, quenched } from "./ladder.js";
import { changeBetween, type Motion, onlySeen, type RecordLaws, type Tree, walk } from "./tree.js";

/** The system of a tree. Times are those within the round. */
export interface ControlledNetwork {
  readonly duration: number;
  /** p(x, controller state) at 0 by state of level 0, up to a factor; states left off are not begun in. */
  readonly start: readonly ArrayLike<number>[];
  /** By network state: the row of the channel that the measurement after this level reads. Never asked of the last level. */
  readonly reading: (level: number, state: number) => ArrayLike<number>;
  /** From the measurement that led here (or 0) to the next (or the end); states of a level that are given the same object are solved together. */
  readonly rates: (level: number, state: number) => DrivenJumps;
  /** U_x(t)/kT by network state, where work is asked for. */
  readonly energy?: (level: number, state: number) => DrivenEnergy;
}

/** Energies along one stretch. */
export interface DrivenEnergy {
  /** U_x; at a break the value before it, or after it. */
  readonly at: (t: number, side: "before" | "after") => ArrayLike<number>;
  /** dU_x/dt, beside breaks. */
  readonly slope: (t: number) => ArrayLike<number>;
}

export interface NetworkLaws extends RecordLaws {
  /** p(x at the end | state of the last level); zeros where it is never reached. */
  readonly final: readonly (readonly number[])[];
  /** p(x at the end), of those that stopped where they did. */
  readonly marginal: readonly number[];
  /** P(state) by level. */
  readonly probability: readonly (readonly number[])[];
}

/** @throws RangeError where something is read that the channel has no row for. */
export function recordFilter(tree: Tree, network: ControlledNetwork): NetworkLaws {
  const { energy: _, ...motion } = network;
  const start = network.start.map((p) => [ladderOn(p, 0)]);
  const states = network.start[0]?.length ?? 0;
  const { logPredictive, logProbability, probability, last, stopped } = walk(
    tree,
    networkMotion(tree, motion),
    start,
    onlySeen,
  );
  const of = (ladders: readonly Ladder[] | null): Float64Array =>
    ladders?.[0]?.moments[0] ?? new Float64Array(states);
  const total = (p: ArrayLike<number>): number => Array.from(p).reduce((sum, x) => sum + x, 0);
  const all = network.start.reduce((sum, p) => sum + total(p), 0);
  const final = last.map((ladders) => {
    const p = of(ladders);
    const sum = total(p);
    return Array.from(p, (x) => (sum > 0 ? x / sum : 0));
  });
  const lastStages = tree.levels[tree.levels.length - 1] ?? [];
  const ends = [
    ...last.filter((_, state) => lastStages[state]?.stops !== true),
    ...stopped.map(({ ladders }) => ladders),
  ];
  const marginal = Array.from({ length: states }, (_, x) =>
    ends.reduce((sum, ladders) => sum + (of(ladders)[x] as number) / all, 0),
  );
  return { logPredictive, logProbability, final, marginal, probability };
}

/** When a level begins and ends. */
export const spanOf = ({ times }: Tree, duration: number, level: number): readonly [number, number] => [
  level === 0 ? 0 : (times[level - 1] as number),
  times[level] ?? duration,
];

/** How a network moves under each controller state. */
export function networkMotion(tree: Tree, network: ControlledNetwork): Motion {
  const known = tree.levels.map(() => new Map<DrivenJumps, readonly (readonly number[])[] | null>());
  /** Densities by the propagator, from the second time on that the rates are met. */
  const together = (level: number, rates: DrivenJumps, ladders: readonly Ladder[]): readonly Ladder[] => {
    const [from, to] = spanOf(tree, network.duration, level);
    const own = known[level] as (typeof known)[number];
    const met = own.get(rates);
    if (met === undefined) {
      own.set(rates, null);
      return carried(ladders, rates, null, from, to);
    }
    const propagator = met ?? propagatorDriven(rates, from, to);
    own.set(rates, propagator);
    const ends = (p: Float64Array): Float64Array =>
      Float64Array.from(propagator, (row) => row.reduce((sum, k, i) => sum + k * (p[i] as number), 0));
    return ladders.map(({ tilted, moments }) => ({ tilted, moments: moments.map(ends) }));
  };
  return {
    carry: (level, state, ladders, reversed) => {
      const [from, to] = spanOf(tree, network.duration, level);
      if (!(to > from)) return ladders;
      const energy = network.energy?.(level, state) ?? null;
      const forward = network.rates(level, state);
      if (!reversed && energy === null) return together(level, forward, ladders);
      if (!reversed) return carried(ladders, forward, energy, from, to);
      const { driven, turn } = mirrored(forward, from, to);
      return carried(ladders, driven, energy && mirroredEnergy(energy, turn), from, to);
    },
    readings: (level, state) => {
      const row = network.reading(level, state);
      const readings = new Map<number, Float64Array>();
      for (let x = 0; x < row.length; x++) {
        const reading = row[x] as number;
        const share = readings.get(reading) ?? new Float64Array(row.length);
        share[x] = 1;
        readings.set(reading, share);
      }
      return readings;
    },
    energies: (level, state) => {
      const energy = network.energy?.(level, state);
      if (energy === undefined) return null;
      const [from, to] = spanOf(tree, network.duration, level);
      return [energy.at(from, "after"), energy.at(to, "before")];
    },
  };
}

/** A stretch run backwards, and the time that each t then stands for; breaks find their own to the last bit. */
function mirrored(
  { at, breaks }: DrivenJumps,
  from: number,
  to: number,
): { driven: DrivenJumps; turn: (t: number) => number } {
  const images = breaks.map((t) => from + (to - t));
  const own = new Map(images.map((image, k) => [image, breaks[k] as number]));
  const turn = (t: number): number => own.get(t) ?? from + (to - t);
  return { driven: { at: (t) => at(turn(t)), breaks: images.reverse() }, turn };
}

const mirroredEnergy = ({ at, slope }: DrivenEnergy, turn: (t: number) => number): DrivenEnergy => ({
  at: (t, side) => at(turn(t), side === "before" ? "after" : "before"),
  slope: (t) => Array.from(slope(turn(t)), (s) => -s),
});

/** Ladders along one stretch; jumps of U at its ends are not part of it. */
function carried(
  ladders: readonly Ladder[],
  { at, breaks }: DrivenJumps,
  energy: DrivenEnergy | null,
  from: number,
  to: number,
): Ladder[] {
  const inside = { at, breaks: breaks.filter((t) => t > from && t < to) };
  const n = ladders[0]?.moments[0]?.length ?? 0;
  const offsets: number[] = [];
  let size = 0;
  for (const { moments } of ladders) {
    offsets.push(size);
    size += moments.length * n;
  }
  const derivative: Derivative = (t, jumps, y, into) => {
    for (let offset = 0; offset < size; offset += n) addFlow(jumps, y, into, offset);
    if (energy === null) return;
    const slope = energy.slope(t);
    ladders.forEach(({ tilted, moments }, l) => {
      for (let k = 0; k < moments.length; k++) {
        const own = (offsets[l] as number) + k * n;
        for (let i = 0; i < n; i++) {
          const fed = k === 0 ? 0 : k * (y[own - n + i] as number);
          const lost = tilted ? (y[own + i] as number) : 0;
          into[own + i] = (into[own + i] as number) + (slope[i] as number) * (fed - lost);
        }
      }
    });
  };
  const unpacked = (y: readonly number[]): Ladder[] =>
    ladders.map(({ tilted, moments }, l) => ({
      tilted,
      moments: moments.map((_, k) => {
        const first = (offsets[l] as number) + k * n;
        return Float64Array.from(y.slice(first, first + n));
      }),
    }));
  const atBreak = (t: number, y: readonly number[]): readonly number[] => {
    const change = energy && changeBetween(energy.at(t, "before"), energy.at(t, "after"));
    return change === null ? y : packed(unpacked(y).map((ladder) => quenched(ladder, change)));
  };
  const largest = ladders.map(({ moments }) =>
    (moments[0] as Float64Array).reduce((most, p) => Math.max(most, Math.abs(p)), 0),
  );
  const sizes = ladders.flatMap(({ moments }, l) =>
    moments.flatMap(() => Array<number>(n).fill(largest[l] as number)),
  );
  const y = march({ driven: inside, from, to, derivative, linear: size, atBreak, sizes }, packed(ladders));
  return unpacked(y);
}

const packed = (ladders: readonly Ladder[]): number[] =>
  ladders.flatMap(({ moments }) => moments.flatMap((m) => Array.from(m)));
