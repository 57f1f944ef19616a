// The entropy that a network gives to its baths, told by what is counted on its edges. With counters n_k = sum_e w_ke n_e of the net jumps n_e, numbers
// a_k exist such that along any path
//   sum_e A_e n_e = sum_k a_k n_k + psi(end) - psi(start)
// if and only if they tell the affinity of every cycle C: sum_k a_k w_k(C) = A(C), w_k(C) = sum of w_ke around C. Where the counters are those of the chords
// alone, a_k is the affinity of the cycle that chord k closes (J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976), eq. 7.12).
import { Matrix, solve } from "ml-matrix";
import { type Edge, edgesOf } from "./currents.js";
import { type Cycle, cycleBasis } from "./cycles.js";
import type { Jumps } from "./generator.js";

export interface CounterAffinities {
  /** a_k, of least sum of squares where there are several. */
  readonly affinities: readonly number[];
  /** psi by state, 0 at the first state of each connected part. */
  readonly potential: Float64Array;
  /** Number of independent cycles. */
  readonly cycles: number;
}

/** What w_k(C) a_k may miss A(C) by, relative to the largest affinity: roundings. */
const ROUNDING = 1e-9;

/** Sums around the cycles of a number for each edge. */
const around = ({ edges }: Cycle, of: (edge: number) => number): number =>
  edges.reduce((sum, [e, sign]) => sum + sign * of(e), 0);

/**
 * Affinities of counters, `weights[k][e]` being what counter k counts for a jump forwards through edge e and minus that backwards; null where
 * they do not tell the affinity of every cycle.
 */
export function counterAffinities(
  jumps: Jumps,
  weights: readonly ArrayLike<number>[],
  edges: readonly Edge[] = edgesOf(jumps),
): CounterAffinities | null {
  const basis = cycleBasis(jumps, edges);
  const wanted = basis.map(({ affinity }) => affinity);
  const counted = basis.map((cycle) => weights.map((w) => around(cycle, (e) => w[e] as number)));
  const affinities = affinitiesOfCycles(counted, wanted, weights.length);
  if (affinities === null) return null;
  const rest = edges.map(
    ([forward], e) =>
      (jumps.channels[forward]?.entropy as number) -
      weights.reduce((sum, w, k) => sum + (w[e] as number) * (affinities[k] as number), 0),
  );
  return { affinities, potential: potentialOf(jumps, edges, rest), cycles: basis.length };
}

/** a_k with sum_k a_k w_k(C) = A(C), from w_k(C) by cycle and counter and A(C); null where there are none. */
export function affinitiesOfCycles(
  counted: readonly (readonly number[])[],
  wanted: readonly number[],
  counters: number,
): readonly number[] | null {
  const scale = wanted.reduce((most, a) => Math.max(most, Math.abs(a)), 0);
  const affinities = leastSquares(counted, wanted, counters);
  const open = counted.some((row, c) => {
    const told = row.reduce((sum, w, k) => sum + w * (affinities[k] as number), 0);
    return Math.abs(told - (wanted[c] as number)) > ROUNDING * (1 + scale);
  });
  return open ? null : affinities;
}

function leastSquares(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  unknowns: number,
): number[] {
  if (unknowns === 0) return [];
  if (rows.length === 0) return new Array<number>(unknowns).fill(0);
  // the decomposition needs at least as many rows as unknowns
  const short = Math.max(0, unknowns - rows.length);
  const padded = [...rows, ...Array.from({ length: short }, () => new Array<number>(unknowns).fill(0))];
  const right = [...wanted, ...new Array<number>(short).fill(0)];
  return solve(new Matrix(padded as number[][]), Matrix.columnVector(right), true).to1DArray();
}

/** psi with psi(to) - psi(from) = `rest` of each edge, where that is 0 around every cycle. */
function potentialOf(
  { states, channels }: Jumps,
  edges: readonly Edge[],
  rest: readonly number[],
): Float64Array {
  const beside: [to: number, step: number][][] = Array.from({ length: states }, () => []);
  edges.forEach(([forward], e) => {
    const { from, to } = channels[forward] as { from: number; to: number };
    beside[from]?.push([to, rest[e] as number]);
    beside[to]?.push([from, -(rest[e] as number)]);
  });
  const potential = new Float64Array(states).fill(Number.NaN);
  for (let root = 0; root < states; root++) {
    if (!Number.isNaN(potential[root])) continue;
    potential[root] = 0;
    const open = [root];
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      for (const [to, step] of beside[i] as [number, number][]) {
        if (!Number.isNaN(potential[to])) continue;
        potential[to] = (potential[i] as number) + step;
        open.push(to);
      }
    }
  }
  return potential;
}
