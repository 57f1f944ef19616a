// What a trajectory does is fixed by seed, stream and its number: not by how a run is cut, by the loop that takes it, or by what else is
// looked at.
import { describe, expect, test } from "vitest";
import { aliasCells } from "../../dist/kernel/alias.js";
import type { JumpColumns } from "../../dist/kernel/jump.js";
import { make, observation, type TestNetwork } from "./network.js";

const ring = (n: number, more: Partial<TestNetwork> = {}): TestNetwork => ({
  states: n,
  channels: Array.from({ length: n }, (_, i) => [
    { from: i, to: (i + 1) % n, rate: 2, gains: [Math.log(2), 1, 0.1] },
    { from: i, to: (i + n - 1) % n, rate: 1, gains: [-Math.log(2), -1, 0.1] },
  ]).flat(),
  times: [3, 7],
  start: Array.from({ length: n }, (_, i) => i + 1),
  seed: 3,
  ...more,
});

/** Every state has three ways out: two that move, one that does not. */
const driven = (more: Partial<TestNetwork> = {}): TestNetwork => ({
  states: 4,
  channels: Array.from({ length: 4 }, (_, i) => [
    { from: i, to: (i + 1) % 4, rate: "1/(1 + exp(e - t))", gains: [1, 0.3] },
    { from: i, to: (i + 3) % 4, rate: "1.5 + sin(t)", gains: [-1, 0.1] },
    { from: i, to: i, rate: 0.2, gains: [0, 1] },
  ]).flat(),
  times: [1, 2, 4],
  fields: {
    e: [
      [0, 1],
      [1, 1],
      [3, -1],
    ],
  },
  seed: 4,
  ...more,
});

const bytes = (columns: JumpColumns): Float64Array[] => [
  columns.startState,
  columns.endState,
  columns.endTime,
  columns.stopped,
  columns.jumps,
  ...columns.accumulators,
  ...columns.observers,
];

const NETWORKS: Record<string, TestNetwork> = {
  "ring of two channels a state": ring(6),
  "several channels a state": { ...driven(), channels: driven().channels.map((c) => ({ ...c, rate: 0.7 })) },
  "rates that move": driven(),
  "rates that move and rest": {
    ...driven(),
    channels: driven().channels.map((c) => ({ ...c, rate: "1/(1 + exp(e)) + 0.1" })),
    fields: {
      e: [
        [0.5, 0],
        [0.5, -1],
        [-0.5, 0],
      ],
    },
  },
  "two states that move": {
    ...driven(),
    states: 2,
    channels: [
      { from: 0, to: 1, rate: "1/(1 + exp(e))", gains: [1, 0.3, 0.5] },
      { from: 1, to: 0, rate: "1/(1 + exp(-e))", gains: [-1, 0.3, 0.1] },
    ],
  },
  "discrete time": {
    ...ring(5),
    channels: ring(5).channels.map((c) => ({ ...c, rate: (c.rate as number) / 4 })),
    discrete: true,
  },
};

