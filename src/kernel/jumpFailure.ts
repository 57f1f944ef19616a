// What can go wrong in a network's run, with trajectory, time and channel: never a wrong sample.
const shown = (x: number): number => Number(x.toPrecision(6));

/** A rate was outside the bounds that the plan had proven for it. */
export class RateOutOfBounds extends Error {
  override readonly name = "RateOutOfBounds";
  constructor(
    readonly trajectory: number,
    readonly time: number,
    readonly channel: number,
    readonly rate: number,
    /** The bounds at that time. */
    readonly bounds: readonly [number, number],
  ) {
    super(
      `trajectory ${trajectory}: the rate of channel ${channel} is ${shown(rate)} at t = ${shown(time)}, outside its bounds ${shown(bounds[0])} … ${shown(bounds[1])}`,
    );
  }
}

/** A rate, or what a jump books, was not a finite number. */
export class JumpNotFinite extends Error {
  override readonly name = "JumpNotFinite";
  constructor(
    readonly trajectory: number,
    readonly time: number,
    /** The channel whose rate it was; -1: a sum over jumps; -2: what is remembered of measurements. */
    readonly channel: number,
  ) {
    super(
      channel === -2
        ? `trajectory ${trajectory}: what is remembered is not finite by t = ${shown(time)}`
        : channel < 0
          ? `trajectory ${trajectory}: a sum over jumps is not finite by t = ${shown(time)}`
          : `trajectory ${trajectory}: the rate of channel ${channel} is not finite at t = ${shown(time)}`,
    );
  }
}

/** A reading that is no row of the channel's table. */
export class ReadingOutOfRange extends Error {
  override readonly name = "ReadingOutOfRange";
  constructor(
    readonly trajectory: number,
    readonly time: number,
    readonly reading: number,
  ) {
    super(
      `trajectory ${trajectory}: the reading at t = ${shown(time)} is ${shown(reading)}, which the channel does not know`,
    );
  }
}
