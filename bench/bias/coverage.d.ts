// Shapes of coverage.js, for the test.
export const REACH: number;

export interface Line {
  readonly system: string;
  readonly scheme: string;
  readonly steps: number;
  readonly trajectories: number;
  readonly of: string;
  readonly truth: number;
  readonly reported: number;
  readonly error: number;
  readonly covered: boolean;
  /** Standard errors between the run's value and the theory's at this step. */
  readonly apart: number;
}

export function coverage(options: {
  readonly sizes: readonly number[];
  readonly seed: number;
  readonly steps?: (all: readonly number[]) => readonly number[];
  readonly workers?: number;
}): Promise<Line[]>;
