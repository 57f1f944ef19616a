// The least work of a full erasure in a time tau, with full control of U(x, t) between two times at which it is U0:
//   W = D(p_f || p_eq) + W2^2(p_0, p_f)/tau,  p_0 = p_eq of U0,  p_f on x > 0     (kT = 1, D = 1)
// K. Proesmans, J. Ehrich, J. Bechhoefer, PRL 125, 100602; PRE 102, 032105 (2020). With p_f = 2 p_0 there, local equilibrium, it is
// ln 2 + W2^2/tau. The least one over p_f: by the monotone map Y of the share u of p_0 below x,
//   W = ln Z + ∫ du [-ln Y'(u) + U0(Y) + (Y - x)^2/tau],   Y(0) = 0,
// at the nodes of a grid in x by Newton's method with a tridiagonal matrix; the error of order h^2 is taken out by halving h twice.
import { differentiate } from "../formula/differentiate.js";
import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";
import { averageOf, boltzmannLaw, type GridLaw, transportCost, transportMap } from "./transport.js";

/** Names as in the catalogue of claims, `proesmans-2020-finite-time-landauer`. */
export interface FiniteTimeLandauer {
  /** Over all final densities. */
  readonly W_min: number;
  /** W2^2 and <x> of the best final density. */
  readonly W2sq_opt: number;
  readonly x_final_mean: number;
  /** Of local equilibrium at the end. */
  readonly W_LE: number;
  readonly W2sq: number;
  /** <x^2> of p_0. */
  readonly var: number;
  /** ln 2 + var/(2 tau) <= W_min <= W_LE <= ln 2 + 2 var/tau. */
  readonly lower: number;
  readonly upper: number;
}

/** U0 is symmetric and in units of kT; tau in those of length^2/D. */
export function finiteTimeLandauer(landscape: Landscape, tau: number): FiniteTimeLandauer {
  const { high } = support(landscape);
  const start = boltzmannLaw(landscape);
  const right = boltzmannLaw(landscape, [0, high]);
  const W2sq = transportCost(start, right);
  const square = averageOf(start, (x) => x * x);
  const levels = [1024, 2048, 4096].map((cells) => optimum(landscape, tau, cells));
  const limit = (pick: (found: Optimum) => number): number => {
    const [a, b, c] = levels.map(pick) as [number, number, number];
    const [fine, finer] = [(4 * b - a) / 3, (4 * c - b) / 3];
    return (16 * finer - fine) / 15;
  };
  const ln2 = math.log(2);
  return {
    W_min: limit(({ work }) => work),
    W2sq_opt: limit(({ cost }) => cost),
    x_final_mean: limit(({ mean }) => mean),
    W_LE: ln2 + W2sq / tau,
    W2sq,
    var: square,
    lower: ln2 + square / (2 * tau),
    upper: ln2 + (2 * square) / tau,
  };
}

type Formula = (x: Float64Array) => Float64Array;

interface Optimum {
  readonly work: number;
  readonly cost: number;
  readonly mean: number;
}

const MOST_STEPS = 200;
const CONVERGED = 1e-13;
const SHORTEST = 1e-6;
/** Places with less probability than this beyond them are left out. */
const TAIL = 1e-15;

