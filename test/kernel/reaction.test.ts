// The kernel of reactions: the law of its counts, that cuts and replays leave no trace, what is recorded against the events themselves,
// thinning against closed forms, and failures that name trajectory and time.
import { describe, expect, test } from "vitest";
import { experiment, reaction, reactions, replay, schedule } from "../../src/index.js";
import { ReactionFailure, ReactionKernel } from "../../src/kernel/reaction.js";
import type { Columns } from "../../src/plan/ledger.js";
import { plan } from "../../src/plan/plan.js";
import { kineticsOf } from "../../src/plan/reaction/kinetics.js";
import { lnFactorial } from "../../src/plan/reaction/lnFactorial.js";
import { runnersOf } from "../../src/run/runner.js";
import type { Reaction, ReactionExperiment, Reactions } from "../../src/spec/reaction/reaction.js";
import { finiteStateProjection } from "../../src/theory/reaction/projection.js";

interface Asked {
  readonly species: Reactions["species"];
  readonly given: readonly Reaction[];
  readonly duration: number;
  readonly more?: Partial<Reactions>;
  readonly ramps?: object;
  readonly rest?: object;
}

const made = ({ species, given, duration, more = {}, ramps = {}, rest = {} }: Asked): ReactionExperiment =>
  experiment({
    system: reactions({ species, reactions: given, ...more }),
    control: schedule({ duration, ...ramps }),
    ensemble: { trajectories: 2 ** 20, seed: 7 },
    ...rest,
  });

const columnsOf = (asked: ReactionExperiment, n: number): Columns =>
  runnersOf(plan(asked)).coarse.columns(0, n, 1);

const column = (columns: Columns, name: string): Float64Array => columns[name] as Float64Array;
const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** How many standard errors a mean is away. */
function z(values: Float64Array, expected: number): number {
  const mean = meanOf(values);
  const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (values.length - 1);
  return (mean - expected) / Math.sqrt(variance / values.length);
}

const ENZYME: Asked = {
  species: { E: 5, S: 20, ES: 0, P: 0 },
  given: [reaction("E + S <-> ES", { forward: 1, backward: 1 }), reaction("ES -> E + P", 0.5)],
  duration: 4,
};
const DIMER: Asked = {
  species: { P: 60, D: 3 },
  given: [reaction("2 P <-> D", { forward: 0.01, backward: 0.2, counts: "net" })],
  duration: 3,
};
const TOGGLE: Asked = {
  species: { U: 7, V: 4 },
  given: [
    reaction("0 -> U", { propensity: "b + a/(1 + (V/K)^2)" }),
    reaction("U -> 0", 1),
    reaction("0 -> V", { propensity: "b + a/(1 + (U/K)^2)" }),
    reaction("V -> 0", 1),
  ],
  duration: 2,
  more: { fields: { a: 12, K: 5, b: 0.5 } },
};

describe("the law of counts is that of the master equation", () => {
  test.each([
    ["enzyme", ENZYME, [5, 20, 0, 0]],
    ["dimer", DIMER, [60, 3]],
    ["toggle", TOGGLE, [7, 4]],
  ] as const)("%s", (_, asked, start) => {
    const spec = made(asked);
    const solved = finiteStateProjection(kineticsOf(spec), start, asked.duration, 1e-6);
    const columns = columnsOf(spec, 16384);
    Object.keys(asked.species).forEach((name, k) => {
      const [first, second] = [1, 2].map((power) =>
        solved.states.reduce(
          (sum, n, i) => sum + (n[k] as number) ** power * (solved.probabilities[i] as number),
          0,
        ),
      ) as [number, number];
      expect(Math.abs(z(column(columns, name), first))).toBeLessThan(4);
      expect(
        Math.abs(
          z(
            column(columns, name).map((x) => x * x),
            second,
          ),
        ),
      ).toBeLessThan(4);
    });
  });
});

