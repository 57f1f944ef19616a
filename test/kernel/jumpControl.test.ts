// Measurements in the kernel of networks: what they read, which way they send a trajectory, what is kept of them. Numbers of the
// two-state Szilard engine are those of shared/claims/feedback.md, section 4.
import { describe, expect, test } from "vitest";
import type { JumpColumns, JumpControl } from "../../dist/kernel/jump.js";
import { JumpKernel, ReadingOutOfRange } from "../../dist/kernel/jump.js";
import { deviation, type Made, make, meanOf, type TestNetwork, varianceOf } from "./network.js";

const { exp, log } = Math;
const TRAJECTORIES = 200_000;

const binary = (error: number): JumpControl["channel"] => ({
  kind: "table",
  rows: [
    [1 - error, error],
    [error, 1 - error],
  ],
  logs: [
    [log(1 - error), log(error)],
    [log(error), log(1 - error)],
  ],
});

const HALF = log(0.5);

/** Level E of one electron, 0 at the start; outcome m sends it to +-Ej, from where it comes back in tau. */
function szilard(error: number, Ej: number, tau: number, delay = 0): TestNetwork {
  const waits = delay > 0;
  const ramp = (sign: number): readonly [number, number] => [sign * Ej, (-sign * Ej) / tau];
  return {
    states: 2,
    channels: [
      { from: 0, to: 1, rate: "1/(1 + exp(E))", gains: ["E"] },
      { from: 1, to: 0, rate: "1/(1 + exp(-E))", gains: ["-E"] },
    ],
    times: [delay + tau],
    start: [0.5, 0.5],
    spans: [
      [0, 0],
      ...(waits
        ? ([
            [0, delay],
            [0, delay],
          ] as const)
        : []),
      [delay, tau],
      [delay, tau],
    ],
    fields: {
      E: [
        [0, 0],
        ...(waits
          ? ([
              [0, 0],
              [0, 0],
            ] as const)
          : []),
        ramp(1),
        ramp(-1),
      ],
    },
    control: (add) => ({
      channel: binary(error),
      next: Int32Array.from(waits ? [-1, 3, 4, -1, -1] : [-1, -1, -1]),
      wrap: new Int32Array(waits ? 5 : 3),
      decision: Int32Array.from(waits ? [0, -1, -1, -1, -1] : [0, -1, -1]),
      opens: Int32Array.from(waits ? [1, 0, 0, 0, 0] : [1, 0, 0]),
      state: Int32Array.from(waits ? [0, 1, 2, 1, 2] : [0, 1, 2]),
      decisions: [
        {
          readings: add([0, 1]),
          expected: -1,
          ways: [
            { window: 1, control: 1 },
            { window: 2, control: 2 },
          ],
          predictive: [HALF, HALF],
        },
      ],
      entries: [{ probability: 1, start: Float64Array.from([0.5, 1]), window: 0 }],
      memory: [],
      learn: -1,
    }),
  };
}

type Measured = NonNullable<JumpColumns["controlled"]>;
const measured = ({ controlled }: JumpColumns): Measured => controlled as Measured;
const informationOf = (columns: JumpColumns): Float64Array =>
  measured(columns).logLikelihood.map((l, i) => l - (measured(columns).logPredictive[i] as number));
const workOf = ({ accumulators }: JumpColumns): Float64Array =>
  (accumulators[0] as Float64Array).map((gained) => 0 - gained);

function all(columns: JumpColumns): number[] {
  const { startState, endState, endTime, stopped, jumps, accumulators, controlled } = columns;
  const kept = controlled as Measured;
  const own = [kept.control, kept.outcome, kept.logLikelihood, kept.logPredictive, kept.measurements];
  return [startState, endState, endTime, stopped, jumps, ...accumulators, ...own, ...kept.memory].flatMap(
    (column) => [...column],
  );
}

