// at(t, f) and leg(s, t, f): a column of a state on the way is that of an experiment that ends there.
import { describe, expect, test } from "vitest";
import { mean, run } from "../../dist/index.js";
import { bits } from "../run/bytes.js";
import { relaxing } from "../run/relaxation.js";

const PLAIN = { method: { scheme: "heun", dt: 1 / 64 }, ensemble: { trajectories: 500, seed: 9 } };
const columnsOf = async (columns: Record<string, string>, parts: Record<string, unknown> = {}) =>
  (await run(relaxing({ ...PLAIN, ...parts, record: { keep: Object.keys(columns), columns } }))).columns;

test("place, work, heat and recorded functions at t are those of an experiment cut at t: same bytes", async () => {
  const names = ["x", "work", "heat", "energyChange"];
  const functions = ["integral(x^2)", "along(x, x)", "max(x)", "count(x > 1)", "integral(max(x))"];
  const at = (t: number): Record<string, string> =>
    Object.fromEntries([...names, ...functions].map((f, i) => [`a${i}`, `at(${t}, ${f})`]));
  const whole = await columnsOf(at(0.5));
  const before = await columnsOf(at(0.5 - 1 / 64));
  const cut = await run(
    relaxing({
      ...PLAIN,
      control: {
        duration: 0.5,
        ramps: {
          f: [
            [0, 0],
            [1, 1],
          ],
        },
      },
      record: {
        keep: [...names, ...functions.map((_, i) => `f${i}`)],
        columns: Object.fromEntries(functions.map((f, i) => [`f${i}`, f])),
      },
    }),
  );
  Object.values(cut.columns).forEach((column, i) => {
    expect(bits(whole[`a${i}`])).toBe(bits(column));
    // control: a step before, it is not
    expect(bits(before[`a${i}`])).not.toBe(bits(column));
  });
});

test("combinations: what happened after t is the end less at(t, f)", async () => {
  const { late = new Float64Array(0), legs } = await columnsOf({
    late: "integral(x) - at(0.5, integral(x)) - leg(0.5, 1, integral(x))",
    legs: "leg(0, 0.25, work) + leg(0.25, 1, work) - work",
  });
  for (const value of [...late, ...(legs ?? [])]) expect(Math.abs(value)).toBeLessThan(1e-12);
});

test("a time inside a step cuts it there", async () => {
  const { off } = await columnsOf({ off: "at(0.3, f) - 0.6" });
  for (const value of off ?? []) expect(Math.abs(value)).toBeLessThan(1e-15);
});

const CYCLES = {
  control: {
    duration: 1,
    ramps: {
      f: [
        [0, 0],
        [0.5, 2],
        [1, 0],
      ],
    },
  },
  cycles: { count: 4, discard: 1 },
};

test("with cycles at(t, f) is an average over them, and leg a sum", async () => {
  const { q, w, place } = await columnsOf(
    {
      q: "leg(0, 0.5, heat) + leg(0.5, 1, heat) - heat",
      w: "leg(0, 1, work) - 4*at(1, work)",
      place: "leg(0, 1, x) - (x - xStart)",
    },
    CYCLES,
  );
  for (const value of [...(q ?? []), ...(w ?? []), ...(place ?? [])]) {
    expect(Math.abs(value)).toBeLessThan(1e-12);
  }
  const single = await columnsOf({ here: "at(0.25, x)" }, { ...CYCLES, cycles: { count: 1, discard: 1 } });
  const long = await columnsOf(
    { here: "at(1.25, x)" },
    {
      control: {
        duration: 2,
        ramps: {
          f: [
            [0, 0],
            [0.25, 2],
            [0.5, 0],
            [0.75, 2],
            [1, 0],
          ],
        },
      },
    },
  );
  (single.here ?? []).forEach((x, i) => {
    expect(x).toBeCloseTo(Number(long.here?.[i]), 12);
  });
});

test("recorded functions begin with the ledger: not with the burn-in, nor with a discarded cycle", async () => {
  const burnt = {
    system: { ...relaxing().system, start: { kind: "steady", burnIn: 1, from: relaxing().system.start } },
  };
  for (const parts of [burnt, CYCLES]) {
    const { span, high, first } = await columnsOf(
      { span: "integral(1)", high: "max(x) - xStart", first: "at(0, integral(x)) + at(0, work)" },
      parts,
    );
    for (const value of span ?? []) expect(value).toBeCloseTo("cycles" in parts ? 4 : 1, 12);
    for (const value of high ?? []) expect(value).toBeGreaterThanOrEqual(0);
    // on average over cycles it is not 0: recorded functions go on from one to the next
    if (parts === burnt) for (const value of first ?? []) expect(value).toBe(0);
  }
});

test("a grid may show recorded functions, too", async () => {
  const formulas = ["integral(x)", "max(x)"];
  const { grid, estimates } = await run(
    relaxing({
      ...PLAIN,
      record: {
        columns: { a: "at(0.5, integral(x))", m: "max(x)" },
        grid: { times: [0.5, 1], of: formulas },
      },
    }),
    { estimates: { again: mean("a") } },
  );
  expect(grid?.moments["integral(x)"]?.mean[0]?.value).toBe(estimates.a?.value);
  expect(grid?.moments["max(x)"]?.mean[1]?.value).toBe(estimates.m?.value);
});

