// The dimension of a formula of quantities, as far as it is told: null where it is not (a sum of unlike things, a table).
import type { Node } from "../../formula/syntax.js";
import { TIME } from "./base.js";
import { type Dimension, multiplied, PURE, same } from "./unit.js";

/** A number fits beside anything: the threshold in "x > 0.5", the shift in "work - 2". */
type Found = Dimension | "number" | null;

/** Dimension of `node`, names having that of `known`. */
export function dimensionOf(node: Node, known: (name: string) => Dimension | null): Dimension | null {
  const found = dimension(node, known);
  return found === "number" ? PURE : found;
}

function dimension(node: Node, known: (name: string) => Dimension | null): Found {
  const of = (part: Node | undefined): Found => (part === undefined ? null : dimension(part, known));
  switch (node.kind) {
    case "number":
      return "number";
    case "name":
      return node.name === "pi" ? "number" : known(node.name);
    case "negate":
      return of(node.of);
    case "choose":
      return alike(of(node.yes), of(node.no));
    case "lookup":
      return null;
    case "call":
      if (node.name === "abs") return of(node.args[0]);
      if (node.name === "min" || node.name === "max") return node.args.map(of).reduce(alike);
      if (node.name === "sqrt") return power(of(node.args[0]), 0.5);
      return Object.hasOwn(RECORDED, node.name) ? (RECORDED[node.name] as Recorded)(node.args.map(of)) : PURE;
    case "binary": {
      const { op, left, right } = node;
      if (op === "+" || op === "-") return alike(of(left), of(right));
      if (op === "*" || op === "/") return product(of(left), of(right), op === "*" ? 1 : -1);
      if (op === "^") return power(of(left), exponentOf(right));
      return PURE;
    }
  }
}

type Recorded = (args: readonly Found[]) => Found;

/** Functions of a whole trajectory (formula/recorded.ts) whose value has another dimension than a number. */
const RECORDED: Readonly<Record<string, Recorded>> = {
  integral: ([f = null]) => product(f, TIME, 1),
  along: ([f = null, x = null]) => product(f, x, 1),
  ito: ([f = null, x = null]) => product(f, x, 1),
  firstTime: () => TIME,
  final: ([f = null]) => f,
  at: ([, f = null]) => f,
};

const exponentOf = (node: Node): number | null =>
  node.kind === "number" ? node.value : node.kind === "negate" ? -(exponentOf(node.of) ?? Number.NaN) : null;

function alike(a: Found, b: Found): Found {
  if (a === "number") return b;
  if (b === "number") return a;
  return a !== null && b !== null && same(a, b) ? a : null;
}

function product(a: Found, b: Found, sign: 1 | -1): Found {
  if (a === "number" && b === "number") return "number";
  const [left, right] = [a, b].map((found) => (found === "number" ? PURE : found));
  return left && right ? multiplied(left, right, sign) : null;
}

function power(of: Found, exponent: number | null): Found {
  if (of === null || of === "number") return of;
  if (same(of, PURE)) return PURE;
  if (exponent === null) return null;
  const raised = multiplied(PURE, of, exponent);
  return raised.every(Number.isInteger) ? raised : null;
}
