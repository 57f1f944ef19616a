// W 1e-13; h_out bracketed by conditional block entropies (L=12); from the project's catalogue, feedback: section 32.
import type { ReferenceSet } from "../claim.js";

export const boyd2017MemoryRatchetReferences: readonly ReferenceSet[] = [
  {
    parameters: { c: 0.1, tau: 5.0 },
    values: {
      W_ext_per_bit: 0.23691368662762782,
      h_in: 0.3250829733914482,
      h_out: 0.6723764878222926,
      ipsl_bound: 0.34729351443084444,
      single_symbol_bound: -0.02077069273765264,
      p1_out: 0.3984458709720695,
      memoryless_W_ext_max: 0.0,
    },
  },
  {
    parameters: { c: 0.02, tau: 50.0 },
    values: {
      W_ext_per_bit: 0.5592566849775907,
      h_in: 0.098039113279732,
      h_out: 0.6923942054667606,
      ipsl_bound: 0.5943550921870285,
      single_symbol_bound: -0.0007529750931847268,
      p1_out: 0.48059914842455037,
      memoryless_W_ext_max: 0.0,
    },
  },
];
