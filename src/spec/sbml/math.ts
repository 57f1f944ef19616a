// MathML of SBML as formula text.
import { SpecError } from "../error.js";
import type { Element } from "./xml.js";

/** What a name stands for, and a function of the model applied to texts; null where there is none. */
export interface Names {
  readonly name: (id: string) => string;
  readonly call: (id: string, args: readonly string[]) => string | null;
}

const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ["exp", "exp"],
  ["ln", "log"],
  ["abs", "abs"],
  ["sin", "sin"],
  ["cos", "cos"],
  ["tan", "tan"],
  ["tanh", "tanh"],
  ["arctan", "atan"],
]);
/** Of any number of arguments: the sign between them, and what none of them are. */
const JOINED: ReadonlyMap<string, readonly [sign: string, none: string]> = new Map([
  ["plus", ["+", "0"]],
  ["times", ["*", "1"]],
  ["and", ["&&", "1"]],
  ["or", ["||", "0"]],
]);
const COMPARED: ReadonlyMap<string, string> = new Map([
  ["eq", "=="],
  ["neq", "!="],
  ["lt", "<"],
  ["leq", "<="],
  ["gt", ">"],
  ["geq", ">="],
]);
export const TIME = "http://www.sbml.org/sbml/symbols/time";
const AVOGADRO = "http://www.sbml.org/sbml/symbols/avogadro";

/** Characters of a formula with functions and rules put in their places, which may grow without end; and brackets within brackets. */
const MOST_CHARACTERS = 20_000;
const MOST_BRACKETS = 200;

/** The text of a <math> element. @throws SpecError that names what is not supported. */
export function mathText(math: Element, path: string, names: Names): string {
  const refuse = (what: string): never => {
    throw new SpecError(path, `MathML that is supported is needed, ${what} given`);
  };
  const of = (node: Element): string => {
    const text = textOf(node);
    if (text.length > MOST_CHARACTERS)
      refuse(`a formula of more than ${MOST_CHARACTERS} characters (functions and rules put in)`);
    return text;
  };
  const textOf = (node: Element): string => {
    switch (node.name) {
      case "math":
      case "semantics":
        return of(node.children[0] ?? refuse("nothing"));
      case "cn":
        return numberOf(node);
      case "ci":
        return names.name(node.text);
      case "csymbol":
        if (node.attributes.definitionURL === TIME) return "t";
        return node.attributes.definitionURL === AVOGADRO
          ? "6.02214179e23"
          : refuse(`the csymbol "${node.text}"`);
      case "pi":
        return "3.141592653589793";
      case "exponentiale":
        return "2.718281828459045";
      case "true":
        return "1";
      case "false":
        return "0";
      case "apply":
        return applied(node.children[0] ?? refuse("an empty apply"), node.children.slice(1));
      case "piecewise":
        return piecewise(node.children);
      default:
        return refuse(`<${node.name}>`);
    }
  };
  const piecewise = (children: readonly Element[]): string => {
    const [other] = children.filter(({ name }) => name === "otherwise");
    const last = other?.children[0] ?? refuse("a piecewise without otherwise");
    return children
      .filter(({ name }) => name === "piece")
      .reduceRight((rest, { children: [value, when] }) => {
        if (value === undefined || when === undefined) return refuse("a piece without value or condition");
        return `(${of(when)} ? ${of(value)} : ${rest})`;
      }, of(last));
  };
  const numberOf = ({ attributes, text }: Element): string => {
    const [first = "", second] = text.split(/\s+/);
    const value =
      second === undefined
        ? Number(first)
        : attributes.type === "e-notation"
          ? Number(`${first}e${second}`)
          : attributes.type === "rational"
            ? Number(first) / Number(second)
            : Number.NaN;
    if (first === "" || !Number.isFinite(value)) return refuse(`the number "${text}"`);
    return value < 0 ? `(${value})` : `${value}`;
  };
  const applied = (operator: Element, given: readonly Element[]): string => {
    const { name } = operator;
    const qualifier = given.find((arg) => arg.name === "degree" || arg.name === "logbase");
    const args = given.filter((arg) => arg !== qualifier).map(of);
    const wrong = (): never => refuse(`<${name}> of ${args.length}`);
    if (name === "ci") {
      return names.call(operator.text, args) ?? refuse(`the function "${operator.text}" of ${args.length}`);
    }
    if (name === "csymbol") return refuse(`the csymbol "${operator.text}"`);
    const joined = JOINED.get(name);
    if (joined !== undefined) return args.length === 0 ? joined[1] : `(${args.join(` ${joined[0]} `)})`;
    const [a, b] = args;
    if (a === undefined) return wrong();
    if (name === "min" || name === "max") return args.reduce((x, y) => `${name}(${x}, ${y})`);
    const compared = COMPARED.get(name);
    if (compared !== undefined && args.length > 1) {
      const pairs = args.slice(1).map((right, i) => `(${args[i]} ${compared} ${right})`);
      return pairs.length === 1 ? (pairs[0] as string) : `(${pairs.join(" && ")})`;
    }
    if (args.length === 2 && b !== undefined) {
      if (name === "minus") return `(${a} - ${b})`;
      if (name === "divide") return `(${a}/${b})`;
      return name === "power" ? `(${a})^(${b})` : wrong();
    }
    if (args.length > 1) return wrong();
    const by =
      qualifier === undefined ? undefined : of(qualifier.children[0] ?? refuse(`<${name}> by nothing`));
    if (name === "root") return by === undefined || by === "2" ? `sqrt(${a})` : `(${a})^(1/(${by}))`;
    if (name === "log") return `(log(${a})/log(${by ?? "10"}))`;
    if (name === "minus") return `(-${a})`;
    if (name === "not") return `(${a} ? 0 : 1)`;
    const fn = FUNCTIONS.get(name);
    return fn === undefined ? wrong() : `${fn}(${a})`;
  };
  const text = of(math);
  if (bracketsOf(text) > MOST_BRACKETS)
    refuse(`a formula of more than ${MOST_BRACKETS} brackets within brackets (functions and rules put in)`);
  return text;
}

function bracketsOf(text: string): number {
  let [open, most] = [0, 0];
  for (const sign of text) {
    if (sign === "(") most = Math.max(most, ++open);
    else if (sign === ")") open -= 1;
  }
  return most;
}
