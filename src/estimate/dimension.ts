// The dimension of an estimate, from those of the columns it is of. One line for each kind; null where it is not known.
import { parse } from "../formula/parse.js";
import { ENERGY } from "../spec/units/base.js";
import { dimensionOf } from "../spec/units/formula.js";
import { type Dimension, multiplied, PURE } from "../spec/units/unit.js";
import type { EstimateRequest } from "./request.js";

type Columns = (column: string) => Dimension | null;

export function estimateDimension(request: EstimateRequest, columns: Columns): Dimension | null {
  const of = (formula: string): Dimension | null => dimensionOf(parse(formula), columns);
  const power = (dimension: Dimension | null, exponent: number): Dimension | null =>
    dimension && multiplied(PURE, dimension, exponent);
  const product = (a: Dimension | null, b: Dimension | null, sign = 1): Dimension | null =>
    a && b && multiplied(a, b, sign);
  if (request.is === "energy") return ENERGY;
  switch (request.kind) {
    case "mean":
    case "quantile":
      return of(request.of);
    case "variance":
      return power(of(request.of), 2);
    case "covariance":
      return product(of(request.of), of(request.and));
    case "ratio":
      return product(of(request.of), of(request.over), -1);
    case "transport":
      return power(of(request.from), 2);
    case "crossingTransport":
      return power(of(request.start), 2);
    case "jarzynskiFreeEnergy":
    case "bar":
    case "crossing":
    case "hummerSzabo":
      return ENERGY;
    case "weighted":
      return estimateDimension(request.of as EstimateRequest, columns);
    case "derived": {
      const inner = request.of as Readonly<Record<string, EstimateRequest>>;
      return dimensionOf(parse(request.value), (name) => {
        const part = inner[name];
        return part === undefined ? null : estimateDimension(part, columns);
      });
    }
    default:
      return PURE; // probabilities, skewness, correlation, information, weights
  }
}
