// Start positions by inversion of a cumulative distribution given at nodes: x_i, F_i = P(x < x_i), p_i = F'(x_i).
// Between nodes F is the cubic Hermite interpolant, monotone there; u = F(x) is solved by bisection-guarded Newton.
//
// A guide says for g/G <= u < (g + 1)/G at which node to begin to look.
//
//   i32 nodes, i32 G | x_i | F_i | p_i, each `nodes` f64 | guide, G x i32

import { PER_VARIABLE, STATES, X } from "../ledger/block";
import { Job } from "../ledger/job";
import { START, streamKey } from "../random/purpose";
import { threefry, uniform } from "../random/threefry";

/** A law: mean + spread z, z from the tables of the variables and, with inertia, of the velocities. */
@unmanaged
export class Start {
  variables: usize;
  velocities: usize;
  /** f64 per variable and velocity, and by rows a lower triangle. */
  mean: usize;
  spread: usize;
}

/** Puts a lane of a block where it starts in a state of its controller. */
export function place(job: Job, state: i32, id: u64, block: usize, lane: usize): void {
  const which = job.startCount > 1 ? <usize>state : 0;
  const start = changetype<Start>(job.starts + which * offsetof<Start>());
  const key = streamKey(START, job.stream);
  for (let v: usize = 0; v < STATES; v++) {
    const u = uniform(load<u64>(threefry(job.seed, key, id, lane + (v << 3))));
    const z = startAt(v < <usize>VARIABLES ? start.variables : start.velocities, u);
    for (let w = v; w < STATES; w++) {
      const at = block + X + w * PER_VARIABLE + (lane << 3);
      const from = v == 0 ? load<f64>(start.mean + (w << 3)) : load<f64>(at);
      store<f64>(at, from + load<f64>(start.spread + ((w * STATES + v) << 3)) * z);
    }
  }
}

export function startAt(table: usize, u: f64): f64 {
  const nodes = load<i32>(table);
  const xs = table + 8;
  const fs = xs + ((<usize>nodes) << 3);
  const ps = fs + ((<usize>nodes) << 3);
  const guide = ps + ((<usize>nodes) << 3);
  let low = load<i32>(guide + ((<usize>(<i32>(u * <f64>load<i32>(table, 4)))) << 2));
  while (low < nodes - 2 && load<f64>(fs + ((<usize>low) << 3), 8) <= u) low += 1;
  const at = (<usize>low) << 3;
  const x0 = load<f64>(xs + at);
  const width = load<f64>(xs + at, 8) - x0;
  const f0 = load<f64>(fs + at);
  const rise = load<f64>(fs + at, 8) - f0;
  if (width == 0 || rise <= 0) return x0;
  // F = f0 + s b + s^2 c + s^3 d on s in [0, 1]
  const b = load<f64>(ps + at) * width;
  const e = load<f64>(ps + at, 8) * width;
  const c = 3 * rise - 2 * b - e;
  const d = b + e - 2 * rise;
  const target = u - f0;
  let left: f64 = 0;
  let right: f64 = 1;
  let s = target / rise;
  // quadratic convergence from within 1 % of the node spacing: three or four rounds
  for (let i = 0; i < 40; i++) {
    const miss = s * (b + s * (c + s * d)) - target;
    if (miss > 0) right = s;
    else left = s;
    const slope = b + s * (2 * c + 3 * d * s);
    let next = slope > 0 ? s - miss / slope : left;
    if (!(next >= left && next <= right)) next = 0.5 * (left + right);
    const change = Math.abs(next - s);
    s = next;
    if (change < 1e-7) break;
  }
  return x0 + width * s;
}
