// Langevin motion that is measured and acted upon, against closed forms: feedback.md, claims 7, 14, 17, 18, 39. Seeds 1 to 9; a test of
// chance allows 4.5 standard errors.
import { describe, expect, test } from "vitest";
import {
  type Estimate,
  type Experiment,
  mean,
  NumericalFailure,
  replay,
  reversed,
  run,
  SpecError,
  variance,
} from "../../dist/index.js";
import { bytes } from "./bytes.js";

const SLOW = { timeout: 300_000 };
const Z = 4.5;
type Parts = Record<string, unknown>;

/** k (x - c)^2/2 + g x, overdamped, c written by a policy. */
const trapped = ({ system = {}, ...parts }: Parts = {}): Experiment =>
  ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*(x - c)^2/2 + g*x", fields: { k: 1, c: 0, g: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
      ...(system as Parts),
    },
    method: { scheme: "exactLinear", dt: 0.01 },
    control: { duration: 1, ramps: {} },
    ensemble: { trajectories: 40_000, seed: 1 },
    ...parts,
  }) as unknown as Experiment;

const well = (parts: Parts): Experiment =>
  ({
    system: {
      dynamics: "overdamped",
      potential: { energy: "2*(x^2 - 1)^2 - f*x", fields: { f: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: 5e-3 },
    control: { duration: 1.5, ramps: {} },
    ensemble: { trajectories: 40_000, seed: 1 },
    ...parts,
  }) as unknown as Experiment;

const z = (estimate: Estimate | undefined, exact: number): number =>
  Math.abs(((estimate?.value as number) - exact) / (estimate?.error as number));
const columnsOf = async (
  experiment: Experiment,
  keep: readonly string[],
): Promise<Record<string, Float64Array>> =>
  (await run({ ...experiment, record: { ...experiment.record, keep } } as Experiment)).columns as Record<
    string,
    Float64Array
  >;
const gaussian = (deviation: number) => ({ kind: "gaussian", deviation });
const law = (spread: number): string => `-y^2/(2*${spread}) - log(2*pi*${spread})/2`;

describe("one noisy reading, and the trap goes there (claim 7)", () => {
  const at = (sigma: number, act: unknown, parts: Parts = {}): Experiment =>
    trapped({
      feedback: {
        kind: "policy",
        measurement: { at: 0, of: "x", channel: gaussian(sigma) },
        act: { c: act },
        information: { logPredictive: law(1 + sigma ** 2) },
      },
      ...parts,
    });

  test("at once: <W>, Var W, <I> and Sagawa-Ueda's equality in closed form; dF = 0", SLOW, async () => {
    const { estimates } = await run(at(1.5, "0.15*y"), {
      estimates: { V: variance("work"), X: mean("exp(-work - information)") },
    });
    expect(z(estimates.work, -0.1134375)).toBeLessThan(Z);
    expect(z(estimates.V, 0.07636113281)).toBeLessThan(Z);
    expect(z(estimates.information, 0.1838623901)).toBeLessThan(Z);
    expect(z(estimates.X, 1)).toBeLessThan(Z);
    expect(estimates.freeEnergyChange?.value).toBe(0);
  });

  test("the work is that of the true place, not of the reading", SLOW, async () => {
    const { work, xStart, c, outcome } = await columnsOf(at(0.5, "0.5*y"), [
      "work",
      "xStart",
      "c",
      "outcome",
    ]);
    const by = (place: Float64Array | undefined): number[] =>
      Array.from(work as Float64Array, (w, i) => {
        const [x, u] = [place?.[i] as number, c?.[i] as number];
        return Math.abs(w - ((x - u) ** 2 - x ** 2) / 2);
      });
    expect(Math.max(...by(xStart))).toBeLessThan(1e-13);
    expect(Math.max(...by(outcome))).toBeGreaterThan(0.1);
    expect(c?.every((u, i) => u === 0.5 * (outcome?.[i] as number))).toBe(true);
  });

  test.each(["age", "points"])("in time, by %s: <W> of the ramp", SLOW, async (how) => {
    const act =
      how === "age"
        ? "0.5*y*age"
        : [
            [0, 0],
            [1, "0.5*y"],
          ]; // prettier-ignore
    const { estimates } = await run(at(0.5, act), { estimates: { V: variance("work") } });
    expect(z(estimates.work, -0.201097954)).toBeLessThan(Z);
    expect(z(estimates.V, 0.2109113248)).toBeLessThan(Z);
  });
});

describe("a filter moves the trap time and again (claim 14)", () => {
  const [P, T] = [0.6998848914, 0.5];
  const cycled = (delay: number): Experiment => {
    const gain = P / (P + 0.25);
    const decay = Math.exp(-delay);
    return trapped({
      method: { scheme: "exactLinear", dt: 0.5 },
      control: { duration: 25, ramps: {} },
      cycles: { count: 4, discard: 1 },
      ensemble: { trajectories: 4000, seed: 2 },
      feedback: {
        kind: "policy",
        delay,
        measurement: { every: T, of: "x", channel: gaussian(0.5) },
        memory: { m: { start: 0, update: `c + ${gain}*(y - c)` } },
        act: { c: `c + (m - c)*${decay}` },
        information: { logPredictive: `-(y - c)^2/(2*${P + 0.25}) - log(2*pi*${P + 0.25})/2` },
      },
    });
  };

  test.each([
    [0, 0.2578411688],
    [0.2, 0.1728361041],
  ])("after a delay of %s: work and information per measurement", SLOW, async (delay, power) => {
    const { estimates } = await run(cycled(delay), {
      estimates: { W: mean("-work/200"), I: mean("information/200"), M: mean("measurements") },
    });
    expect(z(estimates.W, power)).toBeLessThan(Z);
    expect(z(estimates.I, 0.6674399462)).toBeLessThan(Z);
    expect(estimates.M?.value).toBe(200);
    // latency is not ignored: the other value is far
    expect(z(estimates.W, delay === 0 ? 0.1728361041 : 0.2578411688)).toBeGreaterThan(20);
  });

  test("kalman does the same by itself", SLOW, async () => {
    const kept = Math.exp(-0.2);
    const { estimates } = await run(
      {
        ...cycled(0.2),
        feedback: {
          kind: "policy",
          delay: 0.2,
          filter: { kind: "kalman" },
          measurement: { every: T, of: "x", channel: gaussian(0.5) },
          act: { c: `estimate_x*${kept} + c*${1 - kept}` },
        },
      } as Experiment,
      { estimates: { W: mean("-work/200"), I: mean("information/200") } },
    );
    expect(z(estimates.W, 0.1728361041)).toBeLessThan(Z);
    expect(z(estimates.I, 0.6674399462)).toBeLessThan(Z);
  });
});

describe("error-free ratchets (claims 17, 18)", () => {
  test("one-sided threshold at T = 1: work per cycle", SLOW, async () => {
    const { estimates } = await run(
      trapped({
        method: { scheme: "exactLinear", dt: 1 },
        control: { duration: 40, ramps: {} },
        cycles: { count: 5, discard: 1 },
        ensemble: { trajectories: 8000, seed: 3 },
        feedback: {
          kind: "policy",
          measurement: { every: 1, of: "x - c", channel: { kind: "exact" } },
          act: { c: "y > 0.612 ? c + 1.224 : c" },
        },
      }),
      { estimates: { W: mean("-work/200") } },
    );
    expect(z(estimates.W, 0.1433551127)).toBeLessThan(Z);
  });

  test("a trap that is turned about the particle does no work, trajectory by trajectory", SLOW, async () => {
    const { work, c, x } = await columnsOf(
      trapped({
        system: { potential: { energy: "(x - c)^2/2", fields: { c: 0, w: 0 } }, force: "-w" },
        method: { scheme: "exactLinear", dt: 0.1 },
        control: { duration: 100, ramps: { w: [[0, 0.8]] } },
        ensemble: { trajectories: 4000, seed: 4 },
        feedback: {
          kind: "policy",
          measurement: { every: 0.1, of: "x - c", channel: { kind: "exact" } },
          act: { c: "y > 0 ? c + 2*y : c" },
        },
      }),
      ["work", "c", "x"],
    );
    expect(Math.max(...Array.from(work as Float64Array, Math.abs))).toBeLessThan(1e-11);
    // v = 0.336901623 but for the start, which the force has yet to push down by 0.8
    const sum = (column: Float64Array | undefined): number =>
      (column ?? new Float64Array()).reduce((a, b) => a + b, 0);
    expect(sum(c) / 4000 / 100).toBeGreaterThan(0.336);
    expect(sum(c) / 4000 / 100).toBeLessThan(0.352);
    expect(x?.every((at, i) => at < (c?.[i] as number) + 6)).toBe(true);
  });
});

test("a force that follows the place of one time unit ago (claim 39): variance and heat", SLOW, async () => {
  const { estimates } = await run(
    trapped({
      system: {
        potential: { energy: "x^2/2", fields: { f: 0 } },
        force: "f",
        start: { kind: "gaussian", mean: { x: 0 }, covariance: [[0.92]] },
      },
      method: { scheme: "heun", dt: 0.02, heat: "stepwise" },
      control: { duration: 20, ramps: {} },
      cycles: { count: 5, discard: 1 },
      ensemble: { trajectories: 4000, seed: 5 },
      feedback: {
        kind: "policy",
        measurement: { every: 0.02, lag: 1, of: "x", channel: { kind: "exact" } },
        act: { f: "-0.5*y" },
      },
    }),
    { estimates: { V: variance("x"), Q: mean("heat/100") } },
  );
  expect(z(estimates.V, 0.9207835293)).toBeLessThan(Z);
  // of order dt: a reading is half a step old on average
  expect(Math.abs((estimates.Q?.value as number) - 0.309412353)).toBeLessThan(0.015);
  expect(estimates.work?.value).toBe(0);
});

describe("finitely many states", () => {
  const binary = { kind: "binary", error: 0.25 };
  const sign = (act: unknown, more: Parts = {}, parts: Parts = {}): Experiment =>
    well({
      feedback: {
        kind: "policy",
        measurement: { every: 0.5, of: "x > 0", channel: binary },
        act: { f: act },
        ...more,
      },
      ...parts,
    });

  test(
    "are what memory of a lane's own is: the same trajectories, also where states merge",
    SLOW,
    async () => {
      const keep = ["work", "x", "f", "outcome", "logLikelihood", "heat"];
      const stepwise = { method: { scheme: "heun", dt: 5e-3, heat: "stepwise" } };
      const none = { information: "none" };
      const merged = await columnsOf(sign("y == 1 ? 0.8 : -0.5", none, stepwise), keep);
      const own = await columnsOf(sign("(y == 1 ? 0.8 : -0.5) + 0*age", none, stepwise), keep);
      for (const name of keep) {
        const apart = Array.from(merged[name] as Float64Array, (a, i) =>
          Math.abs(a - (own[name]?.[i] as number)),
        );
        expect(Math.max(...apart), name).toBeLessThan(1e-12);
      }
    },
  );

  test(
    "<exp(-W + dF - I)> = 1 with the grid's laws, and gamma of the backward experiment is <exp(-W + dF)>",
    SLOW,
    async () => {
      const { estimates } = await run(
        sign("n == 1 ? 0.5 : -0.5", {
          information: "grid",
          delay: 0.1,
          memory: { n: { start: 0, update: "y" } },
        }),
        {
          estimates: {
            X: mean("exp(-(work - freeEnergyChange) - information)"),
            G: mean("exp(-(work - freeEnergyChange))"),
            B: reversed(mean("repeated*exp(-logProbability)")),
            R: mean("record"),
          },
        },
      );
      expect(z(estimates.X, 1)).toBeLessThan(Z);
      const { G, B } = estimates;
      const error = Math.sqrt((G?.error as number) ** 2 + (B?.error as number) ** 2);
      expect(Math.abs((G?.value as number) - (B?.value as number)) / error).toBeLessThan(Z);
      expect(G?.value as number).toBeGreaterThan(1.2);
      expect(z(estimates.R, 3.5)).toBeLessThan(Z);
    },
  );

  test("several outcomes have a schedule each", SLOW, async () => {
    const keep = ["outcome", "f", "x"];
    const { outcome, f } = await columnsOf(
      well({
        control: undefined,
        feedback: {
          kind: "branch",
          measurement: {
            at: 0,
            of: "x < -1 ? 0 : x < 1 ? 1 : 2",
            channel: { kind: "symmetric", outcomes: 3, error: 0.2 },
          },
          branches: Object.fromEntries(
            [0, 1, 2].map((y) => [
              y,
              {
                duration: 0.5,
                ramps: {
                  f: [
                    [0, 0],
                    [1, y - 1],
                  ],
                },
              },
            ]), // prettier-ignore
          ),
        },
      }),
      keep,
    );
    expect(new Set(outcome)).toEqual(new Set([0, 1, 2]));
    expect(f?.every((u, i) => u === (outcome?.[i] as number) - 1)).toBe(true);
  });

  test(
    "until: a trajectory ends at the measurement, before the action; the first law closes there",
    SLOW,
    async () => {
      const keep = [
        "stopTime",
        "stopped",
        "outcome",
        "measurements",
        "work",
        "energyChange",
        "heat",
        "f",
        "x",
      ];
      for (const act of ["y == 1 ? 1 : -1", "(y == 1 ? 1 : -1) + 0*age"]) {
        const columns = await columnsOf(
          sign(
            act,
            { information: "none", until: "y == 1" },
            { method: { scheme: "heun", dt: 5e-3, heat: "closed" } },
          ),
          keep,
        );
        const { stopTime, stopped, outcome, measurements, f } = columns;
        expect(stopped?.every((s, i) => (s === 1) === (outcome?.[i] === 1))).toBe(true);
        expect(
          stopTime?.every((t, i) =>
            stopped?.[i] === 1 ? Math.abs(t - 0.5 * ((measurements?.[i] as number) - 1)) < 1e-12 : t === 1.5,
          ),
        ).toBe(true);
        // what the measurement before had written
        expect(
          f?.every((u, i) => u === (stopped?.[i] === 0 || (measurements?.[i] as number) > 1 ? -1 : 0)),
        ).toBe(true);
        const { work, energyChange, x } = columns;
        const start = await columnsOf(sign(act, { information: "none", until: "y == 1" }), ["xStart"]);
        const energy = (at: number, u: number): number => 2 * (at ** 2 - 1) ** 2 - u * at;
        const apart = Array.from(energyChange as Float64Array, (change, i) =>
          Math.abs(
            change - energy(x?.[i] as number, f?.[i] as number) + energy(start.xStart?.[i] as number, 0),
          ),
        );
        expect(Math.max(...apart)).toBeLessThan(1e-12);
        expect(work?.some((w, i) => stopped?.[i] === 1 && measurements?.[i] === 1 && w !== 0)).toBe(false);
      }
    },
  );
});

test("a camera averages: the variance of its readings", SLOW, async () => {
  const { estimates } = await run(
    trapped({
      method: { scheme: "heun", dt: 0.005 },
      control: { duration: 2, ramps: {} },
      ensemble: { trajectories: 20_000, seed: 6 },
      feedback: {
        kind: "policy",
        measurement: { at: 1, of: "x", channel: { kind: "camera", exposure: 1, deviation: 0.3 } },
        act: { c: "0.3*y" },
      },
    }),
    { estimates: { Y: variance("outcome") } },
  );
  // 2 (T - 1 + e^-T)/T^2 + deviation^2
  expect(z(estimates.Y, 2 * Math.exp(-1) + 0.09)).toBeLessThan(Z);
});

test.each(["baoab", "exactLinear"])(
  "velocities under kalman, %s: Sagawa-Ueda's equality",
  SLOW,
  async (scheme) => {
    const { estimates } = await run(
      trapped({
        system: { dynamics: "underdamped", mass: 1 },
        method: { scheme, dt: 0.05 },
        control: { duration: 2, ramps: {} },
        ensemble: { trajectories: 40_000, seed: 7 },
        feedback: {
          kind: "policy",
          measurement: { every: 1, of: "x + 0.5*v_x", channel: gaussian(3) },
          filter: { kind: "kalman" },
          act: { c: "0.5*estimate_x" },
        },
      }),
      { estimates: { X: mean("exp(-(work - freeEnergyChange) - information)"), W: mean("work") } },
    );
    expect(z(estimates.X, 1)).toBeLessThan(Z);
    expect(estimates.W?.value as number).toBeLessThan(0);
  },
);

describe("the bytes", () => {
  const policies: readonly (readonly [string, Experiment])[] = [
    [
      "own",
      trapped({
        method: { scheme: "heun", dt: 0.01, bias: "measure" },
        ensemble: { trajectories: 8192, seed: 8 },
        feedback: {
          kind: "policy",
          measurement: { every: 0.1, of: "x", channel: gaussian(0.3) },
          memory: { m: { start: 0, update: "m + 0.5*(y - m)" } },
          act: { c: "m*(1 + age)" },
        },
      }),
    ],
    [
      "finite",
      well({
        method: { scheme: "heun", dt: 0.01, bias: "measure" },
        ensemble: { trajectories: 8192, seed: 8 },
        feedback: {
          kind: "policy",
          information: "none",
          measurement: { every: 0.1, of: "x > 0", channel: { kind: "binary", error: 0.1 } },
          act: { f: "y == 1 ? 1 : -1" },
        },
      }),
    ],
  ];

  test.each(policies)("are those of any number of workers: %s", SLOW, async (_, experiment) => {
    const [one, ...others] = await Promise.all(
      [1, 2, 3, 7].map(async (workers) => bytes(await run(experiment, { workers }))),
    );
    for (const other of others) expect(other).toEqual(one);
  });

  test.each(policies)("of replayed paths are those of the run: %s", SLOW, async (_, experiment) => {
    const { x, work } = await columnsOf(experiment, ["x", "work"]);
    const paths = replay(experiment, [0, 13, 4097]);
    for (const { trajectory, variables, work: path, time } of paths) {
      const last = time.length - 1;
      expect(variables.x?.[last]).toBe(x?.[trajectory]);
      expect(path[last]).toBe(work?.[trajectory]);
      expect(time[last]).toBeCloseTo(experiment.control?.duration as number, 12);
    }
  });
});

test("states on the way, and what is recorded along it, see the fields of their lane", SLOW, async () => {
  const { columns } = await run({
    ...trapped({
      method: { scheme: "heun", dt: 0.01 },
      ensemble: { trajectories: 1024, seed: 9 },
      feedback: {
        kind: "policy",
        measurement: { at: [0, 0.5], of: "x", channel: gaussian(0.3) },
        act: { c: "y" },
      },
    }),
    record: {
      keep: ["c", "first", "whole", "end"],
      columns: { first: "at(0.4, c)", whole: "integral(c)", end: "final(c)" },
    },
  } as Experiment);
  const { c, first, whole, end } = columns as Record<string, Float64Array>;
  expect(end).toEqual(c);
  expect(
    whole?.every((w, i) => Math.abs(w - ((first?.[i] as number) + (c?.[i] as number)) / 2) < 1e-12),
  ).toBe(true);
});

describe("a reading that the channel has no row for", () => {
  const measurement = {
    at: 0.5,
    of: "(x > 0) + (x > 1)",
    channel: { kind: "symmetric", outcomes: 2, error: 0.1 },
  };
  const read = (more: Parts): Experiment =>
    trapped({ feedback: { kind: "policy", measurement, act: { c: "y" }, ...more } });

  test("is a NumericalFailure with trajectory and time", async () => {
    const failure = run(read({ information: "none" }));
    await expect(failure).rejects.toThrow(NumericalFailure);
    await expect(failure).rejects.toThrow(/trajectory \d+ .* at t = 0.5/);
  });

  test("so is a reading that is no number, as an outcome or through noise", async () => {
    for (const channel of [{ kind: "exact" }, { kind: "gaussian", deviation: 0.1 }]) {
      const unread = { measurement: { at: 0.5, of: "log(x)", channel }, information: "none" };
      await expect(run(read(unread))).rejects.toThrow(/trajectory \d+ is read at t = 0.5 .* finite number/);
    }
  });

  test("is refused where the law of the outcomes is solved beforehand", async () => {
    await expect(run(read({ information: "grid" }))).rejects.toThrow(SpecError);
    const network = {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { g: 0 },
        states: { a: "g", b: 0 },
        edges: [{ from: "a", to: "b", fermi: 1 }],
        start: { kind: "equilibrium" },
      },
      control: { duration: 1, ramps: {} },
      feedback: { kind: "policy", measurement: { ...measurement, of: "state/2" }, act: { g: "y" } },
      ensemble: { trajectories: 1024, seed: 1 },
    } as unknown as Experiment;
    await expect(run(network)).rejects.toThrow(
      /^feedback.measurement.of: a reading from 0 to 1 is needed, 0.5/,
    );
  });
});
