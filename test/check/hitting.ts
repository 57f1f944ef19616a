// Free diffusion with a constant drift v between walls, kT = friction = 1 (D = 1): what is known of the continuous process, and
// of the chain of Euler steps with walls that act between the steps. Nothing here comes from the package.

/** P(n < x): 1/2 + f(x) (x + x^3/3 + x^5/(3 5) + …). */
export function normalBelow(x: number): number {
  if (x < -8) return 0;
  if (x > 8) return 1;
  let [term, total] = [x, x];
  for (let k = 3; Math.abs(term) > 1e-18; k += 2) {
    term *= (x * x) / k;
    total += term;
  }
  return 0.5 + (Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI)) * total;
}

/** P(a wall at L > 0 is not met by t), from 0: Φ((L - v t)/√2t) - e^(v L) Φ((-L - v t)/√2t). */
export const survival = (L: number, v: number, t: number): number =>
  normalBelow((L - v * t) / Math.sqrt(2 * t)) -
  Math.exp(v * L) * normalBelow((-L - v * t) / Math.sqrt(2 * t));

/** P(1 is met before 0), from x: (1 - e^(-v x))/(1 - e^(-v)). */
export const splitting = (x: number, v: number): number => (1 - Math.exp(-v * x)) / (1 - Math.exp(-v));

/** P(a wall at 1 is not met by t), from x, with a reflecting wall at 0: a cosine series. */
export function survivalInBox(x: number, t: number): number {
  let sum = 0;
  for (let n = 0; n < 40; n++) {
    const k = (n + 0.5) * Math.PI;
    sum += ((2 * (-1) ** n) / k) * Math.cos(k * x) * Math.exp(-k * k * t);
  }
  return sum;
}

/** 0.5826 √(2h), the mean overshoot of a Gaussian walk over a far level: -ζ(1/2)/√(2π) of a step's width. */
export const overshoot = (h: number): number => 0.5825971579390107 * Math.sqrt(2 * h);

export interface Chain {
  readonly start: number;
  readonly drift: number;
  readonly h: number;
  readonly steps: number;
  /** Places beyond which a step ends for good; a reflecting wall sends it back. */
  readonly low: { readonly absorbing: number } | { readonly reflecting: number };
  readonly high: number;
}

/** Share that was absorbed above and that is still free, of the chain x' = x + v h + √(2h) n: transfer on Gauss-Legendre nodes. */
export function chain({ start, drift, h, steps, low, high }: Chain): { above: number; free: number } {
  const mirror = "reflecting" in low ? low.reflecting : null;
  const bottom = "reflecting" in low ? low.reflecting : low.absorbing;
  const width = Math.sqrt(2 * h);
  const { nodes, weights } = legendre(bottom, high, Math.ceil((high - bottom) / width) + 1);
  const bell = (d: number): number => Math.exp(-(d * d) / (4 * h)) / Math.sqrt(4 * Math.PI * h);
  const to = (from: number, x: number): number =>
    bell(x - from - drift * h) + (mirror === null ? 0 : bell(2 * mirror - x - from - drift * h));
  const over = (from: number): number =>
    normalBelow((from + drift * h - high) / width) +
    (mirror === null ? 0 : normalBelow((2 * mirror - high - from - drift * h) / width));
  const kernel = nodes.map((from) => nodes.map((x) => to(from, x)));
  let density = nodes.map((x) => to(start, x));
  let above = over(start);
  for (let k = 1; k < steps; k++) {
    const mass = density.map((p, i) => p * (weights[i] as number));
    mass.forEach((p, i) => {
      above += p * over(nodes[i] as number);
    });
    const next = new Array<number>(nodes.length).fill(0);
    mass.forEach((p, i) => {
      const row = kernel[i] as number[];
      for (let j = 0; j < next.length; j++) next[j] = (next[j] as number) + p * (row[j] as number);
    });
    density = next;
  }
  return { above, free: density.reduce((sum, p, i) => sum + p * (weights[i] as number), 0) };
}

// Abramowitz & Stegun, table 25.4, n = 8
const GAUSS = [
  [0.1834346424956498, 0.362683783378362],
  [0.525532409916329, 0.3137066458778873],
  [0.7966664774136267, 0.2223810344533745],
  [0.9602898564975363, 0.1012285362903763],
].flatMap(([x, w]) => [
  [-(x as number), w as number],
  [x as number, w as number],
]) as [number, number][];

function legendre(from: number, to: number, cells: number): { nodes: number[]; weights: number[] } {
  const half = (to - from) / cells / 2;
  const all = Array.from({ length: cells }, (_, c) =>
    GAUSS.map(([x, w]) => [from + half * (2 * c + 1 + x), half * w] as const),
  ).flat();
  return { nodes: all.map(([x]) => x), weights: all.map(([, w]) => w) };
}
