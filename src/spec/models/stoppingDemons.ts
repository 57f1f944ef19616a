// Demons that act when something has happened: one asks until the answer changes, one ends a game.
import { exp, expm1, log, log1p } from "../../kernel/math.js";
import { choice, define, ENSEMBLE, number, positive } from "./model.js";

export const continuousDemon = define({
  name: "continuousDemon",
  description:
    "A demon that asks a two-state system again and again until the answer differs from the first one, and lowers what it then reads.",
  citation: "M. Ribezzi-Crivellari, F. Ritort, Nat. Phys. 15, 660 (2019)",
  parameters: {
    share: number(0.5, "of state one", { above: 0, most: 0.999 }),
    rate: positive(1, "of relaxation"),
    interval: positive(1, "time between measurements"),
  },
  make: ({ share, rate, interval }) => {
    const [low, high] = [-log1p(-share), -log(share)];
    // later changes come with a probability below 1e-13
    const change = Math.min(share, 1 - share) * -expm1(-rate * interval);
    const longest = Math.ceil(30 / -log1p(-change)) + 2;
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { E0: low, E1: high, open: 1 },
        states: { zero: "E0", one: "E1" },
        edges: [
          {
            from: "zero",
            to: "one",
            forward: `open*${rate * share}`,
            backward: `open*${rate * (1 - share)}`,
          },
        ],
        start: { kind: "probabilities", of: { zero: 1 - share, one: share } },
      },
      control: { duration: longest * interval, ramps: {} },
      feedback: {
        kind: "policy",
        measurement: { every: interval, of: "state", channel: { kind: "binary", error: 0 } },
        memory: {
          first: { start: -1, update: "first < 0 ? y : first" },
          changed: { start: 0, update: "first >= 0 && y != first ? 1 : changed" },
          // one measurement later, so that the action is part of it
          over: { start: 0, update: "changed" },
        },
        act: {
          E0: `changed == 0 ? ${low} : (first == 1 ? 0 : 600)`,
          E1: `changed == 0 ? ${high} : (first == 0 ? 0 : 600)`,
          open: "1 - changed",
        },
        until: "over == 1",
        information: "none",
      },
      ensemble: ENSEMBLE,
    };
  },
});

const fermi = (E: number): number => 1 / (1 + exp(E));
const tabled = (values: readonly number[]): object => ({ x: values.map((_, k) => k), y: values });

export const gamblingDemon = define({
  name: "gamblingDemon",
  description:
    "A level that is raised in steps, and a demon that stops the game where it has won; `gained` is dF - W at the stop.",
  citation: "G. Manzano, D. Subero, O. Maillet, R. Fazio, J. P. Pekola, E. Roldan, PRL 126, 080603 (2021)",
  parameters: {
    from: number(0, "first level, in kT"),
    to: number(2, "last level"),
    steps: number(8, "of the level", { least: 1, whole: true }),
    interval: positive(0.3, "time of a step, at rate 1"),
    policy: choice(
      ["optimal", "threshold", "never"],
      "when it stops: at the first favourable state, at the threshold, never",
    ),
    threshold: positive(0.5, "of dF - W, with the policy threshold"),
  },
  make: ({ from, to, steps, interval, policy, threshold }) => {
    const rise = (to - from) / steps;
    const left = exp(-interval);
    const level = (k: number): number => from + rise * k;
    const relaxed = (p: number, k: number): number => fermi(level(k)) + (p - fermi(level(k))) * left;
    // P(full) after each step, and at each level of the reversed protocol
    const forward = [fermi(from)];
    for (let k = 1; k <= steps; k++) forward.push(relaxed(forward[k - 1] as number, k));
    const backward = [fermi(to)];
    for (let k = steps; k > 0; k--) backward.unshift(relaxed(backward[0] as number, k));
    const moved = 1 - left;
    const [up, down] = [`${moved}/(1 + exp(E))`, `${moved}/(1 + exp(-E))`];
    const law = "(state*ln1(jumps) + (1 - state)*ln0(jumps))";
    const dF = `((${from} + ${rise}*jumps)*state + ${law} + ${log(1 + exp(-from))})`;
    const work = `(${rise})*lifted`;
    // a stay is half a jump there and half a jump back, so that a stop is judged at each step
    const stay = (state: string, rate: string, counts: object): object => ({
      from: state,
      to: state,
      forward: `(1 - ${rate})/2`,
      backward: `(1 - ${rate})/2`,
      counts,
    });
    const stops = {
      optimal: `${to > from ? "ones" : "zeros"} > 0.5`,
      threshold: `jumps > 0.5 && ${work} - ${dF} <= -${threshold}`,
      never: null,
    };
    const stop = stops[policy];
    return {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { E: from },
        tables: {
          ln1: tabled(forward.map(log)),
          ln0: tabled(forward.map((p) => log(1 - p))),
          back1: tabled(backward.map(log)),
          back0: tabled(backward.map((p) => log(1 - p))),
        },
        states: { empty: 0, full: "E" },
        edges: [
          { from: "empty", to: "full", forward: up, backward: down, counts: { ones: [1, 0], zeros: [0, 1], lifted: [0, 1] } },
          stay("empty", up, { zeros: [1, 1] }),
          stay("full", down, { ones: [1, 1], lifted: [1, 1] }),
        ], // biome-ignore format: an edge a line
        start: { kind: "equilibrium" },
      },
      method: { scheme: "chain" },
      control: {
        duration: steps,
        ramps: {
          E: Array.from({ length: steps }, (_, k) => [
            [k / steps, level(k + 1)],
            [(k + 1) / steps, level(k + 1)],
          ]).flat(),
        },
      },
      record: {
        columns: {
          gained: `${dF} - ${work}`,
          delta: `${law} - state*back1(jumps) - (1 - state)*back0(jumps)`,
        },
      },
      ...(stop === null ? {} : { stop }),
      ensemble: ENSEMBLE,
    };
  },
});
