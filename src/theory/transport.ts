// Optimal transport on a line: the monotone map T = Q_b(F_a) carries the law a to the law b at the least cost,
//   W2^2 = ∫ (T(x) - x)^2 a(x) dx = ∫_0^1 (Q_b(u) - Q_a(u))^2 du        (C. Villani, Topics in Optimal Transportation, theorem 2.18)
// and overdamped motion that takes a time tau produces at least the entropy W2^2/(D tau) (E. Aurell et al., J. Stat. Phys. 147, 487
// (2012)). Laws stand on uniform grids; probabilities are kept from both sides, so that tails are carried as well as middles.

import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";

/** A density, normalised, and the probabilities below and above each node. */
export interface GridLaw {
  readonly low: number;
  readonly step: number;
  readonly density: Float64Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

// Gauss-Legendre with 3 points on [0, 1]
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;
const CELLS = 8192;

/** A law from any density that is smooth inside [low, high]; `cells` is even. */
export function gridLaw(
  density: (x: Float64Array) => Float64Array,
  low: number,
  high: number,
  cells = CELLS,
): GridLaw {
  const step = (high - low) / cells;
  const nodes = Float64Array.from({ length: cells + 1 }, (_, i) => low + step * i);
  const masses = new Float64Array(cells);
  for (const [place, weight] of GAUSS) {
    const values = density(nodes.subarray(0, cells).map((x) => x + step * place));
    for (let i = 0; i < cells; i++) masses[i] = (masses[i] as number) + weight * step * (values[i] as number);
  }
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const below = new Float64Array(cells + 1);
  const above = new Float64Array(cells + 1);
  for (let i = 0; i < cells; i++) {
    below[i + 1] = (below[i] as number) + (masses[i] as number) / total;
    above[cells - 1 - i] = (above[cells - i] as number) + (masses[cells - 1 - i] as number) / total;
  }
  return { low, step, density: density(nodes).map((p) => p / total), below, above };
}

/** Boltzmann in a landscape; on `range` alone, where it is given. */
export function boltzmannLaw(
  landscape: Landscape,
  range?: readonly [number, number],
  cells = CELLS,
): GridLaw {
  const { low, high, lowest } = support(landscape);
  const [from, to] = range ?? [low, high];
  return gridLaw(
    (x) => energies(landscape, x).map((u) => math.exp((lowest - u) / landscape.kT)),
    Math.max(low, from),
    Math.min(high, to),
    cells,
  );
}

/** The place with these probabilities below and above it. */
export function quantile(law: GridLaw, below: number, above: number): number {
  const cells = law.below.length - 1;
  const fromLeft = below < above;
  const share = fromLeft ? below : above;
  // the cell by halving, from the side on which the probability is small
  let [left, right] = [0, cells];
  while (right - left > 1) {
    const middle = Math.floor((left + right) / 2);
    const here = fromLeft ? (law.below[middle] as number) : (law.above[middle] as number);
    if (fromLeft ? here <= share : here > share) left = middle;
    else right = middle;
  }
  const [a, b] = fromLeft
    ? [law.below[left] as number, law.below[right] as number]
    : [law.above[left] as number, law.above[right] as number];
  const sign = fromLeft ? 1 : -1;
  const [pa, pb] = [law.density[left] as number, law.density[right] as number].map(
    (p) => sign * p * law.step,
  ) as [number, number];
  // Hermite's cubic through the probabilities with the densities as slopes, inverted by bisection and Newton's steps
  const at = (s: number): number =>
    a + s * (pa + s * (3 * (b - a) - 2 * pa - pb + s * (2 * (a - b) + pa + pb)));
  let [from, to] = [0, 1];
  for (let k = 0; k < 60; k++) {
    const middle = (from + to) / 2;
    if (fromLeft ? at(middle) <= share : at(middle) > share) from = middle;
    else to = middle;
  }
  return law.low + law.step * (left + (from + to) / 2);
}

/** T at the nodes of `a`. */
export const transportMap = (a: GridLaw, b: GridLaw): Float64Array =>
  a.below.map((below, i) => quantile(b, below, a.above[i] as number));

/** W2^2, a length squared. */
export function transportCost(a: GridLaw, b: GridLaw): number {
  return simpson(
    transportMap(a, b).map((to, i) => {
      const by = to - (a.low + a.step * i);
      return by * by * (a.density[i] as number);
    }),
    a.step,
  );
}

/** Integral over the nodes of an even number of cells. */
export function simpson(values: ArrayLike<number>, step: number): number {
  const last = values.length - 1;
  let sum = (values[0] as number) + (values[last] as number);
  for (let i = 1; i < last; i++) sum += (i % 2 === 1 ? 4 : 2) * (values[i] as number);
  return (sum * step) / 3;
}

/** <f> of a law, f at its nodes. */
export const averageOf = (law: GridLaw, f: (x: number) => number): number =>
  simpson(
    law.density.map((p, i) => p * f(law.low + law.step * i)),
    law.step,
  );

/** W2^2 of two normal laws: (m1 - m0)^2 + (s1 - s0)^2. */
export const normalTransportCost = (
  a: { readonly mean: number; readonly deviation: number },
  b: { readonly mean: number; readonly deviation: number },
): number =>
  (b.mean - a.mean) * (b.mean - a.mean) + (b.deviation - a.deviation) * (b.deviation - a.deviation);

/** A density through points, straight between them and 0 outside; of any normalisation. */
export interface TabledDensity {
  /** Ascending. */
  readonly x: readonly number[];
  readonly density: readonly number[];
}

/** W2 between two densities, a length. For laws of samples there is the estimate `transport`. */
export function transportDistance(a: TabledDensity, b: TabledDensity): number {
  return Math.sqrt(transportCost(tabledLaw(a), tabledLaw(b)));
}

function tabledLaw({ x, density }: TabledDensity): GridLaw {
  const last = x.length - 1;
  let cell = 0;
  const at = (place: number): number => {
    while (cell > 0 && place < (x[cell] as number)) cell -= 1;
    while (cell < last - 1 && place > (x[cell + 1] as number)) cell += 1;
    const [low, high] = [x[cell] as number, x[cell + 1] as number];
    const share = Math.min(1, Math.max(0, (place - low) / (high - low)));
    return (density[cell] as number) * (1 - share) + (density[cell + 1] as number) * share;
  };
  return gridLaw((places) => places.map(at), x[0] as number, x[last] as number);
}
