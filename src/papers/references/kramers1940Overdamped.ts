// Spectrum of the generator, and quadrature, from the project's catalogue, langevin: kramers-1940-overdamped.
import type { ReferenceSet } from "../claim.js";

export const kramers1940OverdampedReferences: readonly ReferenceSet[] = [
  {
    parameters: { Eb: 3.0 },
    values: {
      lambda0: 8.249512184453652e-13,
      lambda1: 0.24185958257211976,
      rate_num: 0.12092979128605988,
      rate_kramers: 0.13447232995565175,
      ratio: 0.8992912618227249,
      mfpt_m1_p1: 8.88002926596312,
      mfpt_m1_0: 4.232783352704564,
      lambda2: 10.484716513681018,
    },
  },
  {
    parameters: { Eb: 5.0 },
    values: {
      lambda0: -9.611034190726286e-12,
      lambda1: 0.05552281272399637,
      rate_num: 0.027761406361998184,
      rate_kramers: 0.03033141810339228,
      ratio: 0.9152689883264421,
      mfpt_m1_p1: 36.4835345969761,
      mfpt_m1_0: 18.095187975391642,
      lambda2: 16.444942490014267,
    },
  },
  {
    parameters: { Eb: 8.0 },
    values: {
      lambda0: -2.5867025535419863e-12,
      lambda1: 0.004574951109529612,
      rate_num: 0.002287475554764806,
      rate_kramers: 0.0024161798188925723,
      ratio: 0.9467323321213913,
      mfpt_m1_p1: 437.5043513980901,
      mfpt_m1_0: 218.64886057487166,
      lambda2: 27.927295766496147,
    },
  },
];
