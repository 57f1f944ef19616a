// The random numbers of a block's steps: normals for the bath, and what accepts or refuses a move; 64 steps at a time.
// A slot is a fill of one kind: a normal per variable; of schemes with two half-steps of the bath, one per variable again for
// the second half; of mala, exponentials. With `refine` every slot has twice the steps, on the same Brownian path.
import { LANES } from "../ledger/block";
import { Job } from "../ledger/job";
import { FILL, fillNormals, fillReference, refineNormals, startNormals } from "./normals";
import { ACCEPT, REFINE, streamKey, THERMAL } from "./purpose";

const THERMAL_STREAM: usize = memory.data(416, 16);
const REFINE_STREAM: usize = memory.data(416, 16);
const ACCEPT_STREAM: usize = memory.data(416, 16);
const SLOT: usize = 4096;
const COARSE: usize = memory.data(4096 * 8, 16);
const FINE: usize = memory.data(8192 * 8, 16);
const SCRATCH: usize = memory.data(4096, 16);
const OTHER: usize = memory.data(4096, 16);

/** Whether the bath acts twice a step. */
export function isHalved(job: Job): bool {
  return INERTIA && (job.scheme == OBABO || job.scheme == OABAO);
}

/** Whether a step takes an exponential, too. */
function takesExponential(job: Job): bool {
  return !INERTIA && (job.scheme == MALA || job.scheme == REFLECTED);
}

/** Numbers of the schemes: overdamped, and underdamped, where 0 is explicit Euler. */
export const EULER: i32 = 0;
export const HEUN: i32 = 1;
export const LEIMKUHLER_MATTHEWS: i32 = 2;
export const MALA: i32 = 3;
export const EXACT_LINEAR: i32 = 4;
export const EXACT_CARRIED: i32 = 5;
export const REFLECTED: i32 = 6;
export const BAOAB: i32 = 1;
export const OBABO: i32 = 2;
export const ABOBA: i32 = 3;
export const OABAO: i32 = 4;

/** Seeds the streams of a block. `last` (eight lanes per variable) takes the normals before the first step, where a scheme has them. */
export function startNoise(job: Job, block: u64, last: usize): void {
  startNormals(THERMAL_STREAM, job.seed, streamKey(THERMAL, job.stream), block);
  if (job.refine) startNormals(REFINE_STREAM, job.seed, streamKey(REFINE, job.stream), block);
  if (INERTIA) return;
  if (takesExponential(job)) startNormals(ACCEPT_STREAM, job.seed, streamKey(ACCEPT, job.stream), block);
  if (job.scheme == LEIMKUHLER_MATTHEWS) {
    for (let v: usize = 0; v < <usize>VARIABLES; v++) {
      draw(job, THERMAL_STREAM, SCRATCH);
      memory.copy(last + (v << 6), SCRATCH, LANES << 3);
    }
  }
}

/** Steps in a fill. */
export function fillSteps(job: Job): i32 {
  return FILL << job.refine;
}

/** Bytes from a slot to the next. */
export function slotBytes(job: Job): usize {
  return SLOT << job.refine;
}

/** Draws the next fill of all slots; returns its address. */
export function fillNoise(job: Job): usize {
  const halved = isHalved(job);
  for (let v: usize = 0; v < <usize>VARIABLES; v++) {
    const first = COARSE + v * SLOT;
    const second = first + <usize>VARIABLES * SLOT;
    draw(job, THERMAL_STREAM, first);
    if (halved) draw(job, THERMAL_STREAM, second);
    if (!job.refine) continue;
    const fine = FINE + v * 2 * SLOT;
    draw(job, REFINE_STREAM, SCRATCH);
    if (!halved) {
      refineNormals(first, SCRATCH, fine, fine + 64);
    } else {
      // the first half-step becomes the two halves of the first fine step
      const other = fine + <usize>VARIABLES * 2 * SLOT;
      refineNormals(first, SCRATCH, fine, other);
      draw(job, REFINE_STREAM, SCRATCH);
      refineNormals(second, SCRATCH, fine + 64, other + 64);
    }
  }
  const normals = job.refine ? FINE : COARSE;
  if (takesExponential(job)) {
    const accepts = normals + <usize>VARIABLES * slotBytes(job);
    drawExponentials(job, accepts);
    if (job.refine) drawExponentials(job, accepts + SLOT);
  }
  return normals;
}

function draw(job: Job, stream: usize, out: usize): void {
  if (job.reference) fillReference(stream, out);
  else fillNormals(stream, out);
}

/** (n^2 + m^2)/2 of two normals is exponential with mean 1. */
function drawExponentials(job: Job, out: usize): void {
  draw(job, ACCEPT_STREAM, SCRATCH);
  draw(job, ACCEPT_STREAM, OTHER);
  const half = f64x2.splat(0.5);
  for (let at: usize = 0; at < SLOT; at += 16) {
    const n = v128.load(SCRATCH + at);
    const m = v128.load(OTHER + at);
    v128.store(out + at, f64x2.mul(half, f64x2.add(f64x2.mul(n, n), f64x2.mul(m, m))));
  }
}
