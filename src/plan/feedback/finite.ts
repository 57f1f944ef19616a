// A controller with finitely many states: what it may remember after each measurement, and which paths its fields take until the next.
// Langevin motion and jumps take their tables from it. A backward experiment is one, too: its states at the start are the records that
// are to be repeated, and no outcome changes what is done.
import type { Schedule } from "../../spec/terms.js";

/** What is remembered after a measurement (or at the start), and what is done then. */
export interface ControllerState {
  readonly memory: Readonly<Record<string, number>>;
  /** The last outcome, -1 before the first one. */
  readonly outcome: number;
  /** Outcomes so far, in order; null where different records lead here. Backward: the record that is to be repeated. */
  readonly record: readonly number[] | null;
  /** Whether `until` holds: the trajectory ends here, before the action. */
  readonly stops: boolean;
  /**
   * By acted field: [time since the measurement (of level 0: since t = 0), value] points, straight lines between; two points at one time
   * are a jump; ends are held. The first point is at time 0, the only one there: the value right after the measurement and what is done
   * at once. (A delayed action begins with the value before.)
   */
  readonly paths: Readonly<Record<string, readonly (readonly [time: number, value: number])[]>>;
  /** All fields and the memory as the reading of the measurement after it sees them; empty where none follows. */
  readonly seen: Readonly<Record<string, number>>;
  /** By outcome of the measurement after it: index in the next level, -1 of an outcome that cannot come. Empty where none follows. */
  readonly next: readonly number[];
  /**
   * Backward: the outcome y that the measurement after it must have to repeat the record; null forward, and where none follows. It is
   * `repeated` that counts drawn outcomes; ln p(y|r) of these y goes into `logLikelihood`.
   */
  readonly expected: number | null;
}

/** How a trajectory begins in a state of level 0. */
export interface ControllerStart {
  /** Share of the trajectories. Forward: 1 for the first state and 0 for others; backward: P(record). */
  readonly probability: number;
  /** The acted fields at t = 0-, in which an equilibrium start is drawn. */
  readonly fields: Readonly<Record<string, number>>;
}

export interface FiniteController {
  /** Fields that the controller writes: of a branch, all that any of its schedules drives. */
  readonly acted: readonly string[];
  /** All other driven fields over the round: the control, or what precedes a branch and is held after it. */
  readonly control: Schedule;
  /** Times of the measurements within a round, in order, from 0 up to its duration (both may occur). */
  readonly times: readonly number[];
  readonly outcomes: number;
  /** p(y|r): rows by reading, columns by outcome. */
  readonly channel: readonly (readonly number[])[];
  /** levels[0]: states at the start of a round, the first one that of t = 0; levels[n]: after the n-th measurement. */
  readonly levels: readonly (readonly ControllerState[])[];
  /** By state of level 0. */
  readonly starts: readonly ControllerStart[];
  /** With cycles: by state of the last level, the state of level 0 in which the next round begins. Without, empty. */
  readonly wraps: readonly number[];
  /** Whether the columns are those of a backward experiment: `record`, `repeated`, `logProbability`. */
  readonly backward: boolean;
}
