// Checks of feedback on demons whose law is known (bench/calibration/demon.js; the controls are in calibration.test.ts), on one-shot runs, and what
// they say where something is missing.
import { describe, expect, test } from "vitest";
import { demon, gambling } from "../../bench/calibration/demon.js";
import { draws, seedOf, table } from "../../bench/calibration/draw.js";
import { defaultChecks, readChecks } from "../../dist/check/schema.js";
import {
  absoluteIrreversibility,
  type Check,
  derived,
  doubleWell,
  type EstimateRequest,
  efficacy,
  equilibrium,
  experiment,
  exponential,
  exponentialByFrequencies,
  fromColumns,
  horowitzEsposito,
  horowitzVaikuntanathan,
  itoSagawa,
  judgeSample,
  manzano,
  mean,
  meanByFrequencies,
  model,
  overdamped,
  pottsSamuelsson2018,
  pottsSamuelsson2019,
  repetition,
  reversed,
  run,
  SpecError,
  sagawaUeda2008,
  sagawaUeda2010,
  sagawaUeda2012,
} from "../../dist/index.js";

const SLOW = { timeout: 120_000 };
const Z = 4.5;
type Row = Readonly<Record<string, number>>;
type Rows = (draws: { uniform: () => number; normal: () => number }) => Row;

/** Forward rows, and reversed ones, as data: each column under its own name. */
interface Data {
  readonly ahead: Readonly<Record<string, Float64Array>>;
  readonly back?: Readonly<Record<string, Float64Array>>;
}

function sampleOf(name: string, n: number, forward: Rows, backward?: Rows): Data {
  const drawn = draws(seedOf(name));
  const ahead = table(n, () => forward(drawn));
  return backward === undefined ? { ahead } : { ahead, back: table(n, () => backward(drawn)) };
}

async function judged(
  { ahead, back }: Data,
  checks: readonly Check[],
  estimates: Readonly<Record<string, EstimateRequest>> = {},
) {
  const names = [...new Set([...Object.keys(ahead), ...Object.keys(back ?? {})])];
  const columns = Object.fromEntries(names.map((column) => [column, column]));
  const sample = fromColumns(ahead, { ...columns, kT: 1, ...(back && { reverse: back }) } as never);
  return judgeSample(sample, { checks, estimates });
}

const zOf = (estimate: { value: number | null; error: number | null } | undefined, exact: number): number =>
  ((estimate?.value ?? Number.NaN) - exact) / (estimate?.error ?? Number.NaN);

const BY_RECORD = { record: "record", repeated: "repeated" };

describe.each([
  ["one reading with errors", { e0: 0.1, e1: 0.2, Ej: 1, q: 0.6 }],
  ["three readings with errors", { e0: 0.1, e1: 0.2, Ej: 0.7, q: 0.5, rounds: 3 }],
  ["one reading without error", { e0: 0, e1: 0, Ej: 2, q: 0.6 }],
  ["a reading that excludes one outcome of one state", { e0: 0, e1: 0.3, Ej: 1, q: 0.7 }],
])("a demon with %s", (name, engine) => {
  const { forward, backward, gamma, possible, inference } = demon(engine);
  const sample = sampleOf(name, 60_000, forward, backward);
  const exact = engine.e0 > 0;

  test("has the averages of its exact solution", async () => {
    const { estimates } = await judged(sample, [], {
      gamma: reversed(mean("repeated*exp(-logProbability)")),
      byWork: exponential("-work"),
      informed: exponential("-work - information"),
      possible: reversed(mean("repeatable")),
      byFrequencies: exponentialByFrequencies("-work - logLikelihood", "record"),
      bound: repetition("bound", { of: "work", ...BY_RECORD }),
    });
    for (const key of ["gamma", "byWork"]) expect(Math.abs(zOf(estimates[key], gamma)), key).toBeLessThan(Z);
    for (const key of ["informed", "byFrequencies"])
      expect(Math.abs(zOf(estimates[key], possible)), key).toBeLessThan(Z);
    if (!exact) expect(Math.abs(zOf(estimates.possible, possible))).toBeLessThan(Z);
    expect(Math.abs(zOf(estimates.bound, inference))).toBeLessThan(Z);
    expect(exact ? possible : 1).toBeCloseTo(1, 12);
  });

  test("breaks none of the theorems", async () => {
    const { verdicts } = await judged(sample, [
      sagawaUeda2008(),
      ...(exact ? [sagawaUeda2010(), sagawaUeda2012(), itoSagawa()] : []),
      efficacy(),
      absoluteIrreversibility(),
      horowitzVaikuntanathan(),
      horowitzVaikuntanathan({ form: "work" }),
      pottsSamuelsson2018(),
      ...(exact ? [pottsSamuelsson2019()] : []),
    ]);
    for (const { check, outcome, reason, z } of verdicts) {
      expect(outcome, `${check}: ${reason}`).not.toBe("broken");
      expect(z, check).not.toBeNull();
    }
    const inequalities = verdicts.filter(({ relation, check }) => relation === ">=" && check.includes("Sa"));
    for (const { check, outcome } of inequalities) expect(outcome, check).toBe("holds");
  });
});

