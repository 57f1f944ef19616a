// log(x) = k ln2 + log(c) + log(1 + r),   x = 2^k z, z in [0.705, 1.41),   c = centre of z's interval of 128,   r = (z - c)/c,
//   log(1 + r) = r + r^2 (A0 + A1 r + A2 r^2 + A3 r^3 + A4 r^4), |r| <= 2^-8;   minimax (mpmath), error 2^-55 |r|.
// The interval around 1 has c = 1 and log(c) = 0: relative accuracy near 1 without a branch; z - c is exact everywhere.
// Accuracy 1.2 ulp where |log(x)| < 0.02, else 0.65.   After P. T. P. Tang, ACM Trans. Math. Softw. 16, 378 (1990).
import { addPairs, setPair, setQuotient } from "./pair";
import { Polynomial } from "./polynomial";

const LEAST: usize = memory.data<f64>([2.2250738585072014e-308]); // = 2 ** -1022
const INFINITE: usize = memory.data<f64>([Infinity]);
const START: i64 = 0x3fe6_9000_0000_0000; // bits of the lower end of z
const FIRST: i64 = 0x3fe6_a000_0000_0000; // bits of the first c = 181/256; the next is 2^45 further
const TO_BIASED: usize = memory.data<i64>([0x3ff0_0000_0000_0000 - START]); // makes the exponent field k + 1023
const FRACTION: usize = memory.data<i64>([0x000f_ffff_ffff_ffff]);
const LOWER_END: usize = memory.data<i64>([START]);
const TWO_52: usize = memory.data<f64>([4503599627370496]); // = 2 ** 52
const BIASED_ZERO: usize = memory.data<f64>([4503599627371519]); // = 2 ** 52 + 1023
const LN2_HIGH: usize = memory.data<f64>([reinterpret<f64>(0x3fe6_2e42_fefa_3800)]); // = ln2 in 2^-42: k LN2_HIGH is exact
const LN2_LOW: usize = memory.data<f64>([5.497923018708371e-14]); // = ln2 - LN2_HIGH
const A: usize = memory.data<f64>([
  -0.5, 0.33333333331947135, -0.24999999996995148, 0.20000299966857604, -0.1666702954787331,
]);

// 128 rows of 32 bytes: [1/c, c, log(c) in units of 2^-42, its rest]; row ONE has c = 1.
const ONE: i32 = 75;
const CENTRES: usize = memory.data(4096, 16);
const STEP: usize = memory.data(16, 16);

buildCentres();

export function log(x: v128): v128 {
  const normal = v128.and(f64x2.ge(x, v128.load64_splat(LEAST)), f64x2.lt(x, v128.load64_splat(INFINITE)));
  if (i64x2.bitmask(normal) != 3) return logFar(x, normal);
  const biased = i64x2.add(x, v128.load64_splat(TO_BIASED));
  const rows = i64x2.shr_u(biased, 40);
  const i = <usize>i32x4.extract_lane(rows, 0) & 0xfe0;
  const j = <usize>i32x4.extract_lane(rows, 2) & 0xfe0;
  const a = v128.load(i, CENTRES);
  const b = v128.load(j, CENTRES);
  const logA = v128.load(i, CENTRES + 16);
  const logB = v128.load(j, CENTRES + 16);
  const z = i64x2.add(v128.and(biased, v128.load64_splat(FRACTION)), v128.load64_splat(LOWER_END));
  const k = f64x2.sub(
    v128.or(i64x2.shr_u(biased, 52), v128.load64_splat(TWO_52)),
    v128.load64_splat(BIASED_ZERO),
  );
  const r = f64x2.mul(f64x2.sub(z, v128.shuffle<f64>(a, b, 1, 3)), v128.shuffle<f64>(a, b, 0, 2));
  const whole = f64x2.add(f64x2.mul(k, v128.load64_splat(LN2_HIGH)), v128.shuffle<f64>(logA, logB, 0, 2));
  const low = f64x2.add(f64x2.mul(k, v128.load64_splat(LN2_LOW)), v128.shuffle<f64>(logA, logB, 1, 3));
  const high = f64x2.add(whole, r);
  const lost = f64x2.add(f64x2.sub(whole, high), r);
  const r2 = f64x2.mul(r, r);
  const curve = f64x2.mul(r2, Polynomial.quartic(A, r, r2));
  return f64x2.add(high, f64x2.add(f64x2.add(low, lost), curve));
}

/** Subnormals by log(x) = log(2^54 x) - 54 ln2; log(0) = -inf, log(inf) = inf, log(<0) = NaN. */
function logFar(x: v128, normal: v128): v128 {
  const positive = f64x2.gt(x, f64x2.splat(0));
  const subnormal = v128.and(positive, f64x2.lt(x, v128.load64_splat(LEAST)));
  const scaled = f64x2.mul(x, f64x2.splat(18014398509481984)); // = 2 ** 54
  const y = log(v128.bitselect(scaled, v128.bitselect(x, f64x2.splat(1), normal), subnormal));
  const finite = v128.bitselect(f64x2.sub(y, f64x2.splat(37.42994775023705)), y, subnormal); // = 54 ln2
  const other = v128.bitselect(x, f64x2.splat(NaN), positive);
  const rest = v128.bitselect(f64x2.splat(-Infinity), other, f64x2.eq(x, f64x2.splat(0)));
  return v128.bitselect(finite, rest, v128.or(normal, subnormal));
}

function buildCentres(): void {
  for (let i = 0; i < 128; i++) {
    const c = centre(i);
    store<f64>(rowOf(i), 1 / c);
    store<f64>(rowOf(i), c, 8);
  }
  for (let i = ONE; i < 127; i++) follow(i, i + 1);
  for (let i = ONE; i > 0; i--) follow(i, i - 1);
  for (let i = 0; i < 128; i++) {
    const high = load<f64>(rowOf(i), 16);
    const rounded = high + 1536 - 1536; // = 1.5 * 2 ** 10: to units of 2^-42
    store<f64>(rowOf(i), rounded, 16);
    store<f64>(rowOf(i), high - rounded + load<f64>(rowOf(i), 24), 24);
  }
}

/** log(c') = log(c) + 2 artanh(s), s = (c' - c)/(c' + c). */
function follow(from: i32, to: i32): void {
  setQuotient(STEP, 2 * (centre(to) - centre(from)), centre(to) + centre(from));
  const s = load<f64>(STEP) / 2;
  const s2 = s * s;
  setPair(STEP, load<f64>(STEP), load<f64>(STEP, 8) + 2 * s * s2 * (1 / 3.0 + s2 * (1 / 5.0 + s2 / 7)));
  addPairs(rowOf(to) + 16, rowOf(from) + 16, STEP);
}

function centre(i: i32): f64 {
  return reinterpret<f64>(FIRST + ((<i64>i) << 45));
}

function rowOf(i: i32): usize {
  return CENTRES + ((<usize>i) << 5);
}
