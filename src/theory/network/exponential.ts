// e^(A t) of an operator with the diagonal above which nothing else is negative, as generators are. With lambda the largest -A_ii,
// B = A + lambda has a diagonal >= 0 and
//   e^(A t) v = e^(-lambda t) sum_k (B t)^k v/k!
// adds without cancelling (uniformisation: A. Jensen, Skand. Aktuarietidskr. 36, 87 (1953)). Where lambda t is large, the matrix is
// squared instead: e^(A t) = (e^(A t/2^s))^(2^s), with columns kept at the sum 1 where they must be, so that nothing is lost (1e-12 without,
// 1e-15 with it at rates of 3e5). What is left off is below 2^-60 of the largest component.
import { Matrix } from "ml-matrix";
import * as math from "../../kernel/math.js";
import { apply, type Operator } from "./operator.js";

const LEFT_OFF = 2 ** -60;
const STRETCH = 32; // of |B| t at once: e^32 is far from the largest number
const ORDER = 20; // Taylor's for |B| t <= 1: 1/21! = 2e-20
const DENSE = 600; // states, beyond which a matrix is not made

/** A + lambda and its norm (the largest column sum of absolute values). */
function uniform(a: Operator): { lambda: number; b: Operator; norm: number } {
  const diagonal = new Float64Array(a.size);
  a.rows.forEach((row, k) => {
    if (row === a.columns[k]) diagonal[row] = (diagonal[row] as number) + (a.values[k] as number);
  });
  const lambda = diagonal.reduce((most, d) => Math.max(most, -d), 0);
  const off = Array.from(a.rows.keys()).filter((k) => a.rows[k] !== a.columns[k]);
  const count = off.length;
  const rows = new Int32Array(count + a.size);
  const columns = new Int32Array(count + a.size);
  const values = new Float64Array(count + a.size);
  off.forEach((k, n) => {
    rows[n] = a.rows[k] as number;
    columns[n] = a.columns[k] as number;
    values[n] = a.values[k] as number;
  });
  diagonal.forEach((d, i) => {
    rows[count + i] = columns[count + i] = i;
    values[count + i] = d + lambda;
  });
  const sums = new Float64Array(a.size);
  columns.forEach((column, k) => {
    sums[column] = (sums[column] as number) + Math.abs(values[k] as number);
  });
  return {
    lambda,
    b: { size: a.size, rows, columns, values },
    norm: sums.reduce((x, y) => Math.max(x, y), 0),
  };
}

/** e^(A t) v, t >= 0. */
export function exponential(a: Operator, v: Float64Array, t: number): Float64Array {
  const { lambda, b, norm } = uniform(a);
  const work = norm * t * b.values.length;
  const cube = a.size * a.size * a.size;
  if (a.size <= DENSE && work > 4 * (ORDER + doublings(norm * t)) * cube) {
    const matrix = squared(lambda, b, norm, t);
    return Float64Array.from(matrix.mmul(Matrix.columnVector(Array.from(v))).to1DArray());
  }
  const stretches = Math.max(1, Math.ceil((norm * t) / STRETCH));
  const h = t / stretches;
  let now = v;
  for (let n = 0; n < stretches; n++) {
    const sum = now.slice();
    let term = now;
    let largest = Number.POSITIVE_INFINITY;
    for (let k = 1; k <= norm * h || largest > LEFT_OFF; k++) {
      term = apply(b, term);
      let [most, all] = [0, 0];
      for (let i = 0; i < a.size; i++) {
        const part = ((term[i] as number) * h) / k;
        term[i] = part;
        sum[i] = (sum[i] as number) + part;
        most = Math.max(most, Math.abs(part));
        all = Math.max(all, Math.abs(sum[i] as number));
      }
      largest = most === 0 ? 0 : most / all;
    }
    const damping = math.exp(-lambda * h);
    now = sum.map((x) => x * damping);
  }
  return now;
}

/** e^(A t) as a matrix: columns are where one starts, rows where one is. */
export function exponentialMatrix(a: Operator, t: number): Matrix {
  const { lambda, b, norm } = uniform(a);
  return squared(lambda, b, norm, t);
}

/** How often t must be halved until |B| t <= 1. */
function doublings(reach: number): number {
  let s = 0;
  for (let x = reach; x > 1; x /= 2) s++;
  return s;
}

function squared(lambda: number, b: Operator, norm: number, t: number): Matrix {
  const s = doublings(norm * t);
  const h = t / 2 ** s;
  const small = Matrix.zeros(b.size, b.size);
  b.values.forEach((value, k) => {
    const [row, column] = [b.rows[k] as number, b.columns[k] as number];
    small.set(row, column, small.get(row, column) + value * h);
  });
  // Horner: 1 + X (1 + X/2 (1 + X/3 (…)))
  let sum = Matrix.eye(b.size);
  for (let k = ORDER; k > 0; k--) sum = Matrix.add(Matrix.eye(b.size), small.mmul(sum).div(k));
  let power = sum.mul(math.exp(-lambda * h));
  const conserved = conserves(lambda, b);
  if (conserved) normalise(power);
  for (let k = 0; k < s; k++) {
    power = power.mmul(power);
    // otherwise each squaring would double what was lost by rounding
    if (conserved) normalise(power);
  }
  return power;
}

/** Whether all columns of B - lambda sum to 0 but for rounding. */
function conserves(lambda: number, b: Operator): boolean {
  const sums = new Float64Array(b.size);
  b.columns.forEach((column, k) => {
    sums[column] = (sums[column] as number) + (b.values[k] as number);
  });
  return sums.every((sum) => Math.abs(sum - lambda) <= 2 ** -48 * lambda);
}

/** Columns of sum 1. */
function normalise(matrix: Matrix): void {
  for (let j = 0; j < matrix.columns; j++) {
    let sum = 0;
    for (let i = 0; i < matrix.rows; i++) sum += matrix.get(i, j);
    for (let i = 0; i < matrix.rows; i++) matrix.set(i, j, matrix.get(i, j) / sum);
  }
}
