// Checks of currents and of entropy on networks that are run: what is true is said to hold, what breaks the physics is said to be
// broken. Level 1e-3 for the checks of a run together.
import { describe, expect, test } from "vitest";
import { verdictsOf } from "../../bench/calibration/judged.js";
import {
  andrieuxGaspard,
  espositoVandenBroeck2010,
  gallavottiCohen,
  harunari,
  hasegawaVanVu,
  hatanoSasa,
  kineticUncertainty,
  lebowitzSpohn,
  proesmansVandenBroeck,
  run,
  schnakenberg,
  speckSeifert,
  thermodynamicKinetic,
  timpanaro,
  uncertaintyRelation,
} from "../../dist/index.js";
import { around, DIAMOND, DOT, EVEN, jumping, MILD, outcomesOn, UNEVEN } from "./jumping.js";

const { log } = Math;
const A1 = log(3) + log(4) - log(0.8 / 1.1);
const A2 = log(4 / 1.2) + log(1.5 / 0.7) + log(0.8 / 1.1);
const chords = { N1: [0], N2: [2] };
const uniform = { kind: "probabilities", of: { s0: 1 / 3, s1: 1 / 3, s2: 1 - 2 / 3 } };
const record = { systemEntropy: "steady", housekeeping: true };

describe("cycles and their affinities", () => {
  const diamond = jumping(DIAMOND, { counted: chords, duration: 3 });

  test("Schnakenberg: all currents tell the entropy; a wrong affinity, a dropped edge, a wrong sign break it", async () => {
    expect(
      await outcomesOn(diamond, [
        schnakenberg(),
        schnakenberg({ currents: { N1: A1, N2: A2 } }),
        schnakenberg({ currents: { N1: A1, N2: 0.9 * A2 } }),
        schnakenberg({ currents: { N1: A1, N2: -A2 } }),
        schnakenberg({ entropy: `bathEntropy - ${log(3)}*N1` }),
      ]),
    ).toEqual(["holds", "holds", "broken", "broken", "broken"]);
  });

  test("one current of two is not enough, and that is said", async () => {
    const [reason] = await outcomesOn(jumping(DIAMOND, { counted: { N1: [0] } }), [schnakenberg()]);
    expect(reason).toBe(
      "undecided: counters on a chord of every cycle are needed to tell all currents: N1 alone do not",
    );
  });

  test("channels of two baths: merged they lose the entropy between them", async () => {
    const dot = jumping(DOT, { counted: { L: [0], R: [1] }, duration: 3 });
    const merged = `${log((3 + 1) / (1 + 3))}*(L + R)`;
    expect(await outcomesOn(dot, [schnakenberg(), schnakenberg({ entropy: merged })])).toEqual([
      "holds",
      "broken",
    ]);
  });

  test("Andrieux-Gaspard: all currents together, not with one of the wrong sign, size or away", async () => {
    expect(
      await outcomesOn(
        jumping(DIAMOND, { counted: chords, duration: 0.2, ensemble: { trajectories: 2 ** 18, seed: 5 } }),
        [
          andrieuxGaspard(),
          andrieuxGaspard({ currents: { N1: A1, N2: -A2 } }),
          andrieuxGaspard({ currents: { N1: A1, N2: 0 } }),
          andrieuxGaspard({ boundary: "0" }),
        ],
      ),
    ).toEqual(["holds", "broken", "broken", "broken"]);
  });
});

