// Networks at the door: normal form, and one sentence for every mistake.
import { describe, expect, test } from "vitest";
import {
  edge,
  equilibrium,
  experiment,
  law,
  type Network,
  network,
  point,
  probabilities,
  ramp,
  reverse,
  SpecError,
  schedule,
  states,
  steady,
  step,
} from "../../dist/index.js";
import { validate } from "../../dist/spec/validate.js";

type Json = Record<string, unknown>;

const dot = (): Json => ({
  system: {
    dynamics: "network",
    kT: 1,
    fields: { e: 0, G: 1 },
    states: { empty: 0, full: { energy: "e", particles: 1 } },
    edges: [{ from: "empty", to: "full", name: "in", fermi: "G", counts: { N: 1 } }],
    start: { kind: "equilibrium" },
  },
  control: { duration: 10, ramps: { e: [[0, 0], [1, 3]] } }, // biome-ignore format: a ramp
  ensemble: { trajectories: 16 },
});

const ring = (): Json => ({
  system: {
    dynamics: "network",
    kT: 1,
    states: { a: 0, b: 0, c: 0 },
    edges: [
      { from: "a", to: "b", rate: 1 },
      { from: "b", to: "c", rate: 1 },
      { from: "c", to: "a", rate: 1 },
    ],
    start: { kind: "steady" },
  },
  control: { duration: 1, ramps: {} },
  ensemble: { trajectories: 16 },
});

const lattice = (): Json => ({
  system: {
    dynamics: "network",
    kT: 1,
    lattice: { coordinates: { n: [0, 5], m: [0, 3] }, energy: "n + m", inside: "n + m <= 6" },
    edges: [
      { step: { n: 1 }, rate: 1 },
      { step: { m: 1 }, where: "n > 0", rate: 1 },
    ],
    start: { kind: "law", weight: "exp(-n - m)" },
  },
  control: { duration: 1, ramps: {} },
  ensemble: { trajectories: 16 },
});

/** The spec with values at paths replaced (undefined removes one). */
function changed(spec: Json, changes: Readonly<Record<string, unknown>>): Json {
  const copy = structuredClone(spec);
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split(".");
    const last = keys.pop() as string;
    let at = copy;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Json;
    }
    if (value === undefined) delete at[last];
    else at[last] = structuredClone(value);
  }
  return copy;
}

