// One step of two underdamped trajectories: write (its work at the frozen place), then the parts of the scheme S in its order;
// H, F and R as in pair.ts, R on or off.
import { observe, work } from "../door/potential";
import { HALTED, LAST, PER_VARIABLE, V, WORK, X } from "../ledger/block";
import { Motion } from "./inertial";

@unmanaged
export class InertialPair<S, H, F, R> {
  /** As Pair.step; at `noise` a normal per variable, and another one for each where the bath acts twice. */
  @inline
  step(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    v128.store(at, f64x2.add(v128.load(at, WORK), work(x, y, z, u, c, low, high)), WORK);
    if (isFloat<R>()) {
      for (let v: usize = 0; v < PER_VARIABLE * VARIABLES; v += PER_VARIABLE) {
        v128.store(at + v, v128.load(at + v, V), LAST);
      }
    }
    const nx = changetype<S>(0).step<Motion<H, F>>(x, at, noise, apart, c, low, high);
    if (isFloat<R>()) {
      const ny = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : nx;
      const nz = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : nx;
      const nu = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : nx;
      v128.store(at, observe(at, x, y, z, u, nx, ny, nz, nu, c, low, high), HALTED);
    }
    return nx;
  }
}
