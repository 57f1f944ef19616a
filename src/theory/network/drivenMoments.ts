// Functionals along a driven network: work (driving adds dE_i/dt per time in state i, and E_i(b+) - E_i(b-) at a break), heat and
// counters (added by jumps). Their means and covariances by the moment equations of finiteTime.ts with moving rates; averages of
// exponentials <e^S> by the tilted equation
//   g' = L_s(t) g,   jumps w_c(t) e^(s_c(t)), diagonal g_i(t) - sum of w_c(t) from i
// (C. Jarzynski, PRE 56, 5018 (1997), for work: s_i = -dE_i/dt/kT).
import * as math from "../../kernel/math.js";
import { addFlow, type Derivative, march } from "./driven.js";
import { type Moments, momentsOf, pairs } from "./finiteTime.js";
import type { DrivenJumps } from "./generator.js";

/** What adds up along a driven trajectory. */
export interface DrivenFunctional {
  /** Added by a jump at t, by channel. */
  readonly jump: (t: number) => ArrayLike<number>;
  /** Added per time at t, by state. */
  readonly rest?: (t: number) => ArrayLike<number>;
  /** Added at the break t, by state. */
  readonly quench?: (t: number) => ArrayLike<number>;
}

/** A counter that is the same at all times. */
export const counter = (jump: ArrayLike<number>): DrivenFunctional => ({ jump: () => jump });

/** The work of driving: energies by state at t, their derivatives, and what they jump by at breaks. */
export function workOf(
  channels: number,
  slope: (t: number) => ArrayLike<number>,
  quench?: (t: number) => ArrayLike<number>,
): DrivenFunctional {
  const none = new Float64Array(channels);
  return { jump: () => none, rest: slope, ...(quench === undefined ? {} : { quench }) };
}

/** The size of a functional, which tells what of it is of no interest. */
function sizeOf(functional: DrivenFunctional, driven: DrivenJumps, from: number, to: number): number {
  const largest = (values: ArrayLike<number> | undefined): number =>
    Array.from(values ?? []).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const times = [0.1, 0.5, 0.9].map((s) => from + s * (to - from));
  const seen = [
    ...times.map((t) => largest(functional.jump(t))),
    ...times.map((t) => (to - from) * largest(functional.rest?.(t))),
    ...driven.breaks.map((t) => largest(functional.quench?.(t))),
  ];
  return seen.reduce((most, x) => Math.max(most, x), 0) || 1;
}

