// Demons on rings against the catalogue (claims/feedback.md): 8 (steady) and 20.
import { test } from "vitest";
import { type Piece, ringEngine } from "../../../dist/theory/feedback/ringEngine.js";
import { ringVelocity } from "../../../dist/theory/feedback/ringVelocity.js";
import { constant, type Series, windowOf } from "../../../dist/theory/feedback/series.js";
import { expectWithin, feedback, type Numbers, titleOf } from "../catalogue.js";
import { compare } from "./compare.js";

const each = (id: string, found: (p: Numbers) => Numbers): void => {
  for (const { params, ref } of feedback(id))
    test(`${id}: ${titleOf(params)}`, () => compare(found(params), ref, 1e-9));
};
const binary = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
const TURN = 2 * Math.PI;
const [M, FEW] = [40, 20]; // exp(-k^2 D t) of the shortest move is below 1e-13

each("toyabe-2010-steady-ratchet", (p) => {
  const { K, F, c, w, delay, T } = p as Record<"K" | "F" | "c" | "w" | "delay" | "T", number>;
  const force: Series = { cosines: [F, 0], sines: [0, -K] };
  const move = (time: number): Piece => ({ kind: "move", time, force });
  const seen = windowOf(c - w, c + w, 1, 0, 2 * M);
  const unseen = windowOf(c - w, c + w, 0, 1, 2 * M);
  const { probability, travel, booked } = ringEngine({
    diffusion: 1,
    harmonics: M,
    states: [
      [move(T)],
      [
        move(delay),
        { kind: "book", value: { cosines: [0, 2 * K], sines: [0, 0] } },
        { kind: "shift", by: -Math.PI },
        move(T - delay),
      ],
    ],
    look: (_, to) => (to === 1 ? seen : unseen),
  });
  const p_switch = probability[1] as number;
  return {
    p_switch,
    velocity: travel / T,
    load_power: (-F * travel) / T,
    switch_work_rate: booked / T,
    net_output: (-F * travel - booked) / T,
    info_rate: binary(p_switch) / T,
  };
});

/** V = h [sin u + sin(2 u)/2] on a ring of length 1, u = 2 pi x; D = 1. */
const flashing = (V0: number, F: number) => {
  const h = (2 * V0) / (3 * Math.sqrt(3));
  const on: Series = { cosines: [F, -TURN * h, -TURN * h].map((f) => TURN * f), sines: [0, 0, 0] };
  return {
    V: { cosines: [0, 0, 0], sines: [0, h, h / 2] },
    on,
    off: constant(TURN * F),
    diffusion: TURN ** 2,
  };
};

each("cao-2004-open-loop", ({ V0, ton, toff }) => {
  const { on, off, diffusion } = flashing(V0 as number, 0);
  const pieces: Piece[] = [
    { kind: "move", time: ton as number, force: on },
    { kind: "move", time: toff as number, force: off },
  ];
  const { travel } = ringEngine({ diffusion, harmonics: FEW, states: [pieces], look: () => constant(1) });
  return { velocity: travel / TURN / ((ton as number) + (toff as number)) };
});

each("cao-feito-2009-sampled", ({ V0, dt, p = 0, F = 0 }) => {
  const time = dt as number;
  const { V, on, off, diffusion } = flashing(V0 as number, F);
  const minus: Series = { cosines: V.cosines, sines: V.sines.map((s) => -s) };
  const switchOn = windowOf(TURN / 6, (5 * TURN) / 6, 1 - p, p, 2 * FEW);
  const switchOff = windowOf(TURN / 6, (5 * TURN) / 6, p, 1 - p, 2 * FEW);
  const { probability, travel, booked } = ringEngine({
    diffusion,
    harmonics: FEW,
    states: [[{ kind: "move", time, force: off }], [{ kind: "move", time, force: on }]],
    look: (_, to) => (to === 1 ? switchOn : switchOff),
    cost: (from, to) => (from === to ? null : to === 1 ? V : minus),
  });
  const velocity = travel / TURN / time;
  const p_on = probability[1] as number;
  return {
    velocity,
    p_on,
    switch_work_rate: booked / time,
    load_power: -F * velocity,
    net_output: -F * velocity - booked / time,
    info_rate: (binary(p_on) - (p > 0 ? binary(p) : 0)) / time,
  };
});

each("cao-2004-flashing-N1", ({ V0, p = 0 }) => {
  const h = (2 * (V0 as number)) / (3 * Math.sqrt(3));
  const V = (x: number): number => h * (Math.sin(TURN * x) + Math.sin(2 * TURN * x) / 2);
  const [a, b] = [1 / 6, 5 / 6];
  // U falls as (1 - p) V where V falls, and rises as p V elsewhere
  const U = (x: number): number => {
    if (x <= a) return p * V(x);
    if (x <= b) return p * V(a) + (1 - p) * (V(x) - V(a));
    return p * V(a) + (1 - p) * (V(b) - V(a)) + p * (V(x) - V(b));
  };
  return { velocity: ringVelocity(U, 1, [a, b], 1) };
});

test("a particle that is only pushed goes with the push", () => {
  const pieces: Piece[] = [{ kind: "move", time: 0.7, force: constant(-1.3) }];
  const { travel, probability } = ringEngine({
    diffusion: 0.4,
    harmonics: 8,
    states: [pieces],
    look: () => constant(1),
  });
  expectWithin("travel", travel, -0.91, 1e-12);
  expectWithin("probability", probability[0] as number, 1, 1e-12);
  expectWithin(
    "drift",
    ringVelocity((x) => -2 * x, 1.5, [], 0.4),
    0.8,
    1e-12,
  );
});
