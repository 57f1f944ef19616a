// What dz = (A z + b + d t) dt + dB, <dB dB^T> = N dt, does in a time h, exactly:
//   z(h) = M z(0) + m + noise,   M = exp(A h),   <noise noise^T> = Q = ∫_0^h exp(A s) N exp(A^T s) ds
// by Taylor's series over h/2^k and k doublings, M -> M M, Q -> Q + M Q M^T: sums of what is positive, so that it serves singular
// A (free motion, no friction) and h of any length, where exp([[A, N], [0, -A^T]] h) of C. F. Van Loan, IEEE Trans. Autom.
// Control 23, 395 (1978), loses all digits. b and d ride along as components 1 and t of z.
import { Matrix } from "ml-matrix";

/** z' = map z + shift + noise, the noise of covariance `noise`. */
export interface AffineMap {
  readonly map: Matrix;
  /** A column. */
  readonly shift: Matrix;
  readonly noise: Matrix;
}

/** At a norm of the generator of at most 1/4 the 18th term is below 1e-20. */
const SMALL = 0.25;
const TERMS = 18;

/** M and Q of a drift without an offset. */
export function propagate(drift: Matrix, noise: Matrix, h: number): { map: Matrix; noise: Matrix } {
  const n = drift.rows;
  const size = drift.to2DArray().reduce(
    (most, row) =>
      Math.max(
        most,
        row.reduce((total, a) => total + Math.abs(a), 0),
      ),
    0,
  );
  let doublings = 0;
  let step = h;
  while (size * step > SMALL) {
    step /= 2;
    doublings += 1;
  }
  // exp(A t) = sum (A t)^k/k!,  Q(t) = sum t^(k+1)/(k+1)! L^k N  with L X = A X + X A^T
  let power = Matrix.eye(n);
  let moved = Matrix.mul(noise, step);
  let map = power.clone();
  let spread = moved.clone();
  for (let k = 1; k <= TERMS; k++) {
    power = drift.mmul(power).mul(step / k);
    map.add(power);
    const left = drift.mmul(moved);
    moved = Matrix.add(left, left.transpose()).mul(step / (k + 1));
    spread.add(moved);
  }
  for (let k = 0; k < doublings; k++) {
    spread = Matrix.add(spread, map.mmul(spread).mmul(map.transpose()));
    map = map.mmul(map);
  }
  return { map, noise: spread };
}

/** The exact step; `ramp` is d, the growth of the offset per time. */
export function exactStep(drift: Matrix, offset: Matrix, noise: Matrix, h: number, ramp?: Matrix): AffineMap {
  const n = drift.rows;
  // (z, 1, t): 1' = 0, t' = 1
  const wide = Matrix.zeros(n + 2, n + 2);
  wide.setSubMatrix(drift, 0, 0);
  wide.setSubMatrix(offset, 0, n);
  if (ramp !== undefined) wide.setSubMatrix(ramp, 0, n + 1);
  wide.set(n + 1, n, 1);
  const loud = Matrix.zeros(n + 2, n + 2);
  loud.setSubMatrix(noise, 0, 0);
  const { map, noise: spread } = propagate(wide, loud, h);
  return {
    map: map.subMatrix(0, n - 1, 0, n - 1),
    shift: map.subMatrix(0, n - 1, n, n),
    noise: spread.subMatrix(0, n - 1, 0, n - 1),
  };
}

/** A pivot below this, of the element it began as, is the rounding of one that is 0. */
const SINGULAR = 2 ** -44;

/** L, a lower triangle with L L^T = covariance, also where that is singular: what does not vary has a row or column of zeros. */
export function lowerRoot(covariance: Matrix): Matrix {
  const n = covariance.rows;
  const root = Matrix.zeros(n, n);
  for (let j = 0; j < n; j++) {
    let pivot = covariance.get(j, j);
    for (let k = 0; k < j; k++) pivot -= root.get(j, k) * root.get(j, k);
    if (!(pivot > SINGULAR * covariance.get(j, j))) continue;
    const diagonal = Math.sqrt(pivot);
    root.set(j, j, diagonal);
    for (let i = j + 1; i < n; i++) {
      let value = covariance.get(i, j);
      for (let k = 0; k < j; k++) value -= root.get(i, k) * root.get(j, k);
      root.set(i, j, value / diagonal);
    }
  }
  return root;
}
