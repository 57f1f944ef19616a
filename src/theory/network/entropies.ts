// The entropies of a driven trajectory as functionals (drivenMoments.ts). With p the stationary state of the rates at that time and
// phi = -ln p, per jump i -> j:
//   to the baths   ln(k+/k-)
//   adiabatic      ln(k+/k-) + phi_j - phi_i = ln[w_ij p_i/(w_ji p_j)]    housekeeping: T. Speck & U. Seifert, J. Phys. A 38, L581 (2005)
//   non-adiabatic  phi_i - phi_j, with ln p_start(i_0)/p_end(i_t) at the ends
// M. Esposito & C. Van den Broeck, PRL 104, 090601 (2010); and Hatano's and Sasa's Y = ∫ d_t phi dt, which is phi_end - phi_start at
// the ends and -(phi_j - phi_i) per jump (PRL 86, 3463 (2001)), so that no derivative of phi is needed.
import * as math from "../../kernel/math.js";
import { type DrivenFunctional, momentsDriven, scaled, tiltedDriven } from "./drivenMoments.js";
import type { DrivenJumps, Jumps } from "./generator.js";
import { stationary } from "./stationary.js";

/** -ln p of the stationary state, by state; infinite in states that the long run leaves. @throws SeveralStationaryStates */
export function steadyPotential(jumps: Jumps): number[] {
  return Array.from(stationary(jumps), (p) => -math.log(p));
}

const climbs = (jumps: Jumps): number[] => {
  const phi = steadyPotential(jumps);
  return jumps.channels.map(({ from, to }) => (phi[to] as number) - (phi[from] as number));
};

/** Entropy to the baths. */
export const bathEntropy = (driven: DrivenJumps): DrivenFunctional => ({
  jump: (t) => driven.at(t).channels.map(({ entropy }) => entropy),
});

/** Adiabatic (housekeeping) entropy production. */
export const adiabaticEntropy = (driven: DrivenJumps): DrivenFunctional => ({
  jump: (t) => {
    const jumps = driven.at(t);
    return climbs(jumps).map((climb, c) => climb + (jumps.channels[c]?.entropy as number));
  },
});

/** What jumps add to the non-adiabatic entropy production, and to Y. */
export const excessEntropy = (driven: DrivenJumps): DrivenFunctional => ({
  jump: (t) => climbs(driven.at(t)).map((climb) => -climb),
});

/** Terms of the first and of the last state. */
export interface Ends {
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
}

/** ln p_0(i_0)/p_t(i_t), the change of the system's entropy. States without probability at the start have no term. */
export const systemEntropy = (first: ArrayLike<number>, last: ArrayLike<number>): Ends => ({
  start: Array.from(first, (p) => (p > 0 ? math.log(p) : 0)),
  end: Array.from(last, (p) => (p > 0 ? -math.log(p) : 0)),
});

export interface WithEnds {
  readonly mean: number;
  readonly variance: number;
  /** <e^(z S)>. */
  readonly exponential: (z: number) => number;
}

/** Statistics of S = functional + start(i_0) + end(i_t). */
export function withEnds(
  driven: DrivenJumps,
  start: ArrayLike<number>,
  from: number,
  to: number,
  functional: DrivenFunctional,
  ends: Ends,
): WithEnds {
  let [mean, second] = [0, 0];
  Array.from(start).forEach((weight, i) => {
    if (weight === 0) return;
    const alone = Array.from(start, (_, j) => (i === j ? 1 : 0));
    const { probabilities, byEnd } = momentsDriven(driven, alone, from, to, [functional]);
    probabilities.forEach((share, j) => {
      const terms = (ends.start[i] as number) + (ends.end[j] as number);
      const [m1, m2] = [byEnd.mean[0]?.[j] as number, byEnd.second[0]?.[j] as number];
      mean += weight * (share * terms + m1);
      second += weight * (terms * (share * terms + 2 * m1) + m2);
    });
  });
  const exponential = (z: number): number => {
    const weighted = Array.from(start, (p, i) => p * math.exp(z * (ends.start[i] as number)));
    const g = tiltedDriven(driven, weighted, from, to, scaled(functional, z));
    return g.reduce((sum, x, j) => sum + x * math.exp(z * (ends.end[j] as number)), 0);
  };
  return { mean, variance: second - mean * mean, exponential };
}
