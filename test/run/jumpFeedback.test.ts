// Demons on networks against closed forms and the numbers of claims/feedback.md; what must not be a demon against them, too.
import { describe, expect, test } from "vitest";
import {
  binary,
  branch,
  type Experiment,
  edge,
  experiment,
  firstLaw,
  matrix,
  measure,
  network,
  policy,
  ramp,
  replay,
  reverse,
  run,
  schedule,
} from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { runnersOf } from "../../dist/run/runner.js";
import type { NetworkExperiment } from "../../dist/spec/network/network.js";
import { bits, bytes } from "./bytes.js";

const { abs, exp, log, sqrt } = Math;
const SLOW = { timeout: 120_000 };

type Columns = Readonly<Record<string, Float64Array>>;

const columnsOf = (what: Experiment, count = 200_000): Columns =>
  runnersOf(plan(what)).coarse.columns(0, count, 1) as Columns;

const column = (columns: Columns, name: string): Float64Array => {
  const found = columns[name];
  if (found === undefined) throw new Error(`no column ${name}: ${Object.keys(columns).join(" ")}`);
  return found;
};

const mean = (x: Float64Array): number => x.reduce((a, b) => a + b, 0) / x.length;
const variance = (x: Float64Array): number => {
  const m = mean(x);
  return x.reduce((a, b) => a + (b - m) * (b - m), 0) / (x.length - 1);
};
const largest = (x: Float64Array): number => x.reduce((most, value) => Math.max(most, abs(value)), 0);
const z = (x: Float64Array, expected: number): number => (mean(x) - expected) / sqrt(variance(x) / x.length);
const weights = (columns: Columns): Float64Array => {
  const [work, information] = [column(columns, "work"), column(columns, "information")];
  const dF = columns.freeEnergyChange;
  return work.map((w, i) => exp((dF?.[i] ?? 0) - w - (information[i] as number)));
};

/** One electron on a level that is 0 at the start. */
const dot = (feedback: unknown, more: object = {}, law: object = { fermi: 1 }): NetworkExperiment =>
  experiment({
    system: network({
      kT: 1,
      fields: { E: 0 },
      states: { empty: 0, full: "E" },
      edges: [edge("empty", "full", law as { fermi: number })],
      start: { kind: "equilibrium" },
    }),
    feedback,
    ensemble: { trajectories: 4096, seed: 4 },
    ...more,
  } as never) as NetworkExperiment;

/** J. V. Koski et al.: measured, after `delay` the level jumps to Ej or -Ej, and comes back in tau. */
const koski = (
  error: number,
  Ej: number,
  tau: number,
  delay = 0,
  law: object = { fermi: 1 },
): NetworkExperiment => {
  const share = delay / (delay + tau);
  const follow = (E: number) =>
    schedule({
      duration: tau + delay,
      E: delay > 0 ? ramp([0, 0], [share, 0], [share, E], [1, 0]) : ramp([0, E], [1, 0]),
    });
  return dot(
    branch(measure({ at: 0, of: "state == full", channel: binary({ error }) }), {
      false: follow(Ej),
      true: follow(-Ej),
    }),
    {},
    law,
  );
};

// E/(e^E - 1) and E/(1 - e^-E) of a metal, by their series where both sides of the quotient vanish
const near = (sign: string) => `1 ${sign} E/2 + E*E/12`;
const metal = {
  forward: `E > -0.01 && E < 0.01 ? ${near("-")} : E/(exp(E) - 1)`,
  backward: `E > -0.01 && E < 0.01 ? ${near("+")} : E/(1 - exp(-E))`,
};

