// Whether what the battery tests is what the kernel uses: the words of words.cpp are found in the kernel's memory, word for
// word, and the normals of trajectories are those of the export. `node known.js WORDS` prints JSON [{ name, good, said }].
import { execFileSync } from "node:child_process";
import { bare, feltThermal, PER_BLOCK, refined, thermal } from "./kernel.js";

const [words] = process.argv.slice(2);
const rows = [];
const row = (name, good, said) => rows.push({ name, good, said });

const bytesOf = (...given) => {
  const bytes = execFileSync(words, given.map(String), { maxBuffer: 2 ** 28 });
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
};
const wordsOf = (...given) => new Uint32Array(bytesOf("known", ...given));
const same = (found, expected) =>
  found.length === expected.length && found.every((x, i) => x === expected[i]);

// published answers
{
  const ones = 2n ** 64n - 1n;
  // kat_vectors of Random123 (D. E. Shaw Research): counter, key, output
  const vectors = [
    [0n, 0n, 0n, 0n, 0xc2b6e3a8c2c69865n, 0x6f81ed42f350084dn],
    [ones, ones, ones, ones, 0xe02cb7c4d95d277an, 0xd06633d0893b8b68n],
    [
      0x243f6a8885a308d3n,
      0x13198a2e03707344n,
      0xa4093822299f31d0n,
      0x082efa98ec4e6c89n,
      0x263c7d30bb0f0af1n,
      0x56be8361d3311526n,
    ],
  ];
  const kernel = bare();
  const hits = vectors.map(([c0, c1, k0, k1, ...expected]) => {
    const at = kernel.threefry(k0, k1, c0, c1);
    const found = new BigUint64Array(kernel.memory.buffer.slice(at, at + 16));
    const again = new BigUint64Array(bytesOf("threefry", k0, k1, c0, c1));
    return Number(same(found, expected)) + Number(same(again, expected));
  });
  const count = hits.reduce((a, b) => a + b);
  row("Threefry2x64-20, vectors of Random123, kernel and words.cpp", count === 6, `${count} of 6`);
  // outputs of the reference code from the state 1, 2, 3, 4, as in the tests of the crate rand_xoshiro
  const published = [
    41943041n,
    58720359n,
    3588806011781223n,
    3591011842654386n,
    9228616714210784205n,
    9973669472204895162n,
    14011001112246962877n,
    12406186145184390807n,
    15849039046786891736n,
    10450023813501588000n,
  ];
  const good = same(new BigUint64Array(bytesOf("xoshiro")), published);
  row("xoshiro256++, outputs of the reference code, words.cpp", good, good ? "10 of 10" : "they differ");
}

/** Where `needle` begins in `hay`, or -1. */
function find(hay, needle) {
  for (let at = hay.indexOf(needle[0]); at >= 0; at = hay.indexOf(needle[0], at + 1)) {
    if (needle.every((word, i) => hay[at + i] === word)) return at;
  }
  return -1;
}

// the words of the last fill stand in memory
{
  const kernel = bare();
  const fills = 40;
  const out = kernel.allocate(4096 * fills);
  let compared = 0;
  let equal = 0;
  for (const [seed, stream, block] of [
    [0n, 0n, 0n],
    [1n, 0n, 0n],
    [1n, 0n, 1n],
    [1n, 1n, 255n],
    [2n ** 53n - 1n, 6n, 12345n],
    [7n, 2n ** 41n, 2n ** 28n - 129n],
  ]) {
    for (const last of [1, 2, fills]) {
      kernel.normals(seed, stream, block, out, last);
      const expected = wordsOf(seed, 1n | (stream << 8n), block, 512 * last).subarray(-512);
      const memory = new Uint32Array(kernel.memory.buffer);
      const at = find(memory, expected.subarray(0, 4));
      compared += 512;
      if (at >= 0) equal += expected.filter((word, i) => memory[at + i] === word).length;
    }
  }
  row("words of words.cpp = words in the kernel's memory", equal === compared, `${equal} of ${compared}`);
}

// the states of all purposes: the first outputs of Threefry, against the kernel's
{
  const kernel = bare();
  let equal = 0;
  let compared = 0;
  const rotl = (x, k) => BigInt.asUintN(64, (x << k) | (x >> (64n - k)));
  for (let purpose = 1n; purpose <= 8n; purpose++) {
    for (const block of [0n, 1n, 77n]) {
      const found = wordsOf(5n, purpose, block, 8);
      for (let g = 0; g < 4; g++) {
        const s = [0, 1, 2, 3].map((i) => {
          const at = kernel.threefry(5n, purpose, block, BigInt(4 * (g >> 1) + i));
          return new DataView(kernel.memory.buffer).getBigUint64(at + 8 * (g & 1), true);
        });
        const first = BigInt.asUintN(64, rotl(BigInt.asUintN(64, s[0] + s[3]), 23n) + s[0]);
        compared += 2;
        equal += Number(found[2 * g] === Number(first & 0xffffffffn));
        equal += Number(found[2 * g + 1] === Number(first >> 32n));
      }
    }
  }
  row(
    "first words of all eight purposes = xoshiro(the kernel's Threefry)",
    equal === compared,
    `${equal} of ${compared}`,
  );
}

// what trajectories feel
{
  const [drawn, moved, fine] = [thermal(3), feltThermal(3), refined(3)];
  // (x + n) - x differs from n by roundings of 1e-16
  let apart = 0;
  let worst = 0;
  for (const block of [0, 1, 300]) {
    const [n, x, pairs] = [drawn(block), moved(block), fine(block)];
    for (let i = 0; i < PER_BLOCK; i++) apart = Math.max(apart, Math.abs(n[i] - x[i]));
    for (let step = 0; 16 * step < PER_BLOCK; step++) {
      for (let lane = 0; lane < 8; lane++) {
        const sum = (pairs[16 * step + lane] + pairs[16 * step + 8 + lane]) * Math.SQRT1_2;
        worst = Math.max(worst, Math.abs(sum - n[8 * step + lane]));
      }
    }
  }
  row(
    "normals that trajectories feel = normals of the export",
    apart < 4e-15,
    `to ${apart.toExponential(1)}`,
  );
  row("a refined pair adds up to its coarse normal", worst < 4e-15, `to ${worst.toExponential(1)}`);
}

console.log(JSON.stringify(rows));
