// SBML files are data: what is wrong, hostile or not supported in one is one sentence that names it; nothing else is ever thrown.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readSbml } from "../../src/index.js";
import { SpecError } from "../../src/spec/error.js";
import { DEATH, file, type OwnModel, sbml } from "./sbmlText.js";

const NESTED = (n: number, body: string): string => "<apply><minus/>".repeat(n) + body + "</apply>".repeat(n);
/** f0 = x, f1 = f0 + f0, … */
const DOUBLED = Array.from({ length: 60 }, (_, k) => `f${k}`);
const own = (more: Partial<OwnModel>): string => sbml({ ...DEATH, ...more });
test.each([
  ["no text", "", /^sbml: XML/],
  ["another root", "<html/>", /SBML of Level 3 is needed, <html> given/],
  ["no model", '<sbml level="3" version="1"/>', /one <model> is needed, none given/],
  ["two models", '<sbml level="3" version="1"><model/><model/></sbml>', /one <model> is needed, 2 given/],
  ["another encoding", file().replace("UTF-8", "ISO-8859-1"), /XML in UTF-8 is needed, ISO-8859-1 given/],
  ["UTF-16", Buffer.from(file(), "utf16le").toString("utf8"), /XML in UTF-8 is needed/],
  [
    "an external entity",
    file().replace("<sbml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sbml'),
    /without a document type/,
  ],
  [
    "an entity in a name",
    own({}).replace('id="k"', 'id="&#107;"'),
    /an id of letters, digits and _ is needed for <parameter>, "&#107;" given/,
  ],
  [
    "an element called __proto__",
    file().replace("<listOfSpecies>", "<__proto__/><listOfSpecies>"),
    /^sbml: XML/,
  ],
  ["nested elements", file({ law: NESTED(200, "<ci> X </ci>") }), /at most 100 nested elements are needed/],
  [
    "nested without end",
    file({ law: NESTED(20_000, "<ci> X </ci>") }),
    /^sbml: XML that can be read is needed/,
  ],
  [
    "rules that double",
    own({
      parameters: { k: 1, ...Object.fromEntries(DOUBLED.map((id) => [id, null])) },
      rules: Object.fromEntries(
        DOUBLED.map((id, k) => [id, k === 0 ? "X" : ["plus", `f${k - 1}`, `f${k - 1}`]]),
      ),
      reactions: { R: { from: { X: 1 }, law: "f59" } },
    }),
    /a formula of more than 20000 characters \(functions and rules put in\) given/,
  ],
  [
    "functions that nest",
    own({
      functions: Object.fromEntries(
        DOUBLED.map((id, k) => [
          id,
          [["x"], k === 0 ? "x" : [`call f${k - 1}`, ["minus", ["minus", ["minus", "x"]]]]],
        ]),
      ),
      reactions: { R: { from: { X: 1 }, law: ["call f59", "X"] } },
    }),
    /more than 200 brackets within brackets/,
  ],
  [
    "a rule that needs itself",
    own({ parameters: { k: 1, a: null, b: null }, rules: { a: "b", b: ["plus", "a", 1] } }),
    /a formula that does not need itself is needed, a by b by a given/,
  ],
  [
    "a function that needs itself",
    own({
      functions: { f: [["x"], ["call f", "x"]] },
      reactions: { R: { from: { X: 1 }, law: ["call f", "X"] } },
    }),
    /does not need itself is needed, f by f given/,
  ],
  [
    "an assignment that needs itself",
    own({ assignments: { X: ["plus", "X", 1] } }),
    /sbml.X: .*does not need itself is needed, X by X given/,
  ],
  [
    "a function of two",
    own({ functions: { f: [["x"], "x"] }, reactions: { R: { from: { X: 1 }, law: ["call f", "X", "X"] } } }),
    /the function "f" of 2 given/,
  ],
  [
    "an id twice",
    own({ parameters: { X: 1 } }),
    /sbml.X: an id of its own is needed for <parameter>, that of another <species> given/,
  ],
  [
    "no id",
    own({}).replace('parameter id="k"', "parameter"),
    /an id .* is needed for <parameter>, none given/,
  ],
  [
    "an id that is none",
    own({}).replace('parameter id="k"', 'parameter id="2k"'),
    /for <parameter>, "2k" given/,
  ],
  [
    "a local parameter twice",
    file({
      local:
        '<listOfLocalParameters><localParameter id="k" value="1"/><localParameter id="k" value="2"/></listOfLocalParameters>',
    }),
    /sbml.R.k: one local parameter/,
  ],
  [
    "a local parameter without value",
    file({ local: '<listOfLocalParameters><localParameter id="k"/></listOfLocalParameters>' }),
    /sbml.R.k: a number as value is needed, nothing given/,
  ],
  [
    "a parameter without value",
    own({ parameters: { k: null } }),
    /sbml.k: a number as value is needed, nothing given/,
  ],
  [
    "a value that is none",
    own({}).replace('value="0.5"', 'value="half"'),
    /sbml.k: a finite number is needed, half given/,
  ],
  [
    "a species without amount",
    own({ species: { X: {} } }),
    /sbml.X: a number as initialAmount is needed, nothing given/,
  ],
  [
    "two amounts",
    own({ species: { X: { amount: 1, concentration: 1 } } }),
    /an initialAmount or an initialConcentration is needed, both given/,
  ],
  [
    "half a particle",
    own({ species: { X: { amount: 0.5 } } }),
    /sbml.X: an amount that is a whole number of particles is needed, 0.5 given/,
  ],
  [
    "fewer than none",
    own({ species: { X: { amount: -1 } } }),
    /whole number of particles is needed, -1 given/,
  ],
  [
    "a compartment that is none",
    own({ species: { X: { amount: 1, compartment: "D" } } }),
    /sbml.X: a compartment is needed, "D" given/,
  ],
  [
    "a concentration without a size",
    own({ compartments: { C: null }, species: { X: { amount: 10, dense: true } } }),
    /sbml.C: a number as size is needed, nothing given/,
  ],
  [
    "whether an amount is meant",
    own({}).replace('hasOnlySubstanceUnits="true"', ""),
    /sbml.X: true or false as hasOnlySubstanceUnits is needed, nothing given/,
  ],
  [
    "no stoichiometry",
    own({}).replace('stoichiometry="1"', ""),
    /sbml.R: a whole stoichiometry of "X" is needed, nothing given/,
  ],
  [
    "half a stoichiometry",
    own({}).replace('stoichiometry="1"', 'stoichiometry="0.5"'),
    /a whole stoichiometry of "X" is needed, 0.5 given/,
  ],
  [
    "a reactant that is none",
    own({ reactions: { R: { from: { Y: 1 }, law: 0 } } }),
    /sbml.R: a species is needed in <speciesReference>, "Y" given/,
  ],
  [
    "a reactant with a rule",
    own({ rules: { X: "k" } }),
    /sbml.R: a species without a rule is needed, "X" given/,
  ],
  [
    "a rule for nothing",
    own({ rules: { Y: "k" } }),
    /a species or parameter is needed in <assignmentRule>, "Y" given/,
  ],
  [
    "a rule for a size",
    own({ rules: { C: "k" } }),
    /a species or parameter is needed in <assignmentRule>, "C" given/,
  ],
  [
    "a rule and an assignment",
    own({ parameters: { k: 1, p: 1 }, rules: { p: "k" }, assignments: { p: "k" } }),
    /sbml.p: a rule or an initial assignment is needed, both given/,
  ],
  [
    "moles",
    own({ species: { X: { amount: 1, units: "mole" } } }),
    /sbml.X: substance in units of "item" is needed \(counts of particles\), "mole" given/,
  ],
  [
    "thousands",
    own({})
      .replace('substanceUnits="item"', 'substanceUnits="kilo"')
      .replace(
        "<listOfSpecies>",
        '<listOfUnitDefinitions><unitDefinition id="kilo"><listOfUnits><unit kind="item" exponent="1" scale="3" multiplier="1"/></listOfUnits></unitDefinition></listOfUnitDefinitions><listOfSpecies>',
      ),
    /units of "item" is needed .*"kilo" given/,
  ],
  [
    "a conversion factor",
    own({}).replace("<model", '<model conversionFactor="k"'),
    /a conversionFactor given \(not supported\)/,
  ],
  [
    "a package that must be understood",
    own({}).replace(
      "<sbml",
      '<sbml xmlns:comp="http://www.sbml.org/sbml/level3/version1/comp/version1" comp:required="true"',
    ),
    /the package "comp" given, which must be understood/,
  ],
  ["a fast reaction", file({ reaction: 'reversible="false" fast="true"' }), /the fast reaction "R"/],
  [
    "no law",
    file().replace(/<kineticLaw>.*<\/kineticLaw>/, ""),
    /sbml.R: a kineticLaw is needed, none given/,
  ],
  [
    "the rate of a reaction in a law",
    own({ reactions: { R: { from: { X: 1 }, law: "R" } } }),
    /needed, the <reaction> "R" given/,
  ],
  [
    "a piecewise of one side",
    file({ law: "<piecewise><piece><ci> X </ci><true/></piece></piecewise>" }),
    /a piecewise without otherwise/,
  ],
  [
    "half a piece",
    file({ law: "<piecewise><piece><ci> X </ci></piece><otherwise><cn> 0 </cn></otherwise></piecewise>" }),
    /a piece without value or condition/,
  ],
  [
    "a quotient of three",
    own({ reactions: { R: { from: { X: 1 }, law: ["divide", "X", 1, 2] } } }),
    /<divide> of 3 given/,
  ],
  ["an infinite number", file({ law: "<cn> 1e999 </cn>" }), /the number "1e999" given/],
  [
    "a delayed symbol",
    file({
      law: '<apply><csymbol definitionURL="http://www.sbml.org/sbml/symbols/delay"> d </csymbol><ci> X </ci><cn> 1 </cn></apply>',
    }),
    /the csymbol "d" given/,
  ],
  [
    "a time and a count",
    own({ events: { e: { when: ["and", ["geq", "@time", 1], ["gt", "X", 1]], set: { X: 1 } } } }),
    /the trigger "\(t >= 1\) && \(X > 1\)" of "e", which is no time that is reached/,
  ],
  [
    "an event that sets nothing",
    own({ events: { e: { when: ["gt", "X", 20], set: {} } } }),
    /sbml.e: an assignment is needed, none given/,
  ],
] as const)("refused in one sentence: %s", (_, text, sentence) => {
  expect(() => readSbml(text)).toThrow(SpecError);
  expect(() => readSbml(text)).toThrow(sentence);
});

test("what is of other namespaces, notes and annotations are left out", () => {
  const noise = `<notes><body xmlns="http://www.w3.org/1999/xhtml"><p>a &amp; b</p></body></notes><annotation><x:a xmlns:x="urn:x"><x:model/></x:a></annotation>
    <layout:listOfParameters xmlns:layout="http://www.sbml.org/sbml/level3/version1/layout/version1"><parameter id="k"/></layout:listOfParameters>`;
  const text = own({}).replace("<listOfSpecies>", `${noise}<listOfSpecies layout:id="q">`);
  expect(readSbml(`\uFEFF${text}`)).toEqual(readSbml(own({})));
  const prefixed = own({})
    .replace(/<(\/?)(model|listOf\w+|species|parameter|reaction)(?=[ >])/g, "<$1s:$2")
    .replace("<sbml", '<sbml xmlns:s="http://www.sbml.org/sbml/level3/version1/core"');
  expect(readSbml(prefixed)).toEqual(readSbml(own({})));
  const attribute = own({}).replace("<species ", '<species __proto__="x" constructor="x" ');
  expect(readSbml(attribute)).toEqual(readSbml(own({})));
});

test("a file with anything changed in it is read, or refused in a sentence", () => {
  const text = sbml({
    ...DEATH,
    rules: { p: "X" },
    parameters: { k: 1, p: null },
    events: { e: { when: ["gt", "X", 20], set: { X: 0 } } },
  });
  const words = [
    "<",
    ">",
    "/",
    '"',
    "&",
    "X",
    "k",
    "__proto__",
    "constructor",
    "NaN",
    "-1",
    "1e400",
    "<math/>",
    "</model>",
    "<apply>",
    "\0",
    "]]>",
    "<![CDATA[",
    "<!--",
  ];
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(40), fc.constantFrom("", ...words), (at, cut, word) => {
      const changed = text.slice(0, at) + word + text.slice(at + cut);
      try {
        readSbml(changed);
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
        expect(error.message).toMatch(/^sbml\S*: .+/);
        expect(error.message.length).toBeLessThan(600);
      }
    }),
    { numRuns: 2000, seed: 8 },
  );
});

test("any tree of MathML is a formula, or refused in a sentence", () => {
  const tag = fc.constantFrom(
    "apply",
    "ci",
    "cn",
    "plus",
    "minus",
    "divide",
    "power",
    "root",
    "log",
    "degree",
    "logbase",
    "piecewise",
    "piece",
    "otherwise",
    "lambda",
    "bvar",
    "csymbol",
    "sep",
    "not",
    "lt",
    "constructor",
    "toString",
  );
  const tree = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom("<ci> X </ci>", "<cn> 2 </cn>", "<pi/>", "<ci> __proto__ </ci>", "<cn> x </cn>"),
      fc
        .tuple(tag, fc.array(tie("node"), { maxLength: 4 }))
        .map(([name, inner]) => `<${name}>${inner.join("")}</${name}>`),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (law) => {
      try {
        const [one] = readSbml(file({ law: law as string })).system.reactions;
        expect(typeof one?.propensity).toBe("string");
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
      }
    }),
    { numRuns: 2000, seed: 9 },
  );
});
