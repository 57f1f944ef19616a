import { energy } from "../door/potential";
import { PER_VARIABLE, V, X } from "./block";
import { Job } from "./job";

/** U and the kinetic energy of one lane of a block, `at` bytes into each variable, in the fields of an energy row. */
export function energyOf(job: Job, block: usize, at: usize, row: usize): f64 {
  const x = v128.load64_splat(block + X + at);
  const y = VARIABLES > 1 ? v128.load64_splat(block + X + PER_VARIABLE + at) : x;
  const z = VARIABLES > 2 ? v128.load64_splat(block + X + 2 * PER_VARIABLE + at) : x;
  const u = VARIABLES > 3 ? v128.load64_splat(block + X + 3 * PER_VARIABLE + at) : x;
  let sum = f64x2.extract_lane(energy(x, y, z, u, row, row, row), 0);
  if (INERTIA) {
    for (let v: usize = 0; v < <usize>VARIABLES; v++) {
      const velocity = load<f64>(block + V + v * PER_VARIABLE + at);
      sum += load<f64>(job.halfMasses + (v << 3)) * velocity * velocity;
    }
  }
  return sum;
}
