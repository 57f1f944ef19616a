// Generator and quadrature, from the project's catalogue, langevin: reimann-2001-effective-diffusion.
import type { ReferenceSet } from "../claim.js";

export const effectiveDiffusionReferences: readonly ReferenceSet[] = [
  {
    parameters: { f: 0.0, V0: 2.0 },
    values: {
      v: 0.0,
      D_eff: 0.19243687849167268,
    },
  },
  {
    parameters: { f: 1.0, V0: 2.0 },
    values: {
      v: 0.3511868120741936,
      D_eff: 0.84717759488705,
      v_quad: 0.3511868120739415,
      D_quad: 0.8471775948866443,
    },
  },
  {
    parameters: { f: 2.0, V0: 2.0 },
    values: {
      v: 1.2530463748412608,
      D_eff: 1.590482070459142,
      v_quad: 1.2530463748410123,
      D_quad: 1.5904820704592408,
    },
  },
  {
    parameters: { f: 2.5, V0: 2.0 },
    values: {
      v: 1.8150454992856915,
      D_eff: 1.613445478241512,
      v_quad: 1.815045499285498,
      D_quad: 1.6134454782415864,
    },
  },
  {
    parameters: { f: 4.0, V0: 2.0 },
    values: {
      v: 3.5151587343843955,
      D_eff: 1.360229971397377,
      v_quad: 3.5151587343842854,
      D_quad: 1.360229971397418,
    },
  },
];
