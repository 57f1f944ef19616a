// Tables of the ziggurat: N = 1024 strips of equal area V under f(x) = exp(-x^2/2), x >= 0.
//   x_0 = V/f(R), x_1 = R, f(x_(i+1)) = f(x_i) + V/x_i, x_N = 0;  strip i has the width x_i, strip 0 holds the tail.
// G. Marsaglia, W.W. Tsang, J. Stat. Softw. 5(8) (2000); the strip index and the position use different bits of a word
// (J.A. Doornik, 2005).
//
// Entry i, 8 bytes: i32 threshold = floor(2^31 x_(i+1)/x_i) | f32 scale = x_i 2^-31; then edges x_0 … x_N as f64.

export const LAYERS: i32 = 1024;
/** R solves the closing condition f(x_(N-1)) + V/x_(N-1) = 1, here to 40 digits and rounded. */
export const TAIL: f64 = 4.0388498461095045;
/** V = R f(R) + ∫_R^∞ f. */
const AREA: f64 = 0.0012263246463530881;

export const ENTRIES: usize = memory.data(8 * 1024, 16);
const EDGES: usize = memory.data(8 * 1025, 16);

export function density(x: f64): f64 {
  return NativeMath.exp(-0.5 * x * x);
}

export function edge(layer: i32): f64 {
  return load<f64>(EDGES + ((<usize>layer) << 3));
}

/** Builds the tables; once per instance. */
export function buildZiggurat(): void {
  store<f64>(EDGES, AREA / density(TAIL));
  store<f64>(EDGES, TAIL, 8);
  let x = TAIL;
  for (let i = 2; i < LAYERS; i++) {
    x = Math.sqrt(-2.0 * NativeMath.log(density(x) + AREA / x));
    store<f64>(EDGES + ((<usize>i) << 3), x);
  }
  store<f64>(EDGES + ((<usize>LAYERS) << 3), 0);
  for (let i = 0; i < LAYERS; i++) {
    const entry = ENTRIES + ((<usize>i) << 3);
    store<i32>(entry, <i32>(2147483648.0 * (edge(i + 1) / edge(i)))); // 2 ** 31
    store<f32>(entry, <f32>(edge(i) * 4.656612873077393e-10), 4); // 2 ** -31
  }
}
