// exp(x) = 2^e T_i (1 + r + C0 r^2 + C1 r^3 + C2 r^4),   q = round(256 x/ln 2) = 256 e + i,   T_i = 2^(i/256),
//   r = x - q ln2/256, |r| <= ln2/512;   minimax (mpmath), error 2^-57.
// As evaluated: T + (T (r + t_i) + T r^2 (C0 + …)), t_i the table's relative rounding; 2^e is added to the exponent bits of T.
// Accuracy 0.55 ulp; 0.8 ulp for subnormal results.   After P. T. P. Tang, ACM Trans. Math. Softw. 15, 144 (1989).
import { multiplyPairs, setPair } from "./pair";
import { Polynomial } from "./polynomial";

const PER_STEP: usize = memory.data<f64>([369.3299304675746]); // = 256/ln 2
const STEP_HIGH: usize = memory.data<f64>([reinterpret<f64>(0x3f66_2e42_fef8_0000)]); // = ln2/256 to 33 bits
const STEP_LOW: usize = memory.data<f64>([6.327543041662719e-14]); // = ln2/256 - STEP_HIGH; q STEP_HIGH is exact
const ROUND: usize = memory.data<f64>([6755399441055744]); // = 1.5 * 2 ** 52; adding it leaves q in the low bits
const USUAL: usize = memory.data<f64>([700]); // below it no term leaves the normal numbers
const C: usize = memory.data<f64>([0.49999999999999756, 0.16666667994099674, 0.041666670539537855]);

// 256 rows of 16 bytes: [t_i = 2^(i/256)/T_i - 1, bits of T_i minus i << 44], so that adding q << 44 multiplies by 2^e.
const ROOT: usize = memory.data<f64>([1.0027112750502025, -3.636615928692264e-17]); // = 2 ** (1/256)
const POWERS: usize = memory.data(4096, 16);

buildPowers();

export function exp(x: v128): v128 {
  if (i64x2.bitmask(f64x2.lt(f64x2.abs(x), v128.load64_splat(USUAL))) != 3) return expFar(x);
  return Exponential.of(x, v128.load64_splat(ROUND));
}

/** With a lane beyond USUAL: formed nearer to 1 by 2^128, then scaled into the subnormals, 0 or infinity. */
function expFar(x: v128): v128 {
  const small = f64x2.lt(x, f64x2.splat(0));
  const bounded = f64x2.pmax(f64x2.pmin(x, f64x2.splat(720)), f64x2.splat(-760));
  const lift = v128.bitselect(f64x2.splat(128 * 256), f64x2.splat(-128 * 256), small);
  const y = Exponential.of(bounded, f64x2.add(v128.load64_splat(ROUND), lift));
  const unlift = v128.bitselect(f64x2.splat(2.938735877055719e-39), f64x2.splat(3.402823669209385e38), small); // 2 ** -+128
  return f64x2.mul(y, unlift);
}

class Exponential {
  /** exp(x) 2^m for round = ROUND + 256 m. */
  @inline static of(x: v128, round: v128): v128 {
    const shifted = f64x2.add(f64x2.mul(x, v128.load64_splat(PER_STEP)), round);
    const a = v128.load((<usize>i32x4.extract_lane(shifted, 0) & 255) << 4, POWERS);
    const b = v128.load((<usize>i32x4.extract_lane(shifted, 2) & 255) << 4, POWERS);
    const power = i64x2.add(i64x2.shl(shifted, 44), v128.shuffle<f64>(a, b, 1, 3));
    const q = f64x2.sub(shifted, round);
    const near = f64x2.sub(x, f64x2.mul(q, v128.load64_splat(STEP_HIGH)));
    const r = f64x2.sub(near, f64x2.mul(q, v128.load64_splat(STEP_LOW)));
    const r2 = f64x2.mul(r, r);
    const linear = f64x2.mul(power, f64x2.add(r, v128.shuffle<f64>(a, b, 0, 2)));
    const curve = f64x2.mul(f64x2.mul(power, r2), Polynomial.quadratic(C, r, r2));
    return f64x2.add(power, f64x2.add(linear, curve));
  }
}

function buildPowers(): void {
  setPair(POWERS, 1, 0);
  for (let row = POWERS; row < POWERS + 4080; row += 16) multiplyPairs(row + 16, row, ROOT);
  for (let i = 0; i < 256; i++) {
    const row = POWERS + ((<usize>i) << 4);
    const power = load<f64>(row);
    store<f64>(row, load<f64>(row, 8) / power);
    store<i64>(row, reinterpret<i64>(power) - ((<i64>i) << 44), 8);
  }
}
