// Checks on runs of reactions: true ones are not broken, wrong physics is, and what they are not stated for they refuse in a sentence.
import { expect, test } from "vitest";
import {
  andrieuxGaspard,
  type Check,
  detailedFluctuation,
  dwellTimes,
  experiment,
  gallavottiCohen,
  hasegawaVanVu,
  integralFluctuation,
  jarzynski,
  kineticUncertainty,
  lebowitzSpohn,
  ramp,
  reaction,
  reactions,
  run,
  schedule,
  schnakenberg,
  thermodynamicKinetic,
  timpanaro,
  uncertaintyRelation,
} from "../../dist/index.js";
import { RULES } from "../../src/check/index.js";
import { driven, notSteady, stops } from "../../src/check/networkFacts.js";
import { defaultChecks } from "../../src/check/schema.js";
import { whyNot } from "../../src/check/whyNot.js";
import type { ReactionExperiment } from "../../src/spec/reaction/reaction.js";

const made = (rate: number | string, rest: object = {}): ReactionExperiment =>
  experiment({
    system: reactions({
      species: { X: 1 },
      fields: { k: 1 },
      reactions: [reaction("0 <-> X", { forward: rate, backward: 1, counts: "n" })],
    }),
    control: schedule({ duration: 1 }),
    ensemble: { trajectories: 10 },
    ...rest,
  });

const from = (kind: "steady" | "equilibrium", rate: number | string = 1) => ({
  system: { ...made(rate).system, start: { kind } },
});
const moving = { control: schedule({ duration: 1, k: ramp([0, 1], [1, 2]) }) };

test("a steady state is known where it is solved and nothing moves", () => {
  expect(notSteady(made(1))).toMatch(/steady start that is solved/);
  const burnt = { system: { ...made(1).system, start: { kind: "steady", burnIn: 9 } } };
  expect(notSteady(made(1, burnt))).toMatch(/steady start that is solved/);
  expect(notSteady(made(1, from("steady")))).toBeNull();
  expect(notSteady(made(1, from("equilibrium")))).toBeNull();
  expect(notSteady(made("k", { ...from("steady", "k"), ...moving }))).toMatch(/no rate or chemostat/);
  const situation = { kT: 1, columns: ["n", "bathEntropy"], reverse: null, experiment: made(1), level: 1e-3 };
  expect(RULES.gallavottiCohen.needs(gallavottiCohen(), situation)).toMatch(/steady start that is solved/);
});

test("rates that move are told from those that do not", () => {
  expect(driven(made(1))).toBeNull();
  expect(driven(made("k"))).toBeNull();
  expect(driven(made("1 + t"))).toMatch(/rates that do not change/);
  expect(driven(made("k", moving))).toMatch(/rates/);
  const fed = { ...made(1).system, species: { X: 1, F: { fixed: "1 + t" } } };
  expect(driven(made(1, { system: fed }))).toMatch(/rates/);
  expect(driven(made("k", { control: schedule({ duration: 1, k: ramp([0, 1], [1, 1]) }) }))).toBeNull();
  expect(stops(made(1, { stop: "X == 9" }))).toMatch(/no trajectory may stop before/);
});

test("columns that are not there say why", () => {
  const situation = { kT: 1, columns: ["n"], reverse: null, experiment: made(1), level: 1e-3 };
  expect(RULES.jarzynski.needs(jarzynski(), situation)).toMatch(/reactions book no energies/);
  expect(whyNot("entropyProduction", made(1))).toMatch(/record.systemEntropy books it/);
  expect(whyNot("excessEntropy", made(1))).toMatch(/no steady states/);
  const oneWay = { ...made(1).system, reactions: [reaction("X -> 0", 1)] };
  expect(whyNot("heat", made(1, { system: oneWay }))).toMatch(/goes one way/);
  expect(
    whyNot("heat", made(1, { system: { ...made(1).system, events: [{ at: 1, set: { X: 1 } }] } })),
  ).toMatch(/no way back/);
});

