// All eigenvalues of a generator. The second one, -1/tau + i omega, tells how fast correlations decay and whether they oscillate; a
// uniform ring of N states with the affinity A has the most coherent oscillation, |omega| tau <= cot(pi/N) tanh(A/(2 N)) (A. C. Barato &
// U. Seifert, PRE 95, 062409 (2017)).
import { EVD, Matrix } from "ml-matrix";
import type { Jumps } from "./generator.js";
import { generator } from "./operator.js";

export interface Eigenvalue {
  readonly re: number;
  readonly im: number;
}

/** The eigenvalues of L, the slowest first; 0 comes first. For networks of at most a few hundred states. */
export function spectrum(jumps: Jumps): Eigenvalue[] {
  const matrix = Matrix.zeros(jumps.states, jumps.states);
  const { rows, columns, values } = generator(jumps);
  values.forEach((value, k) => {
    const [row, column] = [rows[k] as number, columns[k] as number];
    matrix.set(row, column, matrix.get(row, column) + value);
  });
  const { realEigenvalues, imaginaryEigenvalues } = new EVD(matrix);
  return realEigenvalues
    .map((re, k) => ({ re, im: imaginaryEigenvalues[k] as number }))
    .sort((one, other) => other.re - one.re || one.im - other.im);
}
