// The benchmark's runner: its statistics on made-up timings, and one real round of two small cases.
import { expect, test } from "vitest";
import { type Case, speeds, spread, summary, takeRounds } from "../bench/rounds.js";

const taken = (cpu: readonly number[]) => cpu.map((ns, i) => ({ round: i + 1, cpu: ns, wall: 2 * ns }));

test("the spread of odd and even numbers of values is least, middle, greatest; of none it is null", () => {
  expect(spread([3, 1, 2])).toEqual({ min: 1, median: 2, max: 3 });
  expect(spread([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
  expect(spread([])).toBeNull();
});

test("speed = ns of the reference/ns of the case within a round, so a spell that slows both changes nothing", () => {
  const reference = taken([1, 1, 10, 1]);
  const twiceAsFast = taken([0.5, 0.5, 5, 0.5]);
  expect(speeds(twiceAsFast, reference)).toEqual([2, 2, 2, 2]);
  expect(speeds(reference, reference)).toEqual([1, 1, 1, 1]);
});

test("rounds that only one of two cases has are left out of their comparison", () => {
  const reference = taken([1, 2, 4]);
  expect(speeds([{ round: 3, cpu: 2, wall: 2 }], reference)).toEqual([2]);
  expect(speeds(taken([1, 1, 1, 1]), reference)).toEqual([1, 2, 4]);
});

test("a summary has processor and wall time, and the speed relative to its reference", () => {
  const reference = { id: "reference", samples: taken([1, 2, 3]), absent: null };
  const slow = { id: "slow", samples: taken([4, 4, 4]), absent: null };
  expect(summary(slow, reference)).toEqual({
    id: "slow",
    absent: null,
    cpu: { min: 4, median: 4, max: 4 },
    wall: { min: 8, median: 8, max: 8 },
    speed: { min: 0.25, median: 0.5, max: 0.75 },
  });
  expect(summary(slow, undefined).speed).toBeNull();
});

test("all cases are taken in turn, each round one later; what is not here is asked once", async () => {
  const order: string[] = [];
  const made = (id: string, more: Partial<Case> = {}): Case => ({
    id,
    sample: (round) => {
      order.push(`${id}${round}`);
      return { cpu: 1, wall: 1 };
    },
    ...more,
  });
  const absent = made("c", {
    sample: (round) => {
      order.push(`c${round}`);
      return "no compiler";
    },
  });
  const found = await takeRounds([made("a", { work: () => 0 }), made("b", { every: 2 }), absent], 4);
  expect(order).toEqual(["a0", "c1", "a1", "a2", "b2", "a3", "b4", "a4"]);
  expect(found.map(({ samples }) => samples.map(({ round }) => round))).toEqual([[1, 2, 3, 4], [2, 4], []]);
  expect(found.map((one) => one.absent)).toEqual([null, null, "no compiler"]);
});

test("one round of the kernel and of plain JavaScript takes nanoseconds above 0", async () => {
  const { job } = await import(new URL("../bench/job.js", import.meta.url).href);
  const { caseTable } = await import(new URL("../bench/cases.js", import.meta.url).href);
  const small = (id: string): Promise<Case> =>
    job({ ...caseTable(true).find((line: Case) => line.id === id), trajectories: 64 });
  const cases = await Promise.all([small("euler: quartic"), small("euler: JavaScript, ziggurat")]);
  const found = await takeRounds(cases, 1);
  for (const { samples, absent } of found) {
    expect(absent).toBeNull();
    expect(samples).toHaveLength(1);
    expect(samples[0]?.cpu).toBeGreaterThan(0);
    expect(samples[0]?.wall).toBeGreaterThan(0);
  }
}, 10_000);
