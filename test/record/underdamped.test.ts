// Recorded columns and stops of underdamped motion: velocities are states, places are smooth, the kinetic energy is in the ledger.
import { expect, test } from "vitest";
import { weakOrder } from "../../dist/estimate/bias.js";
import { firstLaw, mean, replay, run } from "../../dist/index.js";
import { validateLangevin as experiment } from "../../dist/spec/validate.js";

const H = 0.02;
const TRAJECTORIES = 43;

const trap = ({ system, ...rest }: { system?: object; [key: string]: unknown }) =>
  experiment({
    system: {
      dynamics: "underdamped",
      potential: { energy: "k*x^2/2", fields: { k: 1, T: 1.5 } },
      kT: "T",
      friction: 0.5,
      mass: 2,
      start: { kind: "equilibrium" },
      ...system,
    },
    method: { scheme: "baoab", dt: H, heat: "stepwise" },
    control: { duration: 2, ramps: { k: [[0, 1], [1, 2]] } }, // biome-ignore format: a ramp
    ensemble: { trajectories: TRAJECTORIES, seed: 6 },
    ...rest,
  });

test("integrals, sums, extrema and first times of velocities by their definitions", async () => {
  const columns = {
    way: "integral(v_x)",
    gone: "along(1, x)",
    power: "along(v_x, x)",
    left: "ito(v_x, x)",
    fastest: "max(v_x)",
    slow: "min(x*v_x - v_xStart)",
    first: "firstTime(v_x > 0.8)",
    warm: "integral(kT*v_x^2)",
  };
  const keep = ["x", "xStart", "v_x", "v_xStart", "firstReached", ...Object.keys(columns)];
  // the temperature falls from 1.5 to 0.5
  const what = trap({
    control: { duration: 2, ramps: { k: [[0, 1], [1, 2]], T: [[0, 1.5], [1, 0.5]] } }, // biome-ignore format: ramps
    record: { columns, keep },
  });
  const { columns: found } = await run(what, { workers: 1 });
  const paths = replay(
    what,
    Array.from({ length: TRAJECTORIES }, (_, i) => i),
    { every: 1 },
  );
  paths.forEach(({ variables }, i) => {
    const at = (name: string): number => found[name]?.[i] as number;
    const x = [at("xStart"), ...(variables.x as Float64Array)];
    const v = [at("v_xStart"), ...(variables.v_x as Float64Array)];
    const sum = (term: (a: number, b: number, va: number, vb: number, kT: number) => number): number => {
      let total = 0;
      for (let k = 0; k < x.length - 1; k++) {
        total += term(
          x[k] as number,
          x[k + 1] as number,
          v[k] as number,
          v[k + 1] as number,
          1.5 - ((k + 0.5) * H) / 2,
        );
      }
      return total;
    };
    expect(at("way")).toBeCloseTo(
      sum((_a, _b, va, vb) => (H * (va + vb)) / 2),
      12,
    );
    expect(at("gone")).toBeCloseTo(at("x") - at("xStart"), 12);
    expect(at("power")).toBeCloseTo(
      sum((a, b, va, vb) => ((b - a) * (va + vb)) / 2),
      12,
    );
    expect(at("left")).toBeCloseTo(
      sum((a, b, va) => (b - a) * va),
      12,
    );
    // no overshoot; the start by the kernel's units, which round
    expect(at("fastest")).toBeCloseTo(Math.max(...v), 14);
    expect(at("slow")).toBeCloseTo(Math.min(...x.map((a, k) => a * (v[k] as number) - at("v_xStart"))), 12);
    expect(at("warm")).toBeCloseTo(
      sum((_a, _b, va, vb, kT) => (H * kT * (va * va + vb * vb)) / 2),
      12,
    );
    const k = v.findIndex((velocity) => velocity > 0.8);
    expect(at("first")).toBeCloseTo(k < 0 ? 2 : k === 0 ? 0 : H * (k - 0.5), 12);
    expect(at("firstReached")).toBe(k < 0 ? 0 : 1);
  });
  expect(weakOrder(what, ["power"])).toBe(2);
  expect(weakOrder(what, ["left"])).toBe(1);
});

test("a stop keeps the kinetic energy: the first law closes, and U + m v^2/2 is that of the step", async () => {
  const what = trap({
    stop: "x > 1.5",
    record: {
      columns: { E: "final(k*x^2/2 + v_x^2)" },
      keep: ["E", "energyChange", "xStart", "v_xStart", "stopped"],
    },
    ensemble: { trajectories: 4000, seed: 2 },
  });
  const { columns, verdicts, censored } = await run(what, { checks: [firstLaw()] });
  expect(verdicts[0]?.outcome).toBe("holds");
  expect(censored).toBeGreaterThan(100);
  columns.E?.forEach((E, i) => {
    const [x, v] = [columns.xStart?.[i] as number, columns.v_xStart?.[i] as number];
    expect(columns.energyChange?.[i]).toBeCloseTo(E - (x * x) / 2 - v * v, 12);
  });
});

test("the mean of m v^2 over time is kT, of what is driven as it is driven", {
  timeout: 300_000,
}, async () => {
  const what = trap({
    system: { friction: 5 },
    control: { duration: 4, ramps: {} },
    record: { columns: { kinetic: "integral(2*v_x^2)/4" }, keep: [] },
    ensemble: { trajectories: 40_000, seed: 3 },
  });
  const { estimates } = await run(what, { estimates: { wrong: mean("kinetic/2") } });
  const z = (name: string): number => {
    const { value, error } = estimates[name] as { value: number; error: number };
    return (value - 1.5) / error;
  };
  expect(Math.abs(z("kinetic"))).toBeLessThan(4.5); // baoab's velocities are cold by order h^2: below an error here
  expect(z("wrong")).toBeLessThan(-20);
});

test("nobody's looking moves a bit, though the kernel's velocities are in units of the step", async () => {
  const keep = ["x", "v_x", "work"];
  // stretches of steps that differ: 0.3/15, 0.33/17, 1.37/69; looks are at the ends of some
  const control = { duration: 2, ramps: { k: [[0, 1], [0.15, 1], [0.315, 2], [1, 2]] } }; // biome-ignore format: a ramp
  const method = { scheme: "obabo", dt: H };
  const alone = trap({ control, method, record: { keep } });
  const looked = trap({
    control,
    method,
    record: {
      columns: { m: "at(0.1, v_x)", i: "integral(v_x^2)" },
      grid: { times: [0.2, 0.3], of: ["v_x"] },
      keep,
    },
  });
  const [{ columns: a }, { columns: b }] = [await run(alone), await run(looked)];
  for (const name of keep) expect(b[name], name).toEqual(a[name]);
  const paths = replay(alone, [0, 11, 42], { every: 101 });
  paths.forEach(({ variables }, i) => {
    const k = [0, 11, 42][i] as number;
    expect(variables.x?.at(-1)).toBe(a.x?.[k]);
    expect(variables.v_x?.at(-1)).toBe(a.v_x?.[k]);
  });
});
