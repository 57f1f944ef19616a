// The kernel of networks against closed forms and equations solved here. Each |z| < 4.5 is a false alarm in 7e-6 of the seeds.
import { describe, expect, test } from "vitest";
import type { RateOutOfBounds } from "../../dist/kernel/jump.js";
import { deviation, kolmogorov, make, meanOf, type TestNetwork, varianceOf } from "./network.js";

const Z = 4.5;
const KS = 2.47;

const twoLevel = (up: number | string, down: number | string, times: readonly number[]): TestNetwork => ({
  states: 2,
  channels: [
    { from: 0, to: 1, rate: up },
    { from: 1, to: 0, rate: down },
  ],
  times,
});

describe("nothing moves", () => {
  test("two states: P1(t) = p (1 - exp(-(u + d) t)), p = u/(u + d)", () => {
    const { endState } = make(twoLevel(0.7, 0.4, [0.9]))
      .kernel()
      .run(0, 200_000);
    const expected = (0.7 / 1.1) * (1 - Math.exp(-1.1 * 0.9));
    expect(Math.abs(deviation(endState, expected))).toBeLessThan(Z);
  });

  test("what is waited is exponential, also where rates differ by 1e12", () => {
    const made = make(twoLevel(1e6, 1e-6, [1e10]));
    const { times } = made.kernel().record(5);
    const waits = times.map((t, i) => t - (times[i - 1] ?? 0));
    const long = waits.filter((_, i) => i % 2 === 1);
    expect(long.length).toBeGreaterThan(5000);
    expect(kolmogorov(long, (t) => 1 - Math.exp(-1e-6 * t))).toBeLessThan(KS);
    const short = make(twoLevel(3, 3, [1e5]))
      .kernel()
      .record(0).times;
    const gaps = short.map((t, i) => t - (short[i - 1] ?? 0));
    expect(kolmogorov(gaps, (t) => 1 - Math.exp(-3 * t))).toBeLessThan(KS);
    // what follows each other is independent: <w w'> = <w>^2
    const products = gaps.slice(1).map((w, i) => 9 * w * (gaps[i] as number));
    expect(Math.abs(deviation(products, 1))).toBeLessThan(Z);
  });

  test.each([2, 3, 4, 5, 6, 9, 17])("%i channels out of one state have their shares", (n) => {
    const rates = Array.from({ length: n }, (_, i) => 2 ** -i);
    const sum = rates.reduce((a, b) => a + b);
    const made = make({
      states: 1,
      channels: rates.map((rate, i) => ({
        from: 0,
        to: 0,
        rate,
        gains: rates.map((_, k) => (k === i ? 1 : 0)),
      })),
      times: [1e4],
      seed: n,
    });
    const { accumulators, jumps } = made.kernel().run(0, 64);
    const total = jumps.reduce((a, b) => a + b);
    let chi = 0;
    for (const [i, rate] of rates.entries()) {
      const mean = (total * rate) / sum;
      const found = (accumulators[i] as Float64Array).reduce((a, b) => a + b);
      if (mean > 20) chi += (found - mean) ** 2 / mean;
      else expect(found).toBeLessThan(mean + Z * Math.sqrt(mean) + 5);
    }
    // chi^2 of m degrees of freedom: mean m, variance 2 m; its upper tail beyond m + 4.5 sqrt(2 m) + 14 is below 1e-5 for all m
    expect(chi).toBeLessThan(n + Z * Math.sqrt(2 * n) + 14);
    expect(Math.abs(deviation(jumps, 1e4 * sum))).toBeLessThan(Z);
  });

  test("a channel that is 1e6 times slower than the other fires at its rate", () => {
    const channels = [
      { from: 0, to: 0, rate: 1e6, gains: [0] },
      { from: 0, to: 0, rate: 1, gains: [1] },
    ];
    const { accumulators } = make({ states: 1, channels, times: [0.5] })
      .kernel()
      .run(0, 64);
    const found = (accumulators[0] as Float64Array).reduce((a, b) => a + b);
    expect(Math.abs(found - 32)).toBeLessThan(Z * Math.sqrt(32) + 5);
  });

  test("ring of six: jumps, and the entropy production's mean and variance", () => {
    const channels = Array.from({ length: 6 }, (_, i) => [
      { from: i, to: (i + 1) % 6, rate: 2, gains: [Math.log(2)] },
      { from: i, to: (i + 5) % 6, rate: 1, gains: [-Math.log(2)] },
    ]).flat();
    const made = make({ states: 6, channels, times: [40], start: [1, 1, 1, 1, 1, 1] });
    const { jumps, accumulators, startState } = made.kernel().run(0, 20_000);
    const entropy = accumulators[0] as Float64Array;
    expect(Math.abs(deviation(jumps, 120))).toBeLessThan(Z);
    expect(Math.abs(deviation(entropy, 40 * Math.log(2)))).toBeLessThan(Z);
    // two independent Poisson counts; a variance of n normals has the relative error sqrt(2/n)
    const spread = 120 * Math.log(2) ** 2;
    expect(Math.abs(varianceOf(entropy) / spread - 1)).toBeLessThan(Z * Math.sqrt(2 / 20_000));
    expect(Math.abs(deviation(startState, 2.5))).toBeLessThan(Z);
  });

  test("an absorbing state waits for the end", () => {
    const channels = [{ from: 0, to: 1, rate: 1 }];
    const { endState, endTime, jumps } = make({ states: 2, channels, times: [3] })
      .kernel()
      .run(0, 50_000);
    expect(Math.abs(deviation(endState, 1 - Math.exp(-3)))).toBeLessThan(Z);
    expect(new Set(endTime)).toEqual(new Set([3]));
    expect(jumps).toEqual(endState);
  });

  test("3e7 equal terms sum to themselves, which one by one they do not", () => {
    const channels = [{ from: 0, to: 0, rate: 3e7, gains: [0.1, 1 / 3] }];
    const { jumps, accumulators } = make({ states: 1, channels, times: [1] })
      .kernel()
      .run(0, 1);
    const [tenths, thirds] = accumulators.map((a) => a[0] as number) as [number, number];
    const n = jumps[0] as number;
    expect(n).toBeGreaterThan(2.99e7);
    // 64 terms at a time, and then without loss
    const most = 64 * 2 ** -53;
    expect(Math.abs(tenths / (0.1 * n) - 1)).toBeLessThan(most);
    expect(Math.abs(thirds / (n / 3) - 1)).toBeLessThan(most);
    let one = 0;
    for (let i = 0; i < n; i++) one += 0.1;
    expect(Math.abs(one / (0.1 * n) - 1)).toBeGreaterThan(1000 * most);
  });

  test("a thousand states on a line: the diffusion of a random walk", () => {
    const n = 1001;
    const channels = Array.from({ length: n - 2 }, (_, i) => [
      { from: i + 1, to: i + 2, rate: 0.5 },
      { from: i + 1, to: i, rate: 0.5 },
    ]).flat();
    const start = Array.from({ length: n }, (_, i) => (i === 500 ? 1 : 0));
    const { endState } = make({ states: n, channels, times: [50], start })
      .kernel()
      .run(0, 20_000);
    expect(Math.abs(deviation(endState, 500))).toBeLessThan(Z);
    const squares = endState.map((x) => (x - 500) ** 2);
    expect(Math.abs(deviation(squares, 50))).toBeLessThan(Z);
  });
});

