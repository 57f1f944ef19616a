// A force that pushes the dynamics and is no part of the system, and what it does to the probability of a path. Euler's step is
// normal: with the true force F_v and the bias b_v at x_k in the fields of row k,
//   ln dP/dP_b = sum_v sum_k [-b_v dx_v/(2 kT_v) + h b_v (2 F_v + b_v)/(4 kT_v friction_v)],
// exactly for the discrete path, and Girsanov's density as h -> 0 (I. V. Girsanov, Theory Probab. Appl. 5, 285 (1960), theorem 1).
import { differentiate } from "../formula/differentiate.js";
import {
  call,
  difference,
  type Node,
  name,
  negative,
  number,
  product,
  quotient,
  sum,
} from "../formula/syntax.js";
import { biasForcesOf } from "../spec/biasForce.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { temperaturesOf, variablesOf } from "../spec/variables.js";

export interface Biasing {
  readonly forces: readonly (Node | null)[];
  /** The column logWeight. */
  readonly columns: Readonly<Record<string, Node>>;
}

/** Null where nothing is biased. @throws SpecError for a formula that cannot be read */
export function biasingOf(
  experiment: LangevinExperiment,
  { energy, forces }: SystemFormulas,
): Biasing | null {
  const { system } = experiment;
  const biases = biasForcesOf(experiment);
  if (biases === null) return null;
  const temperatures = temperaturesOf(system);
  let along: Node = number(0);
  let lasting: Node = number(0);
  variablesOf(system).forEach(({ name: variable, friction }, v) => {
    const bias = biases[v] ?? null;
    if (bias === null) return;
    const kT = temperatures[v] as Node;
    const force = difference(forces[v] ?? number(0), differentiate(energy, variable));
    const both = sum(product(number(2), force), bias);
    along = sum(along, call("ito", negative(quotient(bias, product(number(2), kT))), name(variable)));
    lasting = sum(lasting, quotient(product(bias, both), product(number(4 * friction), kT)));
  });
  return { forces: biases, columns: { logWeight: sum(along, call("leftIntegral", lasting)) } };
}
