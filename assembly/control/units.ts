// With inertia, a block holds a velocity times the segment's `glide`: what a place goes in a turn of A, which is one addition then.
// Whoever copies a state out turns that copy into velocities; the block itself is touched only where the glide changes, so
// that nobody's looking changes a bit.
import { PER_VARIABLE, V } from "../ledger/block";
import { Segment } from "./segment";

/** From the units of one segment to those of another; 0 is for velocities as they are. */
export function changeUnits(block: usize, from: usize, to: usize): void {
  if (from != 0 && to != 0 && sameGlide(from, to)) return;
  if (from != 0) velocities(block, from);
  if (to != 0) multiply(block, to + offsetof<Segment>("glide"));
}

/** What a state, laid out as in a block, has in the units of a segment, as velocities. */
export function velocities(state: usize, segment: usize): void {
  multiply(state, segment + offsetof<Segment>("speed"));
}

/** The same for one lane, `at` bytes into each variable. */
export function velocitiesOf(state: usize, segment: usize, at: usize): void {
  const speeds = segment + offsetof<Segment>("speed");
  for (let v: usize = 0; v < <usize>VARIABLES; v++) {
    const place = state + V + v * PER_VARIABLE + at;
    store<f64>(place, load<f64>(place) * load<f64>(speeds + (v << 3)));
  }
}

function multiply(state: usize, factors: usize): void {
  for (let v: usize = 0; v < <usize>VARIABLES; v++) {
    const factor = v128.load64_splat(factors + (v << 3));
    for (let pair: usize = 0; pair < PER_VARIABLE; pair += 16) {
      const place = state + v * PER_VARIABLE + pair;
      v128.store(place, f64x2.mul(v128.load(place, V), factor), V);
    }
  }
}

function sameGlide(one: usize, other: usize): bool {
  for (let v: usize = 0; v < <usize>VARIABLES; v++) {
    const at = offsetof<Segment>("glide") + (v << 3);
    if (load<f64>(one + at) != load<f64>(other + at)) return false;
  }
  return true;
}
