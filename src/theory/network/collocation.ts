// y' = A(t) y where A is stiff, by Radau's collocation with 5 stages (order 9, and what decays fast is gone after a step):
//   Y_k = y + h sum_l a_kl A(t + c_l h) Y_l,   y(t + h) = Y_5,   a_kl = ∫_0^(c_k) l_l(x) dx,
// c the right Radau points and l their Lagrange polynomials (E. Hairer & G. Wanner, Solving Ordinary Differential Equations II, IV.5).
// Each step is compared with two of half its length, which are kept. For systems of at most some dozen components.
import { LuDecomposition, Matrix } from "ml-matrix";
import * as math from "../../kernel/math.js";
import type { Rate } from "../integrate.js";
import { quadrature } from "./quadrature.js";

const STAGES = 5;
const TOLERANCE = 1e-10; // of the difference from two half steps, whose own error is less by 2^9 where A is not stiff
const SHORTEST = 1e-13; // of the interval
const SAFETY = 0.9;

/** P_5(z) - P_4(z) with Legendre's polynomials; its zeros are the right Radau points. */
function radau(z: number): number {
  let [before, now] = [1, z];
  for (let k = 2; k <= STAGES; k++) {
    const next = ((2 * k - 1) * z * now - (k - 1) * before) / k;
    [before, now] = [now, next];
  }
  return now - before;
}

/** c on (0, 1], by halving between changes of sign; the last is 1. */
const NODES: readonly number[] = (() => {
  const cells = 64;
  const found: number[] = [];
  for (let k = 0; k < cells - 1; k++) {
    let [low, high] = [-1 + (2 * k) / cells, -1 + (2 * (k + 1)) / cells];
    if (radau(low) > 0 === radau(high) > 0) continue;
    for (let n = 0; n < 60; n++) {
      const middle = (low + high) / 2;
      if (radau(middle) > 0 === radau(low) > 0) low = middle;
      else high = middle;
    }
    found.push((1 + (low + high) / 2) / 2);
  }
  return [...found, 1];
})();

/** a_kl. */
const WEIGHTS: readonly (readonly number[])[] = NODES.map((end) =>
  NODES.map((own) =>
    quadrature(
      (x) =>
        NODES.reduce(
          (product, other) => (other === own ? product : (product * (x - other)) / (own - other)),
          1,
        ),
      0,
      end,
      1,
    ),
  ),
);

/**
 * The state at `to` from the state at `from`. The first `linear` components obey a linear equation of their own; the others are
 * integrals over them. `sizes` as in integrate.
 */
export function collocate(
  rate: Rate,
  linear: number,
  start: readonly number[],
  from: number,
  to: number,
  sizes: readonly number[],
): readonly number[] {
  const units = Array.from({ length: linear }, (_, j) => start.map((_, i) => (i === j ? 1 : 0)));

  const step = (t: number, y: readonly number[], h: number): readonly number[] => {
    const times = NODES.map((c) => t + c * h);
    const columns = times.map((time) => units.map((unit) => rate(time, unit)));
    const system = Matrix.eye(STAGES * linear);
    columns.forEach((column, l) => {
      column.forEach((slope, j) => {
        for (let i = 0; i < linear; i++) {
          const value = h * (slope[i] as number);
          if (value === 0) continue;
          for (let k = 0; k < STAGES; k++) {
            const [row, at] = [k * linear + i, l * linear + j];
            system.set(row, at, system.get(row, at) - (WEIGHTS[k]?.[l] as number) * value);
          }
        }
      });
    });
    const known = Matrix.columnVector(NODES.flatMap(() => y.slice(0, linear)));
    const stages = new LuDecomposition(system).solve(known).to1DArray();
    const last = [...stages.slice((STAGES - 1) * linear), ...y.slice(linear)];
    if (y.length > linear)
      times.forEach((time, k) => {
        const here = [...stages.slice(k * linear, (k + 1) * linear), ...y.slice(linear)];
        const slope = rate(time, here);
        for (let i = linear; i < y.length; i++)
          last[i] = (last[i] as number) + h * (WEIGHTS[STAGES - 1]?.[k] as number) * (slope[i] as number);
      });
    return last;
  };

  let y = start;
  let t = from;
  let h = (to - from) / 16;
  let scale = start.map((value, i) => Math.max(Math.abs(value), sizes[i] as number));
  while (t < to) {
    const length = Math.min(h, to - t);
    const whole = step(t, y, length);
    const halves = step(t + length / 2, step(t, y, length / 2), length / 2);
    const wider = scale.map((s, i) => Math.max(s, Math.abs(halves[i] as number)));
    const error = whole.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (halves[i] as number)) / (wider[i] as number)),
      0,
    );
    const close = error <= TOLERANCE || length <= SHORTEST * (to - from);
    if (close) {
      t = length === to - t ? to : t + length;
      y = halves;
      scale = wider;
    }
    const factor = error > 0 ? SAFETY * math.exp(math.log(TOLERANCE / error) / (2 * STAGES)) : 4;
    h = length * Math.min(4, Math.max(0.1, factor));
  }
  return y;
}
