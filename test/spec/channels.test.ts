// Networks as lists of channels: the laws of rates by closed forms, what jumps book, lattices.
import { describe, expect, test } from "vitest";
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { edge, law, type Network, network, point, step } from "../../dist/index.js";
import { type Channel, type LoweredNetwork, lowerNetwork } from "../../dist/spec/network/channels.js";

const lower = (system: Network, driven: readonly string[] = []): LoweredNetwork =>
  lowerNetwork(system, { ramps: Object.fromEntries(driven.map((name) => [name, [[0, 0]]])) });

const number = (node: Channel["rate"] | null): number => {
  expect(node?.kind).toBe("number");
  return evaluateNumber(node as Channel["rate"], {});
};

/** Two levels with A = ln(k+/k-), whatever the temperature. */
const levels = (A: number, kT: number, rates: object): Network =>
  network({
    kT,
    states: { low: 0, high: -A * kT },
    edges: [edge("low", "high", rates)],
    start: point("low"),
  });

const x = (A: number): number => (A === 0 ? 1 : A / -Math.expm1(-A));

/** k+ of each law. */
const LAWS: readonly (readonly [name: string, rates: object, forward: (A: number, kT: number) => number])[] =
  [
    ["rate k: k, k e^-A", { rate: 2 }, () => 2],
    ["prefactor k, split s: k e^(s A)", { prefactor: 2, split: 0.3 }, (A) => 2 * Math.exp(0.3 * A)],
    ["barrier B: k e^((E_i - B)/kT)", { barrier: 1.5, prefactor: 2 }, (_, kT) => 2 * Math.exp(-1.5 / kT)],
    ["fermi G: G/(1 + e^-A)", { fermi: 2 }, (A) => 2 / (1 + Math.exp(-A))],
    ["bose g: g/|1 - e^-A|", { bose: 2 }, (A) => 2 / Math.abs(Math.expm1(-A))],
    ["ohmic r: (kT/r) A/(1 - e^-A)", { ohmic: 2 }, (A, kT) => (kT / 2) * x(A)],
  ];
const AFFINITIES = [
  -40, -3, -0.1000001, -0.0999999, -1e-3, -1e-9, 1e-9, 0.02, 0.0999999, 0.1000001, 1, 7, 40,
];

// operations of a rate: about 20, each to 2^-53 of its part; and e^x turns the rounding of x into one of x times that
const ROUNDING = (A: number): number => 2 ** -53 * (20 + Math.abs(A) * 4);

