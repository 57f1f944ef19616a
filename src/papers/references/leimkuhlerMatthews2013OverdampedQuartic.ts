// Stationary law of the discrete map (Koopman-Nystroem), from the project's catalogue of claims, langevin: leimkuhler-matthews-2013-overdamped-quartic.
import type { ReferenceSet, Settings } from "../claim.js";

export const leimkuhlerMatthews2013OverdampedQuarticReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { scheme: "EM", h: 0.1 },
    values: {
      x2: 0.686877696891608,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "EM", h: 0.05 },
    values: {
      x2: 0.680870935685906,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "EM", h: 0.025 },
    values: {
      x2: 0.6783550883596129,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "Heun", h: 0.1 },
    values: {
      x2: 0.6569553881539025,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "Heun", h: 0.05 },
    values: {
      x2: 0.671855021851792,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "Heun", h: 0.025 },
    values: {
      x2: 0.6750396208618463,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "LM", h: 0.1 },
    values: {
      x2: 0.674895910002544,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "LM", h: 0.05 },
    values: {
      x2: 0.6757433180641821,
      x2_exact: 0.6759782400672846,
    },
  },
  {
    parameters: { scheme: "LM", h: 0.025 },
    values: {
      x2: 0.6759227363990792,
      x2_exact: 0.6759782400672846,
    },
  },
];
