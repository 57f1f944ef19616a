// Recorded functions by their definition, over a path that is known at every step: an implementation of its own, in plain loops.
import { differentiate } from "../../dist/formula/differentiate.js";
import { evaluateNumber } from "../../dist/formula/evaluate.js";
import { type Node, print } from "../../dist/formula/syntax.js";
import { sized } from "../formula/arbitrary.js";

export const BETA = 0.5825971579390107;

export interface Known {
  /** Each state at t = 0 and after every step. */
  readonly states: Readonly<Record<string, ArrayLike<number>>>;
  /** Fields of each step's row, and work so far in it. */
  readonly rows: readonly Readonly<Record<string, number>>[];
  readonly h: number;
  /** Of each variable: what the noise of a step does to it, sqrt(2 kT h/friction). */
  readonly widths: Readonly<Record<string, number>>;
}

/** Of a formula after k steps, in the row of step `row`. */
export type At = (node: Node, k: number, row: number) => number;

/** Signed sums and what they would be without cancelling, to judge roundings by. */
export interface Value {
  readonly value: number;
  readonly size: number;
  /** How near a comparison came to its other side, at its nearest. */
  readonly clear: number;
}

export function recomputed(path: Known) {
  const { rows, h, states, widths } = path;
  const steps = rows.length;
  const scope = (k: number, row: number): Record<string, number> => ({
    // at t = 0 the fields are those of the first step, before any work
    ...(row < 0 ? { ...rows[0], work: 0 } : (rows[row] as Record<string, number>)),
    ...Object.fromEntries(Object.entries(states).map(([name, column]) => [name, column[k] as number])),
  });
  const at = (node: Node, k: number, row: number) => sized(node, scope(k, row));
  /** s of a formula. */
  const spread = (node: Node, k: number, row: number): number => {
    const parts = Object.entries(widths).map(([name, width]) => {
      const slope = evaluateNumber(differentiate(node, name), scope(k, row));
      return slope * slope * width * width;
    });
    return Math.sqrt(parts.reduce((a, b) => a + b, 0));
  };
  const summed = (term: (k: number) => { value: number; size: number; clear: number }): Value => {
    let [value, size, clear] = [0, 0, Number.POSITIVE_INFINITY];
    for (let k = 0; k < steps; k++) {
      const one = term(k);
      value += one.value;
      size += one.size;
      clear = Math.min(clear, one.clear);
    }
    return { value, size, clear };
  };
  const move = (name: string, k: number): number =>
    (states[name]?.[k + 1] as number) - (states[name]?.[k] as number);

  const leftIntegral = (f: Node): Value =>
    summed((k) => {
      const { value, size, clear } = at(f, k, k);
      return { value: h * value, size: h * size, clear };
    });
  const integral = (f: Node): Value =>
    summed((k) => {
      const [a, b] = [at(f, k, k), at(f, k + 1, k)];
      return {
        value: (h * (a.value + b.value)) / 2,
        size: h * (a.size + b.size),
        clear: Math.min(a.clear, b.clear),
      };
    });
  const along = (f: Node, name: string, ito: boolean): Value =>
    summed((k) => {
      const [a, b] = [at(f, k, k), at(f, k + 1, k)];
      const by = move(name, k);
      const mean = ito ? a.value : (a.value + b.value) / 2;
      const place = Math.abs(states[name]?.[k] as number) + Math.abs(states[name]?.[k + 1] as number);
      return { value: by * mean, size: place * (a.size + b.size), clear: Math.min(a.clear, b.clear) };
    });
  const extremum = (f: Node, sign: 1 | -1): Value => {
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    let size = 0;
    let clear = Number.POSITIVE_INFINITY;
    let s = 0;
    const look = (k: number, row: number): void => {
      const found = at(f, k, row);
      size = Math.max(size, found.size);
      clear = Math.min(clear, found.clear);
      const value = sign * found.value;
      if (value > best) {
        second = best;
        best = value;
        s = spread(f, k, row);
      } else if (value > second && value !== best) second = value;
    };
    look(0, -1);
    for (let k = 0; k < steps; k++) {
      look(k, k);
      look(k + 1, k);
    }
    return { value: sign * (best + BETA * s), size: size + s, clear: Math.min(clear, best - second) };
  };
  /** f > c after k steps, in the row of step `row`. */
  const holds = (f: Node, c: number, k: number, row: number, corrected: boolean) => {
    const found = at(f, k, row);
    const shift = corrected ? BETA * spread(f, k, row) : 0;
    const apart = found.value - (c - shift);
    return { yes: apart > 0, clear: Math.min(found.clear, Math.abs(apart) / (1 + found.size)) };
  };
  const firstTime = (f: Node, c: number): Value & { reached: boolean } => {
    let clear = Number.POSITIVE_INFINITY;
    for (let k = 0; k <= steps; k++) {
      const seen = holds(f, c, k, k - 1, true);
      clear = Math.min(clear, seen.clear);
      if (!seen.yes) continue;
      const smooth = Object.keys(widths).every((name) => print(differentiate(f, name)) === "0");
      return { value: k === 0 ? 0 : h * (k - (smooth ? 0.5 : 0.25)), size: h * k, clear, reached: true };
    }
    return { value: h * steps, size: h * steps, clear, reached: false };
  };
  const count = (f: Node, c: number): Value => {
    let [value, clear, was] = [0, Number.POSITIVE_INFINITY, true];
    for (let k = 0; k <= steps; k++) {
      const seen = holds(f, c, k, k - 1, false);
      clear = Math.min(clear, seen.clear);
      if (seen.yes && !was) value += 1;
      was = seen.yes;
    }
    return { value, size: value, clear };
  };
  return { integral, leftIntegral, along, extremum, firstTime, count, at };
}
