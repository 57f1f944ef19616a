// One step of two trajectories by mala: write, propose a step of Euler-Maruyama, accept it with probability
//   min(1, exp(-(dU + Q)/kT)),   Q = kT ln[P(x -> x')/P(x' -> x)] of the proposal (scheme/euler.ts),
// so that the step has detailed balance at frozen fields, exactly, at any h: heat is -dU of what is accepted. A refused step
// stays, and uphill proposals are refused more often than downhill ones: rates, currents and times are biased by order h (in a
// harmonic well it relaxes too fast at short steps and, where most is refused, too slowly).
// G.O. Roberts, R.L. Tweedie, Bernoulli 2, 341 (1996). All variables share one temperature. R switches what is recorded.
import { bound, height, observe, work } from "../door/potential";
import { First, Fourth, Second, Third } from "../door/variable";
import { HALTED, PER_VARIABLE, WORK, X } from "../ledger/block";
import { Euler } from "../scheme/euler";

@unmanaged
export class Metropolis<R> {
  /**
   * Takes a step from `x` and the variables at `at`; at `noise` a normal per variable and then an exponential, `apart` bytes
   * after each other. Returns the first variable.
   */
  @inline
  step(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const y = VARIABLES > 1 ? v128.load(at, X + PER_VARIABLE) : x;
    const z = VARIABLES > 2 ? v128.load(at, X + 2 * PER_VARIABLE) : x;
    const u = VARIABLES > 3 ? v128.load(at, X + 3 * PER_VARIABLE) : x;
    v128.store(at, f64x2.add(v128.load(at, WORK), work(x, y, z, u, c, low, high)), WORK);
    const nx = bound(x, this.propose<First>(x, y, z, u, noise, c, low, high), c, low, high);
    const ny = VARIABLES > 1 ? this.propose<Second>(x, y, z, u, noise + apart, c, low, high) : nx;
    const nz = VARIABLES > 2 ? this.propose<Third>(x, y, z, u, noise + 2 * apart, c, low, high) : nx;
    const nu = VARIABLES > 3 ? this.propose<Fourth>(x, y, z, u, noise + 3 * apart, c, low, high) : nx;

    const rise = f64x2.sub(height(nx, ny, nz, nu, c, low, high), height(x, y, z, u, c, low, high));
    let cost = f64x2.add(rise, this.heat<First>(f64x2.sub(nx, x), x, y, z, u, nx, ny, nz, nu, c, low, high));
    if (VARIABLES > 1) {
      const by = f64x2.sub(ny, y);
      cost = f64x2.add(cost, this.heat<Second>(by, x, y, z, u, nx, ny, nz, nu, c, low, high));
    }
    if (VARIABLES > 2) {
      const by = f64x2.sub(nz, z);
      cost = f64x2.add(cost, this.heat<Third>(by, x, y, z, u, nx, ny, nz, nu, c, low, high));
    }
    if (VARIABLES > 3) {
      const by = f64x2.sub(nu, u);
      cost = f64x2.add(cost, this.heat<Fourth>(by, x, y, z, u, nx, ny, nz, nu, c, low, high));
    }
    // exponential > cost with probability min(1, exp(-cost))
    const accepted = f64x2.gt(v128.load(noise + <usize>VARIABLES * apart), cost);
    const to = v128.bitselect(nx, x, accepted);
    const ty = VARIABLES > 1 ? v128.bitselect(ny, y, accepted) : to;
    const tz = VARIABLES > 2 ? v128.bitselect(nz, z, accepted) : to;
    const tu = VARIABLES > 3 ? v128.bitselect(nu, u, accepted) : to;
    v128.store(at, to, X);
    if (VARIABLES > 1) v128.store(at, ty, X + PER_VARIABLE);
    if (VARIABLES > 2) v128.store(at, tz, X + 2 * PER_VARIABLE);
    if (VARIABLES > 3) v128.store(at, tu, X + 3 * PER_VARIABLE);
    if (isFloat<R>()) v128.store(at, observe(at, x, y, z, u, to, ty, tz, tu, c, low, high), HALTED);
    return to;
  }

  @inline
  propose<V>(x: v128, y: v128, z: v128, u: v128, noise: usize, c: usize, low: usize, high: usize): v128 {
    const variable = changetype<V>(0);
    const kick = variable.kick(v128.load(noise), c, low, high);
    return variable.moved(x, y, z, u, kick, c, low, high);
  }

  /** Q/kT of the proposal of one variable that goes `by`. The door `cool` takes h F/friction times a way to energy over kT. */
  @inline
  heat<V>(
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
  ): v128 {
    const variable = changetype<V>(0);
    const zero = f64x2.splat(0);
    const before = variable.drift(x, y, z, u, zero, c, low, high);
    const after = variable.drift(nx, ny, nz, nu, zero, c, low, high);
    return variable.cool(changetype<Euler>(0).heat(by, before, after), c, low, high);
  }
}
