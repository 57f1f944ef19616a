// About where trajectories are along the schedule: p(t) by implicit Euler steps, (1 + h k_i) p_i(t + h) = p_i(t) + h sum_j k_ji p_j,
// with some sweeps of Gauss and Seidel each. It weighs what windows cost (windows.ts), no more: they are right whatever it says.

export interface Way {
  readonly from: number;
  readonly to: number;
}

/** Channels by the state they lead to, those from a state to itself left out. */
export interface Flow {
  readonly states: number;
  readonly ways: readonly Way[];
  readonly into: readonly (readonly number[])[];
}

export function flowOf(states: number, ways: readonly Way[]): Flow {
  const into = Array.from({ length: states }, (): number[] => []);
  ways.forEach(({ from, to }, c) => {
    if (from !== to) into[to]?.push(c);
  });
  return { states, ways, into };
}

const SWEEPS = 8;

/** p after a time h with the given rates by channel. */
export function moved(
  { states, ways, into }: Flow,
  rates: ArrayLike<number>,
  p: Float64Array,
  h: number,
): Float64Array {
  const out = new Float64Array(states);
  ways.forEach(({ from, to }, c) => {
    if (from !== to) out[from] = (out[from] as number) + (rates[c] as number);
  });
  const now = Float64Array.from(p);
  const renew = (i: number): void => {
    let came = 0;
    for (const c of into[i] as readonly number[]) {
      came += (rates[c] as number) * (now[(ways[c] as Way).from] as number);
    }
    now[i] = ((p[i] as number) + h * came) / (1 + h * (out[i] as number));
  };
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let i = 0; i < states; i++) renew(i);
    for (let i = states - 1; i >= 0; i--) renew(i);
    const total = now.reduce((sum, x) => sum + x, 0);
    if (total > 0) for (let i = 0; i < states; i++) now[i] = (now[i] as number) / total;
  }
  return now;
}
