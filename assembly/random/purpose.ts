// What a stream of random numbers is for. Each purpose has its own key, so that switching feedback or bias on leaves the
// thermal noise as it was. The numbers are part of the bytes: append, never renumber.
export const THERMAL: u64 = 1;
export const REFINE: u64 = 2;
export const ACCEPT: u64 = 3;
export const START: u64 = 4;
export const MEASURE: u64 = 5;
export const POLICY: u64 = 6;
export const RESAMPLE: u64 = 7;
export const BOOTSTRAP: u64 = 8;
/** Waiting times of a network's jumps, and which channel jumps. */
export const JUMP: u64 = 9;
export const CHANNEL: u64 = 10;
/** Firings of reactions in leaps. */
export const LEAP: u64 = 11;

/** Second key word: the purpose in the low 8 bits, the stream (sweep point, direction) above. */
export function streamKey(purpose: u64, stream: u64): u64 {
  return purpose | (stream << 8);
}
