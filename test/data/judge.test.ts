// Data through the same estimators and checks as a run.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import {
  exponential,
  firstLaw,
  fromColumns,
  jarzynski,
  judgeSample,
  type Mapping,
  mean,
  mistakes,
  readCsv,
  readParquet,
  reversed,
  run,
  SpecError,
  secondLaw,
  variance,
  writeParquet,
} from "../../dist/index.js";
import { csv } from "../../dist/report/csv.js";
import { trap } from "../plan/trap.js";
import { gaussianWorks } from "./works.js";

const folder = mkdtempSync(join(tmpdir(), "szilard-judge-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a run's columns as data get the run's own numbers", () => {
  const asked = { spread: variance("work"), average: exponential("-work/kT") };
  const checks = [jarzynski(), secondLaw()];
  const keep = ["work", "forceWork", "freeEnergyChange"];
  const ran = run(
    trap({
      control: {
        duration: 1,
        ramps: {
          centre: [
            [0, 0],
            [1, 1],
          ],
        },
      },
      record: { keep },
      ensemble: { trajectories: 12 * 1024 + 5, seed: 1 },
    }),
    { checks, estimates: asked },
  );
  const mapping = Object.fromEntries(keep.map((name) => [name, name]));

  test.each(["memory", "CSV", "Parquet"])("to the last bit, from %s", async (from) => {
    const { columns, estimates, verdicts } = await ran;
    const path = join(folder, `columns.${from}`);
    if (from === "CSV") writeFileSync(path, csv(columns));
    if (from === "Parquet") writeParquet(path, columns);
    const data = from === "memory" ? columns : await (from === "CSV" ? readCsv : readParquet)(path);
    const judged = await judgeSample(fromColumns(data, { ...mapping, kT: 1 }), { checks, estimates: asked });
    expect(judged.rows).toBe(12 * 1024 + 5);
    expect(judged.verdicts).toEqual(verdicts);
    expect(estimates).toMatchObject(judged.estimates);
    expect(Object.keys(judged.estimates)).toEqual([...keep, "spread", "average"]);
  });
});

describe("a sample", () => {
  const { forward, backward } = gaussianWorks(20_000, 0.5, 1, 2);

  test("of works in any unit gives the verdicts of works in kT", async () => {
    const kT = 4.1e-21;
    const [plain, scaled] = await Promise.all([
      judgeSample(fromColumns({ W: forward }, { work: "W", freeEnergyChange: 0.5, kT: 1 }), {
        checks: [jarzynski()],
      }),
      judgeSample(
        fromColumns({ W: forward.map((w) => w * kT) }, { work: "W", freeEnergyChange: 0.5 * kT, kT }),
        { checks: [jarzynski()] },
      ),
    ]);
    expect(plain.verdicts[0]?.outcome).toBe("undecided"); // 20,000 rows leave the margin of 1 % open
    expect(plain.verdicts[0]?.lhs?.value).toBeCloseTo(scaled.verdicts[0]?.lhs?.value as number, 10);
  });

  test("has its reversed rows where an estimate asks for them, and -dF there", async () => {
    const sample = fromColumns(
      { W: forward },
      { work: "W", freeEnergyChange: 0.5, kT: 1, reverse: { W: backward } },
    );
    const { estimates, reversedRows } = await judgeSample(sample, {
      estimates: {
        back: reversed(mean("work")),
        dF: reversed(mean("freeEnergyChange")),
        e: reversed(exponential("-(work - freeEnergyChange)/kT")),
      },
    });
    expect(reversedRows).toBe(20_000);
    expect(estimates.dF?.value).toBe(-0.5);
    for (const [name, exact] of [
      ["work", 1],
      ["back", 0],
      ["e", 1],
    ] as const) {
      const { value, error } = estimates[name] as { value: number; error: number };
      expect(Math.abs(value - exact) / error, name).toBeLessThan(4.5);
    }
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ["no temperature", { kT: undefined }, /^kT: a number above 0 is needed, nothing given$/],
    ["a temperature of 0", { kT: 0 }, /^kT: a number above 0 is needed, 0 given$/],
    ["a column that is not there", { heat: "Q" }, /^columns: a column is needed \(W\), "Q" given/],
    ["a misspelt quantity", { workk: "W" }, /^workk: .* \(did you mean "work"\?\)$/],
    ["a quantity that is no name", { "a b": "W" }, /^a b: a name of letters/],
    [
      "reversed runs without the work",
      { reverse: { V: [1] } },
      /^reverse: a column is needed \(V\), "W" given/,
    ],
  ])("is refused with %s", (_, wrong, sentence) => {
    expect(() => fromColumns({ W: forward }, { work: "W", kT: 1, ...wrong } as Mapping)).toThrow(sentence);
  });

  test("leaves a check undecided that lacks a column, and says which", async () => {
    const sample = fromColumns({ W: forward }, { work: "W", kT: 1, freeEnergyChange: 0.5 });
    const { verdicts } = await judgeSample(sample, { checks: [firstLaw(), secondLaw()] });
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["undecided", "holds"]);
    expect(verdicts[0]?.reason).toMatch(/the column "energyChange" is needed/);
  });

  test("without rows, without reversed runs, without what an estimate asks for: one sentence", async () => {
    const sample = fromColumns({ W: forward }, { work: "W", kT: 1 });
    await expect(judgeSample(fromColumns({ W: [] }, { work: "W", kT: 1 }), {})).rejects.toThrow(
      /at least one row is needed/,
    );
    await expect(judgeSample(sample, { estimates: { a: reversed(mean("work")) } })).rejects.toThrow(
      /^reverse: a table of reversed runs/,
    );
    await expect(judgeSample(sample, { estimates: { a: mean("heat") } })).rejects.toThrow(SpecError);
  });
});

