// A formula as a polynomial, sum_n c_n x^n with c_n free of the variables, where it is one. In several variables n stands for
// all powers at once, packed to the base 16: x^a y^b is n = a + 16 b.
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

/** c_n by packed power n; powers that do not occur are absent. */
export type Polynomial = ReadonlyMap<number, Node>;

const BASE = 16;
const HIGHEST = 12;

const unit = (variable: number): number => BASE ** variable;

/** The power of each variable in a packed power. */
export function powersOf(n: number): number[] {
  const powers: number[] = [];
  for (let rest = n; rest > 0; rest = Math.floor(rest / BASE)) powers.push(rest % BASE);
  return powers;
}

const powerOf = (n: number, variable: number): number => powersOf(n)[variable] ?? 0;
/** The sum of the powers. */
export const degree = (n: number): number => powersOf(n).reduce((total, p) => total + p, 0);

/** The polynomial that `node` is in `variables`, or null where it is none (or of a degree above 12). */
export function polynomial(node: Node, variables: readonly string[]): Polynomial | null {
  if (!mentions(node, new Set(variables))) return new Map([[0, node]]);
  switch (node.kind) {
    case "name":
      return new Map([[unit(variables.indexOf(node.name)), number(1)]]);
    case "negate": {
      const of = polynomial(node.of, variables);
      return of === null ? null : mapCoefficients(of, negative);
    }
    case "binary": {
      const left = polynomial(node.left, variables);
      if (left === null) return null;
      if (node.op === "^") {
        if (node.right.kind !== "number" || !isSmallInteger(node.right.value)) return null;
        return raise(left, node.right.value);
      }
      const right = polynomial(node.right, variables);
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
      if (degree(n) + degree(m) > HIGHEST) return null;
      result.set(n + m, sum(result.get(n + m) ?? number(0), product(a, b)));
    }
  }
  return result;
}

function raise(p: Polynomial, n: number): Polynomial | null {
  const [only] = [...p];
  if (p.size === 1 && only !== undefined) {
    const [m, c] = only;
    return degree(m) * n > HIGHEST ? null : new Map([[m * n, power(c, number(n))]]);
  }
  let result: Polynomial | null = new Map([[0, number(1)]]);
  for (let i = 0; i < n && result !== null; i++) result = times(result, p);
  return result;
}

/** The derivative by one variable: k c_n one power lower where it occurs to the power k. */
export function derivative(p: Polynomial, variable: number): Polynomial {
  const occurs = [...p].filter(([n]) => powerOf(n, variable) > 0);
  return new Map(occurs.map(([n, c]) => [n - unit(variable), product(number(powerOf(n, variable)), c)]));
}

/** The polynomial as a formula again. */
export function expression(p: Polynomial, variables: readonly string[]): Node {
  const term = (n: number, c: Node): Node =>
    variables.reduce((made, of, v) => product(made, power(name(of), number(powerOf(n, v)))), c);
  return [...p].map(([n, c]) => term(n, c)).reduce(sum, number(0));
}
