// A choice among weights by one look: 2^k cells of equal weight, each shared by two of the items at most.
// A. J. Walker, Electron. Lett. 10, 127 (1974); n items fit into n - 1 cells or more.

/** `share` of the cell, 0 to 1, is the first item's, the rest the second's. */
export interface AliasCell {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** The binary logarithm of the number of cells that `items` take. */
export const cellsLog2 = (items: number): number => {
  let k = 0;
  while (2 ** k < items - 1) k += 1;
  return k;
};

/** Cells of weights that are not negative, one of them at least positive. Small weights are exact, rounding falls to the large ones. */
export function aliasCells(weights: readonly number[]): AliasCell[] {
  const count = 2 ** cellsLog2(weights.length);
  const whole = weights.reduce((a, b) => a + b, 0) / count;
  const rest = [...weights];
  // items without weight fill up to count + 1, so that each cell finishes one
  while (rest.length <= count) rest.push(0);
  const small: number[] = [];
  const large: number[] = [];
  rest.forEach((weight, i) => {
    (weight < whole ? small : large).push(i);
  });
  return Array.from({ length: count }, () => {
    const first = small.pop() ?? (large.pop() as number);
    const own = rest[first] as number;
    const second = large.pop() ?? small.pop();
    if (second === undefined) return { first, second: first, share: 1 };
    const other = rest[second] as number;
    // only rounding leads here: what has no weight gets no share
    if (own >= whole || (other === 0 && own > 0)) {
      rest[first] = Math.max(0, own - whole);
      small.push(first);
      (other < whole ? small : large).push(second);
      return { first, second: first, share: 1 };
    }
    const left = other - (whole - own);
    rest[second] = Math.max(0, left);
    (left < whole ? small : large).push(second);
    return { first, second, share: own / whole };
  });
}
