// The functions of a whole trajectory that a recorded column and a condition to stop may call, one row each: what a function
// takes, what it gathers, its value at the end. In a step from state k to k + 1 at the fields of its row, f and f' are the
// values before and after, s is the standard deviation of what the noise of a step does to a quantity, and
// beta = 0.5826 = -zeta(1/2)/sqrt(2 pi):
//
//   integral(f)    sum of h (f + f')/2                    along(f, x)   sum of (x' - x)(f + f')/2   (Stratonovich)
//   leftIntegral(f)  sum of h f                           ito(f, x)     sum of (x' - x) f
//   max(f)         largest f of all steps, + beta s
//   min(f)         smallest, - beta s                     count(c)      how often c becomes true, as seen at the steps
//   change(f)      sum of f' - f: what moves alone make of f, without the writes of a protocol
//   firstTime(c)   sum of h while c does not hold, and 3 h/4 of the step after which it does
//   final(f)       f at the end
//   at(t, f)       f at time t; with cycles, at that time of each, on average over the counted ones
//   leg(s, t, f)   how much f grows between the times s and t, summed over the counted cycles
//
// A path is looked at only between its steps, and what lies above what was seen has the mean beta s: so a maximum gets that much,
// and the conditions of firstTime and stop are judged nearer by as much (P. Asmussen, P. Glynn, J. Pitman, Ann. Appl. Probab. 5,
// 875 (1995); M. Broadie, P. Glasserman, S. Kou, Math. Finance 7, 325 (1997)). Seen from the true level the overshoot of a step
// has then the mean v h/4 and the mean square D h/2, for any drift v, as E R = s (beta + v h/(4 s)) and Var R = s^2/4 of a
// Gaussian walk (D. Siegmund, Sequential Analysis, chapter X); as v u' + D u'' + du/dt = 0 for every mean u of what happens at a
// first passage, the step's end is late by h/4: hence 3/4. Without noise (s = 0) the passage is anywhere in the step: 1/2.
import { BITSELECT, type Code, F64X2 } from "./code.js";
import { STEP } from "./lower.js";
import { type Node, name, number, product, sum } from "./syntax.js";

/** -zeta(1/2)/sqrt(2 pi). */
export const OVERSHOOT = 0.5825971579390107;

/** One step of one recorded function, as instructions. */
export interface Step {
  readonly args: readonly Node[];
  /** The accumulators before the step. */
  readonly old: readonly Code[];
  before(node: Node): Code;
  after(node: Node): Code;
  /** Whether a condition holds after the step, as a mask: each comparison judged nearer by beta s, or as it is seen. */
  holds(condition: Node): Code;
  seen(condition: Node): Code;
  /** s of a quantity after the step, or before it; null where the noise does not move it at once. */
  spread(node: Node, side: "before" | "after"): Code | null;
  /** Whether no comparison of a condition is moved by the noise at once. */
  smooth(condition: Node): boolean;
  /** Whether a write may change it. */
  driven(node: Node): boolean;
  /** acc + (sum of `codes`) times the coefficients of `by` and of `node`, of which each code is the rest. */
  add(acc: Code, by: Node, node: Node, sides: readonly ("before" | "after")[], factor?: Code): Code;
  /** x' - x. */
  moved(variable: Node): Code;
  load(coefficient: Node): Code;
  apply(code: number, ...args: Code[]): Code;
}

export type Takes = "formula" | "condition" | "variable" | "time";

/** A function that the kernel gathers step by step. */
export interface Gathered {
  readonly accumulators: number;
  /** Its value by its accumulators. */
  value(accumulators: readonly Node[]): Node;
  /** Its value at the end, where that is another one. */
  ended?(accumulators: readonly Node[]): Node;
  /** Which accumulator says (1 or 0) whether it ever came to pass. */
  readonly reached?: number;
  /** Derivative of the value by a variable, over a step: what the noise of that variable does to it. */
  slope?(args: readonly Node[], variable: string): Node;
  /** What the accumulators are at t = 0, where that is not 0; read from the side "after". */
  opened?(step: Step): Code[];
  update(step: Step): Code[];
}

export interface RecordedFunction {
  readonly takes: readonly Takes[];
  /** Weak order of averages where the scheme has order 2. */
  readonly order: 1 | 2;
  /** null: of the end or of given times alone, evaluated by the host. */
  readonly gathered: Gathered | null;
}

const H = name(STEP);
const ONE = number(1);
const ANDNOT = 0x4f; // v128.andnot(a, b) = a & ~b
const first = (nodes: readonly Node[]): Node => nodes[0] as Node;
const of = (args: readonly Node[]): Node => args[0] as Node;
const variableOf = (args: readonly Node[]): Node => args[1] as Node;

const slopeAlong = (args: readonly Node[], variable: string): Node => {
  const by = variableOf(args);
  return by.kind === "name" && by.name === variable ? of(args) : number(0);
};

