// The checks of Langevin motion on networks: those that hold there are tried with a control, the others say in a sentence why not.
// Level 1e-3 for the checks of a run together.
import { describe, expect, test } from "vitest";
import { verdictsOf } from "../../bench/calibration/judged.js";
import { defaultChecks } from "../../dist/check/schema.js";
import {
  barResidual,
  crooks,
  espositoVandenBroeck,
  firstLaw,
  hasegawaVanVu,
  jarzynski,
  kawaiParrondoVandenBroeck,
  koyukSeifert,
  landauer,
  proesmans,
  run,
  sagawaUeda2008,
  secondLaw,
  timpanaro,
  wasserstein,
} from "../../dist/index.js";
import { jumping, outcomesOn, verdictsOn } from "./jumping.js";

const UP = { duration: 1, ramps: { e: [[0, 0], [1, 2]] } }; // biome-ignore format: a ramp
const ROUND = { duration: 1, ramps: { e: [[0, 0], [0.5, 2], [1, 0]] } }; // biome-ignore format: a ramp
const many = { trajectories: 2 ** 17, seed: 4 };

/** A bit with attributes, its second state lifted while the temperature stays; `more` replaces parts of the experiment. */
const bit = ({ system = {}, ...more }: { system?: object; [part: string]: unknown } = {}) =>
  jumping([], {
    system: {
      dynamics: "network",
      kT: 1,
      fields: { e: 0, hot: 1, open: 0 },
      states: { zero: { energy: 0, spin: -1 }, one: { energy: "e", spin: 1 } },
      edges: [{ from: "zero", to: "one", fermi: 2, counts: { N: 1 } }],
      start: { kind: "equilibrium" },
      ...system,
    },
    control: UP,
    ensemble: many,
    ...more,
  });

/** What the same checks say of columns that were changed. */
async function saidOf(
  spec: Parameters<typeof run>[0],
  check: Parameters<typeof verdictsOf>[1],
  changed: (name: string, value: number) => number,
): Promise<string | undefined> {
  const keep = ["work", "forceWork", "heat", "energyChange", "shadowWork", "freeEnergyChange", "state"];
  const { columns } = await run({ ...spec, record: { keep } } as never, { workers: 1 });
  const own = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(values, (x) => changed(name, x)),
    ]),
  );
  return verdictsOf({ columns: own, experiment: spec }, check, [1e-3])[0]?.outcome;
}

describe("a driven bit", () => {
  const erased = "state == zero";

  test("all that is stated from equilibrium holds, of a condition on the state, a number or an attribute", async () => {
    const said = await outcomesOn(bit(), [
      firstLaw(),
      secondLaw(),
      jarzynski(),
      landauer({ erased }),
      landauer({ erased: "state == 0" }),
      landauer({ erased: "spin < 0" }),
      espositoVandenBroeck(),
    ]);
    expect(said).toEqual(said.map(() => "holds"));
  });

  test("reversed runs: Crooks, BAR, and work seen as a divergence", async () => {
    const said = await outcomesOn(bit({ ensemble: { trajectories: 2 ** 18, seed: 4 } }), [
      crooks(),
      barResidual(),
      kawaiParrondoVandenBroeck(),
    ]);
    for (const outcome of said) expect(outcome).not.toBe("broken");
    expect(said.slice(1)).toEqual(["holds", "holds"]);
    const [wrong] = await outcomesOn(bit(), [barResidual({ of: "(work - freeEnergyChange)/kT - 0.2" })]);
    expect(wrong).toBe("broken");
  });

  test("the same share by name, number and attribute", async () => {
    const verdicts = await verdictsOn(bit(), [
      landauer({ erased }),
      landauer({ erased: "state == 0" }),
      landauer({ erased: "spin < 0" }),
      landauer({ erased: "state != one" }),
    ]);
    expect(new Set(verdicts.map(({ rhs }) => rhs?.value)).size).toBe(1);
  });

  test("controls: work that is too small, jumps without heat, a share that is not that of the end", async () => {
    const less = (name: string, x: number): number => (name === "work" ? 0.5 * x : x);
    for (const check of [
      secondLaw(),
      jarzynski(),
      landauer({ erased }),
      espositoVandenBroeck(),
      firstLaw(),
    ]) {
      expect([check.kind, await saidOf(bit(), check, less)]).toEqual([check.kind, "broken"]);
    }
    const cold = (name: string, x: number): number => (name === "heat" ? 0 : x);
    expect(await saidOf(bit(), firstLaw(), cold)).toBe("broken");
    expect(await outcomesOn(bit(), [landauer({ erased, share: 1e-3 })])).toEqual(["broken"]);
  });

  test("a condition that all states or none fulfil, or that names what there is not", async () => {
    expect(await outcomesOn(bit(), [landauer({ erased: "state >= 0" })])).toEqual([
      'undecided: it needs states that are erased and states that are not, and "state >= 0" is true of all',
    ]);
    await expect(run(bit(), { checks: [landauer({ erased: "state == two" })] })).rejects.toThrow(
      /checks\[0\].erased: .*"two" is unknown/,
    );
  });
});

