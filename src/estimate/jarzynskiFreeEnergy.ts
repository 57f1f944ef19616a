// dF = -kT ln <exp(-W/kT)>: C. Jarzynski, PRL 78, 2690 (1997), eq. 2. Its error is that of an exponential average, with the same distrust;
// dF is overestimated by kT Var/2n at leading order.
import type { Estimator } from "./estimator.js";
import { distrust, weightsIn } from "./exponential.js";
import { plain } from "./plain.js";

export interface JarzynskiFreeEnergy {
  readonly kind: "jarzynskiFreeEnergy";
  readonly work: string;
  readonly kT: number;
}

/** dF from the works of forward runs alone. */
export const jarzynskiFreeEnergy = (work: string, kT: number): JarzynskiFreeEnergy => ({
  kind: "jarzynskiFreeEnergy",
  work,
  kT,
});

const exponent = ({ work, kT }: JarzynskiFreeEnergy): string => `-(${work})/${kT}`;

export const jarzynskiFreeEnergyEstimator: Estimator<JarzynskiFreeEnergy> = {
  statisticsFor: (asked) => [
    { kind: "logMeanExp", of: exponent(asked) },
    { kind: "tail", of: exponent(asked) },
  ],
  valueFrom: (asked, values) => -asked.kT * values({ kind: "logMeanExp", of: exponent(asked) }).logMean,
  estimateFrom(asked, values) {
    const of = exponent(asked);
    const { n, logMean, relativeError, effective } = values({ kind: "logMeanExp", of });
    const { depths: _, ...weights } = weightsIn(of, values);
    const base = { ...plain(-asked.kT * logMean, asked.kT * relativeError, { n, effective }), weights };
    const reason = distrust(of, values);
    return reason === null ? base : { ...base, reason };
  },
};