/** The largest or smallest value so far, and s at its place. */
function extremum(beyond: number, sign: 1 | -1): Gathered {
  const looked = (step: Step, [most, spread]: readonly [Code, Code], side: "before" | "after") => {
    const value = step[side](of(step.args));
    const further = step.apply(beyond, value, most);
    const s = step.spread(of(step.args), side);
    return [
      step.apply(BITSELECT, value, most, further),
      s === null ? spread : step.apply(BITSELECT, s, spread, further),
    ] as const;
  };
  return {
    accumulators: 2,
    value: ([most, spread]) => sum(most as Node, product(number(sign * OVERSHOOT), spread as Node)),
    opened: (step) => [
      step.after(of(step.args)),
      step.spread(of(step.args), "after") ?? (step.old[1] as Code),
    ],
    update: (step) => {
      const old = step.old as [Code, Code];
      // a write moves what depends on its field
      const written = step.driven(of(step.args)) ? looked(step, old, "before") : old;
      return [...looked(step, written, "after")];
    },
  };
}

/** A mask as 1 or 0. */
const flag = (step: Step, mask: Code): Code => step.apply(F64X2["&&"], mask, step.load(ONE));
const isSet = (step: Step, code: Code): Code => step.apply(F64X2["!="], code, step.load(number(0)));

/** Name of the time at which a path ends. */
export const DURATION = "$duration";

const firstTime: Gathered = {
  accumulators: 2,
  value: first,
  // what never came to pass took all the time, without the roundings of a sum
  ended: ([time, reached]) => ({
    kind: "choose",
    when: reached as Node,
    yes: time as Node,
    no: name(DURATION),
  }),
  reached: 1,
  opened: (step) => [step.old[0] as Code, flag(step, step.holds(of(step.args)))],
  update: (step) => {
    const [time, reached] = step.old as [Code, Code];
    const was = isSet(step, reached);
    const holds = step.holds(of(step.args));
    const share = number(step.smooth(of(step.args)) ? 0.5 : 0.75);
    const lasted = step.apply(BITSELECT, step.load(product(share, H)), step.load(H), holds);
    return [
      step.apply(F64X2["+"], time, step.apply(ANDNOT, lasted, was)),
      flag(step, step.apply(F64X2["||"], was, holds)),
    ];
  },
};

const count: Gathered = {
  accumulators: 2,
  value: first,
  opened: (step) => [step.old[0] as Code, flag(step, step.seen(of(step.args)))],
  update: (step) => {
    const [times, held] = step.old as [Code, Code];
    const holds = step.seen(of(step.args));
    const became = step.apply(ANDNOT, holds, isSet(step, held));
    return [step.apply(F64X2["+"], times, flag(step, became)), flag(step, holds)];
  },
};

/** Whether a condition has held: behind `stop`. The mask of the lanes in which it holds for the first time comes with it. */
export function halt(step: Step): { accumulator: Code; mask: Code } {
  const was = isSet(step, step.old[0] as Code);
  const holds = step.holds(of(step.args));
  return {
    accumulator: flag(step, step.apply(F64X2["||"], was, holds)),
    mask: step.apply(ANDNOT, holds, was),
  };
}

export const RECORDED: Readonly<Record<string, RecordedFunction>> = {
  integral: {
    takes: ["formula"],
    order: 2,
    gathered: {
      accumulators: 1,
      value: first,
      update: (step) => [step.add(step.old[0] as Code, H, of(step.args), ["before", "after"])],
    },
  },
  leftIntegral: {
    takes: ["formula"],
    order: 1,
    gathered: {
      accumulators: 1,
      value: first,
      update: (step) => [step.add(step.old[0] as Code, H, of(step.args), ["before"])],
    },
  },
  along: {
    takes: ["formula", "variable"],
    order: 1,
    gathered: {
      accumulators: 1,
      value: first,
      slope: slopeAlong,
      update: (step) => {
        const by = step.moved(variableOf(step.args));
        return [step.add(step.old[0] as Code, ONE, of(step.args), ["before", "after"], by)];
      },
    },
  },
  ito: {
    takes: ["formula", "variable"],
    order: 1,
    gathered: {
      accumulators: 1,
      value: first,
      slope: slopeAlong,
      update: (step) => {
        const by = step.moved(variableOf(step.args));
        return [step.add(step.old[0] as Code, ONE, of(step.args), ["before"], by)];
      },
    },
  },
  change: {
    takes: ["formula"],
    order: 2,
    gathered: {
      accumulators: 1,
      value: first,
      update: (step) => {
        const moved = step.apply(F64X2["-"], step.after(of(step.args)), step.before(of(step.args)));
        return [step.apply(F64X2["+"], step.old[0] as Code, moved)];
      },
    },
  },
  max: { takes: ["formula"], order: 1, gathered: extremum(F64X2[">"], 1) },
  min: { takes: ["formula"], order: 1, gathered: extremum(F64X2["<"], -1) },
  count: { takes: ["condition"], order: 1, gathered: count },
  firstTime: { takes: ["condition"], order: 1, gathered: firstTime },
  final: { takes: ["formula"], order: 2, gathered: null },
  at: { takes: ["time", "formula"], order: 2, gathered: null },
  leg: { takes: ["time", "time", "formula"], order: 2, gathered: null },
};

/** How many arguments each takes; `max` and `min` of two are ordinary functions. */
export const ARITIES: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries(RECORDED).map(([name, { takes }]) => [name, takes.length]),
);

/** The row of a call, where it is one of a recorded function. */
export function recordedOf(node: Node): RecordedFunction | null {
  if (node.kind !== "call" || !Object.hasOwn(RECORDED, node.name)) return null;
  const row = RECORDED[node.name] as RecordedFunction;
  return row.takes.length === node.args.length ? row : null;
}
