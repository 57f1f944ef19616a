// SBML Level 3 core as a reaction network, as far as the stochastic test suite of SBML needs it: MathML rate laws as propensities, local
// parameters, boundary and constant species, volumes, amounts and concentrations, assignment rules, function definitions, events without
// delay. What is not supported is named.
import { SpecError } from "../error.js";
import { reactions } from "../reaction/build.js";
import type { Reaction, ReactionEvent, Reactions, Species } from "../reaction/reaction.js";
import { mathText, type Names } from "./math.js";
import { all, type Element, listed, readXml } from "./xml.js";

export interface SbmlModel {
  readonly system: Reactions;
  /** By id: the amount of a species, or a parameter or rule, as a formula of counts and fields. */
  readonly amounts: Readonly<Record<string, string>>;
}

const REFUSED = ["listOfConstraints", "listOfInitialAssignments"];

/** @throws SpecError that names an element or attribute which is not supported. */
export function readSbml(text: string, path = "sbml"): SbmlModel {
  const root = readXml(text, path);
  const [model] = all(root, "model");
  if (root.name !== "sbml" || root.attributes.level !== "3" || model === undefined) {
    throw new SpecError(
      path,
      `SBML Level 3 with a model is needed, <${root.name}> of level ${root.attributes.level ?? "?"} given`,
    );
  }
  return new Reader(model, path).read();
}

class Reader {
  private readonly sizes = new Map<string, string>();
  private readonly fields: Record<string, number> = {};
  private readonly species: Record<string, Species> = {};
  /** What a name means in formulas. */
  private readonly meaning = new Map<string, string>();
  private readonly amounts: Record<string, string> = {};
  private readonly compartmentOf = new Map<string, string>();
  private readonly rules: ReadonlyMap<string, Element>;

  constructor(
    private readonly model: Element,
    private readonly path: string,
  ) {
    for (const name of REFUSED) {
      if (listed(model, name).length > 0) this.refuse(name);
    }
    for (const rule of listed(model, "listOfRules"))
      if (rule.name !== "assignmentRule") this.refuse(rule.name);
    this.rules = new Map(
      listed(model, "listOfRules").map((rule) => [rule.attributes.variable as string, rule] as const),
    );
  }

  read(): SbmlModel {
    for (const { attributes } of listed(this.model, "listOfCompartments"))
      this.value(attributes.id as string, attributes.size ?? "1");
    for (const { attributes } of listed(this.model, "listOfCompartments")) {
      this.sizes.set(attributes.id as string, attributes.id as string);
    }
    for (const { attributes } of listed(this.model, "listOfParameters")) {
      if (!this.rules.has(attributes.id as string)) this.value(attributes.id as string, attributes.value);
    }
    for (const { attributes } of listed(this.model, "listOfSpecies")) this.addSpecies(attributes);
    for (const [id, rule] of this.rules) {
      const text = `(${this.math(rule, `${this.path}.${id}`)})`;
      this.meaning.set(id, text);
      const size = this.compartmentOf.get(id);
      this.amounts[id] = size === undefined ? text : `${text}*${size}`;
    }
    const read = listed(this.model, "listOfReactions").map((reaction) => this.reaction(reaction));
    const events = listed(this.model, "listOfEvents").map((event) => this.event(event));
    const system = reactions({
      species: this.species,
      reactions: read,
      fields: this.fields,
      ...(events.length === 0 ? {} : { events }),
    });
    return { system, amounts: this.amounts };
  }

  private refuse(what: string): never {
    throw new SpecError(
      this.path,
      `SBML of reactions, assignment rules and events without delay is needed, ${what} given (not supported)`,
    );
  }

  private value(id: string, given: string | undefined): void {
    const value = Number(given);
    if (given === undefined || !Number.isFinite(value)) {
      throw new SpecError(`${this.path}.${id}`, `a value is needed, ${given ?? "nothing"} given`);
    }
    this.fields[id] = value;
    this.meaning.set(id, id);
    this.amounts[id] = id;
  }

  private addSpecies(attributes: Readonly<Record<string, string>>): void {
    const id = attributes.id as string;
    const size = attributes.compartment as string;
    const byAmount = attributes.hasOnlySubstanceUnits === "true";
    if (attributes.conversionFactor !== undefined) this.refuse("a conversionFactor");
    this.meaning.set(id, byAmount ? id : `(${id}/${size})`);
    if (!byAmount) this.compartmentOf.set(id, size);
    if (this.rules.has(id)) return;
    const concentration = attributes.initialConcentration;
    const amount =
      concentration === undefined
        ? Number(attributes.initialAmount ?? 0)
        : Number(concentration) * (this.fields[size] as number);
    const held = attributes.constant === "true" || attributes.boundaryCondition === "true";
    this.species[id] = held ? { fixed: amount } : amount;
    this.amounts[id] = id;
  }

