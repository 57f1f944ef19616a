// Random formulas over x (or several variables) and the fields a and b, and an evaluator of our own that also says how far rounding can reach.
import fc from "fast-check";
import type { Node } from "../../dist/formula/syntax.js";

type Binary = Extract<Node, { kind: "binary" }>;

const literal = (value: number): Node => ({ kind: "number", value });
const variable = (name: string): Node => ({ kind: "name", name, at: -1 });
const binary = (op: Binary["op"], left: Node, right: Node): Node => ({ kind: "binary", op, left, right });
const call = (name: string, ...args: Node[]): Node => ({ kind: "call", name, args, at: -1 });

const leafOver = (place: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc.oneof(
    { weight: 3, arbitrary: place },
    { weight: 1, arbitrary: fc.constantFrom(variable("a"), variable("b")) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 30 }).map((n) => literal(n / 8)) },
  );
const leaf = leafOver(fc.constant(variable("x")));

/** -e; a number is never negated, which the parser would fold. */
const negated = (of: Node): Node => (of.kind === "number" ? of : { kind: "negate", of });

type Formulas = {
  /** Any formula. */
  node: Node;
  /** Comparisons and what && and || make of them. */
  condition: Node;
};

/** 1 + e^2: a denominator and a radicand that are never small. */
const atLeastOne = (of: Node): Node => binary("+", literal(1), binary("^", of, literal(2)));

const grammar = (total: boolean, leaf: fc.Arbitrary<Node>, curves: boolean) =>
  fc.letrec<Formulas>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc
        .tuple(
          fc.constantFrom("+", "-", "*", "+", "*") as fc.Arbitrary<Binary["op"]>,
          tie("node"),
          tie("node"),
        )
        .map(([op, left, right]) => binary(op, left, right)),
      fc.tuple(tie("node"), fc.integer({ min: 0, max: 4 })).map(([base, n]) => binary("^", base, literal(n))),
      fc.tuple(tie("node"), tie("node")).map(([l, r]) => binary("/", l, total ? atLeastOne(r) : r)),
      tie("node").map(negated),
      tie("node").map((of) => call("sqrt", total ? atLeastOne(of) : of)),
      tie("node").map((of) => call("abs", of)),
      ...(curves
        ? [
            fc
              .tuple(fc.constantFrom("sin", "cos", "tanh", "atan", "erf"), tie("node"))
              .map(([name, of]) => call(name, of)),
          ]
        : []),
      fc
        .tuple(fc.constantFrom("min", "max"), tie("node"), tie("node"))
        .map(([name, l, r]) => call(name, l, r)),
      fc
        .tuple(tie("condition"), tie("node"), tie("node"))
        .map(([when, yes, no]): Node => ({ kind: "choose", when, yes, no })),
    ),
    condition: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(fc.constantFrom("<", "<=", ">", ">=") as fc.Arbitrary<Binary["op"]>, leaf, leaf, fc.boolean())
        .map(([op, l, r, ofX]) => binary(op, ofX ? binary("+", variable("x"), l) : l, r)),
      fc
        .tuple(fc.constantFrom("&&", "||") as fc.Arbitrary<Binary["op"]>, tie("condition"), tie("condition"))
        .map(([op, l, r]) => binary(op, l, r)),
    ),
  }));

/** Formulas that are finite for finite x, a, b: denominators and radicands are 1 + e^2. */
export const totalFormula: fc.Arbitrary<Node> = grammar(true, leaf, false).node;
/** Formulas with any denominator and radicand. */
export const anyFormula: fc.Arbitrary<Node> = grammar(false, leaf, false).node;
/** Formulas of several variables and the fields a and b, with smooth functions too; finite wherever these are. */
export const formulaOver = (names: readonly string[]): fc.Arbitrary<Node> =>
  grammar(true, leafOver(fc.constantFrom(...names.map(variable))), true).node;

/** Polynomials in x: + - * ^n and division by what is free of x. */
export const polynomialFormula: fc.Arbitrary<Node> = fc.letrec<{ node: Node; free: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc
      .tuple(fc.constantFrom("+", "-", "*") as fc.Arbitrary<Binary["op"]>, tie("node"), tie("node"))
      .map(([op, l, r]) => binary(op, l, r)),
    fc.tuple(tie("node"), fc.integer({ min: 0, max: 3 })).map(([base, n]) => binary("^", base, literal(n))),
    fc.tuple(tie("node"), tie("free")).map(([l, r]) => binary("/", l, atLeastOne(r))),
    tie("node").map(negated),
  ),
  free: fc.oneof(
    fc.constantFrom(variable("a"), variable("b")),
    fc.constant(call("abs", binary("-", variable("a"), variable("b")))),
  ),
})).node;