test("information by frequencies is the information that is booked", async () => {
  const { forward } = demon({ e0: 0.1, e1: 0.2, Ej: 1, q: 0.6, rounds: 2 });
  const { estimates } = await judged(sampleOf("frequencies", 60_000, forward), [], {
    difference: derived("a - b", {
      a: meanByFrequencies("logLikelihood", "record"),
      b: mean("information"),
    }),
    booked: mean("information"),
  });
  // of the same trajectories: only ln P(r) differs, to second order
  expect(Math.abs(estimates.difference?.value ?? 1)).toBeLessThan(1e-3);
  expect(estimates.booked?.value).toBeGreaterThan(0.2);
});

test("a gambling demon: <S> < 0, and with D both statements hold", async () => {
  const sample = sampleOf("gambling", 400_000, gambling({ Ef: 2, N: 8, dt: 0.3 }));
  const { estimates, verdicts } = await judged(sample, [manzano()], {
    naive: exponential("-entropyProduction"),
  });
  // exact enumeration, project's catalogue, feedback: manzano-2021-gambling
  for (const [key, exact] of [
    ["work", 0.125],
    ["entropyProduction", -0.2560367158],
    ["distinguishability", 0.396840444],
    ["naive", 1.356392849],
  ] as const)
    expect(Math.abs(zOf(estimates[key], exact)), key).toBeLessThan(Z);
  expect(verdicts[0]?.outcome).toBe("holds");
});

/** Read at `at`, tilted towards what was read. */
const engine = (at: number, error: number, trajectories: number) =>
  experiment({
    system: overdamped({
      potential: doubleWell({ depth: 2, halfWidth: 1, barrier: 1, tilt: 0 }),
      kT: 1,
      friction: 1,
      start: equilibrium(),
    }),
    method: { scheme: "heun", dt: 4e-3, heat: "closed", bias: "none" },
    ...(at > 0 ? { control: { duration: at, ramps: {} } } : {}),
    feedback: {
      kind: "branch",
      measurement: { at, of: "x > 0", channel: { kind: "binary", error } },
      branches: {
        false: { duration: 1, ramps: { tilt: [[0, 0], [0, -0.8], [1, 0]] } }, // biome-ignore format: a ramp
        true: { duration: 1, ramps: { tilt: [[0, 0], [0, 0.8], [1, 0]] } }, // biome-ignore format: a ramp
      },
    },
    ensemble: { trajectories, seed: 71 },
  } as never);

describe("a double well that is read once", () => {
  test("later than t = 0: the outcomes' frequencies take the place of their law", SLOW, async () => {
    const { verdicts, estimates } = await run(engine(0.2, 0.1, 60_000), {
      workers: 1,
      checks: [sagawaUeda2008(), sagawaUeda2010()],
      estimates: {
        information: meanByFrequencies("logLikelihood", "outcome"),
        average: exponentialByFrequencies("-work - logLikelihood", "outcome"),
        naive: exponential("-work"),
      },
    });
    expect(verdicts[0]?.outcome).toBe("holds");
    expect(verdicts[1]?.reason).toMatch(/trajectories would decide|^equal within/);
    expect(Math.abs(zOf(estimates.average, 1))).toBeLessThan(Z);
    expect(zOf(estimates.naive, 1)).toBeGreaterThan(10);
    // ln 2 - h(0.1), but for 1/n
    expect(estimates.information?.value).toBeCloseTo(0.3680642072, 2);
  });

  test("without error the equality is not claimed, and says who judges", SLOW, async () => {
    const { verdicts } = await run(engine(0, 0, 12_000), {
      workers: 1,
      checks: [sagawaUeda2010(), absoluteIrreversibility(), efficacy()],
    });
    expect(verdicts[0]?.outcome).toBe("undecided");
    expect(verdicts[0]?.reason).toMatch(
      /^the reading has no error, so the average is 1 - lambda_fb = 0\.\d+, not 1 \(absolute irreversibility\): absoluteIrreversibility\(\) judges it$/,
    );
    for (const { check, outcome } of verdicts.slice(1)) expect(outcome, check).not.toBe("broken");
  });
});

