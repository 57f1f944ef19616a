import { energy, weigh } from "../door/potential";
import { PER_VARIABLE, V, X } from "./block";
import { Job } from "./job";

/** U and the kinetic energy of one lane of a block, in the fields of an energy row, and those that a policy wrote. */
export function energyOf(job: Job, block: usize, lane: usize, row: usize): f64 {
  const at = lane << 3;
  const pair = (lane >> 1) << 4;
  const x = v128.load64_splat(block + X + at);
  const y = VARIABLES > 1 ? v128.load64_splat(block + X + PER_VARIABLE + at) : x;
  const z = VARIABLES > 2 ? v128.load64_splat(block + X + 2 * PER_VARIABLE + at) : x;
  const u = VARIABLES > 3 ? v128.load64_splat(block + X + 3 * PER_VARIABLE + at) : x;
  let low = row;
  if (job.energyOwn) {
    weigh(block + pair, row, row, row);
    low = block + job.energyOwn + pair;
  }
  const both = energy(x, y, z, u, row, low, row);
  let sum = lane & 1 ? f64x2.extract_lane(both, 1) : f64x2.extract_lane(both, 0);
  if (INERTIA) {
    for (let v: usize = 0; v < <usize>VARIABLES; v++) {
      const velocity = load<f64>(block + V + v * PER_VARIABLE + at);
      sum += load<f64>(job.halfMasses + (v << 3)) * velocity * velocity;
    }
  }
  return sum;
}
