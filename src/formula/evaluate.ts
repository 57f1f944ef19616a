// The value of a formula, for numbers or for whole columns at once. Only + - * / sqrt abs and comparisons of the engine are
// used; every other function is our own WebAssembly (Math.pow differs between engines), so the bytes are the same everywhere.
import * as math from "../kernel/math.js";
import { FUNCTIONS } from "./functions.js";
import type { Node } from "./syntax.js";
import { lookUp } from "./table.js";

export type Value = number | Float64Array;
export type Scope = Readonly<Record<string, Value>>;

/**
 * Evaluates `node` in `scope`; the result is a column as long as the columns it mentions, or a number.
 * @throws Error for a name that is not in the scope (the door checks names first: an internal fault).
 */
export function evaluate(node: Node, scope: Scope): Value {
  switch (node.kind) {
    case "number":
      return node.value;
    case "name": {
      const value = scope[node.name];
      if (value === undefined) throw new Error(`"${node.name}" has no value here`);
      return value;
    }
    case "negate":
      return map1(evaluate(node.of, scope), (a) => -a);
    case "choose":
      return choose(evaluate(node.when, scope), evaluate(node.yes, scope), evaluate(node.no, scope));
    case "binary":
      if (node.op === "^" && node.right.kind === "number" && isSmallInteger(node.right.value)) {
        const n = node.right.value;
        return map1(evaluate(node.left, scope), (a) => integerPower(a, n));
      }
      return map2(evaluate(node.left, scope), evaluate(node.right, scope), OPERATIONS[node.op]);
    case "lookup":
      return map1(evaluate(node.of, scope), (a) => lookUp(node.table, a, node.order));
    case "call": {
      const fn = FUNCTIONS[node.name];
      if (fn === undefined) throw new Error(`${node.name} is no function`);
      const args = node.args.map((arg) => evaluate(arg, scope));
      return args.length === 1
        ? map1(args[0] as Value, fn.value)
        : map2(args[0] as Value, args[1] as Value, fn.value);
    }
  }
}

/** The value as a number. */
export function evaluateNumber(node: Node, scope: Readonly<Record<string, number>>): number {
  return evaluate(node, scope) as number;
}

/** The value as a column of the given length. */
export function evaluateColumn(node: Node, scope: Scope, length: number): Float64Array {
  const value = evaluate(node, scope);
  return typeof value === "number" ? new Float64Array(length).fill(value) : value;
}

export const isSmallInteger = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= 64;

/** a^n by squaring, the order of the kernel's own code for small n. */
export function integerPower(a: number, n: number): number {
  let result = 1;
  let square = a;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

const OPERATIONS = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
  "^": (a: number, b: number) => math.pow(a, b),
  "<": (a: number, b: number) => (a < b ? 1 : 0),
  "<=": (a: number, b: number) => (a <= b ? 1 : 0),
  ">": (a: number, b: number) => (a > b ? 1 : 0),
  ">=": (a: number, b: number) => (a >= b ? 1 : 0),
  "==": (a: number, b: number) => (a === b ? 1 : 0),
  "!=": (a: number, b: number) => (a !== b ? 1 : 0),
  "&&": (a: number, b: number) => (a !== 0 && b !== 0 ? 1 : 0),
  "||": (a: number, b: number) => (a !== 0 || b !== 0 ? 1 : 0),
} as const;

function map1(a: Value, fn: (a: number) => number): Value {
  return typeof a === "number" ? fn(a) : a.map(fn);
}

function map2(a: Value, b: Value, fn: (a: number, b: number) => number): Value {
  if (typeof a === "number") {
    return typeof b === "number" ? fn(a, b) : b.map((right) => fn(a, right));
  }
  if (typeof b === "number") return a.map((left) => fn(left, b));
  return a.map((left, i) => fn(left, b[i] as number));
}

function choose(when: Value, then: Value, otherwise: Value): Value {
  if (typeof when === "number") return when !== 0 ? then : otherwise;
  const pick = (from: Value, i: number): number => (typeof from === "number" ? from : (from[i] as number));
  return when.map((yes, i) => (yes !== 0 ? pick(then, i) : pick(otherwise, i)));
}
