// The limit h -> 0 of values at h, h/2, h/4, h/8 whose error is a h^2 + b h^4 + …: from each three neighbours
//   R = fine + (fine - middle)/3,  E = R + (R - R')/15,  R' = R of the coarser two.
// L. F. Richardson, Phil. Trans. R. Soc. A 210, 307 (1911).

export interface Limit {
  /** E of the finest three. */
  readonly value: number;
  /**
   * The larger of |E - R| and a third of the change of E over the last level: the first is too large where the series
   * holds, the second is right where E still falls only fourfold per level.
   */
  readonly error: number;
}

/** Extrapolates four levels, coarsest first. If one is not finite the value is the finest and its error infinite. */
export function richardson(levels: readonly [number, number, number, number]): Limit {
  if (!levels.every(Number.isFinite)) return { value: levels[3], error: Number.POSITIVE_INFINITY };
  const [r1, r2, r3] = [0, 1, 2].map((i) => {
    const [coarse, fine] = [levels[i] as number, levels[i + 1] as number];
    return fine + (fine - coarse) / 3;
  }) as [number, number, number];
  const before = r2 + (r2 - r1) / 15;
  const value = r3 + (r3 - r2) / 15;
  return { value, error: Math.max(Math.abs(value - r3), Math.abs(value - before) / 3) };
}