export type Point = Readonly<Record<string, number>>;

export interface Sized {
  readonly value: number;
  /** What |value| would be if nothing cancelled: a rounding moves the value by about this times 2^-52. */
  readonly size: number;
  /** The branches that were taken, one letter each. */
  readonly branches: string;
  /** The smallest distance from a kink, in units of what is compared. */
  readonly clear: number;
}

/** The value of a formula by definition. */
export function sized(node: Node, at: Point): Sized {
  switch (node.kind) {
    case "number":
      return { value: node.value, size: Math.abs(node.value), branches: "", clear: Infinity };
    case "name": {
      const value = at[node.name] as number;
      return { value, size: Math.abs(value), branches: "", clear: Infinity };
    }
    case "negate": {
      const of = sized(node.of, at);
      return { ...of, value: -of.value };
    }
    case "choose": {
      const when = sized(node.when, at);
      const taken = sized(when.value !== 0 ? node.yes : node.no, at);
      return both(when, taken, taken.value, taken.size, when.value !== 0 ? "y" : "n");
    }
    case "lookup":
      throw new Error("these formulas have no tables");
    case "call": {
      const [a, b] = node.args.map((arg) => sized(arg, at)) as [Sized, Sized | undefined];
      if (node.name === "sqrt") {
        const value = Math.sqrt(a.value);
        return { ...a, value, size: a.size / value };
      }
      if (node.name === "abs") {
        const clear = Math.min(a.clear, Math.abs(a.value) / a.size);
        return { value: Math.abs(a.value), size: a.size, branches: `${a.branches}${a.value < 0}`, clear };
      }
      const curve = CURVES[node.name];
      if (curve !== undefined) {
        const value = curve(a.value);
        return { ...a, value, size: Math.abs(value) + steepness(curve, a.value) * a.size };
      }
      const other = b as Sized;
      const first = node.name === "min" ? a.value <= other.value : a.value >= other.value;
      const taken = first ? a : other;
      const result = both(a, other, taken.value, Math.max(a.size, other.size), first ? "l" : "r");
      return { ...result, clear: Math.min(result.clear, gap(a, other)) };
    }
    case "binary":
      return binaryValue(node, sized(node.left, at), sized(node.right, at));
  }
}

/** The series erf x = 2/sqrt(pi) e^(-x^2) sum 2^n x^(2n+1)/(2n+1)!!; beyond 6 it is 1 to rounding. */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let [term, total] = [x, 0];
  for (let n = 1; n < 200; n++) {
    total += term;
    term *= (2 * x * x) / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * total;
}

const CURVES: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  atan: Math.atan,
  erf,
};

const steepness = (curve: (x: number) => number, x: number): number =>
  Math.abs(curve(x + 1e-6) - curve(x - 1e-6)) / 2e-6;

const gap = (a: Sized, b: Sized): number => Math.abs(a.value - b.value) / (a.size + b.size);

const both = (a: Sized, b: Sized, value: number, size: number, branch = ""): Sized => ({
  value,
  size,
  branches: a.branches + b.branches + branch,
  clear: Math.min(a.clear, b.clear),
});

function binaryValue({ op, right }: Binary, a: Sized, b: Sized): Sized {
  const [l, r] = [a.value, b.value];
  switch (op) {
    case "+":
      return both(a, b, l + r, a.size + b.size);
    case "-":
      return both(a, b, l - r, a.size + b.size);
    case "*":
      return both(a, b, l * r, a.size * b.size);
    case "/":
      return both(a, b, l / r, (a.size * b.size) / (r * r));
    case "^":
      if (right.kind === "number" && Number.isInteger(r) && r >= 0) return both(a, b, l ** r, a.size ** r);
      return both(a, b, l ** r, Math.abs(l ** r) * (1 + Math.abs(r * a.size) / Math.abs(l)));
    default: {
      const truths = { "<": l < r, "<=": l <= r, ">": l > r, ">=": l >= r, "==": l === r, "!=": l !== r };
      const logic = { "&&": l !== 0 && r !== 0, "||": l !== 0 || r !== 0 };
      const truth = op === "&&" || op === "||" ? logic[op] : truths[op];
      const result = both(a, b, truth ? 1 : 0, 1, truth ? "t" : "f");
      const decided = op === "&&" || op === "||" || ((op === "==" || op === "!=") && l === r);
      return decided ? result : { ...result, clear: Math.min(result.clear, gap(a, b)) };
    }
  }
}

/** The node without the positions of its names in a text. */
export function withoutPositions(node: Node): Node {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === "at" ? -1 : value))) as Node;
}
