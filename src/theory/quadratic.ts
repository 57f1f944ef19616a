// Boltzmann in a potential that is quadratic in its variables, U = c + b x + x H x/2:
//   normal with mean -H^-1 b and covariance kT H^-1;   F = U(mean) - (kT/2) ln det(2 pi kT H^-1)
import { CholeskyDecomposition, Matrix } from "ml-matrix";
import { evaluateNumber } from "../formula/evaluate.js";
import { type Polynomial, polynomial, powersOf } from "../formula/polynomial.js";
import type { Node } from "../formula/syntax.js";
import * as math from "../kernel/math.js";
import { NotConfining } from "./boltzmann.js";

export interface Normal {
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
}

/** c + slope x + x curvature x/2 */
export interface Quadratic {
  readonly constant: number;
  /** A column. */
  readonly slope: Matrix;
  readonly curvature: Matrix;
}

/** Where a formula is quadratic in its variables, what it is; null where it is not. */
export function quadraticForm(
  energy: Node,
  variables: readonly string[],
  fields: Readonly<Record<string, number>>,
): Quadratic | null {
  const terms = polynomial(energy, variables);
  return terms === null ? null : quadraticOf(terms, variables.length, fields);
}

/** The same of a polynomial. */
export function quadraticOf(
  terms: Polynomial,
  size: number,
  fields: Readonly<Record<string, number>>,
): Quadratic | null {
  const curvature = Matrix.zeros(size, size);
  const slope = Matrix.zeros(size, 1);
  let constant = 0;
  for (const [n, node] of terms) {
    const c = evaluateNumber(node, fields);
    const factors = powersOf(n).flatMap((power, v) => Array<number>(power).fill(v));
    const [v, w] = factors;
    if (factors.length > 2) {
      if (c !== 0) return null;
    } else if (v === undefined) constant += c;
    else if (w === undefined) slope.set(v, 0, slope.get(v, 0) + c);
    else {
      curvature.set(v, w, curvature.get(v, w) + c);
      curvature.set(w, v, curvature.get(w, v) + c);
    }
  }
  return { constant, slope, curvature };
}

/**
 * The equilibrium and its free energy; null where U is not quadratic.
 * @throws NotConfining where H is not positive definite.
 */
export function quadraticEquilibrium(
  energy: Node,
  variables: readonly string[],
  fields: Readonly<Record<string, number>>,
  kT: number,
): (Normal & { readonly freeEnergy: number }) | null {
  const form = quadraticForm(energy, variables, fields);
  if (form === null) return null;
  const { constant, slope, curvature } = form;
  const size = variables.length;
  const factor = factored(curvature);
  if (factor === null) throw new NotConfining();
  const inverse = factor.solve(Matrix.eye(size));
  const spread = Matrix.add(inverse, inverse.transpose()).div(2); // symmetric to the last bit
  const mean = spread.mmul(slope).mul(-1);
  const halfLogDet = factor.lowerTriangularMatrix.diagonal().reduce((total, d) => total + math.log(d), 0);
  const lowest = constant + slope.transpose().mmul(mean).get(0, 0) / 2;
  return {
    mean: mean.to1DArray(),
    covariance: spread.mul(kT).to2DArray(),
    freeEnergy: lowest + kT * halfLogDet - (kT * size * math.log(2 * Math.PI * kT)) / 2,
  };
}

/** What a pivot of a singular matrix is by rounding, in units of the element it began as. */
const SINGULAR = 2 ** -48;

/** Cholesky's L L^T, or null where the matrix is not positive definite: (x - y)^2 must not pass by a rounding. */
function factored(matrix: Matrix): CholeskyDecomposition | null {
  const factor = new CholeskyDecomposition(matrix);
  const pivots = factor.lowerTriangularMatrix.diagonal().map((d) => d * d);
  const clear = pivots.every((pivot, i) => pivot > SINGULAR * matrix.get(i, i));
  return factor.isPositiveDefinite() && clear ? factor : null;
}

/** L with L L^T = covariance, by rows; a variable that does not vary has a row of zeros. Null where there is none. */
export function spreadOf({ covariance }: Normal): number[] | null {
  const size = covariance.length;
  const varies = covariance.flatMap((row, v) => (row.every((c) => c === 0) ? [] : [v]));
  const all = Array<number>(size * size).fill(0);
  if (varies.length === 0) return all;
  const factor = factored(new Matrix(varies.map((v) => varies.map((w) => covariance[v]?.[w] ?? 0))));
  if (factor === null) return null;
  const lower = factor.lowerTriangularMatrix;
  varies.forEach((v, i) => {
    varies.slice(0, i + 1).forEach((w, j) => {
      all[v * size + w] = lower.get(i, j);
    });
  });
  return all;
}
