// The mean velocity on a ring of length L in a potential U/kT that falls by more than its waves, given in closed form between cuts, as that is which an
// instantaneous demon makes of a potential by switching it:
//   v = L D (1 - e^(dU))/∫_0^L dx e^-U(x) ∫_x^(x + L) dy e^U(y),  dU = U(L) - U(0)          (R. L. Stratonovich, 1958)
import * as math from "../../kernel/math.js";
import { GAUSS } from "../network/quadrature.js";

const PANELS = 48; // between cuts

export function ringVelocity(
  potential: (x: number) => number,
  period: number,
  cuts: readonly number[],
  diffusion: number,
): number {
  const edges = [0, ...cuts, period];
  const panels = edges.slice(1).flatMap((right, k) =>
    Array.from({ length: PANELS }, (_, n) => {
      const left = edges[k] as number;
      return [left + ((right - left) * n) / PANELS, left + ((right - left) * (n + 1)) / PANELS] as const;
    }),
  );
  // just inside of a cut the potential is that of its own side
  const over = (f: (x: number) => number, from: number, to: number): number =>
    GAUSS.reduce((sum, [point, weight]) => sum + weight * f((from + to + (to - from) * point) / 2), 0) *
    ((to - from) / 2);
  const rise = (x: number): number => math.exp(potential(x));
  const whole = panels.reduce((sum, [left, right]) => sum + over(rise, left, right), 0);
  const tilt = math.exp(potential(period) - potential(0));
  let below = 0;
  let z = 0;
  for (const [left, right] of panels) {
    z += over(
      (x) => {
        const part = below + over(rise, left, x);
        return math.exp(-potential(x)) * (whole - part + tilt * part);
      },
      left,
      right,
    );
    below += over(rise, left, right);
  }
  return (period * diffusion * (1 - tilt)) / z;
}