describe("baths that are not alike", () => {
  // a hot bath is let in meanwhile: both ends are in equilibrium
  const let_in = (second: object) =>
    bit({
      system: {
        baths: { cold: { kT: 1 }, other: second },
        kT: undefined,
        states: { zero: 0, one: { energy: "e", particles: 1 } },
        edges: [
          { from: "zero", to: "one", bath: "cold", fermi: 1 },
          { from: "zero", to: "one", bath: "other", fermi: "open" },
        ],
      },
      control: { duration: 2, ramps: { e: [[0, 1], [1, 2]], open: [[0, 0], [0.2, 0], [0.2, 4], [0.8, 4], [0.8, 0], [1, 0]] } }, // biome-ignore format: a ramp
    });
  const FROM_EQUILIBRIUM = [
    secondLaw(),
    jarzynski(),
    landauer({ erased: "state == zero" }),
    espositoVandenBroeck(),
    crooks(),
    barResidual(),
  ];

  test.each([
    ["one temperature", { kT: 4 }],
    ["one chemical potential", { kT: 1, mu: 3 }],
  ])("without %s no free energy is compared with work", async (needed, second) => {
    const verdicts = await verdictsOn(let_in(second), [firstLaw(), ...FROM_EQUILIBRIUM]);
    const [first, ...others] = verdicts;
    expect(first?.outcome).toBe("holds");
    for (const { outcome, reason } of others) {
      expect(outcome).toBe("undecided");
      expect(reason).toContain(`${needed} of all baths is needed`);
    }
  });

  test("control: two baths that are alike are judged", async () => {
    const said = await outcomesOn(let_in({ kT: 1 }), [secondLaw(), jarzynski()]);
    expect(said).toEqual(["holds", "holds"]);
  });

  test.each([
    ["kT is driven", { kT: "hot" }, { hot: [[0, 1], [1, 2]] }, "where a schedule drives kT there is none"], // biome-ignore format: a ramp
    ["the end is not in equilibrium", { edges: [{ from: "zero", to: "one", prefactor: 1, split: 0.5, drive: "e" }] }, {}, "at the end an edge without a drive is needed"], // biome-ignore format: a row
    ["a point", { start: { kind: "point", at: "zero" } }, {}, "an equilibrium start"],
  ])("%s: why there is no dF is said", async (_, system, ramps, sentence) => {
    const { verdicts } = await run(
      bit({ system, control: { duration: 1, ramps: { ...UP.ramps, ...ramps } } }),
      {
        checks: [secondLaw(), jarzynski()],
        workers: 1,
      },
    );
    for (const { outcome, reason } of verdicts) {
      expect(outcome).toBe("undecided");
      expect(reason).toContain(sentence);
    }
  });
});

