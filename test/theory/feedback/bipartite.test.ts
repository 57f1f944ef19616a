// Autonomous demons and tapes of the catalogue (claims/feedback.md): 26, 30, 31, 33, 34, 35, 37, 38, by stationary states and propagators of their networks.
import { expect, test } from "vitest";
import { longRun } from "../../../dist/theory/network/cumulants.js";
import type { Channel, Jumps } from "../../../dist/theory/network/generator.js";
import { propagator } from "../../../dist/theory/network/propagator.js";
import { stationary } from "../../../dist/theory/network/stationary.js";
import { expectWithin, feedback, type Numbers, titleOf } from "../catalogue.js";
import { bose, edge, fermi, lead, network } from "../networkModels.js";
import { compare } from "./compare.js";

const each = (id: string, found: (p: Numbers) => Numbers, precision = 1e-9): void => {
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => compare(found(params), ref, precision));
};
const entropy = (...p: number[]): number => -p.reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** States are 2 y + x. What the jumps of x and of y add to the information between them, and the mean of anything that jumps add. */
function bipartite(jumps: Jumps) {
  const p = Array.from(stationary(jumps));
  const [px, py] = [
    [0, 1].map((x) => (p[x] as number) + (p[2 + x] as number)),
    [0, 1].map((y) => (p[2 * y] as number) + (p[2 * y + 1] as number)),
  ];
  const i = p.map((q, s) => Math.log(q / ((px[s % 2] as number) * (py[s >> 1] as number))));
  const current = (of: (channel: Channel, c: number) => number): number =>
    sum(jumps.channels.map((channel, c) => (p[channel.from] as number) * channel.rate * of(channel, c)));
  const isX = ({ from, to }: Channel): boolean => from >> 1 === to >> 1;
  const part = (own: (channel: Channel) => boolean) => {
    const flow = current((c) => (own(c) ? (i[c.to] as number) - (i[c.from] as number) : 0));
    const env = current((c) => (own(c) ? c.entropy : 0));
    return { flow, env, sigma: env - flow };
  };
  return {
    p,
    mutual: sum(p.map((q, s) => q * (i[s] as number))),
    current,
    x: part(isX),
    y: part((c) => !isX(c)),
  };
}

each("barato-2014-cell-sensor", ({ Gx, Gy, dmu }) => {
  const d = dmu as number;
  const [right, wrong] = [d / 2, -d / 2].map((e) => ((Gy as number) * Math.exp(e)) / (2 * Math.cosh(d / 2)));
  const { p, mutual, y } = bipartite(
    network(
      4,
      edge(0, 1, Gx as number, Gx as number),
      edge(2, 3, Gx as number, Gx as number),
      edge(2, 0, right as number, wrong as number),
      edge(1, 3, right as number, wrong as number),
    ),
  );
  return {
    learning_rate: y.flow,
    sensor_dissipation: y.env,
    efficiency: y.flow / y.env,
    I_mutual: mutual,
    p_match: (p[0] as number) + (p[3] as number),
    sigma_y: y.sigma,
  };
});

each("strasberg-2013-dqd", (q) => {
  const {
    eS = 0,
    eD = 0,
    U = 2,
    muL = 0.5,
    muR = -0.5,
    TD = 0.25,
    GD = 10,
    GL0 = 1,
    GL1 = 0.1,
    GR0 = 0.1,
    GR1 = 1,
  } = q;
  const jumps = network(
    4,
    lead(0, 1, GL0, eS - muL),
    lead(2, 3, GL1, eS + U - muL),
    lead(0, 1, GR0, eS - muR),
    lead(2, 3, GR1, eS + U - muR),
    lead(0, 2, GD, (eD - (eD + U / 2)) / TD),
    lead(1, 3, GD, (eD + U - (eD + U / 2)) / TD),
  );
  const { p, mutual, current, x, y } = bipartite(jumps);
  const J = current((_, c) => (c < 4 ? (c % 2 === 0 ? 1 : -1) : 0));
  return {
    J_L: J,
    P_out: J * (muR - muL),
    info_flow_x: x.flow,
    info_flow_y: y.flow,
    sigma_x: x.sigma,
    sigma_y: y.sigma,
    env_x: x.env,
    env_y: y.env,
    I_mutual: mutual,
    energy_current_to_demon_bath: y.env * TD,
    p00: p[0] as number,
    p10: p[1] as number,
    p01: p[2] as number,
    p11: p[3] as number,
  };
});