describe.each([
  ["dotDemon", {}],
  ["coolingDemon", {}],
] as const)("the parts of a %s", (name, parameters) => {
  const spec = experiment({
    ...model(name, parameters),
    ensemble: { trajectories: 4096, seed: 5 },
  } as never);

  test("obey the second law with the flow of information, and x not without it", SLOW, async () => {
    const { verdicts } = await run(spec, {
      workers: 1,
      checks: [horowitzEsposito(), horowitzEsposito({ entropy: "bathEntropy_x", flow: "0" })],
    });
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["holds", "broken"]);
    expect(verdicts[0]?.claim).toBe("<S_bath> - <I_flow> >= 0 of x; <S_bath> - <I_flow> >= 0 of y");
    expect(defaultChecks(spec).map(({ kind }) => kind)).toContain("horowitzEsposito");
  });
});

describe("what is missing is said in one sentence", () => {
  test("at the door, where nothing is measured", async () => {
    const { feedback: _, ...rest } = engine(0, 0.1, 1024) as unknown as Record<string, unknown>;
    const spec = { ...rest, control: { duration: 0.1, ramps: {} } };
    for (const check of [sagawaUeda2008(), sagawaUeda2010(), absoluteIrreversibility()]) {
      const refused = run(spec as never, { checks: [efficacy(), check] });
      await expect(refused).rejects.toThrow(SpecError);
      await expect(refused).rejects.toThrow(
        /^checks\[1\]: a measurement is needed, whose information it asks for: `feedback` makes one, none given$/,
      );
    }
  });

  const works = { work: new Float64Array(500), forceWork: new Float64Array(500), freeEnergyChange: new Float64Array(500) }; // biome-ignore format: columns
  const bare: Data = { ahead: works };
  const turned: Data = { ahead: works, back: works };

  test.each<[Check, Data, RegExp]>([
    [sagawaUeda2008(), bare, /^the column "information" is needed: a measurement whose/],
    [sagawaUeda2012(), bare, /^the column "entropyProduction" is needed/],
    [itoSagawa({ entropy: "work" }), bare, /^the column "remainingInformation" is needed/],
    [efficacy(), bare, /^reversed runs are needed/],
    [efficacy(), turned, /^the column "repeated" is needed of reversed runs: 1 where/],
    [pottsSamuelsson2018(), bare, /^the column "record" is needed: one number/],
    [manzano(), bare, /^the column "entropyProduction" is needed/],
    [horowitzEsposito(), bare, /^it needs `entropy` and `flow`/],
  ])("%j", async (check, sample, sentence) => {
    const { verdicts } = await judged(sample, [check]);
    expect(verdicts[0]?.outcome).toBe("undecided");
    expect(verdicts[0]?.reason).toMatch(sentence);
  });

  test("too many records for their frequencies", async () => {
    const n = 2000;
    const columns = {
      ...works,
      ...Object.fromEntries(Object.keys(works).map((name) => [name, new Float64Array(n)])),
      record: Float64Array.from({ length: n }, (_, i) => i),
      logLikelihood: new Float64Array(n),
    };
    const { verdicts } = await judged({ ahead: columns }, [sagawaUeda2008(), sagawaUeda2010()]);
    for (const { outcome, reason } of verdicts) {
      expect(outcome).toBe("undecided");
      expect(reason).toMatch(/^2000 records occurred: 10 trajectories of each are needed/);
    }
  });
});

test("checks in a file", () => {
  const given = [
    "efficacy",
    { kind: "absoluteIrreversibility", possible: "repeated" },
    { kind: "horowitzVaikuntanathan", form: "work" },
    { kind: "itoSagawa", transferred: "3*0.366", final: "0" },
    { kind: "manzano", distinguishability: "D" },
  ];
  expect(readChecks(given, "checks").map(({ kind }) => kind)).toEqual([
    "efficacy",
    "absoluteIrreversibility",
    "horowitzVaikuntanathan",
    "itoSagawa",
    "manzano",
  ]);
  expect(() => readChecks([{ kind: "horowitzVaikuntanathan", form: "exact" }], "checks")).toThrow(
    /^checks\[0\]\.form: "bounded" or "work" is needed, "exact" given$/,
  );
  expect(() => readChecks([{ kind: "efficacy", of: "x" }], "checks")).toThrow(/no such field of efficacy/);
});
