// The master equation with rates that move, d p/dt = L(t) p, between breaks by extrapolation of high order (../integrate.ts: relative
// error about 1e-12 of the largest value per step). It takes about 25 evaluations per 1/(fastest rate); where that are many and there
// are few states, by collocation (collocation.ts), whose steps are as long as the driving allows: error about 1e-10.
import { integrate } from "../integrate.js";
import { collocate } from "./collocation.js";
import type { DrivenJumps, Jumps } from "./generator.js";
import { escapeRates } from "./generator.js";

/** Writes d y/dt of several blocks of one number per state into a zeroed column. */
export type Derivative = (t: number, jumps: Jumps, y: readonly number[], into: number[]) => void;

export interface March {
  readonly driven: DrivenJumps;
  readonly from: number;
  readonly to: number;
  readonly derivative: Derivative;
  /** How many components, the first, obey linear equations of their own; the others are integrals over them. */
  readonly linear: number;
  /** What a break at this time does to y; breaks at both ends count. */
  readonly atBreak?: (t: number, y: readonly number[]) => readonly number[];
  /** Values below which a component is of no interest, times 1e-12. */
  readonly sizes: readonly number[];
}

const STIFF = 1e4; // (fastest rate) x time, beyond which steps are implicit
const FEW = 64; // components for them

const BESIDE = 2 ** -40; // of a stretch: how near to a break the rates are asked for

/** y at `to` from y at `from`. */
export function march(
  { driven, from, to, derivative, linear, atBreak, sizes }: March,
  start: readonly number[],
): number[] {
  const quench = (t: number, y: readonly number[]): readonly number[] =>
    atBreak !== undefined && driven.breaks.includes(t) ? atBreak(t, y) : y;
  const stops = [from, ...driven.breaks.filter((t) => t > from && t < to), to];
  let y = quench(from, start);
  for (let k = 1; k < stops.length; k++) {
    const [left, right] = [stops[k - 1] as number, stops[k] as number];
    if (!(right > left)) continue;
    const edge = BESIDE * (right - left);
    const rate = (t: number, now: readonly number[]): number[] => {
      const inside = Math.min(Math.max(t, left + edge), right - edge);
      const into = Array<number>(now.length).fill(0);
      derivative(inside, driven.at(inside), now, into);
      return into;
    };
    const fastest = [0.02, 0.25, 0.5, 0.75, 0.98].reduce(
      (most, s) => escapeRates(driven.at(left + s * (right - left))).reduce((x, r) => Math.max(x, r), most),
      0,
    );
    const implicit = fastest * (right - left) > STIFF && linear <= FEW;
    y = quench(
      right,
      implicit ? collocate(rate, linear, y, left, right, sizes) : integrate(rate, y, left, right, sizes),
    );
  }
  return [...y];
}

/** Adds w (L y) of one block that begins at `offset`. */
export function addFlow({ channels }: Jumps, y: readonly number[], into: number[], offset: number): void {
  for (const { from, to, rate } of channels) {
    const flow = rate * (y[offset + from] as number);
    into[offset + from] = (into[offset + from] as number) - flow;
    into[offset + to] = (into[offset + to] as number) + flow;
  }
}

/** The probabilities at `to` from those at `from`. */
export function propagateDriven(
  driven: DrivenJumps,
  start: ArrayLike<number>,
  from: number,
  to: number,
): Float64Array {
  const sizes = Array.from(start, () => 1);
  const derivative: Derivative = (_, jumps, y, into) => addFlow(jumps, y, into, 0);
  return Float64Array.from(
    march({ driven, from, to, derivative, linear: start.length, sizes }, Array.from(start)),
  );
}

/** P(j, to | i, from) at [j][i]. */
export function propagatorDriven(driven: DrivenJumps, from: number, to: number): number[][] {
  const n = driven.at((from + to) / 2).states;
  const columns = Array.from({ length: n }, (_, i) =>
    propagateDriven(
      driven,
      Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
      from,
      to,
    ),
  );
  return Array.from({ length: n }, (_, j) => columns.map((column) => column[j] as number));
}

export interface Integrals {
  readonly probabilities: Float64Array;
  readonly integrals: number[];
}

/**
 * ∫ f dt of anything that the probabilities and rates tell, as the entropy production rate or the activity (currents.ts), along the
 * solution of the master equation. f must be smooth between breaks.
 */
export function integralsDriven(
  driven: DrivenJumps,
  start: ArrayLike<number>,
  from: number,
  to: number,
  integrand: (t: number, p: Float64Array, jumps: Jumps) => readonly number[],
): Integrals {
  const n = start.length;
  const middle = (from + to) / 2;
  const count = integrand(middle, Float64Array.from(start), driven.at(middle)).length;
  const derivative: Derivative = (t, jumps, y, into) => {
    addFlow(jumps, y, into, 0);
    integrand(t, Float64Array.from(y.slice(0, n)), jumps).forEach((value, k) => {
      into[n + k] = value;
    });
  };
  const sizes = Array.from({ length: n + count }, (_, k) => (k < n ? 1 : 0));
  const y = march({ driven, from, to, derivative, linear: n, sizes }, [
    ...Array.from(start),
    ...Array<number>(count).fill(0),
  ]);
  return { probabilities: Float64Array.from(y.slice(0, n)), integrals: y.slice(n) };
}
