// The tests of normals. Each is a z, a unit normal if the normals are independent unit normals (a p value where it is not a sum):
//   moments      z_p = sqrt(n / var) (<x^p> - (p-1)!!),  var = (2p-1)!! - (p-1)!!^2,  p = 1 … 6
//   correlation  z = Σ x_i x_(i+m) / sqrt(pairs), and the same of the squares (x^2 - 1)/sqrt 2
//   tails        Poisson counts beyond +-4, +-R, +-5, mean excess beyond the ziggurat's R
//   shape        Kolmogorov-Smirnov; chi square over cells cut at the edges of the ziggurat's strips, and over equal cells
import { PER_BLOCK } from "./kernel.js";
import { below, chiSquareZ, deviation, kolmogorov, normalAt, poissonZ } from "./law.js";
import { density, EDGES, R } from "./ziggurat.js";

const LAGS = 16;
const FILL = 64;

/** Σ u_i v_(i+m) over two padded blocks; four sums, so that additions do not wait for each other. */
function dot(u, v, m) {
  let [a, b, c, d] = [0, 0, 0, 0];
  const end = PER_BLOCK - m;
  for (let i = 0; i < end; i += 4) {
    a += u[i] * v[i + m];
    b += u[i + 1] * v[i + m + 1];
    c += u[i + 2] * v[i + m + 2];
    d += u[i + 3] * v[i + m + 3];
  }
  return a + b + c + d;
}

/** A block followed by zeros, because the last round of `dot` reads past its end. */
function padded(values) {
  const out = new Float64Array(PER_BLOCK + 4);
  out.set(values);
  return out;
}

/** What is correlated with what: i and i + m of one block, or i of a block and i + m of the next. */
const PAIRS = [
  ...range(1, LAGS).map((k) => ({ name: `lane, lag ${k}`, m: 8 * k, next: false })),
  ...range(0, LAGS).map((k) => ({ name: `next lane, lag ${k}`, m: 8 * k + 1, next: false })),
  ...range(1, LAGS).map((k) => ({ name: `previous lane, lag ${k}`, m: 8 * k - 1, next: false })),
  ...range(2, 6).map((m) => ({ name: `${m} lanes on`, m, next: false })),
  { name: "lane, one fill later", m: 8 * FILL, next: false },
  ...range(0, LAGS).map((k) => ({ name: `next block, lag ${k}`, m: 8 * k, next: true })),
];

function range(from, to) {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** All tests over `blocks` blocks of `draw`. Returns rows { name, z } and a few plain numbers. */
export function examine(draw, blocks) {
  const n = blocks * PER_BLOCK;
  const all = new Float32Array(n);
  const powers = new Float64Array(7);
  const sums = PAIRS.map(() => [0, 0]);
  let [last, lastSquares] = [null, null];
  let [excess, beyondR] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    const x = padded(draw(block));
    const squares = padded(x.subarray(0, PER_BLOCK).map((value) => (value * value - 1) * Math.SQRT1_2));
    all.set(x.subarray(0, PER_BLOCK), block * PER_BLOCK);
    const [s1, s2, s3, s4, s5, s6] = moments(x);
    [0, s1, s2, s3, s4, s5, s6].forEach((s, p) => {
      powers[p] += s;
    });
    for (let i = 0; i < PER_BLOCK; i++) {
      const size = Math.abs(x[i]);
      if (size > R) {
        excess += size - R;
        beyondR += 1;
      }
    }
    PAIRS.forEach(({ m, next }, k) => {
      if (!next) {
        sums[k][0] += dot(x, x, m);
        sums[k][1] += dot(squares, squares, m);
      } else if (last) {
        sums[k][0] += dot(last, x, m);
        sums[k][1] += dot(lastSquares, squares, m);
      }
    });
    [last, lastSquares] = [x, squares];
  }
  const rows = [];
  const mean = [1, 0, 1, 0, 3, 0, 15];
  const variance = [0, 1, 2, 15, 96, 945, 10170];
  for (let p = 1; p <= 6; p++) {
    rows.push({ name: `<x^${p}>`, z: (powers[p] / n - mean[p]) * Math.sqrt(n / variance[p]) });
  }
  PAIRS.forEach(({ name, m, next }, k) => {
    const pairs = (next ? blocks - 1 : blocks) * (PER_BLOCK - m);
    if (pairs <= 0) return;
    rows.push({ name, z: sums[k][0] / Math.sqrt(pairs) });
    rows.push({ name: `squares, ${name}`, z: sums[k][1] / Math.sqrt(pairs) });
  });
  all.sort();
  rows.push(...tails(all), ...shape(all));
  if (beyondR > 10) {
    // of a normal beyond R: mean f(R)/Q(R) - R, second moment about R 1 - R mean
    const first = density(R) / Math.sqrt(2 * Math.PI) / below(-R) - R;
    const spread = Math.sqrt(1 - R * first - first * first);
    rows.push({
      name: "mean excess beyond R",
      z: ((excess / beyondR - first) / spread) * Math.sqrt(beyondR),
    });
  }
  return { n, rows, largest: Math.max(-all[0], all[n - 1]), moments: [...powers].map((s) => s / n).slice(1) };
}

