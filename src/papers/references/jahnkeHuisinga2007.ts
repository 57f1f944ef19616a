// Solved deterministically (closed forms, matrix exponentials), from the project's catalogue, jump:
// jahnke-huisinga2007-monomolecular.
import type { ReferenceSet, Settings } from "../claim.js";

export const jahnkeHuisinga2007References: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { M: 200, kf: 3.0, kb: 1.0, N0: 1000, t: 5.0 },
    values: {
      q0: 0.0028645264009815223,
      mean_n0: 2.8645264009815223,
      com: 10.496111834857004,
      site: 10,
      mean_site: 93.66968418738122,
      var_site: 84.8956744516175,
      cov_site_plus3: -6.985018395179781,
      com_var: 0.017857572913922076,
    },
  },
  {
    parameters: { M: 1000, kf: 2.0, kb: 2.0, N0: 5000, t: 20.0 },
    values: {
      q0: 0.08906649184037206,
      mean_n0: 445.33245920186033,
      com: 6.647655993120901,
      site: 7,
      mean_site: 313.55697049157885,
      var_site: 293.8933757428075,
      cov_site_plus3: -14.026521939993733,
      com_var: 0.0058322027608003636,
    },
  },
];
