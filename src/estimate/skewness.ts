// <(a - <a>)^3>/variance^(3/2). The error is that of the linearised influence of each value, z standardised:
//   z^3 - 3 z - (3/2) g (z^2 - 1) - g
import type { Estimator } from "./estimator.js";
import { plain } from "./plain.js";

export interface Skewness {
  readonly kind: "skewness";
  readonly of: string;
}

/** <(a - <a>)^3>/variance^(3/2). */
export const skewness = (of: string): Skewness => ({ kind: "skewness", of });

export const skewnessEstimator: Estimator<Skewness> = {
  statisticsFor: ({ of }) => [{ kind: "moments", of }],
  estimateFrom({ of }, values) {
    const { n, central, effective } = values({ kind: "moments", of });
    const [, , m2, m3, m4, m5, m6] = central as [number, number, number, number, number, number, number];
    const s = Math.sqrt(m2);
    const g = m3 / (m2 * s);
    const [c4, c5, c6] = [m4 / (m2 * m2), m5 / (m2 * m2 * s), m6 / (m2 * m2 * m2)];
    const spread = c6 - 6 * c4 + 9 - 3 * g * c5 + 9 * g * g + 2.25 * g * g * (c4 - 1) - g * g + 3 * g * g;
    return plain(g, Math.sqrt(Math.max(0, spread) / n), { n, effective });
  },
};
