// State of xoshiro128++ 1.0 by D. Blackman and S. Vigna (https://prng.di.unimi.it/xoshiro128plusplus.c, public domain): four
// 32-bit words from a seed of up to 53 bits. The generator itself is written into the loops that use it, its state in locals.

/** splitmix32: the finalizer of MurmurHash3 by A. Appleby (public domain) over a Weyl sequence. */
export function xoshiro128State(seed) {
  let weyl = Math.imul((seed % 2 ** 32) | 0, 0x9e3779b9) ^ Math.floor(seed / 2 ** 32);
  return Int32Array.from({ length: 4 }, () => {
    weyl = (weyl + 0x9e3779b9) | 0; // = 2^32 / golden ratio
    let z = Math.imul(weyl ^ (weyl >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  });
}
