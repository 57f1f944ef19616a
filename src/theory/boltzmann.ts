// Equilibrium in one dimension: p(x) = exp(-U(x)/kT)/Z, F = -kT ln Z, and the cumulative distribution at nodes.
// Quadrature: Gauss-Legendre with 8 points on equal intervals of the range where U - min U < 60 kT (weight below 1e-26).
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
const GAUSS: readonly (readonly [number, number])[] = [
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
export function support(landscape: Landscape): { low: number; high: number; lowest: number } {
  const { low: wallLow = Number.NEGATIVE_INFINITY, high: wallHigh = Number.POSITIVE_INFINITY } =
    landscape.range ?? {};
  const ladder = ladderFrom(2 ** -50, 80); // 1e-15 … 1e9
  const free = [...ladder.map((x) => -x).reverse(), 0, ...ladder].filter((x) => x > wallLow && x < wallHigh);
  const walls = [wallLow, wallHigh].filter(Number.isFinite);
  const places = Float64Array.from([...free, ...walls]).sort();
  let values = energies(landscape, places);
  let at = places;
  for (let round = 0; round < 6; round++) {
    const finite = values.map((u) => (Number.isNaN(u) ? Number.POSITIVE_INFINITY : u));
    const lowest = finite.reduce((a, b) => (b < a ? b : a), Number.POSITIVE_INFINITY);
    const inside = (i: number): boolean => (finite[i] as number) - lowest < CUT * landscape.kT;
    let first = 0;
    while (first < at.length && !inside(first)) first += 1;
    let last = at.length - 1;
    while (last >= 0 && !inside(last)) last -= 1;
    const openLow = first === 0 && at[0] !== wallLow;
    const openHigh = last === at.length - 1 && at[last] !== wallHigh;
    if (!Number.isFinite(lowest) || openLow || openHigh) {
      throw new NotConfining("the potential does not rise on both sides");
    }
    const low = at[Math.max(0, first - 1)] as number;
    const high = at[Math.min(at.length - 1, last + 1)] as number;
    const next = Float64Array.from({ length: 4097 }, (_, i) => low + ((high - low) * i) / 4096);
    values = energies(landscape, next);
    const settled = round >= 2 && values.every((u) => u >= lowest - 1e-3 * landscape.kT);
    at = next;
    if (settled) return { low, high, lowest: values.reduce((a, b) => (b < a ? b : a)) };
  }
  const lowest = values.reduce((a, b) => (b < a ? b : a));
  return { low: at[0] as number, high: at[at.length - 1] as number, lowest };
}

/** Four places an octave, upwards from `least`: products and sums only, the same on every engine. */
function ladderFrom(least: number, octaves: number): number[] {
  const places: number[] = [];
  for (let at = least; places.length < 4 * octaves; at *= 2) places.push(at, 1.25 * at, 1.5 * at, 1.75 * at);
  return places;
}

/** Whether exp(-U/kT) has a finite integral, as far as a search over 24 decades of x sees. */
export function confines(landscape: Landscape): boolean {
  try {
    support(landscape);
    return true;
  } catch (error) {
    if (error instanceof NotConfining) return false;
    throw error;
  }
}

/**
 * Solves the equilibrium of a landscape; intervals are halved until the Hermite table is good to 1e-11 in probability.
 * @throws NotConfining
 */
export function equilibriumOf(landscape: Landscape): Equilibrium {
  const range = support(landscape);
  let intervals = COARSE;
  for (;;) {
    const solved = tabulate(landscape, range, intervals);
    if (solved.error < TABLE_ERROR || intervals >= 65536) return solved;
    intervals *= 2;
  }
}

const COARSE = 512; // 4,096 points: Z to rounding for any U that 512 intervals resolve

/** F = -kT ln Z. @throws NotConfining */
export const freeEnergy = (landscape: Landscape): number =>
  tabulate(landscape, support(landscape), COARSE).freeEnergy;

function tabulate(
  landscape: Landscape,
  { low, high, lowest }: { low: number; high: number; lowest: number },
  intervals: number,
): Equilibrium {
  const { kT } = landscape;
  const width = (high - low) / intervals;
  const x = Float64Array.from({ length: intervals + 1 }, (_, i) => low + ((high - low) * i) / intervals);
  const weightAt = (places: Float64Array): Float64Array =>
    energies(landscape, places).map((u) => math.exp(-(u - lowest) / kT));
  // both halves of each interval: the first one checks the table between its nodes
  const halves = new Float64Array(2 * intervals);
  for (const [node, share] of GAUSS) {
    const places = Float64Array.from(
      { length: 2 * intervals },
      (_, i) => low + width * ((i + 0.5 + 0.5 * node) / 2),
    );
    weightAt(places).forEach((w, i) => {
      halves[i] = (halves[i] as number) + (w * share * width) / 4;
    });
  }
  const total = halves.reduce((sum, part) => sum + part, 0);
  const density = weightAt(x).map((w) => w / total);
  const below = new Float64Array(intervals + 1);
  let error = 0;
  for (let i = 0; i < intervals; i++) {
    const first = (halves[2 * i] as number) / total;
    const rise = first + (halves[2 * i + 1] as number) / total;
    below[i + 1] = (below[i] as number) + rise;
    const hermite = rise / 2 + (width * ((density[i] as number) - (density[i + 1] as number))) / 8;
    error = Math.max(error, Math.abs(hermite - first));
  }
  return { freeEnergy: lowest - kT * math.log(total), x, below, density, error };
}

/** P(x < threshold) in equilibrium. */
export function probabilityBelow(solved: Equilibrium, threshold: number): number {
  const { x, below, density } = solved;
  const last = x.length - 1;
  if (threshold <= (x[0] as number)) return 0;
  if (threshold >= (x[last] as number)) return 1;
  const width = ((x[last] as number) - (x[0] as number)) / last;
  const i = Math.min(last - 1, Math.floor((threshold - (x[0] as number)) / width));
  const s = (threshold - (x[i] as number)) / width;
  const rise = (below[i + 1] as number) - (below[i] as number);
  const b = (density[i] as number) * width;
  const e = (density[i + 1] as number) * width;
  return (below[i] as number) + s * (b + s * (3 * rise - 2 * b - e + s * (b + e - 2 * rise)));
}
