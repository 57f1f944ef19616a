// Escape over the hump of a symmetric potential; kT and friction by D = kT/friction.
//   mean first-passage time from a to b > a:  (1/D) ∫_a^b dy e^(U(y)/kT) ∫_-∞^y dz e^(-U(z)/kT)
//   slowest odd mode: u = lambda (1/D) ∫_0^x dy e^(U(y)/kT) ∫_y^∞ dz e^(-U(z)/kT) u(z), by iteration
// H. A. Kramers, Physica 7, 284 (1940); C. W. Gardiner, Handbook of Stochastic Methods, eq. 5.5.23.
import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";
import { filled, fromLeft, fromRight } from "./cumulative.js";

const CELLS = 8192;

export interface Hopping extends Landscape {
  readonly friction: number;
}

const grid = (low: number, high: number): { x: Float64Array; h: number } => {
  const h = (high - low) / (2 * CELLS);
  return { x: Float64Array.from({ length: 2 * CELLS + 1 }, (_, i) => low + h * i), h };
};

/** From a to b, both inside; relative error below 1e-8. */
export function passageTime(landscape: Hopping, from: number, to: number): number {
  const { kT } = landscape;
  const { low } = support(landscape);
  const boltzmann = (x: Float64Array, sign: 1 | -1): Float64Array =>
    energies(landscape, x).map((u) => math.exp((sign * u) / kT));
  const before = grid(low, from);
  const start = fromLeft(boltzmann(before.x, -1), before.h)[CELLS] as number;
  const { x, h } = grid(from, to);
  const below = filled(fromLeft(boltzmann(x, -1), h));
  const outer = boltzmann(x, 1).map((w, i) => w * (start + (below[i] as number)));
  return ((fromLeft(outer, h)[CELLS] as number) * landscape.friction) / kT;
}

const MOST_ROUNDS = 60;

/** lambda_1 of a potential that is even in x; relative error below 1e-8. */
export function slowestRate(landscape: Hopping): number {
  const { kT } = landscape;
  const { high, lowest } = support(landscape);
  const { x, h } = grid(0, high);
  const down = energies(landscape, x).map((u) => math.exp(-(u - lowest) / kT));
  let mode: Float64Array = x.map((place) => math.tanh(4 * place));
  let rate = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const beyond = filled(
      fromRight(
        down.map((w, i) => w * (mode[i] as number)),
        h,
      ),
    );
    // beyond the range both are as good as 0
    const slope = down.map((w, i) => (w > 0 ? (beyond[i] as number) / w : 0));
    const next = filled(fromLeft(slope, h));
    const norm = (of: Float64Array): number =>
      fromLeft(
        down.map((w, i) => w * (mode[i] as number) * (of[i] as number)),
        h,
      )[CELLS] as number;
    const found = ((norm(mode) / norm(next)) * kT) / landscape.friction;
    const scale = norm(mode) / norm(next);
    mode = next.map((value) => value * scale);
    if (Math.abs(found - rate) < 1e-13 * found) return found;
    rate = found;
  }
  return rate;
}
