// Memory without consequences: Wonham's filter of a telegraph process that is watched through noise (claims/feedback.md, 27), and that
// what is only watched goes on as if nobody did.
import { describe, expect, test } from "vitest";
import {
  type Experiment,
  edge,
  experiment,
  measure,
  network,
  policy,
  run,
  SpecError,
  schedule,
} from "../../dist/index.js";
import { plan } from "../../dist/plan/plan.js";
import { runnersOf } from "../../dist/run/runner.js";
import { bits, bytes } from "./bytes.js";

const { abs, exp, sqrt } = Math;
const SLOW = { timeout: 120_000 };

const [k, sigma, dt] = [1, 0.5, 0.001];
const seen = sigma / sqrt(dt);

/** dY = x dt + sigma dB in steps of dt, as rounds with one measurement; `assumed` is the filter's sigma^2. */
const watched = (assumed: number, cycles: object, more: object = {}): Experiment => {
  const decay = exp(-2 * k * dt);
  const likely = (x: string): string => `exp(-(y - (${x}))^2/(2*${seen * seen}))`;
  const before = `m*${decay}`;
  return experiment({
    system: network({
      kT: 1,
      fields: { k },
      states: { down: { energy: 0, x: -1 }, up: { energy: 0, x: 1 } },
      edges: [edge("down", "up", { forward: "k", backward: "k" })],
      start: { kind: "equilibrium" },
    }),
    feedback: policy({
      measurement: measure({ at: 0, of: "x", channel: { kind: "gaussian", deviation: seen } }),
      memory: {
        m: {
          start: 0,
          update: `(${before} + tanh(y*${dt / assumed}))/(1 + ${before}*tanh(y*${dt / assumed}))`,
        },
        sure: { start: 0, update: "sure + (1 - m*m)*elapsed" },
      },
      act: {},
      information: {
        logPredictive: `log((1 + ${before})/2*${likely("1")} + (1 - ${before})/2*${likely("-1")}) - log(${seen * sqrt(2 * Math.PI)})`,
      },
    }),
    control: schedule({ duration: dt }),
    cycles,
    record: { columns: { missed: "(x - m)^2", claimed: "1 - m^2" } },
    ensemble: { trajectories: 500, seed: 27 },
    ...more,
  } as never);
};

const statistics = (x: Float64Array | undefined): readonly [mean: number, error: number] => {
  if (x === undefined) throw new Error("no such column");
  const mean = x.reduce((a, b) => a + b, 0) / x.length;
  return [mean, sqrt(x.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (x.length - 1) / x.length)];
};

describe("Wonham's filter", () => {
  const [MMSE, RATE] = [0.5829619788, 1.165923958];
  const count = 1000;
  const columns = runnersOf(plan(watched(sigma * sigma, { count, discard: 3000 }))).coarse.columns(
    0,
    3000,
    1,
  );

  test("mean square error and information rate", SLOW, () => {
    const [missed, error] = statistics(columns.missed);
    expect(abs(missed - MMSE)).toBeLessThan(4 * error + dt / (sigma * sigma));
    const [claimed, small] = statistics(columns.claimed);
    expect(abs(claimed - MMSE)).toBeLessThan(4 * small + dt / (sigma * sigma));
    const [rate, spread] = statistics(columns.information?.map((i) => i / (count * dt)));
    expect(abs(rate - RATE)).toBeLessThan(4 * spread + dt / (sigma * sigma));
    expect(new Set(columns.measurements)).toEqual(new Set([count]));
  });

  test("of all rounds, also those that are discarded, what is remembered is kept", () => {
    const [sure] = statistics(columns.sure);
    // 1 at the beginning, the error in the end
    expect(sure / (4000 * dt)).toBeGreaterThan(MMSE);
    expect(sure / (4000 * dt)).toBeLessThan(MMSE + 0.2);
  });

  test("control: one that takes the noise for weaker than it is claims more than it knows", SLOW, () => {
    const wrong = runnersOf(plan(watched(sigma * sigma * 0.5, { count: 1, discard: 3000 }))).coarse.columns(
      0,
      3000,
      1,
    );
    const [missed, error] = statistics(wrong.missed);
    const [claimed] = statistics(wrong.claimed);
    expect(missed - claimed).toBeGreaterThan(5 * error);
  });
});

test("who is only watched goes on as if nobody did", () => {
  const own = watched(0.25, { count: 300 }) as unknown as Record<string, unknown>;
  const { feedback: _, record: __, ...alone } = own;
  const plain = runnersOf(
    plan(experiment({ ...alone, control: schedule({ duration: dt }) } as never)),
  ).coarse.columns(0, 640, 1);
  const seenToo = runnersOf(plan(own as never)).coarse.columns(0, 640, 1);
  for (const name of ["state", "jumps"]) expect(bits(seenToo[name])).toBe(bits(plain[name]));
});

test("the bytes are the same for any workers and chunks", SLOW, async () => {
  const what = watched(0.25, { count: 50 }, { ensemble: { trajectories: 2500 } });
  const one = bytes(await run(what, { workers: 1 }));
  expect(bytes(await run(what, { workers: 3, chunkLeaves: 1 }))).toBe(one);
});

test("what is not finite is a failure, and a demon that acts needs finitely many outcomes", () => {
  const lost = watched(0.25, { count: 3 }) as unknown as { feedback: { memory: Record<string, object> } };
  const wild = {
    ...lost,
    feedback: {
      ...lost.feedback,
      memory: { ...lost.feedback.memory, m: { start: 0, update: "log(-1 - y*y)" } },
    },
  };
  expect(() => runnersOf(plan(experiment(wild as never))).coarse.columns(0, 64, 1)).toThrow(
    /trajectory \d+: what is remembered is not finite/,
  );
  expect(() =>
    watched(0.25, { count: 3 }, { feedback: { ...lost.feedback, information: "none", act: { k: "2 + y" } } }),
  ).toThrow(SpecError);
});