describe.each(Object.entries(NETWORKS))("%s", (_, network) => {
  const made = make(network);
  const whole = made.kernel().run(0, 2048);

  test("pieces at the borders of blocks, in any order, are the whole", () => {
    const kernel = made.kernel();
    const pieces = [
      [1024, 1024],
      [0, 64],
      [64, 960],
    ] as const;
    for (const [first, count] of pieces) {
      bytes(kernel.run(first, count)).forEach((column, i) => {
        expect(column).toEqual(bytes(whole)[i]?.slice(first, first + count));
      });
    }
    // a block that is not full
    bytes(kernel.run(0, 37)).forEach((column, i) => {
      expect(column).toEqual(bytes(whole)[i]?.slice(0, 37));
    });
  });

  test("every fourth block", () => {
    const some = bytes(made.kernel().run(64, 256, 4));
    bytes(whole).forEach((column, i) => {
      const expected = [1, 5, 9, 13].flatMap((block) => [...column.slice(64 * block, 64 * block + 64)]);
      expect([...(some[i] as Float64Array)]).toEqual(expected);
    });
  });

  test("the loop that knows everything does the same", () => {
    expect(bytes(made.kernel("watched").run(0, 2048))).toEqual(bytes(whole));
  });

  test("a record ends where the trajectory does", () => {
    const kernel = made.kernel();
    for (const trajectory of [0, 1, 70, 2047]) {
      const { states, times, channels, startState, endTime } = kernel.record(trajectory);
      expect(times.length).toBe(whole.jumps[trajectory]);
      expect(startState).toBe(whole.startState[trajectory]);
      expect(states[states.length - 1] ?? startState).toBe(whole.endState[trajectory]);
      expect(endTime).toBe(whole.endTime[trajectory]);
      states.forEach((state, i) => {
        const { from, to } = network.channels[channels[i] as number] as { from: number; to: number };
        expect([from, to]).toEqual([i === 0 ? startState : states[i - 1], state]);
      });
      expect(times.every((t, i) => t >= (times[i - 1] ?? 0) && t <= endTime)).toBe(true);
    }
    // and the run after a record is as before
    expect(bytes(kernel.run(0, 2048))).toEqual(bytes(whole));
  });

  test("seeds differ", () => {
    expect(
      bytes(
        make({ ...network, seed: 5 })
          .kernel()
          .run(0, 2048),
      ),
    ).not.toEqual(bytes(whole));
  });
});

test("looking does not disturb: paths with and without snapshots and observers", () => {
  const plain = make(driven()).kernel().run(0, 1024);
  const watched = make(
    driven({
      snapshots: [1, 2, 3],
      recorded: ({ code }) => ({ observers: 1, observe: observation([code("o0 + dwell")]) }),
    }),
  );
  const seen = watched.kernel().run(0, 1024);
  expect(bytes({ ...seen, observers: [] })).toEqual(bytes(plain));
  // the last snapshot is the end, the one before the jumps until then
  expect(seen.snapshots[3]?.state).toEqual(plain.endState);
  expect(seen.snapshots[3]?.accumulators).toEqual(plain.accumulators);
  const record = watched.kernel().record(900);
  const before = record.times.filter((t) => t <= 2).length;
  expect(seen.snapshots[2]?.jumps[900]).toBe(before);
  expect(seen.snapshots[2]?.state[900]).toBe(record.states[before - 1] ?? record.startState);
  expect(seen.snapshots[0]?.state).toEqual(plain.startState);
});

test.each([
  [[1, 1e-12]],
  [[1e-12, 1, 1e-6, 1e6]],
  [[0, 3, 0, 0, 2]],
  [Array.from({ length: 37 }, (_, i) => 10 ** ((i % 13) - 6))],
  [[1]],
])("alias cells hold the shares of %j", (weights) => {
  const cells = aliasCells(weights);
  const sum = weights.reduce((a, b) => a + b, 0);
  const found = weights.map(() => 0);
  for (const { first, second, share } of cells) {
    if (share > 0) found[first] = (found[first] as number) + share / cells.length;
    if (share < 1) found[second] = (found[second] as number) + (1 - share) / cells.length;
  }
  weights.forEach((weight, i) => {
    const own = found[i] as number;
    // 1 - share is rounded to 2^-53 of a cell
    expect(Math.abs(own - weight / sum)).toBeLessThan(1e-14 * (weight / sum) + 4 * 2 ** -53);
    if (weight === 0) expect(own).toBe(0);
  });
});

test("how many trajectories fit, and that jumps take no memory", () => {
  const few = make(driven({ snapshots: [1, 2, 3] })).kernel();
  // 5 columns and 2 sums, 4 snapshots of 2 and 2 sums: 23 doubles each
  expect(few.trajectoriesWithin(8 * 23 * 1000)).toBe(960);
  expect(few.trajectoriesWithin(1)).toBe(64);
  const { memory } = (few as unknown as { memory: { code: { memory: WebAssembly.Memory } } }).memory.code;
  few.run(0, 64);
  const bytes = memory.buffer.byteLength;
  for (let i = 0; i < 50; i++) few.run(64 * i, 64);
  expect(memory.buffer.byteLength).toBe(bytes);
});
