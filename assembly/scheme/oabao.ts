// OABAO: O/2 A/2 B A/2 O/2, two normals a step.
// Weak order 2, stationary order 2; <v^2> of a harmonic well is exact at any stable h, <x^2> = (1 - h^2 k/(4 m)) kT/k is not.
// B. Leimkuhler, C. Matthews, AMRX 2013, 34.
import { V } from "../ledger/block";

@unmanaged
export class Oabao {
  /** One step by the parts M of move/inertial.ts; returns the first variable. */
  @inline
  step<M>(x: v128, at: usize, noise: usize, apart: usize, c: usize, low: usize, high: usize): v128 {
    const parts = changetype<M>(0);
    let v = v128.load(at, V);
    v = parts.bathe(v, at, noise, apart, c, low, high);
    x = parts.glide(x, v, at, V, c, low, high);
    v = parts.push(x, v, at, c, low, high);
    x = parts.glide(x, v, at, V, c, low, high);
    v = parts.bathe(v, at, noise + <usize>VARIABLES * apart, apart, c, low, high);
    return parts.settle(x, v, at);
  }
}
