// A measurement that is work itself, and stopping: the catalogue's 10 and 36 (claims/feedback.md); where records merge.
import { expect, test } from "vitest";
import { ladderOn, sums } from "../../../dist/theory/feedback/ladder.js";
import { networkMotion, recordFilter } from "../../../dist/theory/feedback/recordFilter.js";
import { onlySeen, type Tree, walk } from "../../../dist/theory/feedback/tree.js";
import { workStatistics } from "../../../dist/theory/feedback/work.js";
import { momentsDriven, workOf } from "../../../dist/theory/network/drivenMoments.js";
import { propagate } from "../../../dist/theory/network/propagator.js";
import { expectWithin, feedback, type Numbers, titleOf } from "../catalogue.js";
import { network } from "../networkModels.js";
import { compare } from "./compare.js";
import { box, EQUAL, symmetric } from "./twoState.js";

const fermi = (E: number) =>
  network(2, [
    { from: 0, to: 1, rate: 1 / (1 + Math.exp(E)), entropy: Number.NaN },
    { from: 1, to: 0, rate: 1 / (1 + Math.exp(-E)), entropy: Number.NaN },
  ]);
const equilibrium = (E: number): [number, number] => [1 / (1 + Math.exp(-E)), 1 / (1 + Math.exp(E))];
const binary = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);

/** A ramp of the level: its work, and P(1) at the end. */
function ramp(start: readonly number[], from: number, to: number, tau: number): [W: number, p1: number] {
  const driven = { at: (t: number) => fermi(from + ((to - from) * t) / tau), breaks: [] };
  const work = workOf(2, () => [0, (to - from) / tau]);
  const { mean, probabilities } = momentsDriven(driven, start, 0, tau, [work]);
  return [mean[0] as number, probabilities[1] as number];
}

for (const { params, ref } of feedback("bennett-full-engine"))
  test(`bennett-full-engine: ${titleOf(params)}`, () => {
    const { EM, tau_m, tau_f, tau_e } = params as Record<"EM" | "tau_m" | "tau_f" | "tau_e", number>;
    const kept = equilibrium(EM);
    const [W1, right] = ramp(kept, EM, -EM, tau_m);
    const [err0, err1] = [kept[1], 1 - right];
    // x = 0: the level is taken from EM to 0; x = 1: from -EM to 0
    const W_meas = (-EM * err0 + W1 + EM * right) / 2;
    const p1 = (err0 + right) / 2;
    const [W_eras] = ramp([1 - p1, p1], 0, EM, tau_e);
    const odds = [Math.log(err1 / (1 - err0)), Math.log((1 - err1) / err0)];
    const Ef = odds.reduce((sum, x) => sum + Math.abs(x) / 2, 0);
    const { tree, motion } = box({
      eps: 0,
      times: [0],
      duration: tau_f,
      ramp: ([m]) => {
        const from = m === undefined ? 0 : m === 0 ? Ef : -Ef;
        return { before: 0, begin: 0, from, slope: -from / tau_f };
      },
    });
    const channel = [
      [1 - err0, err0],
      [err1, 1 - err1],
    ];
    const fb = workStatistics({ ...tree, channel }, motion, {
      start: [EQUAL],
      initial: [0, 0],
      final: [0, 0],
    });
    compare(
      {
        W_meas,
        W_fb: fb.W,
        W_eras,
        W_total: W_meas + fb.W + W_eras,
        I: fb.I,
        H_m: binary(p1),
        err0,
        err1,
        Ef,
      },
      ref,
      1e-9,
    );
  });

for (const { params, ref } of feedback("boyd-2017-memory-ratchet"))
  test(`boyd-2017-memory-ratchet: ${titleOf(params)}`, () => {
    // flips of the tape are bits of their own, 1 with the probability c
    const { c, tau } = params as { c: number; tau: number };
    const Ej = Math.log((1 - c) / c);
    const [W, p1_out] = ramp([1 - c, c], Ej, 0, tau);
    const [h_in, h_out] = [binary(c), binary(p1_out)];
    compare(
      {
        W_ext_per_bit: -(Ej * c + W),
        h_in,
        h_out,
        p1_out,
        ipsl_bound: h_out - h_in,
        single_symbol_bound: h_out - Math.log(2),
      },
      ref,
    );
  });

/** 36: the level climbs in N steps, and after each it is asked whether to stop. */
function gambling(p: Numbers) {
  const { E0, Ef, N, dt } = p as Record<"E0" | "Ef" | "N" | "dt", number>;
  const E = (k: number): number => E0 + ((Ef - E0) * k) / N;
  const stopsAt = Ef > 0 ? 1 : 0;
  const tree: Tree = {
    times: Array.from({ length: N }, (_, k) => (k + 1) * dt),
    outcomes: 2,
    channel: symmetric(0),
    // goes on, or stops
    levels: Array.from({ length: N + 1 }, (_, level) =>
      level === 0
        ? [{ next: stopsAt === 1 ? [0, 1] : [1, 0] }]
        : [
            { next: level === N ? [] : stopsAt === 1 ? [0, 1] : [1, 0], stops: level === N },
            { next: [], stops: true },
          ],
    ),
  };
  const level = (k: number) => ({ at: () => [0, E(k)], slope: () => [0, 0] });
  const motion = networkMotion(tree, {
    duration: N * dt,
    start: [equilibrium(E0)],
    reading: () => [0, 1],
    rates: (k) => ({ at: () => fermi(E(k + 1)), breaks: [] }),
    energy: (k) => level(k + 1),
  });
  return { tree, motion, E, N, dt, E0, Ef };
}

