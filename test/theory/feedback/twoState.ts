// The two-state box of the catalogue (claims/feedback.md, 4): states 0 and 1 with the level E(t) of state 1, measured again and again.
import { type ControlledNetwork, networkMotion } from "../../../dist/theory/feedback/recordFilter.js";
import type { Tree } from "../../../dist/theory/feedback/tree.js";
import { network } from "../networkModels.js";

/** E(t) = from + slope (t - begin) after `begin`, before it the level held is `before`. */
export interface Ramp {
  readonly before: number;
  readonly begin: number;
  readonly from: number;
  readonly slope: number;
}

export interface Box {
  readonly eps: number;
  readonly times: readonly number[];
  readonly duration: number;
  readonly metal?: boolean;
  /** The ramp that follows a record. */
  readonly ramp: (record: readonly number[]) => Ramp;
  readonly start?: readonly [number, number];
}

export const symmetric = (eps: number): number[][] => [
  [1 - eps, eps],
  [eps, 1 - eps],
];

/** All records of the box. */
export function box({ eps, times, duration, metal = false, ramp, start = [0.5, 0.5] }: Box) {
  const levels = Array.from({ length: times.length + 1 }, (_, n) =>
    Array.from({ length: 2 ** n }, (_, s) => ({ next: n < times.length ? [2 * s, 2 * s + 1] : [] })),
  );
  const tree: Tree = { times, outcomes: 2, channel: symmetric(eps), levels };
  const record = (level: number, state: number): number[] =>
    Array.from({ length: level }, (_, k) => (state >> (level - 1 - k)) & 1);
  const rampOf = (level: number, state: number): Ramp => ramp(record(level, state));
  const at = (t: number, { before, begin, from, slope }: Ramp, side: "before" | "after"): number =>
    t < begin || (t === begin && side === "before") ? before : from + slope * (t - begin);
  const k = (E: number): [number, number] => {
    if (!metal) return [1 / (1 + Math.exp(E)), 1 / (1 + Math.exp(-E))];
    return Math.abs(E) < 1e-9 ? [1 - E / 2, 1 + E / 2] : [E / Math.expm1(E), -E / Math.expm1(-E)];
  };
  const system: ControlledNetwork = {
    duration,
    start: [start],
    reading: () => [0, 1],
    rates: (level, state) => {
      const own = rampOf(level, state);
      return {
        breaks: [own.begin],
        at: (t) => {
          const [up, down] = k(at(t, own, "after"));
          return network(2, [
            { from: 0, to: 1, rate: up, entropy: Number.NaN },
            { from: 1, to: 0, rate: down, entropy: Number.NaN },
          ]);
        },
      };
    },
    energy: (level, state) => {
      const own = rampOf(level, state);
      return {
        at: (t, side) => [0, at(t, own, side)],
        slope: (t) => [0, t < own.begin ? 0 : own.slope],
      };
    },
  };
  return { tree, system, motion: networkMotion(tree, system), start };
}

export const EQUAL: readonly [number, number] = [0.5, 0.5];
