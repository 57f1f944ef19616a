// Networks against numbers that are known: claims/jump.md, each held to 4 standard errors, with controls that must fail.
import { describe, expect, test } from "vitest";
import {
  type CyclesResult,
  type Estimate,
  type EstimateRequest,
  type Experiment,
  experiment,
  firstLaw,
  jarzynski,
  mean,
  probability,
  run,
  secondLaw,
  variance,
} from "../../dist/index.js";
import { level, ring } from "./networks.js";

const SLOW = { timeout: 120_000 };
const LIMIT = 4; // standard errors: of 40 numbers one in 400 runs is beyond

type Rows = Readonly<Record<string, readonly [request: EstimateRequest, reference: number]>>;

const z = ({ value, error }: Estimate, reference: number): number =>
  ((value ?? Number.NaN) - reference) / (error as number);

/** The numbers that are further from their references than they may be. */
async function misses(what: Experiment, rows: Rows): Promise<string[]> {
  const estimates = Object.fromEntries(Object.entries(rows).map(([name, [request]]) => [name, request]));
  const result = await run(what, { workers: 2, estimates });
  return Object.entries(rows).flatMap(([name, [, reference]]) => {
    const estimate = result.estimates[name] as Estimate;
    return Math.abs(z(estimate, reference)) <= LIMIT
      ? []
      : [`${name}: ${estimate.value} +- ${estimate.error}, ${reference}`];
  });
}

describe("a level driven from equilibrium (#27: Jarzynski 1997, Crooks 1999)", () => {
  const SETS = [
    {
      parts: { kind: "fermi", e0: 0, e1: 3, tau: 2 },
      dF: 0.64455983,
      mean: 1.1013333,
      variance: 1.2004316,
      half: 0.65853115,
      none: 0.32535001,
      all: 0.10399207,
      p1: 0.19548435,
      below: 0.45799362,
    },
    {
      parts: { kind: "fermi", e0: -1, e1: 4, tau: 5 },
      dF: 1.2951118,
      mean: 1.9533871,
      variance: 1.6376789,
      half: 0.45315643,
      none: 0.073654249,
      all: 0.01798621,
      p1: 0.072783229,
      below: 0.334631,
    },
    {
      parts: { kind: "arrh", e0: 0, e1: 4, tau: 1 },
      dF: 0.67499725,
      mean: 1.2114946,
      variance: 1.4970624,
      half: 0.64039189,
      none: 0.32449682,
      all: 0.020492932,
      p1: 0.057108445,
      below: 0.44876822,
    },
  ] as const;

  test.each(SETS)(
    "has <W>, Var W, <e^-W>, both atoms and p_1 of the master equation: $parts",
    SLOW,
    async (set) => {
      const what = level(set.parts, { trajectories: 400_000 });
      const { e0, e1 } = set.parts;
      const found = await misses(what, {
        work: [mean("work"), set.mean],
        variance: [variance("work"), set.variance],
        half: [mean("exp(-work/2)"), set.half],
        whole: [mean("exp(-work)"), Math.exp(-set.dF)],
        none: [probability("jumps == 0 && state == 0"), set.none],
        all: [probability("jumps == 0 && state == 1"), set.all],
        // the work of a path without a jump is the level's whole way, or nothing
        atom: [probability(`abs(work - ${e1 - e0}) < 1e-12`), set.all],
        p1: [mean("state"), set.p1],
        below: [probability(`work < ${set.dF}`), set.below],
        heat: [mean("work - energyChange - heat + 1e-9*state"), 1e-9 * set.p1],
      });
      expect(found).toEqual([]);
    },
  );

  test(
    "dF is -ln of the ratio of partition functions, and Jarzynski, the first and second law hold",
    SLOW,
    async () => {
      const { estimates, verdicts } = await run(level({}, { trajectories: 400_000 }), {
        workers: 2,
        checks: [firstLaw(), secondLaw(), jarzynski()],
      });
      expect(estimates.freeEnergyChange?.value).toBeCloseTo(Math.log(2 / (1 + Math.exp(-3))), 12);
      expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "holds", "holds"]);
      expect(Math.abs(estimates.shadowWork?.value ?? 1)).toBeLessThan(1e-15);
    },
  );

  test(
    "control: work without the jumps, heat of the wrong sign and frozen rates are seen",
    SLOW,
    async () => {
      const dF = 0.64455983;
      const what = level({}, { trajectories: 100_000 });
      // the energy's change in place of the work: what jumps exchange is left in
      const dropped = await misses(what, { whole: [mean("exp(-energyChange)"), Math.exp(-dF)] });
      const flipped = await misses(what, { closed: [mean("energyChange - work - heat"), 0] });
      // the rates of the start, work and all else of the driven level
      const frozen = level({}, { trajectories: 100_000 });
      const still = {
        ...frozen,
        system: {
          ...frozen.system,
          edges: [{ from: "low", to: "high", forward: 0.5, backward: 0.5, name: "in", counts: { N: 1 } }],
        },
      } as unknown as Experiment;
      const held = await misses(experiment(still), {
        work: [mean("work"), 1.1013333],
        p1: [mean("state"), 0.19548435],
      });
      expect([dropped.length, flipped.length, held.length]).toEqual([1, 1, 2]);
    },
  );
});

