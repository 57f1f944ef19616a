// The potential that keeps a driven density in equilibrium at any speed, U + U_cd dlambda/dt with
//   U_cd(x; lambda) = (friction/kT) ∫_0^x dy G(y)/p(y),  G(x) = ∫_-∞^x p (X - <X>),  X = -dU/dlambda,  p = e^(-U/kT)/Z,
// as a polynomial in z = (lambda - middle)/half of the range of lambda, with functions of x for coefficients.
// G. Li, H. T. Quan, Z. C. Tu, PRE 96, 012144 (2017); A. B. Boyd et al., J. Stat. Phys. 187, 17 (2022).
import { differentiate } from "../formula/differentiate.js";
import { evaluateColumn } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";
import { filled, fromLeft, fromRight } from "./cumulative.js";

const CELLS = 4096;
/** Of the solution's places, those that are handed out. */
const EVERY = 32;

export interface Driven {
  readonly landscape: Landscape & { readonly friction: number };
  readonly field: string;
  readonly from: number;
  readonly to: number;
}

/** Coefficients of 1, z, z^2, … at the places x. */
export interface Counterdiabatic {
  readonly x: readonly number[];
  readonly coefficients: readonly (readonly number[])[];
}

/** U_cd through degree + 1 values of lambda. */
export function counterdiabatic({ landscape, field, from, to }: Driven, degree: number): Counterdiabatic {
  const at = (value: number): Driven["landscape"] => ({
    ...landscape,
    fields: { ...landscape.fields, [field]: value },
  });
  const ends = [from, (from + to) / 2, to].map((value) => support(at(value)));
  const low = Math.min(...ends.map((range) => range.low));
  const high = Math.max(...ends.map((range) => range.high));
  // 0 is a place that is handed out
  const h = (high - low) / (2 * CELLS);
  const zero = EVERY * Math.round(-low / h / EVERY);
  const x = Float64Array.from({ length: 2 * CELLS + 1 }, (_, i) => h * (i - zero));
  const nodes = Array.from({ length: degree + 1 }, (_, j) => math.cos(((j + 0.5) * Math.PI) / (degree + 1)));
  const solved = nodes.map((z) => pushed(at((from + to) / 2 + ((to - from) / 2) * z), field, x, h, zero));
  const places = Array.from({ length: (2 * CELLS) / EVERY + 1 }, (_, i) => EVERY * i);
  const byPlace = places.map((i) =>
    throughNodes(
      nodes,
      solved.map((u) => u[i] as number),
    ),
  );
  return {
    x: places.map((i) => x[i] as number),
    coefficients: nodes.map((_, k) => byPlace.map((c) => c[k] as number)),
  };
}

/** U_cd at one lambda. */
function pushed(
  landscape: Driven["landscape"],
  field: string,
  x: Float64Array,
  h: number,
  zero: number,
): Float64Array {
  const { kT, friction, fields, energy } = landscape;
  const u = energies(landscape, x);
  const lowest = u.reduce((a, b) => Math.min(a, b));
  const weight = u.map((value) => math.exp(-(value - lowest) / kT));
  const push = evaluateColumn(differentiate(energy, field), { ...fields, x }, x.length).map((s) => -s);
  const below = fromLeft(weight, h);
  const total = below[CELLS] as number;
  const pushes = fromLeft(
    weight.map((w, i) => w * (push[i] as number)),
    h,
  );
  const average = (pushes[CELLS] as number) / total;
  const apart = weight.map((w, i) => w * ((push[i] as number) - average));
  const [left, right] = [fromLeft(apart, h), fromRight(apart, h)];
  // from the side on which less is summed: the tails keep their digits. Their slopes are what is smooth between the places.
  const slope = left.map((sum, i) => {
    const G = (below[i] as number) < total / 2 ? sum : -(right[i] as number);
    return ((friction / kT) * G) / (weight[2 * i] as number);
  });
  const integral = filled(fromLeft(filled(slope), h));
  const origin = integral[zero] as number;
  return integral.map((value) => value - origin);
}

/** Coefficients of the polynomial through the values at Chebyshev's nodes. */
function throughNodes(nodes: readonly number[], values: readonly number[]): number[] {
  const n = nodes.length;
  // T_k by T_(k+1) = 2 z T_k - T_(k-1), as coefficients and at the nodes
  let [before, here] = [[0], [1]] as [number[], number[]];
  let [atBefore, atHere] = [nodes.map(() => 0), nodes.map(() => 1)];
  const sum = new Array<number>(n).fill(0);
  for (let k = 0; k < n; k++) {
    const share =
      values.reduce((total, v, j) => total + v * (atHere[j] as number), 0) * ((k === 0 ? 1 : 2) / n);
    here.forEach((c, i) => {
      sum[i] = (sum[i] as number) + share * c;
    });
    const twice = k === 0 ? 1 : 2;
    const next = [0, ...here.map((c) => twice * c)].map((c, i) => c - (before[i] ?? 0));
    const atNext = nodes.map((z, j) => twice * z * (atHere[j] as number) - (atBefore[j] as number));
    [before, here] = [here, next];
    [atBefore, atHere] = [atHere, atNext];
  }
  return sum;
}
