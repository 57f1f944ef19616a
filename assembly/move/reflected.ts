// One step between hard walls that may move: Euler-Maruyama, and the exact reflection of that step at a wall. Less the motion of the wall the
// step is a Brownian motion with drift from a to b (distances to the wall), whose least value, given both ends, is
//   m = [a + b - sqrt((b - a)^2 + 2 w^2 e)]/2,   w the width of the step, e exponential with mean 1;
// what it would have gone beyond the wall, max(0, -m), is what the wall has pushed (A.V. Skorokhod, Theory Probab. Appl. 6, 264 (1961)).
// The push costs friction/h x push x how far the wall came: work on the system. Without a force exact at any step that is short against the
// distance of the walls. One variable; R switches what is recorded.
import {
  bridge,
  highWall,
  highWallAfter,
  lowWall,
  lowWallAfter,
  observe,
  pressure,
  work,
} from "../door/potential";
import { First } from "../door/variable";
import { HALTED, WORK, X } from "../ledger/block";

@unmanaged
export class Reflected<R> {
  /** Takes a step from `x`; at `noise` a normal, and `apart` bytes later an exponential. */
  @inline
  step(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const kick = changetype<First>(0).kick(v128.load(noise), c, low, high);
    const to = changetype<First>(0).moved(x, x, x, x, kick, c, low, high);
    const spread = f64x2.mul(bridge(c, low, high), v128.load(noise + apart));

    const above = highWallAfter(c, low, high);
    const below = lowWallAfter(c, low, high);
    const before = highWall(c, low, high);
    const under = lowWall(c, low, high);
    const down = this.push(f64x2.sub(before, x), f64x2.sub(above, to), spread);
    const up = this.push(f64x2.sub(x, under), f64x2.sub(to, below), spread);
    const nx = f64x2.add(f64x2.sub(to, down), up);

    const came = f64x2.sub(f64x2.mul(up, f64x2.sub(below, under)), f64x2.mul(down, f64x2.sub(above, before)));
    const done = f64x2.add(work(x, x, x, x, c, low, high), f64x2.mul(pressure(c, low, high), came));
    v128.store(at, f64x2.add(v128.load(at, WORK), done), WORK);
    v128.store(at, nx, X);
    if (isFloat<R>()) v128.store(at, observe(at, x, x, x, x, nx, nx, nx, nx, c, low, high), HALTED);
    return nx;
  }

  /** By how much a wall pushes that is `a` away at first and would be `b` away at last. */
  @inline
  push(a: v128, b: v128, spread: v128): v128 {
    const went = f64x2.sub(b, a);
    const far = f64x2.sqrt(f64x2.add(f64x2.mul(went, went), spread));
    const least = f64x2.mul(f64x2.splat(0.5), f64x2.sub(f64x2.add(a, b), far));
    return f64x2.pmax(f64x2.splat(0), f64x2.neg(least));
  }
}
