// Estimators with a known truth: how often does the value lie within one and two of its standard errors?
import * as E from "../../dist/estimate/request.js";
import { column, draws, seedOf, table } from "./draw.js";
import { estimateOf } from "./judged.js";

const N = 2048;

/** Gaussian works with <W_diss> = m, dF = d: Crooks' relation holds with variance 2 m. */
const works = (n, normal, m, d = 0) => ({
  columns: { w: column(n, () => d + m + Math.sqrt(2 * m) * normal()) },
  reverse: { w: column(n, () => -d + m + Math.sqrt(2 * m) * normal()) },
});
const one = (draw, n = N) => ({ columns: { a: column(n, draw) } });
const cells = [
  [0.3, 0.1, 0.05],
  [0.05, 0.2, 0.3],
];
const pair = (u) => {
  let x = u();
  for (let i = 0; i < 2; i++) {
    for (let j = 0; j < 3; j++) {
      x -= cells[i][j];
      if (x < 0) return { a: i, b: j };
    }
  }
  return { a: 1, b: 2 };
};
const px = [0.45, 0.55];
const py = [0.35, 0.3, 0.35];
const information = cells
  .flatMap((row, i) => row.map((p, j) => p * Math.log(p / px[i] / py[j])))
  .reduce((a, b) => a + b);
const three = (u) => (u < 0.5 ? 0 : u < 0.8 ? 1 : 2);
const two = 0.7 * Math.log(0.7 / 0.4) + 0.3 * Math.log(0.3 / 0.6);

/** name, request, truth, draw of a sample from { uniform, normal }. */
export const COVERAGE = [
  ["<a>, exponential law", E.mean("a"), 1, ({ uniform: u }) => one(() => -Math.log(u()))],
  ["P(a)", E.probability("a > 0.7"), 0.3, ({ uniform: u }) => one(u)],
  ["variance of u^2", E.variance("a"), 4 / 45, ({ uniform: u }) => one(() => u() ** 2)],
  [
    "skewness of u^2",
    E.skewness("a"),
    (1 / 7 - 1 / 5 + 2 / 27) / (4 / 45) ** 1.5,
    ({ uniform: u }) => one(() => u() ** 2),
  ],
  [
    "<a>/<b>",
    E.ratio("a", "b"),
    0.6,
    ({ uniform: u }) => ({
      columns: table(N, () => {
        const x = u();
        return { a: 0.5 + x + u(), b: 2 + x };
      }),
    }),
  ],
  [
    "covariance",
    E.covariance("a", "b"),
    0.6,
    ({ normal: n }) => ({
      columns: table(N, () => {
        const x = n();
        return { a: x, b: 0.6 * x + n() };
      }),
    }),
  ],
  [
    "correlation",
    E.correlation("a", "b"),
    0.6,
    ({ normal: n }) => ({
      columns: table(N, () => {
        const x = n();
        return { a: x, b: 0.6 * x + 0.8 * n() };
      }),
    }),
  ],
  ["median of e^n", E.quantile("a", 0.5), 1, ({ normal: n }) => one(() => Math.exp(n()))],
  [
    "0.9-quantile of an exponential law",
    E.quantile("a", 0.9),
    Math.log(10),
    ({ uniform: u }) => one(() => -Math.log(u())),
  ],
  ["<e^a>", E.exponential("a"), Math.exp(0.125), ({ normal: n }) => one(() => 0.5 * n())],
  [
    "Jarzynski dF, <W_diss> = 0.3",
    E.jarzynskiFreeEnergy("w", 1),
    0.5,
    ({ normal: n }) => works(N, n, 0.3, 0.5),
  ],
  ["BAR dF, <W_diss> = 1", E.bar("w", "w", 1), 0.5, ({ normal: n }) => works(N, n, 1, 0.5)],
  ["BAR dF, <W_diss> = 3", E.bar("w", "w", 1), -2, ({ normal: n }) => works(N, n, 3, -2)],
  [
    "BAR dF, 4 forward to 1 reversed",
    E.bar("w", "w", 2),
    1,
    ({ normal: n }) => ({
      columns: works(4 * 512, n, 1, 0.5).columns,
      reverse: works(512, n, 1, 0.5).reverse,
    }),
    (s) => scaled(s, 2),
  ],
  ["overlap, <W_diss> = 1", E.overlap("w", "w", 1), 0.6498865953248693, ({ normal: n }) => works(N, n, 1)],
  ["crossing, <W_diss> = 1", E.crossing("w", "w", 1), 0.5, ({ normal: n }) => works(N, n, 1, 0.5)],
  ["slope, <W_diss> = 1", E.crooksSlope("w", "w", 1), 1, ({ normal: n }) => works(N, n, 1, 0.5)],
  [
    "D(p||q) of four bins",
    E.relativeEntropy("a", 0, 4, [0.25, 0.25, 0.25, 0.25]),
    [0.4, 0.3, 0.2, 0.1].reduce((s, p) => s + p * Math.log(4 * p), 0),
    ({ uniform: u }) =>
      one(() => {
        const x = u();
        return x < 0.4 ? 0.5 : x < 0.7 ? 1.5 : x < 0.9 ? 2.5 : 3.5;
      }),
  ],
  [
    "D(p_F||p_R) of two cells",
    E.divergence("a", "a", 0, 2, 2),
    two,
    ({ uniform: u }) => ({
      columns: { a: column(N, () => (u() < 0.7 ? 0.5 : 1.5)) },
      reverse: { a: column(N, () => (u() < 0.4 ? 0.5 : 1.5)) },
    }),
  ],
  [
    "mutual information",
    E.mutualInformation("a", "b"),
    information,
    ({ uniform: u }) => ({ columns: table(N, () => pair(u)) }),
  ],
  [
    "<a - ln P(r)>, P by frequencies",
    E.meanByFrequencies("a", "r"),
    -[0.5, 0.3, 0.2].reduce((sum, p) => sum + p * Math.log(p), 0) + 0.7,
    ({ uniform: u, normal: n }) => ({
      columns: table(N, () => {
        const r = three(u());
        return { r, a: r + n() };
      }),
    }),
  ],
  [
    "<e^a P(r)>, P by frequencies",
    E.exponentialByFrequencies("a", "r"),
    Math.exp(0.02) * (0.25 + 0.09 * Math.exp(0.5) + 0.04 * Math.E),
    ({ uniform: u, normal: n }) => ({
      columns: table(N, () => {
        const r = three(u());
        return { r, a: r / 2 + 0.2 * n() };
      }),
    }),
  ],
  [
    "<a> - sum p ln(p/q), p and q by frequencies",
    E.repetition("slack", { of: "a", record: "r", repeated: "again" }),
    -[0.5, 0.3, 0.2].reduce((sum, p, r) => sum + p * Math.log(p / (0.3 + 0.2 * r)), 0),
    ({ uniform: u, normal: n }) => ({
      columns: table(N, () => ({ r: three(u()), a: n() })),
      reverse: table(N, () => {
        const r = three(u());
        return { r, again: Number(u() < 0.3 + 0.2 * r) };
      }),
    }),
  ],
  [
    "W2^2 of a shift by 1 and a stretch by 2",
    E.transport("a", "b"),
    2,
    ({ normal: n }) => ({ columns: table(N, () => ({ a: n(), b: 1 + 2 * n() })) }),
  ],
  [
    "W2^2 of what must cross, all from N(0, 1) to x > 0",
    E.crossingTransport({ start: "a", beyond: "b", threshold: 0, above: true }),
    0.5,
    ({ normal: n }) => ({ columns: table(N, () => ({ a: n(), b: 1 })) }),
  ],
  [
    "variance/mean^2 by blocks",
    E.derived("v/m^2", { v: E.variance("a"), m: E.mean("a") }),
    1,
    ({ uniform: u }) => one(() => -Math.log(u())),
  ],
  [
    "<W> - dF of BAR by blocks",
    E.derived("m - f", { m: E.mean("w"), f: E.bar("w", "w", 1) }),
    1,
    ({ normal: n }) => works(N, n, 1, 0.5),
  ],
  ["<a> under weights e^(a/2)", E.weighted(E.mean("a"), "a/2"), 0.5, ({ normal: n }) => one(() => n())],
  [
    "variance under weights e^(a/2)",
    E.weighted(E.variance("a"), "a/2"),
    1,
    ({ normal: n }) => one(() => n()),
  ],
  ["<a> of reversed runs", E.reversed(E.mean("w")), 0.5, ({ normal: n }) => works(N, n, 1, 0.5)],
  [
    "Hummer-Szabo, 3 readings",
    profile(),
    1,
    ({ normal: n, uniform: u }) => ({ columns: table(N, () => pulled(n, u)) }),
  ],
];

