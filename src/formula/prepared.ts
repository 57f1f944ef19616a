// A formula that is wanted many times, for other values each time: as a closure over an array where all its names are numbers, by the
// operations of evaluate.ts (the same bits, some twenty times faster than walking its syntax), folded where they are not.
import { evaluateNumber, integerPower, isSmallInteger } from "./evaluate.js";
import { fold, type Known } from "./fold.js";
import { FUNCTIONS } from "./functions.js";
import { type Node, names, number } from "./syntax.js";
import { lookUp } from "./table.js";

export interface Prepared {
  readonly node: Node;
  /** Its names, in the order of the values. */
  readonly names: readonly string[];
  readonly value: (values: Float64Array) => number;
}

type Closure = Prepared["value"];

/** Prepares a formula. */
export function prepared(node: Node): Prepared {
  const found = new Set<string>();
  names(node, (name) => found.add(name));
  const list = [...found];
  return { node, names: list, value: closure(node, list) };
}

/** The formula with what is known in place of names: a number where all of it is known to be numbers. */
export function applied({ node, names: list, value }: Prepared, known: Known): Node {
  if (node.kind === "number") return node;
  const values = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) {
    const found = known(list[i] as string);
    if (typeof found === "number") values[i] = found;
    else if (found?.kind === "number") values[i] = found.value;
    else return fold(node, known);
  }
  return number(value(values));
}

function closure(node: Node, list: readonly string[]): Closure {
  const inner = (part: Node): Closure => closure(part, list);
  switch (node.kind) {
    case "number": {
      const { value } = node;
      return () => value;
    }
    case "name": {
      const i = list.indexOf(node.name);
      return (values) => values[i] as number;
    }
    case "negate": {
      const of = inner(node.of);
      return (values) => -of(values);
    }
    case "lookup": {
      const of = inner(node.of);
      const { table, order } = node;
      return (values) => lookUp(table, of(values), order);
    }
    case "choose": {
      const [when, yes, no] = [inner(node.when), inner(node.yes), inner(node.no)];
      return (values) => (when(values) !== 0 ? yes(values) : no(values));
    }
    case "call": {
      const fn = FUNCTIONS[node.name];
      if (fn === undefined) throw new Error(`${node.name} is no function`);
      const [a, b] = node.args.map(inner) as [Closure, Closure | undefined];
      return b === undefined ? (values) => fn.value(a(values)) : (values) => fn.value(a(values), b(values));
    }
    case "binary": {
      const [a, b] = [inner(node.left), inner(node.right)];
      switch (node.op) {
        case "+":
          return (values) => a(values) + b(values);
        case "-":
          return (values) => a(values) - b(values);
        case "*":
          return (values) => a(values) * b(values);
        case "/":
          return (values) => a(values) / b(values);
        case "^":
          if (node.right.kind === "number" && isSmallInteger(node.right.value)) {
            const n = node.right.value;
            return (values) => integerPower(a(values), n);
          }
      }
      const { op } = node;
      return (values) =>
        evaluateNumber({ kind: "binary", op, left: number(a(values)), right: number(b(values)) }, {});
    }
  }
}
