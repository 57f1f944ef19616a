// The exact step of a linear system: z' = M z + b + L n, with M = exp(A h), L L^T the covariance of what the bath does in h, and n the
// normals of all variables. The planner computes M, b and L for each row (src/plan/exactLinear.ts); velocities are variables here.
// Exact at any h: places, velocities and their laws, at fixed fields, and along ramps of what is linear in the variables. Work of such
// ramps is normal together with the end: it is one more variable, `Carried`, that each step adds to the work and empties. Where the
// stiffness is driven, the fields stand still at the step's midpoint: Jarzynski's equality then holds exactly for the staircase,
// and <W> has weak order 2.
// Heat to the bath, the Stratonovich sum Q = dx (F + F')/2, here times h/friction: dx/2 (f + f'); summed over all variables it is
// -dU of the move exactly, as U is a parabola.
import { PER_VARIABLE, WORK, X } from "../ledger/block";

@unmanaged
export class ExactLinear {
  /** b + L n: the normals of all variables go into each. */
  @inline
  kick<V>(_noise: usize, first: usize, apart: usize, _at: usize, c: usize, low: usize, high: usize): v128 {
    const x = v128.load(first);
    const y = VARIABLES > 1 ? v128.load(first + apart) : x;
    const z = VARIABLES > 2 ? v128.load(first + 2 * apart) : x;
    const u = VARIABLES > 3 ? v128.load(first + 3 * apart) : x;
    return changetype<V>(0).mixed(x, y, z, u, c, low, high);
  }

  /** M z + kick. */
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

  @inline
  settle(_at: usize): void {}
}

/** The same where the last variable is the work of the step. */
@unmanaged
export class Carried {
  @inline
  kick<V>(noise: usize, first: usize, apart: usize, at: usize, c: usize, low: usize, high: usize): v128 {
    return changetype<ExactLinear>(0).kick<V>(noise, first, apart, at, c, low, high);
  }

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

  @inline
  heat(by: v128, before: v128, after: v128): v128 {
    return changetype<ExactLinear>(0).heat(by, before, after);
  }

  /** The step's work joins the others. */
  @inline
  settle(at: usize): void {
    const last = at + X + (<usize>VARIABLES - 1) * PER_VARIABLE;
    v128.store(at, f64x2.add(v128.load(at, WORK), v128.load(last)), WORK);
    v128.store(last, f64x2.splat(0));
  }
}
