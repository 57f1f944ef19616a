// SBML Level 3 core as a reaction network: MathML rate laws as propensities, local parameters, boundary and constant species, volumes,
// amounts and concentrations, assignment rules, initial assignments, function definitions, events without delay. What is not supported is named.
import { SpecError } from "../error.js";
import { reactions } from "../reaction/build.js";
import type { Reaction, Reactions, Species } from "../reaction/reaction.js";
import { eventOf, refuseEarlierValues } from "./event.js";
import { SbmlFormulas } from "./formulas.js";
import { checkCounted, only, type Sid, symbolsOf } from "./ids.js";
import { all, type Element, listed, readXml } from "./xml.js";

export interface SbmlModel {
  readonly system: Reactions;
  /** By id: the amount of a species, or a parameter, size or rule, as a formula of counts and fields. */
  readonly amounts: Readonly<Record<string, string>>;
  /** By id of a species in a compartment with a size: amount/size. */
  readonly concentrations: Readonly<Record<string, string>>;
  /** What may be given instead of the file's numbers: sizes, parameters, amounts at the start, by id; local parameters as "reaction.parameter". */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * Reads a model. Amounts are counts; what depends on a value (initial assignments, concentrations, times of events) follows one that is given.
 * @param path how errors call the model
 * @param given numbers instead of the file's, by the keys of `values`
 * @throws SpecError that names an element or attribute which is not supported
 */
export function readSbml(
  text: string,
  path = "sbml",
  given: Readonly<Record<string, number>> = {},
): SbmlModel {
  const { root, required } = readXml(text, path);
  const { level, version } = root.attributes;
  if (root.name !== "sbml" || level !== "3") {
    const what = root.name === "sbml" ? `Level ${level ?? "?"} Version ${version ?? "?"}` : `<${root.name}>`;
    throw new SpecError(path, `SBML of Level 3 is needed, ${what} given (libSBML converts between levels)`);
  }
  if (required.length > 0)
    throw new SpecError(
      path,
      `SBML of Level 3 core is needed, the package "${required[0]}" given, which must be understood`,
    );
  return new Reader(only(root, "model", path), path, new Map(Object.entries(given))).read();
}

class Reader {
  private readonly symbols: ReadonlyMap<string, Sid>;
  private readonly formulas: SbmlFormulas;
  /** Species that an event sets. */
  private readonly set: ReadonlySet<string>;
  private readonly values = new Map<string, number>();

  constructor(
    private readonly model: Element,
    private readonly path: string,
    private readonly given: ReadonlyMap<string, number>,
  ) {
    for (const { name } of listed(model, "listOfConstraints")) this.refuse(`a <${name}>`);
    for (const { name } of listed(model, "listOfRules"))
      if (name !== "assignmentRule") this.refuse(`a <${name}>`);
    if (model.attributes.conversionFactor !== undefined) this.refuse("a conversionFactor");
    checkCounted(model.attributes.substanceUnits, model, path);
    checkCounted(model.attributes.extentUnits, model, path);
    this.symbols = symbolsOf(model, path);
    this.formulas = new SbmlFormulas(model, this.symbols, path, given);
    this.set = new Set(
      listed(model, "listOfEvents")
        .flatMap((event) => listed(event, "listOfEventAssignments"))
        .map(({ attributes }) => attributes.variable ?? ""),
    );
  }

  read(): SbmlModel {
    const { formulas } = this;
    const fields: Record<string, number> = {};
    const species: Record<string, Species> = {};
    const amounts = new Map<string, string>();
    const concentrations = new Map<string, string>();
    for (const [id, { kind, name }] of this.symbols) {
      if (kind !== "compartment" && kind !== "parameter" && kind !== "species") continue;
      const at = `${this.path}.${id}`;
      if (kind === "species") this.checkSpecies(id);
      const rule = formulas.rules.has(id);
      if (kind === "species" && !rule) {
        const amount = formulas.amount(id);
        this.values.set(id, amount);
        species[name] = this.isHeld(id) ? { fixed: amount } : this.count(amount, at);
      } else if (!rule && formulas.hasValue(id)) {
        fields[name] = formulas.initial(id, at);
        this.values.set(id, fields[name]);
      }
      if (kind !== "species") {
        if (rule || formulas.hasValue(id)) amounts.set(id, formulas.meaning(id, at));
        continue;
      }
      const meaning = formulas.meaning.bind(formulas, id, at);
      const sized = formulas.hasValue(formulas.compartmentOf(id));
      const dense = !formulas.byAmount(id);
      amounts.set(id, rule ? (dense ? `${meaning()}*${formulas.size(id, at)}` : meaning()) : name);
      if (sized) concentrations.set(id, dense ? meaning() : `(${meaning()}/${formulas.size(id, at)})`);
    }
    const read = listed(this.model, "listOfReactions").map((reaction) => this.reaction(reaction));
    const settable = [...this.symbols.keys()].filter((id) => this.isMoving(id));
    const setting = { formulas, settable, refuse: (what: string): never => this.refuse(what) };
    const listedEvents = listed(this.model, "listOfEvents").map((element) => ({
      element,
      event: eventOf(element, `${this.path}.${element.attributes.id ?? "event"}`, setting),
    }));
    refuseEarlierValues(listedEvents, setting.refuse);
    const events = listedEvents.flatMap(({ event }) => event ?? []);
    const unknown = [...this.given.keys()].find((key) => !this.values.has(key));
    if (unknown !== undefined) {
      throw new SpecError(
        `${this.path}.${unknown}`,
        `one of ${[...this.values.keys()].join(", ")} is needed`,
      );
    }
    return {
      system: reactions({ species, reactions: read, fields, ...(events.length === 0 ? {} : { events }) }),
      amounts: Object.fromEntries(amounts),
      concentrations: Object.fromEntries(concentrations),
      values: Object.fromEntries(this.values),
    };
  }