/** Means and covariances of functionals from `from` to `to`, and the probabilities at the end. */
export function momentsDriven(
  driven: DrivenJumps,
  start: ArrayLike<number>,
  from: number,
  to: number,
  functionals: readonly DrivenFunctional[],
): Moments {
  const n = start.length;
  const count = functionals.length;
  const both = pairs(count);
  const first = (a: number): number => (1 + a) * n;
  const second = (k: number): number => (1 + count + k) * n;
  const add = (into: number[], at: number, value: number): void => {
    into[at] = (into[at] as number) + value;
  };

  /** Adds what gains of x_a per unit of weight in state i bring to the moments of state j. */
  const gain = (
    y: readonly number[],
    into: number[],
    i: number,
    j: number,
    x: readonly number[],
    weight: number,
  ): void => {
    const p = y[i] as number;
    for (let a = 0; a < count; a++) add(into, first(a) + j, weight * (x[a] as number) * p);
    both.forEach(([a, b], k) => {
      const [xa, xb] = [x[a] as number, x[b] as number];
      add(
        into,
        second(k) + j,
        weight * (xa * (y[first(b) + i] as number) + xb * (y[first(a) + i] as number)),
      );
    });
  };
  const gainOfSquares = (
    y: readonly number[],
    into: number[],
    i: number,
    j: number,
    x: readonly number[],
    weight: number,
  ): void => {
    both.forEach(([a, b], k) => {
      add(into, second(k) + j, weight * (x[a] as number) * (x[b] as number) * (y[i] as number));
    });
  };

  const derivative: Derivative = (t, jumps, y, into) => {
    for (let block = 0; block < 1 + count + both.length; block++) addFlow(jumps, y, into, block * n);
    const steps = functionals.map(({ jump }) => Array.from(jump(t)));
    if (steps.some((step) => step.some((x) => x !== 0)))
      jumps.channels.forEach(({ from: i, to: j, rate }, c) => {
        const x = steps.map((step) => step[c] as number);
        if (rate === 0 || x.every((value) => value === 0)) return;
        gain(y, into, i, j, x, rate);
        gainOfSquares(y, into, i, j, x, rate);
      });
    const rests = functionals.map(({ rest }) => rest?.(t));
    if (rests.some((rest) => rest !== undefined))
      for (let i = 0; i < n; i++) {
        gain(
          y,
          into,
          i,
          i,
          rests.map((rest) => rest?.[i] ?? 0),
          1,
        );
      }
  };
  const atBreak = (t: number, y: readonly number[]): number[] => {
    const into = [...y];
    const quenches = functionals.map(({ quench }) => quench?.(t));
    for (let i = 0; i < n; i++) {
      const x = quenches.map((quench) => quench?.[i] ?? 0);
      gain(y, into, i, i, x, 1);
      gainOfSquares(y, into, i, i, x, 1);
    }
    return into;
  };
  const units = functionals.map((functional) => sizeOf(functional, driven, from, to));
  const scales = [1, ...units, ...both.map(([a, b]) => (units[a] as number) * (units[b] as number))];
  const sizes = scales.flatMap((unit) => Array<number>(n).fill(unit));
  const blank = Array<number>(n * (count + both.length)).fill(0);
  const y = march({ driven, from, to, derivative, linear: sizes.length, atBreak, sizes }, [
    ...Array.from(start),
    ...blank,
  ]);
  const part = (offset: number): Float64Array => Float64Array.from(y.slice(offset, offset + n));
  return {
    probabilities: part(0),
    ...momentsOf(
      functionals.map((_, a) => part(first(a))),
      both.map((_, k) => part(second(k))),
    ),
  };
}

/**
 * <e^S; x_to = i> from any start, which may be weighted. With S = sum of z_a N_a pass `combined`.
 */
export function tiltedDriven(
  driven: DrivenJumps,
  start: ArrayLike<number>,
  from: number,
  to: number,
  exponents: DrivenFunctional,
): Float64Array {
  const derivative: Derivative = (t, { channels }, y, into) => {
    const s = exponents.jump(t);
    channels.forEach(({ from: i, to: j, rate }, c) => {
      const flow = rate * (y[i] as number);
      into[i] = (into[i] as number) - flow;
      into[j] = (into[j] as number) + flow * math.exp(s[c] as number);
    });
    const rest = exponents.rest?.(t);
    if (rest !== undefined)
      y.forEach((value, i) => {
        into[i] = (into[i] as number) + (rest[i] as number) * value;
      });
  };
  const atBreak = (t: number, y: readonly number[]): number[] => {
    const quench = exponents.quench?.(t);
    return y.map((value, i) => value * math.exp(quench?.[i] ?? 0));
  };
  const largest = Array.from(start).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const sizes = Array.from(start, () => largest);
  return Float64Array.from(
    march({ driven, from, to, derivative, linear: start.length, atBreak, sizes }, Array.from(start)),
  );
}

/** sum_a z_a N_a. */
export function combined(functionals: readonly DrivenFunctional[], z: readonly number[]): DrivenFunctional {
  const sum = (parts: readonly (ArrayLike<number> | undefined)[]): number[] => {
    const length = parts.reduce((most, part) => Math.max(most, part?.length ?? 0), 0);
    return Array.from({ length }, (_, k) =>
      parts.reduce((total, part, a) => total + (z[a] as number) * (part?.[k] ?? 0), 0),
    );
  };
  const some = (key: "rest" | "quench") =>
    functionals.some((f) => f[key] !== undefined)
      ? { [key]: (t: number) => sum(functionals.map((f) => f[key]?.(t))) }
      : {};
  return { jump: (t) => sum(functionals.map(({ jump }) => jump(t))), ...some("rest"), ...some("quench") };
}

/** z N. */
export const scaled = (functional: DrivenFunctional, z: number): DrivenFunctional =>
  combined([functional], [z]);
