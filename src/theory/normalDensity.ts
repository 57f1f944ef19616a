// The density of a normal law: ln b(z) = -(z - m) C^-1 (z - m)/2 - ln det(2 pi C)/2.
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import * as math from "../kernel/math.js";
import type { Normal } from "./quadratic.js";

export interface NormalDensity {
  readonly mean: readonly number[];
  /** C^-1 by rows. */
  readonly precision: readonly (readonly number[])[];
  /** -ln det(2 pi C)/2. */
  readonly logNorm: number;
}

/** Null where the covariance is not positive definite: a point has no density. */
export function normalDensity({ mean, covariance }: Normal): NormalDensity | null {
  const factor = new CholeskyDecomposition(new Matrix(covariance.map((row) => [...row])));
  const pivots = factor.lowerTriangularMatrix.diagonal();
  if (!factor.isPositiveDefinite() || !pivots.every((pivot) => pivot > 0)) return null;
  const inverse = factor.solve(Matrix.eye(mean.length));
  return {
    mean,
    precision: Matrix.add(inverse, inverse.transpose()).div(2).to2DArray(),
    logNorm: -pivots.reduce((sum, pivot) => sum + math.log(pivot), (mean.length * math.log(2 * Math.PI)) / 2),
  };
}