describe("the two-state Szilard engine", () => {
  const rows = [
    { error: 0.1, Ej: log(9), tau: 5, delay: 0, W: -0.2369136866, variance: 0.4836734014, I: 0.3680642072 },
    { error: 0.25, Ej: 1.5, tau: 2, delay: 0, W: -0.03312630633, variance: 0.2997217884, I: 0.1308120359 },
    {
      error: 0.1,
      Ej: log(9),
      tau: 5,
      delay: 0.3,
      W: -0.05437293207,
      variance: 0.7207026432,
      I: 0.3680642072,
    },
  ];
  test.each(rows)("error $error, tau $tau, delay $delay", ({ error, Ej, tau, delay, W, variance, I }) => {
    const { kernel } = make(szilard(error, Ej, tau, delay));
    const columns = kernel().run(0, TRAJECTORIES);
    const work = workOf(columns);
    const information = informationOf(columns);
    expect(Math.abs(deviation(work, W))).toBeLessThan(4);
    expect(varianceOf(work)).toBeCloseTo(variance, 1);
    expect(Math.abs(deviation(information, I))).toBeLessThan(4);
    const weights = work.map((w, i) => exp(-w - (information[i] as number)));
    expect(Math.abs(deviation(weights, 1))).toBeLessThan(4);
    expect([...new Set(measured(columns).control)].sort()).toEqual([1, 2]);
    expect(meanOf(measured(columns).measurements)).toBe(1);
    // an action on the state as it was measured, not as it is, would not see the delay
    if (delay > 0) expect(Math.abs(deviation(work, -0.2369136866))).toBeGreaterThan(40);
    // without the work of the jump of the level at the measured state
    const wrong = work.map(
      (w, i) => w - (measured(columns).outcome[i] === 0 ? 0 : -Ej) * (columns.startState[i] as number),
    );
    expect(Math.abs(deviation(wrong, W))).toBeGreaterThan(10);
  });

  test.each(["driven", "still"] as const)("all loops, chunks and strides give the same bytes: %s", (kind) => {
    const own = szilard(0.1, log(9), 5, 0.3);
    const counted = own.channels.map((channel, c) => ({
      ...channel,
      gains: [1 + c],
      ...(kind === "still" ? { rate: 0.5 + c } : {}),
    }));
    const { kernel } = make({ ...own, channels: counted });
    const whole = kernel().run(0, 1024);
    for (const loop of ["watched", kind, `${kind}Two`] as const) {
      expect(all(kernel(loop).run(0, 1024))).toEqual(all(whole));
    }
    const part = kernel().run(512, 512);
    expect([...workOf(part)]).toEqual([...workOf(whole).slice(512)]);
    expect([...measured(part).outcome]).toEqual([...measured(whole).outcome.slice(512)]);
    const every = kernel().run(0, 512, 2);
    expect([...measured(every).logLikelihood.slice(64, 128)]).toEqual([
      ...measured(whole).logLikelihood.slice(128, 192),
    ]);
  });

  test("the channel does not move what the bath does before it acts", () => {
    const blind = { ...szilard(0.1, 0, 5), seed: 3 };
    const [one, other] = [make(blind), make({ ...szilard(0.4, 0, 5), seed: 3 })].map((made: Made) =>
      made.kernel().run(0, 640),
    );
    expect([...(one as JumpColumns).jumps]).toEqual([...(other as JumpColumns).jumps]);
    expect([...measured(one as JumpColumns).outcome]).not.toEqual([
      ...measured(other as JumpColumns).outcome,
    ]);
  });

  test("a replay has the jumps and the measurement", () => {
    const { kernel } = make(szilard(0.1, log(9), 5, 0.3));
    const own = kernel();
    const columns = own.run(0, 64);
    for (const k of [0, 17, 63]) {
      const { measurements, times, endTime } = own.record(k);
      expect(times.length).toBe(columns.jumps[k]);
      expect(measurements).toEqual([
        { time: 0, state: columns.startState[k], outcome: measured(columns).outcome[k] },
      ]);
      expect(endTime).toBe(5.3);
    }
  });

  test("a reading that the channel does not know fails, with trajectory and time", () => {
    const made = make(szilard(0.1, log(9), 5));
    const control = made.plan.control as JumpControl;
    const tables = made.plan.tables.slice();
    tables[(control.decisions[0] as { readings: number }).readings + 1] = 2.5;
    const kernel = new JumpKernel(made.module, { ...made.plan, tables });
    expect(() => kernel.run(0, 64)).toThrow(ReadingOutOfRange);
    expect(() => kernel.run(0, 64)).toThrow(
      /trajectory \d+: the reading at t = 0 is 2.5, which the channel does not know/,
    );
  });
});

