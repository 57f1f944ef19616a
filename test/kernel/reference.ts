// The random numbers of the kernel, written again from the papers in whole numbers.
//   Threefry2x64-20: Salmon, Moraes, Dror, Shaw, SC'11;  xoshiro256++: Blackman, Vigna, TOMS 47, 36 (2021);
//   ziggurat: Marsaglia, Tsang, J. Stat. Softw. 5(8) (2000), index and position from different bits (Doornik 2005)

const MASK = 2n ** 64n - 1n;
const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (64n - k))) & MASK;

const ROTATIONS = [16n, 42n, 12n, 31n, 16n, 32n, 24n, 21n];

/** Threefry2x64 with 20 rounds: the counter (c0, c1) under the key (k0, k1). */
export function threefry(k0: bigint, k1: bigint, c0: bigint, c1: bigint): [bigint, bigint] {
  const keys = [k0, k1, 0x1bd11bdaa9fc1a22n ^ k0 ^ k1];
  const key = (i: number): bigint => keys[i % 3] as bigint;
  let x0 = (c0 + k0) & MASK;
  let x1 = (c1 + k1) & MASK;
  for (let round = 0; round < 20; round++) {
    x0 = (x0 + x1) & MASK;
    x1 = rotl(x1, ROTATIONS[round % 8] as bigint) ^ x0;
    if (round % 4 === 3) {
      const s = (round + 1) / 4;
      x0 = (x0 + key(s)) & MASK;
      x1 = (x1 + key(s + 1) + BigInt(s)) & MASK;
    }
  }
  return [x0, x1];
}

/** A generator of 64-bit words from four. */
export function xoshiro(seed: readonly bigint[]): () => bigint {
  let [s0, s1, s2, s3] = seed as [bigint, bigint, bigint, bigint];
  return () => {
    const out = (rotl((s0 + s3) & MASK, 23n) + s0) & MASK;
    const t = (s1 << 17n) & MASK;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotl(s3, 45n);
    return out;
  };
}

const STRIPS = 1024;
const TAIL = 4.038849846109504;
const density = (x: number): number => Math.exp(-0.5 * x * x);

/** int_R^inf e^(-x^2/2) dx by Laplace's continued fraction. */
function beyond(r: number): number {
  let fraction = r;
  for (let k = 200; k >= 1; k--) fraction = r + k / fraction;
  return density(r) / fraction;
}

/** Area of a strip: V = R f(R) + the tail. */
export const AREA = TAIL * density(TAIL) + beyond(TAIL);

/** x_0 = V/f(R), x_1 = R, f(x_(i+1)) = f(x_i) + V/x_i, x_N = 0. */
export const EDGES: readonly number[] = (() => {
  const edges = [AREA / density(TAIL), TAIL];
  for (let i = 1; i < STRIPS - 1; i++) {
    const x = edges[i] as number;
    edges.push(Math.sqrt(-2 * Math.log(density(x) + AREA / x)));
  }
  return [...edges, 0];
})();

/** What V and R must satisfy: f(x_(N-1)) + V/x_(N-1) = 1. */
export const closing = (): number => {
  const x = EDGES[STRIPS - 1] as number;
  return density(x) + AREA / x;
};

const edge = (i: number): number => EDGES[i] as number;
const uniform = (word: bigint): number => (Number(word >> 12n) + 0.5) * 2 ** -52;

const stripOf = (word: number): number => word & 1023;
const inside = (word: number): boolean =>
  Math.abs(word) < Math.floor(2 ** 31 * (edge(stripOf(word) + 1) / edge(stripOf(word))));
const place = (word: number): number => word * 2 ** -31 * edge(stripOf(word));

/** Nearly all: accepted at once, in single precision. */
const atOnce = (word: number): number =>
  Math.fround(Math.fround(word) * Math.fround(edge(stripOf(word)) * 2 ** -31));

/** Whether a word that is not inside lies under the density, at a height drawn by `next`; never in strip 0. */
function inWedge(word: number, next: () => bigint): boolean {
  const [foot, top] = [density(edge(stripOf(word))), density(edge(stripOf(word) + 1))];
  const height = foot + uniform(next()) * (top - foot);
  return stripOf(word) !== 0 && height < density(place(word));
}

/** Beyond R, on the side of the word. */
function fromTail(word: number, next: () => bigint): number {
  for (;;) {
    const excess = -Math.log(uniform(next())) / TAIL;
    if (-2 * Math.log(uniform(next())) > excess * excess) {
      return Math.fround(Math.sign(word) * (TAIL + excess));
    }
  }
}

/** In place of a word that was refused. */
function outside(refused: number, next: () => bigint): number {
  if (stripOf(refused) === 0) return fromTail(refused, next);
  for (;;) {
    const word = Number(BigInt.asIntN(32, next() >> 32n));
    if (inside(word)) return Math.fround(place(word));
    if (stripOf(word) === 0) return fromTail(word, next);
    if (inWedge(word, next)) return Math.fround(place(word));
  }
}

/** `steps` x 8 normals of a block, [step][lane]; steps is a multiple of 64, the length of a fill. */
export function blockNormals(seed: number, key: bigint, block: number, steps: number): Float32Array {
  const at = (j: number): [bigint, bigint] => threefry(BigInt(seed), key, BigInt(block), BigInt(j));
  // lane pairs: words 0 and 1 of four counters each; the slow path: both words of two more
  const lanes = [0, 4].flatMap((base) =>
    [0, 1].map((half) => xoshiro([0, 1, 2, 3].map((i) => at(base + i)[half as 0 | 1]))),
  );
  const slow = xoshiro([...at(8), ...at(9)]);
  const out = new Float32Array(8 * steps);
  for (let fill = 0; fill < steps; fill += 64) {
    // all words of a fill are drawn first, then turned into normals in order
    const words: number[] = [];
    for (let step = 0; step < 64; step++) {
      for (const lane of lanes) {
        const word = lane();
        words.push(Number(BigInt.asIntN(32, word)), Number(BigInt.asIntN(32, word >> 32n)));
      }
    }
    // those that miss are tried in their wedge, all of the fill, then the refused are drawn anew
    out.set(words.map(atOnce), 8 * fill);
    const refused = words.flatMap((word, i) =>
      inside(word) || inWedge(word, slow) ? [] : [[word, i] as const],
    );
    for (const [word, i] of refused) out[8 * fill + i] = outside(word, slow);
  }
  return out;
}
