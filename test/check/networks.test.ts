// Checks on runs of jump networks: true ones are not broken, wrong physics is, and what they are not stated for they refuse in a sentence. Numbers
// are those of claims/jump.md. Family level 1e-3 a run.
import { describe, expect, test } from "vitest";
import {
  andrieuxGaspard,
  type Check,
  dwellTimes,
  type Experiment,
  espositoVandenBroeck,
  espositoVandenBroeck2010,
  experiment,
  firstLaw,
  firstPassageUncertainty,
  gallavottiCohen,
  haldane,
  hasegawaVanVu,
  hatanoSasa,
  infimumLaw,
  jarzynski,
  kineticUncertainty,
  koyukSeifert,
  landauer,
  lebowitzSpohn,
  lee,
  mismatchCost,
  proesmans,
  proesmansVandenBroeck,
  run,
  schnakenberg,
  secondLaw,
  shiraishiFunoSaito,
  speckSeifert,
  splittingProbability,
  stoppingMartingale,
  thermodynamicKinetic,
  timpanaro,
  uncertaintyRelation,
  type Verdict,
  vanVuSaito,
  wasserstein,
} from "../../dist/index.js";
import { level, ring } from "../run/networks.js";

const SLOW = { timeout: 300_000 };

const judged = async (what: Experiment, checks: readonly Check[]): Promise<readonly Verdict[]> =>
  (await run(what, { checks, workers: 1 })).verdicts;

/** All are judged, and none is broken. */
async function areTrue(what: Experiment, checks: readonly Check[]): Promise<void> {
  for (const { check, outcome, difference, reason } of await judged(what, checks)) {
    expect(difference, `${check}: ${reason}`).not.toBeNull();
    expect(outcome, `${check}: ${reason}`).not.toBe("broken");
  }
}

async function areBroken(what: Experiment, checks: readonly Check[]): Promise<void> {
  for (const { check, outcome, reason } of await judged(what, checks)) {
    expect(outcome, `${check}: ${reason}`).toBe("broken");
  }
}

const many = (trajectories: number) => ({ trajectories, seed: 61 });

/** #21: four states, edges 01, 12, 23, 30, 02; N1 through the first, N2 through the third. */
const diamond = (parts: object = {}): Experiment =>
  experiment({
    system: {
      dynamics: "network",
      kT: 1,
      fields: {},
      states: { a: 0, b: 0, c: 0, d: 0 },
      edges: [
        { from: "a", to: "b", forward: 3, backward: 1, counts: { N1: 1 } },
        { from: "b", to: "c", forward: 2, backward: 0.5, counts: { both: [1, 1] } },
        { from: "c", to: "d", forward: 4, backward: 1.2, counts: { N2: 1 } },
        { from: "d", to: "a", forward: 1.5, backward: 0.7 },
        { from: "a", to: "c", forward: 0.8, backward: 1.1 },
      ],
      start: { kind: "steady" },
    },
    method: { scheme: "gillespie" },
    control: { duration: 1, ramps: {} },
    record: { systemEntropy: "steady" },
    ensemble: many(16_384),
    ...parts,
  });
const [A1, A2] = [2.8033604, 1.6476591];

describe("a network of two cycles", () => {
  test(
    "in a steady state: <S> = sum J A, joint symmetry of both currents, uncertainty relations",
    SLOW,
    async () => {
      const J = { current: "N1", entropy: "bathEntropy" };
      await areTrue(diamond(), [
        schnakenberg(),
        schnakenberg({ currents: { N1: A1, N2: A2 } }),
        andrieuxGaspard(),
        gallavottiCohen(),
        uncertaintyRelation(J),
        hasegawaVanVu(J),
        timpanaro(J),
        kineticUncertainty({ current: "N1" }),
        kineticUncertainty({ current: "both" }),
        thermodynamicKinetic(J),
        firstLaw(),
      ]);
    },
  );

  test("control: a wrong affinity, entropy without a part of it", SLOW, async () => {
    await areBroken(diamond(), [
      schnakenberg({ currents: { N1: 1.1 * A1, N2: A2 } }),
      schnakenberg({ entropy: "0.9*bathEntropy" }),
      andrieuxGaspard({ currents: { N1: 0.6 * A1, N2: A2 } }),
      gallavottiCohen({ of: "1.5*entropyProduction" }),
      uncertaintyRelation({ current: "N1", entropy: "0.2*bathEntropy" }),
      kineticUncertainty({ current: "N1", activity: "0.05*jumps" }),
    ]);
  });

  test("control: some of the currents alone do not tell the others", SLOW, async () => {
    const subset = { currents: ["N1"] };
    for (const { outcome, reason } of await judged(diamond(), [
      schnakenberg(subset),
      andrieuxGaspard(subset),
    ])) {
      expect(outcome).toBe("undecided");
      expect(reason).toMatch(/a chord of every cycle are needed .*: N1 alone do not/);
    }
  });
});

