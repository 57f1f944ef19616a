// An action's points as one formula of `age`.
import { type Node, name, number, product, sum } from "../../formula/syntax.js";

/** Straight lines between points [age, value], ends held, two points at one age a jump; one point is a formula that is held. */
export function followed(points: readonly (readonly [age: number, value: Node])[]): Node {
  const [last, ...others] = [...points].reverse() as [
    readonly [number, Node],
    ...(readonly [number, Node])[],
  ];
  let [next, value] = last;
  let right = last;
  for (const left of others) {
    const [from, a] = left;
    const [to, b] = right;
    // before the first point its value is held, which the last turn leaves as the line's own end
    const line = to === from ? a : between(a, b, from, to);
    value = {
      kind: "choose",
      when: { kind: "binary", op: "<", left: name("age"), right: number(next) },
      yes: line,
      no: value,
    };
    next = from;
    right = left;
  }
  if (others.length === 0) return value;
  const [[start, first]] = points as [readonly [number, Node]];
  if (start <= 0) return value;
  return {
    kind: "choose",
    when: { kind: "binary", op: "<", left: name("age"), right: number(start) },
    yes: first,
    no: value,
  };
}

/** a (1 - s) + b s. */
const between = (a: Node, b: Node, from: number, to: number): Node => {
  const share: Node = {
    kind: "binary",
    op: "/",
    left: { kind: "binary", op: "-", left: name("age"), right: number(from) },
    right: number(to - from),
  };
  const rest: Node = { kind: "binary", op: "-", left: number(1), right: share };
  return sum(product(a, rest), product(b, share));
};
