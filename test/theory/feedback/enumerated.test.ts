// What is told by enumeration: the catalogue's 21, 32, 36 with a threshold, 40 of a qubit (claims/feedback.md).
import { test } from "vitest";
import { propagator } from "../../../dist/theory/network/propagator.js";
import { feedback, type Numbers, titleOf } from "../catalogue.js";
import { edge, network } from "../networkModels.js";
import { compare } from "./compare.js";

const each = (id: string, found: (p: Numbers) => Numbers | null, precision = 1e-9): void => {
  for (const { params, ref } of feedback(id)) {
    const numbers = found(params);
    if (numbers !== null) test(`${id}: ${titleOf(params)}`, () => compare(numbers, ref, precision));
  }
};
const entropy = (...p: number[]): number => -p.reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0);

each("dinis-parrondo-2003", (p) => {
  const eps = p.eps as number;
  const A = [0.5 - eps, 0.5 - eps, 0.5 - eps];
  const B = [0.1 - eps, 0.75 - eps, 0.75 - eps];
  const mix = A.map((a, i) => (a + (B[i] as number)) / 2);
  const gain = (x: readonly number[], win: readonly number[]): number =>
    x.reduce((sum, q, i) => sum + q * (2 * (win[i] as number) - 1), 0);
  const after = (x: readonly number[], win: readonly number[]): number[] =>
    [0, 1, 2].map((i) => {
      const [down, up] = [(i + 1) % 3, (i + 2) % 3];
      return (x[up] as number) * (win[up] as number) + (x[down] as number) * (1 - (win[down] as number));
    });
  /** Mean gain in the long run of a rule for the law of the capital. */
  const run = (rule: (x: readonly number[], n: number) => readonly number[], turns: number): number => {
    let x = [1 / 3, 1 / 3, 1 / 3];
    let sum = 0;
    for (let n = 0; n < 3000 + turns; n++) {
      const win = rule(x, n);
      if (n >= 3000) sum += gain(x, win);
      x = after(x, win);
    }
    return sum / turns;
  };
  const cycle = (word: string) => run((_, n) => (word[n % word.length] === "A" ? A : B), 3000);
  return {
    greedy_N1: run(() => [A[0] as number, B[1] as number, B[2] as number], 1),
    greedy_Ninf: run((x) => (gain(x, B) > gain(x, A) + 1e-12 ? B : A), 3000),
    periodic_ABB: cycle("ABB"),
    periodic_ABABB: cycle("ABABB"),
    random_half: run(() => mix, 1),
    always_B: run(() => B, 1),
  };
});

each(
  "boyd-2016-ipsl-mj",
  (p) => {
    const { a, b, eps, tau } = p as Record<"a" | "b" | "eps" | "tau", number>;
    const demon = network(
      6,
      edge(0, 1, 1, 1),
      edge(1, 2, 1, 1),
      edge(3, 4, 1, 1),
      edge(4, 5, 1, 1),
      edge(2, 3, 1 - eps, 1 + eps),
    );
    const step = propagator(demon, tau);
    // hidden: 3 s + d, s the last bit that came in; by the bit that goes out
    const next = [
      [1 - a, a],
      [b, 1 - b],
    ];
    const emit = [0, 1].map((o) =>
      Array.from({ length: 6 }, (_, to) =>
        Array.from({ length: 6 }, (_, from) => {
          const bit = to < 3 ? 0 : 1;
          return (
            (next[from < 3 ? 0 : 1]?.[bit] as number) *
            (step[3 * o + (to % 3)]?.[3 * bit + (from % 3)] as number)
          );
        }),
      ),
    );
    const times = (m: readonly (readonly number[])[], v: readonly number[]): number[] =>
      m.map((row) => row.reduce((sum, k, i) => sum + k * (v[i] as number), 0));
    let law = Array<number>(6).fill(1 / 6);
    for (let n = 0; n < 3000; n++) {
      const [zero, one] = emit.map((m) => times(m, law)) as [number[], number[]];
      law = zero.map((q, i) => q + (one[i] as number));
    }
    const total = (v: readonly number[]): number => v.reduce((x, y) => x + y, 0);
    const blocks = (v: readonly number[], left: number): number =>
      left === 0
        ? entropy(total(v))
        : blocks(times(emit[0] as number[][], v), left - 1) +
          blocks(times(emit[1] as number[][], v), left - 1);
    const p1_out = total(times(emit[1] as number[][], law));
    const p1 = a / (a + b);
    const [H1_in, H1_out] = [entropy(p1, 1 - p1), entropy(p1_out, 1 - p1_out)];
    // conditional entropies of the last bit fall in a geometric row
    const [h1, h2, h3] = [16, 17, 18].map((L) => blocks(law, L) - blocks(law, L - 1)) as [
      number,
      number,
      number,
    ];
    const step2 = h3 - 2 * h2 + h1;
    const h_out = Math.abs(step2) < 1e-14 ? h3 : h3 - (h3 - h2) ** 2 / step2;
    const h_in = (b * entropy(a, 1 - a) + a * entropy(b, 1 - b)) / (a + b);
    const dh = h_out - h_in;
    const W = (p1_out - p1) * Math.log((1 + eps) / (1 - eps));
    return {
      W_ext_per_bit: W,
      h_in,
      H1_in,
      H1_out,
      dH1: H1_out - H1_in,
      p1_out,
      dh,
      ipsl_slack: dh - W,
    };
  },
  3e-7,
);

