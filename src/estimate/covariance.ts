// <(a - <a>)(b - <b>)>, unbiased, and the correlation coefficient r = c_ab/sqrt(c_aa c_bb). Errors by leaving out blocks.
import type { Values } from "../stats/request.js";
import type { Estimator } from "./estimator.js";
import { jackknife, wrapped } from "./jackknife.js";

export interface CovarianceOf {
  readonly kind: "covariance" | "correlation";
  readonly of: string;
  readonly and: string;
}

/** <(a - <a>)(b - <b>)>. */
export const covariance = (of: string, and: string): CovarianceOf => ({ kind: "covariance", of, and });
/** Pearson's coefficient. */
export const correlation = (of: string, and: string): CovarianceOf => ({ kind: "correlation", of, and });

const request = ({ of, and }: CovarianceOf) => ({ kind: "covariance", of, and }) as const;

function coefficient(asked: CovarianceOf, values: Values): number {
  const { xx, xy, yy } = values(request(asked));
  return asked.kind === "covariance" ? xy : xy / Math.sqrt(xx * yy);
}

export const covarianceEstimator: Estimator<CovarianceOf> = {
  statisticsFor: (asked) => [request(asked), ...wrapped([request(asked)])],
  valueFrom: coefficient,
  estimateFrom: (asked, values) => jackknife([request(asked)], values, (v) => coefficient(asked, v)),
};
