// Steady states of counts that reversible reactions change: sums over ladders, linear equations and closed forms against each other.
import { expect, test } from "vitest";
import { CLAIMS } from "../../src/papers/index.js";
import { longRun } from "../../src/theory/network/cumulants.js";
import { bathEntropyRate, shannon } from "../../src/theory/network/currents.js";
import { finiteTime } from "../../src/theory/network/finiteTime.js";
import { firstPassage } from "../../src/theory/network/passage.js";
import { propagate } from "../../src/theory/network/propagator.js";
import { stationary } from "../../src/theory/network/stationary.js";
import {
  countNetwork,
  entropyOfEvents,
  integralOf,
  meanOf,
  netEvents,
} from "../../src/theory/reaction/countNetwork.js";
import { climbingTime, extremaOf, ladderLaw } from "../../src/theory/reaction/ladder.js";

type Numbers = Readonly<Record<string, number>>;
const theoryOf = (id: string, parameters: Numbers): Numbers =>
  CLAIMS.find((claim) => claim.id === id)?.theory?.(parameters) as Numbers;
const relative = (x: number, y: number): number => Math.abs(x - y) / Math.abs(y);

/** 3X <-> A + 2X and B <-> X, small. */
const [c1A, c2, c3B, c4, top] = [0.4, 0.02, 12, 3, 120];
const made = (n: number): number => (c1A * n * (n - 1)) / 2;
const unmade = (n: number): number => (c2 * n * (n - 1) * (n - 2)) / 6;
const ladder = { up: (n: number) => made(n) + c3B, down: (n: number) => unmade(n) + c4 * n, top };
const schlogl = countNetwork(
  [
    { change: [1], forward: ([n = 0]) => made(n), backward: ([n = 0]) => unmade(n) },
    { change: [-1], forward: ([n = 0]) => c4 * n, backward: () => c3B },
  ],
  [0],
  ([n = 0]) => n <= top,
);

test("a ladder's sums are the linear equations': law, first passage, extrema", () => {
  const law = ladderLaw(ladder);
  const solved = stationary(schlogl.jumps);
  schlogl.states.forEach(([n = 0], i) => {
    expect(relative(solved[i] as number, law[n] as number)).toBeLessThan(1e-12);
  });
  const at = (n: number): number => schlogl.states.findIndex(([x]) => x === n);
  const up = firstPassage(schlogl.jumps, [[at(40)]]).mean[at(5)] as number;
  const down = firstPassage(schlogl.jumps, [[at(5)]]).mean[at(40)] as number;
  expect(relative(climbingTime(ladder, 5, 40), up)).toBeLessThan(1e-12);
  expect(relative(climbingTime(ladder, 40, 5), down)).toBeLessThan(1e-12);
  const { maxima, minima } = extremaOf(law);
  expect(maxima.length - minima.length).toBe(1);
  for (const n of maxima) expect(law[n]).toBe(Math.max(...law.slice(n - 1, n + 2)));
});

test("entropy production by channels is flow times affinity; by counts alone it is none", () => {
  const law = stationary(schlogl.jumps);
  const { mean } = longRun(schlogl.jumps, [netEvents(schlogl, 0), entropyOfEvents(schlogl)]);
  const affinity = Math.log(((3 * c1A) / c2) * (c4 / c3B));
  const ep = bathEntropyRate(schlogl.jumps, law);
  expect(relative((mean[0] as number) * affinity, ep)).toBeLessThan(1e-11);
  expect(relative(mean[1] as number, ep)).toBeLessThan(1e-11);
  const merged = countNetwork(
    [{ change: [1], forward: ([n = 0]) => ladder.up(n), backward: ([n = 0]) => ladder.down(n) }],
    [0],
    ([n = 0]) => n <= top,
  );
  expect(Math.abs(bathEntropyRate(merged.jumps, stationary(merged.jumps)))).toBeLessThan(1e-12 * ep);
});

test("a product of Poisson laws is the steady law of a driven cycle at any rates", () => {
  for (const k13 of [0.02, 0.7, 5]) {
    const known = theoryOf("anderson-craciun-kurtz2010-product-poisson", {
      k12: 0.8,
      k21: 0.3,
      k23: 1.7,
      k32: 0.4,
      k31: 0.6,
      k13,
      M: 10,
    });
    expect(known.product_form_err).toBeLessThan(1e-14);
  }
});

