// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// jarzynski1997-crooks1999-driven-two-level.
import type { ReferenceSet, Settings } from "../claim.js";

export const crooks1999DrivenTwoLevelReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { kind: "fermi", G: 1.0, e0: 0.0, e1: 3.0, tau: 2.0 },
    values: {
      dF: 0.6445598289862033,
      mean_W: 1.1013333013354123,
      var_W: 1.200431637765536,
      mean_Wdiss: 0.45677347234920895,
      jarzynski: 0.5248935341840394,
      exp_minus_dF: 0.5248935341839319,
      mgf_half_fwd: 0.6585311523169395,
      crooks_half: 0.6585311523169203,
      atom_W0: 0.32535000644965056,
      atom_Wmax: 0.10399207050389014,
      p1_final: 0.19548435176719464,
      p_W_below_dF: 0.45799361941594574,
    },
  },
  {
    parameters: { kind: "fermi", G: 1.0, e0: -1.0, e1: 4.0, tau: 5.0 },
    values: {
      dF: 1.2951117596004131,
      mean_W: 1.953387109140102,
      var_W: 1.6376789359639328,
      mean_Wdiss: 0.6582753495396889,
      jarzynski: 0.2738672553260296,
      exp_minus_dF: 0.27386725532603085,
      mgf_half_fwd: 0.4531564297404817,
      crooks_half: 0.4531564297404767,
      atom_W0: 0.0736542489140821,
      atom_Wmax: 0.017986209962091573,
      p1_final: 0.07278322909031536,
      p_W_below_dF: 0.3346310037626927,
    },
  },
  {
    parameters: { kind: "arrh", G: 1.0, e0: 0.0, e1: 4.0, tau: 1.0 },
    values: {
      dF: 0.6749972526421355,
      mean_W: 1.2114946198394325,
      var_W: 1.4970623606206217,
      mean_Wdiss: 0.536497367197297,
      jarzynski: 0.5091578194443767,
      exp_minus_dF: 0.5091578194443671,
      mgf_half_fwd: 0.6403918882005919,
      crooks_half: 0.6403918882006335,
      atom_W0: 0.3244968211799367,
      atom_Wmax: 0.02049293205637128,
      p1_final: 0.05710844533520435,
      p_W_below_dF: 0.4487682219828995,
    },
  },
];
