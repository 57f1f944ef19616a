// Counters and time integrals in the long run. A functional N grows by d_c with a jump of channel c and by g_i per time in state i. Its
// expected growth from i on exceeds J t by h_i, with
//   u_i = g_i + sum_c w_c d_c,   J = sum_i p_i u_i,   sum_j w_ij (h_i - h_j) = u_i - J     (Poisson's equation)
// and N(t) - J t + h(x_t) is a martingale. So, without differences of large numbers or a numerical derivative,
//   lim Cov(N_a, N_b)/t = sum_c p_from w_c (d_a + h_a(to) - h_a(from)) (d_b + h_b(to) - h_b(from)).
// (S. P. Meyn & R. L. Tweedie, Markov Chains and Stochastic Stability, for jumps.) In discrete time, with probabilities
// per step for rates, the covariance per step is this minus J_a J_b.
import { flows } from "./currents.js";
import { eliminate } from "./elimination.js";
import { type Jumps, ratesOf } from "./generator.js";
import { closedClass, stationary, within } from "./stationary.js";

/** What adds up along a trajectory. */
export interface Functional {
  /** Added by a jump, by channel. */
  readonly jump: ArrayLike<number>;
  /** Added per time, by state; nothing where it is not given. */
  readonly rest?: ArrayLike<number>;
}

export interface LongRun {
  /** Growth per time. */
  readonly mean: number[];
  /** Growth of the covariances per time: variance = 2 D t. */
  readonly covariance: number[][];
}

/** Expected growth per time in each state. */
export function growth(jumps: Jumps, { jump, rest }: Functional): Float64Array {
  const u = Float64Array.from({ length: jumps.states }, (_, i) => rest?.[i] ?? 0);
  jumps.channels.forEach(({ from, rate }, c) => {
    u[from] = (u[from] as number) + rate * (jump[c] as number);
  });
  return u;
}

/**
 * h of each functional: what a trajectory from state i gains beyond the stationary one, up to a constant; NaN in states that the long
 * run leaves.
 * @throws SeveralStationaryStates
 */
export function excess(jumps: Jumps, functionals: readonly Functional[]): Float64Array[] {
  const rates = ratesOf(jumps);
  const states = closedClass(rates);
  const p = stationary(jumps);
  // h vanishes in the likeliest state, which is soon reached from all others; an unlikely one would make h large
  const ground = states.reduce(
    (best, i) => ((p[i] as number) > (p[best] as number) ? i : best),
    states[0] as number,
  );
  const others = states.filter((i) => i !== ground);
  const leak = Float64Array.from(others, () => 0);
  const place = new Map(others.map((i, k) => [i, k]));
  rates.to.forEach((j, c) => {
    const k = place.get(rates.from[c] as number);
    if (j === ground && k !== undefined) leak[k] = (leak[k] as number) + (rates.rate[c] as number);
  });
  const equations = eliminate(within(rates, others), leak);
  return functionals.map((functional) => {
    const u = growth(jumps, functional);
    const mean = states.reduce((sum, i) => sum + (u[i] as number) * (p[i] as number), 0);
    const inside = equations.backward(Float64Array.from(others, (i) => (u[i] as number) - mean));
    const h = new Float64Array(jumps.states).fill(Number.NaN);
    h[ground] = 0;
    others.forEach((i, k) => {
      h[i] = inside[k] as number;
    });
    return h;
  });
}

/** Rates of the means and covariances of functionals in the stationary state. @throws SeveralStationaryStates */
export function longRun(jumps: Jumps, functionals: readonly Functional[]): LongRun {
  const p = stationary(jumps);
  const flow = flows(jumps, p);
  const h = excess(jumps, functionals);
  const mean = functionals.map((functional) =>
    growth(jumps, functional).reduce((sum, u, i) => sum + u * (p[i] as number), 0),
  );
  const steps = functionals.map(({ jump }, a) =>
    jumps.channels.map(({ from, to }, c) => {
      const gain = h[a] as Float64Array;
      return flow[c] === 0 ? 0 : (jump[c] as number) + ((gain[to] as number) - (gain[from] as number));
    }),
  );
  const covariance = steps.map((one) =>
    steps.map((other) => flow.reduce((sum, f, c) => sum + f * (one[c] as number) * (other[c] as number), 0)),
  );
  return { mean, covariance };
}

/** The same per step of a chain in discrete time, whose rates are probabilities per step. @throws SeveralStationaryStates */
export function longRunOfSteps(jumps: Jumps, functionals: readonly Functional[]): LongRun {
  const { mean, covariance } = longRun(jumps, functionals);
  return {
    mean,
    covariance: covariance.map((row, a) => row.map((c, b) => c - (mean[a] as number) * (mean[b] as number))),
  };
}