each("manzano-2021-gambling", (params) => {
  const { E0, Ef, N, dt, wth } = params as Record<"E0" | "Ef" | "N" | "dt" | "wth", number>;
  if (wth === undefined) return null;
  const E = (k: number): number => E0 + ((Ef - E0) * k) / N;
  const equilibrium = (e: number): [number, number] => [1 / (1 + Math.exp(-e)), 1 / (1 + Math.exp(e))];
  const relaxed = (q: readonly number[], e: number): number[] =>
    equilibrium(e).map((own, x) => own + ((q[x] as number) - own) * Math.exp(-dt));
  const rho: number[][] = [equilibrium(E0)];
  for (let k = 1; k <= N; k++) rho.push(relaxed(rho[k - 1] as number[], E(k)));
  const back: number[][] = [equilibrium(Ef)];
  for (let k = N; k > 0; k--) back.unshift(relaxed(back[0] as number[], E(k)));
  const F0 = -Math.log(1 + Math.exp(-E0));
  const total = {
    W: 0,
    dF: 0,
    minus_delta: 0,
    exp_FT: 0,
    exp_no_delta: 0,
    p_early_stop: 0,
    mean_stop_step: 0,
  };
  const go = (k: number, x: number, W: number, p: number): void => {
    const dF = E(k) * x + Math.log(rho[k]?.[x] as number) - F0;
    if (k === N || (k > 0 && W - dF <= -wth)) {
      const delta = Math.log(rho[k]?.[x] as number) - Math.log(back[k]?.[x] as number);
      total.W += p * W;
      total.dF += p * dF;
      total.minus_delta -= p * delta;
      total.exp_FT += p * Math.exp(-(W - dF) - delta);
      total.exp_no_delta += p * Math.exp(-(W - dF));
      total.p_early_stop += k < N ? p : 0;
      total.mean_stop_step += p * k;
      return;
    }
    const later = W + (E(k + 1) - E(k)) * x;
    relaxed(x === 0 ? [1, 0] : [0, 1], E(k + 1)).forEach((q, to) => {
      go(k + 1, to, later, p * q);
    });
  };
  equilibrium(E0).forEach((p, x) => {
    go(0, x, 0, p);
  });
  return { ...total, W_minus_dF: total.W - total.dF };
});

each("annby-andersson-2024-zeno", (p) => {
  const { lam, g, t } = p as Record<"lam" | "g" | "t", number>;
  // z'' + 2 lam z' + 4 g^2 z = 0, z = pL - pR from 1 at rest
  const square = lam * lam - 4 * g * g;
  const w = Math.sqrt(Math.abs(square));
  const [c, s] = square > 0 ? [Math.cosh(w * t), Math.sinh(w * t)] : [Math.cos(w * t), Math.sin(w * t)];
  const z = Math.exp(-lam * t) * (c + (lam * s) / w);
  return { P_R: (1 - z) / 2, zeno_rate_strong: (g * g) / lam };
});

test("bits of one value have no entropy, fair ones ln 2", () => {
  compare({ none: entropy(0, 1), fair: entropy(0.5, 0.5) }, { none: 0, fair: Math.log(2) });
});
