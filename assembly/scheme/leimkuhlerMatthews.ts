// Leimkuhler-Matthews: x' = x + f(x) + a (n + n')/2, with f = F h/friction, a = sqrt(2 kT h/friction), n' the normal of this
// step and n that of the step before: each normal acts twice, half each time.
// Weak order 1 at finite times, stationary order 2; the stationary law is exact for a harmonic potential.
// Heat to the bath, the Stratonovich sum Q = dx (F + F')/2, here times h/friction: dx/2 (f + f').
// B. Leimkuhler, C. Matthews, AMRX 2013, 34, eq. 1.4.
import { LAST } from "../ledger/block";

const HALF: usize = memory.data<f64>([0.5]);

@unmanaged
export class LeimkuhlerMatthews {
  /**
   * What the bath and the force that is free of place add to the variable V in this step; its normals are at `noise`, the first
   * variable's at `first`, `apart` bytes from one to the next.
   */
  @inline
  kick<V>(noise: usize, _first: usize, _apart: usize, at: usize, c: usize, low: usize, high: usize): v128 {
    const normal = v128.load(noise);
    const both = f64x2.add(v128.load(at, LAST), normal);
    v128.store(at, normal, LAST);
    return changetype<V>(0).kick(f64x2.mul(both, v128.load64_splat(HALF)), c, low, high);
  }

  /** Where a variable of type V is after the step. */
  @inline
  predict<V>(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return changetype<V>(0).moved(x, y, z, u, kick, c, low, high);
  }

  @inline
  correct<V>(
    _from: v128,
    to: v128,
    _x: v128,
    _y: v128,
    _z: v128,
    _u: v128,
    _kick: v128,
    _c: usize,
    _low: usize,
    _high: usize,
  ): v128 {
    return to;
  }

  /** Heat of a variable that went `by`, given its h F/friction before and after. */
  @inline
  heat(by: v128, before: v128, after: v128): v128 {
    return f64x2.mul(f64x2.mul(by, f64x2.splat(0.5)), f64x2.add(before, after));
  }

  /** What is left to do with the state after a step. */
  @inline
  settle(_at: usize): void {}
}
