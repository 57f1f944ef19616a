// Options that several commands share, and their values as numbers.
import { type Command, InvalidArgumentError } from "commander";

/** A whole number of at least `least`. */
export const wholeFrom =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least) {
      throw new InvalidArgumentError(`A whole number of at least ${least} is needed.`);
    }
    return value;
  };

/** A number above 0. */
export function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("A number above 0 is needed.");
  return value;
}

export const collect = (text: string, list: readonly string[]): string[] => [...list, text];

/** What every command that runs an ensemble accepts. */
export interface Common {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly workers?: number;
  readonly seed?: number;
  readonly trajectories?: number;
}

export const withCommon = (command: Command): Command =>
  command
    .option("--trajectories <n>", "trajectories, instead of what is given", wholeFrom(1))
    .option("--seed <n>", "seed, instead of what is given", wholeFrom(0))
    .option(
      "--workers <n>",
      "worker threads (as many as the work is worth); the numbers do not depend on it",
      wholeFrom(1),
    )
    .option("--json", "the result as JSON on stdout")
    .option("--quiet", "no progress on stderr");

/** Options of commands that read an experiment file. */
export interface FileOptions extends Common {
  readonly set: readonly string[];
  readonly out?: string;
}

export const withFile = (command: Command): Command =>
  withCommon(command)
    .option("--set <path=value>", "replace a value of the experiment; may be repeated", collect, [])
    .option("--out <folder>", "write results there");

/** `--trajectories` and `--seed` as changes of the experiment. */
export const overrides = ({ trajectories, seed }: Common): Record<string, number> => ({
  ...(trajectories === undefined ? {} : { "ensemble.trajectories": trajectories }),
  ...(seed === undefined ? {} : { "ensemble.seed": seed }),
});
