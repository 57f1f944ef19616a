// What the doors of what is recorded see, against the recorded jumps of the same trajectory.
import { describe, expect, test } from "vitest";
import { deviation, make, observation, type TestNetwork } from "./network.js";

const F64_GREATER_EQUAL = 0x4c;

const network: TestNetwork = {
  states: 3,
  channels: Array.from({ length: 3 }, (_, i) => [
    { from: i, to: (i + 1) % 3, rate: "1 + 0.5*sin(t)", gains: [1, 0.25] },
    { from: i, to: (i + 2) % 3, rate: 0.6, gains: [-1, 0.5] },
  ]).flat(),
  times: [1.5, 4],
  attributes: [[0], [1], [5]],
  seed: 21,
};

describe("observers", () => {
  // integral of the attribute, first time in state 2, largest sum, change of a driven quantity, time waited last
  const made = make({
    ...network,
    recorded: ({ code, builder, mask }) => {
      const seen = builder.apply(0x4e, mask(F64_GREATER_EQUAL, "state", "2"), mask(0x47, "o1", "0"));
      const stores = [
        code("o0 + d0*dwell"),
        builder.apply(0x52, code("time"), code("o1"), seen),
        code("max(o2, a0)"),
        code("o3 + (c0 - d0)*t^2"),
        code("waited"),
        code("o5 + (a1 - b1)*jumps"),
      ];
      return {
        observers: 6,
        opened: observation([code("0"), code("0"), code("a0"), code("0"), code("waited"), code("0")]),
        observe: observation(stores),
        passed: observation([code("o0 + d0*dwell")]),
      };
    },
  });
  const kernel = made.kernel();
  const columns = kernel.run(0, 256);

  test.each([0, 13, 64, 255])("trajectory %i", (k) => {
    const { startState, times, states, channels } = kernel.record(k);
    const values = [0, 1, 5];
    let [integral, first, largest, change, sum, weighted] = [0, 0, 0, 0, 0, 0];
    let [state, since] = [startState, 0];
    times.forEach((t, i) => {
      const next = states[i] as number;
      const gains =
        made.plan.channels > 0 ? (network.channels[channels[i] as number]?.gains as number[]) : [];
      integral += (values[state] as number) * (t - since);
      sum += gains[0] as number;
      largest = Math.max(largest, sum);
      change += ((values[next] as number) - (values[state] as number)) * t * t;
      weighted += (gains[1] as number) * (i + 1);
      if (next === 2 && first === 0) first = t;
      [state, since] = [next, t];
    });
    integral += (values[state] as number) * (4 - since);
    const found = columns.observers.map((column) => column[k] as number);
    const last = times.length > 0 ? since - (times[times.length - 2] ?? 0) : 0;
    [integral, first, largest, change, last, weighted].forEach((value, i) => {
      expect(found[i], `observer ${i}`).toBeCloseTo(value, 10);
    });
    expect(columns.accumulators[0]?.[k]).toBe(sum);
  });
});

test("a trajectory stops at the jump that is asked for, and stays as it was in later snapshots", () => {
  const made = make({
    ...network,
    snapshots: [1, 2],
    recorded: ({ mask, code }) => ({
      observers: 1,
      observe: observation([code("time")], mask(F64_GREATER_EQUAL, "a0", "2")),
    }),
  });
  const kernel = made.kernel();
  const { stopped, endTime, endState, accumulators, snapshots, observers, jumps } = kernel.run(0, 2048);
  expect(stopped.some((s) => s === 1) && stopped.some((s) => s === 0)).toBe(true);
  for (let k = 0; k < 2048; k++) {
    if (stopped[k] === 1) {
      expect(accumulators[0]?.[k]).toBe(2);
      expect(endTime[k]).toBe(observers[0]?.[k]);
      expect(snapshots[2]?.state[k]).toBe(endState[k]);
      if ((endTime[k] as number) <= 1.5) {
        expect(snapshots[1]?.accumulators[0]?.[k]).toBe(2);
        expect(snapshots[1]?.jumps[k]).toBe(jumps[k]);
      }
    } else {
      expect(endTime[k]).toBe(4);
      expect(accumulators[0]?.[k]).toBeLessThan(2);
    }
  }
  const k = stopped.indexOf(1);
  const record = kernel.record(k);
  expect(record.stopped).toBe(true);
  expect(record.endTime).toBe(endTime[k]);
  expect(record.times.length).toBe(jumps[k]);
});

