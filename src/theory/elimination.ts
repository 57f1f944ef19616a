// (1 - r L) q = b for hops between neighbouring cells, without a subtraction, so that tails keep their digits: W. K. Grassmann,
// M. I. Taksar, D. P. Heyman, Oper. Res. 33, 1107 (1985). Eliminating cell i hands what would hop there to its neighbours:
//   pivot_i = kept_i + r right_i (+ away_i),   kept_(i+1) = 1 + r left_i kept_i/pivot_i
// On a ring the last cell stands beside all that are eliminated; the rates between it and the next in line are
//   away_(i+1) = r left_i away_i/pivot_i,   back_(i+1) = back_i r right_i/pivot_i.

export interface Hops {
  /** Hops per unit of r across the face right of cell i, and back across it; of the last cell only on a ring. */
  readonly right: Float64Array;
  readonly left: Float64Array;
}

export interface Elimination {
  /** Prepares for these rates times r. */
  readonly factor: (r: number) => void;
  /** Writes q; `from` may be the same column. */
  readonly solve: (from: Float64Array, into: Float64Array) => void;
}

/** Cells in a row. */
export function chain({ right, left }: Hops): Elimination {
  const cells = right.length;
  // y_i = b_i + carry_(i-1) y_(i-1), then q_i = share_i y_i + back_i q_(i+1)
  const carry = new Float64Array(cells);
  const share = new Float64Array(cells);
  const back = new Float64Array(cells);
  const y = new Float64Array(cells);
  return {
    factor(r) {
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
    },
    solve(from, into) {
      let held = 0;
      for (let i = 0; i < cells; i++) {
        held += from[i] as number;
        y[i] = held;
        held *= carry[i] as number;
      }
      let above = 0;
      for (let i = cells - 1; i >= 0; i--) {
        above = (share[i] as number) * (y[i] as number) + (back[i] as number) * above;
        into[i] = above;
      }
    },
  };
}

/** Cells on a ring. */
export function loop({ right, left }: Hops): Elimination {
  const last = right.length - 1;
  const carry = new Float64Array(last);
  const share = new Float64Array(last);
  const back = new Float64Array(last); // from the next cell
  const round = new Float64Array(last); // from the last cell
  const away = new Float64Array(last); // to the last cell
  const y = new Float64Array(last);
  let lastShare = 1;
  return {
    factor(r) {
      let kept = 1;
      let toLast = r * (left[last] as number);
      let fromLast = r * (right[last] as number);
      let lastKept = 1;
      for (let i = 0; i < last; i++) {
        let out = r * (right[i] as number);
        let into = r * (left[i] as number);
        if (i === last - 1) {
          toLast += out;
          fromLast += into;
          out = 0;
          into = 0;
        }
        const inverse = 1 / (kept + out + toLast);
        share[i] = inverse;
        carry[i] = out * inverse;
        away[i] = toLast * inverse;
        back[i] = into * inverse;
        round[i] = fromLast * inverse;
        lastKept += fromLast * inverse * kept;
        const stays = into * inverse;
        fromLast *= out * inverse;
        toLast *= stays;
        kept = 1 + stays * kept;
      }
      lastShare = 1 / lastKept;
    },
    solve(from, into) {
      let held = 0;
      let gathered = from[last] as number;
      for (let i = 0; i < last; i++) {
        held += from[i] as number;
        y[i] = held;
        gathered += (away[i] as number) * held;
        held *= carry[i] as number;
      }
      const end = gathered * lastShare;
      into[last] = end;
      let above = end;
      for (let i = last - 1; i >= 0; i--) {
        above =
          (share[i] as number) * (y[i] as number) + (back[i] as number) * above + (round[i] as number) * end;
        into[i] = above;
      }
    },
  };
}
