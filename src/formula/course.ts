// How a formula moves while its names move on straight lines: intervals that hold its value, its slope and its second derivative
// everywhere in a window of time, by the chain rule in interval arithmetic (R. E. Moore, Interval Analysis, chapter 11). With a
// formula f of u(s): f' u' and f'' u'^2 + f' u''. Where a condition is not decided in the window, or a kink lies in it, slope and
// second derivative are the whole line; the value is that of all branches that may be taken.

import {
  BINARY,
  contains,
  exactly,
  hull,
  type Interval,
  isBounded,
  isZero,
  larger,
  minus,
  negate,
  ONE,
  over,
  plus,
  power,
  smaller,
  square,
  times,
  unary,
  WHOLE,
  ZERO,
} from "./interval.js";
import type { Node } from "./syntax.js";
import { lookUpOver } from "./tableRange.js";

export interface Course {
  readonly value: Interval;
  readonly slope: Interval;
  readonly curvature: Interval;
}

export type Courses = Readonly<Record<string, Course>>;

/** What stands still. */
export const still = (value: number): Course => ({ value: exactly(value), slope: ZERO, curvature: ZERO });

/** What goes from `from` on with a constant slope, for so long. */
export const straight = (from: number, slope: number, length: number): Course => ({
  value: hull(exactly(from), plus(exactly(from), times(exactly(slope), exactly(length)))),
  slope: exactly(slope),
  curvature: ZERO,
});

const unmoved = ({ slope, curvature }: Course): boolean => isZero(slope) && isZero(curvature);
const jumping = (value: Interval): Course => ({ value, slope: WHOLE, curvature: WHOLE });
const constant = (value: Interval): Course => ({ value, slope: ZERO, curvature: ZERO });

const TWO = exactly(2);
const HALF = exactly(0.5);
const PEAK: Interval = [1.1283791670955, 1.1283791670956]; // 2/sqrt(pi)

type Derivative = (argument: Interval, value: Interval) => readonly [first: Interval, second: Interval];

/** f' and f'' of the functions that have them everywhere. */
const DERIVATIVES: Readonly<Record<string, Derivative>> = {
  sqrt: (a, value) => [over(HALF, value), negate(over(exactly(0.25), times(value, a)))],
  exp: (_, value) => [value, value],
  log: (a) => [over(ONE, a), negate(over(ONE, square(a)))],
  sin: (a, value) => [unary("cos", a), negate(value)],
  cos: (a, value) => [negate(unary("sin", a)), negate(value)],
  tan: (_, value) => {
    const first = plus(ONE, square(value));
    return [first, times(times(TWO, value), first)];
  },
  tanh: (_, value) => {
    const first = smaller(larger(minus(ONE, square(value)), ZERO), ONE);
    return [first, negate(times(times(TWO, value), first))];
  },
  atan: (a) => {
    const first = over(ONE, plus(ONE, square(a)));
    return [first, negate(times(times(TWO, a), square(first)))];
  },
  erf: (a) => {
    const first = times(PEAK, unary("exp", negate(square(a))));
    return [first, negate(times(times(TWO, a), first))];
  },
};

/** f(u) by the chain rule. */
function chained(of: Course, value: Interval, derivatives: () => readonly [Interval, Interval]): Course {
  if (unmoved(of)) return constant(value);
  const [first, second] = derivatives();
  return {
    value,
    slope: times(first, of.slope),
    curvature: plus(times(second, square(of.slope)), times(first, of.curvature)),
  };
}

const negated = ({ value, slope, curvature }: Course): Course => ({
  value: negate(value),
  slope: negate(slope),
  curvature: negate(curvature),
});

function product(a: Course, b: Course): Course {
  return {
    value: times(a.value, b.value),
    slope: plus(times(a.slope, b.value), times(a.value, b.slope)),
    curvature: plus(
      plus(times(a.curvature, b.value), times(a.value, b.curvature)),
      times(TWO, times(a.slope, b.slope)),
    ),
  };
}

const reciprocal = (of: Course): Course =>
  chained(of, over(ONE, of.value), () => {
    const inverse = over(ONE, of.value);
    const first = negate(square(inverse));
    return [first, negate(times(times(TWO, first), inverse))];
  });

