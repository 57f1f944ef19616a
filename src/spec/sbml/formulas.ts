// What symbols of an SBML model mean: while it runs, as text of counts and fields; and at the start, as numbers. A species is its amount, or
// amount/size where it is not of substance units alone; what has an assignment rule is its formula; functions are put in.
import { evaluateNumber } from "../../formula/evaluate.js";
import { parse } from "../../formula/parse.js";
import { SpecError } from "../error.js";
import type { Sid } from "./ids.js";
import { only } from "./ids.js";
import { mathText } from "./math.js";
import { all, type Element, listed } from "./xml.js";

type Local = ReadonlyMap<string, string>;
/** A symbol without a rule as text. */
type Leaf = (id: string, path: string) => string;

/** Relative; 0.1 times 30 is to be 3. */
const ROUNDING = 1e-9;

export class SbmlFormulas {
  readonly rules: ReadonlyMap<string, Element>;
  private readonly assignments: ReadonlyMap<string, Element>;
  /** What is being put in, so that nothing needs itself. */
  private readonly open: string[] = [];
  /** Values at the start of rules and initial assignments. */
  private readonly known = new Map<string, number>();

  constructor(
    private readonly model: Element,
    readonly symbols: ReadonlyMap<string, Sid>,
    private readonly path: string,
    /** Values instead of the file's. */
    private readonly given: ReadonlyMap<string, number>,
  ) {
    this.rules = this.byVariable("listOfRules", "variable");
    this.assignments = this.byVariable("listOfInitialAssignments", "symbol");
    for (const id of this.assignments.keys()) {
      if (this.rules.has(id))
        throw new SpecError(`${path}.${id}`, "a rule or an initial assignment is needed, both given");
    }
  }

  /** Elements by what they assign to. */
  private byVariable(list: string, key: string): ReadonlyMap<string, Element> {
    const found = new Map<string, Element>();
    for (const element of listed(this.model, list)) {
      const id = element.attributes[key] ?? "";
      const kind = this.symbols.get(id)?.kind;
      const settable =
        kind === "species" || kind === "parameter" || (kind === "compartment" && list !== "listOfRules");
      if (!settable || found.has(id)) {
        const what = settable ? `a second one for "${id}"` : `"${id}"`;
        throw new SpecError(
          this.path,
          `a species or parameter is needed in <${element.name}>, ${what} given`,
        );
      }
      found.set(id, element);
    }
    return found;
  }

  /** The <math> of an element while the model runs. */
  text(element: Element, path: string, local: Local = new Map()): string {
    return this.read(element, path, local, (id, where) => this.meaning(id, where));
  }

  /** The <math> of an element at the start. */
  atStart(element: Element, path: string): number {
    const text = this.read(element, path, new Map(), (id, where) => `(${this.initial(id, where)})`);
    return this.finite(evaluateNumber(parse(text), { t: 0 }), path);
  }

  /** A symbol as text. */
  meaning(id: string, path: string): string {
    const rule = this.rules.get(id);
    if (rule !== undefined) return this.opened(id, path, () => `(${this.text(rule, path)})`);
    const { kind, name } = this.symbol(id, path);
    if (kind !== "species") {
      if (!this.given.has(id) && !this.hasValue(id)) this.initial(id, path);
      return name;
    }
    return this.byAmount(id) ? name : `(${name}/${this.size(id, path)})`;
  }

  /** Of a species in a compartment with a size: the text of its size. */
  size(id: string, path: string): string {
    return this.meaning(this.compartmentOf(id), path);
  }

  compartmentOf(id: string): string {
    const { compartment = "" } = this.attributes(id);
    if (this.symbols.get(compartment)?.kind === "compartment") return compartment;
    throw new SpecError(`${this.path}.${id}`, `a compartment is needed, "${compartment}" given`);
  }

  byAmount(id: string): boolean {
    return this.attributes(id).hasOnlySubstanceUnits === "true";
  }

  /** Whether formulas of ours know this name as one that nothing changes: a size or a parameter. */
  isField(name: string): boolean {
    const kinds = [...this.symbols.values()].flatMap((one) => (one.name === name ? [one.kind] : []));
    return kinds[0] === "compartment" || kinds[0] === "parameter";
  }