describe("the two-state Szilard engine (claims/feedback.md, 4)", () => {
  const rows = [
    {
      error: 0.1,
      Ej: log(9),
      tau: 5,
      W: -0.2369136866,
      spread: 0.4836734014,
      I: 0.3680642072,
      gamma: 1.552451497,
      back: 0.3995693809,
    },
    {
      error: 0.25,
      Ej: 1.5,
      tau: 2,
      W: -0.03312630633,
      spread: 0.2997217884,
      I: 0.1308120359,
      gamma: 1.191616221,
      back: 0.1728703988,
    },
    {
      error: 0.1,
      Ej: log(9),
      tau: 5,
      delay: 0.3,
      W: -0.05437293207,
      spread: 0.7207026432,
      I: 0.3680642072,
      gamma: 1.409266135,
      back: 0.3995693809,
    },
  ];
  test.each(rows)(
    "error $error, tau $tau, delay $delay",
    SLOW,
    ({ error, Ej, tau, delay = 0, W, spread, I, gamma, back }) => {
      const columns = columnsOf(koski(error, Ej, tau, delay));
      const work = column(columns, "work");
      expect(abs(z(work, W))).toBeLessThan(4);
      const square = work.map((w) => (w - W) * (w - W));
      expect(abs(z(square, spread))).toBeLessThan(4);
      expect(abs(z(column(columns, "information"), I))).toBeLessThan(4);
      expect(abs(z(weights(columns), 1))).toBeLessThan(4);
      // gamma from the forward run, and the mean work of the backward one
      expect(
        abs(
          z(
            work.map((w) => exp(-w)),
            gamma,
          ),
        ),
      ).toBeLessThan(4);
      const information = column(columns, "information");
      expect(
        abs(
          z(
            work.map((w, i) => w * exp(-w - (information[i] as number))),
            -back,
          ),
        ),
      ).toBeLessThan(4);
      expect(largest(column(columns, "shadowWork"))).toBeLessThan(1e-12);
      expect(new Set(column(columns, "E"))).toEqual(new Set([0]));
      // what of the record the end still knows, on average no less than 0
      expect(mean(column(columns, "remainingInformation"))).toBeGreaterThan(0);
      // control: without the jumps of the level at the true state there is another work
      const outcome = column(columns, "outcome");
      const start = column(columns, "stateStart");
      const dropped = work.map((w, i) => w - (outcome[i] === 1 ? -Ej : Ej) * (start[i] as number));
      expect(abs(z(dropped, W))).toBeGreaterThan(20);
      // control: an action on the state as it was measured
      const measured = work.map(
        (w, i) => w + (outcome[i] === 1 ? -Ej : Ej) * ((outcome[i] as number) - (start[i] as number)),
      );
      expect(abs(z(measured, W))).toBeGreaterThan(10);
    },
  );

  test.each(rows)(
    "backwards: error $error, tau $tau, delay $delay",
    SLOW,
    ({ error, Ej, tau, delay = 0, gamma, back }) => {
      const columns = columnsOf(reverse(koski(error, Ej, tau, delay)));
      const [repeated, logProbability] = [column(columns, "repeated"), column(columns, "logProbability")];
      expect(
        abs(
          z(
            repeated.map((r, i) => r / exp(logProbability[i] as number)),
            gamma,
          ),
        ),
      ).toBeLessThan(4);
      expect(abs(z(column(columns, "work"), back))).toBeLessThan(4);
    },
  );

  test("of a metal", SLOW, () => {
    const columns = columnsOf(koski(0.05, log(19), 20, 0, metal), 100_000);
    expect(abs(z(column(columns, "work"), -0.4662123218))).toBeLessThan(4);
    expect(abs(z(weights(columns), 1))).toBeLessThan(4);
  });

  test("as a policy, with a delay it is the same, bit for bit", () => {
    const act = policy({
      measurement: measure({ at: 0, of: "state == full", channel: binary({ error: 0.1 }) }),
      act: {
        E: [
          [0, "y == 1 ? -2 : 2"],
          [5, 0],
        ],
      },
      delay: 0.3,
    });
    const own = columnsOf(dot(act, { control: schedule({ duration: 5.3 }) }), 1024);
    const other = columnsOf(koski(0.1, 2, 5, 0.3), 1024);
    for (const name of ["work", "outcome", "information", "jumps"]) {
      expect(bits(own[name])).toBe(bits(other[name]));
    }
  });
});

