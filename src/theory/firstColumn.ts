// The density that a pass begins with, per cell. A point on a face is half in each of the cells beside it, which errs by
// h^2/8 u'' in the mean of any u; a point elsewhere is in three cells that have its mean and its square,
//   (d^2 - d h)/2h^2, 1 - d^2/h^2, (d^2 + d h)/2h^2, d from the middle of the nearest: an error of h^3 u'''/16 at most.
import { type CellEquilibrium, total } from "./cells.js";
import type { Problem } from "./fokkerPlanckProblem.js";
import type { Grid } from "./grid.js";
import type { Mesh } from "./mesh.js";

/** p(x, 0) on a grid, normalised. */
export function beginning(
  { law, weight = () => 1 }: Problem,
  { ring, aligned, bounded }: Mesh,
  { x, width, first, end }: Grid,
  before: CellEquilibrium,
): Float64Array {
  const p = new Float64Array(x.length);
  if (law?.kind === "point") {
    const share = (cell: number, mass: number): void => {
      // beyond a wall is its mirror image
      const inside = Math.min(Math.max(cell < first ? 2 * first - 1 - cell : cell, first), end - 1);
      const mirrored = cell >= end ? 2 * end - 1 - cell : inside;
      p[mirrored] = (p[mirrored] as number) + mass / width;
    };
    const low = (x[first] as number) - width / 2;
    const place = (law.at - low) / width;
    if (ring) {
      p[0] = 0.5 / width;
      p[end - 1] = 0.5 / width;
    } else if (aligned || (bounded.low && place === 0)) {
      const face = Math.round(place);
      share(first + face - 1, 0.5);
      share(first + face, 0.5);
    } else {
      const nearest = Math.min(Math.floor(place), end - first - 1);
      const d = place - nearest - 0.5;
      share(first + nearest - 1, (d * d - d) / 2);
      share(first + nearest, 1 - d * d);
      share(first + nearest + 1, (d * d + d) / 2);
    }
    return p;
  }
  const inner = x.subarray(first, end);
  p.set(law === undefined ? before.density.subarray(first, end) : law.density(inner), first);
  for (let i = first; i < end; i++) p[i] = (p[i] as number) * weight(x[i] as number);
  const whole = total(p, width);
  return p.map((density) => density / whole);
}
