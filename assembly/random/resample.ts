// Which blocks a resampled sample is made of: draw j of round r is block floor(u B) with u from threefry(seed, BOOTSTRAP; r, j/2),
// two draws a hash. Keyed, so any draw can be had without the others.
import { BOOTSTRAP, streamKey } from "./purpose";
import { threefry, uniform } from "./threefry";

/** Draws per call. */
export const DRAWS: i32 = 1024;

const OUT: usize = memory.data(4096, 16);

/** Draws `from` … `from` + 1023 (`from` even) of a round, each one of 0 … `blocks` - 1, as i32; returns their address. */
export function resample(seed: u64, stream: u64, round: u64, from: u64, blocks: i32): usize {
  const key = streamKey(BOOTSTRAP, stream);
  for (let j: usize = 0; j < <usize>DRAWS; j += 2) {
    const words = threefry(seed, key, round, (from + j) >> 1);
    store<i32>(OUT + (j << 2), <i32>(uniform(load<u64>(words)) * <f64>blocks));
    store<i32>(OUT + (j << 2), <i32>(uniform(load<u64>(words, 8)) * <f64>blocks), 4);
  }
  return OUT;
}
