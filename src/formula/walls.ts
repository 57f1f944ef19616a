// What walls do to a step of x, as instructions.
//   reflecting   low + |x' - low|, then high - |high - x'|: a step that left comes back as far inside as it went out
//   absorbing    x' = wall where x' is beyond wall ± 0.5826 sqrt(2 kT h/friction), and for good
// The shift, -zeta(1/2)/sqrt(2 pi) of a step's width, stands for the crossings between the steps that no one sees: it takes
// the error of hitting times and probabilities from order sqrt(h) to order h.
// S. Asmussen, P. Glynn, J. Pitman, Ann. Appl. Probab. 5, 875 (1995); E. Gobet, S. Menozzi, Stoch. Proc. Appl. 120, 130 (2010).
import { ABS, BITSELECT, type Builder, type Code, F64X2 } from "./code.js";
import { difference, type Node, name, number, product, quotient, sum } from "./syntax.js";

/** A wall that reflects, by its place; or one that absorbs. */
export type Wall = number | { readonly absorbing: number };

export interface Walls {
  readonly low?: Wall | undefined;
  readonly high?: Wall | undefined;
}

/** Where a wall is. */
export const placeOf = (wall: Wall): number => (typeof wall === "number" ? wall : wall.absorbing);

/** Whether a trajectory can end at one of the walls. */
export const absorbs = ({ low, high }: { readonly low?: unknown; readonly high?: unknown }): boolean =>
  [low, high].some((wall) => typeof wall === "object");

const SHIFT = 0.5825971579390107; // -zeta(1/2)/sqrt(2 pi)

/** The place that the step from x to the door's base ends at; `amplitude` is the width of a step. */
export function bound(builder: Builder, { low, high }: Walls, amplitude: Node): Code {
  const from = builder.variable(0);
  let place = builder.base();
  for (const [wall, isLow] of [[low, true] as const, [high, false] as const]) {
    if (typeof wall !== "number") continue;
    const at = builder.load(number(wall));
    const [right, left] = isLow ? [place, at] : [at, place];
    const out = builder.apply(ABS, builder.apply(F64X2["-"], right, left));
    place = isLow ? builder.apply(F64X2["+"], at, out) : builder.apply(F64X2["-"], at, out);
  }
  // last, so that the place of what is held is the wall itself and no rounding of it
  for (const [wall, isLow] of [[low, true] as const, [high, false] as const]) {
    if (typeof wall !== "object") continue;
    const at = builder.load(number(wall.absorbing));
    const shift = product(number(SHIFT), amplitude);
    const edge = builder.load((isLow ? sum : difference)(number(wall.absorbing), shift));
    const crossed = builder.apply(F64X2[isLow ? "<" : ">"], place, edge);
    const held = builder.apply(F64X2[isLow ? "<=" : ">="], from, at);
    place = builder.apply(BITSELECT, at, place, builder.apply(F64X2["||"], crossed, held));
  }
  return place;
}

/** Names of computed coefficients: where each wall is as a step begins and as it ends. */
export interface MovingWalls {
  readonly lowWall: string;
  readonly lowWallAfter: string;
  readonly highWall: string;
  readonly highWallAfter: string;
}

/** The doors of walls that may move (assembly/move/reflected.ts); `rate` is h/friction. */
export function pushing(builder: Builder, walls: MovingWalls, kT: Node, rate: Node): Record<string, Code> {
  const places = Object.entries(walls).map(([door, place]: [string, string]) => [
    door,
    builder.load(name(place)),
  ]);
  return {
    ...Object.fromEntries(places),
    bridge: builder.load(product(number(4), product(kT, rate))),
    pressure: builder.load(quotient(number(1), rate)),
  };
}
