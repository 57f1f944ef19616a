// The optimal estimate of a linear system from linear readings (R. E. Kalman, J. Basic Eng. 82, 35 (1960); R. E. Kalman & R. S. Bucy, J. Basic Eng. 83, 95
// (1961)): covariances of its error in the steady state, and what the readings tell in nats.
//   readings y = H z + noise R after each map z' = M z + noise Q:  P = M S M^T + Q,  S = (P^-1 + G)^-1,  G = H^T R^-1 H
//   dz = A z dt + dB, <dB dB^T> = N dt, read all the time, dY = H z dt + dV, <dV dV^T> = R dt:  A P + P A^T + N - P G P = 0
// The first by doubling (B. D. O. Anderson, Int. J. Control 28, 295 (1978)), the second by the sign of its Hamiltonian matrix (J. D. Roberts, Int. J. Control 32,
// 677 (1980)) and Newton's steps (D. L. Kleinman, IEEE Trans. Autom. Control 13, 114 (1968)).
import { inverse, Matrix, solve } from "ml-matrix";
import * as math from "../../kernel/math.js";
import { lyapunov } from "../linearSteady.js";

export interface SteadyFilter {
  /** Covariance of the error before and after a measurement. */
  readonly prior: Matrix;
  readonly posterior: Matrix;
  /** K: the estimate gains K (y - H estimate). */
  readonly gain: Matrix;
  /** Of each measurement: I(y; z | past) = ln det(H P H^T + R)/det R / 2. */
  readonly information: number;
}

const ENOUGH = 2 ** -50; // of the largest element
const MOST = 100; // doublings, or steps of the sign

const largest = (matrix: Matrix): number => Math.max(Math.abs(matrix.max()), Math.abs(matrix.min()));
const even = (matrix: Matrix): Matrix => Matrix.add(matrix, matrix.transpose()).div(2);

/** The filter of periodic measurements in its steady state. @throws RangeError where there is none */
export function steadyFilter(map: Matrix, noise: Matrix, reading: Matrix, errors: Matrix): SteadyFilter {
  const one = Matrix.eye(map.rows);
  let a = map.transpose();
  let g = reading.transpose().mmul(inverse(errors)).mmul(reading);
  let prior = noise;
  for (let n = 0; ; n++) {
    const middle = inverse(Matrix.add(one, g.mmul(prior)));
    const by = a.transpose().mmul(prior).mmul(middle).mmul(a);
    const wider = a.mmul(middle).mmul(g).mmul(a.transpose());
    a = a.mmul(middle).mmul(a);
    g = even(Matrix.add(g, wider));
    prior = even(Matrix.add(prior, by));
    if (!(largest(by) > ENOUGH * largest(prior))) break;
    if (n === MOST) throw new RangeError("Readings that bound the error are needed, it grows without end");
  }
  const innovation = Matrix.add(reading.mmul(prior).mmul(reading.transpose()), errors);
  const gain = prior.mmul(reading.transpose()).mmul(inverse(innovation));
  return {
    prior,
    posterior: even(Matrix.sub(prior, gain.mmul(reading).mmul(prior))),
    gain,
    information: (logDeterminant(innovation) - logDeterminant(errors)) / 2,
  };
}

export interface ContinuousFilter {
  /** Covariance of the error. */
  readonly error: Matrix;
  /** K: d estimate = A estimate dt + K (dY - H estimate dt). */
  readonly gain: Matrix;
  /** I(Y; z) per time, <|H (z - estimate)|^2> in units of R, halved (T. E. Duncan, SIAM J. Appl. Math. 19, 215 (1970)). */
  readonly informationRate: number;
}

/** The filter of readings at all times in its steady state; N must reach all of z that is not damped. */
export function continuousFilter(
  drift: Matrix,
  noise: Matrix,
  reading: Matrix,
  errors: Matrix,
): ContinuousFilter {
  const n = drift.rows;
  const weigh = reading.transpose().mmul(inverse(errors));
  const g = weigh.mmul(reading);
  let sign = Matrix.zeros(2 * n, 2 * n);
  sign.setSubMatrix(drift.transpose(), 0, 0);
  sign.setSubMatrix(Matrix.mul(g, -1), 0, n);
  sign.setSubMatrix(Matrix.mul(noise, -1), n, 0);
  sign.setSubMatrix(Matrix.mul(drift, -1), n, n);
  for (let k = 0; k < MOST; k++) {
    const back = inverse(sign);
    const scale = Math.sqrt(largest(back) / largest(sign)); // both sides of equal size
    const next = Matrix.add(Matrix.mul(sign, scale), back.div(scale)).div(2);
    const moved = largest(Matrix.sub(next, sign));
    sign = next;
    if (moved <= 2 ** -40 * largest(next)) break;
  }
  // the columns of (1, P) are those that the sign takes to their negatives
  const right = Matrix.zeros(2 * n, n);
  right.setSubMatrix(Matrix.add(sign.subMatrix(0, n - 1, 0, n - 1), Matrix.eye(n)), 0, 0);
  right.setSubMatrix(sign.subMatrix(n, 2 * n - 1, 0, n - 1), n, 0);
  const left = Matrix.zeros(2 * n, n);
  left.setSubMatrix(sign.subMatrix(0, n - 1, n, 2 * n - 1), 0, 0);
  left.setSubMatrix(Matrix.add(sign.subMatrix(n, 2 * n - 1, n, 2 * n - 1), Matrix.eye(n)), n, 0);
  let error = even(solve(left, right.mul(-1)));
  for (let k = 0; k < 2; k++) {
    const damped = Matrix.sub(drift, error.mmul(g));
    error = lyapunov(damped, Matrix.add(noise, error.mmul(g).mmul(error)));
  }
  return { error, gain: error.mmul(weigh), informationRate: g.mmul(error).trace() / 2 };
}

/** ln det of a covariance, by the pivots of elimination. */
export function logDeterminant(matrix: Matrix): number {
  const rest = matrix.clone();
  let sum = 0;
  for (let k = 0; k < rest.rows; k++) {
    const pivot = rest.get(k, k);
    sum += math.log(pivot);
    for (let i = k + 1; i < rest.rows; i++) {
      const factor = rest.get(i, k) / pivot;
      for (let j = k; j < rest.rows; j++) rest.set(i, j, rest.get(i, j) - factor * rest.get(k, j));
    }
  }
  return sum;
}
