// Friction of slow driving along a direction of the fields, X = -sum_i rate_i dU/dlambda_i:
//   zeta = (1/kT) ∫_0^∞ <dX(t) dX(0)> dt = (friction/kT^2) ∫ dx [∫_-∞^x p (X - <X>)]^2/p
// D. A. Sivak, G. E. Crooks, PRL 108, 190602 (2012), eq. 12; one dimension: P. R. Zulkowski, M. R. DeWeese, PRE 92, 032117 (2015).
// <W> - dF -> ∫ zeta dt for slow protocols.
import { differentiate } from "../formula/differentiate.js";
import { evaluateColumn } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";
import { energies, type Landscape, support } from "./boltzmann.js";
import { fromLeft, fromRight, overEven } from "./cumulative.js";

const CELLS = 1024;

/** zeta in units of energy times time over time squared of the rates; relative error below 1e-9 for smooth U. */
export function friction(
  landscape: Landscape & { readonly friction: number },
  rates: Readonly<Record<string, number>>,
): number {
  const { energy, fields, kT } = landscape;
  const { low, high, lowest } = support(landscape);
  const h = (high - low) / (2 * CELLS);
  const x = Float64Array.from({ length: 2 * CELLS + 1 }, (_, i) => low + h * i);
  const weight = energies(landscape, x).map((u) => math.exp(-(u - lowest) / kT));
  const push = new Float64Array(x.length);
  for (const [field, rate] of Object.entries(rates)) {
    const slope = evaluateColumn(differentiate(energy, field), { ...fields, x }, x.length);
    slope.forEach((s, i) => {
      push[i] = (push[i] as number) - rate * s;
    });
  }
  const below = fromLeft(weight, h);
  const total = below[CELLS] as number;
  const pushes = fromLeft(
    weight.map((w, i) => w * (push[i] as number)),
    h,
  );
  const mean = (pushes[CELLS] as number) / total;
  const apart = weight.map((w, i) => w * ((push[i] as number) - mean));
  const [left, right] = [fromLeft(apart, h), fromRight(apart, h)];
  const squared = (i: number): number => {
    const w = weight[2 * i] as number;
    const g = ((below[i] as number) < total / 2 ? left[i] : right[i]) as number;
    return w > 0 ? (g * g) / w : 0;
  };
  return (landscape.friction * overEven(squared, CELLS + 1, h)) / (total * kT * kT);
}

const PANELS = 64;

/** ∫_0^1 f(s) ds of a smooth f by Simpson's rule. */
export function overUnit(f: (s: number) => number): number {
  let sum = 0;
  for (let i = 0; i <= 2 * PANELS; i++) {
    sum += f(i / (2 * PANELS)) * (i === 0 || i === 2 * PANELS ? 1 : i % 2 === 1 ? 4 : 2);
  }
  return sum / (6 * PANELS);
}
