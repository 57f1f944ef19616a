// H = -sum p ln p of a whole-numbered column, in nats: plug-in estimate plus (values that occur - 1)/2n, error sqrt(Var[ln p]/n).
// G. A. Miller, in Information Theory in Psychology, 95 (1955).
import * as math from "../kernel/math.js";
import type { Request } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Shannon {
  readonly kind: "shannon";
  readonly of: string;
}

/** Shannon's entropy of a whole-numbered column, nats. */
export const shannon = (of: string): Shannon => ({ kind: "shannon", of });

const countsOf = ({ of }: Shannon) => ({ kind: "counts", of }) satisfies Request;

export const shannonEstimator: Estimator<Shannon> = {
  statisticsFor: (asked) => [countsOf(asked)],
  estimateFrom(asked, values) {
    const { shares, beyond, n, effective } = values(countsOf(asked));
    // more values than are told apart have no known entropy
    if (beyond > 0) return plain(Number.NaN, Number.NaN, { n, effective });
    let [total, squares] = [0, 0];
    for (const share of shares) {
      const log = math.log(share);
      total -= share * log;
      squares += share * log * log;
    }
    const error = Math.sqrt(Math.max(0, squares - total * total) / n);
    return plain(total + (shares.length - 1) / (2 * n), error, { n, effective });
  },
};