/** Solves dy/dt = f(t, y) by the classical Runge-Kutta method. */
function solve(
  f: (t: number, y: readonly number[]) => number[],
  y0: readonly number[],
  end: number,
): number[] {
  const steps = 20_000;
  const h = end / steps;
  let y = [...y0];
  const shifted = (k: readonly number[], by: number): number[] => y.map((v, i) => v + by * (k[i] as number));
  for (let i = 0; i < steps; i++) {
    const t = i * h;
    const k1 = f(t, y);
    const k2 = f(t + h / 2, shifted(k1, h / 2));
    const k3 = f(t + h / 2, shifted(k2, h / 2));
    const k4 = f(t + h, shifted(k3, h));
    y = y.map(
      (v, j) =>
        v + (h / 6) * ((k1[j] as number) + 2 * (k2[j] as number) + 2 * (k3[j] as number) + (k4[j] as number)),
    );
  }
  return y;
}

/** P1 and <K> of two states with rates up(t), down. */
const occupancy = (up: (t: number) => number, down: number, p1: number, end: number): number[] =>
  solve(
    (t, [p]) => {
      const flux = up(t) * (1 - (p as number));
      return [flux - down * (p as number), flux + down * (p as number)];
    },
    [p1, 0],
    end,
  );

// D. F. Anderson, J. Chem. Phys. 127, 214107 (2007): 0 -> 1 at a (1 + b sin(om t)), 1 -> 0 at w10
const ANDERSON = [
  { a: 1, b: 0.8, om: 3, w10: 0.7, p1: 0, t: 2, p: 0.45943264, mean: 1.7659228, variance: 1.4797487 },
  { a: 5, b: 0.95, om: 1, w10: 2, p1: 1, t: 4, p: 0.51970707, mean: 11.871504, variance: 15.723732 },
];