function moments(x) {
  let [s1, s2, s3, s4, s5, s6] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < PER_BLOCK; i++) {
    const value = x[i];
    const square = value * value;
    const fourth = square * square;
    s1 += value;
    s2 += square;
    s3 += square * value;
    s4 += fourth;
    s5 += fourth * value;
    s6 += fourth * square;
  }
  return [s1, s2, s3, s4, s5, s6];
}

/** Number of sorted values below x. */
function countBelow(sorted, x) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tails(sorted) {
  const n = sorted.length;
  return [4, R, 5].flatMap((edge) => {
    const expected = n * below(-edge);
    const [down, up] = [countBelow(sorted, -edge), n - countBelow(sorted, edge)];
    const said = `, ${expected.toFixed(1)} expected`;
    return [
      { name: `beyond +${edge === R ? "R" : edge}`, z: poissonZ(up, expected), said: `${up}${said}` },
      { name: `beyond -${edge === R ? "R" : edge}`, z: poissonZ(down, expected), said: `${down}${said}` },
    ];
  });
}

function shape(sorted) {
  const n = sorted.length;
  let largest = 0;
  for (let i = 0; i < n; i++) {
    const f = below(sorted[i]);
    largest = Math.max(largest, (i + 1) / n - f, f - i / n);
  }
  const p = kolmogorov(largest, n);
  const inner = EDGES.slice(1, -1); // x_1 > … > x_1023
  const strips = [...inner.map((x) => -x), 0, ...inner.toReversed()];
  const equal = range(1, 4095).map((k) => normalAt(k / 4096));
  return [
    {
      name: "Kolmogorov-Smirnov",
      z: deviation(p),
      said: `sqrt n D = ${(largest * Math.sqrt(n)).toFixed(3)}, p = ${p.toPrecision(3)}`,
    },
    { name: "chi square, cells = strips of the ziggurat", z: chiSquare(sorted, strips) },
    { name: "chi square, 4096 equal cells", z: chiSquare(sorted, equal) },
  ];
}

/** Neighbouring cells are joined until at least 10 are expected in each. */
function chiSquare(sorted, cuts) {
  const n = sorted.length;
  let [total, cells, lastCount, lastShare] = [0, 0, 0, 0];
  const close = (count, share) => {
    total += (count - n * share) ** 2 / (n * share);
    cells += 1;
  };
  for (const cut of cuts) {
    const share = below(cut);
    if (n * (share - lastShare) < 10 || n * (1 - share) < 10) continue;
    const count = countBelow(sorted, cut);
    close(count - lastCount, share - lastShare);
    [lastCount, lastShare] = [count, share];
  }
  close(n - lastCount, 1 - lastShare);
  return chiSquareZ(total, cells - 1);
}

/**
 * Correlations only, at few normals and many seeds: z of i and i + m in the order of the stream, m = 1 … 16, and of lags
 * 3 … 16 of a lane. (m = 8 and 16 are the lags 1 and 2 of a lane.)
 */
export const SHORT = [
  ...range(1, 16).map((m) => ({ name: `stream, lag ${m}`, m })),
  ...range(3, LAGS).map((k) => ({ name: `lane, lag ${k}`, m: 8 * k })),
];

export function shortCorrelations(draw, blocks) {
  const sums = SHORT.map(() => 0);
  for (let block = 0; block < blocks; block++) {
    const x = padded(draw(block));
    SHORT.forEach(({ m }, k) => {
      sums[k] += dot(x, x, m);
    });
  }
  return SHORT.map(({ m }, k) => sums[k] / Math.sqrt(blocks * (PER_BLOCK - m)));
}
