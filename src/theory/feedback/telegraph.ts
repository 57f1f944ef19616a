// A telegraph signal x = ±1 that flips at the rate k, read all the time through noise, dY = x dt + sigma dB. With pi = tanh u the estimate has the density
// ~ cosh^2 u exp(-k sigma^2 cosh 2u) (W. M. Wonham, SIAM J. Control 2, 347 (1965)), so that
//   <1 - pi^2> = 2 K_0(z)/(K_0(z) + K_1(z)),  z = k sigma^2,
// and the readings tell <1 - pi^2>/(2 sigma^2) per time.
import * as math from "../../kernel/math.js";

export interface TelegraphFilter {
  /** Least mean square error. */
  readonly mmse: number;
  /** Nats per time. */
  readonly informationRate: number;
}

const STEP = 1 / 64; // of the trapezoidal rule, whose error is below exp(-2 pi^2/STEP/2)
const FAR = 745; // exp of less is 0

/** K_0(z) and K_1(z), both times e^z: ∫ exp(-z (cosh t - 1)) cosh(n t) dt over t > 0. */
function bessel(z: number): [number, number] {
  let [k0, k1] = [0.5, 0.5];
  for (let n = 1; ; n++) {
    const e = math.exp(n * STEP);
    const cosh = (e + 1 / e) / 2;
    if (z * (cosh - 1) > FAR) break;
    const weight = math.exp(-z * (cosh - 1));
    k0 += weight;
    k1 += weight * cosh;
  }
  return [k0 * STEP, k1 * STEP];
}

export function telegraphFilter(rate: number, sigma: number): TelegraphFilter {
  const [k0, k1] = bessel(rate * sigma * sigma);
  const mmse = (2 * k0) / (k0 + k1);
  return { mmse, informationRate: mmse / (2 * sigma * sigma) };
}
