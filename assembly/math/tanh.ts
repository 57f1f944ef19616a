// tanh(x) = x + x^3 P(x^2)/Q(x^2) for |x| < 0.75, minimax (mpmath), error 2^-63;   sign(x) (1 - 2/(exp(2|x|) + 1)) beyond.
// Accuracy 1.1 ulp.   As evaluated: base + numerator/denominator, chosen lane by lane before the one division.
import { exp } from "./exp";
import { Polynomial } from "./polynomial";

const P: usize = memory.data<f64>([-0.3333333333333333, -0.021381289381867116, -0.00024153294287938755]);
const Q: usize = memory.data<f64>([
  0.46414386814560027, 0.024477384182128976, 0.0002523168195789793, -1.7909112686706492e-8,
]); // from s
const ONE: usize = memory.data<f64>([1]);
const SMALL: usize = memory.data<f64>([0.75]);
const LARGEST: usize = memory.data<f64>([22]); // 1 - tanh(22) < 2^-62
const SIGN: usize = memory.data<f64>([-0.0]);

export function tanh(x: v128): v128 {
  const size = f64x2.abs(x);
  const small = f64x2.lt(size, v128.load64_splat(SMALL));
  const y = f64x2.pmin(size, v128.load64_splat(LARGEST));
  const growth = exp(f64x2.add(y, y));
  const s = f64x2.mul(size, size);
  const s2 = f64x2.mul(s, s);
  const above = f64x2.mul(f64x2.mul(size, s), Polynomial.quadratic(P, s, s2));
  const below = f64x2.mul(s, Polynomial.cubic(Q, s, s2));
  const numerator = v128.bitselect(above, f64x2.splat(-2), small);
  const denominator = f64x2.add(v128.bitselect(below, growth, small), v128.load64_splat(ONE));
  const base = v128.bitselect(size, v128.load64_splat(ONE), small);
  const value = f64x2.add(base, f64x2.div(numerator, denominator));
  return v128.or(value, v128.and(x, v128.load64_splat(SIGN)));
}
