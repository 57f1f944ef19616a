// ln n! of whole numbers: sums of logarithms up to 256, from there Stirling's series, whose next term is below 1e-20 of it.
import { log } from "../../kernel/math.js";

const SMALL = 256;
const TABLE = new Float64Array(SMALL + 1);
for (let n = 2; n <= SMALL; n++) TABLE[n] = (TABLE[n - 1] as number) + log(n);
const HALF_LOG_TAU = 0.9189385332046727; // ln(2 pi)/2

export function lnFactorial(n: number): number {
  if (n <= SMALL) return TABLE[n] as number;
  const r = 1 / n;
  const q = r * r;
  return (n + 0.5) * log(n) - n + HALF_LOG_TAU + r * (1 / 12 - q * (1 / 360 - q * (1 / 1260 - q / 1680)));
}