each(
  "koski-2015-autonomous",
  ({ J, V, R_D }) => {
    // E = 2 J (n - 1/2)(N - 1/2); a junction jumps at dE/(e^dE - 1), dE what the electron gains
    const E = [0, 1, 2, 3].map((s) => 2 * (J as number) * ((s % 2) - 0.5) * ((s >> 1) - 0.5));
    const junction = (from: number, to: number, mu: number, g: number): Channel[] => {
      const dE = (E[to] as number) - (E[from] as number) - mu;
      const rate = (z: number): number => (Math.abs(z) < 1e-12 ? 1 : z * bose(z));
      return edge(from, to, g * rate(dE), g * rate(-dE), -dE);
    };
    const half = (V as number) / 2;
    const jumps = network(
      4,
      ...[half, -half].flatMap((mu) => [junction(0, 1, mu, 1), junction(2, 3, mu, 1)]),
      junction(0, 2, 0, 1 / (R_D as number)),
      junction(1, 3, 0, 1 / (R_D as number)),
    );
    const { mutual, current, x, y } = bipartite(jumps);
    const heat = (from: number, to: number): number =>
      current(({ entropy: s }, c) => (c >= from && c < to ? s : 0));
    const now = current((_, c) => (c < 4 ? (c % 2 === 0 ? 1 : -1) : 0));
    return {
      current: now,
      cooling_L: -heat(0, 4),
      cooling_R: -heat(4, 8),
      cooling_SET: -heat(0, 8),
      cooling_demon: -y.env,
      joule: now * (V as number),
      info_flow_x: x.flow,
      info_flow_y: y.flow,
      sigma_x: x.sigma,
      sigma_y: y.sigma,
      I_mutual: mutual,
    };
  },
  1e-8,
);

each("amano-2022-info-motor", (q) => {
  const { f = 0.2, dmu = 4, k = 1, kg = 5, leak = 0.01 } = q;
  const [on, back, up, down] = [
    k * Math.exp(-f / 2),
    k * Math.exp(f / 2),
    kg * Math.exp(dmu / 2),
    kg * Math.exp(-dmu / 2),
  ];
  const jumps = network(
    4,
    // y = 0: link A is blocked; forward 0 -> 1 by A, 1 -> 0 by B
    edge(0, 1, leak * on, leak * back, -f),
    edge(2, 3, on, back, -f),
    edge(1, 0, on, back, -f),
    edge(3, 2, leak * on, leak * back, -f),
    // fuelled A -> B at x = 0, B -> A at x = 1
    edge(0, 2, up, down, dmu),
    edge(3, 1, up, down, dmu),
  );
  const { mutual, current, x, y } = bipartite(jumps);
  const hop_rate = current((_, c) => (c < 8 ? (c % 2 === 0 ? 1 : -1) : 0));
  const P_out = f * hop_rate;
  return {
    hop_rate,
    P_out,
    P_chem: y.env,
    info_flow_x: x.flow,
    info_flow_y: y.flow,
    sigma_x: x.sigma,
    sigma_y: y.sigma,
    efficiency: P_out / y.env,
    I_mutual: mutual,
  };
});

each("schaller-2011-set-demon", ({ V, dE, dF }) => {
  const half = (V as number) / 2;
  const side = (mu: number, by: number): Channel[] =>
    edge(0, 1, Math.exp(by * (dE as number)) * fermi(-mu), Math.exp(by * (dF as number)) * fermi(mu));
  const { mean, covariance } = longRun(network(2, side(half, 1), side(-half, -1)), [{ jump: [1, -1, 0, 0] }]);
  const J = mean[0] as number;
  return { current: J, noise: covariance[0]?.[0] as number, P_out: -(V as number) * J };
});

each("still-2012-prediction", ({ c, E, G, dt }) => {
  // s x: the memory relaxes at the rate G to the signal
  const match = 1 / (1 + Math.exp(-(E as number)));
  const keep = Math.exp(-(G as number) * (dt as number));
  // P(x = s) after the relaxation; a flip of the signal makes a match of none
  const flipped = (m: number): number => (1 - (c as number)) * m + (c as number) * (1 - m);
  let m = match;
  for (let n = 0; n < 400; n++) m = match + keep * (flipped(m) - match);
  const of = (q: number): number => Math.log(2) - entropy(q, 1 - q);
  const W = (E as number) * (m - flipped(m));
  const [I_mem, I_pred] = [of(m), of(flipped(m))];
  return { W_per_step: W, I_mem, I_pred, nostalgia: I_mem - I_pred };
});

