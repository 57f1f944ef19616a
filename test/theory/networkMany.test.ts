// Networks of some hundred states from the other sections of the catalogue: lattices of spins and particles, Schlögl's reaction,
// records that are sampled.
import { expect, test } from "vitest";
import { longRun } from "../../dist/theory/network/cumulants.js";
import { bathEntropyRate } from "../../dist/theory/network/currents.js";
import { momentsDriven, tiltedDriven, workOf } from "../../dist/theory/network/drivenMoments.js";
import type { Channel, Jumps } from "../../dist/theory/network/generator.js";
import { firstPassage } from "../../dist/theory/network/passage.js";
import { propagate, propagator } from "../../dist/theory/network/propagator.js";
import { spectrum } from "../../dist/theory/network/spectrum.js";
import { stationary } from "../../dist/theory/network/stationary.js";
import { leading, tilted } from "../../dist/theory/network/tilted.js";
import { againstCatalogue, list, n } from "./networkCatalogue.js";
import { counted, diamond, edge, network, ring } from "./networkModels.js";

const sum = (x: ArrayLike<number>): number => Array.from(x).reduce((total, y) => total + y, 0);
const average = (p: Float64Array, f: (i: number) => number): number => sum(p.map((x, i) => x * f(i)));
const at = (size: number, i: number): number[] => Array.from({ length: size }, (_, j) => (i === j ? 1 : 0));
const bit = (s: number, k: number): number => (s >> k) & 1;

/** East model on a ring: a site flips where its left neighbour is 1. The empty state is isolated and left out: state s is s + 1. */
function east(N: number, c: number): Jumps {
  const channels: Channel[] = [];
  for (let s = 1; s < 2 ** N; s++)
    for (let k = 0; k < N; k++)
      if (bit(s, (k + N - 1) % N) === 1) {
        const rate = bit(s, k) === 0 ? c : 1 - c;
        channels.push({ from: s - 1, to: (s ^ (1 << k)) - 1, rate, entropy: 0 });
      }
  return { states: 2 ** N - 1, channels };
}

/** Particles that hop right at 1 and left at q, with what happens at the ends; site k is bit k. */
function exclusion(L: number, back: number, ends: readonly { site: number; enter: number; leave: number }[]) {
  const channels: Channel[] = [];
  const first: number[] = [];
  for (let s = 0; s < 2 ** L; s++) {
    for (let k = 0; k + 1 < L; k++)
      if (bit(s, k) === 1 && bit(s, k + 1) === 0) {
        channels.push({ from: s, to: s ^ (3 << k), rate: 1, entropy: 0 });
        first.push(0);
        if (back > 0) {
          channels.push({ from: s ^ (3 << k), to: s, rate: back, entropy: 0 });
          first.push(0);
        }
      }
    for (const { site, enter, leave } of ends) {
      channels.push({ from: s, to: s ^ (1 << site), rate: bit(s, site) === 0 ? enter : leave, entropy: 0 });
      first.push(site === 0 ? (bit(s, site) === 0 ? 1 : -1) : 0);
    }
  }
  return { jumps: { states: 2 ** L, channels }, first };
}

