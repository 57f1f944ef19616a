// Columns over the places x of a system (states of a network, cells of a grid) that move together: the moments <w W^k; x>, k = 0, 1, …,
// of the work under a weight w, which is 1 for a density, or exp(-W) where the ladder is tilted; measurements change w. Between
// measurements, with S = dU/dt and L the system's own generator,
//   dm_k/dt = L m_k + k S m_(k-1) - [tilted] S m_k
// and at a quench of U by d at frozen x
//   m_k -> e^(-[tilted] d) sum_j C(k, j) d^(k-j) m_j.                            Energies are counted in kT.
import * as math from "../../kernel/math.js";

export interface Ladder {
  readonly tilted: boolean;
  readonly moments: readonly Float64Array[];
}

/** A ladder of `order` + 1 columns on a density, before any work. */
export function ladderOn(density: ArrayLike<number>, order: number, tilted = false): Ladder {
  const moments = Array.from({ length: order + 1 }, (_, k) =>
    k === 0 ? Float64Array.from(density) : new Float64Array(density.length),
  );
  return { tilted, moments };
}

/** After a change of U by `change` at frozen x. */
export function quenched({ tilted, moments }: Ladder, change: ArrayLike<number>): Ladder {
  const damping = tilted ? Float64Array.from(change, (d) => math.exp(-d)) : null;
  const after = moments.map((own, k) => {
    const column = own.slice();
    let binomial = 1;
    for (let j = k - 1; j >= 0; j--) {
      binomial = (binomial * (j + 1)) / (k - j);
      const lower = moments[j] as Float64Array;
      for (let i = 0; i < column.length; i++) {
        const d = change[i] as number;
        let power = 1;
        for (let n = j; n < k; n++) power *= d;
        column[i] = (column[i] as number) + binomial * power * (lower[i] as number);
      }
    }
    return damping === null ? column : column.map((value, i) => value * (damping[i] as number));
  });
  return { tilted, moments: after };
}

/** Each place times its weight. */
export function weighed({ tilted, moments }: Ladder, weight: ArrayLike<number>): Ladder {
  return { tilted, moments: moments.map((m) => m.map((value, i) => value * (weight[i] as number))) };
}

export function added(a: Ladder, b: Ladder): Ladder {
  const moments = a.moments.map((m, k) =>
    m.map((value, i) => value + ((b.moments[k] as Float64Array)[i] as number)),
  );
  return { tilted: a.tilted, moments };
}

/** Sums over all places. */
export const sums = ({ moments }: Ladder): number[] =>
  moments.map((m) => m.reduce((total, value) => total + value, 0));
