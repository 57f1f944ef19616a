// Shapes of rounds.js, for the test.

/** Nanoseconds per trajectory and step, by processor time and by the clock on the wall. */
export interface Sample {
  readonly cpu: number;
  readonly wall: number;
}

/** A case is measured once per round, or in every n-th; a text says why it cannot be here. */
export interface Case {
  readonly id: string;
  readonly every?: number;
  /** What runs in this process, for benny and the round that warms up. */
  readonly work?: (round: number) => unknown;
  sample(round: number): Promise<Sample | string> | Sample | string;
}

export interface Taken {
  readonly id: string;
  readonly samples: readonly (Sample & { readonly round: number })[];
  readonly absent: string | null;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface Summary {
  readonly id: string;
  readonly absent: string | null;
  readonly cpu: Spread | null;
  readonly wall: Spread | null;
  readonly speed: Spread | null;
}

export function takeRounds(
  cases: readonly Case[],
  count: number,
  onRound?: (round: number, count: number) => void,
): Promise<Taken[]>;
export function spread(values: readonly number[]): Spread | null;
export function speeds(samples: Taken["samples"], reference: Taken["samples"]): number[];
export function summary(taken: Taken, reference: Taken | undefined): Summary;
