// Euler-Maruyama: x' = x + f(x) + a n, with f = F h/friction and a = sqrt(2 kT h/friction).
// Weak order 1, stationary order 1; exact for nothing.
// Heat to the bath over a move at frozen fields, kT ln[P(x->x')/P(x'->x)]:
//   Q = dx (F + F')/2 + (h / 4 friction)(F'^2 - F^2),  here times h/friction: (f + f') (dx/2 + (f' - f)/4)
// D.A. Sivak, J.D. Chodera, G.E. Crooks, PRX 3, 011007 (2013), section II.
import { drift, moved } from "../door/potential";

@unmanaged
export class Euler {
  @inline
  move(x: v128, noise: v128, constants: usize, low: usize, high: usize): v128 {
    return moved(x, noise, constants, low, high);
  }

  @inline
  heat(x: v128, to: v128, constants: usize, low: usize, high: usize): v128 {
    const before = drift(x, f64x2.splat(0), constants, low, high);
    const after = drift(to, f64x2.splat(0), constants, low, high);
    const half = f64x2.mul(f64x2.sub(to, x), f64x2.splat(0.5));
    const quarter = f64x2.mul(f64x2.sub(after, before), f64x2.splat(0.25));
    return f64x2.mul(f64x2.add(before, after), f64x2.add(half, quarter));
  }
}
