// From a potential to what the kernel's doors compute. An expression splits into coefficients, which hold no variable and which
// the planner evaluates into tables, and a rest, which becomes instructions. For a variable v with F_v = force_v - dU/dv:
//
//   kick  = sqrt(2 kT_v h/friction_v) normal_v + (what of F_v h/friction_v is free of all variables)
//   moved = v + kick + the rest of F_v h/friction_v        drift = base + F_v h/friction_v     push = base + force_v h/friction_v
//   work  = U(x; fields) - U(x; ~fields), ~field being the value in the row before
//   energy = U(x)        cool = base/kT_v        height = U(x)/kT
//
// With inertia, for the velocity as base, in units in which it is what a place glides in a turn, and what of h/mass and friction a
// scheme gives to its parts (plan/step.ts):
//
//   drift = base + F_v rate    push = base + force_v rate    moved = v + base    damp = base damping
//   kick  = sqrt(kT_v) spread normal
//
// Whatever is polynomial is collected by powers: few coefficients, few operations, and the work is sum_n Δc_n x^n for fields
// that enter in any way. The rest is kept in the order of the text.
import { Builder, before, type Code, MASKS, Slots, type Tables } from "./code.js";
import { differentiate } from "./differentiate.js";
import { degree, derivative, expression, type Polynomial, polynomial } from "./polynomial.js";
import {
  call,
  difference,
  mentions,
  type Node,
  name,
  negative,
  number,
  partsOf,
  product,
  quotient,
  rebuilt,
  rename,
  sum,
} from "./syntax.js";
import { bound, type MovingWalls, pushing, type Walls } from "./walls.js";

export interface Lowered {
  /** The code of each door by its name in assembly/door/potential.ts. */
  readonly doors: Readonly<Record<string, Code>>;
  /** Tables of all but the energy. */
  readonly step: Tables;
  /** The energy's coefficients, but for a policy's own, all in one row. */
  readonly boundary: Tables;
}

/** The formulas of a system, and what bounds it. */
export interface Formulas {
  readonly variables: readonly string[];
  readonly energy: Node;
  /** Non-conservative force on each variable, added to -dU/dv. */
  readonly forces: readonly (Node | null)[];
  /** What pushes each variable beside them and is no part of the system: in kick and moved alone. */
  readonly biases?: readonly (Node | null)[] | undefined;
  /** kT of each variable, of the fields. */
  readonly temperatures: readonly Node[];
  readonly walls: Walls;
}

/** What the doors are for. */
export interface Motion {
  readonly inertial: boolean;
  /** Whether the entropy of the baths is booked by each move's temperature. */
  readonly entropic: boolean;
  /** Whether steps are accepted or refused by their energy. */
  readonly metropolis: boolean;
  readonly order: Order;
  /** Places of walls that may move, computed per row: before and after the step. */
  readonly walls?: MovingWalls | undefined;
  /** The doors of exactLinear, in place of those of a force. */
  readonly exact?: ExactDoors | undefined;
}

/** kick_v = shift_v + sum_w root_vw normal_w, moved_v = kick_v + sum_w map_vw w; names of computed coefficients, and formulas of them. */
export interface ExactDoors {
  readonly map: readonly (readonly string[])[];
  readonly shift: readonly Node[];
  readonly root: readonly (readonly string[])[];
  /** The work of a write, by powers, where it is not the change of U from row to row. */
  readonly jump: Polynomial | null;
}

/**
 * Names of what a step takes: its length; of a variable's friction and its mass, overdamped, the rate h/friction alone. Times
 * `speed` a velocity of the kernel is one of the experiment.
 */
export const STEP = "$h";
export const rateOf = (variable: number): string => `$rate${variable}`;
export const speedOf = (variable: number): string => `$speed${variable}`;
export const dampingOf = (variable: number): string => `$damping${variable}`;
export const widthOf = (variable: number): string => `$width${variable}`;

/** "fewest" operations, or the "shortest" way from x to the result: for a scheme that takes the force of a predicted place. */
export type Order = "fewest" | "shortest";

