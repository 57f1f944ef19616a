// The order in which a step looks at reactions: neighbours that change counts alike take fewer operations (reaction/step.ts).

/** Indices, each followed by the nearest that is left; `changes` by reaction. */
export function orderOf(changes: readonly (readonly number[])[]): number[] {
  const left = changes.map((_, i) => i);
  const found: number[] = [];
  let last: readonly number[] = (changes[0] ?? []).map(() => 0);
  const distance = (change: readonly number[]): number =>
    change.reduce((n, by, k) => n + (by === last[k] ? 0 : 1), 0);
  while (left.length > 0) {
    let best = 0;
    left.forEach((i, at) => {
      if (
        distance(changes[i] as readonly number[]) <
        distance(changes[left[best] as number] as readonly number[])
      )
        best = at;
    });
    const [next] = left.splice(best, 1) as [number];
    found.push(next);
    last = changes[next] as readonly number[];
  }
  return found;
}
