// What slow driving costs above the free energy: <W> - dF -> ∫ zeta (dlambda/dt)^2 dt, at least L^2/tau at the best speed along the
// same way, with the length L = ∫ sqrt(zeta) |dlambda|. L^2/tau bounds nothing at a finite tau.
// D. A. Sivak, G. E. Crooks, PRL 108, 190602 (2012), eqs. 9 and 11. zeta in one dimension is in friction.ts.

/** For a way s = 0 … 1 that takes the time tau; both times tau. */
export interface SlowCost {
  /** ∫ zeta ds */
  readonly asGiven: number;
  /** L^2 = (∫ sqrt(zeta) ds)^2 */
  readonly squaredLength: number;
}

// Gauss-Legendre with 3 points on [0, 1], on each of some intervals
const GAUSS = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
] as const;
const INTERVALS = 48;

/** `zeta` is that of d/ds. */
export function slowCost(zeta: (s: number) => number): SlowCost {
  let [sum, length] = [0, 0];
  for (let k = 0; k < INTERVALS; k++) {
    for (const [place, share] of GAUSS) {
      const value = zeta((k + place) / INTERVALS);
      sum += (share * value) / INTERVALS;
      length += (share * Math.sqrt(value)) / INTERVALS;
    }
  }
  return { asGiven: sum, squaredLength: length * length };
}
