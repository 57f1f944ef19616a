// A formula as a polynomial in one variable, sum_n c_n x^n with c_n free of x, where it is one.
import { isSmallInteger } from "./evaluate.js";
import {
  difference,
  mentions,
  type Node,
  name,
  negative,
  number,
  power,
  product,
  quotient,
  sum,
} from "./syntax.js";

/** c_n by power n; powers that do not occur are absent. */
export type Polynomial = ReadonlyMap<number, Node>;

const HIGHEST = 12;

/** The polynomial that `node` is in `variable`, or null where it is none (or of a degree above 12). */
export function polynomial(node: Node, variable: string): Polynomial | null {
  if (!mentions(node, new Set([variable]))) return new Map([[0, node]]);
  switch (node.kind) {
    case "name":
      return new Map([[1, number(1)]]);
    case "negate": {
      const of = polynomial(node.of, variable);
      return of === null ? null : mapCoefficients(of, negative);
    }
    case "binary": {
      const left = polynomial(node.left, variable);
      if (left === null) return null;
      if (node.op === "^") {
        if (node.right.kind !== "number" || !isSmallInteger(node.right.value)) return null;
        return raise(left, node.right.value);
      }
      const right = polynomial(node.right, variable);
      if (right === null) return null;
      if (node.op === "+") return combine(left, right, sum);
      if (node.op === "-") return combine(left, right, difference);
      if (node.op === "*") return times(left, right);
      const divisor = right.get(0);
      if (node.op === "/" && right.size === 1 && divisor !== undefined) {
        return mapCoefficients(left, (c) => quotient(c, divisor));
      }
      return null;
    }
    default:
      return null;
  }
}

function mapCoefficients(p: Polynomial, change: (c: Node) => Node): Polynomial {
  return new Map([...p].map(([n, c]) => [n, change(c)]));
}

function combine(p: Polynomial, q: Polynomial, how: (a: Node, b: Node) => Node): Polynomial {
  const result = new Map(p);
  for (const [n, c] of q) result.set(n, how(p.get(n) ?? number(0), c));
  return result;
}

function times(p: Polynomial, q: Polynomial): Polynomial | null {
  const result = new Map<number, Node>();
  for (const [n, a] of p) {
    for (const [m, b] of q) {
      if (n + m > HIGHEST) return null;
      result.set(n + m, sum(result.get(n + m) ?? number(0), product(a, b)));
    }
  }
  return result;
}

function raise(p: Polynomial, n: number): Polynomial | null {
  const [only] = [...p];
  if (p.size === 1 && only !== undefined) {
    const [m, c] = only;
    return m * n > HIGHEST ? null : new Map([[m * n, power(c, number(n))]]);
  }
  let result: Polynomial | null = new Map([[0, number(1)]]);
  for (let i = 0; i < n && result !== null; i++) result = times(result, p);
  return result;
}

/** The derivative: n c_n at power n - 1. */
export function derivative(p: Polynomial): Polynomial {
  return new Map([...p].filter(([n]) => n > 0).map(([n, c]) => [n - 1, product(number(n), c)]));
}

/** The polynomial as a formula again. */
export function expression(p: Polynomial, variable: string): Node {
  return [...p].map(([n, c]) => product(c, power(name(variable), number(n)))).reduce(sum, number(0));
}
