// closed form, 1e-15; from the project's catalogue, feedback: section 1.
import type { ReferenceSet } from "../claim.js";

export const szilard1929DiscreteReferences: readonly ReferenceSet[] = [
  {
    parameters: { x: 0.5, eL: 0.0, eR: 0.0, vL: 1.0, vR: 0.0 },
    values: {
      W_ext: 0.6931471805599453,
      W_ext_var: 0.0,
      I: 0.6931471805599453,
      exp_mW_mI: 1.0,
      exp_mW: 2.0,
    },
  },
  {
    parameters: { x: 0.5, eL: 0.1, eR: 0.1 },
    values: {
      W_ext: 0.3680642071684971,
      W_ext_var: 0.43450162589252966,
      I: 0.36806420716849697,
      exp_mW_mI: 1.0,
      exp_mW: 1.6400000000000001,
    },
  },
  {
    parameters: { x: 0.3, eL: 0.1, eR: 0.1 },
    values: {
      W_ext: 0.31595250448970746,
      W_ext_var: 0.4282952169345303,
      I: 0.31595250448970724,
      exp_mW_mI: 1.0,
      exp_mW: 1.5989304812834224,
    },
  },
  {
    parameters: { x: 0.5, eL: 0.1, eR: 0.1, vL: 0.8, vR: 0.2 },
    values: {
      W_ext: 0.3313741931337465,
      W_ext_var: 0.17296308501055258,
      I: 0.36806420716849697,
      exp_mW_mI: 1.0,
      exp_mW: 1.4800000000000002,
    },
  },
];