const three = (parts: object = {}): Experiment =>
  ring(3, [3, 2, 4], [1, 0.5, 2], { control: { duration: 1, ramps: {} }, ensemble: many(16_384), ...parts });

test(
  "the generating function is symmetric from a uniform start; control: entropy counted twice",
  SLOW,
  async () => {
    const uniform = { kind: "probabilities", of: { s0: 1 / 3, s1: 1 / 3, s2: 1 / 3 } };
    const what = three();
    const from = { ...what, system: { ...what.system, start: uniform } } as Experiment;
    await areTrue(from, [lebowitzSpohn(), lebowitzSpohn({ lambda: 0.1 })]);
    await areBroken(from, [lebowitzSpohn({ of: "2*bathEntropy" })]);
    const [other] = await judged(what, [lebowitzSpohn()]);
    expect(other?.reason).toMatch(/all states are equally likely/);
  },
);

describe("trajectories that stop", () => {
  const even = (stop: string, parts: object = {}): Experiment =>
    ring(3, 2, 1, { control: { duration: 60, ramps: {} }, stop, ensemble: many(16_384), ...parts });
  const LN2 = Math.LN2;

  test(
    "at two levels of entropy: <e^-S(T)> = 1, how often at which; control: another entropy",
    SLOW,
    async () => {
      const what = even("N >= 3 || N <= -2", { record: { systemEntropy: "steady" } });
      await areTrue(what, [stoppingMartingale(), splittingProbability({ lower: 2 * LN2, upper: 3 * LN2 })]);
      await areBroken(what, [
        stoppingMartingale({ of: "1.4*entropyProduction" }),
        splittingProbability({ lower: 2.4 * LN2, upper: 3.6 * LN2, of: "1.2*entropyProduction" }),
      ]);
    },
  );

  test(
    "after a turn: as many and as long as the affinity says; control: another affinity",
    SLOW,
    async () => {
      const what = ring(3, [1.5, 1, 1.2], [1, 0.8, 1.1], {
        control: { duration: 200, ramps: {} },
        stop: "N >= 3 || N <= -3",
        ensemble: many(16_384),
      });
      const from = { ...what, system: { ...what.system, start: { kind: "point", at: "s0" } } } as Experiment;
      await areTrue(from, [haldane()]);
      await areBroken(from, [haldane({ affinity: 0.9 })]);
      expect((await judged(what, [haldane()]))[0]?.reason).toMatch(/a start in one state/);
    },
  );

  test("at the first passage: <S>/2 >= <T>^2/Var T; control: half of the entropy", SLOW, async () => {
    await areTrue(even("N >= 10"), [firstPassageUncertainty()]);
    await areBroken(even("N >= 10"), [firstPassageUncertainty({ entropy: "0.5*bathEntropy" })]);
    const short = even("N >= 10", { control: { duration: 5, ramps: {} } });
    expect((await judged(short, [firstPassageUncertainty()]))[0]?.reason).toMatch(/never got there/);
  });

  test("the lowest entropy: levels that are reached; control: a deeper one", SLOW, async () => {
    const what = ring(3, 2, 1, {
      control: { duration: 40, ramps: {} },
      record: { columns: { infimum: "min(bathEntropy)" } },
      ensemble: many(16_384),
    });
    await areTrue(what, [infimumLaw(), infimumLaw({ depths: [LN2, 2 * LN2] })]);
    await areBroken(what, [infimumLaw({ of: "1.3*infimum", depths: [1.3 * LN2] })]);
  });
});

describe("a level that is driven", () => {
  test(
    "from equilibrium: Landauer, Jarzynski, what is left in the final law; control: work missing",
    SLOW,
    async () => {
      const what = level({}, { trajectories: 16_384, seed: 62 });
      await areTrue(what, [
        firstLaw(),
        secondLaw(),
        jarzynski(),
        landauer({ erased: "state == low" }),
        landauer({ erased: "state < 0.5" }),
        espositoVandenBroeck(),
      ]);
      const [full] = await judged(what, [landauer({ erased: "state == low", share: 0.1 })]);
      expect(full?.outcome).toBe("broken");
    },
  );

  test(
    "laws that move: speed limits and mismatch; control: entropy missing, another prior",
    SLOW,
    async () => {
      const what = level(
        { e0: 0, e1: 6, tau: 4 },
        { trajectories: 32_768, seed: 63, record: { systemEntropy: "solved" } },
      );
      const start = { kind: "probabilities", of: { low: 0.1, high: 0.9 } };
      const from = { ...what, system: { ...what.system, start } } as Experiment;
      await areTrue(from, [shiraishiFunoSaito(), lee(), vanVuSaito(), mismatchCost()]);
      await areTrue(from, [vanVuSaito({ entropy: "entropyProduction" })]);
      await areBroken(from, [
        shiraishiFunoSaito({ entropy: "0.1*entropyProduction" }),
        lee({ entropy: "0.1*entropyProduction" }),
        vanVuSaito({ entropy: "0.1*entropyProduction" }),
        mismatchCost({ prior: [0.5, 0.5] }),
      ]);
    },
  );
});

