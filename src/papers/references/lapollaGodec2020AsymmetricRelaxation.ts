// Closed forms, from the project's catalogue, langevin: lapolla-godec-2020-asymmetric-relaxation.
import type { ReferenceSet } from "../claim.js";

export const lapollaGodec2020AsymmetricRelaxationReferences: readonly ReferenceSet[] = [
  {
    parameters: { D0: 1.0, t: 0.25 },
    values: {
      Th: 4.505241495792883,
      Tc: 0.052469097457720056,
      D_hot: 0.4931352744437164,
      D_cold: 0.14013465941950487,
    },
  },
  {
    parameters: { D0: 1.0, t: 0.5 },
    values: {
      Th: 4.505241495792883,
      Tc: 0.052469097457720056,
      D_hot: 0.23058504271025348,
      D_cold: 0.04000957626668236,
    },
  },
  {
    parameters: { D0: 0.5, t: 0.5 },
    values: {
      Th: 3.1461932206205825,
      Tc: 0.15859433956303937,
      D_hot: 0.10379077820631727,
      D_cold: 0.030427686880954763,
    },
  },
];