describe("symmetries of the entropy production", () => {
  test("Gallavotti-Cohen: without the boundary term, of a wrong sign, twice", async () => {
    expect(
      await outcomesOn(
        jumping(UNEVEN, { record, duration: 0.5, ensemble: { trajectories: 2 ** 17, seed: 5 } }),
        [
          gallavottiCohen(),
          gallavottiCohen({ of: "bathEntropy" }),
          gallavottiCohen({ of: "-entropyProduction" }),
          gallavottiCohen({ of: "2*entropyProduction" }),
        ],
      ),
    ).toEqual(["holds", "broken", "broken", "broken"]);
  });

  test("Gallavotti-Cohen: from a point it is refused, and broken where it is asked nevertheless", async () => {
    const start = { kind: "point", at: "s0" };
    expect(
      await outcomesOn(jumping(UNEVEN, { record, start, duration: 0.5 }), [
        gallavottiCohen(),
        gallavottiCohen({ of: "entropyProduction" }),
      ]),
    ).toEqual(["undecided: it is stated for a steady start that is solved", "broken"]);
  });

  test("Lebowitz-Spohn: from all states alike; not with a dropped edge, nor from the steady state", async () => {
    const counted = { N1: [0] };
    expect(
      await outcomesOn(
        jumping(UNEVEN, {
          start: uniform,
          counted,
          duration: 0.5,
          ensemble: { trajectories: 2 ** 19, seed: 5 },
        }),
        [
          lebowitzSpohn(),
          lebowitzSpohn({ lambda: 0.4 }),
          lebowitzSpohn({ of: `bathEntropy - ${log(3)}*N1` }),
        ],
      ),
    ).toEqual(["holds", "holds", "broken"]);
    const [refused, asked] = await outcomesOn(jumping(UNEVEN, { duration: 0.5 }), [
      lebowitzSpohn(),
      lebowitzSpohn({ of: "bathEntropy" }),
    ]);
    expect(refused).toMatch(/^undecided: .*all states are equally likely/);
    expect(asked).toBe("broken");
  });

  test("Esposito-Van den Broeck: three theorems of a relaxing network, and each of them broken", async () => {
    const start = { kind: "probabilities", of: { s0: 0.2, s1: 0.35, s2: 0.45 } };
    const relaxing = jumping(MILD, {
      start,
      duration: 0.5,
      record: { systemEntropy: "solved", housekeeping: true },
      ensemble: { trajectories: 2 ** 18, seed: 6 },
    });
    expect(
      await outcomesOn(relaxing, [
        espositoVandenBroeck2010(),
        espositoVandenBroeck2010({ total: "entropyProduction - 0.05" }),
        espositoVandenBroeck2010({ adiabatic: "2*housekeepingEntropy" }),
        espositoVandenBroeck2010({ nonAdiabatic: "entropyProduction - bathEntropy" }),
        speckSeifert(),
      ]),
    ).toEqual(["holds", "broken", "broken", "broken", "holds"]);
  });

  test("Esposito-Van den Broeck: refused where the entropy begins with another law", async () => {
    const start = { kind: "probabilities", of: { s0: 0.2, s1: 0.2, s2: 0.6 } };
    const [reason] = await outcomesOn(jumping(UNEVEN, { start, record }), [espositoVandenBroeck2010()]);
    expect(reason).toMatch(/^undecided: .*begins with the law of the start/);
  });
});

describe("uncertainty of currents", () => {
  const ring = jumping(EVEN, { counted: around(EVEN), duration: 2 });
  const entropy = "bathEntropy";

  test("rings: all relations hold; with a part of the entropy or of the jumps, where they are saturated, none does", async () => {
    expect(
      await outcomesOn(jumping(UNEVEN, { counted: around(UNEVEN), duration: 2 }), [
        uncertaintyRelation({ entropy }),
        hasegawaVanVu({ entropy }),
        timpanaro({ entropy }),
        kineticUncertainty(),
        thermodynamicKinetic({ entropy }),
      ]),
    ).toEqual(["holds", "holds", "holds", "holds", "holds"]);
    expect(
      await outcomesOn(ring, [
        uncertaintyRelation({ entropy: `${entropy}/3` }),
        hasegawaVanVu({ entropy: `${entropy}/4` }),
        timpanaro({ entropy: `${entropy}/4` }),
        kineticUncertainty({ activity: "jumps/8" }),
        thermodynamicKinetic({ entropy, activity: "jumps/2" }),
        thermodynamicKinetic({ entropy: `${entropy}/2` }),
      ]),
    ).toEqual(["broken", "broken", "broken", "broken", "broken", "broken"]);
  });

  test("two baths merged into one have no entropy, but a current", async () => {
    const dot = jumping(DOT, { counted: { L: [0], R: [1] }, duration: 3 });
    const [whole, merged] = await outcomesOn(dot, [
      uncertaintyRelation({ current: "L", entropy }),
      uncertaintyRelation({ current: "L", entropy: "0*(L + R)" }),
    ]);
    expect([whole, merged]).toEqual(["holds", "broken"]);
  });

  test("discrete time breaks those of continuous time, which are refused there; not that of discrete time", async () => {
    const rates = [
      [0, 1, 0.9, 0.05],
      [1, 2, 0.9, 0.05],
      [2, 0, 0.9, 0.05],
    ] as const;
    const keep = ["N", "bathEntropy", "jumps"];
    const chain = jumping(rates, {
      counted: around(rates),
      duration: 20,
      method: { scheme: "chain" },
      record: { keep },
    });
    const continuous = [
      uncertaintyRelation({ current: "N", entropy }),
      kineticUncertainty({ current: "N" }),
      thermodynamicKinetic({ current: "N", entropy }),
    ];
    const { verdicts, columns } = await run(chain, {
      checks: [...continuous, proesmansVandenBroeck({ current: "N", entropy })],
      workers: 1,
    });
    expect(verdicts.map(({ outcome }) => outcome)).toEqual(["undecided", "undecided", "undecided", "holds"]);
    for (const check of continuous) {
      expect(
        verdictsOf({ columns: columns as Record<string, Float64Array> }, check, [1e-3])[0]?.outcome,
      ).toBe("broken");
    }
  });

  test("what does not change its sign on the way back is no current", async () => {
    const [reason] = await outcomesOn(ring, [uncertaintyRelation({ current: "jumps", entropy })]);
    expect(reason).toMatch(/^undecided: it is stated for currents, and "jumps" does not change its sign/);
  });
});

