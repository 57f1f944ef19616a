// The scheme exactLinear: which variables the kernel has for it, and the coefficients of its steps, computed for each row.
//   z' = M z + b + L n, from theory/linearStep.ts; z the variables, and the velocities of underdamped ones
// Two ways, by what is driven inside the stretches of the protocol:
//   whole   only what is linear in the variables (traps that move, tilts, forces): the offset of the drift grows linearly over a step,
//           and the work of the ramp, dW = (g' z + c') dt, is one more component of z: everything is exact at any step. A stiffness
//           may jump between stretches.
//   frozen  else: the fields of a row are those of the step's midpoint, and work is that of the staircase.

import { before } from "../formula/code.js";
import { differentiate } from "../formula/differentiate.js";
import { evaluateNumber } from "../formula/evaluate.js";
import type { ExactDoors } from "../formula/lower.js";
import { degree, type Polynomial, polynomial } from "../formula/polynomial.js";
import { difference, mentions, type Node, name, number, power, product, sum } from "../formula/syntax.js";
import { SpecError } from "../spec/error.js";
import type { Langevin, LangevinExperiment } from "../spec/experiment.js";
import type { SystemFormulas } from "../spec/formulas.js";
import { isInertial, namesOf, stateOf, temperaturesOf, variablesOf } from "../spec/variables.js";
import { changes, frozenStep, isStraight, rampStep } from "../theory/linearRamp.js";
import type { LinearLaw } from "../theory/linearSystem.js";
import type { Computed, Row } from "./computed.js";
import { lawOf, needingLinear } from "./linear.js";
import type { Timeline } from "./timeline.js";

export interface ExactLinear {
  /** Whether means of work, places and velocities have no time-step bias. */
  readonly exact: boolean;
  /** Number of the scheme in assembly/random/noise.ts. */
  readonly scheme: number;
  /** What the kernel's template has for variables, and what lower() is given for them. */
  readonly variables: readonly string[];
  readonly energy: Node;
  readonly forces: readonly (Node | null)[];
  readonly temperatures: readonly Node[];
  readonly doors: ExactDoors;
  readonly computed: Computed;
}

const MOST = 4;
const [ALONE, CARRIED] = [4, 5];
const WORK = "$work";

/** `acted` are fields that a policy writes. @throws SpecError where the system is not linear or has too many variables. */
export function exactLinear(
  experiment: LangevinExperiment,
  formulas: SystemFormulas,
  line: Timeline,
  acted: readonly string[] = [],
): ExactLinear {
  const { system } = experiment;
  const states = stateOf(system);
  if (states.length > MOST) {
    throw new SpecError(
      "system.variables",
      `at most ${MOST / 2} underdamped variables are needed for exactLinear, ${namesOf(system).length} given`,
    );
  }
  const terms = polynomial(formulas.energy, namesOf(system)) as Polynomial;
  for (const field of acted) refuseCurved(field, formulas, system);
  return needingLinear("system.potential.energy", "exactLinear", () => {
    const law = lawOf(system, formulas);
    const lines = line.stretches.flatMap((stretch) => stretch.lines);
    for (const fields of [line.start, ...line.end, ...lines.flatMap(({ from, to }) => [from, to])])
      law.at(fields);
    const moving = lines.filter(({ from, to }) => Object.keys(from).some((f) => from[f] !== to[f]));
    const straight = moving.every((path) => isStraight(law, path.from, path.to));
    const works = moving.some((path) => changes(law, path.from, path.to));
    const room = states.length < MOST;
    // where lanes have fields of their own, all fields stand still in a step
    const whole = straight && (acted.length > 0 ? moving.length === 0 : !works || room);
    const carried = whole && works;
    const variables = carried ? [...states, WORK] : states;
    const driven = [...terms].filter(([, c]) => mentions(c, line.driven)).map(([n]) => n);
    const names = namesFor(variables.length);
    const computed = computedOf(law, terms, driven, names, { whole, carried }, line, acted);
    const masses = variablesOf(system).map(({ mass }) => mass);
    const inertia = isInertial(system)
      ? masses.map((mass, v) =>
          product(number(mass / 2), power(name(states[masses.length + v] as string), number(2))),
        )
      : [];
    const kT = temperaturesOf(system);
    return {
      exact: whole,
      scheme: carried ? CARRIED : ALONE,
      variables,
      energy: inertia.reduce(sum, formulas.energy),
      forces: variables.map((_, v) => formulas.forces[v] ?? null),
      temperatures: variables.map((_, v) => kT[v % kT.length] as Node),
      doors: {
        ...names,
        shift: names.shift.map((constant) =>
          acted.reduce(
            (total: Node, field) => sum(total, product(name(slopeOf(constant, field)), name(field))),
            name(constant),
          ),
        ),
        jump: carried
          ? new Map(driven.map((n) => [n, difference(name(fromOf(n)), name(before(toOf(n))))]))
          : null,
      },
      computed,
    };
  });
}

