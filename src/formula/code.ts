// Instructions over the variables with equal parts shared, and the tables of coefficients that they read. The builder turns syntax into
// code: what holds no x becomes a coefficient with a place in a table, the rest an operation.
import { isSmallInteger } from "./evaluate.js";
import { FUNCTIONS } from "./functions.js";
import { type Polynomial, powersOf } from "./polynomial.js";
import { mentions, type Node, number, print } from "./syntax.js";

/** What is left: instructions over the variables, table entries, and earlier results. Equal nodes are one object. */
export type Code =
  | { readonly kind: "variable"; readonly index: number }
  /** Eight lanes of the block: so many bytes after the pair's part; of networks one number, so many bytes after the slot. */
  | { readonly kind: "block"; readonly offset: number }
  /** Of networks: an attribute of the state before or after a jump. */
  | { readonly kind: "attribute"; readonly side: "before" | "after"; readonly index: number }
  /** What the door was given beside the variables: a sum so far, a normal, the place moved to. */
  | { readonly kind: "base" }
  | {
      readonly kind: "load";
      readonly table: "constants" | "row" | "own";
      readonly index: number;
    }
  /** Which table of the potential is looked up. */
  | { readonly kind: "table"; readonly index: number }
  | {
      readonly kind: "apply";
      readonly code: number | string;
      readonly args: readonly Code[];
    };

/** The coefficients behind one door family, in table order. */
export interface Tables {
  readonly constants: readonly Node[];
  readonly row: readonly Node[];
  /** Coefficients that depend on what a policy writes: each lane has its own, in the block. */
  readonly own: readonly Node[];
}

/** Marks the value of a driven field in the row before. */
export const before = (field: string): string => `~${field}`;

export const F64X2 = {
  "+": 0xf0,
  "-": 0xf1,
  "*": 0xf2,
  "/": 0xf3,
  "==": 0x47,
  "!=": 0x48,
  "<": 0x49,
  ">": 0x4a,
  "<=": 0x4b,
  ">=": 0x4c,
  "&&": 0x4e, // v128.and
  "||": 0x50, // v128.or
} as const;
const NEGATE = 0xed;
export const ABS = 0xec;
export const BITSELECT = 0x52;
const AND = 0x4e;
const NOT_EQUAL = 0x48;
/** Functions of the template by the order of the derivative. */
const LOOK_UP = ["tableValue", "tableSlope", "tableCurvature"] as const;
/** Operators whose instruction leaves a mask. */
export const MASKS: ReadonlySet<string> = new Set(["==", "!=", "<", ">", "<=", ">=", "&&", "||"]);

/** Where coefficients have their places. */
export interface Places {
  place(node: Node): { readonly table: "constants" | "row" | "own"; readonly index: number };
}

/** Gives each coefficient its place, once. */
export class Slots implements Places {
  private readonly constants = new Map<string, { node: Node; index: number }>();
  private readonly row = new Map<string, { node: Node; index: number }>();
  private readonly own = new Map<string, { node: Node; index: number }>();
  private readonly moving: ReadonlySet<string>;
  private readonly acted: ReadonlySet<string>;

  /** `driven` are in the rows; `acted` are written by a policy, lane by lane. */
  constructor(driven: ReadonlySet<string>, acted: ReadonlySet<string> = new Set()) {
    this.moving = new Set([...driven].flatMap((field) => [field, before(field)]));
    // all changes are the policy's then, so that a write is booked once, whatever it changes
    const changes = acted.size === 0 ? [] : [...driven].map(before);
    this.acted = new Set([...[...acted].flatMap((field) => [field, before(field)]), ...changes]);
  }

  place(node: Node): { table: "constants" | "row" | "own"; index: number } {
    return this.placed(mentions(node, this.acted) ? "own" : this.tableOf(node), node);
  }

  /** The places of what lanes share: of the parts of their own coefficients. */
  readonly shared: Places = { place: (node) => this.placed(this.tableOf(node), node) };