function sentenceOf(spec: unknown): string {
  try {
    validate(spec);
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  throw new Error("nothing was refused");
}

const GOOD: readonly (readonly [string, Json])[] = [
  ["a dot", dot()],
  ["a ring", ring()],
  ["a lattice", lattice()],
  [
    "everything that is optional",
    changed(ring(), {
      "system.kT": undefined,
      "system.baths": { hot: { kT: "1 + T" }, cold: { kT: 1, mu: "-T" } },
      "system.fields": { T: 1 },
      "system.edges.0.bath": "hot",
      "system.edges.1.bath": "cold",
      "system.edges.2.bath": "cold",
      "system.edges.0.counts": { K: [1, 1], J: 1 },
      "system.edges.0.name": "first",
      cycles: { count: 3 },
      "record.keep": ["work", "J"],
      "record.columns": { share: "integral(state == 1)/2", last: "change(T) + final(state)" },
      "record.grid": { times: [0, 0.5], of: ["J + heat_hot"], histograms: { K: [0, 10, 10] } },
      "record.paths": { trajectories: [0, 3] },
      "record.waiting": { edges: ["first"], trajectories: [0] },
      "record.systemEntropy": { start: "solved", end: { probabilities: { a: 0.5, b: 0.25, c: 0.25 } } },
      "record.housekeeping": true,
    }),
  ],
];

test.each(GOOD)("%s has a normal form, which JSON holds and which is its own", (_, spec) => {
  const normal = validate(spec);
  expect(JSON.stringify(validate(normal))).toBe(JSON.stringify(normal));
  expect(validate(JSON.parse(JSON.stringify(normal)))).toEqual(normal);
  expect(normal.method).toEqual({ scheme: "gillespie" });
  expect(normal.ensemble).toMatchObject({ seed: 0, point: 0 });
});

const edges = (value: unknown) => ({ "system.edges": value });
const oneWay = { "system.edges.1": { from: "b", to: "c", forward: 1, backward: 0 } };
const twoBaths = {
  "system.kT": undefined,
  "system.baths": { L: { kT: 1, mu: 0 }, R: { kT: 2, mu: 1 } },
};

// biome-ignore format: one mistake a line
const BAD: readonly (readonly [sentence: string, spec: Json])[] = [
  // shape
  ['system.edges[0].fermy: no such field (did you mean "fermi"?)', changed(dot(), { "system.edges.0.fermy": 1 })],
  ['system.kt: no such field (did you mean "kT"?)', changed(dot(), { "system.kt": 1 })],
  ["control: a schedule { duration, ramps } is needed, nothing given", changed(dot(), { control: undefined })],
  ["system: states or a lattice are needed, neither given", changed(dot(), { "system.states": undefined })],
  ["system: kT or baths are needed, both given", changed(dot(), { "system.baths": { L: { kT: 1 } } })],
  ["system.kT: a number above 0 is needed, -1 given", changed(dot(), { "system.kT": -1 })],
  ['method.scheme: one of "gillespie", "chain" is needed, "heun" given', changed(dot(), { "method.scheme": "heun" })],
  ["method.dt: nothing is needed for a network (its jumps are exact, there is no time step), a dt given", changed(dot(), { "method.dt": 1 })],
  ['feedback.kind: a feedback whose kind is "branch" or "policy" is needed, nothing given', changed(dot(), { feedback: {} })],
  ["units: numbers that agree are needed for a network, units given", changed(dot(), { units: {} })],
  ["ensemble.bias: an unbiased ensemble is needed for a network, a bias given", changed(dot(), { "ensemble.bias": {} })],
  ["system.lattice.coordinates.n: a range [low, high] with low up to high is needed, [3,1] given", changed(lattice(), { "system.lattice.coordinates.n": [3, 1] })],
  // names
  ['system.fields.full: a name that is free is needed, "full" given', changed(dot(), { "system.states": { empty: 0, full: { energy: 0, full: 1 } }, "system.fields.full": 1 })],
  ['system.states.G: a name that is free is needed, "G" given, which is a field', changed(dot(), { "system.states.G": 0 })],
  ['system.fields.work: a name that is free is needed, "work" given, which is a column', changed(dot(), { "system.fields.work": 0 })],
  ['system.fields.t: a name that is free is needed, "t" given, which is reserved', changed(dot(), { "system.fields.t": 0 })],
  ['system.edges[0].counts.e: a name that is free is needed, "e" given, which is a field', changed(dot(), { "system.edges.0.counts": { e: 1 } })],
  ['record.columns.N: a name that is free is needed, "N" given, which is a counter', changed(dot(), { "record.columns": { N: "work" } })],
  ['system.fields.heat_L: a name that is free is needed, "heat_L" given, which is a column', changed(dot(), { ...twoBaths, "system.fields.heat_L": 1 })],
  // edges
  ['system.edges[0].to: a state (empty, full) is needed, "ful" given (did you mean "full"?)', changed(dot(), { "system.edges.0.to": "ful" })],
  ["system.edges[0].from: a state (empty, full) is needed, nothing given", changed(dot(), { "system.edges.0.from": undefined })],
  ["system.edges[0].bath: a bath (L, R) is needed, nothing given", changed(dot(), twoBaths)],
  ['system.edges[0].bath: a bath (bath) is needed, "L" given', changed(dot(), { "system.edges.0.bath": "L" })],
  ["system.edges[0]: one law for its rates (rate, prefactor and split, barrier and prefactor, fermi, bose, ohmic, or forward and backward) is needed, none given", changed(dot(), { "system.edges.0.fermi": undefined })],
  [" is needed, fermi and ohmic given", changed(dot(), { "system.edges.0.ohmic": 1 })],
  ["system.edges[0].split: nothing is needed beside fermi, 0.5 given", changed(dot(), { "system.edges.0.split": 0.5 })],
  ["system.edges[0].split: a split is needed beside prefactor, nothing given", changed(dot(), edges([{ from: "empty", to: "full", prefactor: 1 }]))],
  ["system.edges[0].prefactor: a prefactor is needed beside barrier, nothing given", changed(dot(), edges([{ from: "empty", to: "full", barrier: 1 }]))],
  ["system.edges[0].split: a split of the drive and of mu dN is needed beside a barrier, nothing given", changed(dot(), edges([{ from: "empty", to: "full", barrier: 1, prefactor: 1, drive: 1 }]))],
  ["system.edges[0].backward: a backward is needed beside forward, nothing given", changed(dot(), edges([{ from: "empty", to: "full", forward: 1 }]))],
  ["system.edges[0].drive: nothing is needed beside forward and backward", changed(dot(), edges([{ from: "empty", to: "full", forward: 1, backward: 1, drive: 1 }]))],
  ['system.edges[0].fermi: "g" is unknown (did you mean "G"?)', changed(dot(), { "system.edges.0.fermi": "g" })],
  ['system.edges[1].name: a name of its own is needed, "in" given twice', changed(dot(), { "system.edges.1": { from: "empty", to: "full", name: "in", fermi: 1 } })],
  ["system.edges[0].step: a lattice is needed for a step; from and to name states", changed(dot(), { "system.edges.0.step": { n: 1 } })],
  ['system.edges[0].from: a step is needed on a lattice, "a" given', changed(lattice(), { "system.edges.0.from": "a" })],
  ['system.edges[0].step.k: a coordinate (n, m) is needed, "k" given', changed(lattice(), { "system.edges.0.step": { k: 1 } })],
  ["system.lattice.inside: at least one point inside is needed, none given", changed(lattice(), { "system.lattice.inside": "n > 9" })],
  ["system.lattice.coordinates: at most 200000 points are needed, 4004001 given", changed(lattice(), { "system.lattice.coordinates": { n: [-1000, 1000], m: [-1000, 1000] } })],
  // control
  ['control.ramps.E: a field of the network is needed (e, G), "E" given (did you mean "e"?)', changed(dot(), { "control.ramps": { E: [[0, 1]] } })],
  ["control.ramps.e[1][0]: fractions in order are needed, 0.1 after 0.5 given", changed(dot(), { "control.ramps": { e: [[0.5, 1], [0.1, 1]] } })], // biome-ignore format: a ramp
  // rates
  ['system.edges[0]: a finite rate of at least 0 is needed, -1 from "empty" to "full" (forward) given', changed(dot(), edges([{ from: "empty", to: "full", forward: -1, backward: 1 }]))],
  ['system.edges[0]: a finite rate of at least 0 is needed, -2 from "empty" to "full" (forward) at t = 10 given', changed(dot(), { "system.start": { kind: "point", at: "empty" }, ...edges([{ from: "empty", to: "full", forward: "e < 3 ? 1 : 1 - e", backward: 1 }]) })],
  ['system.edges[0]: a finite rate of at least 0 is needed, Infinity from "empty" to "full" (forward) at t = 0- given', changed(dot(), edges([{ from: "empty", to: "full", bose: 1 }]))],
  ['system.edges[0]: rates that vanish together (or backward: 0, an edge of one way) are needed, from "full" to "empty" it is 0 at t = 0 and back it is not', changed(dot(), { "system.start": { kind: "point", at: "empty" }, ...edges([{ from: "empty", to: "full", forward: 1, backward: "max(0, e - 1)" }]) })],
  ["system.kT: a temperature above 0 is needed, 0 at t = 10 given", changed(dot(), { "system.kT": "3 - e", "system.start": { kind: "point", at: "empty" } })],
  ['system.edges: probabilities out of "empty" that sum to 1 at most are needed of a chain, 1.2 at t = 0 given', changed(dot(), { "method.scheme": "chain", ...edges([{ from: "empty", to: "full", forward: 0.6, backward: 0.6 }, { from: "empty", to: "empty", forward: 0.6, backward: 0 }]), "system.start": { kind: "point", at: "empty" } })], // biome-ignore format: edges
  // start
  ['system.start.at: a state (empty, full) is needed, "ful" given (did you mean "full"?)', changed(dot(), { "system.start": { kind: "point", at: "ful" } })],
  ["system.start.at: a point of the lattice is needed, n=5,m=2 given", changed(lattice(), { "system.start": { kind: "point", at: { n: 5, m: 2 } } })],
  ["system.start.at.m: a whole number is needed, nothing given", changed(lattice(), { "system.start": { kind: "point", at: { n: 5 } } })],
  ["system.start.of: probabilities that sum to 1 are needed, they sum to 0.9", changed(dot(), { "system.start": { kind: "probabilities", of: { empty: 0.5, full: 0.4 } } })],
  ['system.start.of.ful: a state (empty, full) is needed, "ful" given (did you mean "full"?)', changed(dot(), { "system.start": { kind: "probabilities", of: { empty: 0.5, ful: 0.5 } } })],
  ["system.start.weight: a finite weight of at least 0 is needed, -1 at n=0,m=0 given", changed(lattice(), { "system.start": { kind: "law", weight: "n - 1" } })],
  ['system.start: a lattice is needed for { kind: "law" }', changed(dot(), { "system.start": { kind: "law", weight: "1" } })],
  ["system.start.from: a start of the burn-in is needed, nothing given", changed(dot(), { "system.start": { kind: "steady", burnIn: 1 } })],
  // equilibrium
  ['system.edges[1]: one temperature is needed for an equilibrium, 1 of "L" and 2 of "R" given (system.start asks for one)', changed(dot(), { ...twoBaths, ...edges([{ from: "empty", to: "full", fermi: 1, bath: "L" }, { from: "empty", to: "full", fermi: 1, bath: "R" }]) })], // biome-ignore format: edges
  ['system.edges[1]: one chemical potential is needed for an equilibrium, 0 of "L" and 1 of "R" given (system.start asks for one)', changed(dot(), { ...twoBaths, "system.baths.R.kT": 1, ...edges([{ from: "empty", to: "full", fermi: 1, bath: "L" }, { from: "empty", to: "full", fermi: 1, bath: "R" }]) })], // biome-ignore format: edges
  ['system.edges[2]: an edge without a drive is needed for an equilibrium, 3 from "c" to "a", given (system.start asks for one)', changed(ring(), { "system.start": { kind: "equilibrium" }, "system.edges.2.drive": 3 })],
  ['system.edges[1]: an edge without a drive is needed for an equilibrium, 0.6931471805599453 from "b" to "c", which its rates imply, given (system.start asks for one)', changed(ring(), { "system.start": { kind: "equilibrium" }, "system.edges.1": { from: "b", to: "c", forward: 2, backward: 1 } })],
  ['system.edges[1]: a way back is needed for an equilibrium, the edge from "b" to "c" goes one way (system.start asks for one)', changed(ring(), { "system.start": { kind: "equilibrium" }, ...oneWay })],
  ["(record.systemEntropy asks for one)", changed(ring(), { "record.systemEntropy": "equilibrium", "system.edges.2.drive": 3 })],
  // steady
  ['system.start: a connected network is needed for a steady state, no jumps lead from "a" to "d" or back at t = 0-', changed(ring(), { "system.states.d": 0 })],
  ['system.start: a connected network is needed for a steady state, no jumps lead from "a" to "c" or back at t = 0-', changed(ring(), edges([{ from: "b", to: "a", forward: 1, backward: 0 }, { from: "b", to: "c", forward: 1, backward: 0 }]))], // biome-ignore format: edges
  ["record.systemEntropy: a connected network is needed for a steady state", changed(ring(), { "system.states.d": 0, "system.start": { kind: "point", at: "a" }, "record.systemEntropy": "steady" })],
  ["record.housekeeping: a connected network is needed for a steady state", changed(ring(), { "system.states.d": 0, "system.start": { kind: "point", at: "a" }, "record.housekeeping": true })],
  // two parts
  ['record.informationFlow.of: an attribute or coordinate of the states (n, m) is needed, "k" given', changed(lattice(), { "record.informationFlow": { of: "k", and: "m" } })],
  ["record.informationFlow.of: an attribute or coordinate of the states (there are none) is needed", changed(ring(), { "record.informationFlow": { of: "n", and: "m" } })],
  ['record.informationFlow.and: another attribute than "n" is needed, "n" given', changed(lattice(), { "record.informationFlow": { of: "n", and: "n" } })],
  ['record.informationFlow: jumps that change n or m alone are needed, edge 1 from "n=1,m=0" to "n=0,m=1" changes both', changed(lattice(), { "system.edges.1": { step: { n: -1, m: 1 }, rate: 1 }, "record.informationFlow": { of: "n", and: "m" } })],
  ["record.informationFlow: rates that stand still are needed (the flow is that of the steady law), those of edge 0 are driven", changed(lattice(), { "system.fields": { k: 1 }, "system.edges.0": { step: { n: 1 }, rate: "k" }, "control.ramps": { k: [[0, 1], [1, 2]] }, "record.informationFlow": { of: "n", and: "m" } })], // biome-ignore format: a ramp
  ["record.informationFlow: a connected network is needed for a steady state", changed(lattice(), { "system.edges.1.where": "n > 9", "record.informationFlow": { of: "n", and: "m" } })],
  ["record.informationFlow: an object { of, and } of two parts is needed", changed(lattice(), { "record.informationFlow": true })],
  // one-way edges
  ['record.keep[0]: edges with a way back are needed for "bathEntropy", edge 1 from "b" to "c" goes one way', changed(ring(), { ...oneWay, "record.keep": ["bathEntropy + 1"] })],
  ['stop: edges with a way back are needed for "bathEntropy", edge 1 from "b" to "c" goes one way', changed(ring(), { ...oneWay, stop: "bathEntropy > 3" })],
  ["record.housekeeping: edges with a way back are needed for housekeeping", changed(ring(), { ...oneWay, "record.housekeeping": true })],
  // record
  ['record.columns.a1: "e" changes between jumps: a formula of what jumps change is needed here at character 10 of "integral(e)"', changed(dot(), { "record.columns": { a1: "integral(e)" } })],
  ['record.columns.a1: "fill" is unknown (did you mean "full"?)', changed(dot(), { "record.columns": { a1: "integral(state == fill)" } })],
  ['record.columns.a1: "along" is no function', changed(dot(), { "record.columns": { a1: "along(N, N)" } })],
  ["record.columns.a1: a time from 0 to 10 is needed, 11 given", changed(dot(), { "record.columns": { a1: "at(11, N)" } })],
  ["stop: a condition is needed, such as state == 1 or N >= 3", changed(dot(), { stop: "N" })],
  ['stop: "t" changes between jumps', changed(dot(), { stop: "t > 3" })],
  ["stop: trajectories that run to the end are needed for states at given times, a stop and record.grid given", changed(dot(), { stop: "N > 3", "record.grid": { times: [1], of: ["N"] } })],
  ['record.waiting.edges[0]: the name of an edge (in) is needed, "inn" given (did you mean "in"?)', changed(dot(), { "record.waiting": { edges: ["inn"], trajectories: [0] } })],
  ["record.grid.times[0]: a time from 0 to 10 is needed, 11 given", changed(dot(), { "record.grid": { times: [11], of: ["N"] } })],
  ["record.paths.trajectories[0]: an index from 0 to 15 is needed, 16 given", changed(dot(), { "record.paths": { trajectories: [16] } })],
  ['record.systemEntropy: another law than "solved" is needed where trajectories stop before the end', changed(dot(), { stop: "N > 3", "record.systemEntropy": "solved" })],
  ["record.systemEntropy.probabilities.full: a probability above 0 is needed (its logarithm is taken), nothing given", changed(dot(), { "record.systemEntropy": { probabilities: { empty: 1 } } })],
  // cycles
  ["control.ramps.e: a ramp that ends where the cycle begins is needed, at 0 (the field at t = 0-); it ends at 3", changed(dot(), { cycles: { count: 2 } })],
  ['cycles: energies that end where the cycle begins are needed, that of "full" goes from 0 to 10', changed(dot(), { cycles: { count: 2 }, "control.ramps": {}, "system.states.full": "t" })],
];

test.each(BAD)("%s", (sentence, spec) => {
  const found = sentenceOf(spec);
  expect(found).toContain(sentence);
  expect(found).not.toContain("\n");
});

test("control: every spec that the mistakes are made in is good", () => {
  for (const spec of [dot(), ring(), lattice()]) expect(() => validate(spec)).not.toThrow();
  expect(() => validate(changed(ring(), oneWay))).not.toThrow();
});

test("what looks like a mistake and is none", () => {
  const fine: readonly Json[] = [
    // a cycle of t that comes back but for rounding
    changed(dot(), { cycles: { count: 2 }, "control.ramps": {}, "system.states.full": "sin(2*pi*t/10)" }),
    // baths that agree
    changed(dot(), { ...twoBaths, "system.baths": { L: { kT: 1 }, R: { kT: 1 } }, ...edges([{ from: "empty", to: "full", fermi: 1, bath: "L" }, { from: "empty", to: "full", fermi: 1, bath: "R" }]) }), // biome-ignore format: edges
    // rates that vanish together, and one that vanishes for a moment
    changed(dot(), { "system.start": { kind: "point", at: "empty" }, ...edges([{ from: "empty", to: "full", forward: "max(0, e - 1)", backward: "2*max(0, e - 1)" }, { from: "empty", to: "full", forward: "1", backward: "e" }]) }), // biome-ignore format: edges
    // an equilibrium of states that jumps do not connect
    changed(dot(), { "system.states.other": 1 }),
    // one final class, which the start is not in
    changed(ring(), {
      "system.states.d": 0,
      "system.edges.3": { from: "d", to: "a", forward: 1, backward: 0 },
    }),
    // rates that agree with the energies
    changed(dot(), edges([{ from: "empty", to: "full", forward: "1/(1 + exp(e))", backward: "1/(1 + exp(-e))" }])), // biome-ignore format: edges
    // digits first, stars: states that formulas cannot name
    changed(ring(), { "system.states": { a: 0, b: 0, c: 0, "0d": 0, "R*": 0 }, "system.start": { kind: "point", at: "R*" } }), // biome-ignore format: states
  ];
  for (const spec of fine) expect(() => validate(spec)).not.toThrow();
});

describe("builders", () => {
  const refrigerator: Network = network({
    baths: { hot: { kT: 2 }, cold: { kT: 1 } },
    states: { "0d": 0, "0u": 1, "1d": 0, "1u": 1 },
    edges: [
      edge("0d", "0u", { rate: 1, bath: "hot" }),
      edge("1d", "1u", { rate: 1, bath: "hot" }),
      edge("0d", "1u", { rate: 1, bath: "cold", counts: "bits" }),
    ],
    start: steady(),
  });

  test("make the plain objects that the door takes", () => {
    const made = experiment({
      system: refrigerator,
      control: schedule({ duration: 10 }),
      ensemble: { trajectories: 10 },
    });
    expect(made.system).toEqual(refrigerator);
    expect(made.system.edges[2]).toEqual({
      from: "0d",
      to: "1u",
      rate: 1,
      bath: "cold",
      counts: { bits: 1 },
    });
    expect(states("a", "b")).toEqual({ a: 0, b: 0 });
    expect(probabilities({ a: 1 })).toEqual({ kind: "probabilities", of: { a: 1 } });
    const walk = network({
      kT: 1,
      lattice: { coordinates: { n: [0, 9] }, energy: 0 },
      edges: [step({ n: 1 }, { rate: 1, counts: "N", where: "n < 5" })],
      start: law("exp(-n)"),
    });
    expect(walk.edges).toEqual([{ step: { n: 1 }, where: "n < 5", rate: 1, counts: { N: 1 } }]);
    for (const start of [point("0d"), equilibrium(), steady({ burnIn: 3, from: point("0d") })]) {
      expect({ ...refrigerator, start }.start).toEqual(start);
    }
  });

  test("reverse: fields of tau+, ramps backwards, tau - t in place of t; twice is once", () => {
    const forward = experiment({
      system: network({
        kT: 1,
        fields: { e: 0.5 },
        tables: { w: { x: [0, 1, 2, 3], y: [0, 1, 0, 1] } },
        states: { a: "w(t) + sin(t)", b: "e*t" },
        edges: [edge("a", "b", { fermi: "1 + t" })],
        start: equilibrium(),
      }),
      control: schedule({ duration: 3, e: ramp([0, 1], [0.25, 2], [1, 4]) }),
      ensemble: { trajectories: 10 },
    });
    const back = reverse(forward);
    expect(back.system).toMatchObject({
      fields: { e: 4 },
      states: { a: "w((3 - t)) + sin((3 - t))", b: "e*(3 - t)" },
      edges: [{ fermi: "1 + (3 - t)" }],
    });
    expect(back.control.ramps.e).toEqual([[0, 4], [0.75, 2], [1, 1], [1, 0.5]]); // biome-ignore format: a ramp
    expect(back.ensemble.direction).toBe("reverse");
    expect(reverse(back)).toEqual(forward);
    expect(() => reverse({ ...forward, system: { ...forward.system, start: point("a") } })).toThrow(
      'system.start: an equilibrium start is needed to reverse the experiment (the reverse starts in equilibrium at tau+), "point" given',
    );
  });
});