function scaled({ columns, reverse }, kT) {
  return { columns: { w: columns.w.map((x) => x * kT) }, reverse: { w: reverse.w.map((x) => x * kT) }, kT };
}

// A two-place molecule with U0(0) = 0, U0(1) = 1 and a trap that tilts it by -f: quenched at once from f = 0 to f, read without
// relaxation (x as at the start, W = -f x) for f = 0.5, 1, 1.5: <1_x e^-W> = e^-U0(x) e^(f x)/Z
function profile() {
  const readings = [0.5, 1, 1.5].map((f, i) => ({ x: `x${i}`, work: `w${i}`, trap: [-f, 0] }));
  return E.hummerSzabo({ readings, at: 1, reference: 0, width: 0.5, kT: 1 });
}
function pulled(_, u) {
  const row = {};
  [0.5, 1, 1.5].forEach((f, i) => {
    const x = u() < 1 / (1 + Math.E) ? 1 : 0;
    row[`x${i}`] = x;
    row[`w${i}`] = -f * x;
  });
  return row;
}

/** Shares of the repeats within one and two standard errors, and the mean of z. */
export function coverage([name, request, truth, draw, after = (s) => s], repeats) {
  let [one1, two2, sum, squares] = [0, 0, 0, 0];
  for (let k = 0; k < repeats; k++) {
    const sample = after(draw(draws(seedOf(name) + 7919 * k)));
    const { value, error } = estimateOf(sample, request);
    const z = (value - truth) / error;
    if (Math.abs(z) < 1) one1 += 1;
    if (Math.abs(z) < 2) two2 += 1;
    sum += z;
    squares += z * z;
  }
  return {
    name,
    repeats,
    within1: one1,
    within2: two2,
    mean: sum / repeats,
    spread: Math.sqrt(squares / repeats),
  };
}
