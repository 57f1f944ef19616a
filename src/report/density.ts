// A sample as a histogram of density, bins after D. W. Scott, Biometrika 66, 605 (1979): width 3.49 s n^(-1/3).
// The outermost 0.1 % on either side are counted in n but not drawn, so that one rare trajectory does not set the axis.

export interface Bin {
  readonly from: number;
  readonly to: number;
  /** Share of the sample per unit. */
  readonly density: number;
}

const FEWEST_BINS = 10;
const MOST_BINS = 120;
const CUT = 1e-3;

export function density(sample: Float64Array): Bin[] {
  const n = sample.length;
  if (n === 0) return [];
  const sorted = Float64Array.from(sample).sort();
  const low = sorted[Math.floor(CUT * n)] as number;
  const high = sorted[n - 1 - Math.floor(CUT * n)] as number;
  if (!(high > low)) return [];
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const spread = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  const wanted = Math.ceil((high - low) / (3.49 * spread * n ** (-1 / 3)));
  const bins = Math.min(MOST_BINS, Math.max(FEWEST_BINS, wanted));
  const width = (high - low) / bins;
  const counts = new Float64Array(bins);
  for (const value of sorted) {
    if (value < low || value > high) continue;
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return Array.from(counts, (count, i) => ({
    from: low + i * width,
    to: low + (i + 1) * width,
    density: count / (n * width),
  }));
}
