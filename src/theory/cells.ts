// Equilibrium on equal cells, with U counted from its free energy: exp(-(U - F)/kT) is then the density.
import * as math from "../kernel/math.js";

export interface CellEquilibrium {
  /** U - F. */
  readonly energy: Float64Array;
  readonly freeEnergy: number;
  readonly density: Float64Array;
}

/** The cells that are no walls. */
export interface Inner {
  readonly from: number;
  readonly to: number;
}

/** sum_i of_i times(i) · width: an integral by the midpoint rule. */
export function total(of: Float64Array, width: number, times: (i: number) => number = () => 1): number {
  let sum = 0;
  for (let i = 0; i < of.length; i++) sum += (of[i] as number) * times(i);
  return sum * width;
}

/** U -> U - F in place, F = -kT ln [sum of exp(-U/kT) · width] over the inner cells, which is returned. */
export function level(energy: Float64Array, width: number, kT: number, { from, to }: Inner): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) lowest = Math.min(lowest, energy[i] as number);
  let sum = 0;
  for (let i = from; i < to; i++) sum += math.exp((lowest - (energy[i] as number)) / kT);
  const free = lowest - kT * math.log(sum * width);
  for (let i = 0; i < energy.length; i++) energy[i] = (energy[i] as number) - free;
  return free;
}

/** Equilibrium in the energies of the cells, which are levelled; none of it on the walls. */
export function cellEquilibrium(
  energy: Float64Array,
  width: number,
  kT: number,
  inner: Inner,
): CellEquilibrium {
  const freeEnergy = level(energy, width, kT, inner);
  const density = energy.map((u, i) => (i < inner.from || i >= inner.to ? 0 : math.exp(-u / kT)));
  return { energy, freeEnergy, density };
}
