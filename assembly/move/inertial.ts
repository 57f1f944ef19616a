// Underdamped motion of two trajectories, in the parts that the splittings share:
//   A  x += h v (or half),   B  v += F h/mass (or half),   O  v -> e^(-friction t/mass) v + bath, exact over t = h or h/2.
// The bath acts in O alone: heat to it is the kinetic energy given up there, Q = mass (v^2 - v'^2)/2. A non-conservative
// force works in B: what it adds to the kinetic energy. How much of h each part takes is in the coefficients.
// H and F switch the heat and the work of non-conservative forces, as in pair.ts. Velocities stay in the block.
import { First, Fourth, Second, Third } from "../door/variable";
import { CARRIED, COOLED, PER_VARIABLE, PUSHED, V, X } from "../ledger/block";

@unmanaged
export class Motion<H, F> {
  /** A: all variables along their velocities, which are at `velocities`; returns the first. */
  @inline
  glide(x: v128, at: usize, velocities: usize, c: usize, low: usize, high: usize): v128 {
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    const to = changetype<First>(0).moved(x, y, z, u, v128.load(velocities), c, low, high);
    v128.store(at, to, X);
    if (VARIABLES > 1) {
      const v = v128.load(velocities, PER_VARIABLE);
      v128.store(at, changetype<Second>(0).moved(x, y, z, u, v, c, low, high), X + PER_VARIABLE);
    }
    if (VARIABLES > 2) {
      const v = v128.load(velocities, 2 * PER_VARIABLE);
      v128.store(at, changetype<Third>(0).moved(x, y, z, u, v, c, low, high), X + 2 * PER_VARIABLE);
    }
    if (VARIABLES > 3) {
      const v = v128.load(velocities, 3 * PER_VARIABLE);
      v128.store(at, changetype<Fourth>(0).moved(x, y, z, u, v, c, low, high), X + 3 * PER_VARIABLE);
    }
    return to;
  }

  /** B: all velocities by the forces. */
  @inline
  push(x: v128, at: usize, c: usize, low: usize, high: usize): void {
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    this.pushOne<First>(at, x, y, z, u, c, low, high);
    if (VARIABLES > 1) this.pushOne<Second>(at + PER_VARIABLE, x, y, z, u, c, low, high);
    if (VARIABLES > 2) this.pushOne<Third>(at + 2 * PER_VARIABLE, x, y, z, u, c, low, high);
    if (VARIABLES > 3) this.pushOne<Fourth>(at + 3 * PER_VARIABLE, x, y, z, u, c, low, high);
  }

  @inline
  pushOne<P>(at: usize, x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): void {
    const variable = changetype<P>(0);
    const from = v128.load(at, V);
    const to = variable.drift(x, y, z, u, from, c, low, high);
    v128.store(at, to, V);
    if (isFloat<F>()) {
      const pushed = variable.push(x, y, z, u, f64x2.splat(0), c, low, high);
      this.add(at + PUSHED, f64x2.mul(pushed, f64x2.add(from, to)));
    }
  }

  /** O: all velocities by their baths, with a normal per variable at `noise`. */
  @inline
  bathe(at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): void {
    this.batheOne<First>(at, noise, c, low, high);
    if (VARIABLES > 1) this.batheOne<Second>(at + PER_VARIABLE, noise + apart, c, low, high);
    if (VARIABLES > 2) this.batheOne<Third>(at + 2 * PER_VARIABLE, noise + 2 * apart, c, low, high);
    if (VARIABLES > 3) this.batheOne<Fourth>(at + 3 * PER_VARIABLE, noise + 3 * apart, c, low, high);
  }

  @inline
  batheOne<P>(at: usize, noise: usize, c: usize, low: usize, high: usize): void {
    const variable = changetype<P>(0);
    const from = v128.load(at, V);
    const kick = variable.kick(v128.load(noise), c, low, high);
    const to = f64x2.add(variable.damp(from, c, low, high), kick);
    v128.store(at, to, V);
    if (isFloat<H>()) {
      const heat = f64x2.sub(f64x2.mul(from, from), f64x2.mul(to, to));
      this.add(at + CARRIED, heat);
      if (sizeof<H>() == 4) this.add(at + COOLED, variable.cool(heat, c, low, high));
    }
  }

  @inline
  add(at: usize, value: v128): void {
    v128.store(at, f64x2.add(v128.load(at), value));
  }
}
