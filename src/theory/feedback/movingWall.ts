// A free overdamped particle between a wall at 0 and one that moves on a straight line, L(t): the work that it gives to the wall. With u = x/L the density q(u)
// obeys  dq/dt = d/du [u (L'/L) q + (D/L^2) dq/du]  without flux at 0 and 1, and  W_ext/kT = ∫ q(1, t) L'/L dt.  q as a series of Legendre's polynomials in
// 2u - 1 (Galerkin's rule, in which the condition at the walls is natural), in time by collocation.
import * as math from "../../kernel/math.js";
import { collocate } from "../network/collocation.js";
import { GAUSS } from "../network/quadrature.js";

export interface WallWork {
  readonly W_ext: number;
  /** ln L(end)/L(start), which it is when the wall is slow. */
  readonly slow: number;
}

const MODES = 20;
const PANELS = 8; // of 8 points, exact for products of the polynomials within rounding

/** P_n(z) and dP_n/dz up to MODES - 1. */
function legendre(z: number): [values: number[], slopes: number[]] {
  const [p, d] = [
    [1, z],
    [0, 1],
  ];
  for (let n = 1; n < MODES - 1; n++) {
    p.push(((2 * n + 1) * z * (p[n] as number) - n * (p[n - 1] as number)) / (n + 1));
    d.push((d[n - 1] as number) + (2 * n + 1) * (p[n] as number));
  }
  return [p, d];
}

/** From equilibrium at `from` to `to` in the time given; kT = 1. */
export function wallWork(from: number, to: number, time: number, diffusion: number): WallWork {
  // by row m and column n, divided by ∫ P_m^2: ∫ u P_m' P_n and ∫ P_m' P_n' over u
  const carried = Array.from({ length: MODES }, () => Array<number>(MODES).fill(0));
  const spread = Array.from({ length: MODES }, () => Array<number>(MODES).fill(0));
  for (let panel = 0; panel < PANELS; panel++)
    for (const [point, weight] of GAUSS) {
      const u = (panel + (1 + point) / 2) / PANELS;
      const [p, d] = legendre(2 * u - 1);
      for (let m = 1; m < MODES; m++)
        for (let n = 0; n < MODES; n++) {
          const w = ((weight / (2 * PANELS)) * 2 * (d[m] as number) * (2 * m + 1)) as number;
          (carried[m] as number[])[n] = (carried[m]?.[n] as number) + w * u * (p[n] as number);
          (spread[m] as number[])[n] = (spread[m]?.[n] as number) + w * 2 * (d[n] as number);
        }
    }
  const speed = (to - from) / time;
  const rate = (t: number, y: readonly number[]): number[] => {
    const L = from + speed * t;
    const [drag, fast] = [speed / L, diffusion / (L * L)];
    const into = Array<number>(MODES + 1).fill(0);
    for (let m = 1; m < MODES; m++) {
      let sum = 0;
      for (let n = 0; n < MODES; n++)
        sum -= (drag * (carried[m]?.[n] as number) + fast * (spread[m]?.[n] as number)) * (y[n] as number);
      into[m] = sum;
    }
    for (let n = 0; n < MODES; n++) into[MODES] = (into[MODES] as number) + drag * (y[n] as number);
    return into;
  };
  const start = Array.from({ length: MODES + 1 }, (_, n) => (n === 0 ? 1 : 0));
  const end = collocate(rate, MODES, start, 0, time, Array<number>(MODES + 1).fill(1));
  return { W_ext: end[MODES] as number, slow: math.log(to / from) };
}
