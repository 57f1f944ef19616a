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

/** `names`: of the outcomes, in the order of the lines, where each has its schedule; jumps of a policy's fields are its own. */
export function quenchesOf(line: Timeline, names: readonly string[], acted: readonly string[]): Quench[] {
  const found: Quench[] = [];
  const own = names.length === 0 ? new Set(acted) : new Set<string>();
  const fields = [...line.driven].filter((field) => !own.has(field));
  const labels = names.length === 0 ? [null] : names;
  labels.forEach((label, b) => {
    let last = line.start;
    const jump = (time: number, to: Fields, branch: string | null): void => {
      for (const field of fields) {
        const [a, z] = [last[field] as number, to[field] as number];
        if (a !== z && !(branch === null && b > 0)) found.push({ time, field, from: a, to: z, branch });
      }
    };
    let shared = true;
    for (const { time, lines, event } of line.stretches) {
      if (event?.measure) shared = false;
      const path = lines[b] ?? lines[0];
      if (path === undefined) continue;
      jump(time, path.from, shared ? null : label);
      last = path.to;
    }
    if (line.closing?.measure) shared = false;
    jump(line.duration, (line.end[b] ?? line.end[0]) as Fields, shared ? null : label);
  });
  return found;
}