  /** Whether a symbol has a number at the start without a rule. */
  hasValue(id: string): boolean {
    const { value, size, initialAmount, initialConcentration } = this.attributes(id);
    const own = value ?? size ?? initialAmount ?? initialConcentration;
    return this.given.has(id) || this.assignments.has(id) || own !== undefined;
  }

  /** What a symbol means at the start: of a species that is no amount, its concentration. */
  initial(id: string, path: string): number {
    const rule = this.rules.get(id);
    if (rule !== undefined) return this.once(id, path, rule);
    const { kind } = this.symbol(id, path);
    if (kind !== "species") return this.numberOf(id, kind === "compartment" ? "size" : "value");
    const amount = this.amount(id);
    return this.byAmount(id) ? amount : amount / this.sizeAtStart(id);
  }

  /** The amount of a species at the start. */
  amount(id: string): number {
    const at = `${this.path}.${id}`;
    const { initialAmount, initialConcentration } = this.attributes(id);
    if (initialAmount !== undefined && initialConcentration !== undefined)
      throw new SpecError(at, "an initialAmount or an initialConcentration is needed, both given");
    const dense = this.assignments.has(id) ? !this.byAmount(id) : initialConcentration !== undefined;
    if (this.given.has(id) || !dense) return this.numberOf(id, "initialAmount");
    const value = this.numberOf(id, "initialConcentration") * this.sizeAtStart(id);
    const whole = Math.round(value);
    return Math.abs(value - whole) <= ROUNDING * Math.abs(whole) ? whole : value;
  }

  private sizeAtStart(id: string): number {
    return this.initial(this.compartmentOf(id), `${this.path}.${id}`);
  }

  private numberOf(id: string, attribute: string): number {
    const at = `${this.path}.${id}`;
    const given = this.given.get(id);
    if (given !== undefined) return this.finite(given, at);
    const assignment = this.assignments.get(id);
    if (assignment !== undefined) return this.once(id, at, assignment);
    const text = this.attributes(id)[attribute]?.trim();
    if (text === undefined || text === "")
      throw new SpecError(at, `a number as ${attribute} is needed, nothing given`);
    return this.finite(Number(text), at, text);
  }

  private finite(value: number, path: string, text = `${value}`): number {
    if (Number.isFinite(value)) return value;
    throw new SpecError(path, `a finite number is needed, ${text} given`);
  }

  private attributes(id: string): Readonly<Record<string, string>> {
    return this.symbols.get(id)?.element.attributes ?? {};
  }

  private symbol(id: string, path: string): Sid {
    const found = this.symbols.get(id);
    const kind = found?.kind;
    if (found !== undefined && (kind === "species" || kind === "parameter" || kind === "compartment"))
      return found;
    const what = kind === undefined ? `"${id}"` : `the <${found?.element.name}> "${id}"`;
    throw new SpecError(path, `a species, parameter or compartment is needed, ${what} given`);
  }

  private once(id: string, path: string, of: Element): number {
    const found = this.known.get(id) ?? this.opened(id, path, () => this.atStart(of, path));
    this.known.set(id, found);
    return found;
  }

  private opened<T>(id: string, path: string, work: () => T): T {
    if (this.open.includes(id)) {
      const through = [...this.open.slice(this.open.indexOf(id)), id].join(" by ");
      throw new SpecError(path, `a formula that does not need itself is needed, ${through} given`);
    }
    this.open.push(id);
    try {
      return work();
    } finally {
      this.open.pop();
    }
  }

  private read(element: Element, path: string, local: Local, leaf: Leaf): string {
    const math = only(element, "math", path);
    const within = (own: Local): Parameters<typeof mathText>[2] => ({
      name: (id) => own.get(id) ?? leaf(id, path),
      call: (id, args) => {
        const symbol = this.symbols.get(id);
        if (symbol?.kind !== "function") return null;
        const lambda = only(
          only(symbol.element, "math", `${this.path}.${id}`),
          "lambda",
          `${this.path}.${id}`,
        );
        const names = all(lambda, "bvar").map(({ children }) => children[0]?.text ?? "");
        const [body] = lambda.children.filter(({ name }) => name !== "bvar");
        if (body === undefined || names.length !== args.length) return null;
        const inner = new Map(names.map((key, i) => [key, `(${args[i]})`]));
        return this.opened(id, path, () => `(${mathText(body, path, within(inner))})`);
      },
    });
    return mathText(math, path, within(local));
  }
}
