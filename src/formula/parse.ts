// Text to syntax, by precedence climbing. Every complaint points at a character.
//
//   choose   := or ("?" choose ":" choose)?
//   or, and, compare, sum, product: left to right;  unary minus binds weaker than ^;  ^ is right to left
import { FUNCTIONS } from "./functions.js";
import { nearest } from "./nearest.js";
import type { Node } from "./syntax.js";
import { NO_TABLES, type Tables } from "./table.js";

/** A formula that cannot be read; the message names the character, the text stands below with a caret. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
  constructor(
    message: string,
    readonly text: string,
    readonly at: number,
  ) {
    super(`${message} at character ${at + 1} of "${text}"`);
  }
}

const CONSTANTS: ReadonlyMap<string, number> = new Map([["pi", Math.PI]]);

const LEVELS: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["<", "<=", ">", ">=", "==", "!="],
  ["+", "-"],
  ["*", "/"],
];

const TOKEN =
  /\s*(?:((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_.]*)|(\|\||&&|<=|>=|==|!=|[-+*/^<>()?:,]))/y;

interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  let end = 0;
  for (;;) {
    const match = TOKEN.exec(text);
    if (match === null) break;
    end = TOKEN.lastIndex;
    const [whole, digits, word, sign] = match;
    const token = digits ?? word ?? sign ?? "";
    const at = end - token.length;
    void whole;
    const kind = digits !== undefined ? "number" : word !== undefined ? "name" : "sign";
    found.push({ kind, text: token, at });
  }
  const rest = text.slice(end).search(/\S/);
  if (rest >= 0) throw new FormulaError(`"${text[end + rest]}" is not part of a formula`, text, end + rest);
  found.push({ kind: "end", text: "the end", at: text.length });
  return found;
}

/** Numbers of arguments, by name. */
export type Arities = Readonly<Record<string, number>>;

/**
 * Parses a formula: + - * / ^, comparisons (1 or 0), && ||, c ? a : b, pi, the functions of functions.ts, and tables by name;
 * and `recorded` functions where these have a meaning.
 * @throws FormulaError at the first character that does not fit.
 */
export function parse(text: string, tables: Tables = NO_TABLES, recorded: Arities = {}): Node {
  const list = tokens(text);
  let next = 0;
  const peek = (): Token => list[next] as Token;
  const fail = (message: string, at = peek().at): never => {
    throw new FormulaError(message, text, at);
  };
  const accept = (sign: string): boolean => {
    if (peek().kind !== "sign" || peek().text !== sign) return false;
    next += 1;
    return true;
  };
  const expect = (sign: string): void => {
    if (!accept(sign)) fail(`"${sign}" is needed before ${describe(peek())}`);
  };

  function choose(): Node {
    const when = level(0);
    if (!accept("?")) return when;
    const yes = choose();
    expect(":");
    return { kind: "choose", when, yes, no: choose() };
  }

  function level(depth: number): Node {
    const ops = LEVELS[depth];
    if (ops === undefined) return unary();
    let left = level(depth + 1);
    while (peek().kind === "sign" && ops.includes(peek().text)) {
      const op = peek().text as Extract<Node, { kind: "binary" }>["op"];
      next += 1;
      left = { kind: "binary", op, left, right: level(depth + 1) };
    }
    return left;
  }

  function unary(): Node {
    if (accept("-")) {
      const of = unary();
      return of.kind === "number" ? { kind: "number", value: -of.value } : { kind: "negate", of };
    }
    if (accept("+")) return unary();
    const base = atom();
    if (!accept("^")) return base;
    return { kind: "binary", op: "^", left: base, right: unary() };
  }

  function atom(): Node {
    const token = peek();
    next += 1;
    if (token.kind === "number") {
      const value = Number(token.text);
      if (!Number.isFinite(value)) fail(`"${token.text}" is larger than any double`, token.at);
      return { kind: "number", value };
    }
    if (token.kind === "name") return accept("(") ? callOf(token) : nameOf(token);
    if (token.text === "(") {
      const inner = choose();
      expect(")");
      return inner;
    }
    next -= 1;
    return fail(`a number, a name or "(" is needed before ${describe(token)}`);
  }

  function nameOf(token: Token): Node {
    const constant = CONSTANTS.get(token.text);
    if (constant !== undefined) return { kind: "number", value: constant };
    return { kind: "name", name: token.text, at: token.at };
  }

  function callOf(token: Token): Node {
    const table = tables.get(token.text);
    if (table !== undefined) {
      const [of] = argumentsOf(token, [1]) as [Node];
      return { kind: "lookup", table, order: 0, of };
    }
    const arities = [
      ...(Object.hasOwn(FUNCTIONS, token.text) ? [(FUNCTIONS[token.text] as { arity: number }).arity] : []),
      ...(Object.hasOwn(recorded, token.text) ? [recorded[token.text] as number] : []),
    ];
    if (arities.length === 0) {
      const known = [...new Set([...Object.keys(FUNCTIONS), ...Object.keys(recorded), ...tables.keys()])];
      const hint = nearest(token.text, known) || ` (there are ${known.join(", ")})`;
      return fail(`"${token.text}" is no function${hint}`, token.at);
    }
    return { kind: "call", name: token.text, args: argumentsOf(token, arities), at: token.at };
  }

  function argumentsOf(fn: Token, arities: readonly number[]): Node[] {
    const args: Node[] = [choose()];
    while (accept(",")) args.push(choose());
    expect(")");
    if (!arities.includes(args.length)) {
      const needed = [...arities].sort().join(" or ");
      fail(`${fn.text} needs ${needed} argument${needed === "1" ? "" : "s"}, ${args.length} given`, fn.at);
    }
    return args;
  }

  const whole = choose();
  if (peek().kind !== "end") fail(`an operator is needed before ${describe(peek())}`);
  return whole;
}

const describe = (token: Token): string => (token.kind === "end" ? "the end" : `"${token.text}"`);
