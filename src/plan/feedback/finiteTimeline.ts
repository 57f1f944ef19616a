// The stretches of a controller with finitely many states: from each measurement to the next, cut wherever the path of any state or the
// control bends, with a line for each state.
import type { LangevinExperiment, Schedule } from "../../spec/experiment.js";
import {
  AFTER,
  at,
  BEFORE,
  breakpoints,
  drivenBy,
  type Event,
  endOf,
  type Fields,
  type Stretch,
  snap,
  type Timeline,
  valueAt,
} from "../timeline.js";
import type { ControllerState, FiniteController } from "./finite.js";
import { memoryRead } from "./remembered.js";

export function finiteTimeline(
  experiment: LangevinExperiment,
  controller: FiniteController,
  burnIn: number,
): Timeline {
  const { acted, control, times, levels, starts } = controller;
  const { duration } = control;
  const remembered = memoryRead(experiment);
  const start = experiment.system.potential.fields;
  // rows have a place for it, which only a reading looks at
  const memory = Object.fromEntries(remembered.map((name) => [name, 0]));
  const all = starts.map(({ fields }) => ({ ...start, ...fields, ...memory }));
  const first = all[0] as Fields;
  const edges = [0, ...times, duration];
  const stretches: Stretch[] = [];
  let before = all;
  let pending: Event | null = null;
  levels.forEach((states, n) => {
    const [from, to] = [edges[n] as number, edges[n + 1] as number];
    const bases = states.map((_, s) => (n === 0 ? (all[s] as Fields) : first));
    if (to - from > ROUNDING * duration) {
      const pieces = cut(states, bases, control, from, to);
      stretches.push(
        ...pieces.map((piece, i) => (i === 0 && pending ? { ...piece, event: pending } : piece)),
      );
      pending = null;
      before = (pieces[pieces.length - 1] as Stretch).lines.map(({ to: fields }) => fields);
    }
    if (n === times.length) return;
    const next = levels[n + 1] as readonly ControllerState[];
    pending = {
      time: to,
      fields: states.map(({ seen }, s) => ({ ...(before[s] as Fields), ...seen })),
      measure: { elapsed: 0, again: 0 },
      act: false,
      ...joined(states, next.length, before, first),
    };
    const { from: origin } = pending as Event;
    before = next.map((_, s) => before[origin[s] as number] as Fields);
  });
  const last = levels[levels.length - 1] as readonly ControllerState[];
  const closed = times[times.length - 1] ?? 0;
  return {
    start: first,
    starts: all,
    stretches,
    closing: pending,
    end: last.map((state, s) => ({
      ...endOf(control, levels.length === 1 ? (all[s] as Fields) : first),
      ...pathsAt(state, duration - closed, AFTER),
    })),
    duration,
    burnIn,
    driven: new Set([...drivenBy(control), ...acted, ...remembered]),
  };
}

const ROUNDING = 1e-12;

/** Which state leads to each, and where states with different fields lead to one, fields in between. */
function joined(
  states: readonly ControllerState[],
  next: number,
  before: readonly Fields[],
  reference: Fields,
): Pick<Event, "from" | "reference"> {
  const from = new Array<number>(next).fill(0);
  const seen = new Set<number>();
  let differ = false;
  states.forEach((state, s) => {
    for (const to of state.next) {
      if (to < 0) continue;
      if (seen.has(to)) differ ||= !same(before[from[to] as number] as Fields, before[s] as Fields);
      else from[to] = s;
      seen.add(to);
    }
  });
  return { from, reference: differ ? reference : null };
}

const same = (one: Fields, other: Fields): boolean =>
  Object.keys(one).every((field) => one[field] === other[field]);

/** The acted fields so long after the measurement. */
function pathsAt({ paths }: ControllerState, time: number, side: -1 | 1): Fields {
  return Object.fromEntries(
    Object.entries(paths).map(([field, points]) => [field, valueAt(points, time, side)]),
  );
}

/** Of several shares that give a time the shortest number: that of a schedule, which was multiplied before. */
function shareOf(time: number, whole: number): number {
  const share = time / whole;
  const short = Number(share.toPrecision(15));
  return short * whole === time ? short : share;
}

function cut(
  states: readonly ControllerState[],
  bases: readonly Fields[],
  control: Schedule,
  from: number,
  to: number,
): Stretch[] {
  const length = to - from;
  const scheduled = Object.values(control.ramps).flatMap((ramp) =>
    ramp.map(([s]) => shareOf(s * control.duration - from, length)),
  );
  const own = new Set(
    states.flatMap(({ paths }) =>
      Object.values(paths).flatMap((points) => points.map(([time]) => shareOf(time, length))),
    ),
  );
  const fractions = breakpoints([...scheduled, ...own].filter((s) => s > 0 && s < 1));
  // of the control's duration
  const shares = fractions.map((s) => shareOf(from + s * length, control.duration));
  const ramps = snap(control.ramps, shares);
  const snapped = states.map((state) => ({
    ...state,
    paths: snap(
      Object.fromEntries(
        Object.entries(state.paths).map(([field, points]) => [
          field,
          points.map(([time, value]) => [shareOf(time, length), value] as const),
        ]),
      ),
      fractions,
    ),
  }));
  const fieldsAt = (state: ControllerState, base: Fields, i: number, side: -1 | 1): Fields => ({
    ...at(ramps, base, shares[i] as number, side),
    ...pathsAt(state, fractions[i] as number, side),
  });
  return fractions.slice(1).map((end, i) => ({
    time: from + length * (fractions[i] as number),
    length: length * (end - (fractions[i] as number)),
    lines: snapped.map((state, s) => ({
      from: fieldsAt(state, bases[s] as Fields, i, AFTER),
      to: fieldsAt(state, bases[s] as Fields, i + 1, BEFORE),
    })),
  }));
}
