// The slowest modes of relaxation between two reflecting walls, u_k(x) with decay rates lambda_k, k = 2, 3, …:
//   D e^V (e^-V u')' = -lambda u,  u' = 0 at the walls,  V = U/kT,  D = kT/friction,  <u_k u_l>_eq = delta_kl,
// each by iteration of u = lambda (1/D) ∫ dy e^V(y) ∫_y dz e^-V(z) u(z), orthogonal to 1 and the modes before.
// H. Risken, The Fokker-Planck Equation, ch. 5.4; amplitudes a_k = ∫ u_k p dx: Z. Lu, O. Raz, PNAS 114, 5083 (2017).
import * as math from "../kernel/math.js";
import { energies, type Landscape } from "./boltzmann.js";
import { filled, fromLeft, fromRight } from "./cumulative.js";

const CELLS = 8192;
const MOST_ROUNDS = 400;

export interface Walled extends Landscape {
  readonly friction: number;
  readonly range: { readonly low: number; readonly high: number };
}

export interface Mode {
  readonly rate: number;
  /** Places, and u there; u > 0 at the low wall. */
  readonly x: Float64Array;
  readonly u: Float64Array;
}

/** The `count` slowest modes; relative error of the rates below 1e-9. */
export function slowestModes(landscape: Walled, count: number): Mode[] {
  const { kT, friction, range } = landscape;
  const h = (range.high - range.low) / (2 * CELLS);
  const x = Float64Array.from({ length: 2 * CELLS + 1 }, (_, i) => range.low + h * i);
  const energy = energies(landscape, x);
  const lowest = energy.reduce((a, b) => Math.min(a, b));
  const weight = energy.map((u) => math.exp(-(u - lowest) / kT));
  const below = fromLeft(weight, h);
  const total = below[CELLS] as number;
  const overlap = (a: Float64Array, b: Float64Array): number =>
    (fromLeft(
      weight.map((w, i) => w * (a[i] as number) * (b[i] as number)),
      h,
    )[CELLS] as number) / total;
  const known: Float64Array[] = [x.map(() => 1)];
  const apart = (u: Float64Array): Float64Array => {
    const free = known.reduce((rest, mode) => {
      const share = overlap(rest, mode);
      return rest.map((value, i) => value - share * (mode[i] as number));
    }, u);
    const norm = Math.sqrt(overlap(free, free));
    return free.map((value) => value / norm);
  };
  return Array.from({ length: count }, (_, k): Mode => {
    const middle = (range.low + range.high) / 2;
    let mode = apart(x.map((place) => math.pow(place - middle, k + 1)));
    let rate = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const inner = weight.map((w, i) => w * (mode[i] as number));
      const [left, right] = [fromLeft(inner, h), fromRight(inner, h)];
      // the flux from the side on which less is summed; both are the same, as <u> = 0
      const flux = left.map((sum, i) => ((below[i] as number) < total / 2 ? -sum : (right[i] as number)));
      const slope = filled(flux).map((value, i) => value / (weight[i] as number));
      const next = filled(fromLeft(slope, h));
      const found = kT / friction / overlap(mode, next);
      mode = apart(next);
      const settled = Math.abs(found - rate) < 1e-14 * found;
      rate = found;
      if (settled) break;
    }
    known.push(mode);
    const sign = (mode[0] as number) < 0 ? -1 : 1;
    return { rate, x, u: mode.map((value) => sign * value) };
  });
}

/** a = ∫ u p dx where p is Boltzmann at another temperature. */
export function amplitude(landscape: Walled, { x, u }: Mode, kT: number): number {
  const energy = energies(landscape, x);
  const lowest = energy.reduce((a, b) => Math.min(a, b));
  const weight = energy.map((value) => math.exp(-(value - lowest) / kT));
  const h = (x[1] as number) - (x[0] as number);
  const sum = (of: Float64Array): number => fromLeft(of, h)[CELLS] as number;
  return sum(weight.map((w, i) => w * (u[i] as number))) / sum(weight);
}