describe("the next reaction", () => {
  const method = { by: "nextReaction" };

  test.each([
    ["enzyme", ENZYME, [5, 20, 0, 0]],
    ["dimer", DIMER, [60, 3]],
    ["toggle", TOGGLE, [7, 4]],
  ] as const)("%s: the law is that of the master equation", (_, asked, start) => {
    const spec = made({ ...asked, rest: { method } });
    expect(plan(spec).kernel.race).not.toBeNull();
    const solved = finiteStateProjection(kineticsOf(spec), start, asked.duration, 1e-6);
    const columns = columnsOf(spec, 16384);
    Object.keys(asked.species).forEach((name, k) => {
      const first = solved.states.reduce(
        (sum, n, i) => sum + (n[k] as number) * (solved.probabilities[i] as number),
        0,
      );
      expect(Math.abs(z(column(columns, name), first))).toBeLessThan(4);
    });
  });

  test("hops along a chain: each place has its binomial share (Jahnke & Huisinga 2007); 398 channels choose it by themselves", () => {
    const size = 200;
    const names = Array.from({ length: size }, (_, i) => `X${i}`);
    const species = Object.fromEntries(names.map((name, i) => [name, i === 0 ? 1000 : 0]));
    const given = names.slice(1).map((name, i) => reaction(`X${i} <-> ${name}`, { forward: 3, backward: 1 }));
    const spec = made({ species, given, duration: 5 });
    expect(plan(spec).kernel.race).toHaveLength(398);
    const columns = columnsOf(spec, 512);
    const at = column(columns, "X10");
    expect(Math.abs(z(at, 93.669684))).toBeLessThan(4);
    expect(
      Math.abs(
        z(
          at.map((x) => (x - 93.669684) * (x - 93.669684)),
          84.895674,
        ),
      ),
    ).toBeLessThan(4);
    expect(Math.abs(z(column(columns, "X0"), 2.8645264))).toBeLessThan(4);
  });

  test("jumps of the protocol, snapshots, entropy and replay", () => {
    const rest = { method, record: { columns: { half: "at(1, P)" } } };
    const spec = made({
      ...DIMER,
      more: { fields: { k: 0.01 } },
      given: [
        reaction("2 P <-> D", { forward: 0.01, backward: 0.2, counts: "net" }),
        reaction("0 <-> P", { forward: 3, backward: 1 }),
      ],
      rest,
    });
    const found = columnsOf(spec, 8192);
    const direct = columnsOf(
      made({ ...DIMER, given: spec.system.reactions, rest: { record: rest.record } }),
      8192,
    );
    for (const name of ["half", "P", "D", "jumps", "bathEntropy", "net"]) {
      const reference = column(direct, name);
      expect(
        Math.abs(
          z(
            column(found, name).map((x, i) => x - (reference[i] as number)),
            0,
          ),
        ),
      ).toBeLessThan(4);
    }
    const [path] = replay(spec, [77]);
    expect(path?.time.length).toBe((column(found, "jumps")[77] as number) + 2);
    expect(path?.variables.P?.at(-1)).toBe(column(found, "P")[77]);
    const driven = made({
      species: { X: 10 },
      given: [reaction("0 -> X", "k"), reaction("X -> 0", 1)],
      duration: 2,
      more: { fields: { k: 10 } },
      ramps: {
        k: [
          [0.5, 10],
          [0.5, 40],
        ],
      },
      rest: { method },
    });
    expect(Math.abs(z(column(columnsOf(driven, 16384), "X"), 40 - 30 * Math.exp(-1)))).toBeLessThan(4);
  });
});

test("cuts, strides and other trajectories leave no trace; a replay has the same bits", () => {
  const spec = made(DIMER);
  const { module, kernel } = plan(spec);
  const whole = new ReactionKernel(module, kernel).run(0, 256);
  const apart = new ReactionKernel(module, kernel);
  const part = apart.run(128, 64);
  const strided = apart.run(0, 128, 2);
  for (const k of [0, 1]) {
    expect(part.counts[k]).toEqual(whole.counts[k]?.slice(128, 192));
    expect(strided.counts[k]?.slice(64)).toEqual(whole.counts[k]?.slice(128, 192));
  }
  expect(part.jumps).toEqual(whole.jumps.slice(128, 192));
  for (const trajectory of [0, 7, 9, 63, 100, 255]) {
    const found = apart.record(trajectory);
    expect(found.times).toHaveLength(whole.jumps[trajectory] as number);
    expect(found.counts[0]?.at(-1)).toBe(whole.counts[0]?.[trajectory]);
    expect([...found.times].every((t, i, all) => t <= 3 && t >= (all[i - 1] ?? 0))).toBe(true);
  }
});

