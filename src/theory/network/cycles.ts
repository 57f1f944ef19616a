// Cycles of a network and what drives them: a tree of edges joins all states, and each edge beside it, a chord, closes one cycle. The
// affinity of a cycle is the entropy given to the baths by going round once; in a stationary state
//   sigma = sum over chords of J A     (J. Schnakenberg, Rev. Mod. Phys. 48, 571 (1976))
import { type Edge, edgesOf } from "./currents.js";
import type { Jumps } from "./generator.js";

export interface Cycle {
  /** The number of the edge that only this cycle has; it goes through it forwards. */
  readonly chord: number;
  /** Edges with +1 where gone through forwards and -1 backwards, the chord first. */
  readonly edges: readonly (readonly [edge: number, sign: 1 | -1])[];
  /** Nats to the baths in one turn; 0 for all cycles is detailed balance. */
  readonly affinity: number;
}

/**
 * A basis of cycles. `chords` names edges that shall not be part of the tree where the others can join the states. Of several
 * parallel edges all but one are chords; self-loops are cycles of one edge.
 */
export function cycleBasis(
  jumps: Jumps,
  edges: readonly Edge[] = edgesOf(jumps),
  chords: readonly number[] = [],
): Cycle[] {
  const ends = edges.map(([forward]) => {
    const { from, to } = jumps.channels[forward] as { from: number; to: number };
    return { from, to };
  });
  const numbers = edges.map((_, e) => e);
  const order = [...numbers.filter((e) => !chords.includes(e)), ...numbers.filter((e) => chords.includes(e))];
  // J. B. Kruskal's tree: an edge is part of it where it joins two parts
  const part = Int32Array.from({ length: jumps.states }, (_, i) => i);
  const branches: [edge: number, to: number, sign: 1 | -1][][] = Array.from(part, () => []);
  const open: number[] = [];
  for (const e of order) {
    const { from, to } = ends[e] as { from: number; to: number };
    const [here, there] = [part[from] as number, part[to] as number];
    if (here === there) {
      open.push(e);
      continue;
    }
    part.forEach((p, i) => {
      if (p === there) part[i] = here;
    });
    branches[from]?.push([e, to, 1]);
    branches[to]?.push([e, from, -1]);
  }

  /** The way through the tree. */
  const way = (from: number, to: number): [number, 1 | -1][] => {
    const trail = (at: number, before: number): [number, 1 | -1][] | null => {
      if (at === to) return [];
      for (const [e, next, sign] of branches[at] as [number, number, 1 | -1][]) {
        if (e === before) continue;
        const rest = trail(next, e);
        if (rest !== null) return [[e, sign], ...rest];
      }
      return null;
    };
    return trail(from, -1) ?? [];
  };

  return open
    .sort((one, other) => one - other)
    .map((chord) => {
      const { from, to } = ends[chord] as { from: number; to: number };
      const round: [number, 1 | -1][] = [[chord, 1], ...way(to, from)];
      const affinity = round.reduce(
        (sum, [e, sign]) => sum + sign * (jumps.channels[edges[e]?.[0] as number]?.entropy as number),
        0,
      );
      return { chord, edges: round, affinity };
    });
}
