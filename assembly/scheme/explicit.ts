// Explicit Euler for underdamped motion: x' = x + h v, v' = v + h (F(x) - friction v)/mass + sqrt(2 friction kT h) n/mass.
// Weak order 1, stationary order 1; exact for nothing; there to compare. The force is that of the old place.
import { LAST, PER_VARIABLE, V } from "../ledger/block";

@unmanaged
export class Explicit {
  /** One step by the parts M of move/inertial.ts; returns the first variable. */
  @inline
  step<M>(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const parts = changetype<M>(0);
    for (let v: usize = 0; v < <usize>VARIABLES; v++) {
      v128.store(at + v * PER_VARIABLE, v128.load(at + v * PER_VARIABLE, V), LAST);
    }
    const old = v128.load(at, V);
    let v = parts.bathe(old, at, noise, apart, c, low, high);
    v = parts.push(x, v, at, c, low, high);
    return parts.settle(parts.glide(x, old, at, LAST, c, low, high), v, at);
  }
}
