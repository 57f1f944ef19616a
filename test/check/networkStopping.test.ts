// Checks of stopping times, of what is visible there, and of laws carried from one to another, on networks that are run: what is true is
// said to hold, what breaks the physics is said to be broken. Level 1e-3 for the checks of a run together.
import { describe, expect, test } from "vitest";
import { verdictsOf } from "../../bench/calibration/judged.js";
import {
  type Check,
  dwellTimes,
  firstPassageUncertainty,
  haldane,
  infimumLaw,
  lee,
  mismatchCost,
  run,
  shiraishiFunoSaito,
  splittingProbability,
  stoppingMartingale,
  vanVuSaito,
} from "../../dist/index.js";
import { around, EVEN, jumping, MILD, outcomesOn, UNEVEN } from "./jumping.js";

const LN3 = Math.log(3);
const many = { trajectories: 2 ** 17, seed: 9 };
const point = { kind: "point", at: "s0" };

/** What a check says of the columns of a run, whatever experiment they are from. */
async function saidOf(spec: Parameters<typeof run>[0], check: Check): Promise<string | undefined> {
  const { columns } = await run(spec, { workers: 1 });
  return verdictsOf({ columns: columns as Record<string, Float64Array> }, check, [1e-3])[0]?.outcome;
}

describe("first passage", () => {
  const keep = ["stopTime", "bathEntropy", "stopped"];
  const counted = around(EVEN);

  test("uncertainty of its time: holds; with half of the entropy it does not", async () => {
    const spec = jumping(EVEN, { counted, duration: 200, stop: "N >= 12" });
    expect(
      await outcomesOn(spec, [
        firstPassageUncertainty(),
        firstPassageUncertainty({ entropy: "bathEntropy/2" }),
      ]),
    ).toEqual(["holds", "broken"]);
  });

  test("in discrete time it is refused, and would be broken", async () => {
    const rates = [
      [0, 1, 0.9, 0.05],
      [1, 2, 0.9, 0.05],
      [2, 0, 0.9, 0.05],
    ] as const;
    const chain = jumping(rates, {
      counted,
      duration: 200,
      stop: "N >= 12",
      method: { scheme: "chain" },
      record: { keep },
    });
    const [refused] = await outcomesOn(chain, [firstPassageUncertainty()]);
    expect(refused).toBe(
      "undecided: it is stated in continuous time, and the experiment is a chain of steps",
    );
    expect(await saidOf(chain, firstPassageUncertainty())).toBe("broken");
  });

  test("without a stop, or where a share never got there, it says so", async () => {
    const [none] = await outcomesOn(jumping(EVEN, { counted }), [firstPassageUncertainty()]);
    expect(none).toBe("undecided: it is stated at a first passage: a `stop` is needed");
    const [short] = await outcomesOn(jumping(EVEN, { counted, stop: "N >= 3" }), [firstPassageUncertainty()]);
    expect(short).toMatch(/^undecided: .* % of the trajectories never got there/);
  });
});

describe("the entropy production where it stops", () => {
  const record = { systemEntropy: "steady" };

  test("martingale and splitting on its levels; a sign, a step and a factor break them", async () => {
    const spec = jumping(EVEN, {
      counted: around(EVEN),
      duration: 200,
      stop: "N >= 1 || N <= -1",
      record,
      ensemble: { trajectories: 2 ** 20, seed: 9 },
    });
    const levels = { lower: LN3, upper: LN3 };
    expect(
      await outcomesOn(spec, [
        stoppingMartingale(),
        splittingProbability(levels),
        stoppingMartingale({ of: "-entropyProduction" }),
        stoppingMartingale({ of: "entropyProduction - 0.1" }),
        splittingProbability({ ...levels, of: "-entropyProduction" }),
      ]),
    ).toEqual(["holds", "holds", "broken", "broken", "broken"]);
  });

  test("an uneven ring: with the boundary term it is a martingale, without it is none; from a point it is refused", async () => {
    const stop = "jumps >= 1";
    const ensemble = { trajectories: 2 ** 20, seed: 9 };
    const [whole, dropped] = await outcomesOn(jumping(UNEVEN, { stop, record, duration: 50, ensemble }), [
      stoppingMartingale(),
      stoppingMartingale({ of: "bathEntropy" }),
    ]);
    expect([whole, dropped]).toEqual(["holds", "broken"]);
    const spec = jumping(UNEVEN, { stop, record, start: point, duration: 50 });
    const [refused] = await outcomesOn(spec, [stoppingMartingale()]);
    expect(refused).toBe("undecided: it is stated for a steady start that is solved");
  });

  test("beyond its levels the splitting is a bound, which the wrong sign breaks", async () => {
    const spec = jumping(UNEVEN, { stop: "jumps >= 6", record, duration: 100 });
    const levels = { lower: 1, upper: 1 };
    expect(
      await outcomesOn(spec, [
        splittingProbability(levels),
        splittingProbability({ ...levels, of: "-entropyProduction" }),
      ]),
    ).toEqual(["holds", "broken"]);
  });

  test("infimum law: of the whole path; twice the entropy breaks it", async () => {
    const spec = jumping(EVEN, { duration: 10, record: { columns: { low: "min(bathEntropy)" } } });
    expect(await outcomesOn(spec, [infimumLaw({ of: "low" }), infimumLaw({ of: "3*low" })])).toEqual([
      "holds",
      "broken",
    ]);
  });
});

