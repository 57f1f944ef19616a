// A linear system under a protocol: where it starts and how its fields move.
import { Matrix } from "ml-matrix";
import type { Fields, LinearLaw } from "./linearSystem.js";
import type { Normal, Quadratic } from "./quadratic.js";

export interface LinearProblem {
  readonly law: LinearLaw;
  /** Of all components of z at t = 0-. */
  readonly start: Normal;
  /** Fields at 0-. */
  readonly fields: Fields;
  /** One after the other; where the fields of neighbours differ there is a quench. */
  readonly stretches: readonly { readonly length: number; readonly from: Fields; readonly to: Fields }[];
  /** Fields at tau+. */
  readonly end: Fields;
}

/** Fields on their way; of no length where they jump. */
export interface Leg {
  readonly length: number;
  readonly from: Fields;
  readonly to: Fields;
}

/** Stretches and, as legs of no length, the quenches between them. */
export function legsOf({ fields, stretches, end }: LinearProblem): Leg[] {
  const legs: Leg[] = [];
  let last = fields;
  const jump = (to: Fields): void => {
    if (Object.keys(last).some((field) => last[field] !== to[field]))
      legs.push({ length: 0, from: last, to });
  };
  for (const stretch of stretches) {
    jump(stretch.from);
    legs.push(stretch);
    last = stretch.to;
  }
  jump(end);
  return legs;
}

export const fieldsAt = ({ from, to }: Leg, u: number): Fields =>
  Object.fromEntries(Object.entries(from).map(([field, a]) => [field, a + ((to[field] as number) - a) * u]));

/** a . b of columns. */
export const dot = (a: Matrix, b: Matrix): number => a.transpose().mmul(b).get(0, 0);

/** a M b of columns and a matrix. */
export const bilinear = (a: Matrix, matrix: Matrix, b: Matrix): number => dot(a, matrix.mmul(b));

/** tr(M N) of symmetric matrices. */
export const traceOf = (a: Matrix, b: Matrix): number => Matrix.mul(a, b).sum();

/** <c + g z + z H z/2> */
export const expected = (
  { constant, slope, curvature }: Quadratic,
  mean: Matrix,
  covariance: Matrix,
): number =>
  constant + dot(slope, mean) + (bilinear(mean, curvature, mean) + traceOf(curvature, covariance)) / 2;

export const matrixOf = (rows: readonly (readonly number[])[]): Matrix =>
  new Matrix(rows.map((row) => [...row]));

/** How large components of z and energies are, by order of magnitude. */
export interface Sizes {
  readonly z: readonly number[];
  readonly kT: number;
}

export function sizesOf({ law, start, fields, stretches }: LinearProblem): Sizes {
  const { places, kT, energy, frictions, masses } = law.at(fields);
  const duration = stretches.reduce((total, { length }) => total + length, 0);
  const z = start.mean.map((mean, i) => {
    const T = kT[i % places] as number;
    const mass = masses[i % places] as number;
    if (i >= places) return Math.sqrt(T / mass);
    const stiffness = Math.abs(energy.curvature.get(i, i));
    const square = Math.max(
      mean * mean,
      start.covariance[i]?.[i] as number,
      stiffness > 0 ? T / stiffness : 0,
    );
    if (square > 0) return Math.sqrt(square);
    return Math.sqrt(mass > 0 ? (T / mass) * duration * duration : (T / (frictions[i] as number)) * duration);
  });
  return { z, kT: Math.max(...kT) };
}
