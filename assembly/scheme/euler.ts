// Euler-Maruyama: x' = x + f(x) + a n, with f = F h/friction and a = sqrt(2 kT h/friction).
// Weak order 1, stationary order 1; exact for nothing.
// Heat to the bath over a move at frozen fields, kT ln[P(x->x')/P(x'->x)]:
//   Q = dx (F + F')/2 + (h / 4 friction)(F'^2 - F^2),  here times h/friction: (f + f') (dx/2 + (f' - f)/4)
// D.A. Sivak, J.D. Chodera, G.E. Crooks, PRX 3, 011007 (2013), section II.

@unmanaged
export class Euler {
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
    const half = f64x2.mul(by, f64x2.splat(0.5));
    const quarter = f64x2.mul(f64x2.sub(after, before), f64x2.splat(0.25));
    return f64x2.mul(f64x2.add(before, after), f64x2.add(half, quarter));
  }

  /** What is left to do with the state after a step. */
  @inline
  settle(_at: usize): void {}
}
