// One step of two trajectories: write (its work at the frozen place), move, book the heat. S is the scheme; W, H and F switch
// the work, the heat and the work of non-conservative forces, R what is recorded (f64: on, i32: off; f32 for the heat: on, with
// its entropy; a condition on a type is settled when asc compiles, as is
// one on VARIABLES). The first variable comes and goes in a register, everything else in the block: what is
// stored at once ties the order of the instructions, so that few registers are full at any time.
import { bound, observe, work } from "../door/potential";
import { First, Fourth, Second, Third } from "../door/variable";
import { CARRIED, COOLED, HALTED, PER_VARIABLE, PUSHED, WORK, X } from "../ledger/block";

@unmanaged
export class Pair<S, W, H, F, R> {
  /**
   * Takes a step from `x` and the variables at `at`, with a normal per variable `apart` bytes after each other at `noise`.
   * Returns the first variable.
   */
  @inline
  step(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const scheme = changetype<S>(0);
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    if (isFloat<W>()) this.add(at + WORK, work(x, y, z, u, c, low, high));

    const kx = scheme.kick<First>(noise, noise, apart, at, c, low, high);
    const px = scheme.predict<First>(x, y, z, u, kx, c, low, high);
    let ky = kx;
    let kz = kx;
    let ku = kx;
    let py = px;
    let pz = px;
    let pu = px;
    if (VARIABLES > 1) {
      ky = scheme.kick<Second>(noise + apart, noise, apart, at + PER_VARIABLE, c, low, high);
      py = scheme.predict<Second>(x, y, z, u, ky, c, low, high);
    }
    if (VARIABLES > 2) {
      kz = scheme.kick<Third>(noise + 2 * apart, noise, apart, at + 2 * PER_VARIABLE, c, low, high);
      pz = scheme.predict<Third>(x, y, z, u, kz, c, low, high);
    }
    if (VARIABLES > 3) {
      ku = scheme.kick<Fourth>(noise + 3 * apart, noise, apart, at + 3 * PER_VARIABLE, c, low, high);
      pu = scheme.predict<Fourth>(x, y, z, u, ku, c, low, high);
    }
    const nx = bound(x, scheme.correct<First>(x, px, px, py, pz, pu, kx, c, low, high), c, low, high);
    v128.store(at, nx, X);
    let ny = nx;
    let nz = nx;
    let nu = nx;
    if (VARIABLES > 1) {
      ny = scheme.correct<Second>(y, py, px, py, pz, pu, ky, c, low, high);
      v128.store(at, ny, X + PER_VARIABLE);
    }
    if (VARIABLES > 2) {
      nz = scheme.correct<Third>(z, pz, px, py, pz, pu, kz, c, low, high);
      v128.store(at, nz, X + 2 * PER_VARIABLE);
    }
    if (VARIABLES > 3) {
      nu = scheme.correct<Fourth>(u, pu, px, py, pz, pu, ku, c, low, high);
      v128.store(at, nu, X + 3 * PER_VARIABLE);
    }
    if (isFloat<H>() || isFloat<F>()) {
      this.carry<First>(at, f64x2.sub(nx, x), x, y, z, u, nx, ny, nz, nu, c, low, high);
      if (VARIABLES > 1) {
        this.carry<Second>(at + PER_VARIABLE, f64x2.sub(ny, y), x, y, z, u, nx, ny, nz, nu, c, low, high);
      }
      if (VARIABLES > 2) {
        this.carry<Third>(at + 2 * PER_VARIABLE, f64x2.sub(nz, z), x, y, z, u, nx, ny, nz, nu, c, low, high);
      }
      if (VARIABLES > 3) {
        this.carry<Fourth>(at + 3 * PER_VARIABLE, f64x2.sub(nu, u), x, y, z, u, nx, ny, nz, nu, c, low, high);
      }
    }
    scheme.settle(at);
    if (isFloat<R>()) {
      const halted = observe(at, x, y, z, u, nx, ny, nz, nu, c, low, high);
      v128.store(at, halted, HALTED);
    }
    return nx;
  }

  /** Books what the variable V carried over a move `by`, times h/friction: the heat, and the Stratonovich work of its push. */
  @inline
  carry<V>(
    at: usize,
    by: v128,
    x: v128,
    y: v128,
    z: v128,
    u: v128,
    nx: v128,
    ny: v128,
    nz: v128,
    nu: v128,
    c: usize,
    low: usize,
    high: usize,
  ): void {
    const variable = changetype<V>(0);
    const zero = f64x2.splat(0);
    if (isFloat<H>()) {
      const before = variable.drift(x, y, z, u, zero, c, low, high);
      const after = variable.drift(nx, ny, nz, nu, zero, c, low, high);
      const heat = changetype<S>(0).heat(by, before, after);
      this.add(at + CARRIED, heat);
      if (sizeof<H>() == 4) this.add(at + COOLED, variable.cool(heat, c, low, high));
    }
    if (isFloat<F>()) {
      const before = variable.push(x, y, z, u, zero, c, low, high);
      const forces = variable.push(nx, ny, nz, nu, before, c, low, high);
      this.add(at + PUSHED, f64x2.mul(f64x2.mul(by, f64x2.splat(0.5)), forces));
    }
  }

  @inline
  add(at: usize, value: v128): void {
    v128.store(at, f64x2.add(v128.load(at), value));
  }
}
