// y' = f(t, y) by the modified midpoint rule over n = 2, 4, …, 16 substeps, extrapolated to n -> ∞ in 1/n^2 (order 16),
// the step halved where the last two rows of the table differ. W. B. Gragg, SIAM J. Numer. Anal. 2, 384 (1965);
// R. Bulirsch & J. Stoer, Numer. Math. 8, 1 (1966). For smooth f that is not stiff.

export type State = readonly number[];
export type Rate = (t: number, y: State) => State;

const COLUMNS = 8;
const TOLERANCE = 1e-12; // of the largest value that a component has had, per step
const SHORTEST = 1e-12; // of the interval: there rounding is all that is left

/**
 * The state at `to` from the state at `from`. `sizes`, where given, are values that a component is of no interest far below: one
 * that is 0 but for rounding would have no largest value to be measured by.
 */
export function integrate(rate: Rate, start: State, from: number, to: number, sizes?: State): State {
  let y = start;
  let t = from;
  let step = to - from;
  let scale = start.map((value, i) => Math.max(Math.abs(value), sizes?.[i] ?? 0));
  while (t < to) {
    const length = Math.min(step, to - t);
    const { state, error } = extrapolated(rate, t, y, length);
    const wider = scale.map((s, i) => Math.max(s, Math.abs(state[i] as number)));
    const close = error.every((e, i) => e <= TOLERANCE * (wider[i] as number));
    if (!close && length > SHORTEST * (to - from)) {
      step = length / 2;
      continue;
    }
    t = length === to - t ? to : t + length;
    y = state;
    scale = wider;
    step = 1.5 * length;
  }
  return y;
}

/** One step by the table of Aitken and Neville: row j holds the limits through the last 1, 2, … rules. */
function extrapolated(rate: Rate, t: number, y: State, length: number): { state: State; error: State } {
  let row: State[] = [];
  let error: State = y.map(() => Number.POSITIVE_INFINITY);
  for (let j = 0; j < COLUMNS; j++) {
    const next: State[] = [midpoint(rate, t, y, length, 2 * (j + 1))];
    for (let k = 1; k <= j; k++) {
      const ratio = ((j + 1) * (j + 1)) / ((j + 1 - k) * (j + 1 - k));
      const finer = next[k - 1] as State;
      const coarser = row[k - 1] as State;
      next.push(finer.map((fine, i) => fine + (fine - (coarser[i] as number)) / (ratio - 1)));
    }
    const last = row[j - 1];
    if (last !== undefined)
      error = (next[j] as State).map((value, i) => Math.abs(value - (last[i] as number)));
    row = next;
  }
  return { state: row[COLUMNS - 1] as State, error };
}

/** Gragg's rule: leapfrog over n (even) substeps with the closing average. */
function midpoint(rate: Rate, t: number, y: State, length: number, n: number): State {
  const h = length / n;
  const shifted = (base: State, slope: State, by: number): State =>
    base.map((value, i) => value + by * (slope[i] as number));
  let before = y;
  let now = shifted(y, rate(t, y), h);
  for (let m = 1; m < n; m++) {
    [before, now] = [now, shifted(before, rate(t + m * h, now), 2 * h)];
  }
  const closing = shifted(before, rate(t + length, now), h);
  return now.map((value, i) => (value + (closing[i] as number)) / 2);
}
