// SBML Level 3 as reactions: every feature that is read, and what is refused by name.
import { expect, test } from "vitest";
import { evaluateNumber } from "../../src/formula/evaluate.js";
import { experiment, readSbml, schedule } from "../../src/index.js";
import { lowerReactions } from "../../src/spec/reaction/channels.js";

const TIME = '<csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time"> t </csymbol>';

interface Parts {
  readonly species?: string;
  readonly law?: string;
  readonly more?: string;
  readonly reaction?: string;
  readonly size?: string;
  readonly local?: string;
}

const SPECIES =
  '<species id="X" compartment="C" initialAmount="10" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/>';

const file = ({
  species = SPECIES,
  law = "<apply><times/><ci> k </ci><ci> X </ci></apply>",
  more = "",
  reaction = 'reversible="false"',
  size = 'size="2"',
  local = "",
}: Parts = {}): string => `<?xml version="1.0" encoding="UTF-8"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version1/core" level="3" version="1"><model id="m">
  <listOfCompartments><compartment id="C" ${size} constant="true"/></listOfCompartments>
  <listOfSpecies>${species}</listOfSpecies>
  <listOfParameters><parameter id="k" value="0.5" constant="true"/></listOfParameters>
  <listOfReactions><reaction id="R" ${reaction}>
    <listOfReactants><speciesReference species="X" stoichiometry="1"/></listOfReactants>
    <kineticLaw><math xmlns="http://www.w3.org/1998/Math/MathML">${law}</math>${local}</kineticLaw>
  </reaction></listOfReactions>${more}
</model></sbml>`;

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
    /SBML Level 3 with a model is needed, <sbml> of level 2/,
  ],
  ["a delay", file({ more: event(AFTER, "<delay/>") }), /the delay of "e" given \(not supported\)/],
  ["a priority", file({ more: event(AFTER, "<priority/>") }), /the priority of "e"/],
  ["an assignment to a parameter", file({ more: event(AFTER, "", "k") }), /an assignment to "k"/],
  [
    "a rate rule",
    file({ more: '<listOfRules><rateRule variable="k"/></listOfRules>' }),
    /rateRule given \(not supported\)/,
  ],
  [
    "initial assignments",
    file({ more: '<listOfInitialAssignments><initialAssignment symbol="k"/></listOfInitialAssignments>' }),
    /listOfInitialAssignments given/,
  ],
  ["a reversible law", file({ reaction: 'reversible="true"' }), /the reversible reaction "R"/],
  ["a delay in a law", file({ law: "<apply><ci> delay </ci><ci> X </ci></apply>" }), /the function "delay"/],
  [
    "an unknown name",
    file({ law: "<ci> q </ci>" }),
    /sbml\.R: a species, parameter or compartment is needed, "q" given/,
  ],
  ["an operator", file({ law: "<apply><factorial/><ci> X </ci></apply>" }), /<factorial>/],
] as const)("refused: %s", (_, text, sentence) => {
  expect(() => readSbml(text)).toThrow(sentence);
});