test("what is stated for other starts, or for currents, is refused", () => {
  const columns = ["n", "jumps", "bathEntropy", "entropyProduction", "stopTime"];
  const of = (check: Check, what: ReactionExperiment): unknown =>
    (RULES[check.kind] as (typeof RULES)["gallavottiCohen"]).needs(check as never, {
      kT: 1,
      columns,
      reverse: null,
      experiment: what,
      level: 1e-3,
    });
  const steady = made(1, from("steady"));
  expect(of(lebowitzSpohn(), steady)).toMatch(/all states are equally likely/);
  const byFormula = {
    ...steady.system,
    reactions: [reaction("0 <-> X", { propensity: ["1", "X"], counts: "n" })],
  };
  const formulas = made(1, { system: byFormula });
  expect(of(andrieuxGaspard({ currents: { n: 1 } }), formulas)).toMatch(/`boundary` is needed/);
  expect(of(schnakenberg(), formulas)).toMatch(/mass action/);
  expect(of(schnakenberg({ currents: ["m"] }), steady)).toMatch(/"m" given/);
  expect(of(schnakenberg({ currents: ["M"] }), uncounted)).toMatch(/there are none|M alone do not/);
  expect(of(dwellTimes(), steady)).toMatch(/without driving/);
  expect(of(uncertaintyRelation({ entropy: "bathEntropy", current: "jumps" }), steady)).toMatch(
    /"jumps" does not change/,
  );
  expect(of(uncertaintyRelation({ entropy: "bathEntropy" }), made(1))).toMatch(/steady start/);
  expect(of(kineticUncertainty(), made(1))).toMatch(/steady start/);
  expect(typeof of(uncertaintyRelation({ entropy: "bathEntropy" }), steady)).toBe("object");
});

/** Two ways from 0 to X, of which one alone is counted. */
const uncounted = made(1, {
  system: {
    ...from("steady").system,
    reactions: [
      reaction("0 <-> X", { forward: 2, backward: 1 }),
      reaction("0 <-> X", { forward: 1, backward: 1 }),
      reaction("0 <-> X", { forward: 1, backward: 3, counts: "M" }),
    ],
  },
});

const N = 60_000;
/** A <-> X <-> B between chemostats. */
const flow = (more: object = {}, system: object = {}) =>
  experiment({
    system: reactions({
      species: { A: { fixed: 9 }, B: { fixed: 3 }, X: 6 },
      reactions: [
        reaction("A <-> X", { forward: 1, backward: 1, counts: "N" }),
        reaction("X <-> B", { forward: 1, backward: 1, counts: "M" }),
      ],
      start: { kind: "steady" },
      ...system,
    }),
    control: schedule({ duration: 0.2 }),
    record: { systemEntropy: true },
    ensemble: { trajectories: N, seed: 11 },
    ...more,
  });
/** Schlögl's model with the chemostats of set 2: two valleys, at a volume where both are reached. */
const schlogl = (more: object = {}) =>
  experiment({
    system: reactions({
      species: { A: { fixed: 5 }, B: { fixed: 10 }, X: 3 },
      volume: 5,
      reactions: [
        reaction("A + 2 X <-> 3 X", { forward: 3, backward: 0.6, counts: "N" }),
        reaction("B <-> X", { forward: 0.25, backward: 2.95, counts: "M" }),
      ],
      start: { kind: "steady" },
    }),
    control: schedule({ duration: 0.1 }),
    record: { systemEntropy: true },
    ensemble: { trajectories: N, seed: 12 },
    ...more,
  });

const verdictsOf = async (what: ReactionExperiment, checks: readonly Check[]) =>
  (await run(what, { checks, workers: 1 })).verdicts;
