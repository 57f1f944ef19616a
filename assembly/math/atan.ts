// atan(x) = atan(c) + atan(t),   t = (x - c)/(1 + c x),   c = centre of x's interval, eight to an octave from 1/32 to 32,
//   c = 0 below, c = infinity (t = -1/x) above;   atan(t) = t + t^3 (A0 + A1 t^2 + A2 t^4 + A3 t^6), |t| <= 1/32;
//   minimax (mpmath), error 2^-62 |t|.   Accuracy 0.65 ulp.
import { addPairs, setPair, setQuotient } from "./pair";
import { Polynomial } from "./polynomial";

const A: usize = memory.data<f64>([
  -0.3333333333333271, 0.19999999993919357, -0.14285695847104227, 0.11089070042216004,
]);
const FLOOR: usize = memory.data<f64>([reinterpret<f64>(0x3f9f_ffff_ffff_ffff)]); // just below 1/32: row 0
const CEILING: usize = memory.data<f64>([32]); // row 81
const HUGE: usize = memory.data<f64>([1e300]);
const SIGN: usize = memory.data<f64>([-0.0]);
const FIRST: i32 = 0x3f9f_ffff >> 17; // the upper 15 bits of FLOOR

// 82 rows of 32 bytes: [p, c p, atan(c), its rest] with p = 1, but [0, 1, …] for c = infinity.
const CENTRES: usize = memory.data(2624, 16);
const STEP: usize = memory.data(16, 16);

buildCentres();

export function atan(x: v128): v128 {
  const size = f64x2.abs(x);
  const inside = f64x2.pmax(v128.load64_splat(FLOOR), f64x2.pmin(v128.load64_splat(CEILING), size)); // NaN -> 32
  const rows = i64x2.shr_u(inside, 49);
  const i = (<usize>(i32x4.extract_lane(rows, 0) - FIRST)) << 5;
  const j = (<usize>(i32x4.extract_lane(rows, 2) - FIRST)) << 5;
  const a = v128.load(i, CENTRES);
  const b = v128.load(j, CENTRES);
  const baseA = v128.load(i, CENTRES + 16);
  const baseB = v128.load(j, CENTRES + 16);
  const p = v128.shuffle<f64>(a, b, 0, 2);
  const c = v128.shuffle<f64>(a, b, 1, 3);
  const y = f64x2.pmin(size, v128.load64_splat(HUGE));
  const t = f64x2.div(f64x2.sub(f64x2.mul(p, y), c), f64x2.add(p, f64x2.mul(c, y)));
  const s = f64x2.mul(t, t);
  const curve = f64x2.mul(f64x2.mul(t, s), Polynomial.cubic(A, s, f64x2.mul(s, s)));
  const rest = f64x2.add(v128.shuffle<f64>(baseA, baseB, 1, 3), curve);
  const angle = f64x2.add(v128.shuffle<f64>(baseA, baseB, 0, 2), f64x2.add(t, rest));
  return v128.or(angle, v128.and(x, v128.load64_splat(SIGN)));
}

function buildCentres(): void {
  store<f64>(rowOf(0), 1);
  for (let i = 1; i < 81; i++) {
    store<f64>(rowOf(i), 1);
    store<i64>(rowOf(i), ((<i64>(FIRST + i)) << 49) | (1 << 48), 8);
    follow(i - 1, i);
  }
  store<f64>(rowOf(81), 1, 8);
  setPair(rowOf(81) + 16, 1.5707963267948966, 6.123233995736766e-17); // = pi/2
}

/** atan(c') = atan(c) + atan(t), t = (c' - c)/(1 + c c') < 1/16, by the series to t^15. */
function follow(from: i32, to: i32): void {
  const c = load<f64>(rowOf(from), 8);
  const next = load<f64>(rowOf(to), 8);
  setQuotient(STEP, next - c, 1 + c * next);
  const t = load<f64>(STEP);
  let curve = 0.0;
  for (let n = 15; n > 1; n -= 2) curve = t * t * (1 / <f64>n - curve);
  setPair(STEP, t, load<f64>(STEP, 8) - t * curve);
  addPairs(rowOf(to) + 16, rowOf(from) + 16, STEP);
}

function rowOf(i: i32): usize {
  return CENTRES + ((<usize>i) << 5);
}