describe.each(LAWS)("%s", (name, rates, forward) => {
  test("k+ and ln(k+/k-) = A, to rounding", () => {
    for (const kT of [1, 0.7]) {
      for (const A of AFFINITIES) {
        const [up, down] = lower(levels(A, kT, rates)).channels as [Channel, Channel];
        expect(Math.abs(number(up.rate) / forward(A, kT) - 1)).toBeLessThan(ROUNDING(A));
        expect(Math.abs((number(up.rate) / number(down.rate)) * Math.exp(-A) - 1)).toBeLessThan(ROUNDING(A));
        expect(number(up.entropy)).toBeCloseTo(A, 12);
        expect(number(down.entropy)).toBe(-number(up.entropy));
      }
    }
  });

  test("driven: the same values by a formula of the field, a finite slope, and neither overflows", () => {
    const system = network({
      kT: 1,
      fields: { e: 0 },
      states: { low: 0, high: "e" },
      edges: [edge("low", "high", rates)],
      start: point("low"),
    });
    const { channels } = lower(system, ["e"]);
    const unbounded = ["rate", "prefactor"].some((key) => key in rates);
    for (const A of [...AFFINITIES, 0, ...(unbounded ? [] : [-800, -400, 400, 800])]) {
      if (A === 0 && "bose" in rates) continue;
      const still = lower(levels(A, 1, rates)).channels;
      for (const channel of channels) {
        const value = evaluateNumber(channel.rate, { e: -A });
        const other = still.find(({ direction }) => direction === channel.direction);
        // what is 0 to rounding has no channel, or is below the smallest number that matters
        if (other === undefined || number(other.rate) < 1e-290) expect(value).toBeLessThan(1e-290);
        else if ("barrier" in rates && Math.abs(A) > 700) expect(value).toBe(number(other.rate));
        else expect(Math.abs(value / number(other.rate) - 1)).toBeLessThan(ROUNDING(A));
        if (Math.abs(A) > 700 && "barrier" in rates) continue;
        const slope = evaluateNumber(differentiate(channel.rate, "e"), { e: -A });
        expect(Number.isFinite(slope)).toBe(true);
        if (Math.abs(A) > 10 || Math.abs(Math.abs(A) - 0.1) < 1e-3 || Math.abs(A) < 1e-2) continue;
        const h = 1e-5;
        const [right, left] = [-A + h, -A - h].map((e) => evaluateNumber(channel.rate, { e })) as [
          number,
          number,
        ];
        expect(Math.abs((right - left) / (2 * h) - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
      }
    }
    expect(name).not.toBe("");
  });
});

test("ohmic: kT/r at A = 0, both ways; bose at A = 0 is infinite, which is not a number that is wrong by accident", () => {
  const [up, down] = lower(levels(0, 0.7, { ohmic: 2 })).channels as [Channel, Channel];
  expect([number(up.rate), number(down.rate)]).toEqual([0.35, 0.35]);
  expect(lower(levels(0, 1, { bose: 1 })).channels.map(({ rate }) => number(rate))).toEqual([
    Infinity,
    Infinity,
  ]);
});

test("a jump's first law: dE = drive + mu dN - kT A, forward and backward, for every law", () => {
  for (const rates of [...LAWS.map(([, of]) => ({ ...of, split: 0.4 })), { forward: 3, backward: 0.2 }]) {
    const { split, ...rest } = rates as { split?: number };
    const own = "prefactor" in rest ? { ...rest, split } : rest;
    const system = network({
      baths: { lead: { kT: 0.7, mu: 0.9 } },
      states: { empty: { energy: 0.1, particles: 1 }, full: { energy: 1.3, particles: 3 } },
      edges: [edge("empty", "full", { ...own, counts: { N: 1, K: [1, 1] }, ...("forward" in own ? {} : { drive: 0.4 }) })],
      start: point("empty"),
    }); // biome-ignore format: an edge
    const [up, down] = lower(system).channels as [Channel, Channel];
    for (const channel of [up, down]) {
      const sum = number(channel.drive) + number(channel.chemical) - 0.7 * number(channel.entropy);
      expect(sum).toBeCloseTo(number(channel.energyChange), 14);
      expect(number(channel.chemical)).toBe(0.9 * channel.particles);
    }
    expect(up).toMatchObject({ from: 0, to: 1, particles: 2, counts: { N: 1, K: 1 } });
    expect(down).toMatchObject({ from: 1, to: 0, particles: -2, counts: { N: -1, K: 1 } });
    expect(number(up.rate) / number(down.rate)).toBeCloseTo(Math.exp(number(up.entropy)), 10);
    if (!("forward" in own)) expect(number(up.drive)).toBe(0.4);
  }
});

test("a one-way edge has one channel and no entropy; a self-loop has both, and no energy", () => {
  const { channels } = lower(
    network({
      kT: 1,
      states: { a: 0, b: 1 },
      edges: [edge("a", "b", { forward: 2, backward: 0 }), edge("a", "a", { rate: 1, drive: 3 })],
      start: point("a"),
    }),
  );
  expect(channels.map(({ edge: i, direction, from, to }) => [i, direction, from, to])).toEqual([
    [0, "forward", 0, 1],
    [1, "forward", 0, 0],
    [1, "backward", 0, 0],
  ]);
  expect(channels[0]?.entropy).toBeNull();
  expect(channels.slice(1).map(({ entropy }) => number(entropy))).toEqual([3, -3]);
});

test("what nothing drives is a number, what is driven a formula of the driven fields and t alone", () => {
  const system = network({
    baths: { L: { kT: "T", mu: "v/2" }, R: { kT: 1 } },
    fields: { e: 1, T: 2, v: 3 },
    states: { empty: 0, full: { energy: "e*spin", particles: 1, spin: 2 } },
    edges: [edge("empty", "full", { fermi: "1 + spin", bath: "L" }), edge("empty", "full", { fermi: 1, bath: "R" })],
    start: point("empty"),
  }); // biome-ignore format: edges
  expect(lower(system).channels.every(({ rate, entropy }) => rate.kind === "number" && entropy?.kind === "number")).toBe(true); // biome-ignore format: a condition
  const [first, , third] = lower(system, ["e"]).channels as [Channel, Channel, Channel];
  expect(evaluateNumber(first.rate, { e: 0.5 })).toBeCloseTo(1 / (1 + Math.exp((1 - 1.5) / 2)), 14);
  expect(evaluateNumber(third.rate, { e: 0.5 })).toBeCloseTo(1 / (1 + Math.exp(1)), 14);
  expect(lower(system).attributes).toEqual(["spin"]);
});

describe("a lattice", () => {
  const system = network({
    kT: 1,
    lattice: {
      coordinates: { n: [0, 3], m: [-1, 1] },
      energy: "n^2/2",
      particles: "n",
      inside: "n + m <= 3",
    },
    edges: [step({ n: 1 }, { forward: "2 + m", backward: "3*(n + 1)", counts: "N" }), step({ m: 1 }, { rate: 1, where: "n > 0" })], // biome-ignore format: edges
    start: law("1"),
  });
  const { states, channels } = lower(system);

  test("has its points row-major, the last coordinate fastest", () => {
    expect(states.slice(0, 4).map(({ name }) => name)).toEqual([
      "n=0,m=-1",
      "n=0,m=0",
      "n=0,m=1",
      "n=1,m=-1",
    ]);
    expect(states).toHaveLength(11);
    expect(states[3]).toMatchObject({ attributes: [1, -1], particles: 1 });
  });

  test("has an edge from every point whose step stays inside; formulas see where it comes from", () => {
    const of = (from: string, to: string): number => {
      const found = channels.find((c) => states[c.from]?.name === from && states[c.to]?.name === to);
      return found === undefined ? Number.NaN : number(found.rate);
    };
    expect(of("n=1,m=0", "n=2,m=0")).toBe(2);
    expect(of("n=2,m=0", "n=1,m=0")).toBe(6);
    expect(of("n=2,m=1", "n=3,m=1")).toBeNaN();
    expect(of("n=0,m=0", "n=0,m=1")).toBeNaN();
    expect(of("n=1,m=0", "n=1,m=1")).toBe(1);
  });
});

test("ten thousand states and 80,000 channels are lowered in a second or two", () => {
  const system = network({
    kT: 1,
    lattice: { coordinates: { a: [-50, 50], b: [-50, 50] }, energy: "(a^2 + b^2)/20" },
    edges: ["a", "b"].flatMap((name) => [step({ [name]: 1 }, { ohmic: 1, drive: "b/10" }), step({ [name]: 1 }, { fermi: 1 })]), // biome-ignore format: edges
    start: law("1"),
  });
  const before = performance.now();
  const { states, channels } = lower(system);
  expect([states.length, channels.length]).toEqual([10_201, 80_800]);
  expect(performance.now() - before).toBeLessThan(4000);
});
