// A controller with finitely many states: what it may remember after each measurement, and which paths its fields take until the next.
// Langevin motion and jumps take their tables from it.

/** What is remembered after a measurement (or at the start), and what is done then. */
export interface ControllerState {
  readonly memory: Readonly<Record<string, number>>;
  /** The last outcome, -1 before the first one. */
  readonly outcome: number;
  /** Outcomes so far, in order; null where different records lead here. */
  readonly record: readonly number[] | null;
  /** Whether `until` holds: the trajectory ends here, before the action. */
  readonly stops: boolean;
  /** By acted field: [time since the measurement (of level 0: since t = 0), value] points, straight lines between; two points at one time are a jump; ends are held. */
  readonly paths: Readonly<Record<string, readonly (readonly [time: number, value: number])[]>>;
  /** By outcome of the measurement after it: index in the next level. Empty where none follows. */
  readonly next: readonly number[];
}

export interface FiniteController {
  /** Fields that the controller writes. */
  readonly acted: readonly string[];
  /** Times of the measurements within a round. */
  readonly times: readonly number[];
  readonly outcomes: number;
  /** p(y|r): rows by reading, columns by outcome. */
  readonly channel: readonly (readonly number[])[];
  /** levels[0]: states at the start of a round, the first one that of t = 0; levels[n]: after the n-th measurement. */
  readonly levels: readonly (readonly ControllerState[])[];
  /** With cycles: by state of the last level, the state of level 0 in which the next round begins. Without, empty. */
  readonly wraps: readonly number[];
}
