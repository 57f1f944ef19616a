// <exp(-s W)> of a driven linear system by the Riccati equations of linearMoments.ts at one s:
//   C' = A C + C A^T + N - s C H' C,   m' = A m + b - s C (H' m + g'),   a' = -s [c' + g' m + (m H' m + tr H' C)/2],
// <exp(-s W)> = exp(a). C can leave the finite: the average is then infinite.
import { determinant, inverse, Matrix } from "ml-matrix";
import * as math from "../kernel/math.js";
import { integrate, type State } from "./integrate.js";
import { bilinear, dot, fieldsAt, type LinearProblem, legsOf, sizesOf, traceOf } from "./linearProblem.js";

/** Pieces of a leg in which a tilted covariance is watched. */
const PIECES = 32;
const ROUNDING = 1e-9;

/** <exp(-s W)>, s in the inverse unit of energy; Infinity where the average does not exist. */
export function exponentialWork(problem: LinearProblem, s: number): number {
  const { law, start } = problem;
  const n = law.size;
  const { z } = sizesOf(problem);
  const pairs = z.flatMap((a) => z.map((b) => a * b));
  const transposed = z.flatMap((a) => z.map((b) => b / a));
  let y: State = [...start.covariance.flat(), ...start.mean, 0];
  for (const leg of legsOf(problem)) {
    const parts = (u: number) => {
      const fields = fieldsAt(leg, u);
      const { drift, offset, noise } = law.at(fields);
      const { constant, slope, curvature } = law.rise(fields, leg.from, leg.to);
      return { drift, offset, noise, constant, slope, curvature };
    };
    // C = Y X^-1 with X' = -A^T X + s H' Y, Y' = A Y + N X, which are linear: C leaves the finite where det X = 0
    const linear = (u: number, state: State): State => {
      const { drift, noise, curvature } = parts(u);
      const X = Matrix.from1DArray(n, n, state.slice(0, n * n));
      const Y = Matrix.from1DArray(n, n, state.slice(n * n));
      const dX = Matrix.sub(curvature.mmul(Y).mul(s), drift.transpose().mmul(X).mul(leg.length));
      const dY = Matrix.add(drift.mmul(Y), noise.mmul(X)).mul(leg.length);
      return [...dX.to1DArray(), ...dY.to1DArray()];
    };
    const riccati = (u: number, state: State): State => {
      const { drift, offset, noise, constant, slope, curvature } = parts(u);
      const C = Matrix.from1DArray(n, n, state.slice(0, n * n));
      const m = Matrix.columnVector(state.slice(n * n, n * n + n));
      const drifted = drift.mmul(C);
      const dC = Matrix.add(Matrix.add(drifted, drifted.transpose()), noise).mul(leg.length);
      dC.sub(C.mmul(curvature).mmul(C).mul(s));
      const pull = Matrix.add(curvature.mmul(m), slope);
      const dm = Matrix.add(drift.mmul(m), offset).mul(leg.length).sub(C.mmul(pull).mul(s));
      const da = -s * (constant + dot(slope, m) + (bilinear(m, curvature, m) + traceOf(curvature, C)) / 2);
      return [...dC.to1DArray(), ...dm.to1DArray(), da];
    };
    for (let k = 0; k < PIECES; k++) {
      const [from, to] = [k / PIECES, (k + 1) / PIECES];
      const covariance = y.slice(0, n * n);
      const flow = integrate(linear, [...Matrix.eye(n).to1DArray(), ...covariance], from, to, [
        ...transposed,
        ...pairs,
      ]);
      const X = Matrix.from1DArray(n, n, flow.slice(0, n * n));
      const Y = Matrix.from1DArray(n, n, flow.slice(n * n));
      if (!(determinant(X) > 0)) return Number.POSITIVE_INFINITY;
      const variances = Y.mmul(inverse(X)).diagonal();
      const size = variances.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
      if (variances.some((c) => c < -ROUNDING * size)) return Number.POSITIVE_INFINITY;
      y = integrate(riccati, y, from, to, [...pairs, ...z, 1]);
    }
  }
  return math.exp(y[y.length - 1] as number);
}