describe("driven networks", () => {
  // one level and two baths that keep a current going, its energy driven
  const driven = (start: unknown) =>
    jumping([], {
      system: {
        dynamics: "network",
        baths: { L: { kT: 1, mu: 1 }, R: { kT: 2, mu: -1 } },
        fields: { e: 0 },
        states: { empty: 0, full: { energy: "e", particles: 1 } },
        edges: [
          { from: "empty", to: "full", bath: "L", fermi: 1, counts: { N: 1 } },
          { from: "empty", to: "full", bath: "R", fermi: 2 },
        ],
        start,
      },
      control: { duration: 1, ramps: { e: [[0, 0], [1, 2]] } }, // biome-ignore format: a ramp
      record: { systemEntropy: "solved", housekeeping: true },
      ensemble: { trajectories: 2 ** 18, seed: 7 },
    });

  test("Hatano-Sasa and the three theorems hold; with the housekeeping left out or turned round they do not", async () => {
    expect(
      await outcomesOn(driven({ kind: "steady" }), [
        hatanoSasa(),
        speckSeifert(),
        espositoVandenBroeck2010(),
        hatanoSasa({ of: "2*excessEntropy" }),
        hatanoSasa({ of: "excessEntropy - housekeepingEntropy" }),
        speckSeifert({ of: "-housekeepingEntropy" }),
      ]),
    ).toEqual(["holds", "holds", "holds", "broken", "broken", "broken"]);
  });

  test("Hatano-Sasa: from another start it is refused, and broken where it is asked nevertheless", async () => {
    const start = { kind: "probabilities", of: { empty: 0.95, full: 0.05 } };
    expect(await outcomesOn(driven(start), [hatanoSasa(), hatanoSasa({ of: "excessEntropy" })])).toEqual([
      "undecided: it is stated for a steady start that is solved",
      "broken",
    ]);
  });
});

describe("what is visible", () => {
  // a ring of three whose states remember which way its edge 20 was last passed: p or m
  const steps = (which: string) =>
    [
      [0, 1, 3],
      [1, 0, 1],
      [1, 2, 2],
      [2, 1, 0.5],
    ].map(([from, to, forward]) => ({
      from: `${which}${from}`,
      to: `${which}${to}`,
      forward,
      backward: 0,
      counts: { [from === 0 || to === 0 ? "a" : "b"]: (from as number) < (to as number) ? 1 : -1 },
    }));
  const pass = (was: string, is: string, forward: number) => ({
    from: `${was}${is === "p" ? 2 : 0}`,
    to: `${is}${is === "p" ? 0 : 2}`,
    forward,
    backward: 0,
    counts: { [was + is]: 1 },
  });
  // with a hidden channel between 2 and 0, or none
  const hidden = (which: string) => [
    { from: `${which}2`, to: `${which}0`, forward: 0.5, backward: 0, counts: { h: 1 } },
    { from: `${which}0`, to: `${which}2`, forward: 2, backward: 0, counts: { h: -1 } },
  ];
  const seen = (more: readonly object[]) =>
    jumping([], {
      system: {
        dynamics: "network",
        kT: 1,
        fields: {},
        states: { p0: 0, p1: 0, p2: 0, m0: 0, m1: 0, m2: 0 },
        edges: [
          ...steps("p"),
          ...steps("m"),
          pass("p", "p", 4),
          pass("m", "p", 4),
          pass("p", "m", 1),
          pass("m", "m", 1),
          ...more,
        ],
        start: { kind: "steady" },
      },
      duration: 30,
      control: { duration: 30, ramps: {} },
      ensemble: { trajectories: 8192, seed: 8 },
    });
  const pairs = { forward: "pp", backward: "mm", forwardThenBackward: "pm", backwardThenForward: "mp" };
  const entropy = `${log(3)}*a + ${log(4)}*b + ${log(4)}*(pp + mp - pm - mm)`;

  test("Harunari: what a hidden channel gives is above the bound; of one cycle all is seen, so that an edge that is dropped is noticed", async () => {
    const more = [...hidden("p"), ...hidden("m")];
    expect(
      await outcomesOn(seen(more), [harunari({ ...pairs, entropy: `${entropy} + ${log(0.5 / 2)}*h` })]),
    ).toEqual(["holds"]);
    const [whole, dropped] = await outcomesOn(seen([]), [
      harunari({ ...pairs, entropy }),
      harunari({ ...pairs, entropy: `${entropy} - ${log(3)}*a` }),
    ]);
    expect(whole).not.toBe("broken");
    expect(dropped).toBe("broken");
  });
});
