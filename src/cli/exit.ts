// Exit codes, and the one place where an error becomes a sentence and a code.

import { NumericalFailure } from "../run/ensemble.js";
import { Interrupted } from "../run/result.js";
import { SweepInterrupted } from "../run/sweep.js";
import { SpecError } from "../spec/error.js";

export const EXIT = {
  /** All checks hold, all claims pass. */
  holds: 0,
  /** A check is broken or a claim fails. */
  broken: 1,
  /** Wrong usage or a wrong experiment. */
  usage: 2,
  /** A trajectory was no longer finite. */
  numerical: 3,
  /** Our fault. */
  internal: 4,
  /** Nothing broken, something undecided. */
  undecided: 5,
  interrupted: 130,
} as const;

/** The code for a set of outcomes. */
export function codeFor(outcomes: readonly string[]): number {
  if (outcomes.some((outcome) => outcome === "broken" || outcome === "fail")) return EXIT.broken;
  if (outcomes.some((outcome) => outcome === "undecided" || outcome === "inconclusive"))
    return EXIT.undecided;
  return EXIT.holds;
}

/** Says what went wrong on stderr and returns the exit code. */
export function explain(error: unknown): number {
  if (error instanceof SpecError) {
    process.stderr.write(`szilard: ${error.message}\n`);
    return EXIT.usage;
  }
  if (error instanceof NumericalFailure) {
    process.stderr.write(`szilard: ${error.message}\n`);
    return EXIT.numerical;
  }
  if (error instanceof Interrupted || error instanceof SweepInterrupted) {
    process.stderr.write(`szilard: ${error.message}\n`);
    return EXIT.interrupted;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`szilard: internal fault, please report it\n${text}\n`);
  return EXIT.internal;
}