const fromOf = (n: number): string => `$from${n}`;
const toOf = (n: number): string => `$to${n}`;

/** What a field that a policy writes adds to a shift: affine. */
const slopeOf = (shift: string, field: string): string => `${shift}${field}`;

/** @throws SpecError for a field that changes more than the offset of the drift. */
function refuseCurved(field: string, { energy, forces }: SystemFormulas, system: Langevin): void {
  const variables = namesOf(system);
  const mixed = (node: Node, from: number): boolean =>
    [...(polynomial(node, variables) ?? [])].some(
      ([n, c]) =>
        degree(n) >= from &&
        mentions(c, new Set([field])) &&
        (degree(n) > from || mentions(differentiate(c, field), new Set([field]))),
    );
  const warm = temperaturesOf(system).some((kT) => mentions(kT, new Set([field])));
  const pushes = forces.some((force) => force !== null && mixed(force, 0));
  if (!warm && !pushes && !mixed(energy, 1)) return;
  throw new SpecError(
    `feedback.act.${field}`,
    'a field that only moves a trap or adds a constant force is needed for "exactLinear" (another scheme takes any)',
  );
}

function namesFor(size: number): Pick<ExactDoors, "map" | "root"> & { readonly shift: readonly string[] } {
  const square = (letter: string): string[][] =>
    Array.from({ length: size }, (_, v) => Array.from({ length: size }, (_, w) => `$${letter}${v}${w}`));
  return {
    map: square("map"),
    root: square("root"),
    shift: Array.from({ length: size }, (_, v) => `$shift${v}`),
  };
}

function computedOf(
  law: LinearLaw,
  terms: Polynomial,
  driven: readonly number[],
  { map, shift, root }: ReturnType<typeof namesFor>,
  { whole, carried }: { readonly whole: boolean; readonly carried: boolean },
  line: Timeline,
  acted: readonly string[],
): Computed {
  const own = [
    ...map.flat(),
    ...root.flat(),
    ...shift,
    ...acted.flatMap((field) => shift.map((one) => slopeOf(one, field))),
  ];
  /** The row with these values of what a policy writes. */
  const written = (row: Row, values: Readonly<Record<string, number>>): Row => ({
    ...row,
    fields: { ...row.fields, ...values },
    from: { ...row.from, ...values },
    to: { ...row.to, ...values },
  });
  const none = Object.fromEntries(acted.map((field) => [field, 0]));
  const jumps = carried ? driven.flatMap((n) => [fromOf(n), toOf(n)]) : [];
  const values = (row: Row): Record<string, number> => {
    const found: Record<string, number> = {};
    // an energy and a write without a step have none
    const stepOf = (values: Readonly<Record<string, number>>): ReturnType<typeof frozenStep> | null => {
      const at = acted.length === 0 ? row : written(row, values);
      return at.h === 0 ? null : whole ? rampStep(law, at, carried) : frozenStep(law, at);
    };
    const step = stepOf(none);
    for (const field of acted) {
      const by = stepOf({ ...none, [field]: 1 });
      shift.forEach((one, v) => {
        found[slopeOf(one, field)] = (by?.shift[v] ?? 0) - (step?.shift[v] ?? 0);
      });
    }
    for (const n of jumps.length > 0 ? driven : []) {
      found[fromOf(n)] = evaluateNumber(terms.get(n) as Node, row.from);
      found[toOf(n)] = evaluateNumber(terms.get(n) as Node, row.to);
    }
    map.forEach((names, v) => {
      found[shift[v] as string] = step?.shift[v] ?? 0;
      names.forEach((one, w) => {
        found[one] = step?.map[v]?.[w] ?? 0;
        found[root[v]?.[w] as string] = step?.root[v]?.[w] ?? 0;
      });
    });
    return found;
  };
  return line.driven.size === 0
    ? { constant: own, moving: [], values }
    : { constant: [], moving: [...own, ...jumps], values };
}
