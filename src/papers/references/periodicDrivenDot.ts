// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// periodic-driven-dot-ep.
import type { ReferenceSet, Settings } from "../claim.js";

export const periodicDrivenDotReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { e0: 1.0, A: 1.0, om: 1.0, G: 1.0 },
    values: {
      p_start: 0.38220795351745307,
      work_per_cycle: 0.30157005770492484,
      heat_per_cycle: 0.30157005770343304,
      jumps_per_cycle: 2.470280717824927,
    },
  },
  {
    parameters: { e0: 0.0, A: 3.0, om: 0.2, G: 1.0 },
    values: {
      p_start: 0.6297815642288898,
      work_per_cycle: 0.9160808506754798,
      heat_per_cycle: 0.9160808506750133,
      jumps_per_cycle: 7.903255934892724,
    },
  },
];
