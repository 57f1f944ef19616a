// ln of Poisson and binomial probabilities without cancellation, for counts of any size (C. Loader, Fast and Accurate Computation of Binomial
// Probabilities, 2000):
//   ln P(k; m) = -E(k) - D(k, m) - ln(2 pi k)/2
//   ln B(k; n, p) = E(n) - E(k) - E(n - k) - D(k, n p) - D(n - k, n q) - ln(2 pi k (n - k)/n)/2
// E(n) = ln n! - ln(sqrt(2 pi n) (n/e)^n), the error of Stirling's formula; D(k, m) = k ln(k/m) + m - k.
import { log } from "../math/log";

const TWO_PI: f64 = 6.283185307179586;
/** Up to here E is a table; from here on five terms of its series are exact to 1e-17. */
const TABLED: i32 = 16;
const ERRORS: usize = memory.data(8 * 17, 16);

buildErrors();

export function ln(x: f64): f64 {
  return f64x2.extract_lane(log(f64x2.splat(x)), 0);
}

/** E of 1 to 16; that of 0 is never asked for. */
function buildErrors(): void {
  let factorial: f64 = 1;
  for (let n = 1; n <= TABLED; n++) {
    const x = <f64>n;
    factorial *= x;
    store<f64>(ERRORS + ((<usize>n) << 3), ln(factorial) - (x + 0.5) * ln(x) + x - ln(TWO_PI) / 2);
  }
}

function stirlingError(n: f64): f64 {
  if (n <= <f64>TABLED) return load<f64>(ERRORS + ((<usize>n) << 3));
  const i = 1 / (n * n);
  return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - i / 1188) * i) * i) * i) / n;
}

/** D(k, m). */
function deviance(k: f64, m: f64): f64 {
  const d = k - m;
  if (abs(d) >= 0.1 * (k + m)) return k * ln(k / m) - d;
  // 2 k artanh(v) - d, v = d/(k + m)
  const v = d / (k + m);
  let sum = d * v;
  let power = 2 * k * v;
  for (let j: f64 = 3; j < 1000; j += 2) {
    power *= v * v;
    const next = sum + power / j;
    if (next == sum) break;
    sum = next;
  }
  return sum;
}

/** ln of the probability of k at the mean m > 0. */
export function lnPoisson(k: f64, m: f64): f64 {
  if (k == 0) return -m;
  return -stirlingError(k) - deviance(k, m) - 0.5 * ln(TWO_PI * k);
}

/** ln of the probability of k out of n, 0 < p <= 1/2. */
export function lnBinomial(k: f64, n: f64, p: f64): f64 {
  const m = n * p;
  if (k == 0) return -deviance(n, n - m) - m;
  if (k == n) return -deviance(n, m) - (n - m);
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, m) -
    deviance(n - k, n - m) -
    0.5 * ln(TWO_PI * k * ((n - k) / n))
  );
}