test.each(["direct", "nextReaction"])(
  "what is recorded agrees with the events of each trajectory (%s)",
  (by) => {
    const columns = {
      area: "integral(D*P)",
      top: "max(D)",
      low: "min(P)",
      met: "count(D >= 20)",
      first: "firstTime(D >= 20)",
      grown: "change(D*D)",
      many: "count(jumps >= 30)",
      drift: "max(net)",
    };
    const spec = made({ ...DIMER, rest: { method: { by }, record: { columns } } });
    const found = columnsOf(spec, 64);
    for (const path of replay(spec, [0, 5, 33, 62])) {
      const { trajectory: i, time, variables } = path;
      const [D, P] = [variables.D as Float64Array, variables.P as Float64Array];
      let [area, met, first] = [0, 0, 3];
      for (let k = 1; k < time.length; k++) {
        area += ((time[k] as number) - (time[k - 1] as number)) * (D[k - 1] as number) * (P[k - 1] as number);
        if ((D[k] as number) < 20 || (D[k - 1] as number) >= 20) continue;
        met += 1;
        if (met === 1) first = time[k] as number;
      }
      expect(column(found, "area")[i]).toBeCloseTo(area, 8);
      expect(column(found, "top")[i]).toBe(Math.max(...D));
      expect(column(found, "low")[i]).toBe(Math.min(...P));
      expect(column(found, "met")[i]).toBe(met);
      expect(column(found, "first")[i]).toBeCloseTo(first, 12);
      expect(column(found, "firstReached")[i]).toBe(met > 0 ? 1 : 0);
      expect(column(found, "grown")[i]).toBe((D.at(-1) as number) ** 2 - (D[0] as number) ** 2);
      expect(column(found, "many")[i]).toBe((column(found, "jumps")[i] as number) >= 30 ? 1 : 0);
      expect(column(found, "drift")[i]).toBe(Math.max(...D) - 3);
    }
  },
);

test.each(["direct", "nextReaction"])(
  "the entropy of a path is the sum of ln a(n)/a_back(n + v) over its events (%s)",
  (by) => {
    const spec = made({ ...DIMER, rest: { method: { by } } });
    const found = columnsOf(spec, 64);
    for (const { trajectory, variables } of replay(spec, [3, 40])) {
      const [D, P] = [variables.D as Float64Array, variables.P as Float64Array];
      const [forward, backward] = [(p: number) => 0.01 * p * (p - 1), (d: number) => 0.2 * d];
      let entropy = 0;
      for (let k = 1; k + 1 < D.length; k++) {
        const up = (D[k] as number) > (D[k - 1] as number);
        entropy += up
          ? Math.log(forward(P[k - 1] as number) / backward(D[k] as number))
          : Math.log(backward(D[k - 1] as number) / forward(P[k] as number));
      }
      expect(column(found, "bathEntropy")[trajectory]).toBeCloseTo(entropy, 9);
    }
  },
);

test.each(["direct", "nextReaction"])("entropy by formula is that of mass action (%s)", (by) => {
  const formula = { propensity: ["0.01*P*(P - 1)", "0.2*D"] } as const;
  const rest = { method: { by } };
  const one = columnsOf(made({ ...DIMER, rest }), 64);
  const other = columnsOf(made({ ...DIMER, given: [reaction("2 P <-> D", formula)], rest }), 64);
  expect(column(other, "D")).toEqual(column(one, "D"));
  column(one, "bathEntropy").forEach((s, i) => {
    expect(column(other, "bathEntropy")[i]).toBeCloseTo(s, 9);
  });
});

test.each(["direct", "nextReaction"])(
  "the entropy of formulas beside mass action of the same species is that of mass action alone (%s)",
  (by) => {
    const fed = reaction("0 <-> P", { forward: 20, backward: 0.5 });
    const given = (law: object): ReactionExperiment =>
      made({ ...DIMER, given: [reaction("2 P <-> D", law as never), fed], rest: { method: { by } } });
    const one = columnsOf(given({ forward: 0.01, backward: 0.2 }), 64);
    const other = columnsOf(given({ propensity: ["0.01*P*(P - 1)", "0.2*D"] }), 64);
    expect(column(other, "D")).toEqual(column(one, "D"));
    column(one, "bathEntropy").forEach((s, i) => {
      expect(column(other, "bathEntropy")[i]).toBeCloseTo(s, 8);
    });
  },
);

test("chemostats: particles and chemical work", () => {
  const columns = columnsOf(
    made({
      species: { X: 19, A: { fixed: 1, mu: 2 }, B: { fixed: 1, mu: "0.5" } },
      given: [
        reaction("A + 2 X <-> 3 X", { forward: 0.06, backward: 0.0016 / 6 }),
        reaction("B <-> X", { forward: 50, backward: 3.5 }),
      ],
      duration: 5,
    }),
    64,
  );
  column(columns, "X").forEach((x, i) => {
    const [a, b] = [column(columns, "particles_A")[i] as number, column(columns, "particles_B")[i] as number];
    expect(a + b).toBe(x - 19);
    expect(column(columns, "chemicalWork")[i]).toBeCloseTo(2 * a + 0.5 * b, 9);
  });
});

