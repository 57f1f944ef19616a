// A system whose forces are linear: U = c + g x + x H x/2, with forces f + J x added to -dU/dx, in the fields of a moment.
//   overdamped    z = x:       dx = (F/friction) dt + sqrt(2 kT/friction) dB,  F = f - g + (J - H) x
//   underdamped   z = (x, v):  dx = v dt,  dv = (F - friction v)/mass dt + sqrt(2 friction kT)/mass dB
// Either is dz = (A z + b) dt + dB with <dB dB^T> = N dt.  C. W. Gardiner, Handbook of Stochastic Methods, section 4.4.6.
import { Matrix } from "ml-matrix";
import { differentiate } from "../formula/differentiate.js";
import { evaluateNumber } from "../formula/evaluate.js";
import { degree, type Polynomial, polynomial } from "../formula/polynomial.js";
import { type Node, number } from "../formula/syntax.js";
import { type Quadratic, quadraticOf } from "./quadratic.js";

export type Fields = Readonly<Record<string, number>>;

/** The formulas of a system and its baths, each list in the order of the variables. */
export interface LinearFormulas {
  readonly variables: readonly string[];
  readonly energy: Node;
  readonly forces: readonly (Node | null)[];
  /** Formulas of the fields. */
  readonly temperatures: readonly Node[];
  readonly frictions: readonly number[];
  /** 0 for overdamped motion. */
  readonly masses: readonly number[];
}

export interface LinearSystem {
  /** Variables; the state z has as many components, or twice as many. */
  readonly places: number;
  /** A, b (a column) and N. */
  readonly drift: Matrix;
  readonly offset: Matrix;
  readonly noise: Matrix;
  /** U of z, with the kinetic energy where there is one. */
  readonly energy: Quadratic;
  /** F = matrix z + offset of each variable, and the non-conservative part of it. */
  readonly force: Affine;
  readonly push: Affine;
  readonly kT: readonly number[];
  readonly frictions: readonly number[];
  readonly masses: readonly number[];
}

export interface Affine {
  readonly matrix: Matrix;
  /** A column. */
  readonly offset: Matrix;
}

/** Thrown where a potential is not quadratic or a force not linear; the message says which. */
export class NotLinear extends Error {
  override readonly name = "NotLinear";
}

/** What a system is in any fields. @throws NotLinear, here or where fields are asked for. */
export interface LinearLaw {
  readonly at: (fields: Fields) => LinearSystem;
  /** dE/du of z at fixed z, where the fields are from + u (to - from). */
  readonly rise: (fields: Fields, from: Fields, to: Fields) => Quadratic;
  /** Components of z. */
  readonly size: number;
}

const QUADRATIC = "a potential quadratic in the variables";
const LINEAR = "a force linear in the variables";

export function linearLaw(formulas: LinearFormulas): LinearLaw {
  const { variables, energy, forces, temperatures, frictions, masses } = formulas;
  const places = variables.length;
  const inertial = masses.some((mass) => mass > 0);
  const size = inertial ? 2 * places : places;
  const terms = polynomial(energy, variables);
  if (terms === null) throw new NotLinear(QUADRATIC);
  const pushes = forces.map((force) => polynomial(force ?? number(0), variables));
  if (pushes.includes(null)) throw new NotLinear(LINEAR);

  const pushAt = (fields: Fields): Affine => {
    const matrix = Matrix.zeros(places, size);
    const offset = Matrix.zeros(places, 1);
    pushes.forEach((push, v) => {
      const form = quadraticOf(push as Polynomial, places, fields);
      if (form === null || form.curvature.max() !== 0 || form.curvature.min() !== 0)
        throw new NotLinear(LINEAR);
      for (let w = 0; w < places; w++) matrix.set(v, w, form.slope.get(w, 0));
      offset.set(v, 0, form.constant);
    });
    return { matrix, offset };
  };

  const energyAt = (of: Polynomial, fields: Fields, inertia: boolean): Quadratic => {
    const form = quadraticOf(of, places, fields);
    if (form === null) throw new NotLinear(QUADRATIC);
    const whole = widened(form, size);
    if (inertia && inertial) {
      masses.forEach((mass, v) => {
        whole.curvature.set(places + v, places + v, mass);
      });
    }
    return whole;
  };

  const slopes = new Map<string, Polynomial>();
  const slopeBy = (field: string): Polynomial => {
    const known = slopes.get(field) ?? new Map([...terms].map(([n, c]) => [n, differentiate(c, field)]));
    slopes.set(field, known);
    return known;
  };

  return {
    size,
    at: (fields) => {
      const whole = energyAt(terms, fields, true);
      const push = pushAt(fields);
      const kT = temperatures.map((node) => evaluateNumber(node, fields));
      const matrix = Matrix.sub(push.matrix, whole.curvature.subMatrix(0, places - 1, 0, size - 1));
      const offset = Matrix.sub(push.offset, whole.slope.subMatrix(0, places - 1, 0, 0));
      const drift = Matrix.zeros(size, size);
      const shift = Matrix.zeros(size, 1);
      const noise = Matrix.zeros(size, size);
      for (let v = 0; v < places; v++) {
        const friction = frictions[v] as number;
        const weight = inertial ? (masses[v] as number) : friction;
        const row = inertial ? places + v : v;
        for (let w = 0; w < places; w++) drift.set(row, w, matrix.get(v, w) / weight);
        shift.set(row, 0, offset.get(v, 0) / weight);
        noise.set(row, row, (2 * friction * (kT[v] as number)) / (weight * weight));
        if (!inertial) continue;
        drift.set(v, row, 1);
        drift.set(row, row, -friction / weight);
      }
      return {
        places,
        drift,
        offset: shift,
        noise,
        energy: whole,
        force: { matrix, offset },
        push,
        kT,
        frictions,
        masses,
      };
    },
    rise: (fields, from, to) => {
      const whole = { constant: 0, slope: Matrix.zeros(size, 1), curvature: Matrix.zeros(size, size) };
      for (const field of Object.keys(from)) {
        const by = (to[field] as number) - (from[field] as number);
        if (by === 0) continue;
        const own = energyAt(slopeBy(field), fields, false);
        whole.constant += by * own.constant;
        whole.slope.add(own.slope.mul(by));
        whole.curvature.add(own.curvature.mul(by));
      }
      return whole;
    },
  };
}

/** The same form in more variables. */
export function widened({ constant, slope, curvature }: Quadratic, size: number): Quadratic {
  const tall = Matrix.zeros(size, 1);
  const wide = Matrix.zeros(size, size);
  tall.setSubMatrix(slope, 0, 0);
  wide.setSubMatrix(curvature, 0, 0);
  return { constant, slope: tall, curvature: wide };
}

/** Whether the formulas allow for linear motion at all: no term of a degree above 2 whatever the fields. */
export const isQuadratic = (energy: Node, variables: readonly string[]): boolean =>
  [...(polynomial(energy, variables) ?? [[3, number(1)] as const])].every(
    ([n, c]) => degree(n) <= 2 || (c.kind === "number" && c.value === 0),
  );
