// Flows of information between two variables of a linear system, along its paths, by the steady law of the fields at 0-: normal, of the pair
// with the mean m and the covariance C, P = C^-1, d = (x - m_x, y - m_y),
//   i(x, y) = ln p(x, y)/(p(x) p(y)) = ln(C_xx C_yy/det C)/2 - [d P d - d_x^2/C_xx - d_y^2/C_yy]/2,
//   flow of x = ∫ di/dx o dx,   flow of y = ∫ di/dy o dy,   both together i(end) - i(start);
// further variables are summed over. With heat booked stepwise, entropies to the baths of x and of y.
// J. M. Horowitz, M. Esposito, PRX 4, 031015 (2014); A. E. Allahverdyan et al., J. Stat. Mech. P09011 (2009).
import {
  call,
  difference,
  mentions,
  type Node,
  name,
  number,
  product,
  quotient,
  sum,
} from "../formula/syntax.js";
import * as math from "../kernel/math.js";
import { nearest, SpecError } from "../spec/error.js";
import type { LangevinExperiment } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { isInertial, namesOf, temperaturesOf } from "../spec/variables.js";
import { steadyNormal } from "../theory/linearSteady.js";
import { lawOf, needingLinear } from "./linear.js";
import type { Timeline } from "./timeline.js";

const PATH = "record.informationFlow";
const WISH = "an information flow";

/** Formulas of the columns, over the ledger and recorded functions; null where nothing is asked for. @throws SpecError */
export function linearFlows(
  experiment: LangevinExperiment,
  formulas: SystemFormulas,
  { driven }: Timeline,
): Readonly<Record<string, Node>> | null {
  const { system, record, method, feedback } = experiment;
  const { informationFlow } = record;
  if (informationFlow === undefined) return null;
  const names = namesOf(system);
  const { of, and } = informationFlow;
  for (const [key, given] of Object.entries({ of, and })) {
    if (names.includes(given)) continue;
    throw new SpecError(
      `${PATH}.${key}`,
      `a variable (${names.join(", ")}) is needed, "${given}" given${nearest(given, names)}`,
    );
  }
  if (of === and)
    throw new SpecError(`${PATH}.and`, `another variable than "${of}" is needed, "${and}" given`);
  const refuse = (needed: string): never => {
    throw new SpecError(PATH, `${needed} is needed for ${WISH}`);
  };
  if (isInertial(system)) refuse("overdamped motion");
  if (feedback !== undefined) refuse("an experiment without feedback");
  const temperatures = temperaturesOf(system);
  const all = [formulas.energy, ...formulas.forces, ...temperatures];
  if (all.some((node) => node !== null && mentions(node, driven))) refuse("a system that nothing drives");
  const law = needingLinear(PATH, WISH, () =>
    steadyNormal(lawOf(system, formulas).at(system.potential.fields)),
  );
  if (law === null) return refuse("a steady state");
  const [x, y] = [names.indexOf(of), names.indexOf(and)];
  const C = (i: number, j: number): number => law.covariance[i]?.[j] as number;
  const [xx, xy, yy] = [C(x, x), C(x, y), C(y, y)];
  const determinant = xx * yy - xy * xy;
  const [ofX, ofY, ofBoth] = [1 / xx - yy / determinant, 1 / yy - xx / determinant, xy / determinant];
  const apart = (variable: string, at: number): Node =>
    difference(name(variable), number(law.mean[at] as number));
  const pull = (own: Node, factor: number, other: Node): Node =>
    sum(product(number(factor), own), product(number(ofBoth), other));
  const [dx, dy] = [apart(of, x), apart(and, y)];
  const information = (a: Node, b: Node): Node =>
    sum(
      number(math.log((xx * yy) / determinant) / 2),
      sum(
        sum(product(number(ofX / 2), product(a, a)), product(number(ofY / 2), product(b, b))),
        product(number(ofBoth), product(a, b)),
      ),
    );
  const entropy = (variable: string, at: number): Node =>
    quotient(name(`heat_${variable}`), temperatures[at] as Node);
  return {
    mutualInformationStart: information(apart(`${of}Start`, x), apart(`${and}Start`, y)),
    mutualInformation: information(dx, dy),
    [`informationFlow_${of}`]: call("along", pull(dx, ofX, dy), name(of)),
    [`informationFlow_${and}`]: call("along", pull(dy, ofY, dx), name(and)),
    ...(method.heat === "stepwise"
      ? { [`bathEntropy_${of}`]: entropy(of, x), [`bathEntropy_${and}`]: entropy(and, y) }
      : {}),
  };
}