describe("identity", () => {
  const what = {
    ...koski(0.1, log(9), 5, 0.3),
    record: { keep: ["work", "outcome", "information", "record"] },
  };
  const recorded = {
    ...what,
    ensemble: { ...what.ensemble, trajectories: 2 * 1024 + 413 },
    record: {
      ...what.record,
      columns: {
        stay: "integral(state)",
        top: "max(state)",
        per: "work + information",
        late: "at(2, E*state)",
      },
      grid: { times: [0, 1, 5.3], of: ["work", "E"] },
    },
  };
  test("the bytes are the same for 1, 2, 3 and 7 workers and other chunks", SLOW, async () => {
    const options = { checks: [firstLaw()] };
    const one = bytes(await run(recorded as never, { ...options, workers: 1 }));
    for (const [workers, chunkLeaves] of [
      [2, 1],
      [3, 2],
      [7, 1],
    ] as const) {
      expect(bytes(await run(recorded as never, { ...options, workers, chunkLeaves }))).toBe(one);
    }
  });

  test("what is recorded disturbs nothing", () => {
    // times at which something is looked at cut the windows of a driven network
    const { late: _, ...columns } = recorded.record.columns;
    const seen = { ...what, record: { ...what.record, columns } };
    const [plain, watched] = [what, seen].map((one) => columnsOf(experiment(one as never), 1024)) as [
      Columns,
      Columns,
    ];
    for (const name of ["work", "outcome", "information", "jumps"]) {
      expect(bits(watched[name])).toBe(bits(plain[name]));
    }
  });

  test("a state on the way has the work and the fields of its record", () => {
    const columns = columnsOf(
      {
        ...what,
        record: { columns: { w: "at(5.3, work)", e: "at(0.3, E)", l: "at(2.8, E)" } },
      } as never,
      4096,
    );
    expect(bits(columns.w)).toBe(bits(columns.work));
    column(columns, "outcome").forEach((y, i) => {
      expect(columns.e?.[i]).toBe(0);
      expect(columns.l?.[i]).toBeCloseTo(((y === 1 ? -1 : 1) * log(9)) / 2, 12);
    });
  });

  test("a replay has the work of its columns, and what was measured", () => {
    const columns = columnsOf(what as never, 256);
    for (const path of replay(what as never, [0, 5, 77, 255])) {
      const { trajectory, work, time, measurements, variables } = path;
      expect(work[work.length - 1]).toBeCloseTo(columns.work?.[trajectory] as number, 12);
      expect(time[time.length - 1]).toBe(5.3);
      expect(measurements).toEqual([{ time: 0, outcome: columns.outcome?.[trajectory] }]);
      expect(variables.state?.[0]).toBe(columns.stateStart?.[trajectory]);
    }
  });
});