describe.each(ANDERSON)("driven by a (1 + b sin(om t)), a = $a", ({ a, b, om, w10, p1, t, ...exact }) => {
  const up = `${a}*(1 + ${b}*sin(${om}*t))`;
  const times = (n: number): number[] => Array.from({ length: n }, (_, i) => ((i + 1) * t) / n);
  const network = (windows: number, rate: string | number = up): TestNetwork => ({
    ...twoLevel(rate, w10, times(windows)),
    start: [1 - p1, p1],
    seed: windows,
  });
  const n = 400_000;

  test("the equation solved here has the listed values", () => {
    const [p, jumps] = occupancy((s) => a * (1 + b * Math.sin(om * s)), w10, p1, t) as [number, number];
    expect(p).toBeCloseTo(exact.p, 7);
    expect(jumps).toBeCloseTo(exact.mean, 5);
  });

  test.each([1, 3, 10, 100])("%i windows: P1, mean and variance of the jumps", (windows) => {
    const { endState, jumps } = make(network(windows)).kernel().run(0, n);
    expect(Math.abs(deviation(endState, exact.p))).toBeLessThan(Z);
    expect(Math.abs(deviation(jumps, exact.mean))).toBeLessThan(Z);
    const squares = jumps.map((k) => (k - exact.mean) ** 2);
    expect(Math.abs(deviation(squares, exact.variance))).toBeLessThan(Z);
  });

  test("control: a rate that is frozen while it is waited is seen", () => {
    const { exponentials } = make(network(1)).kernel().draws(1, 0, 0, 6000);
    let next = 0;
    const ends = Float64Array.from({ length: 100_000 }, () => {
      let state = p1;
      for (let s = 0; ; state = 1 - state) {
        const k = state === 0 ? a * (1 + b * Math.sin(om * s)) : w10;
        s += (exponentials[next++] as number) / k;
        if (s > t) return state;
      }
    });
    expect(next).toBeLessThan(exponentials.length);
    expect(Math.abs(deviation(ends, exact.p))).toBeGreaterThan(2 * Z);
  });
});

describe("bounds", () => {
  const network: TestNetwork = twoLevel("1 + sin(3*t)^2", 1, [0.5, 1, 1.5, 2]);

  test("as proven they fail nowhere", () => {
    expect(() => make(network).kernel().run(0, 100_000)).not.toThrow();
  });

  test.each([
    ["an upper bound too low", ([a, b, d]: readonly number[]) => [a, b, 0.7 * (d as number)]],
    ["a lower bound too high", ([a, b, d]: readonly number[]) => [(a as number) + (d as number), b, 0]],
    ["both too low", ([a, b, d]: readonly number[]) => [(a as number) - 0.3, b, d]],
  ])("%s is a failure with trajectory, time and channel", (_, change) => {
    const { kernel } = make({ ...network, mutated: change as TestNetwork["mutated"] & object });
    const failure = (() => {
      try {
        kernel().run(0, 100_000);
      } catch (error) {
        return error as RateOutOfBounds;
      }
      return null;
    })();
    expect(failure).toMatchObject({ name: "RateOutOfBounds", channel: 0 });
    expect(failure?.trajectory).toBeTypeOf("number");
    expect(failure?.time).toBeGreaterThanOrEqual(0);
  });

  test("a rate that is no number", () => {
    const { kernel } = make({
      ...twoLevel("1 + sqrt(1.2 - t)", 1, [1, 2]),
      mutated: () => [0, 0, 3],
    });
    expect(() => kernel().run(0, 10_000)).toThrow(/rate of channel 0 is not finite at t = 1\.[2-9]/);
  });
});

