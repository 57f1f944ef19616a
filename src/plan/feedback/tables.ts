// A controller with finitely many states, and what its channel makes of a reading, as the kernel's tables.
import { evaluateNumber } from "../../formula/evaluate.js";
import type { Node } from "../../formula/syntax.js";
import type { FiniteTables, KernelChannel } from "../../kernel/kernelPlan.js";
import * as math from "../../kernel/math.js";
import type { Channel } from "../../spec/feedback/feedback.js";
import type { FiniteController } from "./finite.js";

/** By level, state and outcome: ln p(outcome|past). */
export type Predictive = readonly (readonly (readonly number[])[])[];

/** The law that a formula gives; null without one, and backward. */
export function formulaLaw(
  logPredictive: Node | null,
  { levels, outcomes, backward }: FiniteController,
): Predictive | null {
  if (logPredictive === null || backward) return null;
  return levels.map((states) =>
    states.map(({ seen, next }) =>
      next.length === 0
        ? []
        : Array.from({ length: outcomes }, (_, y) => evaluateNumber(logPredictive, { ...seen, y })),
    ),
  );
}

export function finiteTables(controller: FiniteController, predictive: Predictive | null): FiniteTables {
  const { levels, outcomes, wraps, starts } = controller;
  const first: number[] = [0];
  for (const states of levels) first.push((first[first.length - 1] as number) + states.length);
  const states = levels.flat();
  const each = <T>(of: (state: (typeof states)[number], y: number) => T): T[] =>
    states.flatMap((state) => Array.from({ length: outcomes }, (_, y) => of(state, y)));
  const several = starts.filter(({ probability }) => probability > 0).length > 1;
  let sum = 0;
  const firsts = starts.map(({ probability }) => {
    sum += probability;
    return sum;
  });
  // whatever rounding leaves belongs to the last one that can come
  const end = starts.findLastIndex(({ probability }) => probability > 0);
  return {
    outcomes,
    levels: Int32Array.from(first),
    next: Int32Array.from(each((state, y) => Math.max(0, state.next[y] ?? 0))),
    predictive:
      predictive === null
        ? null
        : Float64Array.from(
            levels.flatMap((all, n) =>
              all.flatMap((_, s) => Array.from({ length: outcomes }, (_, y) => predictive[n]?.[s]?.[y] ?? 0)),
            ),
          ),
    expected: states.some(({ expected }) => expected !== null)
      ? Int32Array.from(states, ({ expected }) => expected ?? -1)
      : null,
    stops: states.some(({ stops }) => stops) ? Int32Array.from(states, ({ stops }) => (stops ? 1 : 0)) : null,
    wraps: wraps.length === 0 ? null : Int32Array.from(wraps),
    firsts: several ? Float64Array.from(firsts, (share, s) => (s >= end ? 1 : share)) : null,
  };
}

/** `rows`: p(y|r) where outcomes are finitely many. */
export function kernelChannel(channel: Channel, rows: readonly (readonly number[])[] | null): KernelChannel {
  if (rows !== null) {
    const outcomes = rows[0]?.length ?? 0;
    return {
      kind: "table",
      outcomes,
      cumulative: Float64Array.from(rows.flatMap(cumulative)),
      logs: Float64Array.from(rows.flatMap((row) => row.map((p) => math.log(p)))),
    };
  }
  if (channel.kind !== "gaussian" && channel.kind !== "camera") return { kind: "exact" };
  const { deviation } = channel;
  if (deviation === 0) return { kind: "exact" };
  return { kind: "gaussian", deviation, logNorm: -math.log(deviation * Math.sqrt(2 * Math.PI)) };
}

/** P(outcome <= y); 1 from the last one that can come on. */
function cumulative(row: readonly number[]): number[] {
  const end = row.findLastIndex((p) => p > 0);
  let sum = 0;
  return row.map((p, y) => {
    sum += p;
    return y >= end ? 1 : sum;
  });
}
