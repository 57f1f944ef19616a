// A statistic is empty · push · merge · value. Its state is plain data (it crosses threads); merging two states equals
// having pushed both samples, up to rounding, and the tree of merges is fixed (tree.ts), so the bytes are too.

/** How one kind of statistic works. C: columns of a leaf. S: state. V: what it says. */
export interface Statistic<S, V> {
  empty(): S;
  /** The state of one leaf, from its columns of equal length. */
  push(columns: readonly Float64Array[]): S;
  /** Both samples together, `left` before `right`. */
  merge(left: S, right: S): S;
  value(state: S): V;
}
