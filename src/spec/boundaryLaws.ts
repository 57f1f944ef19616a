// Between which densities the entropy of the system changes: systemEntropy = ln b0(x_0) - ln b1(x_tau).

/** A normal law, as in a gaussian start. */
export interface NormalLaw {
  readonly mean: Readonly<Record<string, number>>;
  readonly covariance: readonly (readonly number[])[];
}

/** One variable: a density at places, of any normalisation; between and beyond them ln b is a cubic spline that goes on straight. */
export interface TableLaw {
  readonly x: readonly number[];
  readonly density: readonly number[];
}

/**
 * "equilibrium": Boltzmann in the fields at that end; "steady": the solved steady state in these fields; "solved" (at the end):
 * what the Fokker-Planck equation makes of the start.
 */
export type BoundaryLaw = "equilibrium" | "steady" | NormalLaw | TableLaw;

export interface SystemEntropy {
  /** b0; the start's own law unless given. <exp(-entropyProduction)> = 1 needs that one. */
  readonly start?: BoundaryLaw | undefined;
  /** b1; any normalised density keeps <exp(-entropyProduction)> = 1, the true one makes its mean the entropy production. */
  readonly end: BoundaryLaw | "solved";
}
