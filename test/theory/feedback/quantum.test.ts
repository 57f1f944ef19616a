// A double dot that is measured weakly, against the catalogue (claims/feedback.md): 40. The equation of B. Annby-Andersson et al., PRL 129, 050401 (2022), for
// rho(D), D the reading through a filter, by finite volumes on cells of D with the fields rho_00, rho_LL, rho_RR, X, Y (rho_LR = X + i Y).
import { inverse, Matrix } from "ml-matrix";
import { test } from "vitest";
import { richardson } from "../../../dist/theory/richardson.js";
import { expectWithin, feedback, titleOf } from "../catalogue.js";
import { fermi } from "../networkModels.js";
import { compare } from "./compare.js";

const [gamma, g, V, Delta, G] = [5, 0.5, 0.5, 5, 0.2];
const levels = (D: number): [eL: number, eR: number] =>
  D < -0.5 ? [0, 0] : D < 0.5 ? [0, Delta] : [Delta, 0];
const bernoulli = (z: number): number => (Math.abs(z) < 1e-10 ? 1 - z / 2 : z / Math.expm1(z));

/** Means at so many cells per unit of D. */
function steady(lam: number, perUnit: number) {
  const diffusion = (gamma * gamma) / (8 * lam);
  const reach = Math.ceil(2 * (1 + 8 * Math.sqrt(gamma / (8 * lam)))) / 2 + 0.5;
  const cells = Math.round(2 * reach * perUnit);
  const h = 1 / perUnit;
  const at = (i: number): number => -reach + (i + 0.5) * h;
  const pulls = [0, -1, 1, 0, 0];
  const local = (D: number): Matrix => {
    const [eL, eR] = levels(D);
    const [fL, fR] = [fermi(eL + V / 2), fermi(eR - V / 2)];
    const fade = -2 * lam - (G * (1 - fL) + G * (1 - fR)) / 2;
    return new Matrix([
      [-G * (fL + fR), G * (1 - fL), G * (1 - fR), 0, 0],
      [G * fL, -G * (1 - fL), 0, 0, -2 * g],
      [G * fR, 0, -G * (1 - fR), 0, 2 * g],
      [0, 0, 0, fade, eL - eR],
      [0, g, -g, -(eL - eR), fade],
    ]);
  };
  /** Hops per time across the face right of cell i, there and back, by field. */
  const hops = (i: number): [number[], number[]] => {
    const z = pulls.map((a) => (gamma * (a - (at(i) + h / 2)) * h) / diffusion);
    const rate = diffusion / (h * h);
    return [z.map((x) => rate * bernoulli(-x)), z.map((x) => rate * bernoulli(x))];
  };
  const faces = Array.from({ length: cells - 1 }, (_, i) => hops(i));
  const dt = 1e7;
  // (1 - dt M) by blocks: forward elimination once, then a few steps
  const back: Matrix[] = [];
  for (let i = 0; i < cells; i++) {
    const block = local(at(i));
    for (let k = 0; k < 5; k++) {
      const out = (faces[i]?.[0][k] ?? 0) + (faces[i - 1]?.[1][k] ?? 0);
      block.set(k, k, block.get(k, k) - out);
    }
    const own = Matrix.sub(Matrix.eye(5), block.mul(dt));
    if (i > 0) {
      const [there, home] = faces[i - 1] as [number[], number[]];
      own.sub(
        Matrix.diag(there)
          .mul(dt)
          .mmul(back[i - 1] as Matrix)
          .mmul(Matrix.diag(home).mul(dt)),
      );
    }
    back.push(inverse(own));
  }
  let p = Array.from({ length: cells }, (_, i) =>
    Matrix.columnVector([Math.exp((-at(i) * at(i) * 4 * lam) / gamma), 0, 0, 0, 0]),
  );
  for (let step = 0; step < 4; step++) {
    const carried: Matrix[] = [];
    p.forEach((right, i) => {
      const before = carried[i - 1];
      const from =
        before &&
        Matrix.diag((faces[i - 1] as [number[], number[]])[0])
          .mul(dt)
          .mmul(before);
      carried.push((back[i] as Matrix).mmul(from === undefined ? right : Matrix.add(right, from)));
    });
    for (let i = cells - 2; i >= 0; i--) {
      const home = Matrix.diag((faces[i] as [number[], number[]])[1]).mul(dt);
      (carried[i] as Matrix).add((back[i] as Matrix).mmul(home).mmul(carried[i + 1] as Matrix));
    }
    const total = carried.reduce((sum, c) => sum + c.get(0, 0) + c.get(1, 0) + c.get(2, 0), 0);
    p = carried.map((c) => c.div(total));
  }
  const mean = (of: (c: Matrix, i: number) => number): number => p.reduce((sum, c, i) => sum + of(c, i), 0);
  const J = mean((c, i) => {
    const fL = fermi(levels(at(i))[0] + V / 2);
    return G * (fL * c.get(0, 0) - (1 - fL) * c.get(1, 0));
  });
  return {
    J,
    P_out: V * J,
    p0: mean((c) => c.get(0, 0)),
    pL: mean((c) => c.get(1, 0)),
    pR: mean((c) => c.get(2, 0)),
    meas_power: -4 * lam * g * mean((c) => c.get(3, 0)),
  };
}

for (const { params, ref } of feedback("annby-andersson-2024-qfpme"))
  test(`annby-andersson-2024-qfpme: ${titleOf(params)}`, () => {
    const lam = params.lam as number;
    const coarsest = lam < 1 ? 8 : lam < 50 ? 16 : 64;
    const [a, b, c, d] = [1, 2, 4, 8].map((n) => steady(lam, n * coarsest)) as [
      ReturnType<typeof steady>,
      ReturnType<typeof steady>,
      ReturnType<typeof steady>,
      ReturnType<typeof steady>,
    ];
    const limits = Object.fromEntries(
      (Object.keys(a) as (keyof typeof a)[]).map((key) => [
        key,
        richardson([a[key], b[key], c[key], d[key]]).value,
      ]),
    );
    compare(limits, ref, 2e-7);
  });

test("the populations are those of all", () => {
  const { p0, pL, pR } = steady(5, 16);
  expectWithin("sum", p0 + pL + pR, 1, 1e-12);
});
