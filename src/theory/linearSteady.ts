// The steady state of dz = (A z + b) dt + dB, <dB dB^T> = N dt: normal with mean -A^-1 b and the covariance of
//   A C + C A^T + N = 0                                             (A. Lyapunov, 1892)
// and of a discrete map z' = M z + m + noise of covariance Q: mean (1 - M)^-1 m and C = M C M^T + Q.
// Both as d^2 linear equations; d is at most 8.
import { LuDecomposition, Matrix } from "ml-matrix";
import type { Normal } from "./quadratic.js";

/** C of A C + C A^T + N = 0. It is a covariance only where A is stable. */
export function lyapunov(drift: Matrix, noise: Matrix): Matrix {
  return solved(lyapunovOperator(drift), noise);
}

/** X -> A X + X A^T on the elements of X by rows. */
function lyapunovOperator(drift: Matrix): Matrix {
  const one = Matrix.eye(drift.rows);
  return Matrix.add(drift.kroneckerProduct(one), one.kroneckerProduct(drift));
}

/** C of C = M C M^T + Q. */
export function stein(map: Matrix, noise: Matrix): Matrix {
  const n = map.rows;
  return solved(Matrix.sub(map.kroneckerProduct(map), Matrix.eye(n * n)), noise);
}

/** X of operator X = -noise, both by rows; symmetric to the last bit. */
function solved(operator: Matrix, noise: Matrix): Matrix {
  const n = noise.rows;
  const right = Matrix.columnVector(noise.to1DArray().map((value) => -value));
  const found = Matrix.from1DArray(n, n, new LuDecomposition(operator).solve(right).to1DArray());
  return Matrix.add(found, found.transpose()).div(2);
}

/** Where no eigenvalue of the drift has a real part of 0 or more. */
export function isStable(drift: Matrix): boolean {
  // by Lyapunov: A is stable exactly if the C of N = 1 exists and is positive definite
  if (new LuDecomposition(lyapunovOperator(drift)).isSingular()) return false;
  return isPositive(lyapunov(drift, Matrix.eye(drift.rows)));
}

/** Rounding makes of a singular matrix a pivot of this size, of the largest element. */
const SINGULAR = 2 ** -40;

/** Whether a symmetric matrix is positive definite: the pivots of elimination without exchanges. */
export function isPositive(matrix: Matrix): boolean {
  const rest = matrix.clone();
  const least = SINGULAR * rest.max();
  for (let k = 0; k < rest.rows; k++) {
    const pivot = rest.get(k, k);
    if (!(pivot > least)) return false;
    for (let i = k + 1; i < rest.rows; i++) {
      const factor = rest.get(i, k) / pivot;
      for (let j = k; j < rest.rows; j++) rest.set(i, j, rest.get(i, j) - factor * rest.get(k, j));
    }
  }
  return true;
}

/** The steady state, or null where the drift is not stable. */
export function steadyNormal({
  drift,
  offset,
  noise,
}: {
  drift: Matrix;
  offset: Matrix;
  noise: Matrix;
}): Normal | null {
  if (!isStable(drift)) return null;
  const mean = new LuDecomposition(drift).solve(Matrix.mul(offset, -1));
  return { mean: mean.to1DArray(), covariance: lyapunov(drift, noise).to2DArray() };
}

/** The steady state of a map; for stable maps. */
export function steadyOfMap({ map, shift, noise }: { map: Matrix; shift: Matrix; noise: Matrix }): Normal {
  const mean = new LuDecomposition(Matrix.sub(Matrix.eye(map.rows), map)).solve(shift);
  return { mean: mean.to1DArray(), covariance: stein(map, noise).to2DArray() };
}