describe("protocols", () => {
  test("a jump of the rates splits what is waited", () => {
    const network = twoLevel("0*t + f", 0, [0.4, 1]);
    const { endState } = make({
      ...network,
      fields: {
        f: [
          [0.5, 0],
          [3, 0],
        ],
      },
    })
      .kernel()
      .run(0, 200_000);
    expect(Math.abs(deviation(endState, 1 - Math.exp(-0.2 - 1.8)))).toBeLessThan(Z);
  });

  test("exact windows that differ are taken by the still loops, too", () => {
    // the same rates as a ramp of steps: all windows are exact in their own right
    const one = make({ ...twoLevel(2, 1, [0.25, 0.5, 1]), seed: 9 }).kernel();
    const { endState } = one.run(0, 100_000);
    expect(Math.abs(deviation(endState, (2 / 3) * (1 - Math.exp(-3))))).toBeLessThan(Z);
  });

  test("Fermi rates on a linear ramp: P1 and <jumps> of the solved equation; the work is that of the path", () => {
    const up = "1/(1 + exp(e))";
    const down = "1/(1 + exp(-e))";
    const times = Array.from({ length: 8 }, (_, i) => 2.5 * (i + 1));
    const e = times.map((_, i) => [-2 + 0.2 * 2.5 * i, 0.2] as const);
    const made = make({
      states: 2,
      channels: [
        { from: 0, to: 1, rate: up, gains: ["e", "t"] },
        { from: 1, to: 0, rate: down, gains: ["-e", "t"] },
      ],
      times,
      fields: { e },
      start: [1, 1],
    });
    const kernel = made.kernel();
    const { endState, jumps, accumulators, startState } = kernel.run(0, 100_000);
    const at = (t: number): number => -2 + 0.2 * t;
    const fermi = (x: number): number => 1 / (1 + Math.exp(x));
    const [p, mean] = solve(
      (t, [q]) => {
        const [u, d] = [fermi(at(t)), fermi(-at(t))];
        const [gain, loss] = [u * (1 - (q as number)), d * (q as number)];
        return [gain - loss, gain + loss];
      },
      [0.5, 0],
      20,
    ) as [number, number];
    expect(Math.abs(deviation(endState, p))).toBeLessThan(Z);
    expect(Math.abs(deviation(jumps, mean))).toBeLessThan(Z);
    const { times: jumpTimes, states } = kernel.record(77);
    const dE = jumpTimes.reduce((sum, t, i) => sum + (states[i] === 1 ? at(t) : -at(t)), 0);
    expect(accumulators[0]?.[77]).toBeCloseTo(dE, 12);
    expect(states.length).toBe(jumps[77]);
    expect(endState[77]).toBe(states[states.length - 1] ?? startState[77]);
    expect(meanOf(startState)).toBeGreaterThan(0.49);
  });
});

describe("discrete time", () => {
  test("a chain: P1 after n steps, and a jump at each whole time at most", () => {
    const made = make({ ...twoLevel(0.3, 0.2, [7]), discrete: true });
    const { endState, jumps } = made.kernel().run(0, 200_000);
    expect(Math.abs(deviation(endState, 0.6 * (1 - 0.5 ** 7)))).toBeLessThan(Z);
    expect(jumps.every((k) => k <= 7)).toBe(true);
    const { times } = made.kernel().record(3);
    expect([...times].every((t) => Number.isInteger(t) && t >= 1 && t <= 7)).toBe(true);
  });

  test("a walk that always moves", () => {
    const { jumps } = make({ ...twoLevel(1, 1, [5, 9]), discrete: true })
      .kernel()
      .run(0, 640);
    expect(new Set(jumps)).toEqual(new Set([9]));
  });

  test("probabilities that move: those of the time of the step", () => {
    const made = make({ ...twoLevel("0.1*t", 0, [4]), discrete: true });
    const { endState } = made.kernel().run(0, 200_000);
    expect(Math.abs(deviation(endState, 1 - 0.9 * 0.8 * 0.7 * 0.6))).toBeLessThan(Z);
  });

  test("more than 1 in all is refused", () => {
    expect(() => make({ ...twoLevel(1.1, 0.2, [7]), discrete: true }).kernel()).toThrow(/sum to 1.1/);
    expect(() =>
      make({ ...twoLevel("0.3*t", 0, [4]), discrete: true })
        .kernel()
        .run(0, 6400),
    ).toThrow(/channel 0/);
  });
});
