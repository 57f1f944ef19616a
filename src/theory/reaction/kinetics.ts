// A reaction network as numbers: how each reaction changes the counts, and how often it fires.

export interface Kinetics {
  /** Number of species. */
  readonly species: number;
  readonly reactions: readonly {
    readonly change: readonly number[];
    readonly propensity: (counts: readonly number[]) => number;
  }[];
}
