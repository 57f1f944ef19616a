// What a scheme does to a driven trap, exactly: every move is x' = A x + B n, so moments and <exp(-s W)> follow from
// recursions over the steps. Row j holds the stiffness at the midpoint t_(j+1/2); W adds (k_j - k_(j-1)) x_j^2/2, from k(0-)
// before the first to k(tau+) after the last. kT = friction = 1.

/** Stiffness k(t) of a trap at the centre 0 from t = 0 to tau. */
export interface StiffeningTrap {
  readonly stiffness: (t: number) => number;
  readonly duration: number;
}

export type Scheme = "euler" | "heun";

/** x' = A x + B n of one step of length h at stiffness k. */
function step(scheme: Scheme, k: number, h: number): readonly [a: number, b: number] {
  return scheme === "euler"
    ? [1 - k * h, Math.sqrt(2 * h)]
    : [1 - k * h + (k * h) ** 2 / 2, Math.sqrt(2 * h) * (1 - (k * h) / 2)];
}

/** Stiffness of the rows, with those before and after. */
function rows({ stiffness, duration }: StiffeningTrap, steps: number): number[] {
  const h = duration / steps;
  return [
    stiffness(0),
    ...Array.from({ length: steps }, (_, j) => stiffness((j + 0.5) * h)),
    stiffness(duration),
  ];
}

/** <W> and <x^2> at the end, by the recursion of <x^2>. */
export function meansOf(
  trap: StiffeningTrap,
  scheme: Scheme,
  steps: number,
): { work: number; square: number } {
  const k = rows(trap, steps);
  const h = trap.duration / steps;
  let square = 1 / (k[0] as number);
  let work = 0;
  for (let j = 1; j < k.length; j++) {
    work += (((k[j] as number) - (k[j - 1] as number)) * square) / 2;
    if (j === k.length - 1) break;
    const [a, b] = step(scheme, k[j] as number, h);
    square = a * a * square + b * b;
  }
  return { work, square };
}

/**
 * <exp(-s W)>, backwards: <exp(-alpha x'^2)> over n is (1 + 2 alpha B^2)^(-1/2) exp(-alpha A^2 x^2/(1 + 2 alpha B^2)).
 */
export function exponentialOf(trap: StiffeningTrap, scheme: Scheme, steps: number, s: number): number {
  const k = rows(trap, steps);
  const h = trap.duration / steps;
  const jump = (j: number): number => (s * ((k[j] as number) - (k[j - 1] as number))) / 2;
  let alpha = jump(k.length - 1);
  let log = 0;
  for (let j = k.length - 2; j >= 1; j--) {
    const [a, b] = step(scheme, k[j] as number, h);
    const spread = 1 + 2 * alpha * b * b;
    log -= 0.5 * Math.log(spread);
    alpha = (alpha * a * a) / spread + jump(j);
  }
  // over the start: variance 1/k(0-)
  return Math.exp(log) / Math.sqrt(1 + (2 * alpha) / (k[0] as number));
}

/** Variance of W: the second derivative of ln <exp(-s W)> at s = 0. */
export function varianceOf(trap: StiffeningTrap, scheme: Scheme, steps: number): number {
  const d = 1e-3;
  const at = (s: number): number => Math.log(exponentialOf(trap, scheme, steps, s));
  return (-at(2 * d) + 16 * at(d) - 30 * at(0) + 16 * at(-d) - at(-2 * d)) / (12 * d * d);
}
