// Poisson numbers of any mean: below 10 the law's steps are gone up one by one (inversion), from 10 on a table mountain is transformed and
// rejected (PTRS; W. Hoermann, Insur. Math. Econ. 12, 39 (1993)). Both are exact but for the rounding of their numbers.
import { exp } from "../math/exp";
import { ln, lnPoisson } from "./saddlePoint";
import { nextUniform } from "./words";

/** Means from which on rejection is valid. */
export const LARGE: f64 = 10;
/** Of a mean below 10, with probability 1e-70 beyond: a sum of steps that rounding keeps below its number is begun anew. */
export const BEYOND: f64 = 110;

export function poisson(mean: f64): f64 {
  if (mean == 0) return 0;
  return mean < LARGE ? inverted(mean) : rejected(mean);
}

function inverted(mean: f64): f64 {
  const none = f64x2.extract_lane(exp(f64x2.splat(-mean)), 0);
  while (true) {
    let u = nextUniform();
    let step = none;
    for (let k: f64 = 0; k <= BEYOND; ) {
      if (u <= step) return k;
      u -= step;
      k += 1;
      step *= mean / k;
    }
  }
}

function rejected(mean: f64): f64 {
  const b = 0.931 + 2.53 * sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverse = 1.1239 + 1.1328 / (b - 3.4);
  const sure = 0.9277 - 3.6224 / (b - 2);
  while (true) {
    const u = nextUniform() - 0.5;
    const v = nextUniform();
    const rest = 0.5 - abs(u);
    const k = floor(((2 * a) / rest + b) * u + mean + 0.43);
    if (rest >= 0.07 && v <= sure) return k;
    if (k < 0 || (rest < 0.013 && v > rest)) continue;
    if (ln((v * inverse) / (a / (rest * rest) + b)) <= lnPoisson(k, mean)) return k;
  }
}
