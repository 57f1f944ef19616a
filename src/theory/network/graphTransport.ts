// The least work of carrying one law on a graph to another, along its edges:
//   W_1(p, q) = min sum_e length_e |f_e| over flows f with divergence p - q
// (C. Villani, Optimal Transport, chapter 6, for the distance by edges). By successive shortest ways: each carries as much as it can from
// what is left over to where it lacks, and a way back through a flow undoes it (R. Ahuja, T. Magnanti, J. Orlin, Network Flows,
// section 9.7). min-cost-flow of npm takes whole capacities. For graphs of a few hundred states.
import type { Jumps } from "./generator.js";

export interface Way {
  readonly from: number;
  readonly to: number;
  /** > 0; the same both ways. */
  readonly length: number;
}

/** The pairs of states that channels join, each once, with the length 1. */
export function waysOf({ states, channels }: Jumps): Way[] {
  const found = new Set<number>();
  for (const { from, to } of channels)
    if (from !== to) found.add(Math.min(from, to) * states + Math.max(from, to));
  return [...found].map((pair) => ({ from: Math.floor(pair / states), to: pair % states, length: 1 }));
}

const NOTHING = 2 ** -48; // of all that is there

/** W_1(p, q) of two laws, which are scaled to the same sum; infinite where a part of the graph that is not joined to the rest holds more before than after. */
export function graphDistance(ways: readonly Way[], p: ArrayLike<number>, q: ArrayLike<number>): number {
  const total = (of: ArrayLike<number>): number => Array.from(of).reduce((sum, x) => sum + x, 0);
  const scale = total(p) / total(q); // what differs by rounding shall not be carried
  const left = Float64Array.from(p, (x, i) => x - (q[i] as number) * scale);
  const flow = new Float64Array(ways.length);
  const tiny = NOTHING * total(p);
  for (;;) {
    const start = left.findIndex((x) => x > tiny);
    if (start === -1) break;
    const { distance, by } = shortest(left.length, ways, flow, start);
    let end = -1;
    distance.forEach((d, i) => {
      if (
        (left[i] as number) < -tiny &&
        (end === -1 ? d < Number.POSITIVE_INFINITY : d < (distance[end] as number))
      )
        end = i;
    });
    if (end === -1) {
      const lacking = left.reduce((sum, x) => sum + (x > tiny ? x : 0), 0);
      return lacking > tiny * left.length ? Number.POSITIVE_INFINITY : cost(ways, flow);
    }
    const route: [way: number, sign: number][] = [];
    for (let i = end; i !== start; ) {
      const [e, sign] = by[i] as [number, number];
      route.push([e, sign]);
      const way = ways[e] as Way;
      i = sign > 0 ? way.from : way.to;
    }
    // a way back carries no more than the flow that it undoes
    const undone = route.map(([e, sign]) => -sign * (flow[e] as number)).filter((f) => f > 0);
    const amount = [left[start] as number, -(left[end] as number), ...undone].reduce((x, y) =>
      Math.min(x, y),
    );
    for (const [e, sign] of route) flow[e] = (flow[e] as number) + sign * amount;
    left[start] = (left[start] as number) - amount;
    left[end] = (left[end] as number) + amount;
  }
  return cost(ways, flow);
}

const cost = (ways: readonly Way[], flow: Float64Array): number =>
  ways.reduce((sum, { length }, e) => sum + length * Math.abs(flow[e] as number), 0);

/** Bellman's and Ford's ways from a state, where undoing a flow gives its length back. */
function shortest(
  size: number,
  ways: readonly Way[],
  flow: Float64Array,
  start: number,
): { distance: Float64Array; by: (readonly [way: number, sign: number])[] } {
  const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const by: (readonly [number, number])[] = [];
  distance[start] = 0;
  for (let round = 0, moved = true; moved && round < size; round++) {
    moved = false;
    ways.forEach(({ from, to, length }, e) => {
      const here = flow[e] as number;
      for (const [i, j, sign] of [
        [from, to, 1],
        [to, from, -1],
      ] as const) {
        const d = (distance[i] as number) + (sign * here < 0 ? -length : length);
        if (d < (distance[j] as number) - 1e-12 * length) {
          distance[j] = d;
          by[j] = [e, sign];
          moved = true;
        }
      }
    });
  }
  return { distance, by };
}
