// SBML Level 3 as reactions: every feature that is read, and what is refused by name.
import { expect, test } from "vitest";
import { evaluateNumber } from "../../src/formula/evaluate.js";
import { experiment, readSbml, schedule } from "../../src/index.js";
import { lowerReactions } from "../../src/spec/reaction/channels.js";
import { DEATH, file, type OwnModel, type Parts, SPECIES, sbml } from "./sbmlText.js";

const TIME = '<csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time"> t </csymbol>';

const propensity = (parts: Parts, counts: Record<string, number> = { X: 10 }): number => {
  const { system } = experiment({
    system: readSbml(file(parts)).system,
    control: schedule({ duration: 50 }),
    ensemble: { trajectories: 1 },
  });
  const { channels } = lowerReactions(system, { ramps: {} });
  return evaluateNumber(channels[0]?.propensity as never, { t: 3, ...counts });
};

test("a rate law of amounts; of a concentration where the species says so", () => {
  expect(propensity({})).toBe(5);
  const species = SPECIES.replace('hasOnlySubstanceUnits="true"', 'hasOnlySubstanceUnits="false"');
  expect(propensity({ species })).toBe(2.5);
  const concentration = species.replace('initialAmount="10"', 'initialConcentration="10"');
  expect(readSbml(file({ species: concentration })).system.species).toEqual({ X: 20 });
});

test("local parameters shadow those of the model", () => {
  const local = '<listOfLocalParameters><localParameter id="k" value="3"/></listOfLocalParameters>';
  expect(propensity({ local })).toBe(30);
});

test.each([
  ["<cn> 2.5 </cn>", 2.5],
  ['<cn type="integer"> 4 </cn>', 4],
  ['<cn type="e-notation"> 1.5 <sep/> 2 </cn>', 150],
  ['<cn type="rational"> 1 <sep/> 4 </cn>', 0.25],
  ["<apply><divide/><ci> X </ci><cn> 4 </cn></apply>", 2.5],
  ["<apply><minus/><ci> X </ci><cn> 4 </cn></apply>", 6],
  ["<apply><abs/><apply><minus/><cn> 4 </cn></apply></apply>", 4],
  ["<apply><power/><ci> X </ci><cn> 2 </cn></apply>", 100],
  ["<apply><root/><cn> 9 </cn></apply>", 3],
  ["<apply><max/><cn> 1 </cn><cn> 7 </cn><cn> 3 </cn></apply>", 7],
  ["<apply><times/><ci> C </ci><ci> X </ci></apply>", 20],
  [TIME, 3],
  [
    "<piecewise><piece><cn> 1 </cn><apply><gt/><ci> X </ci><cn> 50 </cn></apply></piece><otherwise><cn> 8 </cn></otherwise></piecewise>",
    8,
  ],
] as const)("MathML: %s", (law, value) => {
  // what is no multiple of X would fire where none is left
  const guarded = `<apply><times/><apply><divide/><ci> X </ci><ci> X </ci></apply>${law}</apply>`;
  const safe = `<piecewise><piece><cn> 0 </cn><apply><lt/><ci> X </ci><cn> 1 </cn></apply></piece><otherwise>${guarded}</otherwise></piecewise>`;
  expect(propensity({ law: safe })).toBeCloseTo(value, 12);
});

test("functions of the model and assignment rules are put in place", () => {
  const more = `<listOfFunctionDefinitions><functionDefinition id="f"><math xmlns="http://www.w3.org/1998/Math/MathML"><lambda>
    <bvar><ci> a </ci></bvar><bvar><ci> b </ci></bvar><apply><times/><ci> a </ci><ci> b </ci></apply></lambda></math></functionDefinition></listOfFunctionDefinitions>
    <listOfRules><assignmentRule variable="y"><math xmlns="http://www.w3.org/1998/Math/MathML"><apply><times/><cn> 2 </cn><ci> X </ci></apply></math></assignmentRule></listOfRules>`;
  const species = `${SPECIES}<species id="y" compartment="C" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/>`;
  expect(propensity({ more, species, law: "<apply><ci> f </ci><ci> y </ci><ci> k </ci></apply>" })).toBe(10);
  expect(readSbml(file({ more, species })).amounts.y).toBe("((2 * X))");
});

test("boundary and constant species are chemostats", () => {
  const species =
    SPECIES + SPECIES.replace('"X"', '"B"').replace('boundaryCondition="false"', 'boundaryCondition="true"');
  expect(readSbml(file({ species })).system.species).toEqual({ X: 10, B: { fixed: 10 } });
});

const event = (trigger: string, more = "", variable = "X"): string =>
  `<listOfEvents><event id="e"><trigger><math xmlns="http://www.w3.org/1998/Math/MathML">${trigger}</math></trigger>${more}
  <listOfEventAssignments><eventAssignment variable="${variable}"><math xmlns="http://www.w3.org/1998/Math/MathML"><cn> 50 </cn></math></eventAssignment></listOfEventAssignments></event></listOfEvents>`;
const AFTER = `<apply><geq/>${TIME}<cn> 25 </cn></apply>`;

