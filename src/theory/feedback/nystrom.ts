// The stationary density of a chain with a kernel, p(x') = ∫ k(x'|x) p(x) dx, by Nystrom's method on panels of 8 points of Gauss and Legendre
// (K. E. Atkinson, The Numerical Solution of Integral Equations of the Second Kind, ch. 4): where k is smooth in x but at cuts, the error falls as
// the 16th power of the panel's width.
import { LuDecomposition, Matrix } from "ml-matrix";
import { GAUSS } from "../network/quadrature.js";

export interface StationaryDensity {
  readonly x: readonly number[];
  /** p(x) dx at each of them; they sum to 1. */
  readonly weight: readonly number[];
}

export interface Chain {
  /** k(to|from), which may jump or have a kink in `from` at the cuts. */
  readonly kernel: (to: number, from: number) => number;
  /** What lies outside is of no weight; what is inside may be of none. */
  readonly low: number;
  readonly high: number;
  readonly cuts: readonly number[];
  /** The length on which k varies: panels are no wider. */
  readonly scale: number;
}

const COARSE = 3; // times as wide are the panels that tell where there is weight
const NONE = 1e-17; // of all weight

export function stationaryDensity(chain: Chain): StationaryDensity {
  const { x, weight } = solvedOn({ ...chain, scale: COARSE * chain.scale });
  const first = weight.findIndex((w) => Math.abs(w) > NONE);
  const last = weight.findLastIndex((w) => Math.abs(w) > NONE);
  const margin = COARSE * chain.scale;
  return solvedOn({
    ...chain,
    low: Math.max(chain.low, (x[first] as number) - margin),
    high: Math.min(chain.high, (x[last] as number) + margin),
  });
}

function solvedOn({ kernel, low, high, cuts, scale }: Chain): StationaryDensity {
  const edges = [low, ...cuts.filter((cut) => cut > low && cut < high).sort((a, b) => a - b), high];
  const x: number[] = [];
  const dx: number[] = [];
  for (let k = 1; k < edges.length; k++) {
    const [left, right] = [edges[k - 1] as number, edges[k] as number];
    const panels = Math.max(1, Math.ceil((right - left) / scale));
    const half = (right - left) / (2 * panels);
    for (let panel = 0; panel < panels; panel++)
      for (const [point, weight] of GAUSS) {
        x.push(left + half * (2 * panel + 1 + point));
        dx.push(weight * half);
      }
  }
  // unknown p dx; one equation is that they sum to 1, taken where the density is likely
  const n = x.length;
  const rows = x.map((to, i) => x.map((from, j) => (dx[i] as number) * kernel(to, from) - (i === j ? 1 : 0)));
  const system = new Matrix(rows);
  // columns sum to 0 but for rounding: adding 1 to all of one row leaves the solution of the others and makes the sum 1
  const middle = Math.floor(n / 2);
  for (let j = 0; j < n; j++) system.set(middle, j, system.get(middle, j) + 1);
  const right = Matrix.zeros(n, 1);
  right.set(middle, 0, 1);
  const solved = new LuDecomposition(system).solve(right).to1DArray();
  const sum = solved.reduce((total, value) => total + value, 0);
  return { x, weight: solved.map((value) => value / sum) };
}

/** <f>. */
export const meanOf = ({ x, weight }: StationaryDensity, f: (x: number) => number): number =>
  x.reduce((sum, at, i) => sum + (weight[i] as number) * f(at), 0);
