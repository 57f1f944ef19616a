// phi_n(t) = -ln p_n, p the steady state in the fields at t, along a round: splines in t for all states in one table. State n has
// the part from n W on, W = width; within it each piece of the schedule lies apart from the next by GAP of the duration.
//   phi_n(t) = table(n W + t + GAP duration (number of pieces that have ended before t))
import { type Spline, spline } from "../../formula/spline.js";
import { type Node, name, number, product, sum } from "../../formula/syntax.js";
import { lookUp, type Table, tableOf } from "../../formula/table.js";
import * as math from "../../kernel/math.js";
import { SpecError } from "../../spec/error.js";
import type { LoweredNetwork } from "../../spec/network/channels.js";
import type { Moment } from "../../spec/network/instant.js";
import { jumpsAt, steadyAt } from "./jumpStart.js";
import { type Piece, within } from "./pieces.js";

export interface SteadyTable {
  readonly table: Table;
  /** phi of a state at the time t, as a formula. */
  readonly of: (state: number) => Node;
}

const PATH = "record.housekeeping";
const GAP = 0.125;
/** Of phi between the nodes, relative to 1 + |phi|. */
const ACCURACY = 1e-9;
const FEWEST = 16;
const MOST = 2048;
const MOST_PIECES = 64;
/** All values together. */
const MOST_VALUES = 2 ** 22;

/** phi by state in given fields. @throws SpecError where there are several steady states, or one that leaves states out */
export function phiAt(network: LoweredNetwork, moment: Moment): Float64Array {
  return steadyAt(network, moment, PATH).map((p, n) => {
    if (p > 0) return -math.log(p);
    throw new SpecError(
      PATH,
      `a steady state in which every state has a probability is needed, "${network.states[n]?.name}" has none`,
    );
  });
}

/** The table, with number `index` among the tables of the template. @throws SpecError where phi cannot be followed */
export function steadyTable(
  network: LoweredNetwork,
  { pieces, momentAt }: { readonly pieces: readonly Piece[]; readonly momentAt: (t: number) => Moment },
  index: number,
): SteadyTable {
  const states = network.states.length;
  const last = pieces[pieces.length - 1] as Piece;
  const duration = last.time + last.length;
  if (pieces.length > MOST_PIECES) {
    throw new SpecError(
      PATH,
      `a protocol of at most ${MOST_PIECES} pieces is needed, ${pieces.length} given`,
    );
  }
  const still = { ...momentAt(0) };
  const parts = pieces.map((piece) =>
    followed(
      piece,
      states,
      (share) => phiAt(network, { ...still, ...within(piece, share) }),
      (share) => jumpsAt(network, { ...still, ...within(piece, share) }).channels.map(({ rate }) => rate),
    ),
  );
  const gap = GAP * duration;
  const width = duration + gap * pieces.length;
  const [x, y, bend]: [number[], number[], number[]] = [[], [], []];
  for (let n = 0; n < states; n++) {
    parts.forEach((part, i) => {
      const own = part[n] as Spline;
      own.x.forEach((place, k) => {
        x.push(n * width + i * gap + place);
        y.push(own.y[k] as number);
        bend.push(own.bend[k] as number);
      });
    });
  }
  if (x.length > MOST_VALUES) {
    throw new SpecError(
      PATH,
      `steady states of at most ${MOST_VALUES} values along the protocol are needed, ${x.length} given`,
    );
  }
  const values = { x: Float64Array.from(x), y: Float64Array.from(y), bend: Float64Array.from(bend) };
  const table = tableOf("$phi", index, values, "constant");
  const t = name("t");
  const shifted = pieces
    .slice(1)
    .map(({ time }): Node => product(number(gap), { kind: "binary", op: ">", left: t, right: number(time) }))
    .reduce(sum, t);
  return {
    table,
    of: (state) => ({ kind: "lookup", table, order: 0, of: sum(shifted, number(state * width)) }),
  };
}

/** Splines of phi by state along a piece, over its times. */
function followed(
  { time, length }: Piece,
  states: number,
  phi: (share: number) => Float64Array,
  rates: (share: number) => readonly number[],
): Spline[] {
  const known = new Map<number, Float64Array>();
  const at = (share: number): Float64Array => {
    const found = known.get(share) ?? phi(share);
    known.set(share, found);
    return found;
  };
  const splines = (nodes: number): Spline[] => {
    const shares = Array.from({ length: nodes + 1 }, (_, k) => k / nodes);
    const x = shares.map((share) => time + length * share);
    return Array.from({ length: states }, (_, n) =>
      spline({ x, y: shares.map((share) => at(share)[n] as number), periodic: false, deviations: null }),
    );
  };
  const moves = (() => {
    const [a, b, c] = [rates(0), rates(0.5), rates(1)] as [
      readonly number[],
      readonly number[],
      readonly number[],
    ];
    return a.some((rate, i) => rate !== b[i] || rate !== c[i]);
  })();
  if (!moves) return splines(3);
  for (let nodes = FEWEST; nodes <= MOST; nodes *= 2) {
    const made = splines(nodes);
    const tables = made.map((one) => tableOf("$phi", 0, one, "constant"));
    const worst = Array.from({ length: nodes }, (_, k) => (k + 0.5) / nodes).reduce((most, share) => {
      const truth = at(share);
      return tables.reduce((error, table, n) => {
        const value = truth[n] as number;
        return Math.max(
          error,
          Math.abs(lookUp(table, time + length * share, 0) - value) / (1 + Math.abs(value)),
        );
      }, most);
    }, 0);
    // the next spline has the midpoints among its nodes
    if (worst <= ACCURACY) return made;
    if ((2 * nodes + 1) * states > MOST_VALUES) break;
  }
  throw new SpecError(
    PATH,
    `a steady state that ${MOST} points of each piece of the protocol can follow to ${ACCURACY} is needed, it moves faster near t = ${time}`,
  );
}