  private math(element: Element, path: string, local: ReadonlyMap<string, string> = new Map()): string {
    const [math] = all(element, "math");
    if (math === undefined) throw new SpecError(path, "a <math> element is needed, none given");
    const functions = listed(this.model, "listOfFunctionDefinitions");
    const names = (own: ReadonlyMap<string, string>): Names => ({
      name: (id) => {
        const found = own.get(id) ?? this.meaning.get(id);
        if (found !== undefined) return found;
        // a rule may use another one that comes later
        const rule = this.rules.get(id);
        if (rule !== undefined && rule !== element) return `(${this.math(rule, path)})`;
        throw new SpecError(path, `a species, parameter or compartment is needed, "${id}" given`);
      },
      call: (id, args) => {
        const [lambda] = functions
          .filter(({ attributes }) => attributes.id === id)
          .flatMap((fn) => all(fn, "math"))
          .flatMap((m) => all(m, "lambda"));
        if (lambda === undefined) return null;
        const parameters = all(lambda, "bvar").map(({ children }) => children[0]?.text as string);
        const [body] = lambda.children.filter(({ name }) => name !== "bvar");
        if (body === undefined || parameters.length !== args.length) return null;
        return `(${mathText(body, path, names(new Map(parameters.map((key, i) => [key, `(${args[i]})`]))))})`;
      },
    });
    return mathText(math, path, names(local));
  }

  private reaction(element: Element): Reaction {
    const { attributes } = element;
    const path = `${this.path}.${attributes.id}`;
    const side = (list: string): Record<string, number> => {
      const found: Record<string, number> = {};
      for (const { attributes: of } of listed(element, list)) {
        const n = Number(of.stoichiometry ?? 1);
        if (!Number.isInteger(n))
          throw new SpecError(path, `a whole stoichiometry is needed, ${of.stoichiometry} given`);
        const id = of.species as string;
        if (this.rules.has(id))
          throw new SpecError(path, `a species without a rule is needed, "${id}" given`);
        found[id] = (found[id] ?? 0) + n;
      }
      return found;
    };
    const [law] = all(element, "kineticLaw");
    if (law === undefined) throw new SpecError(path, "a kineticLaw is needed, none given");
    if (attributes.reversible === "true")
      this.refuse(`the reversible reaction "${attributes.id}" with one law`);
    const local = new Map(
      listed(law, "listOfLocalParameters").map(({ attributes: of }) => [
        of.id as string,
        `(${Number(of.value)})`,
      ]),
    );
    return {
      name: attributes.id,
      from: side("listOfReactants"),
      to: side("listOfProducts"),
      propensity: this.math(law, path, local),
    };
  }

  private event(element: Element): ReactionEvent {
    const id = element.attributes.id ?? "event";
    const path = `${this.path}.${id}`;
    if (all(element, "delay").length > 0) this.refuse(`the delay of "${id}"`);
    if (all(element, "priority").length > 0) this.refuse(`the priority of "${id}"`);
    const [trigger] = all(element, "trigger");
    if (trigger === undefined) throw new SpecError(path, "a trigger is needed, none given");
    const set = Object.fromEntries(
      listed(element, "listOfEventAssignments").map((assignment) => {
        const variable = assignment.attributes.variable as string;
        if (typeof this.species[variable] !== "number")
          this.refuse(`an assignment to "${variable}", which is no species that changes,`);
        const text = this.math(assignment, path);
        const size = this.compartmentOf.get(variable);
        const amount = size === undefined ? text : `${text}*${size}`;
        return [variable, Number.isFinite(Number(amount)) ? Number(amount) : amount];
      }),
    );
    const when = this.math(trigger, path).replace(/^\((.*)\)$/, "$1");
    const [, time] = /^t >=? ([^()]+)$/.exec(when) ?? [];
    if (time === undefined && /(?<![A-Za-z0-9_.])t(?![A-Za-z0-9_.])/.test(when))
      this.refuse(`the trigger "${when}"`);
    if (time === undefined) return { when, set };
    const at = Number.isFinite(Number(time)) ? Number(time) : (this.fields[time] ?? Number.NaN);
    if (!(at > 0)) this.refuse(`the trigger "${when}"`);
    return { at, set };
  }
}
