// Plain JavaScript with typed arrays and the ziggurat (Marsaglia & Tsang 2000, J. Stat. Softw. 5(8)) under f(x) = exp(-x^2/2).
//
//   edge[0] = v / f(r)   edge[1] = r   f(edge[i+1]) = f(edge[i]) + v / edge[i]   edge[layers] = 0
//   v = r f(r) + integral_r^inf f
import { command } from "./command.js";
import { xoshiro128State } from "./xoshiro128.js";

const layers = 256;
// Doornik 2005, "An improved ziggurat method to generate normal random samples": the values for 256 layers.
const r = 3.6541528853610088;
const v = 0.00492867323399;

const edge = new Float64Array(layers + 1);
edge[0] = v / bell(r);
edge[1] = r;
for (let i = 1; i < layers - 1; ++i) edge[i + 1] = Math.sqrt(-2 * Math.log(bell(edge[i]) + v / edge[i]));
const width = edge.map((x) => x * 2 ** -31);

function bell(x) {
  return Math.exp(-0.5 * x * x);
}

/** A source of unit normals: fills a Float64Array of even length. */
export function ziggurat(seed) {
  const state = xoshiro128State(seed);

  function next() {
    const sum = (state[0] + state[3]) | 0;
    const word = (((sum << 7) | (sum >>> 25)) + state[0]) | 0;
    const t = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = (state[3] << 11) | (state[3] >>> 21);
    return word;
  }

  // (0, 1), both ends excluded
  function open() {
    return ((next() >>> 0) + 0.5) * 2 ** -32;
  }

  // The normal for a word that was not accepted at once.
  function finish(word) {
    for (;;) {
      const layer = word & (layers - 1);
      const x = word * width[layer];
      if (Math.abs(x) < edge[layer + 1]) return x;
      if (layer === 0) return Math.sign(x) * tail();
      const foot = bell(edge[layer]);
      if (foot + open() * (bell(edge[layer + 1]) - foot) < bell(x)) return x;
      word = next();
    }
  }

  // Beyond r, by two exponentials (Marsaglia 1964).
  function tail() {
    for (;;) {
      const a = -Math.log(open()) / r;
      const b = -Math.log(open());
      if (2 * b > a * a) return r + a;
    }
  }

  const missed = new Int32Array(1024);
  return (normals) => {
    let s0 = state[0];
    let s1 = state[1];
    let s2 = state[2];
    let s3 = state[3];
    const count = normals.length;
    let misses = 0;
    for (let i = 0; i < count; ++i) {
      const sum = (s0 + s3) | 0;
      const word = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);

      const layer = word & (layers - 1);
      const x = word * width[layer];
      normals[i] = x;
      if (Math.abs(x) >= edge[layer + 1]) {
        missed[misses++] = i;
        missed[misses++] = word;
      }
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
    for (let miss = 0; miss < misses; miss += 2) normals[missed[miss]] = finish(missed[miss + 1]);
  };
}

command(import.meta.url, "ziggurat", ziggurat);