describe("what is not stated of networks", () => {
  test("bounds by distances in x are of Langevin motion", async () => {
    const erased = "state == zero";
    const said = await outcomesOn(bit(), [wasserstein(), proesmans({ erased })]);
    const alien = "undecided: it is stated for Langevin motion, and the experiment is a network of jumps:";
    expect(said).toEqual([`${alien} vanVuSaito is for networks`, `${alien} lee is for networks`]);
    await expect(outcomesOn(bit(), [sagawaUeda2008()])).rejects.toThrow(
      /^checks\[0\]: a measurement is needed, whose information it asks for/,
    );
  });

  test("relations of currents: driven, and with a stop, they are refused", async () => {
    const entropy = "bathEntropy";
    const said = await outcomesOn(bit(), [timpanaro({ entropy }), hasegawaVanVu({ entropy })]);
    for (const reason of said) expect(reason).toMatch(/^undecided: it is stated for a steady state/);
    const [stopped] = await outcomesOn(bit({ stop: "jumps >= 1" }), [koyukSeifert({ entropy, response: 1 })]);
    expect(stopped).toMatch(/^undecided: it is stated at a given time/);
  });

  test("a chain of steps has works and free energies as others have", async () => {
    const chain = bit({
      system: { edges: [{ from: "zero", to: "one", fermi: 0.5 }] },
      method: { scheme: "chain" },
      control: { duration: 8, ramps: UP.ramps },
    });
    const said = await outcomesOn(chain, [
      firstLaw(),
      secondLaw(),
      jarzynski(),
      landauer({ erased: "state == zero" }),
    ]);
    expect(said).toEqual(["holds", "holds", "holds", "holds"]);
  });

  test("reversed runs of a chain are its reverse unless its schedule has both ramps and jumps", async () => {
    const chain = (...e: [number, number][]) =>
      bit({
        system: { edges: [{ from: "zero", to: "one", fermi: 0.6 }] },
        method: { scheme: "chain" },
        control: { duration: 2, ramps: { e } },
        ensemble: { trajectories: 2 ** 16, seed: 4 },
      });
    const checks = [crooks(), barResidual(), kawaiParrondoVandenBroeck()];
    for (const said of await outcomesOn(chain([0, 0], [1, 1], [1, -0.5]), checks))
      expect(said).toMatch(/^undecided: a chain steps in the fields at the end of a step/);
    for (const ramp of [chain([0, 0], [1, 1]), chain([0, 0], [0.5, 0], [0.5, 1], [1, 1], [1, -0.5])])
      expect(await outcomesOn(ramp, [barResidual()])).toEqual(["holds"]);
  });
});

describe("what is checked unless something else is asked for", () => {
  const steady = { start: { kind: "steady" } };
  const still = { control: { duration: 1, ramps: {} } };
  const booked = { systemEntropy: "steady", housekeeping: true };
  const oneWay = {
    edges: [{ from: "zero", to: "one", forward: 1, backward: 0 }],
    start: { kind: "point", at: "zero" },
  };
  const work = ["secondLaw", "jarzynski"];

  test.each([
    ["from equilibrium the theorems of work", {}, ["firstLaw", ...work]],
    ["with a stop there is no free energy", { stop: "jumps >= 1" }, ["firstLaw"]],
    ["after discarded cycles neither", { cycles: { count: 3, discard: 1 }, control: ROUND }, ["firstLaw"]],
    ["a steady state", { system: steady, ...still }, ["firstLaw"]],
    ["a steady state with entropies that are booked", { system: steady, ...still, record: booked }, ["firstLaw", "gallavottiCohen", "espositoVandenBroeck2010"]], // biome-ignore format: a row
    ["driven from a steady state", { system: steady, record: { ...booked, systemEntropy: "solved" } }, ["firstLaw", "espositoVandenBroeck2010", "hatanoSasa"]], // biome-ignore format: a row
    ["driven, with housekeeping alone", { system: steady, record: { housekeeping: true } }, ["firstLaw", "hatanoSasa"]], // biome-ignore format: a row
    ["edges that go one way have no heat", { system: oneWay, ...still }, []],
  ])("%s", async (_, parts, kinds) => {
    const spec = bit({ ...parts, ensemble: { trajectories: 4096, seed: 3 } });
    const checks = defaultChecks(spec);
    expect(checks.map(({ kind }) => kind)).toEqual(kinds);
    const said = await outcomesOn(spec, checks);
    // more trajectories may be wanted; nothing else is
    for (const outcome of said) expect(outcome).toMatch(/^holds|trajectories|sample error/);
  });
});
