// F(tau+) - F(0-) as a formula of the fields that a policy wrote last, of quadratic potentials U = c + b x + x A x/2:
//   F = c - b A^-1 b/2 + (kT/2) ln det A + what is the same at both ends
// Of several variables A is none of the policy's.
import { evaluateNumber } from "../../formula/evaluate.js";
import { degree, polynomial } from "../../formula/polynomial.js";
import {
  call,
  difference,
  mentions,
  type Node,
  number,
  product,
  quotient,
  substitute,
  sum,
} from "../../formula/syntax.js";
import type { Langevin } from "../../spec/experiment.js";
import { commonTemperature, isothermal, namesOf } from "../../spec/variables.js";
import { quadraticEquilibrium } from "../../theory/quadratic.js";
import type { Fields, Timeline } from "../timeline.js";

/** Null where there is no such formula. */
export function ownFreeEnergy(
  system: Langevin,
  energy: Node,
  line: Timeline,
  acted: readonly string[],
): Node | null {
  const variables = namesOf(system);
  const terms = polynomial(energy, variables);
  if (terms === null || system.period !== undefined || system.walls !== undefined || !isothermal(system))
    return null;
  const all = [...terms];
  const written = new Set(acted);
  if (all.some(([n]) => degree(n) > 2)) return null;
  const kT = commonTemperature(system);
  const end = line.end[0] as Fields;
  const known = (node: Node): Node =>
    substitute(node, (found) =>
      written.has(found.name) || end[found.name] === undefined ? found : number(end[found.name] as number),
    );
  const at = (n: number): Node => terms.get(n) ?? number(0);
  const half = quotient(number(1), number(2));
  if (variables.length === 1) {
    const [constant, slope, curvature] = [at(0), at(1), at(2)];
    const whole = sum(
      difference(constant, quotient(product(slope, slope), product(number(4), curvature))),
      product(number(kT / 2), call("log", curvature)),
    );
    const before = evaluateNumber(whole, line.start);
    return Number.isFinite(before) ? difference(known(whole), number(before)) : null;
  }
  if (all.some(([n, c]) => degree(n) === 2 && mentions(c, written))) return null;
  const before = quadraticEquilibrium(energy, variables, line.start, kT);
  const after = quadraticEquilibrium(energy, variables, end, kT);
  if (before === null || after === null) return null;
  let shape = known(at(0));
  variables.forEach((_, v) => {
    variables.forEach((_, w) => {
      const inverse = number((after.covariance[v]?.[w] as number) / kT);
      const both = product(known(at(16 ** v)), known(at(16 ** w)));
      shape = difference(shape, product(half, product(inverse, both)));
    });
  });
  const rest = after.freeEnergy - before.freeEnergy - evaluateNumber(shape, end);
  return sum(shape, number(rest));
}
