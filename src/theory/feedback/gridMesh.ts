// Meshes on which what is measured changes from one cell to the next, where that can be: errors are then even in the width of a cell.
import type { Mesh } from "../mesh.js";

/** Readings at many places. */
export type Reading = (x: Float64Array) => ArrayLike<number>;

const LOOKS = 4096; // places in which a change of the reading is looked for
const HALVINGS = 52;
const ON_FACE = 1e-9; // of a cell

/** Where a reading changes within [low, high], in order. */
export function cutsOf(reading: Reading, low: number, high: number): number[] {
  const at = Float64Array.from(
    { length: LOOKS + 1 },
    (_, i) => low + ((high - low) * (i + 0.5)) / (LOOKS + 1),
  );
  const values = reading(at);
  const cuts: number[] = [];
  for (let i = 0; i < LOOKS; i++) {
    if (values[i] === values[i + 1]) continue;
    let [left, right] = [at[i] as number, at[i + 1] as number];
    for (let n = 0; n < HALVINGS; n++) {
      const middle = (left + right) / 2;
      if (reading(Float64Array.of(middle))[0] === values[i]) left = middle;
      else right = middle;
    }
    cuts.push((left + right) / 2);
  }
  return cuts;
}

/** About the same mesh with the cuts on faces: exactly for one or two, and for more where their distances allow it. */
export function aligned(mesh: Mesh, cuts: readonly number[]): Mesh {
  const [first, last] = [cuts[0], cuts[cuts.length - 1]];
  if (first === undefined || last === undefined) return mesh;
  const { low, width, cells, ring, bounded } = mesh;
  const high = low + cells * width;
  // a place that is on a face, and a length that is whole cells
  const [anchor, whole] = ring
    ? [first, high - low]
    : bounded.low && bounded.high
      ? [low, high - low]
      : bounded.low
        ? [low, last - low]
        : bounded.high
          ? [high, high - first]
          : [first, last > first ? last - first : width];
  const least = Math.max(1, Math.ceil(whole / width - ON_FACE));
  const most = last > first || bounded.low || bounded.high ? 3 * least : least;
  const misfit = (n: number): number =>
    cuts.reduce((worst, cut) => {
      const place = ((cut - anchor) * n) / whole;
      return Math.max(worst, Math.abs(place - Math.round(place)));
    }, 0);
  let [count, best] = [least, misfit(least)];
  for (let n = least + 1; n <= most && best > ON_FACE; n++) {
    if (misfit(n) >= best) continue;
    [count, best] = [n, misfit(n)];
  }
  const fine = whole / count;
  if (ring) return { ...mesh, low: first, width: fine, cells: count };
  const below = Math.ceil((anchor - low) / fine - ON_FACE);
  const above = Math.ceil((high - anchor) / fine - ON_FACE);
  return { ...mesh, low: anchor - below * fine, width: fine, cells: below + above, aligned: true };
}

/** The share of each cell that has each reading; a cell may be cut once. */
export function sharesOf(
  reading: Reading,
  x: Float64Array,
  width: number,
  holds: (i: number) => boolean,
): Map<number, Float64Array> {
  const shares = new Map<number, Float64Array>();
  const give = (value: number, i: number, share: number): void => {
    const column = shares.get(value) ?? new Float64Array(x.length);
    column[i] = (column[i] as number) + share;
    shares.set(value, column);
  };
  const inside = 0.5 - 2 ** -20;
  const left = reading(x.map((at, i) => (holds(i) ? at : at - inside * width)));
  const right = reading(x.map((at, i) => (holds(i) ? at : at + inside * width)));
  for (let i = 0; i < x.length; i++) {
    const [a, b] = [left[i] as number, right[i] as number];
    if (a === b) {
      give(a, i, 1);
      continue;
    }
    let [from, to] = [(x[i] as number) - width / 2, (x[i] as number) + width / 2];
    for (let n = 0; n < HALVINGS; n++) {
      const middle = (from + to) / 2;
      if (reading(Float64Array.of(middle))[0] === a) from = middle;
      else to = middle;
    }
    const share = ((from + to) / 2 - (x[i] as number)) / width + 0.5;
    give(a, i, share);
    give(b, i, 1 - share);
  }
  return shares;
}
