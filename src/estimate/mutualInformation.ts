// I(X;Y) of two whole-numbered columns, plug-in estimate with the bias correction of Miller and Madow,
//   I = sum p_xy ln[p_xy/(p_x p_y)] - (K_xy - K_x - K_y + 1)/2n,   K occupied cells,
// L. Paninski, Neural Comput. 15, 1191 (2003), sec. 4. Near independence 2nI of the sample is a non-central chi-square of d = (K_x - 1)(K_y - 1)
// degrees of freedom around 2nI: an error from the value at hand is too small where the value came out low. There sqrt(2nI) has a spread of 1,
// whatever I, so that the true I lies q standard errors above the value at most if
//   error = sqrt(max(0, V - d/n)/n + d/2n^2) + q/2n,   V = Var[ln p_xy/(p_x p_y)], of which d/n is chi-square as well;
// q = 4, as far as anything here is judged by. The last term is nothing where X and Y depend.
import * as math from "../kernel/math.js";
import type { Counts } from "../stats/counts.js";
import type { Request } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface MutualInformation {
  readonly kind: "mutualInformation";
  readonly of: string;
  readonly and: string;
}

/** I(of; and) in nats of two columns of whole numbers, such as "outcome" and "x > 0". */
export const mutualInformation = (of: string, and: string): MutualInformation => ({
  kind: "mutualInformation",
  of,
  and,
});

/** Standard errors up to which the error is right. */
const FARTHEST = 4;

const tableOf = ({ of, and }: MutualInformation) =>
  ({ kind: "groups", by: of, of: { kind: "counts", of: and } }) as const satisfies Request;

export const mutualInformationEstimator: Estimator<MutualInformation> = {
  statisticsFor: (asked) => [tableOf(asked)],
  estimateFrom(asked, values) {
    const { n, groups } = values(tableOf(asked));
    const rows = groups.map((group) => ({ p: group.n / n, cells: group.value as Counts }));
    const columns = new Map<number, number>();
    for (const { p, cells } of rows) {
      cells.keys.forEach((key, i) => {
        columns.set(key, (columns.get(key) ?? 0) + p * (cells.shares[i] as number));
      });
    }
    let [total, squares, occupied] = [0, 0, 0];
    for (const { p, cells } of rows) {
      cells.keys.forEach((key, i) => {
        const share = cells.shares[i] as number;
        const log = math.log(share / (columns.get(key) as number));
        total += p * share * log;
        squares += p * share * log * log;
        occupied += 1;
      });
    }
    const [kx, ky] = [rows.length, columns.size];
    const d = (kx - 1) * (ky - 1);
    const spread = Math.max(0, squares - total * total - d / n);
    const error = Math.sqrt(spread / n + d / (2 * n * n)) + FARTHEST / (2 * n);
    return plain(total - (occupied - kx - ky + 1) / (2 * n), error, { n });
  },
};
