// closed form; from the project's catalogue, feedback: section 9.
import type { ReferenceSet } from "../claim.js";

export const sagawaUeda2009CostsReferences: readonly ReferenceSet[] = [
  {
    parameters: { p: 0.5, eps: 0.1, t: 0.5 },
    values: {
      W_meas_min: -0.3250829733914482,
      W_eras_min: 0.6931471805599453,
      sum: 0.3680642071684971,
      H: 0.6931471805599453,
      I: 0.3680642071684971,
      dF_M: 0.0,
    },
  },
  {
    parameters: { p: 0.5, eps: 0.1, t: 0.8 },
    values: {
      W_meas_min: 0.3680642071684972,
      W_eras_min: 0.0,
      sum: 0.3680642071684971,
      H: 0.6931471805599453,
      I: 0.3680642071684971,
      dF_M: 0.6931471805599454,
    },
  },
  {
    parameters: { p: 0.3, eps: 0.05, t: 0.6 },
    values: {
      W_meas_min: 0.07720103016767921,
      W_eras_min: 0.3511531840588745,
      sum: 0.42835421422655373,
      H: 0.6268694575724263,
      I: 0.42835421422655373,
      dF_M: 0.27571627351355177,
    },
  },
];
