// MathML of SBML as formula text.
import { SpecError } from "../error.js";
import type { Element } from "./xml.js";

/** What a name stands for, and a function of the model applied to texts; null where there is none. */
export interface Names {
  readonly name: (id: string) => string;
  readonly call: (id: string, args: readonly string[]) => string | null;
}

const FUNCTIONS: Readonly<Record<string, string>> = {
  exp: "exp",
  ln: "log",
  abs: "abs",
  sin: "sin",
  cos: "cos",
  tan: "tan",
  tanh: "tanh",
  arctan: "atan",
};
const JOINED: Readonly<Record<string, string>> = { plus: "+", times: "*", and: "&&", or: "||" };
const COMPARED: Readonly<Record<string, string>> = {
  eq: "==",
  neq: "!=",
  lt: "<",
  leq: "<=",
  gt: ">",
  geq: ">=",
};
const TIME = "http://www.sbml.org/sbml/symbols/time";

/** The text of a <math> element. @throws SpecError that names what is not supported. */
export function mathText(math: Element, path: string, names: Names): string {
  const refuse = (what: string): never => {
    throw new SpecError(path, `MathML that is supported is needed, ${what} given`);
  };
  const of = (node: Element): string => {
    switch (node.name) {
      case "math":
        return of(node.children[0] ?? refuse("nothing"));
      case "cn":
        return numberOf(node);
      case "ci":
        return names.name(node.text);
      case "csymbol":
        return node.attributes.definitionURL === TIME ? "t" : refuse(`csymbol "${node.text}"`);
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
      case "piecewise": {
        const pieces = node.children.filter(({ name }) => name === "piece");
        const [other] = node.children.filter(({ name }) => name === "otherwise");
        const last = other?.children[0];
        if (last === undefined) return refuse("a piecewise without otherwise");
        return pieces.reduceRight(
          (rest, piece) =>
            `(${of(piece.children[1] as Element)} ? ${of(piece.children[0] as Element)} : ${rest})`,
          of(last),
        );
      }
      default:
        return refuse(`<${node.name}>`);
    }
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
  const applied = (operator: Element, args: readonly Element[]): string => {
    const texts = (): string[] => args.map(of);
    const { name } = operator;
    if (name === "ci") {
      return names.call(operator.text, texts()) ?? refuse(`the function "${operator.text}"`);
    }
    if (JOINED[name] !== undefined) {
      const empty = name === "plus" || name === "or" ? "0" : "1";
      return args.length === 0 ? empty : `(${texts().join(` ${JOINED[name]} `)})`;
    }
    const [a = "", b = ""] = texts();
    if (COMPARED[name] !== undefined && args.length === 2) return `(${a} ${COMPARED[name]} ${b})`;
    if (name === "minus") return args.length === 1 ? `(-${a})` : `(${a} - ${b})`;
    if (name === "divide") return `(${a}/${b})`;
    if (name === "power") return `(${a})^(${b})`;
    if (name === "root" && args.length === 1) return `sqrt(${a})`;
    if (name === "min" || name === "max") return texts().reduce((x, y) => `${name}(${x}, ${y})`);
    const fn = FUNCTIONS[name];
    return fn !== undefined && args.length === 1 ? `${fn}(${a})` : refuse(`<${name}> of ${args.length}`);
  };
  return of(math);
}
