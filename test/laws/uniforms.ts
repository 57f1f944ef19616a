// Random numbers for tests, independent of the package: sfc32 by Chris Doty-Humphrey (PractRand, public domain), 53 bits a
// number, and normals by Box and Muller.

/** Uniforms in (0, 1), the same for the same seed. */
export function uniforms(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9 | 0, 0x243f6a88 | 0, seed | 0, 1];
  const word = (): number => {
    const out = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    return out >>> 0;
  };
  for (let i = 0; i < 16; i++) word();
  return () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6) + 0.5) * 2 ** -53;
}

/** Standard normals, the same for the same seed. */
export function normals(seed: number): () => number {
  const uniform = uniforms(seed);
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

/** A column of `n` draws. */
export const column = (n: number, draw: () => number): Float64Array => Float64Array.from({ length: n }, draw);
