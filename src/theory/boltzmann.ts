// Equilibrium in one dimension: p(x) = exp(-U(x)/kT)/Z, F = -kT ln Z, and the cumulative distribution at nodes.
// Quadrature: Gauss-Legendre with 8 points on each half of intervals of the range where U - min U < 60 kT (weight below 1e-26).
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import * as math from "../kernel/math.js";

/** U has no finite integral of exp(-U/kT): it does not rise on both sides. */
export class NotConfining extends Error {
  override readonly name = "NotConfining";
}

/** U(x) in given fields. */
export interface Landscape {
  readonly energy: Node;
  readonly fields: Readonly<Record<string, number>>;
  readonly kT: number;
  /** Where x lives, if not on the whole line: between walls, or once around a ring. */
  readonly range?: { readonly low?: number | undefined; readonly high?: number | undefined } | undefined;
}

export interface Equilibrium {
  /** F = -kT ln ∫ exp(-U/kT) dx, with dx in the unit of length. */
  readonly freeEnergy: number;
  /** Nodes x_i, P(x < x_i), and the density there. */
  readonly x: Float64Array;
  readonly below: Float64Array;
  readonly density: Float64Array;
  /** Largest |F - F_Hermite| found between the nodes. */
  readonly error: number;
}

// Abscissae and weights on [-1, 1]; Abramowitz & Stegun, table 25.4, n = 8.
export const GAUSS: readonly (readonly [number, number])[] = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([x, w]) => [
  [-(x as number), w as number],
  [x as number, w as number],
]) as (readonly [number, number])[];

const CUT = 60; // e^-60 = 9e-27
const TABLE_ERROR = 1e-11;

/** U at many places. */
export function energies({ energy, fields }: Landscape, x: Float64Array): Float64Array {
  const scope: Scope = { ...fields, x };
  return evaluateColumn(energy, scope, x.length);
}

/**
 * The range in which all but 1e-26 of the weight lies, and the lowest energy in it.
 * @throws NotConfining
 */
export const support = (landscape: Landscape): Support => search(landscape, ROUNDS);

interface Support {
  readonly low: number;
  readonly high: number;
  readonly lowest: number;
}

/** The first round looks at a ladder of places over 24 decades, each further one at a grid over what is left. */
function search(landscape: Landscape, rounds: number): Support {
  const { low: wallLow = Number.NEGATIVE_INFINITY, high: wallHigh = Number.POSITIVE_INFINITY } =
    landscape.range ?? {};
  const ladder = ladderFrom(2 ** -50, 80); // 1e-15 … 1e9
  const free = [...ladder.map((x) => -x).reverse(), 0, ...ladder].filter((x) => x > wallLow && x < wallHigh);
  const walls = [wallLow, wallHigh].filter(Number.isFinite);
  const places = Float64Array.from([...free, ...walls]).sort();
  let at = places;
  let lowest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const values = energies(landscape, at).map((u) => (Number.isNaN(u) ? Number.POSITIVE_INFINITY : u));
    lowest = values.reduce((a, b) => Math.min(a, b), lowest);
    // on the first, coarse ladder a narrow well shows only as a dip
    const inside = (i: number): boolean =>
      (values[i] as number) - lowest < CUT * landscape.kT || (round === 0 && dips(values, i));
    let first = 0;
    while (first < at.length && !inside(first)) first += 1;
    let last = at.length - 1;
    while (last >= 0 && !inside(last)) last -= 1;
    if (round === 0) {
      const openLow = first === 0 && at[0] !== wallLow;
      const openHigh = last === at.length - 1 && at[last] !== wallHigh;
      if (!Number.isFinite(lowest) || first > last || openLow || openHigh) {
        throw new NotConfining("the potential does not rise on both sides");
      }
    }
    if (first > last) break; // a finer grid that misses a narrow minimum: what is known is kept
    const low = at[Math.max(0, first - 1)] as number;
    const high = at[Math.min(at.length - 1, last + 1)] as number;
    at = Float64Array.from({ length: GRID + 1 }, (_, i) => low + ((high - low) * i) / GRID);
  }
  return { low: at[0] as number, high: at[at.length - 1] as number, lowest };
}

/** Whether a value lies below one neighbour and not above the other. */
function dips(values: Float64Array, i: number): boolean {
  const here = values[i] as number;
  const before = values[i - 1] ?? Number.POSITIVE_INFINITY;
  const after = values[i + 1] ?? Number.POSITIVE_INFINITY;
  return here <= before && here <= after && here < Math.max(before, after) && i > 0 && i < values.length - 1;
}

const ROUNDS = 4;
const GRID = 4096;

/** Four places an octave, upwards from `least`: products and sums only, the same on every engine. */
function ladderFrom(least: number, octaves: number): number[] {
  const places: number[] = [];
  for (let at = least; places.length < 4 * octaves; at *= 2) places.push(at, 1.25 * at, 1.5 * at, 1.75 * at);
  return places;
}

/** Whether exp(-U/kT) has a finite integral, as far as a search over 24 decades of x sees. */
export function confines(landscape: Landscape): boolean {
  try {
    search(landscape, 1);
    return true;
  } catch (error) {
    if (error instanceof NotConfining) return false;
    throw error;
  }
}