// Works with a known answer, and what an experimenter does to them. 5,000 rows, seeds 3 to 7; a remark is made beyond 4 standard
// errors, so a false one has a probability of 6e-5 each.
describe("usual mistakes are noticed and said", () => {
  const remarks = async (
    change: (works: { forward: Float64Array; backward: Float64Array }) => {
      forward: Float64Array;
      backward: Float64Array | null;
    },
    { dF = 0.5, kT = 1, seed = 3 } = {},
  ): Promise<string[]> => {
    const { forward, backward } = change(gaussianWorks(5000, 0.5, 1.5, seed));
    const sample = fromColumns(
      { W: forward },
      { work: "W", freeEnergyChange: dF, kT, ...(backward === null ? {} : { reverse: { W: backward } }) },
    );
    return mistakes(sample, await judgeSample(sample, {}));
  };
  const negative = (w: Float64Array): Float64Array => w.map((x) => -x);

  test("control: right works get no remark, with and without reversed runs, for any seed", async () => {
    for (const seed of [3, 4, 5, 6, 7]) {
      expect(await remarks((works) => works, { seed })).toEqual([]);
      expect(await remarks(({ forward }) => ({ forward, backward: null }), { seed })).toEqual([]);
    }
  });

  test.each<[string, Parameters<typeof remarks>[0], Parameters<typeof remarks>[1], RegExp]>([
    [
      "the wrong sign of all works",
      ({ forward, backward }) => ({ forward: negative(forward), backward: negative(backward) }),
      {},
      /^all works fit with the opposite sign/,
    ],
    [
      "the wrong sign of the reversed works",
      ({ forward, backward }) => ({ forward, backward: negative(backward) }),
      {},
      /^the reversed works fit with the opposite sign/,
    ],
    [
      "the wrong sign without reversed runs",
      ({ forward }) => ({ forward: negative(forward), backward: null }),
      {},
      /^<W> is below dF, and <-W> is not/,
    ],
    [
      "J instead of kT",
      ({ forward, backward }) => ({
        forward: forward.map((w) => w * 4.11e-21),
        backward: backward.map((w) => w * 4.11e-21),
      }),
      {},
      /^the works fit kT = [34].\d\de-21, not 1: that is kT near room temperature in J$/,
    ],
    [
      "J instead of kT without reversed runs",
      ({ forward }) => ({ forward: forward.map((w) => w * 4.11e-21), backward: null }),
      {},
      /are they in J\?$/,
    ],
    [
      "twice the temperature",
      ({ forward, backward }) => ({ forward, backward }),
      { kT: 2 },
      /^the works fit kT = (1\.0\d|0\.9\d+), not 2/,
    ],
    [
      "forward and reverse swapped",
      ({ forward, backward }) => ({ forward: backward, backward: forward }),
      {},
      /^forward and reversed works cross at dF = -0.\d+ ± .*, not at 0.5: are the two swapped/,
    ],
    [
      "another dF",
      (works) => works,
      { dF: 2 },
      /^forward and reversed works cross at dF = 0.\d+ ± .*, not at 2$/,
    ],
  ])("%s", async (_, change, options, sentence) => {
    expect(await remarks(change, options)).toEqual([expect.stringMatching(sentence)]);
  });
});