test("first passage without an end: <T> of three states in a row", () => {
  const made = make({
    states: 3,
    channels: [
      { from: 0, to: 1, rate: 1 },
      { from: 1, to: 0, rate: 2 },
      { from: 1, to: 2, rate: 0.5 },
    ],
    times: [Number.POSITIVE_INFINITY],
    recorded: ({ mask }) => ({
      observers: 0,
      observe: observation([], mask(F64_GREATER_EQUAL, "state", "2")),
    }),
  });
  const { endTime, stopped } = made.kernel().run(0, 100_000);
  expect(stopped.every((s) => s === 1)).toBe(true);
  // T0 = 1 + T1, T1 = (1 + 2 T0)/2.5
  expect(Math.abs(deviation(endTime, 7))).toBeLessThan(4.5);
});

test("a condition that holds at once stops at 0", () => {
  const made = make({
    ...network,
    start: [1, 0, 1],
    recorded: ({ mask }) => {
      const stop = mask(F64_GREATER_EQUAL, "state", "2");
      return { observers: 0, opened: observation([], stop), observe: observation([], stop) };
    },
  });
  const { endTime, startState, jumps, stopped } = made.kernel().run(0, 640);
  for (let k = 0; k < 640; k++) {
    if (startState[k] !== 2) continue;
    expect([endTime[k], jumps[k], stopped[k]]).toEqual([0, 0, 1]);
  }
  expect(startState.some((s) => s === 2)).toBe(true);
});

test("bookings by formula are those that are affine where both are possible", () => {
  const affine = make(network).kernel("watched").run(0, 512);
  const channels = network.channels.map(({ gains = [], ...rest }) => ({
    ...rest,
    gains: gains.map((g) => `(${g})`),
  }));
  const formulas = make({ ...network, channels })
    .kernel()
    .run(0, 512);
  expect(formulas.accumulators[0]).toEqual(affine.accumulators[0]);
  expect(formulas.jumps).toEqual(affine.jumps);
});

test("rounds: what is discarded is not booked, snapshots are those of each round", () => {
  const rounds = { count: 3, discard: 2, period: 4, lead: 0 };
  const made = make({
    ...network,
    snapshots: [1, 2],
    rounds,
    recorded: ({ code }) => ({
      observers: 1,
      passed: observation([code("o0 + dwell")]),
      observe: observation([code("o0 + dwell")]),
    }),
  });
  const kernel = made.kernel();
  const { endTime, jumps, snapshots, observers, startState, endState } = kernel.run(0, 20_000);
  expect(new Set(endTime)).toEqual(new Set([12]));
  expect(observers[0]?.every((t) => Math.abs(t - 12) < 1e-9)).toBe(true);
  const n = 20_000;
  for (const k of [0, 77, 19_999]) {
    const { times, startState: began } = kernel.record(k);
    expect(began).toBe(startState[k]);
    expect(times.length).toBe(jumps[k]);
    for (let round = 0; round < 3; round++) {
      const until = (t: number): number => times.filter((s) => s <= 4 * round + t).length;
      expect(snapshots[0]?.jumps[n * round + k]).toBe(until(0));
      expect(snapshots[1]?.jumps[n * round + k]).toBe(until(1.5));
      expect(snapshots[2]?.jumps[n * round + k]).toBe(until(4));
    }
    expect(snapshots[2]?.state[2 * n + k]).toBe(endState[k]);
  }
  // the rates are 4-periodic here: all states are equal by symmetry, jumps have the rate 1.6 + 0.5 <sin t>
  const mean = 3 * (1.6 * 4 + 0.5 * (1 - Math.cos(4)));
  expect(Math.abs(deviation(jumps, mean))).toBeLessThan(4.5);
});

test("a lead runs once, before the ledger", () => {
  const made = make({
    states: 2,
    channels: [
      { from: 0, to: 1, rate: 1, gains: [1] },
      { from: 1, to: 0, rate: 3, gains: [1] },
    ],
    times: [10, 12],
    rounds: { lead: 1, discard: 0, count: 2, period: 2 },
  });
  const { startState, jumps, accumulators } = made.kernel().run(0, 50_000);
  expect(Math.abs(deviation(startState, 0.25))).toBeLessThan(4.5);
  expect(Math.abs(deviation(jumps, 4 * 1.5))).toBeLessThan(4.5);
  expect(accumulators[0]).toEqual(jumps);
});
