// U(x_i) while the fields move on a straight line, as a function of the share s of the way. Where U is a polynomial in
// the moving fields it is one in s: its values at a few shares are kept and interpolated (exactly, up to rounding). Else
// U is evaluated.
import { polynomial } from "../formula/polynomial.js";
import type { Node } from "../formula/syntax.js";
import { energies } from "./boltzmann.js";

export type Fields = Readonly<Record<string, number>>;

/** The line that the fields follow. */
export interface Line {
  readonly from: Fields;
  readonly to: Fields;
}

const HIGHEST = 4; // beyond that degree interpolation is no cheaper than evaluation

/** The fields at share s of a line. */
export function fieldsAt({ from, to }: Line, s: number): Fields {
  return Object.fromEntries(
    Object.entries(from).map(([field, a]) => [field, a + ((to[field] ?? a) - a) * s]),
  );
}

/** Returns a function that writes U(x_i; fields at share s) into a column. */
export function movingEnergy(
  energy: Node,
  x: Float64Array,
  line: Line,
): (s: number, into: Float64Array) => void {
  const at = (s: number): Float64Array => energies({ energy, fields: fieldsAt(line, s), kT: 1 }, x);
  const moving = Object.keys(line.from).filter((field) => line.to[field] !== line.from[field]);
  const degree = moving.reduce((sum, field) => sum + degreeIn(energy, field), 0);
  if (degree > HIGHEST) return (s, into) => into.set(at(s));

  const shares = Array.from({ length: degree + 1 }, (_, j) => (degree === 0 ? 0 : j / degree));
  const nodes = shares.map(at);
  return (s, into) => {
    into.fill(0);
    nodes.forEach((node, j) => {
      const weight = lagrange(shares, j, s);
      for (let i = 0; i < into.length; i++) into[i] = (into[i] as number) + weight * (node[i] as number);
    });
  };
}

/** The degree of `energy` in a field; infinite where it is no polynomial in it. */
function degreeIn(energy: Node, field: string): number {
  const powers = polynomial(energy, [field]);
  return powers === null ? Number.POSITIVE_INFINITY : Math.max(...powers.keys());
}

/** The polynomial that is 1 at share j and 0 at the others, at s. */
function lagrange(shares: readonly number[], j: number, s: number): number {
  const own = shares[j] as number;
  return shares.reduce(
    (product, other, k) => (k === j ? product : (product * (s - other)) / (own - other)),
    1,
  );
}
