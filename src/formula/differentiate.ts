// d/dv of a formula, symbolically. Kinks (abs, min, max, comparisons) take the active branch.
import { FUNCTIONS } from "./functions.js";
import { call, difference, type Node, negative, number, power, product, quotient, sum } from "./syntax.js";

/** The derivative of `node` with respect to the name `by`. */
export function differentiate(node: Node, by: string): Node {
  const d = (inner: Node): Node => differentiate(inner, by);
  switch (node.kind) {
    case "number":
      return number(0);
    case "name":
      return number(node.name === by ? 1 : 0);
    case "negate":
      return negative(d(node.of));
    case "choose":
      return { ...node, yes: d(node.yes), no: d(node.no) };
    case "call": {
      const fn = FUNCTIONS[node.name];
      if (fn === undefined) throw new Error(`${node.name} is no function`);
      return node.args
        .map((arg, i) => {
          const inner = d(arg);
          return isZero(inner) ? number(0) : product(fn.derivative(node.args, i), inner);
        })
        .reduce(sum);
    }
    case "lookup": {
      const inner = d(node.of);
      if (isZero(inner)) return number(0);
      if (node.order === 2) throw new Error("a table has no third derivative");
      return product({ ...node, order: node.order === 0 ? 1 : 2 }, inner);
    }
    case "binary":
      return differentiateBinary(node, d);
  }
}

function differentiateBinary(node: Extract<Node, { kind: "binary" }>, d: (inner: Node) => Node): Node {
  const { left, right } = node;
  switch (node.op) {
    case "+":
      return sum(d(left), d(right));
    case "-":
      return difference(d(left), d(right));
    case "*":
      return sum(product(d(left), right), product(left, d(right)));
    case "/": {
      const dl = d(left);
      const dr = d(right);
      if (isZero(dr)) return quotient(dl, right);
      return quotient(difference(product(dl, right), product(left, dr)), power(right, number(2)));
    }
    case "^": {
      const dl = d(left);
      const dr = d(right);
      const byBase = isZero(dl)
        ? number(0)
        : product(product(right, power(left, difference(right, number(1)))), dl);
      if (isZero(dr)) return byBase;
      return sum(byBase, product(product(node, call("log", left)), dr));
    }
    default:
      return number(0); // comparisons and logic are steps
  }
}

const isZero = (node: Node): boolean => node.kind === "number" && node.value === 0;
