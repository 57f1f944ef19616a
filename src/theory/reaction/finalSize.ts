// How many an epidemic has reached when it is over (N. T. J. Bailey, The Mathematical Theory of Epidemics (1957)): by the chain of its events
// alone. With s left and i ill the next event is an infection with the probability
//   q = beta s/(beta s + gamma N),
// so that the probability v(s, i) that (s, i) is passed through is q(s+1) v(s + 1, i - 1) + (1 - q(s)) v(s, i + 1): sums of positive terms alone.

export interface Epidemic {
  /** Infections per pair are beta/N. */
  readonly beta: number;
  readonly gamma: number;
  /** All in all, and ill at the start; nobody is immune. */
  readonly N: number;
  readonly ill: number;
}

/** Probability that in the end n have been ill, by n = 0 … N; the first are counted. */
export function finalSizes({ beta, gamma, N, ill }: Epidemic): Float64Array {
  const ended = new Float64Array(N + 1);
  let passed = new Float64Array(N + 1);
  passed[ill] = 1;
  for (let s = N - ill; s >= 0; s--) {
    const infecting = (beta * s) / (beta * s + gamma * N);
    const next = new Float64Array(N + 1);
    for (let i = N - s; i > 0; i--) {
      const here = passed[i] as number;
      next[i + 1] = here * infecting;
      passed[i - 1] = (passed[i - 1] as number) + here * (1 - infecting);
    }
    ended[N - s] = passed[0] as number;
    passed = next;
  }
  return ended;
}