  private refuse(what: string): never {
    throw new SpecError(
      this.path,
      `SBML of reactions, assignment rules and events without delay is needed, ${what} given (not supported)`,
    );
  }

  private checkSpecies(id: string): void {
    const { attributes } = (this.symbols.get(id) as Sid).element;
    const at = `${this.path}.${id}`;
    this.formulas.compartmentOf(id);
    if (attributes.conversionFactor !== undefined) this.refuse(`a conversionFactor of "${id}"`);
    checkCounted(attributes.substanceUnits, this.model, at);
    for (const key of ["hasOnlySubstanceUnits", "boundaryCondition", "constant"]) {
      const value = attributes[key];
      // the one that has no sensible default: it decides what the species is in every formula
      if (value === "true" || value === "false" || (value === undefined && key !== "hasOnlySubstanceUnits"))
        continue;
      throw new SpecError(at, `true or false as ${key} is needed, ${value ?? "nothing"} given`);
    }
  }

  private isFixed(id: string): boolean {
    const { constant, boundaryCondition } = (this.symbols.get(id) as Sid).element.attributes;
    return constant === "true" || boundaryCondition === "true";
  }

  /** A chemostat: neither reactions nor events change it. */
  private isHeld(id: string): boolean {
    const { constant } = (this.symbols.get(id) as Sid).element.attributes;
    return this.isFixed(id) && (constant === "true" || !this.set.has(id));
  }

  private isMoving(id: string): boolean {
    return this.symbols.get(id)?.kind === "species" && !this.formulas.rules.has(id) && !this.isHeld(id);
  }

  private count(amount: number, path: string): number {
    if (Number.isSafeInteger(amount) && amount >= 0) return amount;
    throw new SpecError(path, `an amount that is a whole number of particles is needed, ${amount} given`);
  }

  private reaction(element: Element): Reaction {
    const { attributes } = element;
    const path = `${this.path}.${attributes.id}`;
    if (attributes.fast === "true") this.refuse(`the fast reaction "${attributes.id}"`);
    if (attributes.reversible === "true")
      this.refuse(`the reversible reaction "${attributes.id}", whose one law is a difference of two,`);
    const law = all(element, "kineticLaw")[0];
    if (law === undefined) throw new SpecError(path, "a kineticLaw is needed, none given");
    this.side(element, "listOfModifiers", path);
    return {
      name: attributes.id,
      from: this.side(element, "listOfReactants", path),
      to: this.side(element, "listOfProducts", path),
      propensity: this.formulas.text(law, path, this.locals(law, path)),
    };
  }

  /** Coefficients by species; without those that neither reactions nor a chemostat change: boundary species with a rule, or set by events. */
  private side(element: Element, list: string, path: string): Record<string, number> {
    const found: Record<string, number> = {};
    for (const { name: tag, attributes } of listed(element, list)) {
      const { species: id = "", stoichiometry } = attributes;
      const symbol = this.symbols.get(id);
      if (symbol?.kind !== "species")
        throw new SpecError(path, `a species is needed in <${tag}>, "${id}" given`);
      if (list === "listOfModifiers") continue;
      const n = Number(stoichiometry ?? Number.NaN);
      if (!Number.isSafeInteger(n) || n < 0) {
        throw new SpecError(
          path,
          `a whole stoichiometry of "${id}" is needed, ${stoichiometry ?? "nothing"} given`,
        );
      }
      const fixed = this.isFixed(id);
      if (this.formulas.rules.has(id) && !fixed)
        throw new SpecError(path, `a species without a rule is needed, "${id}" given`);
      if (fixed && !this.isHeld(id)) continue;
      if (this.formulas.rules.has(id)) continue;
      if (n > 0) found[symbol.name] = (found[symbol.name] ?? 0) + n;
    }
    return found;
  }

  private locals(law: Element, path: string): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const { attributes } of listed(law, "listOfLocalParameters")) {
      const { id = "", value } = attributes;
      const key = `${path.slice(this.path.length + 1)}.${id}`;
      const number = this.given.get(key) ?? Number(value?.trim() || Number.NaN);
      if (!Number.isFinite(number)) {
        throw new SpecError(`${path}.${id}`, `a number as value is needed, ${value ?? "nothing"} given`);
      }
      if (found.has(id))
        throw new SpecError(`${path}.${id}`, "one local parameter of this id is needed, two given");
      found.set(id, `(${number})`);
      this.values.set(key, number);
    }
    return found;
  }
}
