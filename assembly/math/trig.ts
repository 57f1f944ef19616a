// sin(x) = S cos(r) + C sin(r),   q = round(256 x/pi),   r = x - q pi/256, |r| <= pi/512,   S, C = sin, cos(q pi/256) by table,
//   sin(r) = r - r^3 (S0 + S1 r^2),   cos(r) = 1 - r^2 (C0 + C1 r^2);   minimax (mpmath), errors 2^-61 |r|, 2^-58.
// As evaluated: h - ([h - S - C r] - S_low + r^2 (C r (S0 + …) + S (C0 + …))), h = S + C r; the minus keeps sin(-0) = -0.
// cos(x) = sin(x + pi/2), by q + 128.   Accuracy of both for |x| < 1e5: 1.8 ulp where they are below 0.02, else 1.0.
// tan(x) = t or -1/t,   t = tan(r) = r + r^3 P(r^2)/Q(r^2),   r = x - round(2 x/pi) pi/2;   minimax (mpmath), error 2^-65.
//   Accuracy for |x| < 1e5: 1.8 ulp.
// Beyond 1e5 lane by lane with NativeMath (Cody and Waite to 1.6e6: 0.8 ulp; then Payne and Hanek: 3 ulp), 4 to 8 times slower.
import { addPairs, multiplyPairs, setPair } from "./pair";
import { Polynomial } from "./polynomial";

const USUAL: f64 = 1e5;
const LIMIT: usize = memory.data<f64>([USUAL]);
const ROUND: usize = memory.data<f64>([6755399441055744]); // = 1.5 * 2 ** 52; adding it leaves q in the low bits
const ROUND_COS: usize = memory.data<f64>([6755399441055872]); // = ROUND + 128
const PER_STEP: usize = memory.data<f64>([81.48733086305042]); // = 256/pi
// pi/256 in four parts, 30 bits each and the rest (Cody and Waite): q < 2^23, so the first three products are exact. With
// three parts (0.25 ns less) the doubles nearest to multiples of pi/2 had errors of up to 28 ulp.
const STEP_1: usize = memory.data<f64>([reinterpret<f64>(0x3f89_21fb_5400_0000)]);
const STEP_2: usize = memory.data<f64>([reinterpret<f64>(0x3da1_0b46_1180_0000)]);
const STEP_3: usize = memory.data<f64>([reinterpret<f64>(0x3bb3_1319_8a00_0000)]);
const STEP_4: usize = memory.data<f64>([2.2686374796713754e-30]);
const S: usize = memory.data<f64>([0.16666666666654528, -0.008333322922411382]);
const C: usize = memory.data<f64>([0.49999999999915024, -0.04166659379022564]);

// 640 rows of 16 bytes: sin(k pi/256) as a pair [S, S_low], a turn and a quarter: the cosine lies 2048 bytes on.
const SINES: usize = memory.data(10240, 16);
const SINE: usize = memory.data<f64>([0.012271538285719925, 6.919790764028317e-19]); // = sin(pi/256)
const COSINE: usize = memory.data<f64>([0.9999247018391445, 3.793108251266801e-17]); // = cos(pi/256)
const TERM: usize = memory.data(16, 16);

// pi/2 in three parts, 36 bits each and the rest.
const PER_QUARTER: usize = memory.data<f64>([0.6366197723675814]); // = 2/pi
const QUARTER_1: usize = memory.data<f64>([reinterpret<f64>(0x3ff9_21fb_5444_0000)]);
const QUARTER_2: usize = memory.data<f64>([reinterpret<f64>(0x3d86_8c23_4c4c_0000)]);
const QUARTER_3: usize = memory.data<f64>([1.0562999066987428e-23]);
const P: usize = memory.data<f64>([0.3333333333333333, -0.021413254300829822, 0.00024306848235614318]);
const Q: usize = memory.data<f64>([
  1, -0.46423976290248914, 0.02452034870329799, -0.00025397681030842127, -1.8565825254448998e-8,
]);

buildSines();

export function sin(x: v128): v128 {
  if (!Turn.usual(x)) return sinFar(x);
  return Turn.sine(x, v128.load64_splat(ROUND));
}

export function cos(x: v128): v128 {
  if (!Turn.usual(x)) return cosFar(x);
  return Turn.sine(x, v128.load64_splat(ROUND_COS));
}

export function tan(x: v128): v128 {
  if (!Turn.usual(x)) return tanFar(x);
  const shifted = f64x2.add(f64x2.mul(x, v128.load64_splat(PER_QUARTER)), v128.load64_splat(ROUND));
  const q = f64x2.sub(shifted, v128.load64_splat(ROUND));
  const near = f64x2.sub(x, f64x2.mul(q, v128.load64_splat(QUARTER_1)));
  const second = f64x2.mul(q, v128.load64_splat(QUARTER_2));
  const r = f64x2.sub(near, second);
  // what r lacks, with the sign turned: tan(r - lost) = tan(r) - lost (1 + r^2 + …)
  const lost = f64x2.add(f64x2.add(f64x2.sub(r, near), second), f64x2.mul(q, v128.load64_splat(QUARTER_3)));
  const s = f64x2.mul(r, r);
  const s2 = f64x2.mul(s, s);
  const above = f64x2.mul(f64x2.mul(r, s), Polynomial.quadratic(P, s, s2));
  const curve = f64x2.div(above, Polynomial.quartic(Q, s, s2));
  const t = f64x2.sub(r, f64x2.sub(f64x2.add(lost, f64x2.mul(lost, s)), curve));
  const odd = i64x2.ne(v128.and(shifted, i64x2.splat(1)), i64x2.splat(0));
  return v128.bitselect(f64x2.div(f64x2.splat(-1), t), t, odd);
}

