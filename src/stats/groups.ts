// Another statistic for each value of a whole-numbered column. As in counts.ts at most MOST groups are kept, those of the
// smallest keys, and the rest is counted.
import type { Statistic } from "./statistic.js";

const MOST = 4096;

export interface GroupsState<S> {
  readonly n: number;
  /** By key, ascending. */
  readonly groups: readonly { readonly key: number; readonly n: number; readonly state: S }[];
  readonly beyond: number;
}

export interface Groups<V> {
  readonly n: number;
  readonly groups: readonly { readonly key: number; readonly n: number; readonly value: V }[];
  /** Trajectories in groups that were not kept. */
  readonly beyond: number;
}

type Rows<S> = GroupsState<S>["groups"];

function kept<S>(n: number, groups: Rows<S>, beyond: number): GroupsState<S> {
  const rest = groups.slice(MOST).reduce((sum, group) => sum + group.n, 0);
  return { n, groups: groups.slice(0, MOST), beyond: beyond + rest };
}

/** The statistic `inner` by the first column; the others are its own. */
export function groups<S, V>(inner: Statistic<S, V>): Statistic<GroupsState<S>, Groups<V>> {
  return {
    empty: () => ({ n: 0, groups: [], beyond: 0 }),

    push([by, ...columns]) {
      const rows = new Map<number, number[]>();
      (by as Float64Array).forEach((x, i) => {
        const key = Math.round(x);
        const known = rows.get(key);
        if (known === undefined) rows.set(key, [i]);
        else known.push(i);
      });
      const sorted = [...rows].sort(([a], [b]) => a - b);
      const states = sorted.map(([key, places]) => ({
        key,
        n: places.length,
        state: inner.push(columns.map((c) => Float64Array.from(places, (i) => c[i] as number))),
      }));
      return kept((by as Float64Array).length, states, 0);
    },

    merge(a, b) {
      const merged = new Map(a.groups.map((group) => [group.key, group]));
      for (const group of b.groups) {
        const known = merged.get(group.key);
        const { key, n, state } = group;
        merged.set(
          key,
          known === undefined ? group : { key, n: known.n + n, state: inner.merge(known.state, state) },
        );
      }
      const sorted = [...merged.values()].sort((left, right) => left.key - right.key);
      return kept(a.n + b.n, sorted, a.beyond + b.beyond);
    },

    value: (s) => ({
      n: s.n,
      groups: s.groups.map(({ key, n, state }) => ({ key, n, value: inner.value(state) })),
      beyond: s.beyond,
    }),
  };
}
