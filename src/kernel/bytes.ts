// Compiled bytes at hand without a file system, and the engine that they need.

/** A module of one function that leaves a v128 on the stack and drops it. */
const SIMD_PROBE = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11,
]);

/** @throws Error where WebAssembly has no 128-bit vectors. */
export function needSimd(): void {
  if (!WebAssembly.validate(SIMD_PROBE)) {
    throw new Error(
      "an engine whose WebAssembly has 128-bit SIMD is needed (Node 20.19 has it), this one has not",
    );
  }
}

// Base64 to bytes, where there may be no Node.
export function decode(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}
