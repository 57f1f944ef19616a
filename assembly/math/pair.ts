// Pairs: a value as the unevaluated sum high + low of two f64 (about 104 bits), in memory as [high, low], 16 bytes.
// Only to build the tables of this folder when the module starts. T. J. Dekker, Numer. Math. 18, 224 (1971), section 5.
const PRODUCT: usize = memory.data(16, 16);
const DIVISOR: usize = memory.data(16, 16);

/** out = high + low, made disjoint: |low| <= ulp(high)/2. */
export function setPair(out: usize, high: f64, low: f64): void {
  const sum = high + low;
  store<f64>(out, sum);
  store<f64>(out, low - (sum - high), 8);
}

/** out = a + b. */
export function addPairs(out: usize, a: usize, b: usize): void {
  const x = load<f64>(a);
  const y = load<f64>(b);
  const sum = x + y;
  const part = sum - x;
  setPair(out, sum, x - (sum - part) + (y - part) + (load<f64>(a, 8) + load<f64>(b, 8)));
}

/** out = a b. */
export function multiplyPairs(out: usize, a: usize, b: usize): void {
  const x = load<f64>(a);
  const y = load<f64>(b);
  const product = x * y;
  const x1 = upperHalf(x);
  const x2 = x - x1;
  const y1 = upperHalf(y);
  const y2 = y - y1;
  const error = x1 * y1 - product + x1 * y2 + x2 * y1 + x2 * y2;
  setPair(out, product, error + (x * load<f64>(b, 8) + load<f64>(a, 8) * y));
}

/** out = numerator/denominator. */
export function setQuotient(out: usize, numerator: f64, denominator: f64): void {
  const quotient = numerator / denominator;
  setPair(out, quotient, 0);
  setPair(DIVISOR, denominator, 0);
  multiplyPairs(PRODUCT, out, DIVISOR);
  setPair(out, quotient, (numerator - load<f64>(PRODUCT) - load<f64>(PRODUCT, 8)) / denominator);
}

/** The upper 26 of 53 bits, so that products of halves are exact. */
function upperHalf(x: f64): f64 {
  return reinterpret<f64>(reinterpret<u64>(x) & 0xffff_ffff_f800_0000);
}