for (const { params, ref } of feedback("manzano-2021-gambling").filter((row) => row.params.wth === undefined))
  test(`manzano-2021-gambling: ${titleOf(params)}`, () => {
    const { tree, motion, E, N, dt, E0, Ef } = gambling(params);
    const start = equilibrium(E0);
    const { W, W_var, probability } = workStatistics(tree, motion, { start: [start], initial: [0, E0] });
    const early = probability.slice(1, N).map((p) => p[1] as number);
    const p_early_stop = early.reduce((sum, p) => sum + p, 0);
    const mean_stop_step = early.reduce((sum, p, k) => sum + p * (k + 1), 0) + N * (1 - p_early_stop);
    // rho_k forwards, and backwards from equilibrium at the end; rho~ of a stop at k is that before the level E_k is relaxed in
    const rho = [start];
    for (let k = 1; k <= N; k++)
      rho.push(Array.from(propagate(fermi(E(k)), rho[k - 1] as number[], dt)) as [number, number]);
    const back = [equilibrium(Ef)];
    for (let k = N; k > 0; k--)
      back.unshift(Array.from(propagate(fermi(E(k)), back[0] as number[], dt)) as [number, number]);
    const F0 = -Math.log(1 + Math.exp(-E0));
    const { stopped } = walk(tree, motion, [[ladderOn(start, 1), ladderOn(start, 0, true)]], onlySeen, [
      0,
      E0,
    ]);
    let [total, dF, minus_delta, exp_FT, exp_no_delta] = [0, 0, 0, 0, 0];
    for (const { level: k, ladders } of stopped)
      for (const x of [0, 1]) {
        const p = ladders[0]?.moments[0]?.[x] as number;
        const tilted = ladders[1]?.moments[0]?.[x] as number;
        const own = E(k) * x + Math.log(rho[k]?.[x] as number) - F0;
        const delta = Math.log(rho[k]?.[x] as number) - Math.log(back[k]?.[x] as number);
        total += p;
        dF += p * own;
        minus_delta -= p * delta;
        exp_FT += tilted * Math.exp(own - delta);
        exp_no_delta += tilted * Math.exp(own);
      }
    expectWithin("all stop", total, 1, 1e-12);
    compare(
      { W, W_var, p_early_stop, mean_stop_step, dF, W_minus_dF: W - dF, minus_delta, exp_FT, exp_no_delta },
      ref,
    );
  });

test("where records merge, the laws are those given the state", () => {
  const N = 4;
  const ramps = (record: readonly number[]) => ({
    before: 0,
    begin: (record.length - 1) * 0.4,
    from: record.length === 0 ? 0 : record.at(-1) === 0 ? 1.2 : -0.7,
    slope: 0.3,
  });
  const whole = box({
    eps: 0.15,
    times: Array.from({ length: N }, (_, n) => n * 0.4),
    duration: N * 0.4,
    ramp: ramps,
    start: [0.3, 0.7],
  });
  const short: Tree = {
    ...whole.tree,
    levels: Array.from({ length: N + 1 }, (_, n) =>
      Array.from({ length: n === 0 ? 1 : 2 }, () => ({ next: n < N ? [0, 1] : [] })),
    ),
  };
  const long = recordFilter(whole.tree, whole.system);
  // the last outcome decides what is done: any record that ends with it is asked
  const merged = recordFilter(short, whole.system);
  for (const y of [0, 1]) {
    const records = long.logProbability.map(Math.exp).filter((_, m) => m % 2 === y);
    expectWithin(
      `P(${y})`,
      Math.exp(merged.logProbability[y] as number),
      records.reduce((a, b) => a + b, 0),
      1e-11,
    );
  }
  for (const x of [0, 1])
    expectWithin(`p(${x})`, merged.marginal[x] as number, long.marginal[x] as number, 1e-11);
  const third = (laws: typeof long, n: number, of: (m: number) => boolean): number =>
    (laws.probability[n] as number[]).reduce(
      (sum, p, m) => (of(m) ? sum + p * Math.exp(laws.logPredictive[n]?.[m]?.[1] as number) : sum),
      0,
    );
  expectWithin(
    "P(1, then 1)",
    third(merged, 3, (m) => m === 1),
    third(long, 3, (m) => m % 2 === 1),
    1e-11,
  );
});

test("states that are given the same rates are solved together, with the same laws", () => {
  const { tree, system } = box({
    eps: 0.2,
    times: [0, 0.5, 0.9, 1.3],
    duration: 2,
    ramp: (record) => ({ before: 0, begin: 0, from: record.at(-1) === 1 ? -1 : 1.5, slope: 0.4 }),
  });
  const kept = new Map<string, ReturnType<typeof system.rates>>();
  const rates: typeof system.rates = (level, state) => {
    const key = [level, state % 2].join();
    const own = kept.get(key) ?? system.rates(level, state);
    kept.set(key, own);
    return own;
  };
  const [one, other] = [recordFilter(tree, system), recordFilter(tree, { ...system, rates })];
  one.logProbability.forEach((log, m) => {
    expectWithin(`record ${m}`, other.logProbability[m] as number, log, 1e-10);
  });
});

test("a reading that the channel has no row for is said", () => {
  const { tree, system } = box({
    eps: 0.1,
    times: [0],
    duration: 1,
    ramp: () => ({ before: 0, begin: 0, from: 0, slope: 0 }),
  });
  expect(() => recordFilter(tree, { ...system, reading: () => [0, 2] })).toThrow(
    "a reading from 0 to 1 is needed, 2 is read",
  );
  expect(sums(ladderOn([0.25, 0.75], 1))).toEqual([1, 0]);
});
