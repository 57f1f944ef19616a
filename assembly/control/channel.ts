// What a reading becomes. One number in, the outcome and ln p(y|r) out; what is random comes from the caller's own stream:
// a uniform number for tables of probabilities, a normal one for Gaussian noise.

@unmanaged
export class Channel {
  /** One of those below. */
  kind: i32;
  /** Rows and columns of a table. */
  readings: i32;
  outcomes: i32;
  /** f64 [reading][outcome]: P(outcome <= y | r), the last one of a row 1; and ln p(y|r). */
  cumulative: usize;
  logs: usize;
  /** Of Gaussian noise: standard deviation, and -ln(deviation sqrt(2 pi)). */
  deviation: f64;
  logNorm: f64;
}

export const EXACT: i32 = 0;
export const TABLE: i32 = 1;
export const GAUSSIAN: i32 = 2;

/** The outcome of a reading. A reading that is no row of the table becomes -1: the caller has failed. */
export function outcomeOf(channel: Channel, reading: f64, uniform: f64, normal: f64): f64 {
  if (channel.kind == EXACT) return reading;
  if (channel.kind == GAUSSIAN) return reading + channel.deviation * normal;
  if (!(reading >= 0) || reading >= <f64>channel.readings || Math.floor(reading) != reading) return -1;
  const row = channel.cumulative + ((<usize>(<i32>reading * channel.outcomes)) << 3);
  let y = 0;
  while (y < channel.outcomes - 1 && uniform >= load<f64>(row + ((<usize>y) << 3))) y += 1;
  return <f64>y;
}

/** ln p(y|r). */
export function logLikelihoodOf(channel: Channel, reading: f64, outcome: f64): f64 {
  if (channel.kind == EXACT) return 0;
  if (channel.kind == TABLE) {
    return load<f64>(channel.logs + ((<usize>(<i32>reading * channel.outcomes + <i32>outcome)) << 3));
  }
  const away = (outcome - reading) / channel.deviation;
  return channel.logNorm - 0.5 * away * away;
}
