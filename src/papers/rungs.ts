// Where a count that changes by ones rarely comes from one place to another, rungs r_0 < … < r_K are set between them. A trajectory that starts
// on rung i ends on one of its neighbours, and as it must pass every rung, what follows is as if it began anew. With q_i the share that
// ends above, tau_i the mean time, pi_i how often rung i is where such a piece begins,
//   pi_i q_i = pi_(i+1) (1 - q_(i+1)),   <f> = sum_i pi_i tau_i f_i/sum_i pi_i tau_i,   T_(i,i+1) = [tau_i + (1 - q_i) T_(i-1,i)]/q_i,
// all exact. With two rungs these are the passages there and back (A. K. Faradjian, R. Elber, J. Chem. Phys. 120, 10880 (2004)).
import { type EstimateRequest, mean, probability, ratio } from "../estimate/request.js";
import type { Quantity } from "./claim.js";

/** Places from the lowest to the highest. */
export type Rungs = readonly number[];

/** As evenly as whole numbers allow. */
export const rungsBetween = (low: number, high: number, steps: number): Rungs =>
  Array.from({ length: steps + 1 }, (_, i) => Math.round(low + ((high - low) * i) / steps));

/** The run from rung i, and when it ends. */
export const pieceOf = (i: number): string => `rung${i}`;
export function endOf(rungs: Rungs, i: number, count: string): string {
  const [below, above] = [rungs[i - 1], rungs[i + 1]];
  if (below === undefined) return `${count} >= ${above}`;
  return above === undefined ? `${count} <= ${below}` : `${count} <= ${below} || ${count} >= ${above}`;
}

interface Pieces {
  readonly up: readonly number[];
  readonly time: readonly number[];
}

/** Shares of time in the pieces from each rung. */
function sharesOf({ up, time }: Pieces): number[] {
  let often = 1;
  const spent = time.map((tau, i) => {
    if (i > 0) often *= (up[i - 1] as number) / (1 - (up[i] as number));
    return often * tau;
  });
  const total = spent.reduce((sum, t) => sum + t, 0);
  return spent.map((t) => t / total);
}

/** Mean time from the lowest to the highest rung. */
function climb({ up, time }: Pieces): number {
  let [step, total] = [0, 0];
  for (let i = 0; i + 1 < time.length; i++) {
    const q = up[i] as number;
    step = ((time[i] as number) + (1 - q) * step) / q;
    total += step;
  }
  return total;
}

/** The same ladder from above. */
const turned = ({ up, time }: Pieces): Pieces => ({
  up: [...up].reverse().map((q) => 1 - q),
  time: [...time].reverse(),
});

/** Of what is measured per rung: quantities of the whole. `count` is the species that climbs. */
export function throughRungs(rungs: Rungs, count: string) {
  const inner = rungs.slice(1, -1).map((_, k) => k + 1);
  const term = (i: number, request: EstimateRequest) => ({ run: pieceOf(i), request });
  const shares = inner.map((i) => term(i, probability(`${count} == ${rungs[i + 1]}`)));
  const times = rungs.map((_, i) => term(i, mean("stopTime")));
  const pieces = (at: readonly number[]): Pieces => ({
    up: [1, ...at.slice(0, inner.length), 0],
    time: at.slice(inner.length, inner.length + rungs.length),
  });
  const whole = (value: (pieces: Pieces) => number): Quantity => ({
    kind: "combination",
    terms: [...shares, ...times],
    value: (at) => value(pieces(at)),
  });
  return {
    up: whole(climb),
    down: whole((given) => climb(turned(given))),
    /** The steady average of what columns gather per time, or a function of several. */
    average: (columns: readonly string[], of = ([x = 0]: readonly number[]): number => x): Quantity => ({
      kind: "combination",
      terms: [
        ...shares,
        ...times,
        ...columns.flatMap((column) => rungs.map((_, i) => term(i, ratio(column, "stopTime")))),
      ],
      value: (at) => {
        const share = sharesOf(pieces(at));
        const first = inner.length + rungs.length;
        return of(
          columns.map((_, k) =>
            share.reduce((sum, s, i) => sum + s * (at[first + k * rungs.length + i] as number), 0),
          ),
        );
      },
    }),
  };
}