async function hold(what: ReactionExperiment, checks: readonly Check[]): Promise<void> {
  for (const { check, outcome, difference, reason } of await verdictsOf(what, checks)) {
    expect(difference, `${check}: ${reason}`).not.toBeNull();
    expect(outcome, `${check}: ${reason}`).not.toBe("broken");
  }
}
async function break_(what: ReactionExperiment, checks: readonly Check[]): Promise<void> {
  for (const { check, outcome, reason } of await verdictsOf(what, checks))
    expect(outcome, `${check}: ${reason}`).toBe("broken");
}

const S = { entropy: "entropyProduction" };
const theorems = [
  gallavottiCohen(),
  detailedFluctuation({ of: "entropyProduction" }),
  integralFluctuation({ of: "entropyProduction" }),
];
const uncertain = (current: string) => [
  uncertaintyRelation({ current, ...S }),
  hasegawaVanVu({ current, ...S }),
  timpanaro({ current, ...S }),
  kineticUncertainty({ current }),
  thermodynamicKinetic({ current, ...S }),
];

test("a flow between chemostats obeys what is stated of steady states", async () => {
  await hold(flow(), [...theorems, ...uncertain("N"), ...uncertain("N - M")]);
  await hold(flow(), [
    schnakenberg({ currents: { N: 0.5 * Math.log(3), M: 0.5 * Math.log(3) } }),
    schnakenberg(),
    andrieuxGaspard({ currents: ["N"] }),
    andrieuxGaspard(),
  ]);
});

test("Schlögl's model obeys it between its two valleys", async () => {
  await hold(schlogl(), [
    ...theorems,
    ...uncertain("N"),
    ...uncertain("N - M"),
    schnakenberg(),
    andrieuxGaspard(),
  ]);
});

test("controls: half of the entropy, the wrong sign, the law of the counts left out, merged channels", async () => {
  await break_(flow(), [
    gallavottiCohen({ of: "bathEntropy - systemEntropy" }),
    detailedFluctuation({ of: "bathEntropy" }),
    uncertaintyRelation({ current: "N", entropy: "entropyProduction/4" }),
    thermodynamicKinetic({ current: "N", entropy: "entropyProduction/4" }),
    kineticUncertainty({ current: "N", activity: "abs(N)/20" }),
    schnakenberg({ currents: { N: Math.log(3), M: Math.log(3) } }),
    andrieuxGaspard({ currents: { N: 0 } }),
  ]);
  await break_(schlogl(), [
    gallavottiCohen({ of: "bathEntropy - systemEntropy" }),
    detailedFluctuation({ of: "systemEntropy + bathEntropy/2" }),
  ]);
  // both reactions as one channel: propensities are added up, and the cycle through A and B is not seen
  const merged = flow(
    {},
    { reactions: [reaction("0 <-> X", { propensity: ["A + B", "2*X"], counts: "N" })] },
  );
  const { estimates } = await run(merged, { workers: 1 });
  expect(estimates.entropyProduction?.value).toBeLessThan(1e-12);
});

test("driven from a steady start the integral theorem is what is left", async () => {
  const control = schedule({ duration: 0.2, a: ramp([0, 9], [1, 14]) });
  const system = { species: { A: { fixed: "a" }, B: { fixed: 3 }, X: 6 }, fields: { a: 9 } };
  const what = flow({ control }, system);
  expect(defaultChecks(what)).toEqual([integralFluctuation({ of: "entropyProduction" })]);
  await hold(what, defaultChecks(what));
  await break_(what, [detailedFluctuation({ of: "entropyProduction" })]);
});

test("what is checked by default is what is booked and solved", () => {
  expect(defaultChecks(flow())).toEqual([gallavottiCohen()]);
  expect(defaultChecks(flow({ record: { systemEntropy: "steady" } }))).toEqual([gallavottiCohen()]);
  expect(
    defaultChecks(flow({ record: { systemEntropy: "steady" }, cycles: { count: 1, discard: 1 } })),
  ).toEqual([]);
  expect(defaultChecks(flow({ record: {} }))).toEqual([]);
  expect(defaultChecks(flow({}, { start: { kind: "point" } }))).toEqual([]);
});
