// Gaussian works that satisfy Crooks' relation: W_F ~ N(dF + s^2/2, s^2), W_R ~ N(-dF + s^2/2, s^2), kT = 1.
import { column, normals } from "../laws/uniforms.js";

export interface Works {
  readonly forward: Float64Array;
  readonly backward: Float64Array;
}

export function gaussianWorks(rows: number, dF: number, spread: number, seed: number): Works {
  const draw = normals(seed);
  const of = (mean: number): Float64Array => column(rows, () => mean + spread * draw());
  return { forward: of(dF + spread ** 2 / 2), backward: of(-dF + spread ** 2 / 2) };
}
