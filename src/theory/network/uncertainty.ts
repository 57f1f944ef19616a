// Lower bounds on Var/mean^2 of a current, times the duration. With sigma the entropy production rate and a the activity:
//   thermodynamic  2/sigma         A. C. Barato & U. Seifert, PRL 114, 158101 (2015); T. R. Gingrich et al., PRL 116, 120601 (2016)
//   kinetic        1/a             I. Di Terlizzi & M. Baiesi, J. Phys. A 52, 02LT03 (2019)
//   both           (4 a/sigma^2) f(sigma/(2 a))^2, f the inverse of x tanh x    V. T. Vo, T. Van Vu, Y. Hasegawa, J. Phys. A 55,
//                  405004 (2022); it is above the other two.
// A fluctuation theorem alone gives weaker ones, from the entropy production S of the whole duration:
//   2/(e^S - 1)                    Y. Hasegawa & T. Van Vu, PRL 123, 110602 (2019)
//   1/sinh^2 f(S/2)                A. M. Timpanaro et al., PRL 123, 090604 (2019)
import * as math from "../../kernel/math.js";

export interface PrecisionBounds {
  readonly thermodynamic: number;
  readonly kinetic: number;
  readonly both: number;
}

/** The x >= 0 with x tanh x = y. */
export function inverseOfXTanh(y: number): number {
  if (y <= 0) return 0;
  // x tanh x < min(x, x^2) and it is convex, then linear: Newton from above converges
  let x = Math.max(y, Math.sqrt(y)) + 1;
  for (let k = 0; k < 60; k++) {
    const tanh = math.tanh(x);
    const step = (x * tanh - y) / (tanh + x * (1 - tanh * tanh));
    x -= step;
    if (Math.abs(step) <= 2 ** -52 * x) break;
  }
  return x;
}

/** Bounds from the entropy production rate (nats per time) and the activity (jumps per time). */
export function precisionBounds(entropyRate: number, activity: number): PrecisionBounds {
  const x = inverseOfXTanh(entropyRate / (2 * activity));
  return {
    thermodynamic: 2 / entropyRate,
    kinetic: 1 / activity,
    both: entropyRate === 0 ? Number.POSITIVE_INFINITY : (4 * activity * x * x) / (entropyRate * entropyRate),
  };
}

export interface FluctuationBounds {
  readonly hasegawa: number;
  readonly timpanaro: number;
}

/** Bounds on Var/mean^2 over a duration whose mean entropy production is S (nats), where the detailed theorem holds. */
export function fluctuationBounds(entropyProduction: number): FluctuationBounds {
  const x = inverseOfXTanh(entropyProduction / 2);
  const sinh = (math.expm1(x) - math.expm1(-x)) / 2;
  return { hasegawa: 2 / math.expm1(entropyProduction), timpanaro: 1 / (sinh * sinh) };
}
