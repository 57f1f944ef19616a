// Jumps of a protocol, which are charged as work.
import type { Fields, Timeline } from "./timeline.js";

/** A sudden change of a field. `branch` is null where all trajectories meet it. */
export interface Quench {
  readonly time: number;
  readonly field: string;
  readonly from: number;
  readonly to: number;
  readonly branch: string | null;
}

export function quenchesOf(line: Timeline): Quench[] {
  const found: Quench[] = [];
  const names = line.end.length > 1 ? ["false", "true"] : [null];
  names.forEach((name, b) => {
    let last = line.start;
    const jump = (time: number, to: Fields, branch: string | null): void => {
      for (const field of line.driven) {
        const [a, z] = [last[field] as number, to[field] as number];
        if (a !== z && !(branch === null && b > 0)) found.push({ time, field, from: a, to: z, branch });
      }
    };
    let shared = true;
    for (const { time, lines, measure } of line.stretches) {
      if (measure) shared = false;
      const path = lines[b] ?? lines[0];
      if (path === undefined) continue;
      jump(time, path.from, shared ? null : name);
      last = path.to;
    }
    jump(line.duration, line.end[b] as Fields, shared ? null : name);
  });
  return found;
}