function quotient(a: Course, b: Course): Course {
  const value = over(a.value, b.value);
  if (unmoved(b)) {
    return { value, slope: over(a.slope, b.value), curvature: over(a.curvature, b.value) };
  }
  return { ...product(a, reciprocal(b)), value };
}

function raised(a: Course, b: Course): Course {
  const value = power(a.value, b.value);
  if (unmoved(b)) {
    const n = b.value;
    return chained(a, value, () => [
      times(n, power(a.value, minus(n, ONE))),
      times(times(n, minus(n, ONE)), power(a.value, minus(n, TWO))),
    ]);
  }
  // e^(b ln a)
  const exponent = product(b, applied("log", a));
  return chained(exponent, value, () => [value, value]);
}

/** Of several branches that may be taken. */
function either(a: Course, b: Course): Course {
  return unmoved(a) && unmoved(b) && isZero(minus(a.value, b.value)) ? a : jumping(hull(a.value, b.value));
}

function applied(name: string, of: Course): Course {
  const value = unary(name, of.value);
  if (name === "abs") {
    if (unmoved(of)) return constant(value);
    if (of.value[0] >= 0) return of;
    return of.value[1] <= 0
      ? negated(of)
      : { value, slope: hull(of.slope, negate(of.slope)), curvature: WHOLE };
  }
  return chained(of, value, () => (DERIVATIVES[name] as Derivative)(of.value, value));
}

/** min or max: the one that is always taken, or a kink. */
function extreme(a: Course, b: Course, value: Interval, first: boolean, second: boolean): Course {
  if (first) return a;
  if (second) return b;
  return unmoved(a) && unmoved(b)
    ? constant(value)
    : { value, slope: hull(a.slope, b.slope), curvature: WHOLE };
}

/**
 * The course of `node` where its names have these.
 * @throws Error for a name without one (the door checks names first: an internal fault).
 */
export function courseOf(node: Node, of: Courses): Course {
  switch (node.kind) {
    case "number":
      return still(node.value);
    case "name": {
      const found = of[node.name];
      if (found === undefined) throw new Error(`"${node.name}" has no course here`);
      return found;
    }
    case "negate":
      return negated(courseOf(node.of, of));
    case "choose": {
      const when = BINARY["!="]?.(courseOf(node.when, of).value, ZERO) as Interval;
      if (isZero(when)) return courseOf(node.no, of);
      const yes = courseOf(node.yes, of);
      return contains(when, 0) ? either(yes, courseOf(node.no, of)) : yes;
    }
    case "lookup": {
      const inner = courseOf(node.of, of);
      const ranges = lookUpOver(node.table, inner.value, node.order);
      return chained(inner, ranges.value, () => [ranges.slope, ranges.curvature]);
    }
    case "call": {
      const [a, b] = node.args.map((arg) => courseOf(arg, of)) as [Course, Course | undefined];
      if (b === undefined) return applied(node.name, a);
      if (node.name === "min") {
        const value = smaller(a.value, b.value);
        return extreme(a, b, value, a.value[1] <= b.value[0], b.value[1] <= a.value[0]);
      }
      const value = larger(a.value, b.value);
      return extreme(a, b, value, a.value[0] >= b.value[1], b.value[0] >= a.value[1]);
    }
    case "binary":
      return combined(node.op, courseOf(node.left, of), courseOf(node.right, of));
  }
}

function combined(op: string, a: Course, b: Course): Course {
  switch (op) {
    case "+":
      return {
        value: plus(a.value, b.value),
        slope: plus(a.slope, b.slope),
        curvature: plus(a.curvature, b.curvature),
      };
    case "-":
      return combined("+", a, negated(b));
    case "*":
      return product(a, b);
    case "/":
      return quotient(a, b);
    case "^":
      return raised(a, b);
    default: {
      const value = (BINARY[op] as (a: Interval, b: Interval) => Interval)(a.value, b.value);
      const decided = value[0] === value[1] || (unmoved(a) && unmoved(b));
      return decided ? constant(value) : jumping(value);
    }
  }
}

/** An interval that holds every value of the formula for names in these. */
export const enclose = (node: Node, names: Readonly<Record<string, Interval>>): Interval =>
  courseOf(node, Object.fromEntries(Object.entries(names).map(([name, value]) => [name, constant(value)])))
    .value;

/** Whether it is on a straight line for certain. */
export const isStraight = ({ slope, curvature }: Course): boolean => isZero(curvature) && isBounded(slope);
