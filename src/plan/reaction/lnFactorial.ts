// ln n! of whole numbers: sums of logarithms up to 256, from there Stirling's series, whose next term is below 1e-20 of it.
import { log, log1p } from "../../kernel/math.js";

const SMALL = 256;
const TABLE = new Float64Array(SMALL + 1);
for (let n = 2; n <= SMALL; n++) TABLE[n] = (TABLE[n - 1] as number) + log(n);
const HALF_LOG_TAU = 0.9189385332046727; // ln(2 pi)/2

export const lnFactorial = (n: number): number =>
  n <= SMALL ? (TABLE[n] as number) : (n + 0.5) * log(n) - n + HALF_LOG_TAU + series(n);

/** ln n! - ln m!, which for large n and m is much less than either. */
export function lnFactorialRatio(n: number, m: number): number {
  if (n <= SMALL || m <= SMALL) return lnFactorial(n) - lnFactorial(m);
  const d = n - m;
  return d * log(m) + ((n + 0.5) * log1p(d / m) - d) + (series(n) - series(m));
}

function series(n: number): number {
  const r = 1 / n;
  const q = r * r;
  return r * (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q / 1680)));
}
