// Slow driving: <W> - dF -> ∫ zeta(lambda) (dlambda/dt)^2 dt, at least L^2/tau with the length L = ∫ sqrt(zeta) |dlambda|. In one dimension
//   zeta = (friction/kT^2) ∫ dx [∫_-inf^x p (X - <X>) dx']^2/p,  X = -dU/dlambda,  p = exp(-U/kT)/Z
// D. A. Sivak, G. E. Crooks, PRL 108, 190602 (2012), eqs. 3, 9 and 11; the quadrature: A. Berezhkovskii, A. Szabo, J. Chem. Phys. 135,
// 074108 (2011). zeta does not bound <W> at a finite tau.
import { differentiate } from "../formula/differentiate.js";
import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";

/** How the fields move per unit of lambda. */
export type Direction = Readonly<Record<string, number>>;

// Gauss-Legendre with 3 points on [0, 1]
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;
const CELLS = 1024;

/**
 * zeta in these fields, along a direction of them, for a friction of 1; on `from` < x alone, where it is given.
 * Energies in the unit of kT, lengths in that of x.
 */
export function frictionCoefficient(
  landscape: Landscape,
  direction: Direction,
  from = Number.NEGATIVE_INFINITY,
): number {
  const { low: lowest, high, lowest: depth } = support(landscape);
  const low = Math.max(lowest, from);
  const { kT } = landscape;
  const step = (high - low) / CELLS;
  const weightAt = (x: Float64Array): Float64Array =>
    energies(landscape, x).map((u) => math.exp((depth - u) / kT));
  const forceAt = (x: Float64Array): Float64Array => {
    const total = new Float64Array(x.length);
    for (const [field, by] of Object.entries(direction)) {
      const slope = energies({ ...landscape, energy: differentiate(landscape.energy, field) }, x);
      slope.forEach((value, i) => {
        total[i] = (total[i] as number) - by * value;
      });
    }
    return total;
  };
  const starts = Float64Array.from({ length: CELLS }, (_, i) => low + step * i);
  const [masses, pulls] = [new Float64Array(CELLS), new Float64Array(CELLS)];
  for (const [place, share] of GAUSS) {
    const x = starts.map((at) => at + place * step);
    const [weight, force] = [weightAt(x), forceAt(x)];
    for (let i = 0; i < CELLS; i++) {
      const mass = share * step * (weight[i] as number);
      masses[i] = (masses[i] as number) + mass;
      pulls[i] = (pulls[i] as number) + mass * (force[i] as number);
    }
  }
  const Z = masses.reduce((sum, mass) => sum + mass, 0);
  const mean = pulls.reduce((sum, pull) => sum + pull, 0) / Z;
  const excess = pulls.map((pull, i) => pull - mean * (masses[i] as number));
  // from the side on which it is small: the two differ by the rounding of a sum that is 0
  const [left, right] = [new Float64Array(CELLS + 1), new Float64Array(CELLS + 1)];
  for (let i = 0; i < CELLS; i++) left[i + 1] = (left[i] as number) + (excess[i] as number);
  for (let i = CELLS - 1; i >= 0; i--) right[i] = (right[i + 1] as number) - (excess[i] as number);
  const weights = weightAt(Float64Array.from({ length: CELLS + 1 }, (_, i) => low + step * i));
  let sum = 0;
  let passed = 0;
  for (let i = 0; i <= CELLS; i++) {
    const flow = 2 * passed < Z ? (left[i] as number) : (right[i] as number);
    passed += masses[i] ?? 0;
    const simpson = i === 0 || i === CELLS ? 1 : i % 2 === 1 ? 4 : 2;
    sum += (simpson * step * flow * flow) / (3 * (weights[i] as number));
  }
  return sum / (Z * kT * kT);
}

/** What slow driving costs along a way s = 0 … 1 with friction coefficient zeta(s), both times tau: as it is, and at the best speed. */
export interface SlowCost {
  /** ∫ zeta ds */
  readonly asGiven: number;
  /** L^2 = (∫ sqrt(zeta) ds)^2 */
  readonly squaredLength: number;
}

/** Intervals of Gauss's rule with 3 points. */
const INTERVALS = 48;

export function slowCost(zeta: (s: number) => number): SlowCost {
  let [sum, length] = [0, 0];
  for (let k = 0; k < INTERVALS; k++) {
    for (const [place, share] of GAUSS) {
      const value = zeta((k + place) / INTERVALS);
      sum += (share * value) / INTERVALS;
      length += (share * Math.sqrt(value)) / INTERVALS;
    }
  }
  return { asGiven: sum, squaredLength: length * length };
}
