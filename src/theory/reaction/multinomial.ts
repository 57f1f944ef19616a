// Particles that move and react each for itself, N of them alike at the start: counts are multinomial with the law q(t) of one,
//   <n_i> = N q_i,   <n_i n_j> - <n_i><n_j> = N q_i (delta_ij - q_j),
// T. Jahnke, W. Huisinga, J. Math. Biol. 54, 1 (2007), proposition 1.
import * as math from "../../kernel/math.js";

/** Mean and variance of sum_i f_i n_i. */
export function multinomialSum(
  count: number,
  q: ArrayLike<number>,
  f: (i: number) => number,
): readonly [mean: number, variance: number] {
  const mean = Array.from(q).reduce((sum, p, i) => sum + p * f(i), 0);
  const spread = Array.from(q).reduce((sum, p, i) => sum + p * (f(i) - mean) * (f(i) - mean), 0);
  return [count * mean, count * spread];
}

/** Of `count` trials with probability p each, the probabilities of 0 … count successes. */
export function binomial(count: number, p: number): Float64Array {
  const law = new Float64Array(count + 1);
  if (p === 0 || p === 1) {
    law[p * count] = 1;
    return law;
  }
  // from the largest outwards, in logarithms: (1 - p)^count may underflow
  const [yes, no] = [math.log(p), math.log1p(-p)];
  let chosen = 0; // ln of the binomial coefficient
  for (let n = 0; n <= count; n++) {
    law[n] = math.exp(chosen + n * yes + (count - n) * no);
    chosen += math.log((count - n) / (n + 1));
  }
  return law;
}