/** A demon that meets bit after bit, for a fixed time (tau) or an exponential one (nu): its steady state, and the law of bit and demon when they part. */
function tape(demon: number, jumps: Jumps, p0: number, { tau, nu }: Numbers) {
  const n = 2 * demon;
  const step = tau === undefined ? resolvent(jumps, nu as number) : propagator(jumps, tau);
  const meet = (d: readonly number[]): number[] => [...d.map((q) => q * p0), ...d.map((q) => q * (1 - p0))];
  let d = Array<number>(demon).fill(1 / demon);
  let end: number[] = [];
  for (let round = 0; round < 4000; round++) {
    const start = meet(d);
    end = Array.from({ length: n }, (_, j) =>
      start.reduce((total, q, i) => total + q * (step[j]?.[i] as number), 0),
    );
    d = Array.from({ length: demon }, (_, k) => (end[k] as number) + (end[demon + k] as number));
  }
  return { out0: sum(end.slice(0, demon)) };
}

/** ∫ nu e^(-nu t) e^(L t) dt, by doubling: the mean over exponential times of propagators. */
function resolvent(jumps: Jumps, nu: number): number[][] {
  const n = jumps.states;
  // columns by elimination of (nu - L) X = nu
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (_, j) => (j === n + i || j === i ? nu : 0)),
  );
  for (const { from, to, rate } of jumps.channels) {
    (a[to] as number[])[from] = (a[to]?.[from] as number) - rate;
    (a[from] as number[])[from] = (a[from]?.[from] as number) + rate;
  }
  for (let k = 0; k < n; k++) {
    const row = a[k] as number[];
    const pivot = row[k] as number;
    a[k] = row.map((value) => value / pivot);
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const factor = a[i]?.[k] as number;
      a[i] = (a[i] as number[]).map((value, j) => value - factor * (a[k]?.[j] as number));
    }
  }
  return a.map((row) => row.slice(n));
}

for (const id of ["mandal-jarzynski-2012", "barato-seifert-2013-tape"])
  each(id, (q) => {
    const { delta, eps } = q as { delta: number; eps: number };
    // A0 B0 C0 A1 B1 C1
    const jumps = network(
      6,
      edge(0, 1, 1, 1),
      edge(1, 2, 1, 1),
      edge(3, 4, 1, 1),
      edge(4, 5, 1, 1),
      edge(2, 3, 1 - eps, 1 + eps),
    );
    const { out0 } = tape(3, jumps, (1 + delta) / 2, q);
    const delta_out = 2 * out0 - 1;
    const Phi = (delta - delta_out) / 2;
    const W = Phi * Math.log((1 + eps) / (1 - eps));
    const dS = entropy(out0, 1 - out0) - entropy((1 + delta) / 2, (1 - delta) / 2);
    return { Phi, delta_out, W_ext_per_bit: W, dS_tape: dS, second_law_slack: dS - W };
  });

each("mandal-quan-jarzynski-2013", (q) => {
  const {
    delta,
    dE,
    Th,
    Tc,
    gamma = 1,
  } = q as Record<"delta" | "dE" | "Th" | "Tc", number> & { gamma?: number };
  const [s, o] = [Math.tanh(dE / (2 * Th)), Math.tanh(dE / (2 * Tc))];
  // d0 u0 d1 u1
  const jumps = network(
    4,
    edge(0, 1, gamma * (1 - s), gamma * (1 + s)),
    edge(2, 3, gamma * (1 - s), gamma * (1 + s)),
    edge(0, 3, 1 - o, 1 + o),
  );
  const { out0 } = tape(2, jumps, (1 + delta) / 2, q);
  const Phi = (delta - (2 * out0 - 1)) / 2;
  const dS = entropy(out0, 1 - out0) - entropy((1 + delta) / 2, (1 - delta) / 2);
  const Q = Phi * dE;
  return { Phi, Q_c_to_h: Q, dS_tape: dS, second_law_slack: dS - Q * (1 / Tc - 1 / Th) };
});

test("in the steady state the flows of both parts sum to 0, and none produces less than 0", () => {
  const { x, y, mutual } = bipartite(
    network(4, edge(0, 1, 1, 2), edge(2, 3, 3, 0.5), edge(0, 2, 0.7, 1.1), edge(1, 3, 4, 0.2)),
  );
  expectWithin("sum", x.flow + y.flow, 0, 1e-13);
  expect(Math.min(x.sigma, y.sigma, mutual)).toBeGreaterThan(0);
});
