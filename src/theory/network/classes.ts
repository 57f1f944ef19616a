// Which states lead where. Two states communicate where each can be reached from the other; a class of such states is closed where
// nothing leads out of it. The long run belongs to the closed classes: with exactly one of them there is one stationary state
// (J. R. Norris, Markov Chains).
import type { Rates } from "./generator.js";

/** The channels of each state in one list: those of state i are ends[first[i]] … ends[first[i + 1] - 1]. */
export interface Neighbours {
  readonly first: Int32Array;
  readonly ends: Int32Array;
}

/** What the states `at` are joined to, in the order of the channels. */
export function neighbours(size: number, at: Int32Array, to: Int32Array): Neighbours {
  const first = new Int32Array(size + 1);
  for (const i of at) first[i + 1] = (first[i + 1] as number) + 1;
  for (let i = 0; i < size; i++) first[i + 1] = (first[i + 1] as number) + (first[i] as number);
  const next = first.slice();
  const ends = new Int32Array(at.length);
  at.forEach((i, c) => {
    ends[next[i] as number] = to[c] as number;
    next[i] = (next[i] as number) + 1;
  });
  return { first, ends };
}

/** The states from which one of `targets` can be reached, the targets included. */
export function leadingTo({ size, from, to }: Rates, targets: Iterable<number>): Uint8Array {
  const { first, ends } = neighbours(size, to, from);
  const reached = new Uint8Array(size);
  const waiting: number[] = [];
  for (const target of targets) {
    reached[target] = 1;
    waiting.push(target);
  }
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    for (let k = first[i] as number; k < (first[i + 1] as number); k++) {
      const j = ends[k] as number;
      if (reached[j] === 0) {
        reached[j] = 1;
        waiting.push(j);
      }
    }
  }
  return reached;
}

/** The closed classes, each in the order of its states: at least one. */
export function closedClasses(rates: Rates): number[][] {
  const { size, from, to } = rates;
  const classOf = components(size, neighbours(size, from, to));
  const count = classOf.reduce((most, c) => Math.max(most, c + 1), 0);
  const open = new Uint8Array(count);
  from.forEach((i, c) => {
    const there = classOf[to[c] as number];
    if (classOf[i] !== there) open[classOf[i] as number] = 1;
  });
  const members: number[][] = Array.from({ length: count }, () => []);
  classOf.forEach((c, i) => {
    members[c]?.push(i);
  });
  return members
    .filter((_, c) => open[c] === 0)
    .sort((one, other) => (one[0] as number) - (other[0] as number));
}

/** The number of each state's class: R. Tarjan, SIAM J. Comput. 1, 146 (1972), with a stack of its own. */
function components(size: number, { first, ends }: Neighbours): Int32Array {
  const seen = new Int32Array(size).fill(-1);
  const lowest = new Int32Array(size);
  const classOf = new Int32Array(size).fill(-1);
  const next = first.slice();
  const path: number[] = [];
  const open: number[] = [];
  let times = 0;
  let classes = 0;
  for (let root = 0; root < size; root++) {
    if (seen[root] !== -1) continue;
    path.push(root);
    while (path.length > 0) {
      const i = path[path.length - 1] as number;
      if (seen[i] === -1) {
        seen[i] = lowest[i] = times++;
        open.push(i);
      }
      const k = next[i] as number;
      if (k < (first[i + 1] as number)) {
        next[i] = k + 1;
        const j = ends[k] as number;
        if (seen[j] === -1) path.push(j);
        else if (classOf[j] === -1) lowest[i] = Math.min(lowest[i] as number, seen[j] as number);
        continue;
      }
      path.pop();
      if (lowest[i] === seen[i]) {
        let j: number;
        do {
          j = open.pop() as number;
          classOf[j] = classes;
        } while (j !== i);
        classes++;
      }
      const above = path[path.length - 1];
      if (above !== undefined && classOf[i] === -1)
        lowest[above] = Math.min(lowest[above] as number, lowest[i] as number);
    }
  }
  return classOf;
}
