// Means along a protocol of rows, as a kernel runs it: the fields of a row are written at the frozen state (W += U(row) - U(before)),
// then a step of a scheme is taken in them. Exact at any step, by linearScheme.ts.
//   W_shadow = <dE> - W + Q with Q the energy that the state loses in moves by a bath (the O of a splitting): the work of the scheme
//   itself (D. A. Sivak, J. D. Chodera, G. E. Crooks, PRX 3, 011007 (2013)).
//   <exp(-s W)>: a write multiplies the normal law by exp(-s dU), which leaves it normal or makes the average infinite.
import { determinant, inverse, Matrix } from "ml-matrix";
import * as math from "../kernel/math.js";
import { bilinear, dot, expected, matrixOf } from "./linearProblem.js";
import { type LinearScheme, movesOf } from "./linearScheme.js";
import { isPositive } from "./linearSteady.js";
import { lowerRoot } from "./linearStep.js";
import { type Fields, type LinearLaw, widened } from "./linearSystem.js";
import type { Normal, Quadratic } from "./quadratic.js";

export interface LinearRows {
  readonly law: LinearLaw;
  readonly start: Normal;
  /** Fields at 0-, of each row in order, and at tau+. */
  readonly fields: Fields;
  readonly rows: readonly Fields[];
  readonly end: Fields;
  readonly h: number;
  readonly scheme: LinearScheme;
  readonly rescaled?: boolean | undefined;
}

export interface RowMoments {
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly work: number;
  /** Energy lost in moves by a bath; 0 for schemes without such moves. */
  readonly bathHeat: number;
  readonly energyChange: number;
  /** ln <exp(-s W)>; Infinity where there is no such average. */
  readonly logExponential: number;
}

interface Gaussian {
  readonly mean: Matrix;
  readonly covariance: Matrix;
}

/** Moments at the end of the rows; `s` is that of <exp(-s W)>. */
export function rowMoments(run: LinearRows, s = 1): RowMoments {
  const { law, rows, end, h, scheme, rescaled } = run;
  const size = scheme === "leimkuhlerMatthews" ? 2 * law.size : law.size;
  const energyIn = (fields: Fields): Quadratic => widened(law.at(fields).energy, size);
  let plain = started(run.start, size);
  let tilted: Gaussian | null = plain;
  let [work, bathHeat, logWeight] = [0, 0, 0];
  let energy = energyIn(run.fields);
  const before = expected(energy, plain.mean, plain.covariance);
  const write = (fields: Fields): void => {
    const next = energyIn(fields);
    const change = {
      constant: next.constant - energy.constant,
      slope: Matrix.sub(next.slope, energy.slope),
      curvature: Matrix.sub(next.curvature, energy.curvature),
    };
    work += expected(change, plain.mean, plain.covariance);
    const weighed = tilted && reweighted(tilted, change, s);
    tilted = weighed?.law ?? null;
    logWeight += weighed ? weighed.logWeight : Number.POSITIVE_INFINITY;
    energy = next;
  };
  for (const fields of rows) {
    write(fields);
    for (const move of movesOf(law.at(fields), scheme, h, rescaled)) {
      const was = expected(energy, plain.mean, plain.covariance);
      plain = movedBy(plain, move);
      if (tilted) tilted = movedBy(tilted, move);
      if (move.bath) bathHeat += was - expected(energy, plain.mean, plain.covariance);
    }
  }
  write(end);
  return {
    mean: plain.mean.to1DArray().slice(0, law.size),
    covariance: plain.covariance.subMatrix(0, law.size - 1, 0, law.size - 1).to2DArray(),
    work,
    bathHeat,
    energyChange: expected(energy, plain.mean, plain.covariance) - before,
    logExponential: logWeight,
  };
}

/** With standard normals in the components that a scheme has beside the state. */
function started({ mean, covariance }: Normal, size: number): Gaussian {
  const wide = Matrix.eye(size);
  wide.setSubMatrix(matrixOf(covariance), 0, 0);
  return {
    mean: Matrix.columnVector([...mean, ...Array<number>(size - mean.length).fill(0)]),
    covariance: wide,
  };
}

const movedBy = (
  { mean, covariance }: Gaussian,
  { map, shift, noise }: { map: Matrix; shift: Matrix; noise: Matrix },
): Gaussian => ({
  mean: Matrix.add(map.mmul(mean), shift),
  covariance: Matrix.add(map.mmul(covariance).mmul(map.transpose()), noise),
});

/** exp(-s (c + g z + z H z/2)) times a normal law: a normal law times a weight; null where it cannot be normalised. */
function reweighted(
  { mean, covariance }: Gaussian,
  { constant, slope, curvature }: Quadratic,
  s: number,
): { law: Gaussian; logWeight: number } | null {
  const n = mean.rows;
  const root = lowerRoot(covariance);
  const inner = Matrix.add(Matrix.eye(n), root.transpose().mmul(curvature).mmul(root).mul(s));
  if (!isPositive(inner)) return null;
  // C' = (C^-1 + s H)^-1 = L (1 + s L^T H L)^-1 L^T
  const after = root.mmul(inverse(inner)).mmul(root.transpose());
  const pull = Matrix.add(curvature.mmul(mean), slope).mul(s);
  return {
    law: { mean: Matrix.sub(mean, after.mmul(pull)), covariance: after },
    logWeight:
      -math.log(determinant(inner)) / 2 -
      s * (constant + dot(slope, mean) + bilinear(mean, curvature, mean) / 2) +
      bilinear(pull, after, pull) / 2,
  };
}
