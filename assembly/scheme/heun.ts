// Stochastic Heun: y = x + a n + f(x),  x' = x + a n + (f(x) + f(y))/2, with f = F h/friction, a = sqrt(2 kT h/friction);
// as evaluated, with k = a n and what is free of x in f: y = x + f(x) + k, x' = (y + f(y) + (x + k))/2.
// Weak order 2 for additive noise, stationary order 2; exact for nothing.
// Heat to the bath, the Stratonovich sum Q = dx (F + F')/2, here times h/friction: dx/2 (f + f').
// P.E. Kloeden, E. Platen, Numerical Solution of Stochastic Differential Equations, eq. 15.1.3; K. Sekimoto (1998) for Q.

/** A v128 constant would be rebuilt at each use. */
const HALF: usize = memory.data<f64>([0.5]);

@unmanaged
export class Heun {
  /**
   * What the bath and the force that is free of place add to the variable V in this step; its normals are at `noise`, the first
   * variable's at `first`, `apart` bytes from one to the next.
   */
  @inline
  kick<V>(noise: usize, _first: usize, _apart: usize, _at: usize, c: usize, low: usize, high: usize): v128 {
    return changetype<V>(0).kick(v128.load(noise), c, low, high);
  }

  /** Where a variable of type V is after the step, before a correction. */
  @inline
  predict<V>(x: v128, y: v128, z: v128, u: v128, kick: v128, c: usize, low: usize, high: usize): v128 {
    return changetype<V>(0).moved(x, y, z, u, kick, c, low, high);
  }

  /** Where it ends, from all predicted variables; `from` is its place before, `to` its own prediction. */
  @inline
  correct<V>(
    from: v128,
    _to: v128,
    x: v128,
    y: v128,
    z: v128,
    u: v128,
    kick: v128,
    c: usize,
    low: usize,
    high: usize,
  ): v128 {
    const twice = changetype<V>(0).moved(x, y, z, u, f64x2.add(from, kick), c, low, high);
    return f64x2.mul(twice, v128.load64_splat(HALF));
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
