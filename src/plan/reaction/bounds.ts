// Bounds of a propensity in a window of time as formulas of the counts alone: interval arithmetic on formulas, whose ends are formulas.
// Where no driven field or t occurs both ends are the formula itself; where nothing else occurs they are coefficients of the window.
import {
  call,
  difference,
  mentions,
  type Node,
  names,
  negative,
  number,
  product,
  quotient,
  sum,
} from "../../formula/syntax.js";
import type { Coefficients } from "./coefficients.js";

export interface Bounds {
  readonly low: Node;
  readonly high: Node;
}

const least = (...of: Node[]): Node => of.reduce((a, b) => call("min", a, b));
const most = (...of: Node[]): Node => of.reduce((a, b) => call("max", a, b));
const ZERO = number(0);

/** Functions that grow; others are not followed. */
const RISING = ["exp", "log", "sqrt", "tanh", "atan", "erf"];

/** null where none are found. */
export function boundsOf(
  node: Node,
  moving: ReadonlySet<string>,
  species: ReadonlySet<string>,
  coefficients: Coefficients,
): Bounds | null {
  const of = (part: Node): Bounds | null => boundsOf(part, moving, species, coefficients);
  if (!mentions(node, moving)) return { low: node, high: node };
  let free = true;
  names(node, (text) => {
    free &&= !species.has(text);
  });
  if (free) return { low: coefficients.name("low", node), high: coefficients.name("high", node) };
  switch (node.kind) {
    case "negate": {
      const a = of(node.of);
      return a && { low: negative(a.high), high: negative(a.low) };
    }
    case "call": {
      const sides = node.args.map(of);
      if (sides.some((side) => side === null)) return null;
      const [a, b] = sides as [Bounds, Bounds | undefined];
      if (b !== undefined)
        return { low: call(node.name, a.low, b.low), high: call(node.name, a.high, b.high) };
      if (RISING.includes(node.name)) return { low: call(node.name, a.low), high: call(node.name, a.high) };
      if (node.name === "sin" || node.name === "cos") return { low: number(-1), high: number(1) };
      if (node.name !== "abs") return null;
      return { low: ZERO, high: most(call("abs", a.low), call("abs", a.high)) };
    }
    case "choose": {
      if (mentions(node.when, moving)) return null;
      const [a, b] = [of(node.yes), of(node.no)];
      return (
        a && b && { low: { ...node, yes: a.low, no: b.low }, high: { ...node, yes: a.high, no: b.high } }
      );
    }
    case "binary":
      return combined(node, of(node.left), of(node.right));
    default:
      return null;
  }
}

function combined(node: Node & { kind: "binary" }, a: Bounds | null, b: Bounds | null): Bounds | null {
  if (a === null || b === null) return null;
  switch (node.op) {
    case "+":
      return { low: sum(a.low, b.low), high: sum(a.high, b.high) };
    case "-":
      return { low: difference(a.low, b.high), high: difference(a.high, b.low) };
    case "*": {
      const ends = [
        product(a.low, b.low),
        product(a.low, b.high),
        product(a.high, b.low),
        product(a.high, b.high),
      ];
      return { low: least(...ends), high: most(...ends) };
    }
    case "/": {
      // a divisor that may be 0 leaves infinity, which the kernel refuses
      const ends = [
        quotient(a.low, b.low),
        quotient(a.low, b.high),
        quotient(a.high, b.low),
        quotient(a.high, b.high),
      ];
      return { low: least(...ends), high: most(...ends) };
    }
    case "^": {
      const { right } = node;
      if (right.kind !== "number" || !(right.value >= 0)) return null;
      const ends = [
        { ...node, left: a.low },
        { ...node, left: a.high },
      ];
      const spans = right.value % 2 === 1 ? ends : [ZERO, ...ends];
      return { low: least(...spans), high: most(...ends) };
    }
    default:
      return null;
  }
}