againstCatalogue({
  "schlogl1972-bistable": (p) => {
    const [c1A, c2, c3B, c4, N] = [n(p.c1A), n(p.c2), n(p.c3B), n(p.c4), n(p.N)];
    const jumps = network(
      N + 1,
      ...Array.from({ length: N }, (_, x) => [
        ...edge(
          x,
          x + 1,
          (c1A * x * (x - 1)) / 2,
          (c2 * (x + 1) * x * (x - 1)) / 6,
          Math.log((3 * c1A) / (c2 * (x + 1))), // x (x - 1) is in both
        ),
        ...edge(x, x + 1, c3B, c4 * (x + 1)),
      ]),
    );
    const state = stationary(jumps);
    const mean = average(state, (x) => x);
    const all = Array.from({ length: N + 1 }, (_, x) => x);
    const J = longRun(jumps, [{ jump: jumps.channels.map((_, c) => [1, -1, 0, 0][c % 4] as number) }])
      .mean[0] as number;
    const affinity = Math.log((3 * c1A * c4) / (c2 * c3B));
    return {
      mean,
      var: average(state, (x) => x * x) - mean * mean,
      p_low: average(state, (x) => (x <= n(p.nsplit) ? 1 : 0)),
      J_A_to_B: J,
      affinity,
      ep_rate: bathEntropyRate(jumps, state),
      mfpt_lo_to_hi: firstPassage(jumps, [all.filter((x) => x >= n(p.nhi))]).mean[n(p.nlo)],
      mfpt_hi_to_lo: firstPassage(jumps, [all.filter((x) => x <= n(p.nlo))]).mean[n(p.nhi)],
    };
  },
  "roldan-parrondo2010-kld": (p) => {
    const jumps = diamond(list(p.wf), list(p.wb));
    const P = propagator(jumps, n(p.dt));
    const state = stationary(jumps);
    const lump = (i: number): number => Math.min(i, 2);
    const words = (k: number): Map<string, number> => {
      let found = new Map<string, Float64Array>([["", state]]);
      for (let step = 0; step < k; step++) {
        const next = new Map<string, Float64Array>();
        found.forEach((weights, word) => {
          const moved =
            step === 0
              ? weights
              : weights.map((_, j) => sum(weights.map((x, i) => x * (P[j]?.[i] as number))));
          for (const seen of [0, 1, 2])
            next.set(
              word + seen,
              moved.map((x, i) => (lump(i) === seen ? x : 0)),
            );
        });
        found = next;
      }
      return new Map([...found].map(([word, weights]) => [word, sum(weights)]));
    };
    const D = Array.from({ length: n(p.kmax) + 1 }, (_, k) => {
      const law = words(k);
      return sum(
        [...law].map(([word, x]) => x * Math.log(x / (law.get([...word].reverse().join("")) as number))),
      );
    });
    const sampled = sum(
      Array.from(state).flatMap((x, i) =>
        P.map((row, j) => {
          const there = x * (row[i] as number);
          return there * Math.log(there / ((state[j] as number) * (P[i]?.[j] as number)));
        }),
      ),
    );
    return {
      ...Object.fromEntries(
        Array.from({ length: n(p.kmax) - 1 }, (_, k) => [
          `d_${k + 2}`,
          (D[k + 2] as number) - (D[k + 1] as number),
        ]),
      ),
      sampled_full_ep: sampled,
      true_ep_times_dt: bathEntropyRate(jumps, state) * n(p.dt),
    };
  },
  "curie-weiss-glauber": (p) => {
    const [N, beta, h] = [n(p.N), n(p.beta), n(p.h)];
    const M = (k: number): number => 2 * k - N;
    const E = (k: number): number => (-M(k) * M(k)) / (2 * N) - h * M(k);
    const jumps = network(
      N + 1,
      ...Array.from({ length: N }, (_, k) => {
        const x = beta * (E(k + 1) - E(k));
        return edge(k, k + 1, (N - k) / (1 + Math.exp(x)), (k + 1) / (1 + Math.exp(-x)));
      }),
    );
    const state = stationary(jumps);
    const m2 = average(state, (k) => (M(k) / N) ** 2);
    const m4 = average(state, (k) => (M(k) / N) ** 4);
    const [, slow, second] = spectrum(jumps) as [unknown, { re: number }, { re: number }];
    return {
      mean_m: average(state, (k) => M(k) / N),
      mean_abs_m: average(state, (k) => Math.abs(M(k)) / N),
      m2,
      binder: 1 - m4 / (3 * m2 * m2),
      slow_rate: -slow.re,
      second_rate: -second.re,
      m_t2_from_up: average(propagate(jumps, at(N + 1, N), 2), (k) => M(k) / N),
    };
  },
  "ising-driven-work-jarzynski": (p) => {
    const [nx, ny, T, h0, h1, tau] = [n(p.nx), n(p.ny), n(p.T), n(p.h0), n(p.h1), n(p.tau)];
    const sites = nx * ny;
    const size = 2 ** sites;
    const spin = (s: number, k: number): number => 2 * bit(s, k) - 1;
    const right = (k: number): number => Math.floor(k / nx) * nx + ((k + 1) % nx);
    const down = (k: number): number => (k + nx) % sites;
    const all = Array.from({ length: sites }, (_, k) => k);
    const M = Array.from({ length: size }, (_, s) => sum(all.map((k) => spin(s, k))));
    const bonds = M.map((_, s) => -sum(all.map((k) => spin(s, k) * (spin(s, right(k)) + spin(s, down(k))))));
    const ends = M.flatMap((_, s) => all.map((k) => [s, s ^ (1 << k)] as const));
    const jumps = (t: number): Jumps => {
      const h = h0 + ((h1 - h0) * t) / tau;
      const E = bonds.map((b, s) => b - h * (M[s] as number));
      return {
        states: size,
        channels: ends.map(([from, to]) => ({
          from,
          to,
          rate: 1 / (1 + Math.exp(((E[to] as number) - (E[from] as number)) / T)),
          entropy: 0,
        })),
      };
    };
    const weights = (h: number): number[] => bonds.map((b, s) => Math.exp(-(b - h * (M[s] as number)) / T));
    const start = weights(h0).map((w) => w / sum(weights(h0)));
    const driven = { at: jumps, breaks: [] };
    const slope = M.map((m) => (-m * (h1 - h0)) / tau);
    const { probabilities, mean, covariance } = momentsDriven(driven, start, 0, tau, [
      workOf(ends.length, () => slope),
    ]);
    const none = new Float64Array(ends.length);
    const half = tiltedDriven(driven, start, 0, tau, {
      jump: () => none,
      rest: () => slope.map((x) => -x / (2 * T)),
    });
    const dF = -T * Math.log(sum(weights(h1)) / sum(weights(h0)));
    return {
      dF,
      mean_W: mean[0],
      var_W: covariance[0]?.[0],
      mean_Wdiss: (mean[0] as number) - dF,
      mgf_half: sum(half),
      mean_m_final: average(probabilities, (s) => (M[s] as number) / sites),
    };
  },
  "giardina2006-cloning-current-scgf": (p) => {
    const jumps = ring(list(p.kp), list(p.km));
    const [z, t] = [n(p.z), n(p.t)];
    const steps = { jump: counted([1, 1, 1]) };
    const lean = { jump: steps.jump.map((d) => z * d) };
    const { value, driven } = leading(jumps, lean);
    return {
      theta: value,
      finite_t: Math.log(sum(tilted(jumps, [1 / 3, 1 / 3, 1 / 3], t, lean))) / t,
      tilted_current: longRun(driven, [steps]).mean[0],
    };
  },
  "lecomte2007-east-activity-scgf": (p) => {
    const jumps = east(n(p.N), n(p.c));
    const s = n(p.s);
    const count = { jump: jumps.channels.map(() => 1) };
    const { value, driven } = leading(jumps, { jump: jumps.channels.map(() => -s) });
    return {
      theta: value,
      theta_per_site: value / n(p.N),
      activity_s: longRun(driven, [count]).mean[0],
      activity_0: longRun(jumps, [count]).mean[0],
    };
  },
  "derrida1993-tasep-current": (p) => {
    const L = n(p.L);
    const { jumps, first } = exclusion(L, 0, [
      { site: 0, enter: n(p.al), leave: 0 },
      { site: L - 1, enter: 0, leave: n(p.be) },
    ]);
    const state = stationary(jumps);
    const { mean, covariance } = longRun(jumps, [{ jump: first }]);
    const [J, C] = [mean[0] as number, covariance[0]?.[0] as number];
    return {
      current: J,
      var_rate: C,
      fano: C / J,
      density_first: average(state, (s) => bit(s, 0)),
      density_last: average(state, (s) => bit(s, L - 1)),
    };
  },
  "ssep-boundary-driven-current": (p) => {
    const [L, rl, rr] = [n(p.L), n(p.rl), n(p.rr)];
    const { jumps, first } = exclusion(L, 1, [
      { site: 0, enter: rl, leave: 1 - rl },
      { site: L - 1, enter: rr, leave: 1 - rr },
    ]);
    const { mean, covariance } = longRun(jumps, [{ jump: first }]);
    const [J, C] = [mean[0] as number, covariance[0]?.[0] as number];
    return { current: J, exact: (rl - rr) / (L + 1), var_rate: C, fano: C / J };
  },
});

test("a state that is never left again has all probability", () => {
  const jumps = east(3, 0.3);
  const held = { ...jumps, channels: jumps.channels.filter(({ from }) => from !== 4) };
  expect(stationary(held)[4]).toBe(1);
});