describe("one sentence for", () => {
  const refused: [string, Record<string, unknown>, RegExp][] = [
    [
      "a time beyond the end",
      { record: { columns: { a: "at(2, x)" } } },
      /^record\.columns\.a: a time from 0 to 1 is needed, 2 given/,
    ],
    [
      "a time that is no number",
      { record: { columns: { a: "at(x, x)" } } },
      /a time from 0 to 1 is needed, a formula given/,
    ],
    [
      "a state of a state",
      { record: { columns: { a: "at(0.5, at(0.2, x))" } } },
      /"at" is of a given time and has no value at another time/,
    ],
    [
      "a state within a path",
      { record: { columns: { a: "max(at(0.5, x))" } } },
      /"at" is of a given time and has no value at every step/,
    ],
    [
      "an end within a state",
      { record: { columns: { a: "at(0.5, final(x))" } } },
      /"final" is of the end and has no value at another time/,
    ],
    [
      "a name that a state has not",
      { record: { columns: { a: "at(0.5, freeEnergyChange)" } } },
      /"freeEnergyChange" is unknown/,
    ],
    [
      "a stop with a column of a state",
      { stop: "x > 3", record: { columns: { a: "at(0.5, x)" } } },
      /^stop: trajectories that run to the end are needed .* a column with at\(t, f\) given$/,
    ],
    [
      "a stop with a grid",
      { stop: "x > 3", record: { grid: { times: [0.5], of: ["x"] } } },
      /^stop: .* record\.grid given$/,
    ],
    [
      "a stop with cycles",
      { stop: "x > 3", ...CYCLES },
      /^stop: a schedule that runs once is needed .* leave out cycles, and write the rounds into control\), a stop and cycles given$/,
    ],
    [
      "a grid of nothing",
      { record: { grid: { times: [0.5] } } },
      /^record\.grid\.of: at least one formula, or one histogram, is needed, none given$/,
    ],
    [
      "a grid beyond the end",
      { record: { grid: { times: [0.5, 1.5], of: ["x"] } } },
      /^record\.grid\.times\[1\]: a time from 0 to 1 is needed, 1.5 given$/,
    ],
    [
      "times out of order",
      { record: { grid: { times: [0.5, 0.2], of: ["x"] } } },
      /^record\.grid\.times\[1\]: times in ascending order are needed, 0.2 after 0.5 given$/,
    ],
    [
      "a step of the grid that is too long",
      { record: { grid: { times: { every: 2 }, of: ["x"] } } },
      /^record\.grid\.times\.every: a time up to 1 is needed, 2 given$/,
    ],
    [
      "an unknown name on the grid",
      { record: { grid: { times: [0], of: ["y"] } } },
      /^record\.grid\.of\[0\]: "y" is unknown/,
    ],
    [
      "a histogram without width",
      { record: { grid: { times: [0], histograms: { x: [1, 1, 4] } } } },
      /^record\.grid\.histograms\.x: a range \[low, high, bins\] with low below high is needed/,
    ],
    [
      "a path of nobody",
      { record: { paths: { trajectories: [20_000], every: 1 } } },
      /^record\.paths\.trajectories\[0\]: an index from 0 to 19999 is needed, 20000 given$/,
    ],
    [
      "more states than fit",
      { ...CYCLES, cycles: { count: 1_000_000 } },
      /^cycles\.count: states that fit into 256 MB for eight trajectories are needed/,
    ],
    [
      "a cycle that does not close",
      { cycles: { count: 2 } },
      /^control\.ramps\.f: a ramp that ends where the cycle begins is needed, at 0 \(the field at t = 0-\); it ends at 2$/,
    ],
    [
      "half of a burn-in",
      { system: { ...relaxing().system, start: { kind: "steady", burnIn: 1 } } },
      /^system\.start\.from: a start of the burn-in is needed, nothing given$/,
    ],
    [
      "a burn-in without a time",
      { system: { ...relaxing().system, start: { kind: "steady", from: { kind: "equilibrium" } } } },
      /^system\.start\.burnIn: a time above 0 is needed for a burn-in, nothing given$/,
    ],
    [
      "a table without height",
      { system: { ...relaxing().system, start: { kind: "table", x: [0, 1], density: [0, 0] } } },
      /^system\.start\.density: a density above 0 somewhere is needed, 0 everywhere given$/,
    ],
    [
      "a table out of order",
      { system: { ...relaxing().system, start: { kind: "table", x: [0, 0], density: [1, 1] } } },
      /^system\.start\.x\[1\]: places in ascending order are needed, 0 after 0 given$/,
    ],
    [
      "a field that there is not",
      { system: { ...relaxing().system, start: { kind: "equilibrium", fields: { q: 1 } } } },
      /^system\.start\.fields\.q: a field of the potential \(k, f\) is needed, "q" given$/,
    ],
  ];
  test.each(refused)("%s", async (_, parts, sentence) => {
    const found = await run(relaxing(parts)).then(
      () => "nothing was refused",
      ({ message }: Error) => message,
    );
    expect(found).toMatch(sentence);
  });
});