describe("turns of a cycle", () => {
  const turning = (rates: typeof UNEVEN, stop: string) =>
    jumping(rates, { counted: around(rates), start: point, duration: 200, stop, ensemble: many });

  test("Haldane: turns take the same time both ways, and their numbers tell the affinity", async () => {
    const affinity = Math.log(1.5 * 1.5 * (4 / 3));
    const [whole, ...wrong] = await outcomesOn(turning(MILD, "N >= 3 || N <= -3"), [
      haldane(),
      haldane({ turns: "N", affinity: affinity + 0.1 }),
      haldane({ turns: "N", affinity: -affinity }),
      haldane({ time: "stopTime*(1 + 0.1*(N < 0))" }),
    ]);
    // the moments of T to 1 % ask for millions
    expect(whole).not.toBe("broken");
    expect(wrong).toEqual(["broken", "broken", "broken"]);
  });

  test("what stops before a turn is whole is refused, and so are two cycles without their own affinity", async () => {
    const [elsewhere] = await outcomesOn(turning(UNEVEN, "N >= 2 || N <= -2"), [haldane()]);
    expect(elsewhere).toMatch(/^undecided: .*it needs turns that end where they began/);
    const two = [...UNEVEN, [0, 1, 1, 2]] as unknown as typeof UNEVEN;
    const spec = jumping(two, {
      counted: { N: [0, 1, 2], M: [3] },
      start: point,
      duration: 50,
      stop: "N >= 3 || N <= -3",
    });
    expect((await outcomesOn(spec, [haldane()]))[0]).toMatch(
      /^undecided: it is stated for one cycle, and the network has 2/,
    );
  });
});

describe("time in a group of states", () => {
  // into 1 from 0, out again to 0
  const group = (rates: readonly (readonly [number, number, number, number])[]) =>
    jumping(rates, {
      start: { kind: "point", at: "s1" },
      duration: 1000,
      stop: "state == s0",
      record: { keep: ["stopTime"] },
    });

  test("without driving it spreads by more than its mean; driven round a ring it does not, which is refused and would be broken", async () => {
    const still = group([[0, 1, 1, 1], [1, 2, 1, 1], [2, 3, 1, 1]]); // biome-ignore format: rates
    expect(await outcomesOn(still, [dwellTimes()])).toEqual(["holds"]);
    const driven = group([[0, 1, 3, 0.01], [1, 2, 3, 0.01], [2, 3, 3, 0.01], [3, 0, 3, 0.01]]); // biome-ignore format: rates
    expect((await outcomesOn(driven, [dwellTimes()]))[0]).toMatch(/^undecided: it is stated without driving/);
    expect(await saidOf(driven, dwellTimes())).toBe("broken");
  });
});

describe("speed limits and mismatch", () => {
  // a bit that is let go from one side: the bath gets nothing, all entropy is the system's
  const released = (parts: object = {}) =>
    jumping([[0, 1, 1, 1]], {
      start: { kind: "probabilities", of: { s0: 0.9, s1: 0.1 } },
      duration: 0.5,
      ...parts,
    });

  test("what it costs to carry a law: holds; without the entropy of the state or with too few jumps it does not", async () => {
    expect(await outcomesOn(released(), [shiraishiFunoSaito(), lee(), vanVuSaito()])).toEqual([
      "holds",
      "holds",
      "holds",
    ]);
    const entropy = "bathEntropy";
    expect(
      await outcomesOn(released(), [
        shiraishiFunoSaito({ entropy }),
        lee({ entropy }),
        vanVuSaito({ entropy }),
        shiraishiFunoSaito({ activity: "jumps/8" }),
        lee({ activity: "0.65*jumps" }),
        vanVuSaito({ mobility: 0.1 }),
      ]),
    ).toEqual(["broken", "broken", "broken", "broken", "broken", "broken"]);
  });

  test("driven, and along the edges of a ring", async () => {
    const driven = jumping([], {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { e: 0 },
        states: { a: 0, b: "e", c: "2*e" },
        edges: [
          { from: "a", to: "b", prefactor: 1, split: 0.5 },
          { from: "b", to: "c", prefactor: 1, split: 0.5 },
        ],
        start: { kind: "equilibrium" },
      },
      control: { duration: 1, ramps: { e: [[0, 0], [1, 2]] } }, // biome-ignore format: a ramp
      ensemble: many,
    });
    const entropy = "bathEntropy";
    expect(
      await outcomesOn(driven, [
        shiraishiFunoSaito(),
        lee(),
        vanVuSaito(),
        mismatchCost(),
        lee({ entropy: `-${entropy}` }),
        vanVuSaito({ mobility: 0.02 }),
      ]),
    ).toEqual(["holds", "holds", "holds", "holds", "broken", "broken"]);
  });

  test("mismatch: the prior of the network, not another one, nor with entropy of a wrong sign", async () => {
    const spec = jumping([], {
      system: {
        dynamics: "network",
        kT: 1,
        fields: { e: 0 },
        states: { a: 0, b: "e" },
        edges: [{ from: "a", to: "b", fermi: 1 }],
        start: { kind: "probabilities", of: { a: 0.5, b: 0.5 } },
      },
      control: { duration: 1, ramps: { e: [[0, 1], [1, 3]] } }, // biome-ignore format: a ramp
      ensemble: { trajectories: 2 ** 18, seed: 9 },
    });
    expect(
      await outcomesOn(spec, [
        mismatchCost(),
        mismatchCost({ prior: [0.3, 0.7] }),
        mismatchCost({ entropy: "-bathEntropy" }),
      ]),
    ).toEqual(["holds", "broken", "broken"]);
  });

  test("in discrete time, or with a stop, no speed limit is claimed", async () => {
    const said = await outcomesOn(released({ stop: "state == s1" }), [
      shiraishiFunoSaito(),
      lee(),
      vanVuSaito(),
    ]);
    for (const reason of said)
      expect(reason).toBe("undecided: it is stated at a given time: no trajectory may stop before");
  });
});