test("the Brusselator: the steady law is what a long time leaves; <X> and the flow of A are by balance", () => {
  const p = { V: 2, a: 1, am: 0.5, b: 1.2, bm: 0.8, c: 1, cm: 0.4, d: 1, dm: 0.3, nx: 14, ny: 16 };
  const known = theoryOf("brusselator-ep", p);
  const mean = (p.V * (p.a + p.dm)) / (p.am + p.d);
  expect(relative(known.mean_X as number, mean)).toBeLessThan(1e-6);
  expect(relative(known.J_A_to_E as number, p.V * p.a - p.am * mean)).toBeLessThan(1e-6);
  expect(relative(known.ep_rate as number, known.ep_cycles as number)).toBeLessThan(1e-6);
  const network = countNetwork(
    [
      { change: [1, 0], forward: () => p.a * p.V, backward: ([X = 0]) => p.am * X },
      { change: [-1, 0], forward: ([X = 0]) => p.d * X, backward: () => p.dm * p.V },
      { change: [-1, 1], forward: ([X = 0]) => p.b * X, backward: ([, Y = 0]) => p.bm * Y },
      {
        change: [1, -1],
        forward: ([X = 0, Y = 0]) => (p.c * X * (X - 1) * Y) / (p.V * p.V),
        backward: ([X = 0]) => (p.cm * X * (X - 1) * (X - 2)) / (p.V * p.V),
      },
    ],
    [2, 2],
    ([X = 0, Y = 0]) => X <= p.nx && Y <= p.ny,
  );
  const start = network.states.map((_, i) => (i === 0 ? 1 : 0));
  const late = propagate(network.jumps, start, 30);
  const Y = meanOf(network, late, ([, y = 0]) => y);
  expect(relative(known.mean_Y as number, Y)).toBeLessThan(1e-8);
  expect(
    relative(
      known.var_Y as number,
      meanOf(network, late, ([, y = 0]) => (y - Y) * (y - Y)),
    ),
  ).toBeLessThan(1e-8);
});

test("what a closed vessel produces of entropy is what the bath got and the entropy of its counts", () => {
  const p = { kf: 0.1, kr: 0.3, A0: 9, B0: 6, t: 0.7 };
  const network = countNetwork(
    [{ change: [1], forward: ([C = 0]) => p.kf * (p.A0 - C) * (p.B0 - C), backward: ([C = 0]) => p.kr * C }],
    [0],
    ([C = 0]) => C <= p.B0,
  );
  const start = network.states.map((_, i) => (i === 0 ? 1 : 0));
  const { mean } = finiteTime(network.jumps, start, p.t, [entropyOfEvents(network)]);
  const produced = (mean[0] as number) + shannon(propagate(network.jumps, start, p.t));
  const known = theoryOf("rao-esposito2016-closed-crn-relaxation", p);
  expect(relative(known.EP_total as number, produced)).toBeLessThan(1e-9);
});

test("Berg's and Purcell's formula is the variance of a time integral", () => {
  const p = { kc: 0.7, koff: 1.9, T: 3 };
  const receptor = countNetwork(
    [{ change: [1], forward: () => p.kc, backward: () => p.koff }],
    [0],
    ([s = 0]) => s <= 1,
  );
  const { covariance } = finiteTime(receptor.jumps, stationary(receptor.jumps), p.T, [
    integralOf(receptor, ([s = 0]) => s / p.T),
  ]);
  const { var_occupancy } = theoryOf("berg-purcell1977-occupancy", p);
  expect(relative(var_occupancy as number, covariance[0]?.[0] as number)).toBeLessThan(1e-9);
});

test("a sensor's sensitivity by moments is the derivative of its steady mean", () => {
  const p = { kon: 0.8, koff: 1.1, al: 0.9, de: 0.3, N: 12, mu1: 2, mu2: 0.5 };
  const { sensitivity } = theoryOf("mehta-schwab2012-sensing-cost", p);
  const at = (h: number): number =>
    theoryOf("mehta-schwab2012-sensing-cost", { ...p, kon: p.kon * Math.exp(h) }).mean_n as number;
  const h = 0.02;
  const slope = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  expect(relative(sensitivity as number, slope)).toBeLessThan(1e-6);
});

test("genes that nothing represses make a Poisson law each; passage is what survival adds up to", () => {
  const free = theoryOf("gardner2000-toggle-switch-hill", { a: 6, K: 1e9, n: 2, d: 1.5, b: 1.5 });
  expect(relative(free.mean_U as number, 5)).toBeLessThan(1e-9);
  expect(relative(free.var_U as number, 5)).toBeLessThan(1e-8);
  expect(Math.abs(free.cov_UV as number)).toBeLessThan(1e-8);
  const network = countNetwork(
    [
      { change: [1, 0], forward: ([, V = 0]) => 4 / (1 + V * V), backward: ([U = 0]) => U },
      { change: [0, 1], forward: ([U = 0]) => 4 / (1 + U * U), backward: ([, V = 0]) => V },
    ],
    [3, 0],
    ([U = 0, V = 0]) => U <= 10 && V <= 10,
  );
  const turned = network.states.flatMap(([U = 0, V = 0], i) => (V > U ? [i] : []));
  const { mean } = firstPassage(network.jumps, [turned]);
  const held = {
    ...network.jumps,
    channels: network.jumps.channels.filter(({ from }) => !turned.includes(from)),
  };
  const start = network.states.map((_, i) => (i === 0 ? 1 : 0));
  const unturned = integralOf(network, ([U = 0, V = 0]) => (V > U ? 0 : 1));
  const { mean: spent } = finiteTime(held, start, 30 * (mean[0] as number), [
    { jump: held.channels.map(() => 0), ...(unturned.rest && { rest: unturned.rest }) },
  ]);
  expect(relative(mean[0] as number, spent[0] as number)).toBeLessThan(1e-8);
});