function optimum(landscape: Landscape, tau: number, cells: number): Optimum {
  const { high } = support(landscape);
  const law = boltzmannLaw(landscape, undefined, cells);
  const right = boltzmannLaw(landscape, [0, high], cells);
  const from = law.below.findIndex((share) => share > TAIL);
  const to = law.above.findIndex((share) => share < TAIL);
  const places = Array.from({ length: to - from }, (_, i) => law.low + law.step * (from + i));
  // masses between the nodes; the first lies between Y = 0 and the first node
  const masses = places.map((_, i) =>
    i === 0
      ? (law.below[from] as number)
      : (law.below[from + i] as number) - (law.below[from + i - 1] as number),
  );
  // trapezoids in u: what a node stands for
  const weights = masses.map((mass, i) => (mass + (masses[i + 1] ?? (law.above[to - 1] as number))) / 2);
  let y = Float64Array.from(transportMap(law, right).subarray(from, to));
  spread(y);
  const logZ = logPartition(landscape, law);
  const first = differentiate(landscape.energy, "x");
  const [U, slopeOf, bendOf] = [landscape.energy, first, differentiate(first, "x")].map(
    (energy) =>
      (x: Float64Array): Float64Array =>
        energies({ ...landscape, energy }, x),
  ) as [Formula, Formula, Formula];
  const objective = (at: Float64Array): number => {
    const energy = U(at);
    let sum = logZ;
    for (let i = 0; i < at.length; i++) {
      const mass = masses[i] as number;
      const gap = (at[i] as number) - (i === 0 ? 0 : (at[i - 1] as number));
      if (!(gap > 0)) return Number.POSITIVE_INFINITY;
      const by = (at[i] as number) - (places[i] as number);
      sum +=
        -mass * math.log(gap / mass) + (weights[i] as number) * ((energy[i] as number) + (by * by) / tau);
    }
    return sum;
  };
  let value = objective(y);
  let shift = 0;
  let polish = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [slopes, bends] = [slopeOf(y), bendOf(y)];
    const n = y.length;
    const gradient = new Float64Array(n);
    const diagonal = new Float64Array(n);
    const side = new Float64Array(n); // couples i and i + 1
    for (let i = 0; i < n; i++) {
      const weight = weights[i] as number;
      gradient[i] = weight * ((slopes[i] as number) + (2 * ((y[i] as number) - (places[i] as number))) / tau);
      diagonal[i] = weight * ((bends[i] as number) + 2 / tau + shift);
    }
    for (let i = 0; i < n; i++) {
      const gap = (y[i] as number) - (i === 0 ? 0 : (y[i - 1] as number));
      const pull = (masses[i] as number) / gap;
      const stiff = pull / gap;
      gradient[i] = (gradient[i] as number) - pull;
      diagonal[i] = (diagonal[i] as number) + stiff;
      if (i === 0) continue;
      gradient[i - 1] = (gradient[i - 1] as number) + pull;
      diagonal[i - 1] = (diagonal[i - 1] as number) + stiff;
      side[i - 1] = -stiff;
    }
    const by = thomas(diagonal, side, gradient);
    if (by === null) {
      shift = shift === 0 ? 1 / tau : 4 * shift;
      continue;
    }
    if (polish > 0) {
      // the work is flat at its least value: the map is found by the gradient alone
      y = y.map((x, i) => x - (by[i] as number));
      polish -= 1;
      if (polish === 0) break;
      continue;
    }
    let next = y;
    let found = Number.POSITIVE_INFINITY;
    for (let length = 1; length > SHORTEST && found > value; length /= 2) {
      next = y.map((x, i) => x - length * (by[i] as number));
      found = objective(next);
    }
    const gained = value - found;
    if (gained >= 0) [y, value] = [next, found];
    shift = shift < 1e-3 / tau ? 0 : shift / 4;
    if (shift === 0 && !(gained > CONVERGED * Math.abs(value))) polish = 3;
  }
  let [cost, mean] = [0, 0];
  y.forEach((x, i) => {
    const by = x - (places[i] as number);
    cost += (weights[i] as number) * by * by;
    mean += (weights[i] as number) * x;
  });
  return { work: value, cost, mean };
}

/** Makes places strictly ascending from above 0: where the map's first steps are below rounding. */
function spread(y: Float64Array): void {
  let last = 0;
  for (let i = 0; i < y.length; i++) {
    y[i] = Math.max(y[i] as number, last * (1 + 1e-12) + 1e-18);
    last = y[i] as number;
  }
}

/** ln ∫ exp(-U) dx from the density at the law's largest node. */
function logPartition(landscape: Landscape, law: GridLaw): number {
  let top = 0;
  law.density.forEach((p, i) => {
    if (p > (law.density[top] as number)) top = i;
  });
  const x = law.low + law.step * top;
  const energy = energies(landscape, Float64Array.of(x))[0] as number;
  return -energy - math.log(law.density[top] as number);
}

/** Solves a symmetric tridiagonal system; null where it is not positive definite. */
function thomas(diagonal: Float64Array, side: Float64Array, right: Float64Array): Float64Array | null {
  const n = diagonal.length;
  const pivots = Float64Array.from(diagonal);
  const values = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    if (i > 0) {
      const factor = (side[i - 1] as number) / (pivots[i - 1] as number);
      pivots[i] = (pivots[i] as number) - factor * (side[i - 1] as number);
      values[i] = (values[i] as number) - factor * (values[i - 1] as number);
    }
    if (!((pivots[i] as number) > 0)) return null;
  }
  for (let i = n - 1; i >= 0; i--) {
    const next = i + 1 < n ? (side[i] as number) * (values[i + 1] as number) : 0;
    values[i] = ((values[i] as number) - next) / (pivots[i] as number);
  }
  return values;
}