/**
 * Solves the equilibrium of a landscape. Intervals are halved one by one, where the Hermite table is not yet good to 1e-11
 * in probability: a kink costs a few intervals, not a finer grid.
 * @throws NotConfining
 */
export function equilibriumOf(landscape: Landscape): Equilibrium {
  const { low, high, lowest } = support(landscape);
  const { kT } = landscape;
  const weightAt = (places: Float64Array): Float64Array =>
    energies(landscape, places).map((u) => math.exp(-(u - lowest) / kT));
  const done: Interval[] = [];
  let edges = Float64Array.from({ length: COARSE + 1 }, (_, i) => low + ((high - low) * i) / COARSE);
  let pending = measured(weightAt, edges.subarray(0, COARSE), edges.subarray(1));
  const scale = pending.reduce((sum, { first, second }) => sum + first + second, 0);
  for (let depth = 0; depth < DEEPEST && pending.length > 0; depth++) {
    const coarse = pending.filter((interval) => missOf(interval) > TABLE_ERROR * scale);
    done.push(...pending.filter((interval) => missOf(interval) <= TABLE_ERROR * scale));
    edges = Float64Array.from(coarse.flatMap(({ from, to }) => [from, (from + to) / 2]));
    const ends = Float64Array.from(coarse.flatMap(({ from, to }) => [(from + to) / 2, to]));
    pending = measured(weightAt, edges, ends);
  }
  return assembled([...done, ...pending], lowest, kT);
}

const COARSE = 512;
const DEEPEST = 40; // a jump of U is narrowed to 2^-40 of an interval

/** F = -kT ln Z. @throws NotConfining */
export const freeEnergy = (landscape: Landscape): number => equilibriumOf(landscape).freeEnergy;

interface Interval {
  readonly from: number;
  readonly to: number;
  /** exp(-(U - min U)/kT) at both ends. */
  readonly left: number;
  readonly right: number;
  /** Its integral over each half. */
  readonly first: number;
  readonly second: number;
}

function measured(
  weightAt: (places: Float64Array) => Float64Array,
  from: Float64Array,
  to: Float64Array,
): Interval[] {
  const n = from.length;
  if (n === 0) return [];
  const halves = new Float64Array(2 * n);
  const width = (i: number): number => (to[i] as number) - (from[i] as number);
  for (const [node, share] of GAUSS) {
    const places = Float64Array.from({ length: 2 * n }, (_, h) => {
      const i = h >> 1;
      return (from[i] as number) + (width(i) * ((h & 1) + 0.5 + 0.5 * node)) / 2;
    });
    weightAt(places).forEach((w, h) => {
      halves[h] = (halves[h] as number) + (w * share * width(h >> 1)) / 4;
    });
  }
  const left = weightAt(from);
  const right = weightAt(to);
  return Array.from({ length: n }, (_, i) => ({
    from: from[i] as number,
    to: to[i] as number,
    left: left[i] as number,
    right: right[i] as number,
    first: halves[2 * i] as number,
    second: halves[2 * i + 1] as number,
  }));
}

/** How far the Hermite interpolant is off in the middle of an interval. */
function missOf({ from, to, left, right, first, second }: Interval): number {
  const middle = (first + second) / 2 + ((to - from) * (left - right)) / 8;
  return Math.abs(middle - first);
}

function assembled(intervals: Interval[], lowest: number, kT: number): Equilibrium {
  intervals.sort((a, b) => a.from - b.from);
  const total = intervals.reduce((sum, { first, second }) => sum + first + second, 0);
  const n = intervals.length;
  const x = new Float64Array(n + 1);
  const below = new Float64Array(n + 1);
  const density = new Float64Array(n + 1);
  let error = 0;
  intervals.forEach((interval, i) => {
    const { from, to, left, right, first, second } = interval;
    x[i] = from;
    x[i + 1] = to;
    density[i] = left / total;
    density[i + 1] = right / total;
    below[i + 1] = (below[i] as number) + (first + second) / total;
    error = Math.max(error, missOf(interval) / total);
  });
  return { freeEnergy: lowest - kT * math.log(total), x, below, density, error };
}

/** P(x < threshold) in equilibrium. */
export function probabilityBelow(
  solved: Pick<Equilibrium, "x" | "below" | "density">,
  threshold: number,
): number {
  const { x, below, density } = solved;
  const last = x.length - 1;
  if (threshold <= (x[0] as number)) return 0;
  if (threshold >= (x[last] as number)) return 1;
  let i = 0;
  let above = last;
  while (above - i > 1) {
    const middle = (i + above) >> 1;
    if ((x[middle] as number) <= threshold) i = middle;
    else above = middle;
  }
  const width = (x[i + 1] as number) - (x[i] as number);
  const s = (threshold - (x[i] as number)) / width;
  const rise = (below[i + 1] as number) - (below[i] as number);
  const b = (density[i] as number) * width;
  const e = (density[i + 1] as number) * width;
  return (below[i] as number) + s * (b + s * (3 * rise - 2 * b - e + s * (b + e - 2 * rise)));
}
