// Linear equations of a jump network with leaks, in both directions,
//   a_i h_i + sum_j w_ij (h_i - h_j) = b_i        (backward: what is expected from i on)
//   a_j p_j + sum_i (w_ji p_j - w_ij p_i) = b_j   (forward: what gathers in j)
// with rates w_ij >= 0 from i to j and leaks a_i >= 0 out of the network. States are eliminated one by one: what passed through n
// goes on directly,
//   s_n = a_n + sum_(j<n) w_nj,   w_ij += w_in w_nj/s_n,   a_i += w_in a_n/s_n,
// without a subtraction, so that small probabilities and long times keep their digits however stiff the rates: W. K. Grassmann,
// M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985); C. A. O'Cinneide, Numer. Math. 65, 109 (1993). No library of npm does this;
// rows are kept as bands in Cuthill's order: states x bandwidth^2 operations.
import type { Rates } from "./generator.js";
import { narrowOrder } from "./order.js";

export interface Elimination {
  /** h for this b. */
  readonly backward: (b: Float64Array) => Float64Array;
  /** p for this b. */
  readonly forward: (b: Float64Array) => Float64Array;
  /** Without any leak: the p with b = 0, of sum 1. */
  readonly conserved: () => Float64Array;
}

const HUGE = 2 ** 500; // beyond it what stands so far is made smaller by as much

/**
 * Prepares the equations. Without any leak h and p are fixed up to their null vectors: then they vanish in one state, and b must be one
 * that has a solution. All states must lead to a leak, or to each other.
 */
export function eliminate(rates: Rates, leaks?: Float64Array): Elimination {
  const { size, from, to, rate } = rates;
  const { place, bandwidth } = narrowOrder(rates);
  const width = 2 * bandwidth + 1;
  // w_ij of the places i and j stands at i (width - 1) + j + bandwidth
  const stride = width - 1;
  const w = new Float64Array(size * width);
  from.forEach((i, c) => {
    const at = (place[i] as number) * stride + (place[to[c] as number] as number) + bandwidth;
    w[at] = (w[at] as number) + (rate[c] as number);
  });
  const leak = new Float64Array(size);
  if (leaks !== undefined) for (let i = 0; i < size; i++) leak[place[i] as number] = leaks[i] as number;
  const pivots = new Float64Array(size);
  for (let n = size - 1; n >= 0; n--) {
    const low = Math.max(0, n - bandwidth);
    const row = n * stride + bandwidth;
    let pivot = leak[n] as number;
    for (let j = low; j < n; j++) pivot += w[row + j] as number;
    pivots[n] = pivot;
    if (pivot === 0) continue;
    for (let i = low; i < n; i++) {
      const into = i * stride + bandwidth;
      const share = (w[into + n] as number) / pivot;
      if (share === 0) continue;
      for (let j = low; j < n; j++) w[into + j] = (w[into + j] as number) + share * (w[row + j] as number);
      leak[i] = (leak[i] as number) + share * (leak[n] as number);
    }
  }

  const placed = (b: Float64Array): Float64Array => {
    const y = new Float64Array(size);
    for (let i = 0; i < size; i++) y[place[i] as number] = b[i] as number;
    return y;
  };
  const named = (y: Float64Array): Float64Array => Float64Array.from(place, (k) => y[k] as number);
  const grounded = (value: number, pivot: number): number => (pivot === 0 ? 0 : value / pivot);

  /** p upwards from the first place, where it is given; what grows beyond the limit is scaled down by it, with all before it. */
  const upwards = (y: Float64Array, limit: number): void => {
    for (let n = 1; n < size; n++) {
      let sum = y[n] as number;
      for (let i = Math.max(0, n - bandwidth); i < n; i++)
        sum += (y[i] as number) * (w[i * stride + n + bandwidth] as number);
      const value = grounded(sum, pivots[n] as number);
      y[n] = value;
      if (value > limit) for (let i = 0; i <= n; i++) y[i] = (y[i] as number) / limit;
    }
  };

  return {
    backward(b) {
      const y = placed(b);
      for (let n = size - 1; n > 0; n--) {
        const value = grounded(y[n] as number, pivots[n] as number);
        if (value === 0) continue;
        for (let i = Math.max(0, n - bandwidth); i < n; i++)
          y[i] = (y[i] as number) + (w[i * stride + n + bandwidth] as number) * value;
      }
      y[0] = grounded(y[0] as number, pivots[0] as number);
      for (let n = 1; n < size; n++) {
        let sum = y[n] as number;
        const row = n * stride + bandwidth;
        for (let j = Math.max(0, n - bandwidth); j < n; j++) sum += (w[row + j] as number) * (y[j] as number);
        y[n] = grounded(sum, pivots[n] as number);
      }
      return named(y);
    },
    forward(b) {
      const y = placed(b);
      for (let n = size - 1; n > 0; n--) {
        const value = grounded(y[n] as number, pivots[n] as number);
        if (value === 0) continue;
        const row = n * stride + bandwidth;
        for (let j = Math.max(0, n - bandwidth); j < n; j++)
          y[j] = (y[j] as number) + value * (w[row + j] as number);
      }
      y[0] = grounded(y[0] as number, pivots[0] as number);
      upwards(y, Number.POSITIVE_INFINITY);
      return named(y);
    },
    conserved() {
      const y = new Float64Array(size);
      y[0] = 1;
      upwards(y, HUGE);
      const total = y.reduce((sum, p) => sum + p, 0);
      return named(y.map((p) => p / total));
    },
  };
}