test("events at a time, and at a condition", () => {
  expect(readSbml(file({ more: event(AFTER) })).system.events).toEqual([{ at: 25, set: { X: 50 } }]);
  const low = "<apply><lt/><ci> X </ci><cn> 3 </cn></apply>";
  expect(readSbml(file({ more: event(low) })).system.events).toEqual([{ when: "X < 3", set: { X: 50 } }]);
});

test.each([
  ["a document type", `<!DOCTYPE sbml [<!ENTITY a "b">]>${file()}`, /without a document type/],
  ["no XML", "<sbml><model></sbml>", /XML is needed, line/],
  [
    "Level 2",
    file().replace('level="3"', 'level="2"'),
    /SBML of Level 3 is needed, Level 2 Version 1 given \(libSBML converts/,
  ],
  ["a delay", file({ more: event(AFTER, "<delay/>") }), /the delay of "e" given \(not supported\)/],
  ["a priority", file({ more: event(AFTER, "<priority/>") }), /the priority of "e"/],
  ["an assignment to a parameter", file({ more: event(AFTER, "", "k") }), /an assignment to "k"/],
  [
    "a rate rule",
    file({ more: '<listOfRules><rateRule variable="k"/></listOfRules>' }),
    /<rateRule> given \(not supported\)/,
  ],
  ["a reversible law", file({ reaction: 'reversible="true"' }), /the reversible reaction "R"/],
  [
    "a function that is none",
    file({ law: "<apply><ci> delay </ci><ci> X </ci></apply>" }),
    /the function "delay"/,
  ],
  [
    "an unknown name",
    file({ law: "<ci> q </ci>" }),
    /sbml\.R: a species, parameter or compartment is needed, "q" given/,
  ],
  ["an operator", file({ law: "<apply><factorial/><ci> X </ci></apply>" }), /<factorial>/],
] as const)("refused: %s", (_, text, sentence) => {
  expect(() => readSbml(text)).toThrow(sentence);
});

const read = (more: Partial<OwnModel>, given: Record<string, number> = {}) =>
  readSbml(sbml({ ...DEATH, ...more }), "sbml", given);

test.each([
  [["if", ["and", ["gt", "X", 1], ["not", ["lt", "X", 5]]], "X", 0], 10],
  [["if", ["lt", 1, "X", 20], "X", 0], 10],
  [["if", ["lt", 1, "X", 5], "X", 0], 0],
  [["times", "X", ["log", 100]], 20],
  [["times", "X", ["ln", "@exponentiale"]], 10],
  [["plus", ["times", "X", "@true"], ["times"], ["minus", 1]], 10],
  [["times", "X", ["divide", ["tanh", 1], ["tanh", 1]]], 10],
] as const)("more MathML: %j", (law, value) => {
  const guarded = ["if", ["lt", "X", 1], 0, law] as const;
  const { system } = read({ reactions: { R: { from: { X: 1 }, law: guarded } } });
  const { channels } = lowerReactions(system, { ramps: {} });
  expect(evaluateNumber(channels[0]?.propensity as never, { t: 3, X: 10 })).toBeCloseTo(value, 12);
});

test("roots and logarithms to any base", () => {
  const degree = "<apply><root/><degree><cn> 3 </cn></degree><cn> 8 </cn></apply>";
  const base = "<apply><log/><logbase><cn> 2 </cn></logbase><cn> 8 </cn></apply>";
  expect(propensity({ law: `<apply><times/><ci> X </ci>${degree}</apply>` })).toBeCloseTo(20, 12);
  expect(propensity({ law: `<apply><times/><ci> X </ci>${base}</apply>` })).toBeCloseTo(30, 12);
});

test("initial assignments are made at the start, in any order, and follow values that are given", () => {
  const model = {
    species: { X: { dense: true }, Y: { amount: 0 } },
    parameters: { k: 0.5, K: null, L: null },
    assignments: { X: ["times", "K", 3], K: ["times", 2, "L"], L: ["plus", "k", 1] },
    rules: {},
  } as const;
  // 3 K = 9 is a concentration, in a size of 2
  const plain = read(model);
  expect(plain.system).toMatchObject({ species: { X: 18, Y: 0 }, fields: { C: 2, k: 0.5, K: 3, L: 1.5 } });
  expect(plain.values).toEqual({ C: 2, X: 18, Y: 0, k: 0.5, K: 3, L: 1.5 });
  expect(read(model, { k: 1, C: 4 }).system).toMatchObject({ species: { X: 48 }, fields: { K: 4 } });
  expect(read(model, { K: 1, C: 4 }).system).toMatchObject({ species: { X: 12 }, fields: { L: 1.5 } });
  expect(read(model, { X: 7 }).system.species).toEqual({ X: 7, Y: 0 });
  expect(() => read(model, { constructor: 1 })).toThrow(
    /^sbml.constructor: one of C, X, Y, k, K, L is needed$/,
  );
});

test("0.1 times 30 is 3 particles; 0.15 times 30 is none", () => {
  const at = (concentration: number) =>
    read({ compartments: { C: 30 }, species: { X: { concentration, dense: true } } }).system.species;
  expect(at(0.1)).toEqual({ X: 3 });
  expect(() => at(0.15)).toThrow(
    /^sbml.X: an amount that is a whole number of particles is needed, 4.5 given/,
  );
});

test("amounts and concentrations of species, rules and parameters", () => {
  const { amounts, concentrations } = read({
    species: {
      X: { amount: 10 },
      Y: { amount: 0, dense: true },
      z: { dense: true },
      s: { amount: 1, compartment: "S" },
    },
    compartments: { C: 2, S: null },
    rules: { z: ["times", 3, "Y"], p: "X" },
    parameters: { k: 0.5, p: null },
  });
  expect(amounts).toEqual({ C: "C", X: "X", Y: "Y", z: "((3 * (Y/C)))*C", s: "s", k: "k", p: "(X)" });
  expect(concentrations).toEqual({ X: "(X/C)", Y: "(Y/C)", z: "((3 * (Y/C)))" });
});

test("a boundary species follows its rule, or the events that set it, and no reaction", () => {
  const reactions = { R: { from: { B: 1 }, to: { X: 1 }, law: ["times", "k", "B"] } } as const;
  const ruled = read({
    species: { X: { amount: 10 }, B: { boundary: true } },
    rules: { B: ["times", 2, "X"] },
    reactions,
  });
  expect(ruled.system).toMatchObject({ species: { X: 10 }, reactions: [{ from: {}, to: { X: 1 } }] });
  const set = { when: ["geq", "@time", 1], set: { B: 4 } } as const;
  const moved = read({
    species: { X: { amount: 10 }, B: { amount: 2, boundary: true } },
    reactions,
    events: { set },
  });
  expect(moved.system).toMatchObject({ species: { X: 10, B: 2 }, reactions: [{ from: {}, to: { X: 1 } }] });
});

test.each([
  [["geq", "@time", ["times", 2, "k"]], { at: 1 }],
  [["leq", 4, "@time"], { at: 4 }],
  [["gt", "@time", "C"], { at: 2 }],
  [["or", ["lt", "X", 3], ["gt", "X", 20]], { when: "(X < 3) || (X > 20)" }],
  [["not", ["lt", "X", 3]], { when: "(X < 3) ? 0 : 1" }],
] as const)("the trigger %j", (when, event) => {
  const found = read({ events: { e: { when, set: { X: ["plus", "X", 5] }, initial: true } } });
  expect(found.system.events).toEqual([{ ...event, set: { X: "(X + 5)" } }]);
});

test("an event whose time is not after the start never comes, nor at the start where it may not", () => {
  const events = (initial: boolean) => ({ e: { when: ["geq", "@time", 0], set: { X: 5 }, initial } });
  expect(read({ events: events(true) }).system.events).toBeUndefined();
  expect(() => read({ events: events(false) })).toThrow(/the event "e" at the start/);
  const low = { e: { when: ["lt", "X", 20], set: { X: 50 } } };
  expect(() => read({ events: low })).toThrow(/its trigger holds there and has initialValue "false"/);
});

const HOSTILE = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "t",
  "kT",
  "pi",
  "exp",
  "volume",
  "heat",
  "jumps",
  "XStart",
  "particles_X",
  "max",
];
test.each(HOSTILE)("an id that means something else in formulas: %s", (id) => {
  const species = { X: { amount: 10 }, [`${id}_`]: { amount: 1 } };
  const model: OwnModel = {
    ...DEATH,
    species: Object.fromEntries([...Object.entries(species), [id, { amount: 3 }]]),
    reactions: {
      R: {
        from: Object.fromEntries([
          ["X", 1],
          [id, 1],
        ]),
        to: Object.fromEntries([[`${id}_`, 1]]),
        law: ["times", "k", "X", id],
      },
    },
  };
  const { system, amounts, values } = readSbml(sbml(model));
  const name = Object.entries(amounts).find(([key]) => key === id)?.[1];
  expect(name).toBe(`${id}__`);
  expect(Object.entries(values)).toContainEqual([id, 3]);
  const { system: checked } = experiment({
    system,
    control: schedule({ duration: 1 }),
    ensemble: { trajectories: 1 },
  });
  expect(lowerReactions(checked, { ramps: {} }).start).toEqual([10, 1, 3]);
  expect(({} as Record<string, unknown>)[`${id}_`]).toBeUndefined();
});

test("values before all events of one time are no others' to set", () => {
  const at = (time: number) => ["geq", "@time", time] as const;
  const both = (second: number) =>
    sbml({
      ...DEATH,
      species: { X: { amount: 10 }, P: { amount: 0 }, Q: { amount: 0 } },
      events: {
        a: { when: [...at(5)], set: { P: 7 } },
        b: { when: [...at(second)], set: { Q: ["plus", "P", 2] } },
      },
    });
  expect(() => readSbml(both(5))).toThrow(
    /useValuesFromTriggerTime "true" of "b", which reads what "a" may set/,
  );
  expect(readSbml(both(6)).system.events).toHaveLength(2);
});
