// BAOAB: B/2 A/2 O A/2 B/2, h/2 each but for O.
// Weak order 2, stationary order 2; <x^2> of a harmonic well is exact at any stable h, <v^2> is not: 1 - h^2 k/(4 m), in kT/m.
// exp(-(W + W_shadow - dF)/kT) averages to 1 exactly, W_shadow = dE - W + Q.
// B. Leimkuhler, C. Matthews, AMRX 2013, 34; D.A. Sivak, J.D. Chodera, G.E. Crooks, PRX 3, 011007 (2013).
import { V } from "../ledger/block";

@unmanaged
export class Baoab {
  /** One step by the parts M of move/inertial.ts; returns the first variable. */
  @inline
  step<M>(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const parts = changetype<M>(0);
    let v = v128.load(at, V);
    v = parts.push(x, v, at, c, low, high);
    x = parts.glide(x, v, at, V, c, low, high);
    v = parts.bathe(v, at, noise, apart, c, low, high);
    x = parts.glide(x, v, at, V, c, low, high);
    v = parts.push(x, v, at, c, low, high);
    return parts.settle(x, v, at);
  }
}
