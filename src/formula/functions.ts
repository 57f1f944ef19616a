// One row per function of a formula: its value (host), its derivative, its instructions (kernel). A function without
// `code` is a function of the template, called by name.
import * as math from "../kernel/math.js";
import { call, difference, type Node, negative, number, power, product, quotient } from "./syntax.js";

export interface FormulaFunction {
  readonly arity: number;
  readonly value: (...args: number[]) => number;
  /** d/da_i of f(a), the chain rule being the caller's. Kinks take the active branch. */
  readonly derivative: (args: readonly Node[], i: number) => Node;
  /** Opcode behind the SIMD prefix, or the template's function. */
  readonly code: number | string;
}

const one = (args: readonly Node[]): Node => args[0] as Node;
const ge = (left: Node, right: Node): Node => ({ kind: "binary", op: ">=", left, right });
const choose = (when: Node, yes: Node, no: Node): Node => ({ kind: "choose", when, yes, no });

export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  sqrt: {
    arity: 1,
    value: Math.sqrt,
    derivative: (a) => quotient(number(0.5), call("sqrt", one(a))),
    code: 0xef, // f64x2.sqrt
  },
  abs: {
    arity: 1,
    value: Math.abs,
    derivative: (a) => choose(ge(one(a), number(0)), number(1), number(-1)),
    code: 0xec, // f64x2.abs
  },
  min: {
    arity: 2,
    value: (a, b) => (b < a ? b : a),
    derivative: (a, i) =>
      choose(ge(a[1] as Node, a[0] as Node), number(i === 0 ? 1 : 0), number(i === 0 ? 0 : 1)),
    code: 0xf6, // f64x2.pmin(a, b) = b < a ? b : a
  },
  max: {
    arity: 2,
    value: (a, b) => (a < b ? b : a),
    derivative: (a, i) =>
      choose(ge(a[0] as Node, a[1] as Node), number(i === 0 ? 1 : 0), number(i === 0 ? 0 : 1)),
    code: 0xf7, // f64x2.pmax(a, b) = a < b ? b : a
  },
  exp: { arity: 1, value: math.exp, derivative: (a) => call("exp", one(a)), code: "exp" },
  log: { arity: 1, value: math.log, derivative: (a) => quotient(number(1), one(a)), code: "log" },
  sin: { arity: 1, value: math.sin, derivative: (a) => call("cos", one(a)), code: "sin" },
  cos: { arity: 1, value: math.cos, derivative: (a) => negative(call("sin", one(a))), code: "cos" },
  tan: {
    arity: 1,
    value: math.tan,
    derivative: (a) => quotient(number(1), power(call("cos", one(a)), number(2))),
    code: "tan",
  },
  tanh: {
    arity: 1,
    value: math.tanh,
    derivative: (a) => difference(number(1), power(call("tanh", one(a)), number(2))),
    code: "tanh",
  },
  atan: {
    arity: 1,
    value: math.atan,
    derivative: (a) =>
      quotient(number(1), {
        kind: "binary",
        op: "+",
        left: number(1),
        right: power(one(a), number(2)),
      }),
    code: "atan",
  },
  erf: {
    arity: 1,
    value: math.erf,
    derivative: (a) =>
      product(
        number(1.1283791670955126), // 2/sqrt(pi)
        call("exp", negative(power(one(a), number(2)))),
      ),
    code: "erf",
  },
};
