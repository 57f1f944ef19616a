// One move of the overdamped Fokker-Planck equation in a frozen potential and force, on equal cells of width h:
//   dp_i/dt = J_(i-1/2) - J_(i+1/2),  J_(i+1/2) = D/h^2 [B(z) p_i - B(-z) p_(i+1)],
//   z = (U_(i+1) - U_i - f h)/kT,  B(z) = z/(e^z - 1),  D = kT/friction:
// D. L. Scharfetter & H. K. Gummel, IEEE Trans. Electron Devices 16, 64 (1969); J. S. Chang & G. Cooper,
// J. Comput. Phys. 6, 1 (1970). exp(-U_i/kT) is stationary whatever h and the time step; the error in h is even.
//
// In time: Crank-Nicolson, R(z) = (1 + z/2)/(1 - z/2), evaluated as p -> 2 q - p with q half an implicit Euler step; its
// error is even in the step. It hardly damps what is rough on the grid: steps after a jump use its damped twin.
import * as math from "../kernel/math.js";
import { chain, loop } from "./elimination.js";
import type { Grid } from "./grid.js";

/** A gain of every hop to the right, lost by every hop to the left, per face: force times distance, distance, or heat/kT. */
export type Gain = "force" | "distance" | "bath";

/** What feeds a column: times · (an operator on an earlier column). */
export type Feed = { readonly from: number; readonly times: number } & (
  | { readonly kind: "source" }
  /** The gain of a hop, or its square. */
  | { readonly kind: "hop"; readonly gain: Gain; readonly power: 1 | 2 }
);

/**
 * A column over the cells that moves as the density does and is fed by others. With the density p as m_0 and the source
 * S = dU/dt fed n-fold into m_n by m_(n-1), dm_n/dt = L m_n + n S m_(n-1), they are the moments of the work, <W^n; x>; what is
 * gained at hops has moments likewise, with L' (each hop times its gain) for S and L'' (times its square).
 */
export interface Column {
  readonly values: Float64Array;
  readonly feeds: readonly Feed[];
}

/** What the next moves see. */
export interface Frozen {
  /** U per cell. */
  readonly energy: Float64Array;
  /** Force per face, or none. */
  readonly force: Float64Array | null;
  readonly kT: number;
}

export interface Diffusion {
  readonly freeze: (frozen: Frozen) => void;
  /** Crank-Nicolson: second order in `time`. `source` is S times `time`. */
  readonly move: (columns: readonly Column[], source: Float64Array, time: number) => void;
  /** Agrees with `move` to third order in `time`, and damps rough parts as 1/time. */
  readonly dampedMove: (columns: readonly Column[], source: Float64Array, time: number) => void;
}

// R(z) = sum_j w_j (1 - z/j)^-j, j implicit Euler steps of time/j. The w_j solve sum w_j = 1, sum w_j/j = 0,
// sum w_j/j^2 = 1/4: R(z) = 1 + z + z^2/2 + z^3/4 + O(z^4), as Crank-Nicolson has it (exp z has z^3/6), so that the
// error keeps no odd part up to the cube of the step.
const TWIN = [1.25, -7, 6.75] as const;

