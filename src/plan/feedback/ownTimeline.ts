// The stretches of a policy with numbers of its own in each lane: from event to event, with the control's line. Where the control
// stands still from one measurement to the next and again, these stretches are gone through again.

import { SpecError } from "../../spec/error.js";
import type { LangevinExperiment, Schedule } from "../../spec/experiment.js";
import type { Policy } from "../../spec/feedback/feedback.js";
import { measurementTimes } from "../../spec/feedback/outcomes.js";
import {
  AFTER,
  at,
  BEFORE,
  drivenBy,
  type Event,
  endOf,
  type Fields,
  type Stretch,
  type Timeline,
} from "../timeline.js";
import { isAged } from "./aged.js";

/** Stretches that are laid out one by one. */
const MOST = 500_000;
const ROUNDING = 1e-12;

export function ownTimeline(experiment: LangevinExperiment, policy: Policy, burnIn: number): Timeline {
  const { system, control, cycles, record } = experiment;
  const schedule = control as Schedule;
  const { duration } = schedule;
  const start = system.potential.fields;
  const { measurement, delay = 0 } = policy;
  const times = measurementTimes(measurement, duration);
  const aged = isAged(experiment);
  const [first = 0] = times;
  if (aged && cycles !== undefined && first + delay > 0) {
    throw new SpecError(
      "feedback.act",
      "an action at the start of each round is needed for a field that follows age through cycles, a later one given",
    );
  }
  const camera = measurement.channel.kind === "camera" ? measurement.channel.exposure : 0;
  const again = (times[0] ?? 0) + duration - (times[times.length - 1] ?? 0);
  const tie = ROUNDING * duration;
  const bends = Object.values(schedule.ramps).flatMap((ramp) => ramp.map(([s]) => s * duration));

  const fieldsAt = (time: number, side: -1 | 1): Fields => at(schedule.ramps, start, time / duration, side);
  /** Nothing moves from one time to another. */
  const still = (from: number, to: number): boolean =>
    !bends.some((t) => t > from - tie && t < to + tie && !edges(t)) &&
    Object.entries(fieldsAt(from, AFTER)).every(([field, u]) => fieldsAt(to, BEFORE)[field] === u);
  const edges = (t: number): boolean => t <= tie || t >= duration - tie;

  const stretches: Stretch[] = [];
  let pending: Event | undefined;
  let acted: number | null = null;
  const walk = (from: number, to: number, expose: boolean): void => {
    if (to - from <= tie) return;
    const inside = [...new Set(bends.filter((t) => t > from + tie && t < to - tie))].sort((a, b) => a - b);
    const cuts = [from, ...inside, to];
    for (let i = 1; i < cuts.length; i++) {
      const [a, b] = [cuts[i - 1] as number, cuts[i] as number];
      stretches.push({
        time: a,
        length: b - a,
        event: pending,
        lines: [{ from: fieldsAt(a, AFTER), to: fieldsAt(b, BEFORE) }],
        ...(aged && acted !== null ? { age: a - acted } : {}),
        ...(expose ? { expose } : {}),
      });
      pending = undefined;
    }
  };
  const happen = (time: number, measure: Event["measure"], act: boolean): void => {
    // what was left over happens at the same time
    pending = {
      time,
      fields: [time <= tie ? start : fieldsAt(time, BEFORE)],
      measure: measure ?? pending?.measure ?? null,
      act,
      reference: null,
      from: [0],
    };
    if (act) acted = time;
  };
  /** From the k-th measurement to the next one, or to the end. */
  const group = (k: number): void => {
    const time = times[k] as number;
    const next = times[k + 1] ?? duration;
    const elapsed = k === 0 ? time : time - (times[k - 1] as number);
    happen(time, { elapsed, again: k === 0 ? again : elapsed }, delay === 0);
    const opens = k + 1 < times.length ? next - camera : next;
    if (delay > 0) {
      walk(time, Math.min(time + delay, opens), false);
      if (time + delay > opens + tie) walk(opens, time + delay, true);
      happen(time + delay, null, true);
    }
    const from = time + delay;
    walk(from, Math.max(from, opens), false);
    walk(Math.max(from, opens), next, true);
  };

  const opens = Math.max(0, first - camera);
  walk(0, opens, false);
  walk(opens, first, camera > 0);
  const n = times.length;
  // the second measurement to the last but one are alike
  const { every } = measurement;
  const looped =
    every !== undefined &&
    n > 4 &&
    experiment.stop === undefined &&
    policy.until === undefined &&
    record.grid === undefined &&
    Object.values(record.columns ?? {}).every((text) => !/\b(at|leg)\s*\(/.test(text)) &&
    still(times[1] as number, times[n - 1] as number);
  if (!looped && n > MOST) {
    throw new SpecError(
      "feedback.measurement.every",
      `at most ${MOST} measurements are needed where the control moves, trajectories may stop or states are looked at on the way, ${n} given`,
    );
  }
  for (let k = 0; k < n; k++) {
    const before = stretches.length;
    group(k);
    if (!looped || k !== 1) continue;
    const passes = n - 2;
    const count = stretches.length - before;
    for (let i = before; i < stretches.length; i++) {
      const one = stretches[i] as Stretch;
      stretches[i] = { ...one, passes, ...(i === stretches.length - 1 ? { back: count } : {}) };
    }
    k = n - 2;
    acted = acted === null ? null : acted + (passes - 1) * every;
  }
  return {
    start,
    starts: [start],
    stretches,
    closing: pending ?? null,
    end: [endOf(schedule, start)],
    duration,
    burnIn,
    driven: drivenBy(control),
  };
}