test("the three theorems; control: entropy that is too small", SLOW, async () => {
  const what = three({
    record: { systemEntropy: "steady", housekeeping: true },
    control: { duration: 0.3, ramps: {} },
  });
  await areTrue(what, [espositoVandenBroeck2010(), hatanoSasa(), speckSeifert()]);
  const [open] = await judged(what, [espositoVandenBroeck2010({ nonAdiabatic: "0.1*entropyProduction" })]);
  expect(open?.outcome).toBe("broken");
  expect(open?.reason).toMatch(/S = S_a \+ S_na is off/);
});

describe("what is not stated is refused", () => {
  const driven = level({}, { record: { systemEntropy: "solved" } });
  const J = { current: "N", entropy: "bathEntropy" };
  const chain = ring(3, [0.6, 0.7, 0.65], [0.05, 0.02, 0.04], {
    method: { scheme: "chain" },
    control: { duration: 20, ramps: {} },
    ensemble: many(2048),
  });
  const stopped = three({ stop: "N >= 3" });
  test.each<[string, Experiment, Check, RegExp]>([
    ["driving", driven, uncertaintyRelation(J), /no energy, rate or bath may change/],
    ["driving", driven, schnakenberg(), /no energy, rate or bath may change/],
    ["driving", driven, gallavottiCohen(), /no energy, rate or bath may change/],
    ["driving", driven, stoppingMartingale(), /no energy, rate or bath may change/],
    ["driving", driven, infimumLaw(), /no energy, rate or bath may change/],
    ["driving", driven, proesmansVandenBroeck(J), /cycles, and some of them discarded/],
    ["a chain", chain, uncertaintyRelation(J), /a chain of steps/],
    ["a chain", chain, kineticUncertainty(), /a chain of steps/],
    ["a chain", chain, koyukSeifert({ ...J, response: 1 }), /a chain of steps/],
    ["a chain", chain, vanVuSaito(), /a chain of steps/],
    ["a stop", stopped, thermodynamicKinetic(J), /no trajectory may stop before/],
    ["a stop", stopped, lee(), /no trajectory may stop before/],
    ["no stop", three(), firstPassageUncertainty(), /a `stop` is needed/],
    ["no stop", three(), haldane(), /a `stop` is needed/],
    [
      "what is no current",
      diamond(),
      uncertaintyRelation({ ...J, current: "both" }),
      /"both" does not change its sign/,
    ],
    [
      "what is no current",
      diamond(),
      hasegawaVanVu({ ...J, current: "jumps" }),
      /"jumps" does not change its sign/,
    ],
    ["several counters", diamond(), kineticUncertainty(), /a current is needed/],
    ["a cycle with an affinity", three(), dwellTimes({ time: "jumps" }), /without driving/],
    ["Langevin motion", three(), wasserstein(), /vanVuSaito is for networks/],
    ["Langevin motion", three(), proesmans({ erased: "state > 0" }), /lee is for networks/],
    ["a steady start", three(), landauer({ erased: "state == s0" }), /from an equilibrium start/],
    ["a steady start", three(), jarzynski(), /an equilibrium start, and detailed balance/],
    ["nothing booked", three(), espositoVandenBroeck2010(), /record.systemEntropy books it/],
    ["nothing booked", three(), hatanoSasa(), /record.housekeeping books it/],
  ])("%s (%#)", SLOW, async (_, what, check, sentence) => {
    const few = { ...what, ensemble: { ...what.ensemble, trajectories: 1024 } } as Experiment;
    const [verdict] = await judged(few, [check]);
    expect(verdict?.outcome).toBe("undecided");
    expect(verdict?.difference).toBeNull();
    expect(verdict?.reason).toMatch(sentence);
  });

  test(
    "control: the chain has a relation of its own, which what is broken in continuous time obeys",
    SLOW,
    async () => {
      const longer = { ...chain, ensemble: many(8192) } as Experiment;
      await areTrue(longer, [proesmansVandenBroeck({ ...J, entropy: "bathEntropy" })]);
      await areBroken(longer, [proesmansVandenBroeck({ ...J, entropy: "0.4*bathEntropy" })]);
    },
  );
});