describe("many measurements", () => {
  /** J. M. Horowitz, S. Vaikuntanathan: measured N times, after each the level jumps and comes back in tau (11). */
  const again = (
    N: number,
    error: number,
    tau: number,
    act: string,
    memory: object = {},
  ): NetworkExperiment =>
    dot(
      policy({
        measurement: measure({ every: tau, of: "state == full", channel: binary({ error }) }),
        memory: memory as Record<string, { start: number; update: string }>,
        act: {
          E: [
            [0, act],
            [tau, 0],
          ],
        },
      }),
      { control: schedule({ duration: N * tau }) },
    );

  const rows = [
    {
      N: 3,
      error: 0.1,
      Ej: 1.5,
      tau: 0.5,
      W: -0.1710251932,
      spread: 0.2711754837,
      I: 0.8460515248,
      gamma: 1.392734857,
    },
    {
      N: 5,
      error: 0.2,
      Ej: 1,
      tau: 1,
      W: -0.2703726951,
      spread: 0.4488549029,
      I: 0.871537922,
      gamma: 1.651322888,
    },
  ];
  test.each(rows)(
    "$N times (J. M. Horowitz, S. Vaikuntanathan, 11)",
    SLOW,
    ({ N, error, Ej, tau, W, spread, I, gamma }) => {
      const what = again(N, error, tau, `y == 1 ? ${-Ej} : ${Ej}`);
      const columns = columnsOf(what);
      const work = column(columns, "work");
      expect(abs(z(work, W))).toBeLessThan(4);
      expect(
        abs(
          z(
            work.map((w) => (w - W) * (w - W)),
            spread,
          ),
        ),
      ).toBeLessThan(4);
      expect(abs(z(column(columns, "information"), I))).toBeLessThan(4);
      expect(abs(z(weights(columns), 1))).toBeLessThan(4);
      const record = column(columns, "record");
      expect(Math.max(...new Set(record))).toBe(2 ** N - 1);
      expect(bits(record.map((r) => r % 2))).toBe(bits(columns.outcome));
      const back = columnsOf(reverse(what));
      const logProbability = column(back, "logProbability");
      const repeated = column(back, "repeated").map((r, i) => r / exp(logProbability[i] as number));
      expect(abs(z(repeated, gamma))).toBeLessThan(4);
      // control: information of the outcomes as if each were the first one
      const alone = column(columns, "logLikelihood").map((l) => l + N * log(2));
      expect(abs(z(alone, I))).toBeGreaterThan(20);
    },
  );

  test("without a fault of the reading (Y. Ashida et al., 15): 1 less what cannot come back", SLOW, () => {
    const what = koski(0, 3, 2);
    const columns = columnsOf(what);
    expect(abs(z(column(columns, "work"), -0.2691333662))).toBeLessThan(4);
    expect(abs(z(weights(columns), 0.8045156482))).toBeLessThan(4);
    expect(column(columns, "information").every((i) => abs(i - log(2)) < 1e-9)).toBe(true);
    const back = columnsOf(reverse(what));
    expect(abs(z(column(back, "repeated"), 0.8045156482))).toBeLessThan(4);
    // control: a reading that errs once in 1e12 is not this one, however many trajectories
    const nearly = columnsOf(koski(1e-12, 3, 2), 20_000);
    expect(abs(z(weights(nearly), 1))).toBeGreaterThan(4);
  });

  test(
    "until the outcome changes (M. Ribezzi-Crivellari, F. Ritort, 16): how long, and what it tells",
    SLOW,
    () => {
      const p1 = 0.1;
      const what = experiment({
        system: network({
          kT: 1,
          fields: {},
          states: { low: 0, high: log((1 - p1) / p1) },
          edges: [edge("low", "high", { fermi: 1 })],
          start: { kind: "equilibrium" },
        }),
        control: schedule({ duration: 400 }),
        feedback: policy({
          measurement: measure({ every: 0.5, of: "state == high", channel: binary({ error: 0 }) }),
          memory: { first: { start: -1, update: "first < 0 ? y : first" } },
          act: {},
          until: "y != first",
        }),
        record: { columns: { extracted: `state == high ? ${-log(p1)} : ${-log(1 - p1)}` } },
        ensemble: { trajectories: 64 },
      });
      const columns = columnsOf(what, 40_000);
      expect(abs(z(column(columns, "measurements"), 24.15583497))).toBeLessThan(4);
      expect(abs(z(column(columns, "stopTime"), 11.57791749))).toBeLessThan(4);
      expect(abs(z(column(columns, "extracted"), 2.082862635))).toBeLessThan(4);
      expect(abs(z(column(columns, "information"), 4.302484865))).toBeLessThan(4);
      expect(bits(columns.state)).toBe(bits(columns.outcome));
      expect(bits(columns.first)).toBe(bits(column(columns, "outcome").map((y) => 1 - y)));
    },
  );

  test(
    "cycles: a signal that flips by itself (S. Still et al., 35), as outcomes of a reading that is always 0",
    SLOW,
    () => {
      for (const { c, E, G, dt, W } of [
        { c: 0.2, E: 2, G: 1, dt: 1, W: 0.2471122362 },
        { c: 0.05, E: 3, G: 2, dt: 0.5, W: 0.1283051757 },
      ]) {
        const what = experiment({
          system: network({
            kT: 1,
            fields: { signal: 0 },
            states: { zero: `${E}*signal`, one: `${E}*(1 - signal)` },
            edges: [edge("zero", "one", { fermi: G })],
            start: { kind: "equilibrium" },
          }),
          control: schedule({ duration: dt }),
          feedback: policy({
            measurement: measure({ at: 0, of: "0*state", channel: binary({ error: c }) }),
            memory: { sent: { start: 0, update: "y == 1 ? 1 - sent : sent" } },
            act: { signal: "sent" },
          }),
          cycles: { count: 50, discard: 30 },
          ensemble: { trajectories: 64 },
        });
        const columns = columnsOf(what, 8_000);
        expect(abs(z(column(columns, "work"), 50 * W))).toBeLessThan(4);
        expect(bits(columns.sent)).toBe(bits(columns.signal));
      }
    },
  );

  test("Szilard's engine of two frozen sides (1): the wall from x to v", SLOW, () => {
    for (const { x, eL, eR, vL, vR, W, spread, I } of [
      { x: 0.5, eL: 0.1, eR: 0.1, vL: 0.9, vR: 0.1, W: 0.3680642072, spread: 0.4345016259, I: 0.3680642072 },
      { x: 0.5, eL: 0.1, eR: 0.1, vL: 0.8, vR: 0.2, W: 0.3313741931, spread: 0.172963085, I: 0.3680642072 },
    ]) {
      const what = experiment({
        system: network({
          kT: 1,
          fields: { v: x },
          states: { L: "-log(v)", R: "-log(1 - v)" },
          edges: [edge("L", "R", { prefactor: 1e-12, split: 0.5 })],
          start: { kind: "equilibrium" },
        }),
        control: schedule({ duration: 1 }),
        feedback: policy({
          measurement: measure({
            at: 0,
            of: "state",
            channel: matrix([
              [1 - eL, eL],
              [eR, 1 - eR],
            ]),
          }),
          act: { v: `y == 0 ? ${vL} : ${vR}` },
        }),
        ensemble: { trajectories: 64 },
      });
      const columns = columnsOf(what);
      const work = column(columns, "work");
      expect(abs(z(work, -W))).toBeLessThan(4);
      expect(
        abs(
          z(
            work.map((w) => (w + W) * (w + W)),
            spread,
          ),
        ),
      ).toBeLessThan(4);
      expect(abs(z(column(columns, "information"), I))).toBeLessThan(4);
      expect(largest(column(columns, "freeEnergyChange"))).toBeLessThan(1e-12);
      expect(abs(z(weights(columns), 1))).toBeLessThan(4);
    }
  });

  test(
    "until a reading says so: the number of measurements is geometric, the time follows (M. Ribezzi-Crivellari, F. Ritort)",
    SLOW,
    () => {
      // measured every tau, the state decorrelates to 1e-9 in between: each is p = 1/2
      const feedback = policy({
        measurement: measure({ every: 20, of: "state == full", channel: binary({ error: 0 }) }),
        act: { E: "y == 1 ? -3 : 0" },
        until: "y == 1",
        information: "none",
      });
      const columns = columnsOf(dot(feedback, { control: schedule({ duration: 200 }) }), 50_000);
      const [count, stopped, time] = ["measurements", "stopped", "stopTime"].map((name) =>
        column(columns, name),
      ) as [Float64Array, Float64Array, Float64Array];
      expect(abs(z(stopped, 1 - 0.5 ** 10))).toBeLessThan(4);
      expect(abs(z(count, 2 - 2 * 0.5 ** 10))).toBeLessThan(4);
      expect(bits(time)).toBe(
        bits(stopped.map((is, i) => (is === 1 ? 20 * ((count[i] as number) - 1) : 200))),
      );
      expect(stopped.every((is, i) => is === 0 || columns.state?.[i] === 1)).toBe(true);
      // it ends before the action
      expect(new Set(column(columns, "E"))).toEqual(new Set([0]));
      expect(largest(column(columns, "work"))).toBe(0);
    },
  );

  test(
    "cycles: measured and flipped in each, the work of a round is that of one whose memory is the last outcome",
    SLOW,
    async () => {
      // S. Still et al. (claims 35), the other way round: the level follows the outcome of the round, -2 where it was full
      const feedback = policy({
        measurement: measure({ at: 0, of: "state == full", channel: binary({ error: 0.1 }) }),
        act: { E: "y == 1 ? -2 : 2" },
      });
      const cycle = dot(feedback, { control: schedule({ duration: 1 }), cycles: { count: 20, discard: 30 } });
      const columns = columnsOf(cycle, 20_000);
      // p(full before the measurement, level -2) by symmetry: error e, relaxing by exp(-1) to 1/(1 + exp(-2))
      const [e, q, d] = [0.1, 1 / (1 + exp(-2)), exp(-1)];
      // s: probability that the state is where the level is low, just before; after the measurement it is so with 1 - e
      const s = q + (1 - e - q) * d;
      // the level flips where the outcome does: work -2 or 2 times the state, by symmetry of both sides
      const low = s;
      const work = (() => {
        // before: state agrees with the level (low) with s. outcome says the state with 1 - e
        let total = 0;
        for (const agrees of [0, 1]) {
          for (const right of [0, 1]) {
            const p = (agrees ? low : 1 - low) * (right ? 1 - e : e);
            // states full and empty are alike: level now follows outcome; E*full before and after, averaged over both sides
            for (const full of [0, 1]) {
              const levelBefore = (full === 1) === (agrees === 1) ? -2 : 2;
              const said = right ? full : 1 - full;
              const levelAfter = said === 1 ? -2 : 2;
              total += (p / 2) * (levelAfter - levelBefore) * full;
            }
          }
        }
        return total;
      })();
      expect(abs(z(column(columns, "work"), 20 * work))).toBeLessThan(4);
      expect(new Set(column(columns, "measurements"))).toEqual(new Set([20]));
      expect(largest(column(columns, "shadowWork"))).toBeLessThan(1e-10);
      expect(columns.information).toBeUndefined();
      const one = bytes(await run({ ...cycle, ensemble: { trajectories: 1500 } } as never, { workers: 1 }));
      expect(bytes(await run({ ...cycle, ensemble: { trajectories: 1500 } } as never, { workers: 3 }))).toBe(
        one,
      );
    },
  );
});