/** Moves on a grid. */
export function diffusion(grid: Grid, friction: number): Diffusion {
  const { x, width, ring, distances, oneWay } = grid;
  const cells = x.length;
  const faces = ring ? cells : cells - 1;
  // hops per rate across the face right of cell i; none across the last but on a ring
  const right = new Float64Array(cells);
  const left = new Float64Array(cells);
  const gains: Readonly<Record<Gain, Float64Array>> = {
    force: new Float64Array(cells),
    distance: distances,
    bath: new Float64Array(cells),
  };
  const elimination = (ring ? loop : chain)({ right, left });
  let rate = Number.NaN; // D/h^2
  let factored = Number.NaN; // the time that the factors are of
  const b = new Float64Array(cells);

  function freeze({ energy, force, kT }: Frozen): void {
    rate = kT / friction / (width * width);
    for (let i = 0; i < faces; i++) {
      const next = i + 1 === cells ? 0 : i + 1;
      const distance = distances[i] as number;
      const gain = force === null ? 0 : (force[i] as number) * distance;
      const z = ((energy[next] as number) - (energy[i] as number) - gain) / kT;
      const steep = Math.abs(z);
      const uphill = steep === 0 ? 1 : steep / math.expm1(steep);
      const downhill = uphill + steep; // B(-z) = B(z) + z
      right[i] = z > 0 ? uphill : downhill;
      left[i] = z > 0 ? downhill : uphill;
      gains.force[i] = gain;
      gains.bath[i] = -z;
    }
    for (const { face, holds } of oneWay) {
      // the wall is half a cell away, and lets nothing back
      const near = width / (distances[face] as number);
      right[face] = holds === "right" ? near * (right[face] as number) : 0;
      left[face] = holds === "left" ? near * (left[face] as number) : 0;
    }
    factored = Number.NaN;
  }

  function factor(time: number): void {
    if (time === factored) return;
    factored = time;
    elimination.factor(rate * time);
  }

  /** Implicit Euler, `part` of a move: q_n = (1 - part time L)^-1 (m_n + part · what feeds it). */
  function implicit(
    from: readonly Float64Array[],
    columns: readonly Column[],
    source: Float64Array,
    time: number,
    part: number,
    into: readonly Float64Array[],
  ): void {
    factor(time * part);
    columns.forEach(({ feeds }, n) => {
      const column = from[n] as Float64Array;
      const q = into[n] as Float64Array;
      if (feeds.length === 0) {
        elimination.solve(column, q);
        return;
      }
      b.set(column);
      for (const feed of feeds) {
        const below = into[feed.from] as Float64Array;
        if (feed.kind === "source") {
          const fed = feed.times * part;
          for (let i = 0; i < cells; i++) {
            b[i] = (b[i] as number) + fed * (source[i] as number) * (below[i] as number);
          }
        } else hop(below, gains[feed.gain], feed.power, feed.times * part * time * rate);
      }
      elimination.solve(b, q);
    });
  }

  /** Adds to b what arrives by hops, each times its gain (or the square) and `by`. */
  function hop(below: Float64Array, gain: Float64Array, power: 1 | 2, by: number): void {
    for (let i = 0; i < faces; i++) {
      const next = i + 1 === cells ? 0 : i + 1;
      const g = gain[i] as number;
      const [up, down] = power === 1 ? [g, -g] : [g * g, g * g];
      b[next] = (b[next] as number) + by * (right[i] as number) * up * (below[i] as number);
      b[i] = (b[i] as number) + by * (left[i] as number) * down * (below[next] as number);
    }
  }

  function move(columns: readonly Column[], source: Float64Array, time: number): void {
    const middle = columns.map(() => new Float64Array(cells));
    implicit(
      columns.map(({ values }) => values),
      columns,
      source,
      time,
      0.5,
      middle,
    );
    columns.forEach(({ values }, n) => {
      const q = middle[n] as Float64Array;
      for (let i = 0; i < cells; i++) values[i] = 2 * (q[i] as number) - (values[i] as number);
    });
  }

  function dampedMove(columns: readonly Column[], source: Float64Array, time: number): void {
    const before = columns.map(({ values }) => values.slice());
    for (const { values } of columns) values.fill(0);
    TWIN.forEach((weight, k) => {
      const trial = before.map((column) => column.slice());
      for (let j = 0; j <= k; j++) implicit(trial, columns, source, time, 1 / (k + 1), trial);
      columns.forEach(({ values }, n) => {
        const q = trial[n] as Float64Array;
        for (let i = 0; i < cells; i++) values[i] = (values[i] as number) + weight * (q[i] as number);
      });
    });
  }

  return { freeze, move, dampedMove };
}
