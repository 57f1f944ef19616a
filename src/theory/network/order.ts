// An order of states in which channels join near neighbours: the bandwidth is the largest distance that a channel spans.
// E. Cuthill & J. McKee, Proc. 24th ACM Conf., 157 (1969), backwards as A. George & J. Liu found it better.
import { neighbours } from "./classes.js";
import type { Rates } from "./generator.js";

export interface Order {
  /** Place of each state. */
  readonly place: Int32Array;
  readonly bandwidth: number;
}

/** The better one of the given order and Cuthill's. */
export function narrowOrder({ size, from, to }: Rates): Order {
  const joined = new Int32Array(2 * from.length);
  const ends = new Int32Array(2 * from.length);
  joined.set(from);
  joined.set(to, from.length);
  ends.set(to);
  ends.set(from, from.length);
  const graph = neighbours(size, joined, ends);
  const degree = (i: number): number => (graph.first[i + 1] as number) - (graph.first[i] as number);

  /** The component of a state in order of distance, within a distance by degree. */
  const walk = (root: number, visited: Uint8Array): number[] => {
    const line = [root];
    visited[root] = 1;
    for (let head = 0; head < line.length; head++) {
      const i = line[head] as number;
      const fresh: number[] = [];
      for (let k = graph.first[i] as number; k < (graph.first[i + 1] as number); k++) {
        const j = graph.ends[k] as number;
        if (visited[j] === 0) {
          visited[j] = 1;
          fresh.push(j);
        }
      }
      fresh.sort((one, other) => degree(one) - degree(other) || one - other);
      line.push(...fresh);
    }
    return line;
  };

  const visited = new Uint8Array(size);
  const line: number[] = [];
  for (let i = 0; i < size; i++) {
    if (visited[i] === 1) continue;
    // the last of a walk is at the border; from there the levels are narrow
    const first = walk(i, visited.slice());
    const border = walk(first[first.length - 1] as number, visited.slice());
    line.push(...walk(border[border.length - 1] as number, visited));
  }
  line.reverse();
  const place = new Int32Array(size);
  line.forEach((i, k) => {
    place[i] = k;
  });
  const given = Int32Array.from(place, (_, i) => i);
  const width = (of: Int32Array): number =>
    from.reduce(
      (most, i, c) => Math.max(most, Math.abs((of[i] as number) - (of[to[c] as number] as number))),
      0,
    );
  const [plain, narrow] = [width(given), width(place)];
  return plain <= narrow ? { place: given, bandwidth: plain } : { place, bandwidth: narrow };
}
