// The slow-driving law of a finite-time erasure, fitted by weighted least squares in one unknown:
//   W(tau) = kT ln 2 + B/tau,  B = sum w u y / sum w u^2,  y = W - kT ln 2,  u = 1/tau,  w = 1/error^2,
//   error of B = (sum w u^2)^(-1/2),  chi^2 = sum w (y - B u)^2 with one degree of freedom less than points.
// It holds for tau between the relaxation time (below: nonlinear response) and the hopping time (above: the bit leaks back).

/** Mean work at one duration, with its standard error. */
export interface WorkPoint {
  readonly duration: number;
  readonly work: number;
  readonly error: number;
}

export interface SlowFit {
  /** Energy times time. */
  readonly B: number;
  readonly error: number;
  readonly chi2: number;
  readonly degrees: number;
}

/** The fit, or null without a point that has an error. */
export function slowFit(points: readonly WorkPoint[], kT: number): SlowFit | null {
  const usable = points.filter(({ error }) => error > 0);
  if (usable.length === 0) return null;
  let [uu, uy] = [0, 0];
  for (const { duration, work, error } of usable) {
    const w = 1 / (error * error);
    uu += w / (duration * duration);
    uy += (w * (work - kT * Math.LN2)) / duration;
  }
  const B = uy / uu;
  const chi2 = usable.reduce(
    (sum, { duration, work, error }) => sum + ((work - kT * Math.LN2 - B / duration) / error) ** 2,
    0,
  );
  return { B, error: 1 / Math.sqrt(uu), chi2, degrees: usable.length - 1 };
}