/** Lowers the formulas of a system. `driven` are the fields that rows hold, `acted` those that a policy writes in each lane. */
export function lower(
  { variables, energy, forces, biases, temperatures, walls }: Formulas,
  driven: ReadonlySet<string>,
  { inertial, entropic, metropolis, order, exact, walls: moving }: Motion,
  /** Gives further coefficients a place in the tables of the step and of the energy, which have all others by then. */
  more: (step: Slots, boundary: Slots) => void = () => undefined,
  acted: ReadonlySet<string> = new Set(),
): Lowered {
  const step = new Slots(driven, acted);
  const boundary = new Slots(new Set(), acted);
  const written = new Set([...driven, ...acted]);
  const { smooth, rest } = split(collected(energy, variables), variables);
  const builder = new Builder(step, variables);
  const doors: Record<string, Code> = {};

  variables.forEach((variable, v) => {
    const rate = name(rateOf(v));
    const kT = temperatures[v] as Node;
    const amplitude = inertial
      ? product(name(widthOf(v)), call("sqrt", kT))
      : call("sqrt", product(product(number(2), kT), rate));
    const force = split(collected(forces[v] ?? number(0), variables), variables);
    const pushed = scale(force.smooth, (c) => product(c, rate));
    const slide = plus(
      scale(derivative(smooth, v), (c) => negative(product(c, rate))),
      pushed,
    );
    const pushes = force.rest.map((term) => product(rate, term));
    const others = [...rest.map((term) => negative(product(rate, differentiate(term, variable)))), ...pushes];
    const bias = split(collected(biases?.[v] ?? number(0), variables), variables);
    const moving = plus(
      slide,
      scale(bias.smooth, (c) => product(c, rate)),
    );
    const movers = [...others, ...bias.rest.map((term) => product(rate, term))];
    const codes = (nodes: readonly Node[]): Code[] =>
      nodes.filter((node) => !isZero(node)).map((node) => builder.code(gathered(node, variables)));

    const base = builder.base();
    const normal = builder.variable(v); // what the door is given in the variables' place
    const weighed = (names: readonly string[]): Code[] =>
      names.map((one, w) => builder.times(builder.variable(w), name(one)));
    if (exact) {
      doors[`kick${v}`] = builder.sumOf([
        ...weighed(exact.root[v] as readonly string[]),
        builder.load(exact.shift[v] as Node),
      ]);
      doors[`moved${v}`] = builder.sumOf([base, ...weighed(exact.map[v] as readonly string[])]);
      if (v === 0) doors.bound = base;
    } else if (inertial) {
      doors[`kick${v}`] = builder.times(normal, amplitude);
      doors[`moved${v}`] = builder.sumOf([builder.variable(v), base]);
      doors[`damp${v}`] = builder.times(base, name(dampingOf(v)));
    } else {
      const free = builder.terms(new Map([...moving].filter(([n]) => n === 0)));
      doors[`kick${v}`] = builder.sumOf([builder.times(normal, amplitude), ...free]);
      const itself: Polynomial = new Map([[16 ** v, number(1)]]);
      const slid = plus(new Map([...moving].filter(([n]) => n > 0)), itself);
      doors[`moved${v}`] = builder.sumOf([
        base,
        ...(order === "fewest" ? builder.polynomial(slid) : builder.terms(slid)),
        ...codes(movers),
      ]);
      if (v === 0) doors.bound = bound(builder, walls, amplitude);
    }
    if (entropic) doors[`cool${v}`] = builder.times(base, quotient(number(1), kT));
    if (metropolis) doors[`cool${v}`] = builder.times(base, quotient(number(1), product(kT, rate)));
    const slides = inertial ? builder.polynomial(slide) : builder.terms(slide);
    doors[`drift${v}`] = builder.sumOf([builder.base(), ...slides, ...codes(others)]);
    doors[`push${v}`] = builder.sumOf([builder.base(), ...builder.terms(pushed), ...codes(pushes)]);
  });
  doors.work = builder.sumOf([
    ...builder.polynomial(exact?.jump ?? scale(smooth, (c) => change(c, written))),
    ...rest.flatMap((term) => workOf(term, written).map((node) => builder.code(gathered(node, variables)))),
  ]);
  if (moving) Object.assign(doors, pushing(builder, moving, temperatures[0] as Node, name(rateOf(0))));
  if (metropolis) {
    const perT = quotient(number(1), temperatures[0] as Node);
    doors.height = builder.sumOf([
      ...builder.polynomial(scale(smooth, (c) => product(c, perT))),
      ...rest.map((term) => builder.code(gathered(product(perT, term), variables))),
    ]);
  }
  doors.energy = new Builder(boundary, variables).code(energy);
  more(step, boundary);
  return { doors, step: step.tables(), boundary: boundary.tables() };
}

const isZero = (node: Node): boolean => node.kind === "number" && node.value === 0;

/** Addends that are polynomial, collected; and the others. */
function split(energy: Node, variables: readonly string[]): { smooth: Polynomial; rest: Node[] } {
  let smooth: Polynomial = new Map();
  const rest: Node[] = [];
  for (const term of addends(energy)) {
    const found = polynomial(term, variables);
    if (found === null) rest.push(term);
    else smooth = polynomial(sum(expression(smooth, variables), term), variables) ?? smooth;
  }
  return { smooth, rest };
}

/** The same with linear arguments of functions collected: sin(2 pi x/L) takes one product. */
export function collected(node: Node, variables: readonly string[]): Node {
  const inner = (part: Node): Node => collected(part, variables);
  if (node.kind === "lookup") return node;
  return rebuilt(
    node,
    node.kind === "call" ? (argument) => linear(argument, variables) ?? inner(argument) : inner,
  );
}

/** The same as one coefficient times the rest: factors without a variable are multiplied by the planner. */
export function gathered(node: Node, variables: readonly string[]): Node {
  const { coefficient, rest } = factored(node, variables);
  return product(coefficient, rest);
}

/** An expression as one coefficient, free of the variables, times the rest. */
export function factored(node: Node, variables: readonly string[]): { coefficient: Node; rest: Node } {
  const factors = (part: Node): { coefficient: Node; rest: Node } => {
    if (!mentions(part, new Set(variables))) return { coefficient: part, rest: number(1) };
    if (part.kind === "negate") {
      const of = factors(part.of);
      return { ...of, coefficient: negative(of.coefficient) };
    }
    if (part.kind === "binary" && (part.op === "*" || part.op === "/")) {
      const [left, right] = [factors(part.left), factors(part.right)];
      const join = part.op === "*" ? product : quotient;
      return {
        coefficient: join(left.coefficient, right.coefficient),
        rest: join(left.rest, right.rest),
      };
    }
    return { coefficient: number(1), rest: part };
  };
  return factors(node);
}

/** c_0 + c_1 x + …, where an expression is that. */
function linear(node: Node, variables: readonly string[]): Node | null {
  const terms = polynomial(node, variables);
  if (terms === null || [...terms.keys()].some((n) => degree(n) > 1)) return null;
  return expression(terms, variables);
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

const plus = (p: Polynomial, q: Polynomial): Polynomial =>
  new Map([...p, ...[...q].map(([n, c]) => [n, sum(p.get(n) ?? number(0), c)] as const)]);

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
  if (node.kind === "binary" && MASKS.has(node.op)) return mentions(node, driven);
  if (node.kind === "choose" && mentions(node.when, driven)) return true;
  return partsOf(node).some((part) => jumps(part, driven));
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
