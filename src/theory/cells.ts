// Equilibrium on equal cells, with U counted from its free energy: exp(-(U - F)/kT) is then the density.
import * as math from "../kernel/math.js";

export interface CellEquilibrium {
  /** U - F. */
  readonly energy: Float64Array;
  readonly freeEnergy: number;
  readonly density: Float64Array;
}

/** sum_i of_i times(i) · width: an integral by the midpoint rule. */
export function total(of: Float64Array, width: number, times: (i: number) => number = () => 1): number {
  let sum = 0;
  for (let i = 0; i < of.length; i++) sum += (of[i] as number) * times(i);
  return sum * width;
}

/** U -> U - F in place, F = -kT ln [sum of exp(-U/kT) · width], which is returned. */
export function level(energy: Float64Array, width: number, kT: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < energy.length; i++) lowest = Math.min(lowest, energy[i] as number);
  let sum = 0;
  for (let i = 0; i < energy.length; i++) sum += math.exp((lowest - (energy[i] as number)) / kT);
  const free = lowest - kT * math.log(sum * width);
  for (let i = 0; i < energy.length; i++) energy[i] = (energy[i] as number) - free;
  return free;
}

/** Equilibrium in the energies of the cells, which are levelled. */
export function cellEquilibrium(energy: Float64Array, width: number, kT: number): CellEquilibrium {
  const freeEnergy = level(energy, width, kT);
  return { energy, freeEnergy, density: energy.map((u) => math.exp(-u / kT)) };
}
