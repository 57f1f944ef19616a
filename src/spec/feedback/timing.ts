// When is measured and acted, as far as the schema cannot check it.
import { SpecError, shown } from "../error.js";
import type { Cycles } from "../terms.js";
import type { Feedback, Measurement, Policy } from "./feedback.js";
import { measurementTimes } from "./outcomes.js";

const ROUNDING = 1e-9;
const whole = (steps: number): boolean => Math.abs(steps - Math.round(steps)) <= ROUNDING * steps;
/** A difference of times without its rounding. */
const tidy = (time: number): number => Number(time.toPrecision(12));
/** More rounds of measurements than this are no plan. */
const MOST = 10_000_000;

/** `duration` is that of the control, at whose end a branch is taken. @throws SpecError */
export function checkTiming(feedback: Feedback, duration: number, cycles?: Cycles | undefined): void {
  const { measurement } = feedback;
  const path = "feedback.measurement";
  if (feedback.kind === "branch") {
    if (typeof measurement.at !== "number") {
      throw new SpecError(`${path}.at`, `one time is needed for a branch, ${shown(measurement.at)} given`);
    }
    for (const key of ["every", "from", "lag"] as const) {
      if (measurement[key] === undefined) continue;
      throw new SpecError(`${path}.${key}`, `nothing is needed for a branch, ${measurement[key]} given`);
    }
    return;
  }
  const { at, every, from } = measurement;
  if ((at === undefined) === (every === undefined)) {
    throw new SpecError(
      path,
      `one of at and every is needed, ${at === undefined ? "neither" : "both"} given`,
    );
  }
  if (every === undefined) {
    if (from !== undefined) throw new SpecError(`${path}.from`, "every is needed beside it, at given");
    checkAt(at as number | readonly number[], duration);
  } else if (from !== undefined && from >= duration) {
    throw new SpecError(`${path}.from`, `a time below the duration ${duration} is needed, ${from} given`);
  } else if (duration / every > MOST) {
    throw new SpecError(`${path}.every`, `at most ${MOST} measurements are needed, one every ${every} given`);
  }
  const times = measurementTimes(measurement, duration);
  const gaps = times.map((t, i) => (times[i + 1] ?? Infinity) - t);
  checkDelay(feedback, times, gaps, duration);
  checkLag(measurement, cycles === undefined ? 0 : duration);
  checkCamera(measurement, times, gaps);
}

function checkAt(at: number | readonly number[], duration: number): void {
  const path = "feedback.measurement.at";
  [at].flat().forEach((t, i, times) => {
    const place = typeof at === "number" ? path : `${path}[${i}]`;
    if (t > duration) {
      throw new SpecError(place, `a time up to the end of the control, ${duration}, is needed, ${t} given`);
    }
    const before = times[i - 1];
    if (before === undefined || t > before) return;
    throw new SpecError(place, `times in ascending order are needed, ${t} after ${before} given`);
  });
}

function checkDelay(
  { delay = 0 }: Policy,
  times: readonly number[],
  gaps: readonly number[],
  duration: number,
): void {
  if (delay === 0) return;
  const gap = Math.min(...gaps);
  if (delay > gap * (1 - ROUNDING)) {
    throw new SpecError(
      "feedback.delay",
      `a delay below the time to the next measurement, ${tidy(gap)}, is needed, ${delay} given`,
    );
  }
  const rest = duration - (times[times.length - 1] ?? 0);
  if (delay <= rest * (1 + ROUNDING)) return;
  throw new SpecError(
    "feedback.delay",
    `a delay up to the time from the last measurement to the end, ${tidy(rest)}, is needed, ${delay} given`,
  );
}

/** `round` is the time of a cycle, 0 without: readings are counted, so that it has to hold a whole number of them. */
function checkLag({ lag, every }: Measurement, round: number): void {
  if (lag === undefined || lag === 0) return;
  const path = "feedback.measurement.lag";
  if (every === undefined) throw new SpecError(path, "every is needed beside it, at given");
  if (!whole(lag / every)) {
    throw new SpecError(path, `a multiple of every, ${every}, is needed, ${lag} given`);
  }
  if (whole(round / every)) return;
  throw new SpecError(path, `a cycle of a multiple of every, ${every}, is needed beside it, ${round} given`);
}

function checkCamera({ channel }: Measurement, times: readonly number[], gaps: readonly number[]): void {
  if (channel.kind !== "camera") return;
  const path = "feedback.measurement.channel.exposure";
  const gap = Math.min(...gaps);
  if (channel.exposure > gap * (1 + ROUNDING)) {
    throw new SpecError(
      path,
      `an exposure up to the time between measurements, ${tidy(gap)}, is needed, ${channel.exposure} given`,
    );
  }
  const first = times[0] ?? 0;
  if (channel.exposure <= first * (1 + ROUNDING)) return;
  throw new SpecError(
    path,
    `an exposure up to the time of the first measurement, ${first}, is needed (nothing is seen before t = 0), ${channel.exposure} given`,
  );
}