describe("rounds, stops, backward runs, memory", () => {
  /** One state; a measurement in the middle of each round, read 1 with probability p. */
  const asked = (
    p: number,
    over: Partial<JumpControl>,
    rounds: object = {},
    more: object = {},
  ): TestNetwork => ({
    states: 2,
    channels: [
      { from: 0, to: 1, rate: 1, gains: [1] },
      { from: 1, to: 0, rate: 1, gains: [1] },
    ],
    times: [2],
    start: [1, 0],
    spans: [
      [0, 1],
      [1, 1],
      [1, 1],
    ],
    rounds: { period: 2, ...rounds },
    control: (add) => ({
      channel: { kind: "table", rows: [[1 - p, p]], logs: [[log(1 - p), log(p)]] },
      next: Int32Array.from([-1, -1, -1]),
      wrap: Int32Array.from([0, 0, 0]),
      decision: Int32Array.from([0, -1, -1]),
      opens: Int32Array.from([1, 0, 0]),
      state: Int32Array.from([0, 1, 2]),
      decisions: [
        {
          readings: add([0, 0]),
          expected: -1,
          ways: [
            { window: 1, control: 1 },
            { window: 2, control: 2 },
          ],
          predictive: [log(1 - p), log(p)],
        },
      ],
      entries: [{ probability: 1, start: Float64Array.from([1, 1]), window: 0 }],
      memory: [],
      learn: -1,
      ...over,
    }),
    ...more,
  });

  test("rounds: every one is asked, those that are discarded are not counted", () => {
    const columns = make(asked(0.3, {}, { count: 5, discard: 3 }))
      .kernel()
      .run(0, 10_000);
    const { measurements, logLikelihood, logPredictive } = measured(columns);
    expect(new Set(measurements)).toEqual(new Set([5]));
    expect(logLikelihood.every((l, i) => l === logPredictive[i])).toBe(true);
    const yes = logLikelihood.map((l) => (l - 5 * log(0.7)) / (log(0.3) - log(0.7)));
    expect(Math.abs(deviation(yes, 1.5))).toBeLessThan(4);
    expect(varianceOf(yes)).toBeCloseTo(5 * 0.21, 1);
    expect(Math.abs(deviation(columns.jumps, 10))).toBeLessThan(4);
    expect(columns.endTime.every((t) => t === 10)).toBe(true);
  });

  test("a way that leads nowhere stops: after a geometric number of rounds", () => {
    const made = make(asked(0.3, {}, { count: 4, snapshots: [[], []] }, { snapshots: [0, 1, 1] }));
    const stopping = (made.plan.control as JumpControl).decisions.map((one) => ({
      ...one,
      ways: [one.ways[0] as { window: number; control: number }, { window: -1, control: 9 }],
    }));
    const control = { ...(made.plan.control as JumpControl), decisions: stopping };
    const columns = new JumpKernel(made.module, { ...made.plan, control }).run(0, 20_000);
    const { measurements, control: last } = measured(columns);
    columns.stopped.forEach((stopped, i) => {
      expect(last[i]).toBe(stopped ? 9 : 1);
      expect(columns.endTime[i]).toBe(stopped ? 2 * (measurements[i] as number) - 1 : 8);
    });
    expect(Math.abs(deviation(columns.stopped, 1 - 0.7 ** 4))).toBeLessThan(4);
    // what has stopped stays as it was
    const [, end] = columns.snapshots;
    columns.stopped.forEach((stopped, i) => {
      if (stopped) expect(end?.jumps[3 * 20_000 + i]).toBe(columns.jumps[i]);
      if (stopped) expect(end?.controlled?.control[3 * 20_000 + i]).toBe(9);
    });
  });

  test("backward: a record is drawn, each with its own start, and repeated or not", () => {
    const columns = make(
      asked(0.3, {
        decision: Int32Array.from([0, 1, -1]),
        opens: Int32Array.from([1, 1, 0]),
        state: Int32Array.from([0, 1, 2]),
        next: Int32Array.from([-1, -1, -1]),
        decisions: [0, 1].map((expected) => ({
          readings: 0,
          expected,
          ways: [{ window: 2, control: expected }],
          predictive: [0],
        })),
        entries: [
          { probability: 0.2, start: Float64Array.from([1, 1]), window: 0 },
          { probability: 0.8, start: Float64Array.from([0.25, 1]), window: 1 },
        ],
      }),
    ).plan;
    // readings are 0 in both states
    const tables = columns.tables.slice();
    tables[0] = 0;
    tables[1] = 0;
    const made = make(asked(0.3, {}));
    const run = new JumpKernel(made.module, {
      ...columns,
      tables: Float64Array.from([...columns.tables, 0, 0]),
      control: {
        ...(columns.control as JumpControl),
        decisions: (columns.control as JumpControl).decisions.map((one) => ({
          ...one,
          readings: columns.tables.length,
        })),
      },
    }).run(0, 50_000);
    const { startControl, repeated, outcome } = measured(run);
    expect(Math.abs(deviation(startControl, 0.8))).toBeLessThan(4);
    repeated.forEach((is, i) => {
      expect(is).toBe(outcome[i] === startControl[i] ? 1 : 0);
    });
    expect(Math.abs(deviation(repeated, 0.2 * 0.7 + 0.8 * 0.3))).toBeLessThan(4);
    const second = run.startState.filter((_, i) => startControl[i] === 1);
    expect(Math.abs(deviation(second, 0.75))).toBeLessThan(4);
  });

  test("what is remembered: of y and the time since the measurement before, with ln p(y|past) behind it", () => {
    const columns = make(
      asked(
        0.3,
        {
          channel: { kind: "gaussian", deviation: 2, logNorm: -log(2) - 0.5 * log(2 * Math.PI) },
          decisions: [{ readings: 0, expected: -1, ways: [{ window: 1, control: 0 }], predictive: [0] }],
          memory: [5, 0],
        },
        { count: 3, discard: 2 },
        { learn: ["m0 + elapsed", "m1 + y*y", "-1"] },
      ),
    )
      .kernel()
      .run(0, 30_000);
    const { memory, outcome, logLikelihood, logPredictive, measurements } = measured(columns);
    expect(new Set(memory[0])).toEqual(new Set([5 + 1 + 4 * 2]));
    expect(new Set(measurements)).toEqual(new Set([3]));
    expect(new Set(logPredictive)).toEqual(new Set([-3]));
    expect(Math.abs(deviation(logLikelihood, -3 * (log(2) + 0.5 * log(2 * Math.PI) + 0.5)))).toBeLessThan(4);
    expect(varianceOf(outcome)).toBeGreaterThan(3.8);
    expect(outcome.some((y) => y < 0) && outcome.some((y) => y > 0)).toBe(true);
  });
});
