// Plain JavaScript with typed arrays and Box-Muller (1958): n1, n2 = sqrt(-2 ln u) (cos, sin)(2 pi v).
import { command } from "./command.js";
import { xoshiro128State } from "./xoshiro128.js";

/** A source of unit normals: fills a Float64Array of even length. */
export function boxMuller(seed) {
  const state = xoshiro128State(seed);
  return (normals) => {
    let s0 = state[0];
    let s1 = state[1];
    let s2 = state[2];
    let s3 = state[3];
    const count = normals.length;
    for (let i = 0; i < count; i += 2) {
      let sum = (s0 + s3) | 0;
      const first = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      let t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      sum = (s0 + s3) | 0;
      const second = (((sum << 7) | (sum >>> 25)) + s0) | 0;
      t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);

      // u in (0, 1), both ends excluded
      const radius = Math.sqrt(-2 * Math.log(((first >>> 0) + 0.5) * 2 ** -32));
      const angle = 2 * Math.PI * 2 ** -32 * second;
      normals[i] = radius * Math.cos(angle);
      normals[i + 1] = radius * Math.sin(angle);
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
  };
}

command(import.meta.url, "boxmuller", boxMuller);