  private tableOf(node: Node): "constants" | "row" {
    return mentions(node, this.moving) ? "row" : "constants";
  }

  private placed<T extends "constants" | "row" | "own">(table: T, node: Node): { table: T; index: number } {
    const places: Map<string, { node: Node; index: number }> = this[table];
    const key = print(node);
    const known = places.get(key) ?? { node, index: places.size };
    places.set(key, known);
    return { table, index: known.index };
  }

  tables(): Tables {
    const nodes = (places: Map<string, { node: Node }>): Node[] => [...places.values()].map((p) => p.node);
    return { constants: nodes(this.constants), row: nodes(this.row), own: nodes(this.own) };
  }
}

/** Builds code with equal parts shared. */
export class Builder {
  private readonly shared = new Map<string, { code: Code; id: number }>();
  private readonly ids = new Map<Code, number>();
  private readonly states: ReadonlySet<string>;

  /** `others` are states beside the variables, by name. */
  constructor(
    private readonly slots: Places,
    private readonly variables: readonly string[],
    private readonly others: ReadonlyMap<string, () => Code> = new Map(),
  ) {
    this.states = new Set([...variables, ...others.keys()]);
  }

  /** What is asked for a second time under its name is the same object. */
  private share(key: string, make: () => Code): Code {
    const known = this.shared.get(key);
    if (known !== undefined) return known.code;
    const made = { code: make(), id: this.shared.size };
    this.shared.set(key, made);
    this.ids.set(made.code, made.id);
    return made.code;
  }

  readonly base = (): Code => this.share("base", () => ({ kind: "base" }));

  readonly variable = (index: number): Code =>
    this.share(`variable ${index}`, () => ({ kind: "variable", index }));

  readonly block = (offset: number): Code => this.share(`block ${offset}`, () => ({ kind: "block", offset }));

  readonly attribute = (side: "before" | "after", index: number): Code =>
    this.share(`${side} ${index}`, () => ({ kind: "attribute", side, index }));

  /** A coefficient from the tables. */
  load(node: Node): Code {
    const { table, index } = this.slots.place(node);
    return this.share(`${table}[${index}]`, () => ({
      kind: "load",
      table,
      index,
    }));
  }

  /** An operation on earlier results. */
  apply(code: number | string, ...args: Code[]): Code {
    const key = `${code}(${args.map((arg) => this.ids.get(arg)).join(",")})`;
    return this.share(key, () => ({ kind: "apply", code, args }));
  }

  /** Something times a coefficient. */
  times(code: Code, coefficient: Node): Code {
    return this.apply(F64X2["*"], code, this.load(coefficient));
  }

  /** The instructions of an expression, in the order of its text. */
  code(node: Node): Code {
    if (!mentions(node, this.states)) return this.load(node);
    switch (node.kind) {
      case "name":
        return this.others.get(node.name)?.() ?? this.variable(this.variables.indexOf(node.name));
      case "negate":
        return this.apply(NEGATE, this.code(node.of));
      case "choose":
        return this.apply(BITSELECT, this.code(node.yes), this.code(node.no), this.mask(node.when));
      case "lookup": {
        const { index } = node.table;
        const which = this.share(`table ${index}`, () => ({ kind: "table", index }));
        return this.apply(LOOK_UP[node.order], this.code(node.of), which);
      }
      case "call":
        return this.apply(codeOf(node.name), ...node.args.map((arg) => this.code(arg)));
      case "binary":
        if (node.op === "^") return this.power(node.left, node.right);
        // a comparison counts as 1 or 0
        if (MASKS.has(node.op)) return this.apply(AND, this.mask(node), this.load(number(1)));
        return this.apply(F64X2[node.op], this.code(node.left), this.code(node.right));
      case "number":
        return this.load(node);
    }
  }

