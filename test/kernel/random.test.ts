// Known answers, and the same words and normals from an implementation in whole numbers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instance } from "./instance.js";
import { AREA, blockNormals, closing, threefry } from "./reference.js";

const SEED = 41;
const ONES = 2n ** 64n - 1n;
const THERMAL = 1n;

describe("Threefry2x64-20", () => {
  // kat_vectors of Random123 1.14 (D. E. Shaw Research)
  test.each([
    [0n, 0n, 0n, 0n, 0xc2b6e3a8c2c69865n, 0x6f81ed42f350084dn],
    [ONES, ONES, ONES, ONES, 0xe02cb7c4d95d277an, 0xd06633d0893b8b68n],
    [
      0x243f6a8885a308d3n,
      0x13198a2e03707344n,
      0xa4093822299f31d0n,
      0x082efa98ec4e6c89n,
      0x263c7d30bb0f0af1n,
      0x56be8361d3311526n,
    ],
  ])("counter %i %i under key %i %i gives %i %i", (c0, c1, k0, k1, x0, x1) => {
    expect(instance().threefry(k0, k1, c0, c1)).toEqual([x0, x1]);
    expect(threefry(k0, k1, c0, c1)).toEqual([x0, x1]);
  });

  test("agrees with the definition for any key and counter", () => {
    const kernel = instance();
    const word = fc.bigInt({ min: 0n, max: ONES });
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, c0, c1) => {
        expect(kernel.threefry(k0, k1, c0, c1)).toEqual(threefry(k0, k1, c0, c1));
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

describe("the normals of a block", () => {
  test("R and V of the ziggurat close it: f(x_1023) + V/x_1023 = 1", () => {
    expect(AREA).toBeCloseTo(0.001226324646353088, 16);
    // an error d of R moves the last edge by about 1e3 d
    expect(closing()).toBeCloseTo(1, 11);
  });

  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [2 ** 53 - 1, 0, 2],
    [7, 6, 12345],
    [7, 2 ** 41, 2 ** 28 - 129],
  ])(
    "= ziggurat(xoshiro256++(Threefry(seed %i; stream %i, block %i))), bit for bit in float32",
    (seed, stream, block) => {
      const fills = 12;
      const found = instance().normals(seed, stream, block, fills);
      const expected = blockNormals(seed, THERMAL | (BigInt(stream) << 8n), block, 64 * fills);
      expect(found).toEqual(expected);
    },
  );

  test("a longer call begins with a shorter one: fills follow each other", () => {
    const kernel = instance();
    expect(kernel.normals(SEED, 0, 3, 5).subarray(0, 1024)).toEqual(kernel.normals(SEED, 0, 3, 2));
  });

  test("differ between seeds, streams and blocks", () => {
    const kernel = instance();
    const first = [
      [1, 0, 0],
      [2, 0, 0],
      [1, 2, 0],
      [1, 0, 1],
      [0, 0, 1],
    ].map(([seed, stream, block]) => [
      ...kernel.normals(seed as number, stream as number, block as number, 1),
    ]);
    const all = first.flat();
    // 2560 float32 of 24 bits: a few coincidences by chance, 2560^2/2/2^24 = 0.2
    expect(new Set(all).size).toBeGreaterThan(all.length - 8);
  });
});
