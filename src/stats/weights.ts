// Weights w = e^lw of a column of log-weights, in units of 2^scale. A change of unit is a power of 2 and therefore exact, so
// merged sums lose no digit by it, and log-weights far from 0 neither overflow nor vanish. Without log-weights all are 1.
import { integerPower } from "../formula/evaluate.js";
import * as math from "../kernel/math.js";

export interface Weights {
  readonly scale: number;
  readonly values: Float64Array;
}

export function weightsOf(logWeights: Float64Array | undefined, n: number): Weights {
  if (logWeights === undefined) return { scale: 0, values: new Float64Array(n).fill(1) };
  let largest = -Infinity;
  for (const lw of logWeights) if (lw > largest) largest = lw;
  if (largest === -Infinity) return { scale: -Infinity, values: new Float64Array(n) };
  const scale = Math.ceil(largest / Math.LN2);
  return { scale, values: logWeights.map((lw) => math.exp(lw - scale * Math.LN2)) };
}

/** Weights this much smaller than others, 2^-100, are below every rounding of a sum and dropped. */
const NEGLIGIBLE = 100;

/** 2^(from - to) for from <= to: what a sum in units of 2^from is multiplied by to be one in units of 2^to. */
export const unit = (from: number, to: number): number =>
  from === to ? 1 : to - from > NEGLIGIBLE ? 0 : integerPower(0.5, to - from);

/** What weighted states have in common; `squares` is the sum of the squares of the weights. */
export interface Weighed {
  readonly n: number;
  readonly scale: number;
  readonly squares: number;
}

/** The merge of weighted states; `rest` merges what is theirs alone, `left` and `right` bring it to one unit. */
export const mergeWeighed =
  <S extends Weighed>(rest: (a: S, b: S, left: number, right: number) => Omit<S, keyof Weighed>) =>
  (a: S, b: S): S => {
    if (a.n === 0) return b;
    if (b.n === 0) return a;
    const scale = Math.max(a.scale, b.scale);
    const [left, right] = [unit(a.scale, scale), unit(b.scale, scale)];
    const squares = a.squares * left * left + b.squares * right * right;
    return { n: a.n + b.n, scale, squares, ...rest(a, b, left, right) } as S;
  };

/** Kish's effective size (sum w)^2 / sum w^2. L. Kish, Survey Sampling (1965), sec. 8.2. */
export const kish = (sum: number, squares: number): number => (sum === 0 ? 0 : (sum * sum) / squares);