test("two-level rates that oscillate in time are never frozen (#13: Anderson 2007)", SLOW, async () => {
  const driven = (a: number, b: number, om: number, w10: number, start: string, t: number): Experiment =>
    experiment({
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { "0": 0, "1": 0 },
        edges: [{ from: "0", to: "1", forward: `${a}*(1 + ${b}*sin(${om}*t))`, backward: w10 }],
        start: { kind: "point", at: start },
      },
      method: { scheme: "gillespie" },
      control: { duration: t, ramps: {} },
      record: { keep: [], columns: { first: "firstTime(state == 1)" } },
      ensemble: { trajectories: 400_000, seed: 13 },
    });
  expect(
    await misses(driven(1, 0.8, 3, 0.7, "0", 2), {
      p1: [mean("state"), 0.45943264],
      jumps: [mean("jumps"), 1.7659228],
      variance: [variance("jumps"), 1.4797487],
      none: [probability("jumps == 0"), 0.13390546],
    }),
  ).toEqual([]);
  expect(
    await misses(driven(5, 0.95, 1, 2, "1", 4), {
      p1: [mean("state"), 0.51970707],
      jumps: [mean("jumps"), 11.871504],
      variance: [variance("jumps"), 15.723732],
    }),
  ).toEqual([]);
  // from 0 the first jump comes long before the end
  expect(await misses(driven(5, 0.95, 1, 2, "0", 8), { first: [mean("first"), 0.17437831] })).toEqual([]);
});

test(
  "two baths at one level exchange heat as their channels say (#30: Jarzynski, Wojcik 2004)",
  SLOW,
  async () => {
    const T = 400;
    for (const { E, g1, g2, b1, b2, rate, entropy, p1 } of [
      { E: 1, g1: 1, g2: 0.5, b1: 0.5, b2: 2, rate: 0.086112582, entropy: 0.12916887, p1: 0.29142809 },
      { E: 2, g1: 1, g2: 1, b1: 0.8, b2: 1, rate: 0.048778693, entropy: 0.0097557386, p1: 0.14359227 },
    ]) {
      const what = experiment({
        system: {
          dynamics: "network",
          baths: { hot: { kT: 1 / b1 }, cold: { kT: 1 / b2 } },
          fields: {},
          states: { down: 0, up: E },
          edges: [
            { from: "down", to: "up", bath: "hot", fermi: g1 },
            { from: "down", to: "up", bath: "cold", fermi: g2 },
          ],
          start: { kind: "steady" },
        },
        method: { scheme: "gillespie" },
        control: { duration: T, ramps: {} },
        record: { keep: [], columns: { share: "integral(state)" } },
        ensemble: { trajectories: 20_000, seed: 30 },
      });
      const found = await misses(what, {
        cold: [mean(`heat_cold/${T}`), rate],
        hot: [mean(`-heat_hot/${T}`), rate],
        entropy: [mean(`bathEntropy/${T}`), entropy],
        share: [mean(`share/${T}`), p1],
      });
      expect(found).toEqual([]);
      // control: one bath for both channels exchanges nothing
      const merged = {
        ...what,
        system: { ...what.system, baths: { hot: { kT: 1 / b1 }, cold: { kT: 1 / b1 } } },
      };
      expect(
        await misses(merged as unknown as Experiment, { cold: [mean(`heat_cold/${T}`), rate] }),
      ).toHaveLength(1);
    }
  },
);

