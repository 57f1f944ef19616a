// The backward experiment of a controller whose states are records: each trajectory is given a record m, drawn with P(m), starts in
// equilibrium in the fields that m ends with, is driven by the paths of m backwards, and is measured at tau - t_k.
// J. M. Horowitz, S. Vaikuntanathan, PRE 82, 061120 (2010); gamma = sum_m P~_m(m).

import * as math from "../../kernel/math.js";
import { backwards } from "../../spec/backwards.js";
import { SpecError } from "../../spec/error.js";
import { type Experiment, isLangevin } from "../../spec/experiment.js";
import type { Network } from "../../spec/network/network.js";
import { backwardsInTime } from "../../spec/network/reverse.js";
import type { ControllerStart, ControllerState, FiniteController } from "./finite.js";
import { later, type Path, type Point, plain, valueBefore } from "./paths.js";

/** What is run instead of an experiment whose ensemble has the direction "reverse". */
export interface Backward {
  /** The system backwards in time, and the fields that the controller leaves alone at their 0-. */
  readonly system: Experiment["system"];
  readonly controller: FiniteController;
}

/**
 * `logProbability`: ln P(m) by state of the last level.
 * @throws SpecError where states are no records
 */
export function backward(
  experiment: Experiment,
  forward: FiniteController,
  logProbability: readonly number[],
): Backward {
  const { levels, times, control, acted } = forward;
  const ways = waysOf(forward);
  const tau = control.duration;
  const turnedTimes = [...times].reverse().map((t) => tau - t);
  const paths = ways.map((way) =>
    Object.fromEntries(acted.map((field) => [field, turned(wholePath(forward, way, field), tau)])),
  );
  const fields = isLangevin(experiment) ? experiment.system.potential.fields : experiment.system.fields;
  const others = backwards(control, fields);
  const comes = levels[0]?.[0]?.next.map((to) => to >= 0) ?? [];
  return {
    system: isLangevin(experiment)
      ? {
          ...experiment.system,
          potential: { ...experiment.system.potential, fields: others.fields },
        }
      : { ...backwardsInTime(experiment.system as Network, tau), fields: others.fields },
    controller: {
      ...forward,
      control: others.control,
      times: turnedTimes,
      levels: [...levels].map((_, j) =>
        ways.map((way, i): ControllerState => {
          const n = times.length - 1 - j;
          const since = j > 0 ? (turnedTimes[j - 1] as number) : 0;
          const end = way[times.length] as ControllerState;
          return {
            memory: end.memory,
            outcome: -1,
            record: end.record,
            stops: false,
            paths: Object.fromEntries(
              Object.entries(paths[i] as Record<string, Path>).map(([field, path]) => [
                field,
                later(plain(path), since),
              ]),
            ),
            seen: n < 0 ? {} : (way[n] as ControllerState).seen,
            next: n < 0 ? [] : comes.map((possible) => (possible ? i : -1)),
            expected: n < 0 ? null : (end.record?.[n] as number),
          };
        }),
      ),
      starts: ways.map(
        (_, i): ControllerStart => ({
          probability: math.exp(logProbability[i] as number),
          fields: Object.fromEntries(
            Object.entries(paths[i] as Record<string, Path>).map(([field, [start]]) => [
              field,
              (start as Point)[1],
            ]),
          ),
        }),
      ),
      backward: true,
    },
  };
}

/** The states that every record of the last level goes through. */
function waysOf({ levels, wraps }: FiniteController): ControllerState[][] {
  if (wraps.length > 0) {
    throw new SpecError(
      "cycles",
      "no cycles are needed to reverse a feedback (records have no end), cycles given",
    );
  }
  const last = levels[levels.length - 1] ?? [];
  return last.map(({ record }) => {
    if (record === null) {
      throw new SpecError(
        "feedback",
        "a feedback with few enough records is needed to reverse it (each has a protocol of its own), too many given",
      );
    }
    let state = levels[0]?.[0] as ControllerState;
    const way = [state];
    for (const [n, outcome] of record.entries()) {
      state = levels[n + 1]?.[state.next[outcome] as number] as ControllerState;
      way.push(state);
    }
    return way;
  });
}

/** The path of a field under one record from 0- to tau+. */
function wholePath(
  { times, control, starts }: FiniteController,
  way: readonly ControllerState[],
  field: string,
): Path {
  const cuts = [0, ...times, control.duration];
  const points: Point[] = [[0, starts[0]?.fields[field] as number]];
  for (const [n, { paths }] of way.entries()) {
    const path = paths[field] as Path;
    const [from, to] = [cuts[n] as number, cuts[n + 1] as number];
    const end = to - from;
    points.push(...path.filter(([t]) => t === 0 || t < end).map(([t, value]): Point => [from + t, value]));
    if (end > 0) points.push([to, valueBefore(path, end)]);
    // jumps at the very end of the protocol belong to it
    if (n === way.length - 1)
      points.push(...path.filter(([t]) => t > 0 && t === end).map(([, value]): Point => [to, value]));
  }
  return points;
}

/** Backwards in time: begins with the value at tau+. */
const turned = (path: Path, tau: number): Path =>
  [...path].reverse().map(([t, value]): Point => [tau - t, value]);
