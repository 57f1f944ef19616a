// Moments of a driven linear system and of its work, exactly up to an ODE's tolerance of 1e-12. The tilted average <exp(-s W); z> of a
// normal start stays normal, with weight exp(a), mean m and covariance C (T. Speck, J. Phys. A 44, 305001 (2011), in one variable):
//   C' = A C + C A^T + N - s C H' C,   m' = A m + b - s C (H' m + g'),   a' = -s [c' + g' m + (m H' m + tr H' C)/2]
// where c', g', H' are the rates of the energy c + g z + z H z/2 at fixed z. Orders of s close, a = sum (-s)^n kappa_n/n!, which gives
// the cumulants of W; a quench is the same without A, b and N. Heats and force works are means along order 0:
//   overdamped    Q' = (<F^2> + kT dF/dx)/friction, F_f' = (<f F> + kT df/dx)/friction    (Stratonovich)
//   underdamped   Q' = (friction/mass) (mass <v^2> - kT),  F_f' = <f v>
import { Matrix } from "ml-matrix";
import { integerPower } from "../formula/evaluate.js";
import { integrate, type State } from "./integrate.js";
import {
  bilinear,
  dot,
  expected,
  fieldsAt,
  type LinearProblem,
  legsOf,
  matrixOf,
  sizesOf,
  traceOf,
} from "./linearProblem.js";
import type { Affine, LinearSystem } from "./linearSystem.js";

export interface LinearMoments {
  /** Of z at the end. */
  readonly mean: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly work: {
    readonly mean: number;
    readonly variance: number;
    /** <(W - <W>)^3> */
    readonly third: number;
  };
  /** <Q> to the bath of each variable. */
  readonly heats: readonly number[];
  /** Mean work of the non-conservative force on each variable. */
  readonly forceWorks: readonly number[];
  /** <E(tau+)> - <E(0-)> */
  readonly energyChange: number;
}

const ORDERS = 4;

export function linearMoments(problem: LinearProblem): LinearMoments {
  const { law, start } = problem;
  const n = law.size;
  const { places } = law.at(problem.fields);
  const perOrder = n * n + n + 1;
  const covarianceOf = (y: State, k: number): Matrix =>
    Matrix.from1DArray(n, n, y.slice(k * perOrder, k * perOrder + n * n));
  const meanOf = (y: State, k: number): Matrix =>
    Matrix.columnVector(y.slice(k * perOrder + n * n, k * perOrder + n * n + n));
  const weightOf = (y: State, k: number): number => y[(k + 1) * perOrder - 1] as number;

  const { z, kT } = sizesOf(problem);
  const pairs = z.flatMap((a) => z.map((b) => a * b));
  const sizes = Array.from({ length: ORDERS }, (_, k) =>
    [...pairs, ...z, 1].map((size) => size / integerPower(kT, k)),
  );
  sizes.push(Array<number>(2 * places).fill(kT));
  let y: State = [
    ...start.covariance.flat(),
    ...start.mean,
    0,
    ...Array<number>((ORDERS - 1) * perOrder + 2 * places).fill(0),
  ];
  for (const leg of legsOf(problem)) {
    const rate = (u: number, state: State): State => {
      const fields = fieldsAt(leg, u);
      const system = law.at(fields);
      const rise = law.rise(fields, leg.from, leg.to);
      const C = Array.from({ length: ORDERS }, (_, k) => covarianceOf(state, k));
      const m = Array.from({ length: ORDERS }, (_, k) => meanOf(state, k));
      const orders = C.flatMap((ck, k) => {
        const mk = m[k] as Matrix;
        const drifted = system.drift.mmul(ck);
        const dC = Matrix.add(drifted, drifted.transpose());
        const dm = system.drift.mmul(mk);
        if (k === 0) {
          dC.add(system.noise);
          dm.add(system.offset);
        }
        dC.mul(leg.length);
        dm.mul(leg.length);
        let da = k === 1 ? -rise.constant : 0;
        for (let i = 0; i < k; i++) {
          const bent = (C[i] as Matrix).mmul(rise.curvature);
          dC.sub(bent.mmul(C[k - 1 - i] as Matrix));
          dm.sub(bent.mmul(m[k - 1 - i] as Matrix));
          da -= bilinear(m[i] as Matrix, rise.curvature, m[k - 1 - i] as Matrix) / 2;
        }
        if (k > 0) {
          dm.sub((C[k - 1] as Matrix).mmul(rise.slope));
          da -= dot(rise.slope, m[k - 1] as Matrix) + traceOf(rise.curvature, C[k - 1] as Matrix) / 2;
        }
        return [...dC.to1DArray(), ...dm.to1DArray(), da];
      });
      const { heats, forceWorks } = powers(system, m[0] as Matrix, C[0] as Matrix);
      return [...orders, ...heats, ...forceWorks].map((value, i) =>
        i < ORDERS * perOrder ? value : value * leg.length,
      );
    };
    y = integrate(rate, y, 0, 1, sizes.flat());
  }
  const mean = meanOf(y, 0);
  const covariance = covarianceOf(y, 0);
  const totals = y.slice(ORDERS * perOrder);
  const before = expected(
    law.at(problem.fields).energy,
    Matrix.columnVector([...start.mean]),
    matrixOf(start.covariance),
  );
  return {
    mean: mean.to1DArray(),
    covariance: covariance.to2DArray(),
    work: { mean: -weightOf(y, 1), variance: 2 * weightOf(y, 2), third: -6 * weightOf(y, 3) },
    heats: totals.slice(0, places),
    forceWorks: totals.slice(places),
    energyChange: expected(law.at(problem.end).energy, mean, covariance) - before,
  };
}

/** Mean heats to the baths and works of the non-conservative forces, per time. */
function powers(
  system: LinearSystem,
  mean: Matrix,
  covariance: Matrix,
): { heats: number[]; forceWorks: number[] } {
  const { places, force, push, kT, frictions, masses } = system;
  const inertial = system.energy.slope.rows > places;
  const second = Matrix.add(covariance, mean.mmul(mean.transpose()));
  /** <(a z + alpha)(b z + beta)> of one row each. */
  const product = (a: Affine, b: Affine, v: number): number => {
    const [ra, rb] = [a.matrix.getRowVector(v).transpose(), b.matrix.getRowVector(v).transpose()];
    const [alpha, beta] = [a.offset.get(v, 0), b.offset.get(v, 0)];
    return bilinear(ra, second, rb) + alpha * dot(rb, mean) + beta * dot(ra, mean) + alpha * beta;
  };
  const velocities: Affine = {
    matrix: Matrix.zeros(places, mean.rows),
    offset: Matrix.zeros(places, 1),
  };
  if (inertial) for (let v = 0; v < places; v++) velocities.matrix.set(v, places + v, 1);
  const heats: number[] = [];
  const forceWorks: number[] = [];
  for (let v = 0; v < places; v++) {
    const [friction, T, mass] = [frictions[v] as number, kT[v] as number, masses[v] as number];
    if (inertial) {
      heats.push((friction / mass) * (mass * second.get(places + v, places + v) - T));
      forceWorks.push(product(push, velocities, v));
    } else {
      heats.push((product(force, force, v) + T * force.matrix.get(v, v)) / friction);
      forceWorks.push((product(push, force, v) + T * push.matrix.get(v, v)) / friction);
    }
  }
  return { heats, forceWorks };
}
