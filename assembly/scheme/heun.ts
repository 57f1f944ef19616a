// Stochastic Heun: y = x + 2 f(x) + a n,  x' = x + f(x) + f(y) + a n, with f = F h/(2 friction) (share 1/2, so that the
// loop has no multiplication) and a = sqrt(2 kT h/friction).
// Weak order 2 for additive noise, stationary order 2; exact for nothing.
// Heat to the bath, the Stratonovich sum Q = dx (F + F')/2, here times h/friction: dx (f + f').
// P.E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations, eq. 15.1.3; K. Sekimoto (1998) for Q.
import { drift } from "../door/potential";

@unmanaged
export class Heun {
  @inline
  move(x: v128, noise: v128, constants: usize, low: usize, high: usize): v128 {
    const f = drift(x, constants, low, high);
    const free = f64x2.add(x, noise);
    const predicted = f64x2.add(free, f64x2.add(f, f));
    return f64x2.add(free, f64x2.add(f, drift(predicted, constants, low, high)));
  }

  @inline
  heat(x: v128, moved: v128, constants: usize, low: usize, high: usize): v128 {
    const forces = f64x2.add(drift(x, constants, low, high), drift(moved, constants, low, high));
    return f64x2.mul(f64x2.sub(moved, x), forces);
  }
}
