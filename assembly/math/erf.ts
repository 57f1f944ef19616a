// erf(x) = x + x P(x^2) for |x| < 0.95;   sign(x) (1 - exp(-x^2) A(|x|)/B(|x|)) beyond;   minimax (mpmath), errors 2^-58.
// Accuracy 1.5 ulp near 0.95, 1.0 below 0.5 and above 1.3.   Both are evaluated, then chosen lane by lane.
import { exp } from "./exp";
import { Polynomial } from "./polynomial";

// each from the constant term up; A/B = erfc(x) exp(x^2) on [0.9, 6]
const P: usize = memory.data<f64>([
  0.12837916709551256, -0.3761263890318368, 0.11283791670951394, -0.026866170644355772, 0.005223977617110439,
  -0.0008548326494790716, 0.00012055311684381862, -1.492508416518835e-5, 1.6452031443406298e-6,
  -1.6246362300553361e-7, 1.3895796317810025e-8, -8.147491122140505e-10,
]);
const A: usize = memory.data<f64>([
  0.9999999390749116, 1.3768265812015836, 0.9324954697467455, 0.3634666601337873, 0.08113364510578325,
  0.008450287084314055,
]);
const B: usize = memory.data<f64>([
  1, 2.5052050703976194, 2.759320263731685, 1.72406184800274, 0.6517852006889815, 0.14380103003009997,
  0.014977892661496675,
]);
const ONE: usize = memory.data<f64>([1]);
const SMALL: usize = memory.data<f64>([0.95]);
const LARGEST: usize = memory.data<f64>([6]); // 1 - erf(6) < 2^-55
const SIGN: usize = memory.data<f64>([-0.0]);

export function erf(x: v128): v128 {
  const size = f64x2.abs(x);
  const small = f64x2.lt(size, v128.load64_splat(SMALL));
  const s = f64x2.mul(size, size);
  const s2 = f64x2.mul(s, s);
  const s4 = f64x2.mul(s2, s2);
  const lower = f64x2.add(Polynomial.cubic(P, s, s2), f64x2.mul(s4, Polynomial.cubic(P + 32, s, s2)));
  const near = f64x2.add(lower, f64x2.mul(f64x2.mul(s4, s4), Polynomial.cubic(P + 64, s, s2)));
  const y = f64x2.pmin(size, v128.load64_splat(LARGEST));
  const y2 = f64x2.mul(y, y);
  const y4 = f64x2.mul(y2, y2);
  const above = f64x2.add(Polynomial.cubic(A, y, y2), f64x2.mul(y4, Polynomial.linear(A + 32, y)));
  const below = f64x2.add(Polynomial.cubic(B, y, y2), f64x2.mul(y4, Polynomial.quadratic(B + 32, y, y2)));
  const rest = f64x2.div(f64x2.mul(exp(f64x2.neg(y2)), above), below);
  const value = v128.bitselect(
    f64x2.add(size, f64x2.mul(size, near)),
    f64x2.sub(v128.load64_splat(ONE), rest),
    small,
  );
  return v128.or(value, v128.and(x, v128.load64_splat(SIGN)));
}
