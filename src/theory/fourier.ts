// A periodic function by its values at equal distances: f(x) = a_0 + sum_k a_k cos(2 pi k x/L) + b_k sin(2 pi k x/L).
import * as math from "../kernel/math.js";

export interface Fourier {
  readonly period: number;
  /** a_0, a_1, … */
  readonly cosines: Float64Array;
  /** 0, b_1, … */
  readonly sines: Float64Array;
}

/** Through values at x_j = j L/n, n even; harmonics below n/2. */
export function fourier(values: Float64Array, period: number): Fourier {
  const n = values.length;
  const turn = Array.from({ length: n }, (_, j) => (2 * Math.PI * j) / n);
  const [cos, sin] = [turn.map((angle) => math.cos(angle)), turn.map((angle) => math.sin(angle))];
  const against = (wave: readonly number[], k: number): number => {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += (values[j] as number) * (wave[(j * k) % n] as number);
    return ((k === 0 ? 1 : 2) * sum) / n;
  };
  const count = n / 2;
  return {
    period,
    cosines: Float64Array.from({ length: count }, (_, k) => against(cos, k)),
    sines: Float64Array.from({ length: count }, (_, k) => (k === 0 ? 0 : against(sin, k))),
  };
}

/** The series at x: Clenshaw's recurrence. */
export function fourierAt({ period, cosines, sines }: Fourier, x: number): number {
  const angle = (2 * Math.PI * x) / period;
  const [c, s] = [math.cos(angle), math.sin(angle)];
  let [a1, a2, b1, b2] = [0, 0, 0, 0];
  for (let k = cosines.length - 1; k > 0; k--) {
    [a1, a2] = [(cosines[k] as number) + 2 * c * a1 - a2, a1];
    [b1, b2] = [(sines[k] as number) + 2 * c * b1 - b2, b1];
  }
  return (cosines[0] as number) + a1 * c - a2 + b1 * s;
}

/** f'. */
export function slopeOf({ period, cosines, sines }: Fourier): Fourier {
  const rate = (2 * Math.PI) / period;
  return {
    period,
    cosines: sines.map((b, k) => rate * k * b),
    sines: cosines.map((a, k) => -rate * k * a),
  };
}

/** ∫ (f - a_0) dx, with no constant. */
export function integralOf({ period, cosines, sines }: Fourier): Fourier {
  const rate = (2 * Math.PI) / period;
  return {
    period,
    cosines: sines.map((b, k) => (k === 0 ? 0 : -b / (rate * k))),
    sines: cosines.map((a, k) => (k === 0 ? 0 : a / (rate * k))),
  };
}

/** Without the harmonics at the end that are below `least`. */
export function trimmed({ period, cosines, sines }: Fourier, least: number): Fourier {
  const small = (k: number): boolean =>
    Math.abs(cosines[k] as number) < least && Math.abs(sines[k] as number) < least;
  let count = cosines.length;
  while (count > 1 && small(count - 1)) count -= 1;
  return { period, cosines: cosines.subarray(0, count), sines: sines.subarray(0, count) };
}
