// Binomial numbers of any n and p: of means below 10 by inversion, else by transformed rejection (BTRS; W. Hoermann, J. Stat. Comput. Simul.
// 46, 101 (1993)); p above 1/2 by what is left of n.

import { exp } from "../math/exp";
import { BEYOND, LARGE } from "./poisson";
import { ln, lnBinomial } from "./saddlePoint";
import { nextUniform } from "./words";

/** How many of n, a whole number, each with probability p from 0 to 1. */
export function binomial(n: f64, p: f64): f64 {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  return p > 0.5 ? n - below(n, 1 - p) : below(n, p);
}

function below(n: f64, p: f64): f64 {
  return n * p < LARGE ? inverted(n, p) : rejected(n, p);
}

function inverted(n: f64, p: f64): f64 {
  const none = f64x2.extract_lane(exp(f64x2.splat(n * NativeMath.log1p(-p))), 0);
  const odds = p / (1 - p);
  const last = min(n, BEYOND);
  while (true) {
    let u = nextUniform();
    let step = none;
    for (let k: f64 = 0; k <= last; ) {
      if (u <= step) return k;
      u -= step;
      k += 1;
      step *= (odds * (n - k + 1)) / k;
    }
  }
}

function rejected(n: f64, p: f64): f64 {
  const spread = sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const sure = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const centre = n * p + 0.5;
  let top: f64 = 1;
  while (true) {
    const u = nextUniform() - 0.5;
    const v = nextUniform();
    const rest = 0.5 - abs(u);
    const k = floor(((2 * a) / rest + b) * u + centre);
    if (rest >= 0.07 && v <= sure) return k;
    if (k < 0 || k > n) continue;
    if (top > 0) top = lnBinomial(floor((n + 1) * p), n, p);
    if (ln((v * alpha) / (a / (rest * rest) + b)) <= lnBinomial(k, n, p) - top) return k;
  }
}
