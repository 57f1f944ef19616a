// Overdamped particle in U = k(t) x^2/2, k on a straight line from k0 to k1 in tau, from equilibrium; kT = friction = 1,
// so D = 1. <e^(-s W); x> stays Gaussian with variance v and weight e^a (T. Speck, J. Phys. A 44, 305001 (2011)):
//   v' = 2 - 2 k v - s k' v^2,  a' = -s k' v/2,  v(0) = 1/k0,  <e^(-s W)> = e^a(tau).
// Orders of s (v = v0 + s v1 + s^2 v2, a = sum (-s)^n kappa_n/n!) close: the cumulants of W. For a given s the Riccati
// equation is linear in r = e^(-2a), q = r v:  r' = s k' q,  q' = 2 r - 2 k q; the mean is infinite once r reaches 0.
// Everything is written in u = t/tau, so that tau = 0 is the quench.
import * as math from "../kernel/math.js";
import { integrate, type State } from "./integrate.js";

export interface StiffeningTrap {
  /** k0 and k1, energies per length squared; above 0. */
  readonly initialStiffness: number;
  readonly finalStiffness: number;
  /** tau */
  readonly duration: number;
}

/** Names as in the catalogue of claims, `jarzynski-1997-stiffening-trap`; `mgf_s` = <e^(-s W)>. */
export type StiffeningTrapValues = {
  readonly W_mean: number;
  readonly W_var: number;
  /** Third central moment over W_var^(3/2); 0 where k1 = k0 and W = 0. */
  readonly W_skew: number;
  readonly dF: number;
  readonly x2_final: number;
  readonly Wdiss: number;
} & Readonly<Record<`mgf_${number}`, number>>;

const TILTS = [0.3, 0.5, 1, 2];

/** Moments of the work and <e^(-s W)> for each s of `tilts`, to 1e-11 of their value; takes a time that grows as k tau. */
export function stiffeningTrap(trap: StiffeningTrap, tilts: readonly number[] = TILTS): StiffeningTrapValues {
  const { initialStiffness: k0, finalStiffness: k1 } = trap;
  const [v0, , , W_mean, W_var, third] = cumulants(trap) as [number, number, number, number, number, number];
  const dF = math.log(k1 / k0) / 2;
  return {
    W_mean,
    W_var,
    W_skew: W_var > 0 ? third / (W_var * Math.sqrt(W_var)) : 0,
    dF,
    x2_final: v0,
    Wdiss: W_mean - dF,
    ...Object.fromEntries(tilts.map((s) => [`mgf_${s}`, exponentialMean(trap, s)])),
  };
}

/** [v0, v1, v2, kappa_1, kappa_2, kappa_3] at the end. */
function cumulants({ initialStiffness: k0, finalStiffness: k1, duration }: StiffeningTrap): State {
  const rise = k1 - k0;
  const rate = (u: number, [v0, v1, v2]: State): State => {
    const [a, b, c] = [v0 as number, v1 as number, v2 as number];
    const relax = 2 * duration * (k0 + rise * u);
    return [
      2 * duration - relax * a,
      -relax * b - rise * a * a,
      -relax * c - 2 * rise * a * b,
      (rise * a) / 2,
      -rise * b,
      3 * rise * c,
    ];
  };
  return integrate(rate, [1 / k0, 0, 0, 0, 0, 0], 0, 1);
}

/** <e^(-s W)> = r^(-1/2), or Infinity. */
function exponentialMean(trap: StiffeningTrap, s: number): number {
  const { initialStiffness: k0, finalStiffness: k1, duration } = trap;
  const rise = k1 - k0;
  const rate = (u: number, [r, q]: State): State => [
    s * rise * (q as number),
    2 * duration * ((r as number) - (k0 + rise * u) * (q as number)),
  ];
  // r can pass 0 and come back only by oscillating, its period in u at least 2 pi/sqrt(2 tau s (k0 - k1))
  const pieces = 16 + Math.ceil(4 * Math.sqrt(2 * duration * Math.abs(s * rise)));
  let state: State = [1, 1 / k0];
  for (let n = 0; n < pieces; n++) {
    state = integrate(rate, state, n / pieces, (n + 1) / pieces);
    if ((state[0] as number) <= 0) return Number.POSITIVE_INFINITY;
  }
  return 1 / Math.sqrt(state[0] as number);
}
