// What a scheme does to a linear system, exactly: U = x H x/2 + b x in the fields of each row, a non-conservative force J x,
// and a bath for each variable. A move is x' = G x + g + L n, so means and second moments follow from recursions, and with
// them <W>, <W_f> and each <Q_v>. Nothing here comes from the package.

export type Matrix = readonly (readonly number[])[];
export type Scheme = "euler" | "heun";

export interface LinearSystem {
  readonly hessian: (t: number) => Matrix;
  readonly tilt: (t: number) => readonly number[];
  /** The force J x. */
  readonly curl: Matrix;
  readonly kT: readonly number[];
  readonly friction: readonly number[];
  readonly mean: readonly number[];
  readonly covariance: Matrix;
}

/** Mistakes that a kernel could make; a test must see each of them. */
export type Flaw = "none" | "corrector with the others of before" | "heat with the others of before";

export const indices = (n: number): number[] => [...Array(n).keys()];
const at = (m: Matrix, i: number, j: number): number => (m[i] as readonly number[])[j] as number;
const build = (n: number, f: (i: number, j: number) => number): number[][] =>
  indices(n).map((i) => indices(n).map((j) => f(i, j)));
export const identity = (n: number): number[][] => build(n, (i, j) => (i === j ? 1 : 0));
export const times = (a: Matrix, b: Matrix): number[][] =>
  build(a.length, (i, j) => a.reduce((sum, _, k) => sum + at(a, i, k) * at(b, k, j), 0));
export const plus = (a: Matrix, b: Matrix, by = 1): number[][] =>
  build(a.length, (i, j) => at(a, i, j) + by * at(b, i, j));
export const transposed = (a: Matrix): number[][] => build(a.length, (i, j) => at(a, j, i));
const apply = (a: Matrix, x: readonly number[]): number[] =>
  a.map((row) => row.reduce((sum, c, j) => sum + c * (x[j] as number), 0));
const outer = (x: readonly number[], y: readonly number[]): number[][] =>
  x.map((xi) => y.map((yj) => xi * yj));
const diagonal = (a: Matrix): number[][] => build(a.length, (i, j) => (i === j ? at(a, i, j) : 0));

/** Solves a x = b by Gauss's elimination with pivots; also the determinant. */
export function solve(a: Matrix, b: readonly number[]): { x: number[]; determinant: number } {
  const n = b.length;
  const rows = a.map((row, i) => [...row, b[i] as number]);
  let determinant = 1;
  for (let c = 0; c < n; c++) {
    const pivot = indices(n)
      .slice(c)
      .reduce((best, i) => (Math.abs(at(rows, i, c)) > Math.abs(at(rows, best, c)) ? i : best), c);
    if (pivot !== c) {
      [rows[c], rows[pivot]] = [rows[pivot] as number[], rows[c] as number[]];
      determinant = -determinant;
    }
    determinant *= at(rows, c, c);
    for (const i of indices(n)) {
      if (i === c) continue;
      const factor = at(rows, i, c) / at(rows, c, c);
      rows[i] = (rows[i] as number[]).map((value, j) => value - factor * at(rows, c, j));
    }
  }
  return { x: rows.map((row, i) => (row[n] as number) / at(rows, i, i)), determinant };
}

/** exp(A t) by Taylor's series of A t/2^20, squared 20 times. */
export function exponential(a: Matrix, t: number): number[][] {
  const small = a.map((row) => row.map((c) => (c * t) / 2 ** 20));
  let result = plus(plus(identity(a.length), small), times(small, small), 0.5);
  for (let k = 0; k < 20; k++) result = times(result, result);
  return result;
}

/** What is known at the end. `second` is <x x^T>. */
export interface Moments {
  readonly mean: number[];
  readonly second: number[][];
  readonly work: number;
  readonly forceWork: number;
  readonly heat: number[];
}

/** `steps` steps to the time `duration`. */
export function evolve(
  system: LinearSystem,
  scheme: Scheme,
  duration: number,
  steps: number,
  flaw: Flaw = "none",
): Moments {
  const { hessian, tilt, curl, kT, friction } = system;
  const n = kT.length;
  const h = duration / steps;
  const rate = friction.map((g) => h / g);
  const scaled = (m: Matrix): number[][] => build(n, (i, j) => (rate[i] as number) * at(m, i, j));
  const noise = build(n, (i, j) => (i === j ? 2 * (kT[i] as number) * (rate[i] as number) : 0));
  let mean = [...system.mean];
  let second = plus(system.covariance, outer(mean, mean));
  let last = 0; // the time that stands in the fields
  let [work, forceWork] = [0, 0];
  const heat = indices(n).map(() => 0);
  const write = (t: number): void => {
    const dH = plus(hessian(t), hessian(last), -1);
    const db = tilt(t).map((b, v) => b - (tilt(last)[v] as number));
    for (const i of indices(n)) {
      work += (db[i] as number) * (mean[i] as number);
      for (const j of indices(n)) work += 0.5 * at(dH, i, j) * at(second, i, j);
    }
    last = t;
  };
  for (let k = 0; k < steps; k++) {
    write((k + 0.5) * h);
    const K = plus(curl, hessian(last), -1); // F = K x + c
    const c = tilt(last).map((b) => -b);
    const M = scaled(K);
    const m = c.map((value, v) => value * (rate[v] as number));
    // what the corrector takes of the predicted place: all of it, or only the variable's own
    const seen = flaw === "corrector with the others of before" ? diagonal(M) : M;
    const half = plus(identity(n), seen, 0.5);
    const G = scheme === "euler" ? plus(identity(n), M) : plus(plus(identity(n), M), times(seen, M), 0.5);
    const g = scheme === "euler" ? m : apply(half, m);
    const L = scheme === "euler" ? identity(n) : half;
    const Gm = apply(G, mean);
    const after = Gm.map((value, v) => value + (g[v] as number));
    const cross = plus(times(G, second), outer(g, mean)); // <x' x>
    const next = plus(
      plus(times(times(G, second), transposed(G)), plus(outer(Gm, g), outer(g, Gm))),
      plus(outer(g, g), times(times(L, noise), transposed(L))),
    );
    for (const v of indices(n)) {
      const by = (after[v] as number) - (mean[v] as number);
      const bent = (force: Matrix, j: number): number => {
        const old = flaw === "heat with the others of before" && j !== v;
        // <(x'_v - x_v) (x_j + x'_j)>, or of the old other variable alone
        const before = at(cross, v, j) - at(second, v, j);
        const behind = old ? before : at(next, v, j) - at(cross, j, v);
        return at(force, v, j) * (before + behind);
      };
      const sum = (force: Matrix): number => indices(n).reduce((total, j) => total + bent(force, j), 0);
      forceWork += 0.5 * sum(curl);
      (heat as number[])[v] = (heat[v] as number) + 0.5 * sum(K) + (c[v] as number) * by;
      if (scheme === "euler") {
        const row = K[v] as readonly number[];
        const square = (s: Matrix, mu: readonly number[]): number =>
          row.reduce(
            (total, a, i) =>
              total +
              2 * a * (c[v] as number) * (mu[i] as number) +
              row.reduce((t, b, j) => t + a * b * at(s, i, j), 0),
            0,
          );
        (heat as number[])[v] =
          (heat[v] as number) + ((rate[v] as number) / 4) * (square(next, after) - square(second, mean));
      }
    }
    [mean, second] = [after, next];
  }
  write(duration);
  return { mean, second, work, forceWork, heat };
}
