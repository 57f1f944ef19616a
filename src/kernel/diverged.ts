/** The state of a trajectory was no longer finite: a numerical failure, with trajectory and time. */
export class Diverged extends Error {
  override readonly name = "Diverged";
  constructor(
    readonly trajectory: number,
    readonly time: number,
    readonly h: number,
  ) {
    super(
      `trajectory ${trajectory} is no longer finite by t = ${Number(time.toPrecision(6))}: a smaller method.dt is needed, steps of ${Number(h.toPrecision(6))} were taken`,
    );
  }
}