  /** A condition as a mask of all ones or zeros per lane. */
  mask(node: Node): Code {
    if (node.kind === "binary" && MASKS.has(node.op)) {
      const logic = node.op === "&&" || node.op === "||";
      const side = (part: Node): Code => (logic ? this.mask(part) : this.code(part));
      return this.apply(F64X2[node.op as keyof typeof F64X2], side(node.left), side(node.right));
    }
    return this.apply(NOT_EQUAL, this.code(node), this.load(number(0)));
  }

  private power(base: Node, exponent: Node): Code {
    if (exponent.kind !== "number" || !isSmallInteger(exponent.value)) {
      return this.apply("pow", this.code(base), this.code(exponent));
    }
    let result: Code | null = null;
    let square = this.code(base);
    for (let rest = exponent.value; rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = result === null ? square : this.apply(F64X2["*"], result, square);
      if (rest > 1) square = this.apply(F64X2["*"], square, square);
    }
    return result ?? this.load(number(1));
  }

  /**
   * The terms c_n x^n one by one, lowest first, each as (c x) s^k or c s^k with s = x^2: the shortest way from x to the sum.
   * In several variables the odd factors come first, then the squares.
   */
  terms(p: Polynomial): Code[] {
    return nonzero(p)
      .sort(([n], [m]) => n - m)
      .map(([n, c]) => {
        const powers = powersOf(n);
        const odd = powers.flatMap((power, v) => (power % 2 === 1 ? [this.variable(v)] : []));
        const even = powers.flatMap((power, v) =>
          power > 1 ? [this.evenPower(Math.floor(power / 2), v)] : [],
        );
        const isOne = c.kind === "number" && c.value === 1 && n > 0;
        const factors = [...(isOne ? [] : [this.load(c)]), ...odd, ...even];
        return factors.reduce((term, factor) => this.apply(F64X2["*"], term, factor));
      });
  }

  /** x^(2k). */
  private evenPower(k: number, variable: number): Code {
    const x = this.variable(variable);
    const square = this.apply(F64X2["*"], x, x);
    return k === 1 ? square : this.apply(F64X2["*"], this.evenPower(k - 1, variable), square);
  }

  /** sum_n c_n x^n as E(x^2) + x O(x^2): two short chains instead of a long one. In several variables term by term. */
  polynomial(p: Polynomial): Code[] {
    const terms = nonzero(p);
    if (this.variables.length > 1 || terms.length < 2) return this.terms(p);
    const half = (parity: number): Code | null =>
      this.horner(terms.filter(([n]) => n % 2 === parity).map(([n, c]) => [(n - parity) / 2, c]));
    const even = half(0);
    const odd = half(1);
    const byX = odd === null ? null : this.apply(F64X2["*"], odd, this.variable(0));
    return [even, byX].filter((code) => code !== null);
  }

  /** Horner's rule in x^2 over the powers that occur. */
  private horner(terms: readonly (readonly [number, Node])[]): Code | null {
    const square = (): Code => this.evenPower(1, 0);
    const sorted = [...terms].sort(([n], [m]) => m - n);
    let result: Code | null = null;
    let at = 0;
    for (const [n, c] of sorted) {
      if (result !== null) {
        for (let k = at; k > n; k--) result = this.apply(F64X2["*"], result, square());
        result = this.apply(F64X2["+"], result, this.load(c));
      } else {
        result = this.load(c);
      }
      at = n;
    }
    for (let k = at; k > 0 && result !== null; k--) result = this.apply(F64X2["*"], result, square());
    return result;
  }

  sumOf(codes: readonly Code[]): Code {
    const [first, ...others] = codes;
    if (first === undefined) return this.load(number(0));
    return others.reduce((total, code) => this.apply(F64X2["+"], total, code), first);
  }
}

/** Zero coefficients cost nothing. */
const nonzero = (p: Polynomial): [number, Node][] =>
  [...p].filter(([, c]) => !(c.kind === "number" && c.value === 0));

function codeOf(fn: string): number | string {
  const row = FUNCTIONS[fn];
  if (row === undefined) throw new Error(`${fn} is no function`);
  return row.code;
}
