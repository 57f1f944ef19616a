// One move of the overdamped Fokker-Planck equation in a frozen potential, on equal cells of width h with closed ends:
//   dp_i/dt = J_(i-1/2) - J_(i+1/2),  J_(i+1/2) = D/h^2 [B(z) p_i - B(-z) p_(i+1)],
//   z = (U_(i+1) - U_i)/kT,  B(z) = z/(e^z - 1),  D = kT/friction:
// D. L. Scharfetter & H. K. Gummel, IEEE Trans. Electron Devices 16, 64 (1969); J. S. Chang & G. Cooper,
// J. Comput. Phys. 6, 1 (1970). exp(-U_i/kT) is stationary whatever h and the time step; the error in h is even.
//
// In time: Crank-Nicolson, R(z) = (1 + z/2)/(1 - z/2), evaluated as p -> 2 q - p with q half an implicit Euler step; its
// error is even in the step. It hardly damps what is rough on the grid: steps after a jump use its damped twin.
import * as math from "../kernel/math.js";

/**
 * Columns over the cells that move alike, each fed by the one below: dm_n/dt = L m_n + n S m_(n-1). With the density
 * as m_0 and S = dU/dt they are the moments of the work, m_n(x) = <W^n; x>.
 */
export type Ladder = readonly Float64Array[];

export interface Diffusion {
  /** Sets the potential that the next moves see, an energy per cell. */
  readonly freeze: (energy: Float64Array) => void;
  /** Crank-Nicolson: second order in `time`. `source` is S times `time`. */
  readonly move: (ladder: Ladder, source: Float64Array, time: number) => void;
  /** Agrees with `move` to third order in `time`, and damps rough parts as 1/time. */
  readonly dampedMove: (ladder: Ladder, source: Float64Array, time: number) => void;
}

// R(z) = sum_j w_j (1 - z/j)^-j, j implicit Euler steps of time/j. The w_j solve sum w_j = 1, sum w_j/j = 0,
// sum w_j/j^2 = 1/4: R(z) = 1 + z + z^2/2 + z^3/4 + O(z^4), as Crank-Nicolson has it (exp z has z^3/6), so that the
// error keeps no odd part up to the cube of the step.
const TWIN = [1.25, -7, 6.75] as const;

const HIGHEST = 2; // rung of a ladder

/** Moves on `cells` cells of width `width`. */
export function diffusion(grid: { cells: number; width: number }, kT: number, friction: number): Diffusion {
  const { cells, width } = grid;
  const rate = kT / friction / (width * width); // D/h^2
  // hops per rate across the face right of cell i; none across the last
  const right = new Float64Array(cells);
  const left = new Float64Array(cells);
  // the factors of 1 - time L: y_i = b_i + carry_(i-1) y_(i-1), then q_i = share_i y_i + back_i q_(i+1)
  const carry = new Float64Array(cells);
  const share = new Float64Array(cells);
  const back = new Float64Array(cells);
  const y = new Float64Array(cells);
  let factored = Number.NaN; // the time that the factors are of

  function freeze(energy: Float64Array): void {
    for (let i = 0; i + 1 < cells; i++) {
      const z = ((energy[i + 1] as number) - (energy[i] as number)) / kT;
      const steep = Math.abs(z);
      const uphill = steep === 0 ? 1 : steep / math.expm1(steep);
      const downhill = uphill + steep; // B(-z) = B(z) + z
      right[i] = z > 0 ? uphill : downhill;
      left[i] = z > 0 ? downhill : uphill;
    }
    factored = Number.NaN;
  }

  // Elimination without a subtraction: the pivot is 1 + s_i + r right_i with s_(i+1) = r left_i (1 + s_i)/pivot_i, so
  // that tails keep their digits (W. K. Grassmann, M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985)).
  function factor(time: number): void {
    if (time === factored) return;
    factored = time;
    const r = rate * time;
    let s = 0;
    for (let i = 0; i < cells; i++) {
      const kept = 1 + s;
      const out = r * (right[i] as number);
      const inverse = 1 / (kept + out);
      share[i] = inverse;
      carry[i] = out * inverse;
      back[i] = r * (left[i] as number) * inverse;
      s = (back[i] as number) * kept;
    }
  }

  /** Implicit Euler, `part` of a move, `factor` given its time: q_n = (1 - time L)^-1 (m_n + n part source q_(n-1)). */
  function implicit(from: Ladder, source: Float64Array, part: number, into: Ladder): void {
    from.forEach((column, n) => {
      const q = into[n] as Float64Array;
      let held = 0;
      if (n === 0) {
        for (let i = 0; i < cells; i++) {
          held += column[i] as number;
          y[i] = held;
          held *= carry[i] as number;
        }
      } else {
        const below = into[n - 1] as Float64Array;
        const fed = n * part;
        for (let i = 0; i < cells; i++) {
          held += (column[i] as number) + fed * (source[i] as number) * (below[i] as number);
          y[i] = held;
          held *= carry[i] as number;
        }
      }
      let above = 0;
      for (let i = cells - 1; i >= 0; i--) {
        above = (share[i] as number) * (y[i] as number) + (back[i] as number) * above;
        q[i] = above;
      }
    });
  }

  const middle = Array.from({ length: HIGHEST + 1 }, () => new Float64Array(cells));

  function move(ladder: Ladder, source: Float64Array, time: number): void {
    factor(time / 2);
    implicit(ladder, source, 0.5, middle);
    ladder.forEach((column, n) => {
      const q = middle[n] as Float64Array;
      for (let i = 0; i < cells; i++) column[i] = 2 * (q[i] as number) - (column[i] as number);
    });
  }

  function dampedMove(ladder: Ladder, source: Float64Array, time: number): void {
    const before = ladder.map((column) => column.slice());
    for (const column of ladder) column.fill(0);
    TWIN.forEach((weight, k) => {
      factor(time / (k + 1));
      const trial = before.map((column) => column.slice());
      for (let j = 0; j <= k; j++) implicit(trial, source, 1 / (k + 1), trial);
      ladder.forEach((column, n) => {
        const q = trial[n] as Float64Array;
        for (let i = 0; i < cells; i++) column[i] = (column[i] as number) + weight * (q[i] as number);
      });
    });
  }

  return { freeze, move, dampedMove };
}