class Turn {
  @inline static usual(x: v128): bool {
    return i64x2.bitmask(f64x2.lt(f64x2.abs(x), v128.load64_splat(LIMIT))) == 3;
  }

  /** sin(x + m pi/256) for round = ROUND + m. */
  @inline static sine(x: v128, round: v128): v128 {
    const shifted = f64x2.add(f64x2.mul(x, v128.load64_splat(PER_STEP)), round);
    const i = (<usize>i32x4.extract_lane(shifted, 0) & 511) << 4;
    const j = (<usize>i32x4.extract_lane(shifted, 2) & 511) << 4;
    const a = v128.load(i, SINES);
    const b = v128.load(j, SINES);
    const s = v128.shuffle<f64>(a, b, 0, 2);
    const c = v128.load64_lane(j, v128.load64_zero(i, SINES + 2048), 1, SINES + 2048);
    const q = f64x2.sub(shifted, round);
    const first = f64x2.sub(x, f64x2.mul(q, v128.load64_splat(STEP_1)));
    const second = f64x2.sub(first, f64x2.mul(q, v128.load64_splat(STEP_2)));
    const third = f64x2.sub(second, f64x2.mul(q, v128.load64_splat(STEP_3)));
    const r = f64x2.sub(third, f64x2.mul(q, v128.load64_splat(STEP_4)));
    const r2 = f64x2.mul(r, r);
    const slope = f64x2.mul(c, r);
    const high = f64x2.add(s, slope);
    const lost = f64x2.sub(f64x2.sub(f64x2.sub(high, s), slope), v128.shuffle<f64>(a, b, 1, 3));
    const odd = f64x2.mul(slope, Polynomial.linear(S, r2));
    const even = f64x2.mul(s, Polynomial.linear(C, r2));
    return f64x2.sub(high, f64x2.add(lost, f64x2.mul(r2, f64x2.add(odd, even))));
  }
}

function sinFar(x: v128): v128 {
  const first = sinOf(f64x2.extract_lane(x, 0));
  return f64x2.replace_lane(f64x2.splat(first), 1, sinOf(f64x2.extract_lane(x, 1)));
}

function cosFar(x: v128): v128 {
  const first = cosOf(f64x2.extract_lane(x, 0));
  return f64x2.replace_lane(f64x2.splat(first), 1, cosOf(f64x2.extract_lane(x, 1)));
}

function tanFar(x: v128): v128 {
  const first = tanOf(f64x2.extract_lane(x, 0));
  return f64x2.replace_lane(f64x2.splat(first), 1, tanOf(f64x2.extract_lane(x, 1)));
}

// a usual lane next to a far one keeps its bits
function sinOf(x: f64): f64 {
  return Math.abs(x) < USUAL ? f64x2.extract_lane(sin(f64x2.splat(x)), 0) : NativeMath.sin(x);
}

function cosOf(x: f64): f64 {
  return Math.abs(x) < USUAL ? f64x2.extract_lane(cos(f64x2.splat(x)), 0) : NativeMath.cos(x);
}

function tanOf(x: f64): f64 {
  return Math.abs(x) < USUAL ? f64x2.extract_lane(tan(f64x2.splat(x)), 0) : NativeMath.tan(x);
}

/** By turning through pi/256 up to pi/4, then by symmetry. */
function buildSines(): void {
  setPair(row(0), 0, 0);
  setPair(row(128), 1, 0);
  for (let k = 0; k < 64; k++) {
    multiplyPairs(row(k + 1), row(k), COSINE);
    multiplyPairs(TERM, row(128 - k), SINE);
    addPairs(row(k + 1), row(k + 1), TERM);
    multiplyPairs(row(127 - k), row(128 - k), COSINE);
    multiplyPairs(TERM, row(k), SINE);
    setPair(TERM, -load<f64>(TERM), -load<f64>(TERM, 8));
    addPairs(row(127 - k), row(127 - k), TERM);
  }
  for (let k = 0; k <= 128; k++) {
    const high = load<f64>(row(k));
    const low = load<f64>(row(k), 8);
    setPair(row(256 - k), high, low);
    setPair(row(256 + k), -high, -low);
    setPair(row(512 - k), -high, -low);
  }
  for (let k = 0; k < 128; k++) setPair(row(512 + k), load<f64>(row(k)), load<f64>(row(k), 8));
  store<f64>(row(0), -0.0); // -0 + C r is -0 for r = -0
}

function row(k: i32): usize {
  return SINES + ((<usize>k) << 4);
}
