// SBML of our own for tests: a model as an object, its formulas as lists (["times", "k", "X"]), "@time" the csymbol of time, "@pi" <pi/>.

/** A list: an operator and what it is of. */
export type Formula = number | string | readonly Formula[];

interface OwnSpecies {
  readonly amount?: number | string;
  readonly concentration?: number | string;
  /** As a concentration in formulas. */
  readonly dense?: boolean;
  readonly boundary?: boolean;
  readonly constant?: boolean;
  readonly compartment?: string;
  readonly units?: string;
}

export interface OwnModel {
  /** Sizes; null of one without. */
  readonly compartments?: Readonly<Record<string, number | null>>;
  readonly species: Readonly<Record<string, OwnSpecies>>;
  readonly parameters?: Readonly<Record<string, number | null>>;
  readonly functions?: Readonly<Record<string, readonly [parameters: readonly string[], body: Formula]>>;
  readonly rules?: Readonly<Record<string, Formula>>;
  readonly assignments?: Readonly<Record<string, Formula>>;
  readonly reactions: Readonly<
    Record<
      string,
      {
        readonly from?: Readonly<Record<string, number>>;
        readonly to?: Readonly<Record<string, number>>;
        readonly law: Formula;
        readonly local?: Readonly<Record<string, number>>;
      }
    >
  >;
  readonly events?: Readonly<
    Record<
      string,
      { readonly when: Formula; readonly set: Readonly<Record<string, Formula>>; readonly initial?: boolean }
    >
  >;
  readonly version?: number;
}

const NUMBERLESS = ["@true", "@false", "@pi", "@exponentiale"];

const inner = (of: Formula): string => {
  if (typeof of === "number") return `<cn${Number.isInteger(of) ? ' type="integer"' : ""}> ${of} </cn>`;
  if (of === "@time")
    return '<csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time"> time </csymbol>';
  if (typeof of === "string") return NUMBERLESS.includes(of) ? `<${of.slice(1)}/>` : `<ci> ${of} </ci>`;
  const [head, ...rest] = of;
  const operator = String(head);
  const parts = rest.map(inner).join("");
  if (operator === "if") {
    const [when = 0, yes = 0, no = 0] = rest;
    return `<piecewise><piece>${inner(yes)}${inner(when)}</piece><otherwise>${inner(no)}</otherwise></piecewise>`;
  }
  return operator.startsWith("call ")
    ? `<apply><ci> ${operator.slice(5)} </ci>${parts}</apply>`
    : `<apply><${operator}/>${parts}</apply>`;
};

export const mathML = (of: Formula | string, wrap = true): string =>
  wrap ? `<math xmlns="http://www.w3.org/1998/Math/MathML">${inner(of)}</math>` : inner(of);

const list = <T>(
  name: string,
  of: Readonly<Record<string, T>> | undefined,
  one: (id: string, given: T) => string,
): string => {
  const all = Object.entries(of ?? {});
  return all.length === 0
    ? ""
    : `<${name}>\n${all.map(([id, given]) => `    ${one(id, given)}\n`).join("")}  </${name}>`;
};

/** The text of a model. */
export function sbml({
  compartments = { Cell: null },
  species,
  parameters,
  functions,
  rules,
  assignments,
  reactions,
  events,
  version = 1,
}: OwnModel): string {
  const [first = ""] = Object.keys(compartments);
  const side = (name: string, of?: Readonly<Record<string, number>>): string =>
    list(name, of, (id, n) => `<speciesReference species="${id}" stoichiometry="${n}" constant="true"/>`);
  const valued = (key: string, value: unknown): string =>
    value === undefined || value === null ? "" : ` ${key}="${value}"`;
  const lists = [
    list(
      "listOfFunctionDefinitions",
      functions,
      (id, [names, body]) =>
        `<functionDefinition id="${id}"><math xmlns="http://www.w3.org/1998/Math/MathML"><lambda>${names.map((name) => `<bvar><ci> ${name} </ci></bvar>`).join("")}${inner(body)}</lambda></math></functionDefinition>`,
    ),
    list(
      "listOfCompartments",
      compartments,
      (id, size) => `<compartment id="${id}"${valued("size", size)} constant="true"/>`,
    ),
    list(
      "listOfSpecies",
      species,
      (id, of) =>
        `<species id="${id}" compartment="${of.compartment ?? first}"${valued("initialAmount", of.amount)}${valued("initialConcentration", of.concentration)}${valued("substanceUnits", of.units)} hasOnlySubstanceUnits="${of.dense !== true}" boundaryCondition="${of.boundary === true}" constant="${of.constant === true}"/>`,
    ),
    list(
      "listOfParameters",
      parameters,
      (id, value) => `<parameter id="${id}"${valued("value", value)} constant="true"/>`,
    ),
    list(
      "listOfInitialAssignments",
      assignments,
      (id, of) => `<initialAssignment symbol="${id}">${mathML(of)}</initialAssignment>`,
    ),
    list("listOfRules", rules, (id, of) => `<assignmentRule variable="${id}">${mathML(of)}</assignmentRule>`),
    list(
      "listOfReactions",
      reactions,
      (id, { from, to, law, local }) =>
        `<reaction id="${id}" reversible="false">${side("listOfReactants", from)}${side("listOfProducts", to)}<kineticLaw>${mathML(law)}${list("listOfLocalParameters", local, (key, value) => `<localParameter id="${key}" value="${value}"/>`)}</kineticLaw></reaction>`,
    ),
    list(
      "listOfEvents",
      events,
      (id, { when, set, initial = false }) =>
        `<event id="${id}" useValuesFromTriggerTime="true"><trigger initialValue="${initial}" persistent="true">${mathML(when)}</trigger>${list("listOfEventAssignments", set, (key, of) => `<eventAssignment variable="${key}">${mathML(of)}</eventAssignment>`)}</event>`,
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<sbml xmlns="http://www.sbml.org/sbml/level3/version${version}/core" level="3" version="${version}"><model id="own" substanceUnits="item" extentUnits="item">
  ${lists.filter((text) => text !== "").join("\n  ")}
</model></sbml>
`;
}

/** A file with a part replaced by text. */
export interface Parts {
  readonly species?: string;
  readonly law?: string;
  readonly more?: string;
  readonly reaction?: string;
  readonly size?: string;
  readonly local?: string;
}

export const SPECIES =
  '<species id="X" compartment="C" initialAmount="10" hasOnlySubstanceUnits="true" boundaryCondition="false" constant="false"/>';

export const file = ({
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

/** X -> 0 at k X, in a size of 2. */
export const DEATH: OwnModel = {
  compartments: { C: 2 },
  species: { X: { amount: 10 } },
  parameters: { k: 0.5 },
  reactions: { R: { from: { X: 1 }, law: ["times", "k", "X"] } },
};
