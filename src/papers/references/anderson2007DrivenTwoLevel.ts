// Solved deterministically (linear equations, matrix exponentials, tilted eigenvalues, ODEs), from the project's catalogue, jump:
// anderson2007-mnrm-driven-two-level.
import type { ReferenceSet, Settings } from "../claim.js";

export const anderson2007DrivenTwoLevelReferences: readonly ReferenceSet<Settings>[] = [
  {
    parameters: { a: 1.0, b: 0.8, om: 3.0, w10: 0.7, p1_0: 0.0, t: 2.0 },
    values: {
      p1_t: 0.4594326442183317,
      mean_jumps: 1.7659228218140104,
      var_jumps: 1.4797486671506652,
      p_no_jump_from0: 0.13390545913284063,
      p_no_jump_from1: 0.2465969639416065,
      mean_first_jump_from0: 0.8005900818430514,
    },
  },
  {
    parameters: { a: 5.0, b: 0.95, om: 1.0, w10: 2.0, p1_0: 1.0, t: 4.0 },
    values: {
      p1_t: 0.5197070673193375,
      mean_jumps: 11.871503829716854,
      var_jumps: 15.723732353728792,
      p_no_jump_from0: 7.994861396159956e-13,
      p_no_jump_from1: 0.00033546262790251185,
      mean_first_jump_from0: 0.17437830745732533,
    },
  },
];
