// A law of counts: states with their probabilities.

export interface CountLaw {
  readonly states: readonly (readonly number[])[];
  readonly probabilities: Float64Array;
}

/** A law that takes more states, or more work, than is solved in seconds. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/** Only states of a probability that counts, the others' share among them. */
export function without(law: CountLaw, below: number): CountLaw {
  const kept = law.states.flatMap((state, i) =>
    (law.probabilities[i] as number) > below ? [[state, law.probabilities[i] as number] as const] : [],
  );
  const total = kept.reduce((sum, [, p]) => sum + p, 0);
  return {
    states: kept.map(([state]) => state),
    probabilities: Float64Array.from(kept, ([, p]) => p / total),
  };
}

/** The mean of a function of the counts. */
export const expected = (
  { states, probabilities }: CountLaw,
  f: (counts: readonly number[]) => number,
): number => states.reduce((sum, state, i) => sum + f(state) * (probabilities[i] as number), 0);

/** Mean and variance of such a function. */
export function meanAndVariance(
  law: CountLaw,
  f: (counts: readonly number[]) => number,
): readonly [mean: number, variance: number] {
  const mean = expected(law, f);
  return [mean, expected(law, (counts) => (f(counts) - mean) * (f(counts) - mean))];
}
