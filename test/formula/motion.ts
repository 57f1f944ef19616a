// What tests of single formulas tell the planner and the kernel of everything else.

import type { Motion, Order } from "../../dist/formula/lower.js";
import type { KernelPlan } from "../../dist/kernel/langevin.js";

export const overdampedMotion = (order: Order): Motion => ({
  inertial: false,
  entropic: false,
  metropolis: false,
  order,
});

/** A start from one law for all variables; every search begins at the first node. */
export const startFrom = (
  law: { readonly x: Float64Array; readonly below: Float64Array; readonly density: Float64Array },
  mean: readonly number[],
  spread: readonly number[],
): KernelPlan["starts"][number] => {
  const table = { x: law.x, below: law.below, density: law.density, guide: Int32Array.of(0) };
  return { mean, spread, variables: table, velocities: table };
};

/** Of an overdamped system without feedback at constant temperature. */
export const PLAIN = {
  entropic: false,
  inertial: false,
  halfMasses: [0],
  reference: false,
  refine: 0,
  control: null,
  named: [],
  energyOwn: 0,
} as const;