describe.each(["direct", "nextReaction"])("driven rates (%s)", (by) => {
  const rest = { method: { by } };
  test("thinning: a driven Poisson process, and two states", () => {
    const waves = columnsOf(
      made({ species: { X: 0 }, given: [reaction("0 -> X", "3*(1 + sin(5*t))")], duration: 2.3, rest }),
      16384,
    );
    expect(Math.abs(z(column(waves, "X"), 7.2100171))).toBeLessThan(4);
    const two = columnsOf(
      made({
        species: { A: 1, B: 0 },
        given: [reaction("A <-> B", { forward: "1 + 0.8*sin(3*t)", backward: 0.7 })],
        duration: 2,
        rest,
      }),
      16384,
    );
    expect(Math.abs(z(column(two, "B"), 0.45943264))).toBeLessThan(4);
    expect(Math.abs(z(column(two, "jumps"), 1.7659228))).toBeLessThan(4);
  });

  test("a propensity by formula whose field moves", () => {
    const columns = columnsOf(
      made({
        species: { X: 30 },
        given: [reaction("X -> 0", { propensity: "k*X/(1 + exp(-t))" })],
        duration: 1,
        more: { fields: { k: 1 } },
        ramps: {
          k: [
            [0, 1],
            [1, 3],
          ],
        },
        rest,
      }),
      16384,
    );
    // integral of (1 + 2 t)/(1 + e^-t) from 0 to 1
    const n = 20000;
    let hazard = 0;
    for (let i = 0; i < n; i++) hazard += (1 + (2 * (i + 0.5)) / n) / (1 + Math.exp(-(i + 0.5) / n)) / n;
    expect(Math.abs(z(column(columns, "X"), 30 * Math.exp(-hazard)))).toBeLessThan(4);
  });

  test("a jump of the protocol: constant on both sides, nothing is thinned", () => {
    const spec = made({
      rest,
      species: { X: 10 },
      given: [reaction("0 -> X", "k"), reaction("X -> 0", 1)],
      duration: 2,
      more: { fields: { k: 10 } },
      ramps: {
        k: [
          [0.5, 10],
          [0.5, 40],
        ],
      },
    });
    const planned = plan(spec);
    expect(planned.kernel.guarded).toBe(false);
    expect(planned.kernel.windows).toHaveLength(2);
    const columns = runnersOf(planned).coarse.columns(0, 16384, 1);
    expect(Math.abs(z(column(columns, "X"), 40 - 30 * Math.exp(-1)))).toBeLessThan(4);
  });
});

test("states at given times, cycles and a burn-in", () => {
  const given = [reaction("0 -> X", "k"), reaction("X -> 0", 1)];
  const more = { fields: { k: 10 } };
  const grid = columnsOf(
    made({
      species: { X: 0 },
      given,
      duration: 2,
      more,
      rest: { record: { columns: { half: "at(1, X)", own: "at(2, X)" } } },
    }),
    8192,
  );
  expect(Math.abs(z(column(grid, "half"), 10 * (1 - Math.exp(-1))))).toBeLessThan(4);
  expect(column(grid, "own")).toEqual(column(grid, "X"));
  const steady = columnsOf(
    made({
      species: { X: 0 },
      given,
      duration: 0.1,
      more: { ...more, start: { kind: "steady", burnIn: 30 } },
    }),
    8192,
  );
  expect(Math.abs(z(column(steady, "XStart"), 10))).toBeLessThan(4);
  const cycles = columnsOf(
    made({ species: { X: 10 }, given, duration: 1, more, rest: { cycles: { count: 3, discard: 2 } } }),
    4096,
  );
  expect(Math.abs(z(column(cycles, "jumps"), 60))).toBeLessThan(4);
});

