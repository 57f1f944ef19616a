// Densities at the boundaries of a trajectory, as a worker takes them: plain data, and ln b of whole columns.
import { evaluateColumn, type Scope } from "../formula/evaluate.js";
import type { Node } from "../formula/syntax.js";
import { lookUp, type Table } from "../formula/table.js";
import * as math from "../kernel/math.js";
import type { NormalDensity } from "../theory/normalDensity.js";
import type { Fields } from "./timeline.js";

export type Density =
  /** ln b = (F - U)/kT. */
  | {
      readonly kind: "boltzmann";
      readonly energy: Node;
      readonly fields: Fields;
      readonly kT: number;
      readonly freeEnergy: number;
    }
  | ({ readonly kind: "normal"; readonly of: readonly string[] } & NormalDensity)
  /** ln b is a spline. */
  | { readonly kind: "table"; readonly of: string; readonly logDensity: Table }
  /** b is straight between places. */
  | {
      readonly kind: "lines";
      readonly of: string;
      readonly x: readonly number[];
      readonly density: readonly number[];
    }
  | { readonly kind: "product"; readonly factors: readonly Density[] };

/** ln b at `count` states, whose columns go by the names of the variables. */
export function logDensity(density: Density, states: Scope, count: number): Float64Array {
  switch (density.kind) {
    case "boltzmann": {
      const { energy, fields, kT, freeEnergy } = density;
      const u = evaluateColumn(energy, { ...fields, ...states }, count);
      return u.map((value) => (freeEnergy - value) / kT);
    }
    case "normal": {
      const { of, mean, precision, logNorm } = density;
      const away = of.map((name, v) => (states[name] as Float64Array).map((z) => z - (mean[v] as number)));
      return Float64Array.from({ length: count }, (_, i) => {
        let square = 0;
        away.forEach((a, v) => {
          away.forEach((b, w) => {
            square += (precision[v]?.[w] as number) * (a[i] as number) * (b[i] as number);
          });
        });
        return logNorm - square / 2;
      });
    }
    case "table":
      return (states[density.of] as Float64Array).map((x) => lookUp(density.logDensity, x, 0));
    case "lines": {
      const { of, x, density: p } = density;
      return (states[of] as Float64Array).map((place) => math.log(between(x, p, place)));
    }
    case "product":
      return density.factors
        .map((factor) => logDensity(factor, states, count))
        .reduce((sum, part) => sum.map((value, i) => value + (part[i] as number)));
  }
}

function between(x: readonly number[], p: readonly number[], place: number): number {
  let [i, above] = [0, x.length - 1];
  while (above - i > 1) {
    const middle = (i + above) >> 1;
    if ((x[middle] as number) <= place) i = middle;
    else above = middle;
  }
  const s = (place - (x[i] as number)) / ((x[i + 1] as number) - (x[i] as number));
  return (p[i] as number) + s * ((p[i + 1] as number) - (p[i] as number));
}
