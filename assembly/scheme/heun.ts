// Stochastic Heun: y = x + a n + f(x),  x' = x + a n + (f(x) + f(y))/2, with f = F h/friction, a = sqrt(2 kT h/friction);
// as evaluated: e = x + a n, y = e + f(x), x' = (y + (e + f(y)))/2.
// Weak order 2 for additive noise, stationary order 2; exact for nothing.
// Heat to the bath, the Stratonovich sum Q = dx (F + F')/2, here times h/friction: dx/2 (f + f').
// P.E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations, eq. 15.1.3; K. Sekimoto (1998) for Q.
import { drift, moved } from "../door/potential";

/** A v128 constant would be rebuilt at each use. */
const HALF: usize = memory.data<f64>([0.5]);

@unmanaged
export class Heun {
  @inline
  move(x: v128, noise: v128, constants: usize, low: usize, high: usize): v128 {
    const predicted = moved(x, noise, constants, low, high);
    return f64x2.mul(moved(predicted, f64x2.add(x, noise), constants, low, high), v128.load64_splat(HALF));
  }

  @inline
  heat(x: v128, to: v128, constants: usize, low: usize, high: usize): v128 {
    const before = drift(x, f64x2.splat(0), constants, low, high);
    const forces = drift(to, before, constants, low, high);
    return f64x2.mul(f64x2.mul(f64x2.sub(to, x), f64x2.splat(0.5)), forces);
  }
}
