// Which instance of the loop a job takes: by dynamics and scheme, and by what is booked and recorded. Once per fill.
import { Segment } from "../control/segment";
import { Job } from "../ledger/job";
import {
  ABOBA,
  BAOAB,
  EULER,
  EXACT_CARRIED,
  EXACT_LINEAR,
  HEUN,
  LEIMKUHLER_MATTHEWS,
  OABAO,
  OBABO,
  REFLECTED,
} from "../random/noise";
import { Aboba } from "../scheme/aboba";
import { Baoab } from "../scheme/baoab";
import { Euler } from "../scheme/euler";
import { Carried, ExactLinear } from "../scheme/exactLinear";
import { Explicit } from "../scheme/explicit";
import { Heun } from "../scheme/heun";
import { LeimkuhlerMatthews } from "../scheme/leimkuhlerMatthews";
import { Oabao } from "../scheme/oabao";
import { Obabo } from "../scheme/obabo";
import { advance } from "./advance";
import { InertialPair } from "./inertialPair";
import { Metropolis } from "./metropolis";
import { Pair } from "./pair";
import { Reflected } from "./reflected";

/** Takes `steps` steps of a block; see `advance` for what comes back. */
export function dispatch(
  block: usize,
  job: Job,
  segment: Segment,
  steps: i32,
  noise: usize,
  apart: usize,
): i32 {
  if (INERTIA) {
    if (job.scheme == BAOAB) return inertial<Baoab>(block, job, segment, steps, noise, apart);
    if (job.scheme == OBABO) return inertial<Obabo>(block, job, segment, steps, noise, apart);
    if (job.scheme == ABOBA) return inertial<Aboba>(block, job, segment, steps, noise, apart);
    if (job.scheme == OABAO) return inertial<Oabao>(block, job, segment, steps, noise, apart);
    return inertial<Explicit>(block, job, segment, steps, noise, apart);
  }
  if (job.scheme == EULER) return overdamped<Euler>(block, job, segment, steps, noise, apart);
  if (job.scheme == HEUN) return overdamped<Heun>(block, job, segment, steps, noise, apart);
  if (job.scheme == LEIMKUHLER_MATTHEWS) {
    if (job.recording) return booked<LeimkuhlerMatthews, f64>(block, job, segment, steps, noise, apart);
    return booked<LeimkuhlerMatthews, i32>(block, job, segment, steps, noise, apart);
  }
  if (job.scheme == EXACT_LINEAR) return booked<ExactLinear, i32>(block, job, segment, steps, noise, apart);
  // alone a variable has no work beside it
  if (VARIABLES > 1 && job.scheme == EXACT_CARRIED) {
    return booked<Carried, i32>(block, job, segment, steps, noise, apart);
  }
  if (VARIABLES == 1 && job.scheme == REFLECTED) {
    if (job.recording) return loop<Reflected<f64>, i32, i32, f64>(block, segment, steps, noise, apart);
    return loop<Reflected<i32>, i32, i32, i32>(block, segment, steps, noise, apart);
  }
  if (job.recording) return loop<Metropolis<f64>, i32, i32, f64>(block, segment, steps, noise, apart);
  return loop<Metropolis<i32>, i32, i32, i32>(block, segment, steps, noise, apart);
}

function overdamped<S>(
  block: usize,
  job: Job,
  segment: Segment,
  steps: i32,
  noise: usize,
  apart: usize,
): i32 {
  if (job.recording) return booked<S, f64>(block, job, segment, steps, noise, apart);
  if (job.stepwise) {
    if (job.entropic || job.forced) return booked<S, i32>(block, job, segment, steps, noise, apart);
    if (segment.driven)
      return loop<Pair<S, f64, f64, i32, i32>, f64, i32, i32>(block, segment, steps, noise, apart);
    return loop<Pair<S, i32, f64, i32, i32>, f64, i32, i32>(block, segment, steps, noise, apart);
  }
  if (job.forced) {
    if (segment.driven)
      return loop<Pair<S, f64, i32, f64, i32>, i32, f64, i32>(block, segment, steps, noise, apart);
    return loop<Pair<S, i32, i32, f64, i32>, i32, f64, i32>(block, segment, steps, noise, apart);
  }
  if (segment.driven)
    return loop<Pair<S, f64, i32, i32, i32>, i32, i32, i32>(block, segment, steps, noise, apart);
  return loop<Pair<S, i32, i32, i32, i32>, i32, i32, i32>(block, segment, steps, noise, apart);
}

/** Few instances: what a segment or a force does not need is booked all the same. */
function booked<S, R>(block: usize, job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.entropic) return loop<Pair<S, f64, f32, f64, R>, f32, f64, R>(block, segment, steps, noise, apart);
  if (job.stepwise || job.forced) {
    return loop<Pair<S, f64, f64, f64, R>, f64, f64, R>(block, segment, steps, noise, apart);
  }
  return loop<Pair<S, f64, i32, i32, R>, i32, i32, R>(block, segment, steps, noise, apart);
}

function inertial<S>(block: usize, job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.recording) return moving<S, f64>(block, job, segment, steps, noise, apart);
  if (job.stepwise && !job.entropic && !job.forced) {
    return loop<InertialPair<S, f64, i32, i32>, f64, i32, i32>(block, segment, steps, noise, apart);
  }
  return moving<S, i32>(block, job, segment, steps, noise, apart);
}

function moving<S, R>(block: usize, job: Job, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  if (job.entropic)
    return loop<InertialPair<S, f32, f64, R>, f32, f64, R>(block, segment, steps, noise, apart);
  if (job.stepwise || job.forced) {
    return loop<InertialPair<S, f64, f64, R>, f64, f64, R>(block, segment, steps, noise, apart);
  }
  return loop<InertialPair<S, i32, i32, R>, i32, i32, R>(block, segment, steps, noise, apart);
}

function loop<P, H, F, R>(block: usize, segment: Segment, steps: i32, noise: usize, apart: usize): i32 {
  const scales = changetype<usize>(segment) + offsetof<Segment>("scale");
  return advance<P, H, F, R>(block, steps, noise, apart, segment.constants, scales);
}