describe("events", () => {
  const given = [reaction("0 -> X", 1), reaction("X -> 0", 0.1)];

  test.each(["direct", "nextReaction"])(
    "at a time: counts are set before states at that time are looked at (%s)",
    (by) => {
      const columns = columnsOf(
        made({
          species: { X: 0 },
          given,
          duration: 50,
          more: {
            events: [
              { at: 25, set: { X: 40 } },
              { at: 25, set: { X: "X + 10" } },
            ],
          },
          rest: {
            method: { by },
            record: { columns: { there: "at(25, X)", before: "at(24, X)", later: "at(26, X)" } },
          },
        }),
        8192,
      );
      expect(column(columns, "there").every((x) => x === 50)).toBe(true);
      expect(Math.abs(z(column(columns, "before"), 9.09282))).toBeLessThan(4);
      expect(Math.abs(z(column(columns, "later"), 46.1934967))).toBeLessThan(4);
      expect(Math.abs(z(column(columns, "X"), 10 + 40 * Math.exp(-2.5)))).toBeLessThan(4);
    },
  );

  test.each(["direct", "nextReaction"])(
    "at a condition: whenever it becomes true, and what is recorded sees both sides (%s)",
    (by) => {
      const spec = made({
        species: { P: 100, D: 0 },
        given: [reaction("2 P -> D", 0.0005), reaction("D -> 2 P", 0.01)],
        duration: 50,
        more: { events: [{ when: "D > 30", set: { P: "P + 2*D", D: 0 } }] },
        rest: {
          method: { by },
          record: {
            columns: {
              top: "max(D)",
              resets: "count(D == 0)",
              first: "firstTime(D > 30)",
              mass: "min(P + 2*D)",
            },
          },
        },
      });
      const columns = columnsOf(spec, 4096);
      expect(column(columns, "bathEntropy")).toBeUndefined();
      expect(column(columns, "D").every((d) => d <= 30)).toBe(true);
      expect(column(columns, "mass").every((m) => m === 100)).toBe(true);
      expect(column(columns, "P").every((p, i) => p + 2 * (column(columns, "D")[i] as number) === 100)).toBe(
        true,
      );
      const reached = column(columns, "firstReached");
      for (const [i, top] of column(columns, "top").entries()) {
        expect(top).toBe(reached[i] === 1 ? 31 : Math.min(top, 30));
        expect((column(columns, "resets")[i] as number) > 0).toBe(reached[i] === 1);
      }
    },
  );

  test("a count that is none names trajectory and time", () => {
    const more = { events: [{ at: 1, set: { X: "X - 5" } }] };
    expect(() => columnsOf(made({ species: { X: 0 }, given, duration: 2, more }), 64)).toThrow(
      /trajectory \d+: .*count below 0.* by t = 1$/,
    );
  });
});

test.each(["direct", "nextReaction"])(
  "a stop ends a trajectory with its event, whoever shares its vector (%s)",
  (by) => {
    const method = { by };
    const columns = columnsOf(made({ ...ENZYME, duration: 1000, rest: { stop: "P == 20", method } }), 16384);
    expect(Math.abs(z(column(columns, "stopTime"), 13.199353))).toBeLessThan(4);
    expect(column(columns, "P").every((p) => p === 20)).toBe(true);
    expect(column(columns, "stopped").every((s) => s === 1)).toBe(true);
    const atOnce = columnsOf(made({ ...ENZYME, rest: { stop: "S >= 20", method } }), 64);
    expect(column(atOnce, "stopTime").every((t) => t === 0)).toBe(true);
  },
);

test("nothing fires where no propensity is above 0", () => {
  const columns = columnsOf(made({ species: { X: 1 }, given: [reaction("X -> 0", 100)], duration: 5 }), 64);
  expect(column(columns, "X").every((x) => x === 0)).toBe(true);
  expect(column(columns, "jumps").every((n) => n === 1)).toBe(true);
});

test("counts are exact up to 2^53", () => {
  const start = 2 ** 53 - 1;
  const columns = columnsOf(
    made({ species: { X: start }, given: [reaction("X -> 0", 1000 / start)], duration: 1 }),
    64,
  );
  column(columns, "X").forEach((x, i) => {
    expect(start - x).toBe(column(columns, "jumps")[i]);
  });
});

test.each(["direct", "nextReaction"])(
  "a propensity that turns out to be none names trajectory and time (%s)",
  (by) => {
    const rest = { method: { by } };
    const spec = made({
      rest,
      species: { X: 5 },
      given: [reaction("0 -> X", { propensity: "20 - X" })],
      duration: 1000,
    });
    expect(() => columnsOf(spec, 64)).not.toThrow();
    const wrong = made({
      rest,
      species: { X: 5 },
      given: [reaction("0 -> 2 X", { propensity: "20 - X" })],
      duration: 1000,
    });
    expect(() => columnsOf(wrong, 64)).toThrow(ReactionFailure);
    expect(() => columnsOf(wrong, 64)).toThrow(/trajectory \d+: a propensity is negative.* by t = /);
  },
);

test("ln n!", () => {
  let sum = 0;
  for (let n = 1; n <= 2000; n++) {
    sum += Math.log(n);
    expect(Math.abs(lnFactorial(n) - sum)).toBeLessThan(1e-14 * (1 + sum) * 10);
  }
});
