type Row = (draws: { uniform: () => number; normal: () => number }) => Readonly<Record<string, number>>;

export interface Demon {
  readonly forward: Row;
  readonly backward: Row;
  /** sum over records of the probability that a reversed run repeats them; 1 - lambda_fb; sum p ln(p/p~). */
  readonly gamma: number;
  readonly possible: number;
  readonly inference: number;
}

export function demon(engine: {
  readonly e0: number;
  readonly e1: number;
  readonly Ej: number;
  readonly q: number;
  readonly rounds?: number;
}): Demon;

export function gambling(of: { readonly Ef: number; readonly N: number; readonly dt: number }): Row;
