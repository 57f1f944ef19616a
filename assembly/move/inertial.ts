// Underdamped motion of two trajectories, in the parts that the splittings share:
//   A  x += h v (or half),   B  v += F h/mass (or half),   O  v -> e^(-friction t/mass) v + bath, exact over t = h or h/2.
// The bath acts in O alone: heat to it is the kinetic energy given up there, Q = mass (v^2 - v'^2)/2. A non-conservative
// force works in B: what it adds to the kinetic energy. How much of h each part takes is in the coefficients. Velocities are in the
// units of control/units.ts, in which A is one addition.
// H and F switch the heat and the work of non-conservative forces, as in pair.ts. Place and velocity of the first variable come
// and go in registers, those of the others stay in the block.
import { First, Fourth, Second, Third } from "../door/variable";
import { CARRIED, COOLED, PER_VARIABLE, PUSHED, V, X } from "../ledger/block";

@unmanaged
export class Motion<H, F> {
  /** A: the first variable at `x` along its velocity `v`, the others along theirs, `velocities` bytes into the block; returns the first. */
  @inline
  glide(x: v128, v: v128, at: usize, velocities: usize, c: usize, low: usize, high: usize): v128 {
    if (VARIABLES > 1) this.glideOther<Second>(at + PER_VARIABLE, velocities, c, low, high);
    if (VARIABLES > 2) this.glideOther<Third>(at + 2 * PER_VARIABLE, velocities, c, low, high);
    if (VARIABLES > 3) this.glideOther<Fourth>(at + 3 * PER_VARIABLE, velocities, c, low, high);
    return changetype<First>(0).moved(x, x, x, x, v, c, low, high);
  }

  @inline
  glideOther<P>(at: usize, velocities: usize, c: usize, low: usize, high: usize): void {
    const x = v128.load(at, X);
    v128.store(at, changetype<P>(0).moved(x, x, x, x, v128.load(at + velocities), c, low, high), X);
  }

  /** B: the first velocity `v` and all others by the forces; returns the first. */
  @inline
  push(x: v128, v: v128, at: usize, c: usize, low: usize, high: usize): v128 {
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    if (VARIABLES > 1) this.pushOther<Second>(at + PER_VARIABLE, x, y, z, u, c, low, high);
    if (VARIABLES > 2) this.pushOther<Third>(at + 2 * PER_VARIABLE, x, y, z, u, c, low, high);
    if (VARIABLES > 3) this.pushOther<Fourth>(at + 3 * PER_VARIABLE, x, y, z, u, c, low, high);
    return this.pushOne<First>(v, at, x, y, z, u, c, low, high);
  }

  @inline
  pushOther<P>(at: usize, x: v128, y: v128, z: v128, u: v128, c: usize, low: usize, high: usize): void {
    v128.store(at, this.pushOne<P>(v128.load(at, V), at, x, y, z, u, c, low, high), V);
  }

  @inline
  pushOne<P>(
    from: v128,
    at: usize,
    x: v128,
    y: v128,
    z: v128,
    u: v128,
    c: usize,
    low: usize,
    high: usize,
  ): v128 {
    const variable = changetype<P>(0);
    const to = variable.drift(x, y, z, u, from, c, low, high);
    if (isFloat<F>()) {
      const pushed = variable.push(x, y, z, u, f64x2.splat(0), c, low, high);
      this.add(at + PUSHED, f64x2.mul(pushed, f64x2.add(from, to)));
    }
    return to;
  }

  /** O: the first velocity `v` and all others by their baths, with a normal per variable at `noise`; returns the first. */
  @inline
  bathe(v: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    if (VARIABLES > 1) this.batheOther<Second>(at + PER_VARIABLE, noise + apart, c, low, high);
    if (VARIABLES > 2) this.batheOther<Third>(at + 2 * PER_VARIABLE, noise + 2 * apart, c, low, high);
    if (VARIABLES > 3) this.batheOther<Fourth>(at + 3 * PER_VARIABLE, noise + 3 * apart, c, low, high);
    return this.batheOne<First>(v, at, noise, c, low, high);
  }

  @inline
  batheOther<P>(at: usize, noise: usize, c: usize, low: usize, high: usize): void {
    v128.store(at, this.batheOne<P>(v128.load(at, V), at, noise, c, low, high), V);
  }

  @inline
  batheOne<P>(from: v128, at: usize, noise: usize, c: usize, low: usize, high: usize): v128 {
    const variable = changetype<P>(0);
    const kick = variable.kick(v128.load(noise), c, low, high);
    const to = f64x2.add(variable.damp(from, c, low, high), kick);
    if (isFloat<H>()) {
      const heat = f64x2.sub(f64x2.mul(from, from), f64x2.mul(to, to));
      this.add(at + CARRIED, heat);
      if (sizeof<H>() == 4) this.add(at + COOLED, variable.cool(heat, c, low, high));
    }
    return to;
  }

  /** Puts the first variable and its velocity into the block; returns the first variable. */
  @inline
  settle(x: v128, v: v128, at: usize): v128 {
    v128.store(at, x, X);
    v128.store(at, v, V);
    return x;
  }

  @inline
  add(at: usize, value: v128): void {
    v128.store(at, f64x2.add(v128.load(at), value));
  }
}
