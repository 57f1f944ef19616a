// One step of two underdamped trajectories: write (its work at the frozen place), then the parts of the scheme S in its order.
import { work } from "../door/potential";
import { PER_VARIABLE, WORK, X } from "../ledger/block";
import { Motion } from "./inertial";

@unmanaged
export class InertialPair<S, W, H, F> {
  /** As Pair.step; at `noise` a normal per variable, and another one for each where the bath acts twice. */
  @inline
  step(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    if (isFloat<W>()) {
      const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
      const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
      const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
      v128.store(at, f64x2.add(v128.load(at, WORK), work(x, y, z, u, c, low, high)), WORK);
    }
    return changetype<S>(0).step<Motion<H, F>>(x, at, noise, apart, c, low, high);
  }
}
