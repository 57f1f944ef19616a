// From a potential to what the kernel's doors compute. An expression splits into coefficients, which hold no x and which
// the planner evaluates into tables, and a rest in x, which becomes instructions.
//
//   amplitude = sqrt(2 kT h/friction)       drift = base + (force - dU/dx) h/friction       push = base + force h/friction
//   work      = U(x; fields) - U(x; ~fields), ~field being the value in the row before
//   energy    = U(x)
//
// Whatever is polynomial in x is collected by powers: few coefficients, few operations, and the work is sum_n Δc_n x^n for
// fields that enter in any way. The rest is kept in the order of the text.
import { Builder, before, type Code, MASKS, Slots, type Tables, type Walls } from "./code.js";
import { differentiate } from "./differentiate.js";
import { derivative, expression, type Polynomial, polynomial } from "./polynomial.js";
import { difference, mentions, type Node, name, negative, number, product, rename, sum } from "./syntax.js";

export interface Lowered {
  readonly amplitude: Code;
  readonly drift: Code;
  readonly work: Code;
  readonly push: Code;
  readonly reflect: Code;
  /** Tables of all but the energy. */
  readonly step: Tables;
  readonly energy: Code;
  /** The energy's coefficients, all in one row. */
  readonly boundary: readonly Node[];
}

/** The formulas of a system in one variable x, and what bounds it. */
export interface Formulas {
  readonly energy: Node;
  /** Non-conservative force, added to -dU/dx. */
  readonly force: Node | null;
  readonly walls: Walls;
}

/** Lowers the formulas of a system. `driven` are the fields that a schedule or a branch writes. */
export function lower({ energy, force, walls }: Formulas, driven: ReadonlySet<string>): Lowered {
  const step = new Slots(driven);
  const boundary = new Slots(new Set());
  const { smooth, rest } = split(energy);
  const builder = new Builder(step);
  const rate = name("$perFriction");

  const drift = builder.sumOf([
    builder.base(),
    ...builder.terms(scale(derivative(smooth), (c) => negative(product(c, rate)))),
    ...rest.map((term) => builder.code(negative(product(rate, differentiate(term, "x"))))),
    ...pushes(builder, force, rate),
  ]);
  const push = builder.sumOf([builder.base(), ...pushes(builder, force, rate)]);
  const work = builder.sumOf([
    ...builder.polynomial(scale(smooth, (c) => change(c, driven))),
    ...rest.flatMap((term) => workOf(term, driven).map((node) => builder.code(node))),
  ]);
  const amplitude = builder.code({
    kind: "call",
    name: "sqrt",
    args: [product(product(number(2), name("kT")), name("$perFriction"))],
    at: -1,
  });
  return {
    amplitude,
    drift,
    work,
    push,
    reflect: builder.reflect(walls),
    step: step.tables(),
    energy: new Builder(boundary).code(energy),
    boundary: boundary.tables().constants,
  };
}

/** The force's terms, polynomial where it is. */
function pushes(builder: Builder, force: Node | null, rate: Node): Code[] {
  if (force === null) return [];
  const { smooth, rest } = split(force);
  return [
    ...builder.terms(scale(smooth, (c) => product(c, rate))),
    ...rest.map((term) => builder.code(product(rate, term))),
  ];
}

/** Addends that are polynomial in x, collected; and the others. */
function split(energy: Node): { smooth: Polynomial; rest: Node[] } {
  let smooth: Polynomial = new Map();
  const rest: Node[] = [];
  for (const term of addends(energy)) {
    const found = polynomial(term, "x");
    if (found === null) rest.push(term);
    else smooth = polynomial(sum(expression(smooth, "x"), term), "x") ?? smooth;
  }
  return { smooth, rest };
}

function addends(node: Node): Node[] {
  if (node.kind === "binary" && node.op === "+") return [...addends(node.left), ...addends(node.right)];
  if (node.kind === "binary" && node.op === "-") {
    return [...addends(node.left), ...addends(node.right).map(negative)];
  }
  return [node];
}

const scale = (p: Polynomial, by: (c: Node) => Node): Polynomial =>
  new Map([...p].map(([n, c]) => [n, by(c)]));

/** c(fields) - c(~fields), zero where no driven field occurs. */
function change(c: Node, driven: ReadonlySet<string>): Node {
  if (!mentions(c, driven)) return number(0);
  return difference(
    c,
    rename(c, (field) => (driven.has(field) ? before(field) : field)),
  );
}

/** Whether a comparison depends on a driven field: its derivative is 0, its change is not. */
function jumps(node: Node, driven: ReadonlySet<string>): boolean {
  switch (node.kind) {
    case "number":
    case "name":
      return false;
    case "negate":
    case "lookup":
      return jumps(node.of, driven);
    case "choose":
      return mentions(node.when, driven) || jumps(node.yes, driven) || jumps(node.no, driven);
    case "call":
      return node.args.some((arg) => jumps(arg, driven));
    case "binary":
      if (MASKS.has(node.op)) return mentions(node, driven);
      return jumps(node.left, driven) || jumps(node.right, driven);
  }
}

/** The change of a term at fixed x: sum_f Δf dU/df where it is affine in the driven fields, else after minus before. */
function workOf(term: Node, driven: ReadonlySet<string>): Node[] {
  if (!mentions(term, driven)) return [];
  const slopes = [...driven].map((field) => [field, differentiate(term, field)] as const);
  if (jumps(term, driven) || slopes.some(([, slope]) => mentions(slope, driven)))
    return [change(term, driven)];
  return slopes
    .filter(([, slope]) => !(slope.kind === "number" && slope.value === 0))
    .map(([field, slope]) => product(difference(name(field), name(before(field))), slope));
}
