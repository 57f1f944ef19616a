// A condition that ends trajectories: the ledger is that of the stopping time, whatever the other lanes of the block do.
import { describe, expect, test } from "vitest";
import {
  binary,
  branch,
  experiment,
  firstLaw,
  jarzynski,
  measure,
  replay,
  reverse,
  run,
  SpecError,
} from "../../dist/index.js";
import { bits, bytes } from "../run/bytes.js";

const H = 0.01;
const KEPT = ["x", "xStart", "work", "heat", "energyChange", "shadowWork", "q", "S", "stopTime", "stopped"];
const TRAJECTORIES = 203; // a last block with surplus lanes
const SHIFT = 0.5825971579390107 * Math.sqrt(2 * H);
const LIMIT = 1.1;

/** A trap that is dragged and stiffened, with a quench at 0+ and at the end; stopped far out. */
const dragged = (rest: object = {}) =>
  experiment({
    system: {
      dynamics: "overdamped",
      potential: { energy: "k*(x - c)^2/2", fields: { k: 1, c: 0 } },
      kT: 1,
      friction: 1,
      start: { kind: "equilibrium" },
    },
    method: { scheme: "heun", dt: H, heat: "stepwise" },
    control: { duration: 1, ramps: { c: [[0, 0.1], [0.5, 0.6]], k: [[0, 1], [1, 2], [1, 3]] } }, // biome-ignore format: a protocol
    record: { columns: { q: "integral(x^2)", S: "final(k*(x - c)^2/2)" }, keep: KEPT },
    ensemble: { trajectories: TRAJECTORIES, seed: 4 },
    ...rest,
  });
const STOP = `x > ${LIMIT} || x < -${LIMIT}`;

const fieldsAt = (k: number): { k: number; c: number } => {
  const s = (k - 0.5) * H;
  return { k: 1 + s, c: s < 0.5 ? 0.1 + s : 0.6 };
};

describe("a stopped trajectory", () => {
  test("is the one that would have gone on, up to the step after which the condition holds", async () => {
    const stopped = await run(dragged({ stop: STOP }), { workers: 1 });
    const paths = replay(
      dragged({ record: { keep: [] } }),
      Array.from({ length: TRAJECTORIES }, (_, i) => i),
      { every: 1 },
    );
    const { columns } = stopped;
    let never = 0;
    let atOnce = 0;
    paths.forEach(({ variables, work }, i) => {
      const at = (name: string): number => columns[name]?.[i] as number;
      const x = [at("xStart"), ...(variables.x as Float64Array)];
      const k = x.findIndex((place) => Math.abs(place) > LIMIT - SHIFT);
      if (k < 0) {
        never += 1;
        expect([at("stopped"), at("stopTime"), at("x")]).toEqual([0, 1, x[100]]);
        return;
      }
      if (k === 0) atOnce += 1;
      expect(at("stopped")).toBe(1);
      expect(at("stopTime")).toBeCloseTo(k * H, 12);
      expect(at("x")).toBe(x[k]);
      // what is booked so far, by hand
      const there = k === 0 ? { k: 1, c: 0 } : fieldsAt(k);
      const U = (place: number, f: { k: number; c: number }): number => (f.k * (place - f.c) ** 2) / 2;
      const done = k === 0 ? 0 : (work[k - 1] as number);
      let heat = 0;
      let q = 0;
      for (let j = 1; j <= k; j++) {
        const f = fieldsAt(j);
        const [a, b] = [x[j - 1] as number, x[j] as number];
        heat += ((b - a) * (-f.k * (a - f.c) - f.k * (b - f.c))) / 2;
        q += (H * (a * a + b * b)) / 2;
      }
      if (k < 100) expect(at("work")).toBe(done); // the last recorded point has the write to tau+
      expect(at("heat")).toBeCloseTo(heat, 12);
      expect(at("q")).toBeCloseTo(q, 12);
      expect(at("S")).toBeCloseTo(U(x[k] as number, there), 12);
      expect(at("energyChange")).toBeCloseTo(
        U(x[k] as number, there) - U(x[0] as number, { k: 1, c: 0 }),
        12,
      );
      expect(at("shadowWork")).toBeCloseTo(0, 12);
    });
    expect(atOnce).toBeGreaterThan(10);
    expect(never).toBeGreaterThan(10);
    expect(stopped.censored).toBe(never);
  });

  test("closes the first law, has no dF, and says so", async () => {
    const { verdicts, estimates } = await run(dragged({ stop: STOP }), { checks: [firstLaw(), jarzynski()] });
    expect(verdicts[0]?.outcome).toBe("holds");
    expect(verdicts[1]?.outcome).toBe("undecided");
    expect(verdicts[1]?.reason).toMatch(/"freeEnergyChange" is needed: with `stop` there is none/);
    expect(estimates.freeEnergyChange).toBeUndefined();
    expect(Object.keys(estimates)).toEqual(expect.arrayContaining(["q", "S", "stopTime", "stopped"]));
  });

  test("is replayed until it stops", async () => {
    const what = dragged({ stop: STOP });
    const { columns } = await run(what, { workers: 1 });
    const paths = replay(
      what,
      Array.from({ length: TRAJECTORIES }, (_, i) => i),
      { every: 1 },
    );
    const whole = replay(dragged(), [7], { every: 1 });
    paths.forEach(({ time, variables, work }, i) => {
      const x = variables.x as Float64Array;
      const steps = Math.round((columns.stopTime?.[i] as number) / H);
      expect([time.length, x.length, work.length]).toEqual([steps, steps, steps]);
      if (steps > 0) expect(x[steps - 1]).toBe(columns.x?.[i]);
      if (i === 7) expect(x).toEqual(whole[0]?.variables.x?.slice(0, steps));
    });
    const sparse = replay(what, [0, 1, 2, 3, 4, 5, 6, 7], { every: 7 });
    sparse.forEach(({ time, variables }, i) => {
      expect(time).toHaveLength(Math.floor((paths[i]?.time.length as number) / 7));
      const all = paths[i]?.variables.x ?? new Float64Array(1);
      expect(variables.x).toEqual(all.filter((_, k) => k % 7 === 6));
    });
  });

  test("has an answer of the measurement at t = 0, and the fields of its branch", async () => {
    const hold = (c: number) => ({ duration: 1, ramps: { c: [[0, c]] } });
    const what = dragged({
      control: undefined,
      stop: STOP,
      feedback: branch(measure({ at: 0, of: "x > 0", channel: binary({ error: 0.2 }) }), {
        false: hold(-0.4) as never,
        true: hold(0.7) as never,
      }),
      record: {
        columns: { C: "final(c)" },
        keep: ["x", "xStart", "C", "outcome", "stopped", "stopTime", "energyChange"],
      },
    });
    const { columns, verdicts } = await run(what, { checks: [firstLaw()] });
    expect(verdicts[0]?.outcome).toBe("holds");
    let found = 0;
    columns.C?.forEach((c, i) => {
      const began = columns.stopTime?.[i] === 0;
      expect(c).toBe(began ? 0 : columns.outcome?.[i] === 1 ? 0.7 : -0.4);
      if (columns.stopped?.[i] === 1 && !began) found += 1;
      const U = (x: number, place: number): number => (x - place) ** 2 / 2;
      const change = U(columns.x?.[i] as number, c) - U(columns.xStart?.[i] as number, 0);
      expect(columns.energyChange?.[i]).toBeCloseTo(change, 12);
    });
    expect(found).toBeGreaterThan(30);
  });

  test("control: without a stop all go on to the end", async () => {
    const { columns, censored } = await run(dragged({ record: { keep: ["x"], columns: {} } }), {
      workers: 1,
    });
    expect(censored).toBeUndefined();
    expect(Math.max(...(columns.x as Float64Array).map(Math.abs))).toBeGreaterThan(LIMIT + 0.3);
  });
});

