// Tables of the ziggurat: N = 1024 strips of equal area V under f(x) = exp(-x^2/2), x >= 0.
//   x_0 = V/f(R), x_1 = R, f(x_(i+1)) = f(x_i) + V/x_i, x_N = 0;  strip i has the width x_i, strip 0 holds the tail.
// G. Marsaglia, W.W. Tsang, J. Stat. Softw. 5(8) (2000).
//
// Entry i, 8 bytes: f32 width = x_i 2^-31 | i32 threshold = floor(2^31 x_(i+1)/x_i)
import { exp } from "../math/exp";
import { uniform } from "./threefry";
import { nextScalar } from "./xoshiro";

export const LAYERS: i32 = 1024;
/** R solves the closing condition f(x_(N-1)) + V/x_(N-1) = 1, here to 40 digits and rounded. */
const TAIL: f64 = 4.0388498461095045;
/** V = R f(R) + ∫_R^∞ f. */
const AREA: f64 = 0.0012263246463530881;
const UNIT: f64 = 4.656612873077393e-10; // 2 ** -31

export const ENTRIES: usize = memory.data(8 * 1024, 16);
/** x_i and f(x_i), i = 0 … N, next to each other. */
const EDGES: usize = memory.data(16 * 1025, 16);

function density(x: f64): f64 {
  return f64x2.extract_lane(exp(f64x2.splat(-0.5 * x * x)), 0);
}

function edge(strip: i32): f64 {
  return load<f64>(EDGES + ((<usize>strip) << 4));
}

function height(strip: i32): f64 {
  return load<f64>(EDGES + ((<usize>strip) << 4), 8);
}

function put(strip: i32, x: f64): void {
  store<f64>(EDGES + ((<usize>strip) << 4), x);
  store<f64>(EDGES + ((<usize>strip) << 4), density(x), 8);
}

/** Builds the tables; once per instance. */
export function buildZiggurat(): void {
  put(0, AREA / density(TAIL));
  put(1, TAIL);
  for (let i = 2; i < LAYERS; i++) {
    put(i, Math.sqrt(-2.0 * NativeMath.log(height(i - 1) + AREA / edge(i - 1))));
  }
  put(LAYERS, 0);
  for (let i = 0; i < LAYERS; i++) {
    const entry = ENTRIES + ((<usize>i) << 3);
    store<f32>(entry, <f32>(edge(i) * UNIT));
    store<i32>(entry, <i32>(2147483648.0 * (edge(i + 1) / edge(i))), 4); // 2 ** 31
  }
}

/** Whether a word that was not accepted at once lies under the density; never in strip 0, which has no wedge. */
export function inWedge(stream: usize, word: i32): bool {
  const strip = word & 1023;
  const x = <f64>word * UNIT * edge(strip);
  const floor = height(strip);
  const under = floor + uniform(nextScalar(stream)) * (height(strip + 1) - floor) < density(x);
  return under & (strip != 0);
}

/** The normal in place of a word that was refused: from the tail where it is of strip 0, else from new words. */
export function outside(stream: usize, word: i32): f64 {
  if (word & 1023) return anew(stream);
  return word < 0 ? -tail(stream) : tail(stream);
}

/** A normal in full f64 resolution: the strip from the low 10 bits of a word, the position from the upper 53. */
export function referenceNormal(stream: usize): f64 {
  while (true) {
    const word = <i64>nextScalar(stream);
    const strip = <i32>(word & 1023);
    const x = <f64>(word >> 11) * 2.220446049250313e-16 * edge(strip); // 2 ** -52
    if (Math.abs(x) < edge(strip + 1)) return x;
    if (fits(stream, strip, x)) return found;
  }
}

/** New words until one is accepted. */
function anew(stream: usize): f64 {
  while (true) {
    const word = <i32>(nextScalar(stream) >> 32);
    const strip = word & 1023;
    const x = <f64>word * UNIT * edge(strip);
    if (Math.abs(x) < edge(strip + 1)) return x;
    if (fits(stream, strip, x)) return found;
  }
}

/** What `fits` accepted. */
let found: f64 = 0;

/** Whether a position outside the strip's inner edge is accepted, itself or as a place in the tail. */
function fits(stream: usize, strip: i32, x: f64): bool {
  if (strip == 0) {
    found = x < 0 ? -tail(stream) : tail(stream);
    return true;
  }
  found = x;
  const floor = height(strip);
  return floor + uniform(nextScalar(stream)) * (height(strip + 1) - floor) < density(x);
}

/** A normal beyond R: x = R - ln(u)/R accepted with probability exp(-(x-R)^2/2). */
function tail(stream: usize): f64 {
  while (true) {
    const beyond = -NativeMath.log(uniform(nextScalar(stream))) / TAIL;
    if (-2.0 * NativeMath.log(uniform(nextScalar(stream))) > beyond * beyond) return TAIL + beyond;
  }
}