test(
  "a dot driven periodically turns its work into heat, cycle by cycle, with errors of one long run (#33: Seifert 2012)",
  SLOW,
  async () => {
    const cyclic = (trajectories: number, count: number): Experiment =>
      experiment({
        system: {
          dynamics: "network",
          kT: 1,
          fields: {},
          states: { empty: 0, full: "1 + sin(t)" },
          edges: [{ from: "empty", to: "full", fermi: 1 }],
          start: { kind: "point", at: "empty" },
        },
        method: { scheme: "gillespie" },
        control: { duration: 2 * Math.PI, ramps: {} },
        cycles: { count, discard: 10 },
        ensemble: { trajectories, seed: 33 },
      });
    const { cycles } = await run(cyclic(1000, 200), { workers: 2 });
    const { work, heat, jumps } = (cycles as CyclesResult).perCycle;
    expect(Math.abs(z(work as Estimate, 0.30157006))).toBeLessThan(LIMIT);
    expect(Math.abs(z(heat as Estimate, 0.30157006))).toBeLessThan(LIMIT);
    expect(Math.abs(z(jumps as Estimate, 2.4702807))).toBeLessThan(LIMIT);
    expect(work?.reason).toBeUndefined();
    // a single run of many cycles has errors of its own
    const single = (await run(cyclic(1, 20_000), { workers: 1 })).cycles?.perCycle.work as Estimate;
    expect(Math.abs(z(single, 0.30157006))).toBeLessThan(LIMIT);
    expect(single.error).toBeLessThan(0.02);
    expect((work?.error as number) / (single.error as number)).toBeLessThan(0.5);
  },
);

test(
  "first passage of net steps on a ring takes N/(k+ - k-) with variance N(k+ + k-)/(k+ - k-)^3 (#46)",
  SLOW,
  async () => {
    for (const { kp, km, N, mean: time, variance: spread } of [
      { kp: 2, km: 1, N: 3, mean: 3, variance: 9 },
      { kp: 5, km: 1, N: 10, mean: 2.5, variance: 0.9375 },
    ]) {
      const what = ring(3, kp, km, {
        control: { duration: 400, ramps: {} },
        stop: `N >= ${N}`,
        record: { keep: [], columns: { first: `firstTime(N >= ${N})` } },
        ensemble: { trajectories: 200_000, seed: 46 },
      });
      const { estimates, censored } = await run(what, {
        workers: 2,
        estimates: { T: mean("stopTime"), V: variance("stopTime"), same: mean("abs(first - stopTime)") },
      });
      expect(censored).toBe(0);
      expect(Math.abs(z(estimates.T as Estimate, time))).toBeLessThan(LIMIT);
      expect(Math.abs(z(estimates.V as Estimate, spread))).toBeLessThan(LIMIT);
      expect(estimates.same?.value).toBe(0);
      expect(estimates.N?.value).toBe(N);
    }
  },
);

test(
  "the infimum of entropy production on a ring falls below -s with the probability of Neri 2017 (#65)",
  SLOW,
  async () => {
    for (const { kp, km, s, share, infimum } of [
      { kp: [3, 2, 4], km: [1, 0.5, 2], s: 1, share: 0.17307385, infimum: -0.54042067 },
      { kp: [2, 2, 2], km: [1, 1, 1], s: 2, share: 0.125, infimum: -0.69314718 },
    ]) {
      // S_tot = bath entropy - ln p(state) + ln p(start), the stationary p of the ring by hand
      const p = stationaryRing(kp, km);
      const phi = `(state == 0 ? ${-Math.log(p[0] as number)} : state == 1 ? ${-Math.log(p[1] as number)} : ${-Math.log(p[2] as number)})`;
      const S = `bathEntropy + ${phi} - ${phi.replaceAll("state", "stateStart")}`;
      const what = ring(3, kp, km, {
        control: { duration: 200, ramps: {} },
        stop: `${S} >= 20`,
        record: { keep: [], columns: { lowest: `min(${S})` } },
        ensemble: { trajectories: 100_000, seed: 65 },
      });
      const found = await misses(what, {
        share: [probability(`lowest <= ${-s}`), share],
        infimum: [mean("lowest"), infimum],
      });
      expect(found).toEqual([]);
    }
  },
);

/** Rates kp[i] from i to i + 1, km[i] back; by powers of one step. */
function stationaryRing(kp: readonly number[], km: readonly number[]): number[] {
  let p = [1 / 3, 1 / 3, 1 / 3];
  for (let step = 0; step < 20_000; step++) {
    const next = [...p];
    for (let i = 0; i < 3; i++) {
      const j = (i + 1) % 3;
      const flow = 0.05 * ((kp[i] as number) * (p[i] as number) - (km[i] as number) * (p[j] as number));
      next[i] = (next[i] as number) - flow;
      next[j] = (next[j] as number) + flow;
    }
    p = next;
  }
  return p;
}
