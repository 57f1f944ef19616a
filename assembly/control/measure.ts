// One binary measurement: y = [x > threshold] (or [x < threshold]), flipped with probability `error`; the lane goes on in branch y.
// Likelihoods: p(y|x) = 1 - error where y is right, error where it is wrong.
import { threefry, uniform } from "../random/threefry";

@unmanaged
export class Measurement {
  /** Which variable is read. */
  variable: i32;
  /** The reading without error is [x > threshold], or its opposite. */
  threshold: f64;
  /** Probability of the wrong reading, the same both ways. */
  error: f64;
  /** 1: yes means above the threshold; 0: yes means below. */
  above: i32;
  /** ln(1 - error) and ln(error), from the host's math. */
  logRight: f64;
  logWrong: f64;
}

/** Measures the eight lanes; writes outcome (i32) to `branch` and ln p(y|x) to `logLikelihood` (f64), both per lane. */
export function measure(
  measurement: Measurement,
  x: usize,
  seed: u64,
  key: u64,
  block: u64,
  branch: usize,
  logLikelihood: usize,
): void {
  for (let lane: usize = 0; lane < 8; lane++) {
    const word = load<u64>(threefry(seed, key, block, lane));
    const truth =
      <i32>(load<f64>(x + measurement.variable * 64 + (lane << 3)) > measurement.threshold) ==
      measurement.above;
    const wrong = uniform(word) < measurement.error;
    store<i32>(branch + (lane << 2), <i32>(truth != wrong));
    store<f64>(logLikelihood + (lane << 3), wrong ? measurement.logWrong : measurement.logRight);
  }
}
