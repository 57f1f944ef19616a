// A formula with some of its names known: numbers are computed where nothing unknown is left, by the operations of evaluate.ts, so
// that what is computed here has the bits that it would have later.
import { evaluateNumber } from "./evaluate.js";
import { difference, type Node, negative, number, power, product, quotient, sum } from "./syntax.js";

/** What names stand for: numbers or formulas, which are taken as they are; undefined leaves a name. */
export type Known = (name: string) => number | Node | undefined;

const BUILD: Readonly<Record<string, (left: Node, right: Node) => Node>> = {
  "+": sum,
  "-": difference,
  "*": product,
  "/": quotient,
  "^": power,
};

const NOTHING = {};
const isNumber = (node: Node): node is Node & { kind: "number" } => node.kind === "number";

/** `node` with what is known in place of names, as far computed as that goes. */
export function fold(node: Node, known: Known): Node {
  switch (node.kind) {
    case "number":
      return node;
    case "name": {
      const found = known(node.name);
      if (found === undefined) return node;
      return typeof found === "number" ? number(found) : found;
    }
    case "negate":
      return negative(fold(node.of, known));
    case "lookup": {
      const of = fold(node.of, known);
      return settled({ ...node, of }, [of]);
    }
    case "binary": {
      const left = fold(node.left, known);
      const right = fold(node.right, known);
      if (isNumber(left) && isNumber(right)) return settled({ ...node, left, right }, [left, right]);
      const build = BUILD[node.op];
      return build === undefined ? { ...node, left, right } : build(left, right);
    }
    case "choose": {
      const when = fold(node.when, known);
      if (isNumber(when)) return fold(when.value !== 0 ? node.yes : node.no, known);
      return { kind: "choose", when, yes: fold(node.yes, known), no: fold(node.no, known) };
    }
    case "call": {
      const args = node.args.map((arg) => fold(arg, known));
      return settled({ ...node, args }, args);
    }
  }
}

const settled = (node: Node, parts: readonly Node[]): Node =>
  parts.every(isNumber) ? number(evaluateNumber(node, NOTHING)) : node;
