// What a formula is after parsing. Plain data; `at` is the character where a name or call stands in the text.
import type { Order, Table } from "./table.js";

export type Arithmetic = "+" | "-" | "*" | "/" | "^";
export type Comparison = "<" | "<=" | ">" | ">=" | "==" | "!=";
export type Logic = "&&" | "||";

export type Node =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string; readonly at: number }
  | { readonly kind: "negate"; readonly of: Node }
  | {
      readonly kind: "binary";
      readonly op: Arithmetic | Comparison | Logic;
      readonly left: Node;
      readonly right: Node;
    }
  | {
      readonly kind: "choose";
      readonly when: Node;
      readonly yes: Node;
      readonly no: Node;
    }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Node[];
      readonly at: number;
    }
  /** A table's function, or a derivative of it. */
  | { readonly kind: "lookup"; readonly table: Table; readonly order: Order; readonly of: Node };

export const number = (value: number): Node => ({ kind: "number", value });
export const name = (text: string): Node => ({ kind: "name", name: text, at: -1 });
export const call = (fn: string, ...args: Node[]): Node => ({ kind: "call", name: fn, args, at: -1 });

const literal = (node: Node): number | null => (node.kind === "number" ? node.value : null);

// Constructors that fold zeros, ones and numbers, so that derivatives stay readable.

export function sum(left: Node, right: Node): Node {
  const a = literal(left);
  const b = literal(right);
  if (a !== null && b !== null) return number(a + b);
  if (a === 0) return right;
  if (b === 0) return left;
  if (right.kind === "negate") return difference(left, right.of);
  return { kind: "binary", op: "+", left, right };
}

export function difference(left: Node, right: Node): Node {
  const a = literal(left);
  const b = literal(right);
  if (a !== null && b !== null) return number(a - b);
  if (b === 0) return left;
  if (a === 0) return negative(right);
  return { kind: "binary", op: "-", left, right };
}

export function product(left: Node, right: Node): Node {
  const a = literal(left);
  const b = literal(right);
  if (a !== null && b !== null) return number(a * b);
  if (a === 0 || b === 0) return number(0);
  if (a === 1) return right;
  if (b === 1) return left;
  if (a === -1) return negative(right);
  if (b === -1) return negative(left);
  return { kind: "binary", op: "*", left, right };
}

export function quotient(left: Node, right: Node): Node {
  if (literal(left) === 0) return number(0);
  if (literal(right) === 1) return left;
  return { kind: "binary", op: "/", left, right };
}

export function power(base: Node, exponent: Node): Node {
  const n = literal(exponent);
  if (n === 0) return number(1);
  if (n === 1) return base;
  return { kind: "binary", op: "^", left: base, right: exponent };
}

export function negative(of: Node): Node {
  const value = literal(of);
  if (value !== null) return number(-value);
  return of.kind === "negate" ? of.of : { kind: "negate", of };
}

/** Fully bracketed text: a key for equal expressions, and a formula again (but for derivatives of tables). */
export function print(node: Node): string {
  switch (node.kind) {
    case "number":
      return node.value < 0 ? `(${node.value})` : String(node.value);
    case "name":
      return node.name;
    case "negate":
      return `(-${print(node.of)})`;
    case "binary":
      return `(${print(node.left)} ${node.op} ${print(node.right)})`;
    case "choose":
      return `(${print(node.when)} ? ${print(node.yes)} : ${print(node.no)})`;
    case "call":
      return `${node.name}(${node.args.map(print).join(", ")})`;
    case "lookup":
      return `${node.table.name}${"'".repeat(node.order)}(${print(node.of)})`;
  }
}

/** Calls `visit` on every name, with where it stands. */
export function names(node: Node, visit: (name: string, at: number) => void): void {
  if (node.kind === "name") visit(node.name, node.at);
  for (const part of partsOf(node)) names(part, visit);
}

/** Calls `visit` on every call of a function, outer ones first. */
export function calls(node: Node, visit: (call: Node & { kind: "call" }) => void): void {
  if (node.kind === "call") visit(node);
  for (const part of partsOf(node)) calls(part, visit);
}

/** Whether a table is looked up anywhere. */
export const lookups = (node: Node): boolean => node.kind === "lookup" || partsOf(node).some(lookups);

/** What an expression is made of. */
export function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "number":
    case "name":
      return [];
    case "negate":
    case "lookup":
      return [node.of];
    case "binary":
      return [node.left, node.right];
    case "choose":
      return [node.when, node.yes, node.no];
    case "call":
      return node.args;
  }
}

/** The same of other parts. */
export function rebuilt(node: Node, part: (part: Node) => Node): Node {
  switch (node.kind) {
    case "number":
    case "name":
      return node;
    case "negate":
    case "lookup":
      return { ...node, of: part(node.of) };
    case "binary":
      return { ...node, left: part(node.left), right: part(node.right) };
    case "choose":
      return { ...node, when: part(node.when), yes: part(node.yes), no: part(node.no) };
    case "call":
      return { ...node, args: node.args.map(part) };
  }
}

/** Whether any of `wanted` occurs. */
export function mentions(node: Node, wanted: ReadonlySet<string>): boolean {
  let found = false;
  names(node, (text) => {
    found ||= wanted.has(text);
  });
  return found;
}

/** The same expression with names replaced. */
export const rename = (node: Node, to: (name: string) => string): Node =>
  substitute(node, (found) => ({ ...found, name: to(found.name) }));

/** The same with a formula in place of each name. */
export const substitute = (node: Node, of: (found: Node & { kind: "name" }) => Node): Node =>
  node.kind === "name" ? of(node) : rebuilt(node, (part) => substitute(part, of));
