/** A reading that the channel does not have: no row of its table. */
export class ReadingOutOfRange extends Error {
  override readonly name = "ReadingOutOfRange";
  constructor(
    readonly trajectory: number,
    readonly time: number,
  ) {
    super(
      `trajectory ${trajectory} is read at t = ${Number(time.toPrecision(6))} as what the channel does not have: a finite number is needed, of a table 0, 1, … below its number of rows`,
    );
  }
}
