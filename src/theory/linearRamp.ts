// The exact step where the fields move. Where only the offset of the drift and the slope g of U do, on straight lines, the work
//   dW = (g' z + c') dt
// is one more component of dz = (A z + b + d t) dt + dB: (z, W) stays normal, and one step of linearStep.ts is exact at any h.
import { Matrix } from "ml-matrix";
import { exactStep, lowerRoot } from "./linearStep.js";
import type { Fields, LinearLaw, LinearSystem } from "./linearSystem.js";

/** z' = map z + shift + root n, n standard normal. */
export interface StepMatrices {
  readonly map: readonly (readonly number[])[];
  readonly shift: readonly number[];
  readonly root: readonly (readonly number[])[];
}

/** Of the largest value: how far a coefficient may be off a straight line, and a stiffness from rest. */
const ROUNDING = 1e-12;

/** Whether stiffness, forces' matrices and temperatures rest on this line, and all offsets grow along straight lines. */
export function isStraight(law: LinearLaw, from: Fields, to: Fields): boolean {
  const at = (u: number): LinearSystem =>
    law.at(Object.fromEntries(Object.entries(from).map(([f, a]) => [f, a + ((to[f] as number) - a) * u])));
  const [first, last] = [at(0), at(1)];
  return [0.25, 0.5, 0.75, 1].every((u) => {
    const here = at(u);
    const between = Matrix.add(Matrix.mul(first.offset, 1 - u), Matrix.mul(last.offset, u));
    const slope = Matrix.add(Matrix.mul(first.energy.slope, 1 - u), Matrix.mul(last.energy.slope, u));
    return (
      isClose(here.drift, first.drift) &&
      isClose(here.noise, first.noise) &&
      isClose(here.energy.curvature, first.energy.curvature) &&
      isClose(here.offset, between) &&
      isClose(here.energy.slope, slope)
    );
  });
}

const largest = (m: Matrix): number =>
  m.to1DArray().reduce((most, value) => Math.max(most, Math.abs(value)), 0);
const isClose = (a: Matrix, b: Matrix): boolean =>
  largest(Matrix.sub(a, b)) <= ROUNDING * Math.max(largest(a), largest(b));

/** Whether a line costs work. */
export function changes(law: LinearLaw, from: Fields, to: Fields): boolean {
  const [a, b] = [law.at(from).energy, law.at(to).energy];
  return a.constant !== b.constant || !isClose(a.slope, b.slope) || !isClose(a.curvature, b.curvature);
}

/** A step in which the fields stand still. */
export function frozenStep(
  law: LinearLaw,
  { fields, h }: { readonly fields: Fields; readonly h: number },
): StepMatrices {
  const { drift, offset, noise } = law.at(fields);
  return rooted(exactStep(drift, offset, noise, h));
}

/** A step along a line that isStraight; with the work as the last component where it is `carried`. */
export function rampStep(
  law: LinearLaw,
  { from, to, h }: { readonly from: Fields; readonly to: Fields; readonly h: number },
  carried: boolean,
): StepMatrices {
  const [first, last] = [law.at(from), law.at(to)];
  const { drift, offset, noise } = first;
  const ramp = Matrix.sub(last.offset, offset).div(h);
  if (!carried) return rooted(exactStep(drift, offset, noise, h, ramp));
  const n = law.size;
  const wide = (m: Matrix, columns: number): Matrix => Matrix.zeros(n + 1, columns).setSubMatrix(m, 0, 0);
  const pulled = wide(drift, n + 1);
  pulled.setSubMatrix(Matrix.sub(last.energy.slope, first.energy.slope).div(h).transpose(), n, 0);
  const step = exactStep(pulled, wide(offset, 1), wide(noise, n + 1), h, wide(ramp, 1));
  // what U rises everywhere
  step.shift.set(n, 0, step.shift.get(n, 0) + last.energy.constant - first.energy.constant);
  return rooted(step);
}

const rooted = ({ map, shift, noise }: { map: Matrix; shift: Matrix; noise: Matrix }): StepMatrices => ({
  map: map.to2DArray(),
  shift: shift.to1DArray(),
  root: lowerRoot(noise).to2DArray(),
});
