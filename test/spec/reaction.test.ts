// The door for reactions: texts and objects, mass action with which constants, chemostats, conserved quantities, and what is refused.
import { expect, test } from "vitest";
import { evaluateNumber } from "../../src/formula/evaluate.js";
import { experiment, reaction, reactions, schedule } from "../../src/index.js";
import { lowerReactions } from "../../src/spec/reaction/channels.js";
import { conservedQuantities } from "../../src/spec/reaction/conserved.js";
import type { Reaction, Reactions } from "../../src/spec/reaction/reaction.js";

type Parts = Partial<Omit<Reactions, "dynamics">> & { readonly species: Reactions["species"] };

const made = (system: Parts & { readonly reactions: readonly Reaction[] }, more: object = {}) =>
  experiment({
    system: reactions(system),
    control: schedule({ duration: 1 }),
    ensemble: { trajectories: 10 },
    ...more,
  });

const propensities = (
  system: Parts & { readonly reactions: readonly Reaction[] },
  counts: Record<string, number>,
) => {
  const { system: read, control } = made(system);
  return lowerReactions(read, control).channels.map(({ propensity }) =>
    evaluateNumber(propensity, { ...read.fields, t: 0, ...counts }),
  );
};

const complaint = (
  system: Parts & { readonly reactions: readonly Reaction[] },
  more: object = {},
): string => {
  try {
    made(system, more);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

test("a spec keeps its normal form, also through JSON", () => {
  const given = made({
    species: { A: 10, B: { start: 5 }, F: { fixed: "b", mu: 1 } },
    fields: { b: 3 },
    volume: 2,
    reactions: [reaction("2 A + F <-> B", { forward: "b", backward: 1, counts: "n" })],
  });
  expect(experiment(JSON.parse(JSON.stringify(given)))).toEqual(given);
});

test("rate constants: k V times falling factorials by V^m, without 1/m!", () => {
  const species = { A: 10, B: 4 };
  const of = (equation: string) =>
    propensities({ species, volume: 2, reactions: [reaction(equation, 3)] }, species)[0];
  expect(of("0 -> A")).toBe(6);
  expect(of("A -> 0")).toBe(30);
  expect(of("2 A -> B")).toBe((3 * 90) / 2);
  expect(of("2 A + B -> 0")).toBe((3 * 90 * 4) / 4);
  expect(of("3 A -> 2 A")).toBe((3 * 720) / 4);
});

test("stochastic constants: c times the number of combinations, whatever the volume", () => {
  const species = { A: 10, B: 4 };
  const of = (equation: string) =>
    propensities(
      { species, volume: 2, constants: "stochastic", reactions: [reaction(equation, 3)] },
      species,
    )[0];
  expect(of("2 A -> B")).toBe(3 * 45);
  expect(of("3 A -> B")).toBeCloseTo(3 * 120, 10);
  expect(of("2 A + B -> 0")).toBe(3 * 45 * 4);
  expect(of("0 -> A")).toBe(3);
});

test("the order of species and terms does not matter, a species twice is two of it", () => {
  const species = { A: 10, B: 4 };
  const one = propensities({ species, reactions: [reaction("A + A + B -> B", 1)] }, species);
  expect(one).toEqual(propensities({ species, reactions: [reaction("B + 2*A -> B", 1)] }, species));
  expect(one).toEqual(
    propensities({ species, reactions: [{ from: { A: 2, B: 1 }, to: { B: 1 }, rate: 1 }] }, species),
  );
});

test("a chemostat enters by its powers and does not change", () => {
  const { system, control } = made({
    species: { X: 3, B: { fixed: 10 } },
    reactions: [reaction("2 B + X <-> 2 X", { forward: 1, backward: 2 })],
  });
  const { channels, species } = lowerReactions(system, control);
  expect(species).toEqual(["X"]);
  expect(channels.map(({ change }) => change)).toEqual([[1], [-1]]);
  expect(channels.map(({ particles }) => particles)).toEqual([[2], [-2]]);
  expect(evaluateNumber(channels[0]?.propensity as never, { X: 3 })).toBe(300);
});

test("conserved quantities are found as whole numbers", () => {
  // E + S <-> ES -> E + P over E, S, ES, P
  const found = conservedQuantities(
    [
      [-1, -1, 1, 0],
      [1, 1, -1, 0],
      [1, 0, -1, 1],
    ],
    4,
  );
  expect(found).toHaveLength(2);
  for (const w of found) {
    expect(-(w[0] as number) - (w[1] as number) + (w[2] as number)).toBe(0);
    expect((w[0] as number) - (w[2] as number) + (w[3] as number)).toBe(0);
  }
  expect(conservedQuantities([[-2, 1]], 2)).toEqual([[1, 2]]);
  expect(conservedQuantities([[1], [-1]], 1)).toEqual([]);
  expect(conservedQuantities([[-3, 2, 0]], 3)).toEqual([
    [2, 3, 0],
    [0, 0, 1],
  ]);
});

test.each([
  [
    "unknown species",
    [reaction("A -> C", 1)],
    /system\.reactions\[0\]\.equation: a species \(A, B\) is needed, "C" given/,
  ],
  ["no arrow", [reaction("A + B", 1)], /an equation with one arrow/],
  ["half a particle", [reaction("0.5 A -> B", 1)], /whole numbers before them/],
  ["one rate for two ways", [reaction("A <-> B", 1)], /rates of both ways/],
  ["two rates for one way", [reaction("A -> B", { forward: 1, backward: 1 })], /"<->" is needed/],
  [
    "no rate",
    [{ equation: "A -> B" }],
    /a rate, forward and backward, or a propensity is needed, nothing given/,
  ],
  ["two laws", [reaction("A -> B", { rate: 1, propensity: "A" })], /rate and propensity given/],
  [
    "a negative rate",
    [reaction("A -> B", -1)],
    /a finite rate of at least 0 \(forward\) is needed, -1 given/,
  ],
  [
    "a rate that turns negative",
    [reaction("A -> B", "1 - 2*t")],
    /a finite rate of at least 0 .* at t = 0\.5/,
  ],
  ["a rate that is infinite", [reaction("A -> B", "1/t")], /finite rate/],
  ["a count driven below 0", [reaction("A -> B", { propensity: "2" })], /a count would turn negative/],
  ["two taken, one there", [reaction("2 A -> B", { propensity: "A" })], /fewer than 2 of "A"/],
  [
    "a propensity that is negative",
    [reaction("A -> B", { propensity: "A*(A - 20)" })],
    /finite propensity of at least 0/,
  ],
  [
    "a propensity that turns negative while counts stay",
    [reaction("A -> B", { propensity: "A*(1 - 2*t)" })],
    /finite propensity of at least 0 is needed, -.* \(forward\) at t = 0\.\d+ and A = 10, B = 4 given/,
  ],
  [
    "a propensity that is infinite at the start",
    [reaction("A -> B", { propensity: "A/(B - 4)" })],
    /finite propensity of at least 0 is needed, Infinity \(forward\) at A = 10, B = 4 given/,
  ],
  [
    "a propensity that is no number at the start",
    [reaction("A -> B", { propensity: "A*log(B - 10)" })],
    /finite propensity of at least 0 is needed, NaN/,
  ],
  [
    "a propensity that has a pole on the way",
    [reaction("A -> B", { propensity: "A/(t - 0.5)^2" })],
    /finite propensity of at least 0 is needed, Infinity \(forward\) at t = 0\.[45]\d*/,
  ],
  [
    "an unknown species in an object",
    [{ from: { C: 1 }, to: {}, rate: 1 }],
    /system\.reactions\[0\]\.from\.C: a species \(A, B\) is needed, "C" given/,
  ],
  [
    "an unknown species in a propensity",
    [reaction("A -> B", { propensity: "A*C" })],
    /system\.reactions\[0\]\.propensity: "C" is unknown/,
  ],
  [
    "the way back of a pair drives a count below 0",
    [reaction("A <-> B", { propensity: ["A", "1"] })],
    /fewer than 1 of "B" are left is needed \(a count would turn negative\), 1 \(backward\)/,
  ],
  ["species in a rate constant", [reaction("A -> B", "A")], /"A" is unknown/],
  ["0 one way of two", [reaction("A <-> B", { forward: 1, backward: 0 })], /rates above 0 both ways/],
  ["no reaction", [], /at least one reaction/],
] as const)("refused: %s", (_, given, sentence) => {
  expect(complaint({ species: { A: 10, B: 4 }, reactions: given as never })).toMatch(sentence);
});

test.each([
  [{ species: { A: -1 } }, /system\.species\.A: a whole number/],
  [{ species: { A: 1.5 } }, /system\.species\.A: a whole number/],
  [{ species: { A: 2 ** 54 } }, /a whole number from 0 to 2\^53 - 1/],
  [{ species: { A: 1 }, volume: 0 }, /system\.volume: a volume above 0/],
  [{ species: { t: 1 } }, /a name that is free is needed, "t" given/],
  [{ species: { A: 1, AStart: 1 } }, /./],
] as const)("refused: %j", (system, sentence) => {
  expect(complaint({ reactions: [reaction("0 -> 0", 1)], ...system } as never)).toMatch(sentence);
});

test.each([
  [{ set: { A: 1 } }, /system\.events\[0\]: a time \(at\) or a condition \(when\) is needed, neither given/],
  [{ at: 2, set: { A: 1 } }, /system\.events\[0\]\.at: a time up to 1/],
  [{ at: 0.5, set: { B: 1 } }, /system\.events\[0\]\.set\.B: a species that changes \(A\) is needed/],
  [{ at: 0.5, set: { A: -1 } }, /a whole number from 0/],
  [{ when: "A", set: { A: 1 } }, /system\.events\[0\]\.when: a condition is needed/],
] as const)("refused: the event %j", (event, sentence) => {
  expect(
    complaint({ species: { A: 1 }, reactions: [reaction("A -> 0", 1)], events: [event] } as never),
  ).toMatch(sentence);
});

test("what belongs to other experiments is refused by name", () => {
  const system = { species: { A: 1 }, reactions: [reaction("A -> 0", 1)] };
  expect(complaint(system, { method: { dt: 0.1 } })).toMatch(/method\.dt: nothing is needed for reactions/);
  expect(complaint(system, { units: {} })).toMatch(/units: numbers that agree/);
  expect(complaint(system, { record: { keep: ["heat"] } })).toMatch(
    /record\.keep: reactions with a way back are needed for "heat"/,
  );
  expect(complaint(system, { stop: "B == 0" })).toMatch(/stop: "B" is unknown/);
  expect(complaint(system, { stop: "t > 1" })).toMatch(/changes between jumps/);
});

test("starts and laws keep their form through JSON, and what they are not is said", () => {
  const system = {
    species: { A: 10, B: { start: { poisson: 2.5 } }, C: { start: { binomial: [4, 0.5] as const } } },
    reactions: [reaction("A + B <-> C", { forward: 1, backward: 1 })],
  };
  const kept = (given: unknown) => expect(experiment(JSON.parse(JSON.stringify(given)))).toEqual(given);
  kept(made(system, { record: { keep: [], systemEntropy: true } }));
  kept(made(system, { record: { keep: [], systemEntropy: { start: "solved", end: "solved" } } }));
  const counts = { ...system, species: { A: 10, B: 2, C: 0 } };
  for (const start of [
    { kind: "table", rows: [{ A: 1 }, { B: 0, C: 3 }], weights: [1, 0.5] },
    { kind: "steady" },
    { kind: "steady", burnIn: 3 },
    { kind: "equilibrium" },
  ] as Reactions["start"][])
    kept(made({ ...counts, start }));
  expect(complaint({ ...system, species: { ...system.species, B: { start: { poisson: 0 } } } })).toMatch(
    /above 0|law/,
  );
  expect(
    complaint({ ...system, species: { ...system.species, B: { start: { binomial: [4, 2] } } } }),
  ).toMatch(/0 to 1|law/);
  expect(complaint({ ...counts, start: { kind: "equilibrum" } as never })).toMatch(/start .*equilibrium/);
  expect(complaint(counts, { record: { systemEntropy: "boltzmann" } })).toMatch(/systemEntropy.*"steady"/);
  expect(complaint({ ...counts, events: [{ at: 0.5, set: { A: 1 } }], start: { kind: "steady" } })).toMatch(
    /events/,
  );
});

test("a schedule without ramps drives nothing", () => {
  const network = { species: { X: 1 }, reactions: [reaction("X -> 0", 1)] };
  expect(made(network, { control: { duration: 1 } })).toEqual(made(network));
});