describe("the bytes of what is recorded", () => {
  // neither a multiple of a block of 8 nor of a leaf of 1024
  const many = (trajectories: number, stop: string | undefined) =>
    dragged({
      method: { scheme: "heun", dt: 0.05, heat: "closed", bias: "measure" },
      ...(stop === undefined ? {} : { stop }),
      record: {
        columns: { q: "integral(x^2)", most: "max(x)", T: "firstTime(along(x, x) > 0.2)", n: "count(x > c)" },
        keep: ["q", "most", "T", "TReached", "n", "x", ...(stop === undefined ? [] : ["stopTime"])],
      },
      ensemble: { trajectories, seed: 8 },
    });

  for (const stop of [undefined, STOP]) {
    test(`are one for 1, 2, 3 and 7 workers and any chunks${stop === undefined ? "" : ", with a stop"}`, {
      timeout: 300_000,
    }, async () => {
      const what = many(5 * 1024 + 77, stop);
      const one = await run(what, { workers: 1, chunkLeaves: 1 });
      for (const [workers, chunkLeaves] of [
        [2, 1],
        [3, 2],
        [7, 4],
      ] as const) {
        expect(bytes(await run(what, { workers, chunkLeaves }))).toBe(bytes(one));
      }
      expect(one.estimates.q?.bias?.error).toBeGreaterThan(0);
      // a longer run continues a shorter one
      const short = await run(many(1024 + 3, stop), { workers: 2 });
      for (const [name, column] of Object.entries(short.columns)) {
        expect(bits(column)).toBe(bits(one.columns[name]?.slice(0, 1024 + 3)));
      }
    });
  }

  test("of everything else do not change by recording", async () => {
    const plain = await run(dragged({ record: { keep: ["x", "work", "heat"], columns: {} } }), {
      workers: 1,
    });
    const recorded = await run(
      dragged({
        record: { columns: { q: "max(integral(x^2))", n: "count(x > 0)" }, keep: ["x", "work", "heat"] },
      }),
      { workers: 1 },
    );
    for (const name of ["x", "work", "heat"])
      expect(bits(recorded.columns[name])).toBe(bits(plain.columns[name]));
  });
});

test("an experiment that stops is not reversed", () => {
  expect(() => reverse(dragged({ stop: STOP }))).toThrow(SpecError);
  expect(() => reverse(dragged())).not.toThrow();
});
